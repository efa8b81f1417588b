"""The next year's data tables in a copy of a closed workbook."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from xlsaddin.excel.graft.data_rows import RowChange, RowContent, empty_table, write_rows
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import tables
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.schema import Table


class Carried(NamedTuple):
    """What becomes of a table whose rows come along.

    Attributes:
        replace: number of a row in Excel -> what its cells become.
        append: rows that are added.
    """

    replace: Mapping[int, RowContent] = {}
    append: Sequence[RowContent] = ()


def begin_year(source: Path, out: Path, changes: Mapping[Table, Carried]) -> None:
    """Write to `out` the workbook `source` with the data tables of the next year.

    Tables whose rows do not come along are emptied; the owner's tabs, columns and macros stay.

    Args:
        source: the workbook of the year that is closed.
        out: where the next year's is written.
        changes: what becomes of the tables whose rows come along, where anything does.

    Raises:
        RadenHarKommentar: a row that is emptied has a comment.
        PlatsSaknas: something stands below a table that gets rows.
    """
    with Package(source) as book:
        there = {info.name.casefold() for info in tables(book)}
        for table in TABLES:
            if table.name.casefold() not in there:
                continue
            if not table.carried:
                empty_table(book, table.name)
            elif table in changes:
                carried = changes[table]
                write_rows(book, table.name, RowChange(carried.replace, carried.append))
        book.save(out)
