"""Cells that a fast reader shows as empty: error values, and formulas without a cached value."""

import re
from collections.abc import Container, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, cast

from xlsaddin.domain.celladress import column_letters, column_number
from xlsaddin.excel.package.opc import MAIN, Element, UnexpectedXml, main, parse
from xlsaddin.excel.package.package import Package

_NAMESPACE = {"m": MAIN}
_BAD = "//m:c[@t='e' or (m:f and not(m:v[string()]) and not(m:v and @t='str'))]"
_HEAD = re.compile(rb"<(?:([\w.-]+):)?worksheet\b[^>]*>")
_FIRST_ROW = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\sr=["\'](\d+)["\']')
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_LONGEST_START = 1 << 24


class Slag(StrEnum):
    """What is wrong with a cell, as a remark would say it."""

    FELVARDE = "felvärde"
    OBERAKNAD = "formel utan beräknat värde"


class BadCell(NamedTuple):
    """A cell whose content a reader would take for empty.

    Attributes:
        row: the row in Excel.
        column: the column counted from 1.
        kind: what is wrong.
        text: the error value, #N/A for example; "" for a formula without a value.
    """

    row: int
    column: int
    kind: Slag
    text: str

    @property
    def address(self) -> str:
        """Return the cell as Excel names it.

        >>> BadCell(7, 28, Slag.FELVARDE, "#N/A").address
        'AB7'
        """
        return f"{column_letters(self.column)}{self.row}"


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


def scan(
    package: Package, sheet_part: str, top_row: int, bottom_row: int, columns: Container[int]
) -> list[BadCell]:
    """Return the bad cells within these rows (both included) and columns (counted from 1).

    The sheet is read as a stream and only the stretches that can hold a bad cell are parsed.
    """
    found: list[BadCell] = []
    with package.whole():
        for cells in _bad_cells(package.chunks(sheet_part), bottom_row):
            found += [
                it for it in cells if top_row <= it.row <= bottom_row and it.column in columns
            ]
    return found


def _bad_cells(chunks: Iterable[bytes], bottom_row: int) -> Iterator[list[BadCell]]:
    """Yield the bad cells of each stretch of whole rows, until below the last row asked for."""
    rows_so_far = 0
    numbered = True
    for index, (head, prefix, rows) in enumerate(stretches(chunks)):
        first = _FIRST_ROW.search(rows)
        number = _ROW_NUMBER.search(first[1]) if first else None
        if index == 0:
            numbered = number is not None
        if number and int(number[1]) > bottom_row:
            return
        if not numbered or _may_hold_bad_cells(rows, prefix):
            root = parse(head + rows + b"</" + prefix + b"worksheet>")
            yield [_felcell(cell, rows_so_far) for cell in _matching(root, _BAD)]
            rows_so_far = _last_row(root, rows_so_far)


def stretches(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield (start tag of the sheet, prefix with colon, whole rows) through the sheet's rows."""
    rest, head, prefix = b"", b"", b""
    for chunk in chunks:
        rest += chunk
        if not head:
            head, prefix, rest = _opened(rest)
            if not head and len(rest) > _LONGEST_START:
                break
        end = b"</" + prefix + b"row>"
        cut = rest.rfind(end) + len(end) if head else 0
        if cut >= len(end):
            yield head, prefix, rest[:cut]
            rest = rest[cut:]
        elif head and b"sheetData>" in rest:
            return
    if not head:
        raise UnexpectedXml("a sheet without rows")


def _opened(start: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the sheet's start tag, its prefix and what follows <sheetData>, once all is read."""
    found = _HEAD.search(start)
    prefix = found[1] + b":" if found and found[1] else b""
    data = start.find(b"<" + prefix + b"sheetData")
    end = start.find(b">", data) if data >= 0 else -1
    if not found or end < 0:
        return b"", b"", start
    return found[0], prefix, start[end + 1 :]


def _may_hold_bad_cells(rows: bytes, prefix: bytes) -> bool:
    """Tell from the bytes alone; no, only when a value follows directly upon every formula."""
    if b't="e"' in rows or b"t='e'" in rows or b"<v></v>" in rows:
        return True
    formulas = rows.count(b"<" + prefix + b"f")
    return formulas > rows.count(b"</f><v>") + rows.count(b"/><v>")


def _felcell(cell: Element, rows_before: int) -> BadCell:
    row = cell.getparent()
    number = _row_number(row, rows_before)
    is_error = cell.get("t") == "e"
    kind = Slag.FELVARDE if is_error else Slag.OBERAKNAD
    text = cell.findtext(main("v"), "") if is_error else ""
    return BadCell(number, _column(cell), kind, text)


def _column(cell: Element) -> int:
    """Return the cell's column; a cell without address stands after the one before it."""
    steps = 0
    place: Element | None = cell
    while place is not None:
        if address := place.get("r"):
            return column_number(address.rstrip("0123456789")) + steps
        steps += 1
        place = place.getprevious()
    return steps


def _row_number(row: Element | None, rows_before: int) -> int:
    """Return the row's number; a row without number stands after the one before it."""
    steps = 0
    while row is not None:
        if number := row.get("r"):
            return int(number) + steps
        steps += 1
        row = row.getprevious()
    return rows_before + steps


def _last_row(root: Element, rows_before: int) -> int:
    rows = _matching(root, "m:row[last()]")
    return _row_number(rows[-1], rows_before) if rows else rows_before


def _matching(root: Element, path: str) -> list[Element]:
    return cast("list[Element]", root.xpath(path, namespaces=_NAMESPACE))


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
