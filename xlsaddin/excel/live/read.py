"""The data tables of the open workbook, one call to Excel for each."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.excel.live.state import is_busy
from xlsaddin.excel.package.limits import LAST_ROW
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.reading import RawTable

if TYPE_CHECKING:
    from xlwings import Sheet

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
    """Return the declared tables that some sheets, given by name, hold; by table name.

    Excel is asked for a table by its name where it belongs. Only when one is not there are the
    names of all tables asked for: a user may have renamed its tab.
    """
    tabs = {tab.casefold(): tab for tab in sheets}
    homes = {it.name: tabs[it.tab.casefold()] for it in TABLES if it.tab.casefold() in tabs}
    places = {
        name: (tab, rows) for name, tab in homes.items() if (rows := _rows_of(sheets[tab], name))
    }
    missing = {it.name.casefold(): it.name for it in TABLES if it.name not in places}
    for tab, name in _tables(sheets) if missing else ():
        if name.casefold() in missing:
            places[missing[name.casefold()]] = tab, _rows_of(sheets[tab], name)
    return {
        name: _as_closed(_read(sheets[tab], tab, name, rows))
        for name, (tab, rows) in places.items()
    }


def _tables(sheets: Mapping[str, "Sheet"]) -> Iterator[tuple[str, str]]:
    for tab, sheet in sheets.items():
        for table in sheet.tables:
            yield tab, str(table.name)


def _rows_of(sheet: "Sheet", name: str) -> str:
    """Return where the rows of a table stand on a sheet; nothing where it is not on the sheet."""
    try:
        return str(sheet.range(name).address)
    except Exception as error:
        if is_busy(error):
            raise
        return ""


def _read(sheet: "Sheet", tab: str, name: str, rows: str) -> _Read:
    """Read headers, rows and what stands under them in one call; a row of totals is left out."""
    top, left, bottom, right = corners(rows)
    last = min(bottom + _ROWS_BELOW, LAST_ROW)
    whole = sheet.range(f"{left}{top - 1}:{right}{last}")
    values = whole.options(ndim=2, err_to_str=True, empty="").value
    height = bottom + 2 - top
    taken = any(it != "" for row in values[height : height + 1] for it in row)
    totals = taken and bool(sheet.tables[name].show_totals)
    headings = [str(it) for it in values[0]]
    below = values[height + totals :]
    return _Read(tab, headings, top, values[1:height], below, bottom + 1 + totals)


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
