"""Cells that a fast reader shows as empty: error values, and formulas without a cached value."""

import re
from collections.abc import Container, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, cast

from xlsaddin.domain.celladress import column_letters, column_number
from xlsaddin.excel.package.opc import MAIN, Element, main, parse
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.package.unpacking import stretches

_NAMESPACE = {"m": MAIN}
_BAD = "//m:c[@t='e' or (m:f and not(m:v[string()]) and not(m:v and @t='str'))]"
_FIRST_ROW = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\sr=["\'](\d+)["\']')


class Fault(StrEnum):
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
    kind: Fault
    text: str

    @property
    def address(self) -> str:
        """Return the cell as Excel names it.

        >>> BadCell(7, 28, Fault.FELVARDE, "#N/A").address
        'AB7'
        """
        return f"{column_letters(self.column)}{self.row}"


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
            yield [_bad_cell(cell, rows_so_far) for cell in _matching(root, _BAD)]
            rows_so_far = _last_row(root, rows_so_far)


def _may_hold_bad_cells(rows: bytes, prefix: bytes) -> bool:
    """Tell from the bytes alone; no, only when a value follows directly upon every formula."""
    if b't="e"' in rows or b"t='e'" in rows or b"<v></v>" in rows:
        return True
    formulas = rows.count(b"<" + prefix + b"f")
    return formulas > rows.count(b"</f><v>") + rows.count(b"/><v>")


def _bad_cell(cell: Element, rows_before: int) -> BadCell:
    row = cell.getparent()
    number = _row_number(row, rows_before)
    is_error = cell.get("t") == "e"
    kind = Fault.FELVARDE if is_error else Fault.OBERAKNAD
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
