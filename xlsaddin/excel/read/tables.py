"""The data tables of a closed workbook, read without changing or calculating anything."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from xlsaddin.domain.errors import FilenArSkadad
from xlsaddin.excel.book_format import closed_format
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.felceller import TableInfo, scan, tables
from xlsaddin.excel.read.plain_rows import Reading, plain_rows
from xlsaddin.tabs.ekonomi.huvudbok import SUMMERADE
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK, TABLES
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.schema import Kind

_LEDGER = {
    column.name.casefold(): Reading.UNNEEDED
    if column.name not in SUMMERADE
    else Reading.AMOUNTS
    if column.kind is Kind.BELOPP
    else Reading.CODES
    for column in HUVUDBOK.columns
}


def read_tables(path: Path) -> Mapping[str, RawTable]:
    """Return the declared tables that the workbook holds, by table name.

    Raises:
        XlsAddinError: the file is no workbook that can be read, or is newer than this program.
    """
    declared = {table.name.casefold(): table.name for table in TABLES}
    with Package(path) as package:
        closed_format(package)
        found = [table for table in tables(package) if table.name.casefold() in declared]
        try:
            workbook = CalamineWorkbook.from_path(path)
            return {
                declared[table.name.casefold()]: _plain_ledger(package, table)
                or _table(package, table, workbook)
                for table in found
            }
        except CalamineError as fel:
            raise FilenArSkadad(fil=path) from fel


def _plain_ledger(package: Package, table: TableInfo) -> RawTable | None:
    """Return the ledger read the fast way; None for other tables and where it is not plain."""
    if table.name.casefold() != HUVUDBOK.name.casefold():
        return None
    rows = plain_rows(package, table, _LEDGER)
    if rows is None:
        return None
    return RawTable(table.sheet_name, table.columns, table.first_row, rows)


def _table(package: Package, table: TableInfo, workbook: CalamineWorkbook) -> RawTable:
    return RawTable(
        table.sheet_name,
        table.columns,
        table.first_row,
        _rows(workbook.get_sheet_by_name(table.sheet_name), table),
        _bad_cells(package, table),
    )


def _bad_cells(package: Package, table: TableInfo) -> Sequence[tuple[int, str, str]]:
    cells = scan(package, table.sheet_part, table.first_row, table.last_row, table.column_numbers)
    return [(cell.row, table.columns[cell.column - table.first_col], cell.text) for cell in cells]


def _rows(sheet: CalamineSheet, table: TableInfo) -> Iterator[Sequence[object]]:
    """Yield the table's rows; what lies outside the sheet's used area is blank.

    The reader's rows begin at the sheet's first, its columns at the first that is used.
    """
    width, count = len(table.columns), max(table.last_row + 1 - table.first_row, 0)
    first = table.first_col - 1 - (sheet.start[1] if sheet.start else 0)
    before = table.first_row - 1
    read = 0
    for row in islice(sheet.iter_rows(), before, before + count):
        read += 1
        cells = row[first : first + width] if first >= 0 else _padded_left(row, first, width)
        yield cells if len(cells) == width else [*cells, *[""] * (width - len(cells))]
    yield from _blank(count - read, width)


def _padded_left(row: Sequence[object], first: int, width: int) -> Sequence[object]:
    return [*[""] * -first, *row[: width + first]]


def _blank(count: int, width: int) -> Iterator[Sequence[object]]:
    for _ in range(count):
        yield [""] * width
