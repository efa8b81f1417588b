"""Which Excel tables a workbook has, and where their data rows are."""

import re
from typing import NamedTuple

from xlsaddin.domain.celladress import column_number
from xlsaddin.excel.package.limits import LARGEST_XML, LAST_COLUMN, LAST_ROW
from xlsaddin.excel.package.opc import Element, UnexpectedXml, main
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.texts import unescaped

_REF = re.compile(r"([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?")


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

    @property
    def rows(self) -> range:
        """Return every row of the table, from that of the headers to that of the totals."""
        return range(self.first_row - 1, (self.totals_row or self.last_row) + 1)


def tables(package: Package) -> list[TableInfo]:
    """Return every table of the workbook, in the order of the tabs."""
    with package.whole():
        return [
            _table_info(package.xml(it.target, LARGEST_XML), sheet_name, sheet_part)
            for sheet_name, sheet_part in package.sheets().items()
            for it in package.relationships(sheet_part)
            if it.kind.endswith("/table")
        ]


def _table_info(root: Element, sheet_name: str, sheet_part: str) -> TableInfo:
    """Return where a table is.

    Raises:
        UnexpectedXml: Excel has no such place, or its columns do not fill it.
        ValueError: a number of rows is none.
    """
    first_col, top, last_col, bottom = _place(root.get("ref") or "")
    headers = int(root.get("headerRowCount", "1"))
    totals = int(root.get("totalsRowCount", "0"))
    columns = tuple(unescaped(it.get("name") or "") for it in _columns(root))
    if not (0 <= headers <= 1 and 0 <= totals <= 1 and last_col + 1 - first_col == len(columns)):
        raise UnexpectedXml("a table that is not as large as its place")
    return TableInfo(
        name=root.get("displayName") or root.get("name") or "",
        sheet_name=sheet_name,
        sheet_part=sheet_part,
        first_row=top + headers,
        last_row=bottom - totals,
        first_col=first_col,
        columns=columns,
        totals_row=bottom if totals else None,
    )


def _columns(table: Element) -> list[Element]:
    return list(table.iterfind(f"{main('tableColumns')}/{main('tableColumn')}"))


def _place(ref: str) -> tuple[int, int, int, int]:
    """Return the first column and row, and the last ones."""
    found = _REF.fullmatch(ref.replace("$", "").upper())
    if not found:
        raise UnexpectedXml(f"a table at «{ref}»")
    left, top, right, bottom = found.groups()
    first, last = column_number(left), column_number(right or left)
    first_row, last_row = int(top), int(bottom or top)
    if not (0 < first <= last <= LAST_COLUMN and 0 < first_row <= last_row <= LAST_ROW):
        raise UnexpectedXml(f"a table at «{ref}»")
    return first, first_row, last, last_row
