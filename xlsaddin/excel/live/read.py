"""The data tables of the open workbook, one call to Excel for each."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

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


class _Read(NamedTuple):
    """A table as Excel gave it: its place, its headers and its rows."""

    tab: str
    headings: list[str]
    first_row: int
    rows: list[list[object]]


def read_tables(sheets: Mapping[str, "Sheet"]) -> Mapping[str, RawTable]:
    """Return the declared tables that some sheets, given by name, hold; by table name."""
    declared = {table.name.casefold(): table.name for table in TABLES}
    return {
        declared[name.casefold()]: _as_closed(_read(table, tab))
        for tab, name, table in _tables(sheets)
        if name.casefold() in declared
    }


def _tables(sheets: Mapping[str, "Sheet"]) -> Iterator[tuple[str, str, "Table"]]:
    for tab, sheet in sheets.items():
        for table in sheet.tables:
            yield tab, str(table.name), table


def _read(table: "Table", tab: str) -> _Read:
    """Read headers and rows in one call; a row of totals is left out."""
    place = table.range
    values = place.options(ndim=2, err_to_str=True, empty="").value
    last = len(values) - bool(table.show_totals)
    return _Read(tab, [str(it) for it in values[0]], place.row + 1, values[1:last])


def _as_closed(read: _Read) -> RawTable:
    """Return the table as the reader of a closed workbook gives it."""
    errors = [
        (number, header, value)
        for number, row in enumerate(read.rows, read.first_row)
        for header, value in zip(read.headings, row, strict=True)
        if isinstance(value, str) and value in FELVARDEN
    ]
    rows = [_plain_row(row) for row in read.rows]
    return RawTable(read.tab, read.headings, read.first_row, rows, errors)


def _plain_row(row: Sequence[object]) -> list[object]:
    return [_plain(value) for value in row]


def _plain(value: object) -> object:
    """Return a value as a file holds it: no error texts, currency as numbers, days as days."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    return "" if isinstance(value, str) and value in FELVARDEN else value
