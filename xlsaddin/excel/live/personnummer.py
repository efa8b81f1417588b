"""Personnummer in the cells of an open workbook: its data tables, and the owner's own tabs.

Comments, text boxes and headers cost a call to Excel each: the closed workbook is searched for
them.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from xlsaddin.domain.celladress import column_letters, column_number
from xlsaddin.excel.live.read import corners
from xlsaddin.rules.personnummer import ar_personnummer, innehaller_personnummer
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.personnummer import Fynd
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.schema import Kind

if TYPE_CHECKING:
    from xlwings import Sheet

_AMOUNTS = {
    (table.name, column.name.casefold())
    for table in TABLES
    for column in table.columns
    if column.kind is Kind.BELOPP
}


def personnummer(
    sheets: Mapping[str, "Sheet"], tables: Mapping[str, RawTable], own_tabs: Container[str]
) -> list[Fynd]:
    """Return every cell where a personnummer stands.

    Args:
        sheets: the sheets, by name.
        tables: the data tables that have been read from them, by name.
        own_tabs: the tabs that the program makes anew, which are left out.
    """
    found = [fynd for name, table in tables.items() for fynd in _in_table(name, table)]
    data_tabs = {table.tab for table in tables.values()}
    for tab, sheet in sheets.items():
        if tab not in data_tabs and tab not in own_tabs:
            used = sheet.used_range
            top, left, _, _ = corners(used.address)
            rows = used.options(ndim=2, err_to_str=True, empty="").value
            found += _in_rows(tab, rows, top, column_number(left))
    return found


def _in_table(name: str, table: RawTable) -> Iterator[Fynd]:
    headings = [heading.casefold() for heading in table.headings]
    amounts = [(name, heading) in _AMOUNTS for heading in headings]
    rows: Iterable[tuple[int, Sequence[object]]] = [
        *enumerate(table.rows, table.first_row),
        *table.below,
    ]
    for number, row in rows:
        for heading, value, amount in zip(table.headings, row, amounts, strict=True):
            if _is_one(value, amount=amount):
                yield Fynd(table.tab, number, f"Kolumnen {heading}")


def _in_rows(tab: str, rows: Sequence[Sequence[object]], top: int, left: int) -> Iterator[Fynd]:
    for number, row in enumerate(rows, top):
        for column, value in enumerate(row, left):
            if _is_one(value, amount=False):
                yield Fynd(tab, number, f"Cellen {column_letters(column)}{number}")


def _is_one(value: object, *, amount: bool) -> bool:
    if isinstance(value, str):
        return innehaller_personnummer(value)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and not amount and ar_personnummer(value)  # type: ignore[arg-type]
