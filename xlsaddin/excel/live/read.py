"""The data tables of the open workbook, one call to Excel for each."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.excel.package.limits import LAST_ROW
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.reading import RawTable

if TYPE_CHECKING:
    from xlwings import Sheet
    from xlwings.main import Table

FELVARDEN = frozenset(
    (
        *("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"),
        *("#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!"),
    )
)

# Few, for Excel gives them all in the one call whether they hold something or not.
_ROWS_BELOW = 200


class _Read(NamedTuple):
    """A table as Excel gave it: its place, its headers, its rows, and what stands under it."""

    tab: str
    headings: list[str]
    first_row: int
    rows: list[list[object]]
    below: list[list[object]]
    first_below: int


def read_tables(sheets: Mapping[str, "Sheet"]) -> Mapping[str, RawTable]:
    """Return the declared tables that some sheets, given by name, hold; by table name."""
    declared = {table.name.casefold(): table.name for table in TABLES}
    return {
        declared[name.casefold()]: _as_closed(_read(table, tab, sheets[tab]))
        for tab, name, table in _tables(sheets)
        if name.casefold() in declared
    }


def _tables(sheets: Mapping[str, "Sheet"]) -> Iterator[tuple[str, str, "Table"]]:
    for tab, sheet in sheets.items():
        for table in sheet.tables:
            yield tab, str(table.name), table


def _read(table: "Table", tab: str, sheet: "Sheet") -> _Read:
    """Read headers, rows and what stands under them in one call; a row of totals is left out."""
    top, left, bottom, right = corners(table.range.address)
    last = min(bottom + _ROWS_BELOW, LAST_ROW)
    whole = sheet.range(f"{left}{top}:{right}{last}")
    values = whole.options(ndim=2, err_to_str=True, empty="").value
    height = bottom + 1 - top
    rows = values[1 : height - bool(table.show_totals)]
    headings = [str(it) for it in values[0]]
    return _Read(tab, headings, top + 1, rows, values[height:], bottom + 1)


def corners(address: str) -> tuple[int, str, int, str]:
    """Return the first row and column, and the last ones.

    >>> corners("$A$4:$F$20")
    (4, 'A', 20, 'F')
    """
    first, _, last = address.partition(":")
    _, left, top = first.split("$")
    _, right, bottom = (last or first).split("$")
    return int(top), left, int(bottom), right


def _as_closed(read: _Read) -> RawTable:
    """Return the table as the reader of a closed workbook gives it."""
    errors = [
        (number, header, value)
        for number, row in enumerate(read.rows, read.first_row)
        for header, value in zip(read.headings, row, strict=True)
        if isinstance(value, str) and value in FELVARDEN
    ]
    rows = [_plain_row(row) for row in read.rows]
    below = enumerate(map(_plain_row, read.below), read.first_below)
    return RawTable(read.tab, read.headings, read.first_row, rows, errors, list(below))


def _plain_row(row: Sequence[object]) -> list[object]:
    return [_plain(value) for value in row]


def _plain(value: object) -> object:
    """Return a value as a file holds it: no error texts, currency as numbers, days as days."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return "" if isinstance(value, str) and value in FELVARDEN else value
