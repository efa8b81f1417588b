"""Rows of a data table to checked columns, with a remark for each thing that is wrong."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.schema import CellValue, Column, Table, TableData
from xlsaddin.tabs.values import Fel, RawValue, is_blank, is_empty, normal_text, read_value

ROWS_PER_BATCH = 10_000
_TOTAL = re.compile(r"\s*(?:del|slut|total)?(?:summa|totalt?|s:a|sa)\b", re.IGNORECASE)


class ColumnWise:
    """Rows at hand as columns, each of which gives the value of every row in turn, once."""

    def __init__(self, columns: Sequence[Iterable[RawValue]]) -> None:
        """Take the columns; those that never end are as long as the shortest."""
        self._columns = [iter(column) for column in columns]

    def __iter__(self) -> Iterator[Sequence[RawValue]]:
        return zip(*self._columns, strict=False)

    def batches(self) -> Iterator[Sequence[Sequence[RawValue]]]:
        """Yield the columns of some rows at a time."""
        while True:
            columns = [list(islice(column, ROWS_PER_BATCH)) for column in self._columns]
            antal = min(map(len, columns))
            if antal:
                yield [column[:antal] for column in columns]
            if antal < ROWS_PER_BATCH:
                return


class RawTable(NamedTuple):
    """A table as it stands in the workbook.

    Attributes:
        tab: the name of the tab where the table was found.
        headings: the headers.
        first_row: the Excel row number of the first row of `rows`.
        rows: the rows below the headers, each as long as `headings`.
        bad_cells: cells that the reader cannot show: (row, header, kind), kind is an error text
            such as "#N/A", or "" for a formula that has never been calculated.
        below: the rows under the table that hold anything in its columns: (row, cells).
        alike: each row that is alike an earlier one in every cell, and that one; None where
            only `rows` can tell.
    """

    tab: str
    headings: Sequence[str]
    first_row: int
    rows: Iterable[Sequence[RawValue]]
    bad_cells: Sequence[tuple[int, str, str]] = ()
    below: Sequence[tuple[int, Sequence[RawValue]]] = ()
    alike: Sequence[tuple[int, int]] | None = None


class Batch(NamedTuple):
    """A run of rows: the raw values of the declared columns, and each row's Excel number."""

    columns: dict[str, Sequence[RawValue]]
    row_numbers: Sequence[int]


Places = Mapping[str, int | None]
"""Where each declared column stands, from 0; None for one that is missing and may be."""


def column_places(table: Table, ra: RawTable) -> tuple[Places, list[Anmarkning]]:
    """Return where each declared column stands, and a remark for each that is missing or double."""
    headings = [heading.casefold() for heading in ra.headings]
    places: dict[str, int | None] = {}
    anmarkningar = []
    for column in table.columns:
        antal = headings.count(column.name.casefold())
        if antal == 1:
            places[column.name] = headings.index(column.name.casefold())
        elif antal == 0 and column.may_be_missing and not _is_misspelt(column.name, ra):
            places[column.name] = None
        else:
            text = (
                _missing(column.name, table, ra)
                if antal == 0
                else f"Kolumnen «{column.name}» finns {antal} gånger. Byt namn på de övriga."
            )
            heading_row = ra.first_row - 1
            anmarkningar.append(Anmarkning(ra.tab, heading_row, column.name, text))
    return places, anmarkningar


def _is_misspelt(name: str, ra: RawTable) -> bool:
    """Return whether a header that is missing is there, but not as formulas know it."""
    return name.casefold() in {normal_text(heading).casefold() for heading in ra.headings}


def _missing(name: str, table: Table, ra: RawTable) -> str:
    """Return the sentence on a missing header, also one that formulas do not know as it is."""
    if _is_misspelt(name, ra):
        return f"Rubriken «{name}» har ett mellanslag eller tecken för mycket. Skriv om den."
    return (
        f"Kolumnen «{name}» saknas i tabellen {table.name}. Skriv rubriken om den har bytt namn, "
        "annars stäng arbetsboken och kör xlsaddin uppgradera."
    )


def batches(ra: RawTable, places: Places) -> Iterator[Batch]:
    """Yield the rows in runs, turned into columns, so that a long table never stands in memory."""
    start = ra.first_row
    rows = ra.rows
    for columns in rows.batches() if isinstance(rows, ColumnWise) else _turned(rows):
        antal = len(columns[0])
        yield Batch(
            {
                name: ("",) * antal if place is None else columns[place]
                for name, place in places.items()
            },
            range(start, start + antal),
        )
        start += antal


def _turned(rows: Iterable[Sequence[RawValue]]) -> Iterator[Sequence[Sequence[RawValue]]]:
    """Turn rows into columns, some rows at a time."""
    alla = iter(rows)
    while batch := list(islice(alla, ROWS_PER_BATCH)):
        yield list(zip(*batch, strict=True))


