"""Start in the open workbook: its cells as a report tab's, but for those that others write in."""

from typing import TYPE_CHECKING

from xlsaddin.excel.draw.start import NAMNGIVNA, TAB, start_cells
from xlsaddin.excel.live.tabs import Grid, grid_of, read_grid
from xlsaddin.reports.bok import Rapportbok

if TYPE_CHECKING:
    from xlwings import Book, Sheet


def start_grid(book: "Book", rapporter: Rapportbok) -> dict[str, Grid]:
    """Return what shall stand on Start; nothing when it is gone or protected: it hinders none."""
    sheet = open_start(book)
    if sheet is None:
        return {}
    grid = grid_of(start_cells(rapporter, [rapport.tab for rapport in rapporter.rapporter]))
    return {TAB: with_said(sheet, grid)}


def open_start(book: "Book") -> "Sheet | None":
    """Return the tab Start if it may be written to."""
    sheets = (sheet for sheet in book.sheets if sheet.name.casefold() == TAB.casefold())
    return next((sheet for sheet in sheets if not sheet.api.ProtectContents), None)


def with_said(sheet: "Sheet", grid: Grid) -> Grid:
    """Return a block where the cells that VBA and the buttons write in say what they say now."""
    said = [list(row) for row in grid]
    for address in NAMNGIVNA.values():
        cell = sheet.range(address)
        said[cell.row - 1][cell.column - 1] = read_grid(cell)[0][0]
    return said
