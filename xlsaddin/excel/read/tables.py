"""The data tables of a closed workbook, read without changing or calculating anything."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from xlsaddin.domain.errors import FilenArSkadad
from xlsaddin.excel.book_format import closed_format
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.bad_cells import scan
from xlsaddin.excel.read.plain_rows import plain_rows
from xlsaddin.excel.read.table_info import TableInfo, tables
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.schema import Table


def read_tables(path: Path) -> Mapping[str, RawTable]:
    """Return the declared tables that the workbook holds, by table name.

    Raises:
        XlsAddinError: the file is no workbook that can be read, or is newer than this program.
    """
    declared = {table.name.casefold(): table for table in TABLES}
    with Package(path) as package:
        closed_format(package)
        found = [info for info in tables(package) if info.name.casefold() in declared]
        try:
            workbook = CalamineWorkbook.from_path(path)
            return {
                table.name: _plain_table(package, info, table) or _table(package, info, workbook)
                for info in found
                if (table := declared[info.name.casefold()])
            }
        except CalamineError as fel:
            raise FilenArSkadad(fil=path) from fel


def _plain_table(package: Package, info: TableInfo, table: Table) -> RawTable | None:
    """Return a table that is summed, read the fast way; None where it is not plain."""
    rows = plain_rows(package, info, table)
    if rows is None:
        return None
    return RawTable(info.sheet_name, info.columns, info.first_row, rows)


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
