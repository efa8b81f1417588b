"""The data tables of a closed workbook, read without changing or calculating anything."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from xlsaddin.domain.errors import FilenArSkadad
from xlsaddin.excel.felceller import TableInfo, scan, tables
from xlsaddin.excel.package import Package
from xlsaddin.tabs.lasning import Ratabell
from xlsaddin.tabs.tabeller import TABELLER


def read_tables(path: Path) -> Mapping[str, Ratabell]:
    """Return the declared tables that the workbook holds, by table name.

    Raises:
        XlsAddinError: the file is no workbook that can be read.
    """
    declared = {tabell.namn.casefold(): tabell.namn for tabell in TABELLER}
    with Package(path) as package:
        found = [table for table in tables(package) if table.name.casefold() in declared]
        bad = {table.name: _bad_cells(package, table) for table in found}
    try:
        workbook = CalamineWorkbook.from_path(path)
    except CalamineError as fel:
        raise FilenArSkadad(fil=path) from fel
    return {
        declared[table.name.casefold()]: Ratabell(
            table.sheet_name,
            table.columns,
            table.first_row,
            _rows(workbook.get_sheet_by_name(table.sheet_name), table),
            bad[table.name],
        )
        for table in found
    }


def _bad_cells(package: Package, table: TableInfo) -> Sequence[tuple[int, str, str]]:
    cells = scan(package, table.sheet_part, table.first_row, table.last_row, table.column_numbers)
    return [(cell.row, table.columns[cell.column - table.first_col], cell.text) for cell in cells]


def _rows(sheet: CalamineSheet, table: TableInfo) -> Iterator[Sequence[object]]:
    """Yield the table's rows; what lies outside the sheet's used area is blank."""
    width = len(table.columns)
    if sheet.start is None:
        yield from _blank(table.last_row - table.first_row + 1, width)
        return
    top, left = sheet.start[0] + 1, sheet.start[1] + 1
    skipped = max(table.first_row - top, 0)
    yield from _blank(min(top, table.last_row + 1) - table.first_row, width)
    first = table.first_col - left
    last_wanted = table.last_row - top + 1
    read = 0
    for row in islice(sheet.iter_rows(), skipped, max(last_wanted, skipped)):
        read += 1
        cells = row[first : first + width] if first >= 0 else _padded_left(row, first, width)
        yield cells if len(cells) == width else [*cells, *[""] * (width - len(cells))]
    yield from _blank(last_wanted - skipped - read, width)


def _padded_left(row: Sequence[object], first: int, width: int) -> Sequence[object]:
    return [*[""] * -first, *row[: width + first]]


def _blank(count: int, width: int) -> Iterator[Sequence[object]]:
    for _ in range(count):
        yield [""] * width
