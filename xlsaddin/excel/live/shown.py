"""What the open workbook's tabs are told without being refilled: a first line, shown or hidden."""

from collections.abc import Mapping

from xlsaddin.excel.live.state import OpenBook
from xlsaddin.excel.live.tabs import Tab, as_typed
from xlsaddin.reports.lage import stoppad_ingress

_INGRESS = 1


def with_why(tab: Tab, why: str) -> Tab:
    """Return what shall stand on a tab that keeps its content."""
    rows = [list(row) for row in tab.grid]
    rows += [[""] * len(rows[0]) for _ in range(_INGRESS + 1 - len(rows))]
    rows[_INGRESS][0] = as_typed(stoppad_ingress(rows[_INGRESS][0].removeprefix("'"), why))
    return tab._replace(grid=rows)


def show(oppen: OpenBook, shown: Mapping[str, bool]) -> None:
    """Show or hide tabs; those that are not named, and those that already are so, are left."""
    sheets = {name.casefold(): sheet for name, sheet in oppen.sheets.items()}
    for tab, visible in shown.items():
        sheet = sheets.get(tab.casefold())
        if sheet is not None and bool(sheet.visible) is not visible:
            sheet.visible = visible
