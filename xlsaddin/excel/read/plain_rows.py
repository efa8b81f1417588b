"""A long table whose rows are all plain, read straight from the sheet's bytes.

A ledger may have a million rows, and nearly always they hold numbers, days and codes, nothing else.
One pattern reads such rows several times faster than a reader that must expect anything, and keeps
them in a tenth of the memory. At the first thing that is not plain there is no answer, and the
ordinary way reads the whole table.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto

from xlsaddin.domain.celladress import column_letters
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.plain_columns import Amounts, Codes, Column, NotPlain, Unneeded, Users
from xlsaddin.excel.read.plain_looks import PlainLooks, plain_looks
from xlsaddin.excel.read.stretches import stretches
from xlsaddin.excel.read.table_info import TableInfo
from xlsaddin.tabs.reading import ColumnWise

_ROW_NUMBER = re.compile(rb'<row r="(\d+)"')
_ROW_END = b"</row>"


class Reading(Enum):
    """How a column is read."""

    CODES = auto()
    AMOUNTS = auto()
    UNNEEDED = auto()


def plain_rows(
    package: Package, table: TableInfo, readings: Mapping[str, Reading]
) -> ColumnWise | None:
    """Return a table's rows, None when not every one of them is plain.

    Args:
        package: the workbook.
        table: the table; one of its columns at least is read as amounts.
        readings: how each known column is read, by header in lower case; others are the user's own.
    """
    looks = plain_looks(package)
    columns = [_column(readings.get(header.casefold()), looks) for header in table.columns]
    try:
        with package.whole():
            _read(package, table, columns)
            for column in columns:
                column.settle(package)
    except NotPlain:
        return None
    return ColumnWise(columns)


def _column(reading: Reading | None, looks: PlainLooks) -> Column:
    if reading is Reading.CODES:
        return Codes(looks)
    if reading is Reading.AMOUNTS:
        return Amounts(looks)
    return Unneeded() if reading is Reading.UNNEEDED else Users()


def _read(package: Package, table: TableInfo, columns: Sequence[Column]) -> None:
    pattern = _pattern(table, columns)
    for rows, count in _table_rows(package, table):
        found = pattern.findall(rows)
        if len(found) != count:
            raise NotPlain
        groups = list(zip(*found, strict=True))
        for column in columns:
            column.take(groups[: column.groups])
            del groups[: column.groups]


def _pattern(table: TableInfo, columns: Sequence[Column]) -> re.Pattern[bytes]:
    """Return the pattern of a row with cells in the table's columns and nowhere else."""
    letters = (column_letters(number).encode() for number in table.column_numbers)
    cells = (column.pattern % letter for column, letter in zip(columns, letters, strict=True))
    return re.compile(rb'<row r="\d++"[^>]*+>' + b"".join(cells) + _ROW_END)


def _table_rows(package: Package, table: TableInfo) -> Iterator[tuple[bytes, int]]:
    """Yield the table's rows, some at a time, with how many they must be by their numbers."""
    row = table.first_row
    for _, prefix, stretch in stretches(package.chunks(table.sheet_part)):
        begin = stretch.find(b'<row r="%d"' % row)
        if prefix or (begin < 0 and row > table.first_row):
            raise NotPlain
        if begin >= 0:
            rows, last = _until(table.last_row, stretch[begin:])
            yield rows, last + 1 - row
            row = last + 1
        if row > table.last_row:
            return
    raise NotPlain


def _until(end: int, rows: bytes) -> tuple[bytes, int]:
    """Return the rows up to one, and the number of the last of them."""
    if (last := _last_row(rows)) > end:
        rows = rows[: rows.find(b'<row r="%d"' % (end + 1))]
        last = _last_row(rows)
    return rows, last


def _last_row(rows: bytes) -> int:
    found = _ROW_NUMBER.match(rows, rows.rfind(b"<row "))
    if not found:
        raise NotPlain
    return int(found[1])
