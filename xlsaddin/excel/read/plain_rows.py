"""A long table whose rows are all plain, read straight from the sheet's bytes.

A ledger may have a million rows, and nearly always they hold numbers, days, codes and texts,
nothing else. One pattern reads such rows several times faster than a reader that must expect
anything, and keeps them in a tenth of the memory. At the first thing that is not plain there is no
answer, and the ordinary way reads the whole table.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xlsaddin.domain.celladress import column_letters
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.package.unpacking import stretches
from xlsaddin.excel.read.plain_alike import plain_alike
from xlsaddin.excel.read.plain_columns import (
    Amounts,
    Codes,
    Column,
    NotPlain,
    Texts,
    Unneeded,
    Users,
)
from xlsaddin.excel.read.plain_looks import PlainLooks, plain_looks
from xlsaddin.excel.read.table_info import TableInfo
from xlsaddin.tabs import schema
from xlsaddin.tabs.reading import ColumnWise
from xlsaddin.tabs.schema import Summing, Table

_ROW_NUMBER = re.compile(rb'<row r="(\d+)"')
_ROW_END = b"</row>"
_NO_ROWS = range(0)
_FILLED = re.compile(rb"<v|<is")


class PlainRows(NamedTuple):
    """The rows of a table.

    Attributes:
        rows: the rows.
        below: whether anything stands in the rows under the table.
        alike: each row that is alike an earlier one, and that one, where that is looked for.
    """

    rows: ColumnWise
    below: bool
    alike: Sequence[tuple[int, int]] = ()


def plain_rows(package: Package, info: TableInfo, table: Table) -> PlainRows | None:
    """Return the rows of a table that is summed, None when not every one of them is plain.

    Columns that no sum needs are blank, and texts stand only on rows that are kept one by one.

    Args:
        package: the workbook.
        info: the table as it stands; columns that are not declared are the user's own.
        table: its declaration.
    """
    s = table.summing
    if s is None:
        return None
    declared = {column.name.casefold(): column for column in table.columns}
    looks = plain_looks(package)
    known = [declared.get(header.casefold()) for header in info.columns]
    columns = [_column(column, s, looks) for column in known]
    try:
        with package.whole():
            below = _read(package, info, columns)
            for column in columns:
                column.settle(package)
            _fetch_texts(package, s, dict(zip(known, columns, strict=True)))
            read = [it for it in columns if isinstance(it, (Amounts, Codes))]
            lika = plain_alike(package, info, read) if s.twice else ()
    except NotPlain:
        return None
    return PlainRows(ColumnWise(columns), below, lika)


def _column(declared: schema.Column | None, s: Summing, looks: PlainLooks) -> Column:
    if declared is None:
        return Users()
    if declared.name in s.sums and declared.required:
        return Amounts(looks)
    if declared.name in {s.month_of, *s.keys, *s.sums}:
        return Codes(looks, required=declared.required)
    return Texts() if declared.name in s.texts else Unneeded()


def _fetch_texts(
    package: Package, s: Summing, columns: Mapping[schema.Column | None, Column]
) -> None:
    """Fetch the texts of the rows that are kept one by one."""
    if s.kept is None:
        return
    name, kept = s.kept
    by_name = {declared.name: column for declared, column in columns.items() if declared}
    rows = [row for row, value in enumerate(by_name.get(name, ())) if value == kept]
    for column in columns.values():
        if isinstance(column, Texts):
            column.fetch(package, rows)


def _read(package: Package, info: TableInfo, columns: Sequence[Column]) -> bool:
    """Let the columns take their cells, and return whether anything stands in the rows below."""
    pattern, below = _pattern(info, columns), False
    for rows, expected in _table_rows(package, info):
        if not expected:
            below = below or _FILLED.search(rows) is not None
            continue
        found = pattern.findall(rows)
        numbers, *groups = zip(*found, strict=True) if found else ((),)
        if list(map(int, numbers)) != list(expected):
            raise NotPlain
        for column in columns:
            column.take(groups[: column.groups])
            del groups[: column.groups]
    return below


def _pattern(info: TableInfo, columns: Sequence[Column]) -> re.Pattern[bytes]:
    """Return the pattern of a row with cells in the table's columns and nowhere else."""
    letters = (column_letters(number).encode() for number in info.column_numbers)
    cells = (column.pattern % letter for column, letter in zip(columns, letters, strict=True))
    return re.compile(rb'<row r="(?P<row>\d++)"[^>]*+>' + b"".join(cells) + _ROW_END)


def _table_rows(package: Package, info: TableInfo) -> Iterator[tuple[bytes, range]]:
    """Yield the table's rows, some at a time, with the numbers that they must have.

    What stands below is yielded as no rows: the sheet is read to its end. A cell beside the headers
    is not plain.
    """
    row = info.first_row
    beside = b'<c r="%s%d"' % (column_letters(info.column_numbers.stop).encode(), row - 1)
    for _, prefix, stretch in stretches(package.chunks(info.sheet_part)):
        if row > info.last_row:
            yield stretch, _NO_ROWS
            continue
        begin = stretch.find(b'<row r="%d"' % row)
        if prefix or (begin < 0 and row > info.first_row):
            raise NotPlain
        if row == info.first_row and beside in stretch[:begin]:
            raise NotPlain
        if begin >= 0:
            rows, below, last = _until(info.last_row, stretch[begin:])
            yield rows, range(row, last + 1)
            yield below, _NO_ROWS
            row = last + 1
    if row <= info.last_row:
        raise NotPlain


def _until(end: int, rows: bytes) -> tuple[bytes, bytes, int]:
    """Return the rows up to one, those after it, and the number of the last of the former."""
    last = _last_row(rows)
    if last <= end:
        return rows, b"", last
    cut = rows.find(b'<row r="%d"' % (end + 1))
    return rows[:cut], rows[cut:], _last_row(rows[:cut])


def _last_row(rows: bytes) -> int:
    found = _ROW_NUMBER.match(rows, rows.rfind(b"<row "))
    if not found:
        raise NotPlain
    return int(found[1])