def bad_cell_remarks(table: Table, ra: RawTable) -> list[Anmarkning]:
    """Return a remark for each error cell and each formula that was never calculated."""
    kanda = {column.name.casefold() for column in table.columns}
    return [
        Anmarkning(
            ra.tab,
            row,
            heading,
            f"Cellen visar felet {kod}. Rätta formeln eller skriv värdet."
            if kod
            else "Formeln är inte beräknad. Öppna arbetsboken i Excel, spara och försök igen.",
        )
        for row, heading, kod in ra.bad_cells
        if normal_text(heading).casefold() in kanda
    ]


def below_remarks(table: Table, ra: RawTable, places: Places) -> list[Anmarkning]:
    """Return a remark for each run of rows that stand under the table and look like its rows.

    They do when all that must be filled in is, and something more where that is one cell. A total
    with a label is left in peace.
    """
    needed = [
        place
        for column in table.columns
        if column.required and (place := places[column.name]) is not None
    ]
    rows = [number for number, cells in ra.below if _looks_like_a_row(cells, needed)]
    runs: list[list[int]] = []
    for number in rows:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [Anmarkning(ra.tab, run[0], "", _below(run)) for run in runs]


def _looks_like_a_row(cells: Sequence[RawValue], needed: Sequence[int]) -> bool:
    filled = [cell for cell in cells if not is_blank(cell)]
    totals = any(isinstance(cell, str) and _TOTAL.match(cell) for cell in filled)
    return not totals and len(filled) > 1 and not any(is_blank(cells[place]) for place in needed)


def _below(run: Sequence[int]) -> str:
    if len(run) == 1:
        return "Raden står under tabellen och räknas inte. Dra ned tabellens hörn."
    return f"Raderna {run[0]}–{run[-1]} står under tabellen och räknas inte. Dra ned dess hörn."


def read_row(
    columns: Sequence[Column], row: Sequence[RawValue], tab: str, number: int
) -> tuple[list[CellValue], list[Anmarkning]]:
    """Return the checked values of one row and its remarks."""
    values: list[CellValue] = []
    anmarkningar = []
    for column, raw_value in zip(columns, row, strict=True):
        try:
            values.append(read_value(column, raw_value))
        except Fel as fel:
            anmarkningar.append(Anmarkning(tab, number, column.name, str(fel)))
    return values, anmarkningar


def not_told(
    fel: Iterable[Anmarkning], broken: Container[tuple[int | None, str]]
) -> list[Anmarkning]:
    """Return the remarks on a row without those on cells that are known to be broken.

    Args:
        fel: the remarks.
        broken: the row and the folded header of each broken cell.
    """
    return [it for it in fel if (it.row, it.column.casefold()) not in broken]


def read_table(table: Table, ra: RawTable) -> tuple[TableData, list[Anmarkning]]:
    """Return the rows that hold and all remarks on the others."""
    places, anmarkningar = column_places(table, ra)
    if anmarkningar:
        return empty(table, ra.first_row), anmarkningar
    anmarkningar += bad_cell_remarks(table, ra)
    anmarkningar += below_remarks(table, ra, places)
    broken = {(it.row, it.column.casefold()) for it in anmarkningar}
    broken_rows = {number for number, _ in broken}
    rows, row_numbers = [], []
    for number, cells in enumerate(ra.rows, ra.first_row):
        row = ["" if place is None else cells[place] for place in places.values()]
        if is_empty(row):
            continue
        values, fel = read_row(table.columns, row, ra.tab, number)
        anmarkningar += not_told(fel, broken)
        if not fel and number not in broken_rows:
            rows.append(values)
            row_numbers.append(number)
    if table.required and not rows and not anmarkningar:
        anmarkningar.append(empty_table(table, ra))
    return TableData(table.headings, rows, row_numbers, ra.first_row), anmarkningar


def read_optional(
    table: Table, raw_tables: Mapping[str, RawTable]
) -> tuple[TableData, list[Anmarkning]]:
    """Return what `read_table` does of a table that a workbook may lack; then it has no rows."""
    ra = raw_tables.get(table.name)
    return read_table(table, ra) if ra else (empty(table), [])


def empty(table: Table, first_row: int = 2) -> TableData:
    """Return the table without rows."""
    return TableData(table.headings, first_row=first_row)


def empty_table(table: Table, ra: RawTable) -> Anmarkning:
    """Return the remark on a table that must have rows and has none."""
    return Anmarkning(
        ra.tab, ra.first_row, "", f"Tabellen {table.name} är tom. Fyll i den: {table.help}"
    )
