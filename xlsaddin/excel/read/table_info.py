"""Which Excel tables a workbook has, and where their data rows are."""

import re
from typing import NamedTuple

from xlsaddin.domain.celladress import column_number
from xlsaddin.excel.package.opc import Element, UnexpectedXml, main
from xlsaddin.excel.package.package import Package

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


class TableInfo(NamedTuple):
    """An Excel table and where its data rows are.

    Attributes:
        name: the name that formulas use.
        sheet_name: the tab it stands on.
        sheet_part: that tab's part in the package.
        first_row: first row of data, below the headers.
        last_row: last row of data, above the totals; less than first_row when there is none.
        first_col: first column, counted from 1.
        columns: the headers.
        totals_row: the row of totals, if shown.
    """

    name: str
    sheet_name: str
    sheet_part: str
    first_row: int
    last_row: int
    first_col: int
    columns: tuple[str, ...]
    totals_row: int | None

    @property
    def column_numbers(self) -> range:
        """Return the table's columns counted from 1, as `scan` takes them."""
        return range(self.first_col, self.first_col + len(self.columns))


def tables(package: Package) -> list[TableInfo]:
    """Return every table of the workbook, in the order of the tabs."""
    with package.whole():
        return [
            _table_info(package.xml(it.target), sheet_name, sheet_part)
            for sheet_name, sheet_part in package.sheets().items()
            for it in package.relationships(sheet_part)
            if it.kind.endswith("/table")
        ]


def _table_info(root: Element, sheet_name: str, sheet_part: str) -> TableInfo:
    top_left, _, bottom_right = (root.get("ref") or "").replace("$", "").partition(":")
    first_col, top = _address(top_left)
    _, bottom = _address(bottom_right or top_left)
    headers = int(root.get("headerRowCount", "1"))
    totals = int(root.get("totalsRowCount", "0"))
    return TableInfo(
        name=root.get("displayName") or root.get("name") or "",
        sheet_name=sheet_name,
        sheet_part=sheet_part,
        first_row=top + headers,
        last_row=bottom - totals,
        first_col=first_col,
        columns=tuple(_unescaped(it.get("name") or "") for it in _columns(root)),
        totals_row=bottom if totals else None,
    )


def _columns(table: Element) -> list[Element]:
    return list(table.iterfind(f"{main('tableColumns')}/{main('tableColumn')}"))


def _address(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    if not letters.isalpha() or letters == cell:
        raise UnexpectedXml(f"a table at «{cell}»")
    return column_number(letters), int(cell[len(letters) :])


def _unescaped(header: str) -> str:
    """Return a header as the cell shows it: a line break is written _x000a_."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), header)
