"""What a user has put on a report tab of the open workbook: it goes with its row, else is told."""

from __future__ import annotations

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, DataBarRule
from openpyxl.styles import PatternFill

from tests.hosts.oppen_bok import as_seen, content
from xlsaddin.actions.angra import angra_oppen
from xlsaddin.actions.uppdatera import uppdatera, uppdatera_oppen

TAB, POST = "Noter", "Driftbidrag från Umeå kommun"
RED = PatternFill(bgColor="FFC7CE", fill_type="solid")


def row_of(sheet, text):
    return next(cell.row for cell in sheet["A"] if cell.value == text)


def seen(sheet):
    notes = {
        cell.coordinate: (cell.comment.text, cell.comment.author)
        for cell in sheet._cells.values()
        if cell.comment
    }
    folded = {row: it.outlineLevel for row, it in sheet.row_dimensions.items() if it.outlineLevel}
    hidden = {key for key, it in sheet.column_dimensions.items() if it.hidden}
    return notes, folded, hidden


@pytest.fixture
def row(book):
    """The row of a report tab that its user has worked on."""
    sheet = content(book)[TAB]
    row = row_of(sheet, POST)
    sheet[f"B{row}"].comment = Comment("Fråga Anna", "Anna")
    sheet["A1"].comment = Comment("Klar", "Anna")
    sheet.conditional_formatting.add(f"B{row}:C{row}", CellIsRule("lessThan", ["0"], fill=RED))
    sheet.conditional_formatting.add(
        "B1:B99", DataBarRule("min", None, "max", None, color="FF0000")
    )
    sheet.row_dimensions[row].outlineLevel = 1
    sheet.column_dimensions["A"].hidden = True
    return row


def move(book):
    """Let the post stand one row further down."""
    post = next(row for row in content(book)["Poster"].iter_rows() if row[2].value == POST)
    post[3].value = 35


def rename(book):
    for tab in ("Poster", "Kontoplan", "Jämförelseår", "Kommentarer"):
        for cell in (cell for line in content(book)[tab].iter_rows() for cell in line):
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(POST, "Från Umeå")


@pytest.mark.usefixtures("row")
def test_all_stays_when_no_row_moves(book):
    content(book)["Budget"]["C5"] = 1
    before = seen(content(book)[TAB])
    assert () == uppdatera_oppen(book).anmarkningar
    assert before == seen(content(book)[TAB])


def test_comments_and_folds_go_with_their_row_and_rules_are_told(book, row):
    move(book)
    said = list(map(str, uppdatera_oppen(book).anmarkningar))
    after = content(book)[TAB]
    assert row + 1 == row_of(after, POST)
    notes = {"A1": ("Klar", "Anna"), f"B{row + 1}": ("Fråga Anna", "Anna")}
    assert (notes, {row + 1: 1}, {"A"}) == seen(after)
    why = "går inte att flytta med raderna när arbetsboken är öppen, och är borttagen."
    assert said == [
        f"{TAB}: Den villkorsstyrda formateringen av {area} {why}"
        for area in (f"B{row}:C{row}", "B1:B99")
    ]


@pytest.mark.usefixtures("row")
def test_a_comment_on_a_row_that_is_gone_is_told_as_of_a_file(book, tmp_path):
    rename(book)
    book.save(str(tmp_path / "stängd.xlsm"))
    closed = list(map(str, uppdatera(tmp_path / "stängd.xlsm").anmarkningar))
    said = list(map(str, uppdatera_oppen(book).anmarkningar))
    (sentence,) = (it for it in said if "Kommentaren" in it)
    assert ({"A1": ("Klar", "Anna")}, {}, {"A"}) == seen(content(book)[TAB])
    assert sentence in closed
    assert f"Kommentaren «Fråga Anna» stod vid raden «{POST}»" in sentence


@pytest.mark.usefixtures("row")
def test_what_a_fault_or_undo_puts_back_is_all_of_it(book):
    move(book)
    before = seen(content(book)[TAB]), as_seen(content(book))

    def fail(call):
        if call.kind == "calculate":
            book.app.impl.hook = lambda _: None
            raise OSError("borta")

    book.app.impl.hook = fail
    with pytest.raises(OSError, match="borta"):
        uppdatera_oppen(book)
    assert before == (seen(content(book)[TAB]), as_seen(content(book)))
    uppdatera_oppen(book)
    angra_oppen(book)
    assert before == (seen(content(book)[TAB]), as_seen(content(book)))
    assert 1 == len(book.app.books)


def test_the_saved_file_holds_what_was_moved(book, row, tmp_path):
    move(book)
    uppdatera_oppen(book)
    book.save(str(tmp_path / "sparad.xlsx"))
    saved = openpyxl.load_workbook(tmp_path / "sparad.xlsx")[TAB]
    assert "Fråga Anna" == saved[f"B{row + 1}"].comment.text
