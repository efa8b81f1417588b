"""Start in the open workbook: its cells as a report tab's, but for those that others write in."""

from collections.abc import Collection

from xlsaddin.excel.draw.start import NAMNGIVNA, TAB, start_cells
from xlsaddin.excel.live.state import OpenBook
from xlsaddin.excel.live.tabs import Tab, corner, grid_of
from xlsaddin.reports.bok import Rapportbok


def start_tab(rapporter: Rapportbok, gjorda: Collection[str], before: Tab) -> Tab:
    """Return what shall stand on Start."""
    tabs = [rapport.tab for rapport in rapporter.rapporter]
    return with_said(before, Tab(grid_of(start_cells(rapporter, tabs, gjorda)), ()))


def having_start(oppen: OpenBook) -> OpenBook:
    """Return the workbook with Start among its tabs; where it is gone or protected, as it was."""
    sheets = (it for name, it in oppen.sheets.items() if name.casefold() == TAB.casefold())
    start = next((sheet for sheet in sheets if not sheet.api.ProtectContents), None)
    return oppen if start is None else oppen._replace(tabs={**oppen.tabs, TAB: start})


def with_said(before: Tab, tab: Tab) -> Tab:
    """Return Start with what the cells that VBA and the buttons write in say before."""
    said = [list(row) for row in tab.grid]
    for address in NAMNGIVNA.values():
        column, row = corner(address)
        now = before.grid[row - 1 : row]
        said[row - 1][column - 1] = next(iter(now[0][column - 1 : column]), "") if now else ""
    return tab._replace(grid=said)
