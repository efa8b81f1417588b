"""The data tables of a closed workbook, read without changing or calculating anything."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from xlsaddin.excel.book_format import closed_format
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.any_rows import read_rows, rows_below
from xlsaddin.excel.read.bad_cells import scan
from xlsaddin.excel.read.cell_values import Values, values_of
from xlsaddin.excel.read.plain_rows import plain_rows
from xlsaddin.excel.read.settings import refuse_unfit_settings
from xlsaddin.excel.read.table_info import TableInfo, tables
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.reading import ColumnWise, RawTable
from xlsaddin.tabs.schema import Table
from xlsaddin.tabs.values import RawValue


def read_tables(path: Path, row_by_row: Collection[Table] = ()) -> Mapping[str, RawTable]:
    """Return the declared tables that the workbook holds, by table name.

    Every other part is read too, to know that its sum is right: what an update carries over must
    be what once was written.

    Args:
        path: the workbook.
        row_by_row: tables that are wanted with all their columns, also those that no sum needs.

    Raises:
        XlsAddinError: the file is no workbook that can be read, or is newer than this program.
    """
    whole = {table.name for table in row_by_row}
    declared = {
        table.name.casefold(): table._replace(summing=None) if table.name in whole else table
        for table in TABLES
    }
    with Package(path) as package:
        closed_format(package)
        refuse_unfit_settings(package)
        infos = tables(package)
        values = values_of(package)
        found = {
            table.name: _table(package, info, table, values, infos)
            for info in infos
            if (table := declared.get(info.name.casefold()))
        }
        package.check()
        return found


def _table(
    package: Package,
    info: TableInfo,
    table: Table,
    values: Values,
    infos: Sequence[TableInfo],
) -> RawTable:
    """Return a table; one that is summed is read the fast way where it is plain."""
    others = [
        range(it.first_row - 1, (it.totals_row or it.last_row) + 1)
        for it in infos
        if it.sheet_part == info.sheet_part and it is not info
    ]
    plain = plain_rows(package, info, table)
    rows: list[Sequence[RawValue]] | ColumnWise
    if plain:
        rows = plain.rows
        below = list(rows_below(package, info, values)) if plain.below else []
    else:
        rows, below = read_rows(package, info, values)
    return RawTable(
        info.sheet_name,
        info.columns,
        info.first_row,
        rows,
        () if plain else _bad_cells(package, info),
        [row for row in below if not any(row[0] in other for other in others)],
        plain.alike if plain else None,
    )


def _bad_cells(package: Package, table: TableInfo) -> Sequence[tuple[int, str, str]]:
    cells = scan(package, table.sheet_part, table.first_row, table.last_row, table.column_numbers)
    return [(cell.row, table.columns[cell.column - table.first_col], cell.text) for cell in cells]
