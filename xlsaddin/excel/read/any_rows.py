"""The rows of a sheet read with care: whatever a cell may hold, only where it is asked for."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import NamedTuple

from xlsaddin.domain.celladress import column_number
from xlsaddin.excel.package.limits import LAST_COLUMN, LAST_ROW, ROWS_BELOW
from xlsaddin.excel.package.opc import Element, UnexpectedXml, main, parse
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.package.unpacking import stretches
from xlsaddin.excel.read.cell_values import Values
from xlsaddin.excel.read.table_info import TableInfo
from xlsaddin.tabs.values import Olaslig, RawValue, is_blank

_ROW, _CELL = main("row"), main("c")
_LETTERS = re.compile("[A-Z]{1,3}")
_NUMBERED = re.compile(rb'<(?:[\w.-]+:)?row\s(?:[^>]*?\s)?r=["\'](\d+)["\']')
_DIGITS = "0123456789"
DUBBEL = Olaslig("Cellen finns två gånger i filen. Öppna arbetsboken i Excel och spara om den.")


class ReadRows(NamedTuple):
    """A table and what stands at its edges.

    Attributes:
        rows: its rows, also those that the sheet lacks.
        below: the rows under it that hold anything, with their numbers, as far down as it could
            be drawn.
        beside: the rows, that of the headers too, where the cell to the right of it is filled.
    """

    rows: list[Sequence[RawValue]]
    below: list[tuple[int, Sequence[RawValue]]]
    beside: list[int]


def read_rows(package: Package, info: TableInfo, values: Values) -> ReadRows:
    """Return the rows of a table, and what stands under and beside it."""
    blank = ("",) * len(info.columns)
    found = ReadRows([], [], [])
    wanted = range(info.first_row - 1, _below(info).stop)
    for number, wider in _rows(package, info, values, wanted):
        *cells, beside = wider
        if number <= info.last_row and not is_blank(beside):
            found.beside.append(number)
        if number < info.first_row:
            continue
        if number <= info.last_row:
            found.rows.extend(repeat(blank, number - info.first_row - len(found.rows)))
            found.rows.append(cells)
        elif number in _below(info) and any(cell != "" for cell in cells):
            found.below.append((number, cells))
    found.rows.extend(repeat(blank, info.last_row + 1 - info.first_row - len(found.rows)))
    return found


def rows_below(
    package: Package, info: TableInfo, values: Values
) -> Iterator[tuple[int, Sequence[RawValue]]]:
    """Yield the rows under the table that hold anything in its columns, with their numbers."""
    for number, (*cells, _) in _rows(package, info, values, _below(info)):
        if any(cell != "" for cell in cells):
            yield number, cells


def _below(info: TableInfo) -> range:
    first = (info.totals_row or info.last_row) + 1
    return range(first, first + ROWS_BELOW)


def _rows(
    package: Package, info: TableInfo, values: Values, wanted: range
) -> Iterator[tuple[int, Sequence[RawValue]]]:
    """Yield the sheet's rows that are wanted, one cell wider than the table, with their numbers.

    Raises:
        FilenArSkadad: rows are not in order, or a cell stands where there is none.
    """
    number = 0
    with package.whole():
        read = _cell_reader(info, values())
        for head, prefix, rows in stretches(package.chunks(info.sheet_part)):
            if (known := _last_number(rows)) and number < known < wanted.start:
                number = known
                continue
            root = parse(head + rows + b"</" + prefix + b"worksheet>")
            for row in root.iterchildren(_ROW):
                number = _row_number(row, number)
                if number >= wanted.stop:
                    return
                if number in wanted:
                    yield number, read(row, str(number))


def _last_number(rows: bytes) -> int | None:
    """Return the number of the last row, if it says it and no row before it could be greater."""
    numbers = _NUMBERED.findall(rows, max(rows.rfind(b"row "), 1) - 1)
    return int(numbers[-1]) if numbers else None


def _row_number(row: Element, before: int) -> int:
    stated = row.get("r")
    number = int(stated) if stated else before + 1
    if not before < number <= LAST_ROW:
        raise UnexpectedXml(f"row {number} after row {before}")
    return number


class _Columns(dict[str, int]):
    """The numbers of columns by their letters."""

    def __missing__(self, letters: str) -> int:
        number = column_number(letters) if _LETTERS.fullmatch(letters) else 0
        if not 0 < number <= LAST_COLUMN:
            raise UnexpectedXml(f"a column {letters}")
        self[letters] = number
        return number


def _cell_reader(
    info: TableInfo, value: Callable[[Element], RawValue]
) -> Callable[[Element, str], Sequence[RawValue]]:
    """Return what gives a row's values in the table's columns and the one to the right of it."""
    columns, first, width = _Columns(), info.first_col, len(info.columns) + 1

    def read(row: Element, row_number: str) -> Sequence[RawValue]:
        values: list[RawValue] = [""] * width
        met: set[int] = set()
        column = 0
        for cell in row.iterchildren(_CELL):
            address = cell.get("r")
            if address:
                letters = address.rstrip(_DIGITS)
                column = columns[letters]
                if address[len(letters) :] != row_number:
                    raise UnexpectedXml(f"{address} in row {row_number}")
            else:
                column += 1
            place = column - first
            if 0 <= place < width:
                values[place] = DUBBEL if place in met else value(cell)
                met.add(place)
        return values

    return read
