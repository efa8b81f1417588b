"""What stands just to the right of a data table, in the open workbook as in the closed one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.table import Table

from tests.hosts.oppen_bok import content, open_copy
from xlsaddin.excel.live.read import read_tables
from xlsaddin.excel.live.state import sheets_of
from xlsaddin.excel.read.tables import read_tables as read_closed

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw

TABLE = "tblBudget"


@pytest.fixture
def book(tmp_path: Path) -> xw.Book:
    return open_copy(tmp_path, "umea_2023.xlsm")


def told(book: xw.Book) -> tuple[Sequence[str], Sequence[str]]:
    book.save()
    opened, closed = read_tables(sheets_of(book)), read_closed(Path(book.fullname))
    return opened[TABLE].beside, closed[TABLE].beside


def test_cells_beside_the_headers_and_the_rows_are_told_open_and_closed(book):
    sheet = content(book)["Budget"]
    _, top, right, _ = range_boundaries(sheet.tables[TABLE].ref)
    cells = [f"{get_column_letter(right + 1)}{row}" for row in (top, top + 2)]
    sheet[cells[0]], sheet[cells[1]] = "Not", 0
    assert (cells, cells) == told(book)


def test_nothing_is_told_of_another_table_beside(book):
    sheet = content(book)["Budget"]
    _, top, right, bottom = range_boundaries(sheet.tables[TABLE].ref)
    letter = get_column_letter(right + 1)
    sheet[f"{letter}{top}"] = "Eget"
    sheet.add_table(Table(displayName="tblEgen", ref=f"{letter}{top}:{letter}{bottom}"))
    assert ([], []) == told(book)


def test_nothing_is_told_of_a_cell_under_the_table_or_with_a_column_between(book):
    sheet = content(book)["Budget"]
    _, top, right, bottom = range_boundaries(sheet.tables[TABLE].ref)
    sheet.cell(top + 1, right + 2).value = "Not"
    sheet.cell(bottom + 1, right + 1).value = "Not"
    assert ([], []) == told(book)
