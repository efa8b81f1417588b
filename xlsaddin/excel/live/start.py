"""Start in the open workbook: its cells as a report tab's, but for those that others write in."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from xlsaddin.domain.celladress import column_number
from xlsaddin.excel.draw.start import NAMNGIVNA, TAB, start_cells
from xlsaddin.excel.live.state import OpenBook
from xlsaddin.excel.live.tabs import Grid, Tab, grid_of, read_grid
from xlsaddin.reports.bok import Rapportbok

if TYPE_CHECKING:
    from xlwings import Sheet


def with_start(
    oppen: OpenBook, rapporter: Rapportbok, gjorda: Collection[str]
) -> tuple[OpenBook, dict[str, Tab]]:
    """Return the workbook with Start among its tabs, and what shall stand there.

    Both are as they were when Start is gone or protected: it hinders none.
    """
    started = having_start(oppen)
    if TAB not in started.tabs:
        return oppen, {}
    tabs = [rapport.tab for rapport in rapporter.rapporter]
    grid = grid_of(start_cells(rapporter, tabs, gjorda))
    return started, {TAB: Tab(with_said(started.tabs[TAB], grid), ())}


def having_start(oppen: OpenBook) -> OpenBook:
    """Return the workbook with Start among its tabs, if it may be written to."""
    sheets = (it for name, it in oppen.sheets.items() if name.casefold() == TAB.casefold())
    start = next((sheet for sheet in sheets if not sheet.api.ProtectContents), None)
    return oppen if start is None else oppen._replace(tabs={**oppen.tabs, TAB: start})


def with_said(sheet: "Sheet", grid: Grid) -> Grid:
    """Return a block where the cells that VBA and the buttons write in say what they say now."""
    said = [list(row) for row in grid]
    first, last = (int(place.rpartition("$")[2]) for place in NAMNGIVNA.values())
    letters = next(iter(NAMNGIVNA.values())).split("$")[1]
    now = read_grid(sheet.range(f"{letters}{first}:{letters}{last}"))
    for row, (text,) in enumerate(now, first):
        said[row - 1][column_number(letters) - 1] = text
    return said
