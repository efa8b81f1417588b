"""Rows of data tables written in the open workbook, and gone back on."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from openpyxl.worksheet.table import TableColumn, TableFormula

from tests.hosts.oppen_bok import content
from udfs import makron
from xlsaddin.excel.backup import FOLDER
from xlsaddin.excel.graft.data_rows import RowChange
from xlsaddin.excel.live.data_rows import read_block, write_rows
from xlsaddin.excel.live.refill import Change, carry_out
from xlsaddin.excel.live.state import refuse_unfit
from xlsaddin.excel.saving.versions import written_data_tabs

BUDGET = "tblBudget"


def sheet(book):
    return content(book)["Budget"]


def add_own_column(book) -> None:
    """Let the owner have a column of formulas of his own in the table."""
    table = sheet(book).tables[BUDGET]
    top, last = table.ref.split(":")
    table.ref = f"{top}:G{last[1:]}"
    own = TableColumn(id=9, name="Egen")
    own.calculatedColumnFormula = TableFormula(attr_text="C5*2")
    table.tableColumns.append(own)
    sheet(book)["G4"] = "Egen"
    for row in range(5, int(last[1:]) + 1):
        sheet(book)[f"G{row}"] = f"=C{row}*2"


def last_row(book) -> int:
    return int(sheet(book).tables[BUDGET].ref.split(":")[1][1:])


def test_rows_are_replaced_and_appended_in_one_write(book):
    add_own_column(book)
    before = last_row(book)
    new = {"År": 2023, "Post": "2023", "Belopp": -1.5}
    write_rows(book, BUDGET, RowChange(replace={6: {"Belopp": 17}}, append=[new]))
    row = [cell.value for cell in sheet(book)[before + 1]]
    assert [2023, "2023", -1.5, None, None, None, "=C5*2"] == row
    assert (17, "=C6*2") == (sheet(book)["C6"].value, sheet(book)["G6"].value)
    assert before + 1 == last_row(book)
    assert 1 == sum(call.kind == "write" for call in book.app.impl.calls)


def test_a_deleted_row_moves_the_others_up_with_their_formulas(book):
    add_own_column(book)
    before = read_block(book, BUDGET)
    write_rows(book, BUDGET, RowChange(delete=[6, 8]))
    after = read_block(book, BUDGET)
    assert [row[:6] for place, row in enumerate(before) if place not in {2, 4}] == [
        row[:6] for row in after
    ]
    assert [f"=C{row}*2" for row in range(5, last_row(book) + 1)] == [row[6] for row in after[1:]]


def test_dates_are_written_as_days(book):
    write_rows(book, "tblKommentarer", RowChange(append=[{"När": dt.date(2023, 12, 31)}]))
    rows = content(book)["Kommentarer"].iter_rows(values_only=True)
    assert any(45291 in row for row in rows)


def test_a_column_that_the_table_lacks_is_refused_before_anything_is_written(book):
    before = read_block(book, BUDGET)
    with pytest.raises(KeyError):
        write_rows(book, BUDGET, RowChange(replace={5: {"Fel": 1}}))
    assert before == read_block(book, BUDGET)


@pytest.mark.parametrize("rows", [1, 5, 40])
def test_undo_restores_the_data_tabs_that_were_written_and_names_them(book, rows):
    before = read_block(book, BUDGET)
    block = [before[0], *[["2023", "Ny", str(row), "", "", ""] for row in range(rows)]]
    path = Path(book.fullname)
    change = Change({}, {}, lambda _: None, {BUDGET: block})
    assert carry_out(refuse_unfit(book, []), change, lambda _: None).changed
    (backup, note) = sorted((path.parent / FOLDER).iterdir())
    assert (("Budget",), backup.name + ".flikar.txt") == (written_data_tabs(backup), note.name)
    content(book)["Saldon"]["C5"] = "skrivet sedan"
    makron.angra()
    assert before == read_block(book, BUDGET)
    assert "skrivet sedan" == content(book)["Saldon"]["C5"].value
    (sentence,) = book.app.impl.said
    assert sentence.startswith(f"Rapportflikarna och Budget är som i säkerhetskopian {backup.name}")
    makron.angra()
    assert block == read_block(book, BUDGET)
    assert 2 == len(list((path.parent / FOLDER).iterdir()))


def test_a_fault_puts_the_data_back(book):
    before = read_block(book, BUDGET)

    def fail(call):
        if call.kind == "calculate":
            book.app.impl.hook = lambda _: None
            raise OSError("borta")

    book.app.impl.hook = fail
    change = Change({}, {}, lambda _: None, {BUDGET: before[:3]})
    with pytest.raises(OSError, match="borta"):
        carry_out(refuse_unfit(book, []), change, lambda _: None)
    assert before == read_block(book, BUDGET)
    assert [] == list((Path(book.fullname).parent / FOLDER).iterdir())
