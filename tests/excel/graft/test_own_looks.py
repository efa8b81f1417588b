"""What a user has put on a report tab: kept where its row is now, else told."""

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, DataBarRule, FormulaRule
from openpyxl.styles import PatternFill

from tests.andrad_bok import UMEA, run
from tests.excel.package_check import faults
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.excel.graft.same_places import SamePlaces, moved

TAB, POST = "Noter", "Driftbidrag från Umeå kommun"
RED = PatternFill(bgColor="FFC7CE", fill_type="solid")


def row_of(sheet, text):
    return next(cell.row for cell in sheet["A"] if cell.value == text)


@pytest.fixture
def book(tmp_path):
    """A workbook whose user has worked on a report tab."""
    book = openpyxl.load_workbook(UMEA)
    sheet = book[TAB]
    row = row_of(sheet, POST)
    sheet[f"B{row}"].comment = Comment("Fråga Anna", "Anna")
    sheet["A1"].comment = Comment("Klar", "Anna")
    sheet.conditional_formatting.add(f"B{row}:C{row}", CellIsRule("lessThan", ["0"], fill=RED))
    rule = FormulaRule([f'AND($B{row}<0,$C${row}>1,"B7"<>"")'], fill=RED)
    sheet.conditional_formatting.add(f"B{row}", rule)
    sheet.conditional_formatting.add(
        "B1:B1000", DataBarRule("min", None, "max", None, color="FF0000")
    )
    sheet.sheet_view.zoomScale, sheet.freeze_panes = 140, "C9"
    sheet.sheet_view.showGridLines = True
    sheet.column_dimensions["C"].outlineLevel = 1
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[row].outlineLevel = 1
    return book, tmp_path / "bok.xlsx"


def updated(book, path):
    book.save(path)
    answer = uppdatera(path)
    assert answer.fil, answer.anmarkningar
    assert [] == faults(path)
    return openpyxl.load_workbook(path), "\n".join(map(str, answer.anmarkningar))


def rules(sheet):
    """Return the rules that have colours, by their cells; the program's own only have formats."""
    found = {}
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            if rule.type == "dataBar" or rule.dxf.fill:
                found[str(area.sqref), rule.type] = list(rule.formula)
    return found


def seen(sheet):
    """Return all that the user has put on the tab."""
    comments = {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    view = sheet.sheet_view
    columns = {
        letter: (it.outlineLevel, it.hidden)
        for letter, it in sheet.column_dimensions.items()
        if letter in "BC"
    }
    folded = [row for row, it in sheet.row_dimensions.items() if it.outlineLevel]
    return (
        comments,
        rules(sheet),
        view.zoomScale,
        sheet.freeze_panes,
        view.showGridLines,
        columns,
        folded,
    )


def test_all_is_kept_where_it_stands_when_no_row_moves(book):
    book, path = book
    book["Budget"]["C5"] = 1
    before = seen(book[TAB])
    after, said = updated(book, path)
    assert (before, False) == (seen(after[TAB]), "borttagen" in said)
    assert 5 == len(before[1]) + len(before[0])
    again = path.read_bytes()
    uppdatera(path)
    assert again == path.read_bytes()


def test_all_follows_its_row_when_it_moves(book):
    book, path = book
    before = row_of(book[TAB], POST)
    order = next(row for row in book["Poster"].iter_rows() if row[2].value == POST)[3]
    order.value = 35
    after, said = updated(book, path)
    row = before + 1
    comments, own, *_, folded = seen(after[TAB])
    assert (row, False) == (row_of(after[TAB], POST), "borttagen" in said)
    assert ({"A1": "Klar", f"B{row}": "Fråga Anna"}, [row]) == (comments, folded)
    assert own == {
        (f"B{row}:C{row}", "cellIs"): ["0"],
        (f"B{row}", "expression"): [f'AND($B{row}<0,$C${row}>1,"B7"<>"")'],
        ("B1:B1000", "dataBar"): [],
    }


def test_what_stood_on_a_row_that_is_gone_is_told(book):
    book, path = book
    row = row_of(book[TAB], POST)
    for tab in ("Poster", "Kontoplan", "Jämförelseår", "Kommentarer"):
        for cell in (cell for line in book[tab].iter_rows() for cell in line):
            if isinstance(cell.value, str):
                cell.value = cell.value.replace(POST, "Från Umeå")
    after, said = updated(book, path)
    comments, own, *_, folded = seen(after[TAB])
    assert ({"A1": "Klar"}, [("B1:B1000", "dataBar")], []) == (comments, list(own), folded)
    assert (
        f"{TAB}: Kommentaren «Fråga Anna» stod vid raden «{POST}», som inte finns längre, och är "
        "borttagen."
    ) in said
    assert f"{TAB}: Den villkorsstyrda formateringen av B{row}:C{row} gällde rader" in said


OLD = {
    1: {1: "Titel"},
    4: {2: "2022", 3: "2023"},
    5: {1: "Intäkter"},
    6: {1: "Summa", 2: "1", 3: "2"},
    7: {1: "Kostnader"},
    8: {1: "Summa", 2: "3", 3: "4"},
}
NEW = {
    1: {1: "Titel"},
    4: {2: "2021", 3: "2022", 4: "2023"},
    5: {1: "Intäkter"},
    6: {1: "Ränta", 2: "0", 3: "0", 4: "0"},
    7: {1: "Summa", 2: "1", 3: "1", 4: "2"},
    8: {1: "Resultat", 2: "1"},
    9: {1: "Kostnader"},
    10: {1: "Summa", 2: "3", 3: "3", 4: "4"},
}


@pytest.mark.parametrize(
    ("cell", "now"),
    [
        ((1, 1), (1, 1)),
        ((4, 3), (4, 4)),
        ((6, 1), (7, 1)),
        ((6, 3), (7, 4)),
        ((8, 2), (10, 3)),
        ((8, 9), (10, 9)),
        ((9, 2), (11, 3)),
    ],
)
def test_a_cell_is_told_by_its_heading_its_text_and_its_header(cell, now):
    assert now == SamePlaces(OLD, NEW).cell(*cell)


def test_the_same_text_under_another_heading_is_another_row():
    without = {row: cells for row, cells in NEW.items() if row < 9}
    assert None is SamePlaces(OLD, without).cell(8, 2)
    assert 4 == SamePlaces(OLD, NEW).column(3)


def test_a_stretch_takes_what_has_come_in_between_and_leaves_what_stood_elsewhere():
    places = SamePlaces(OLD, NEW)
    assert [(5, 7)] == moved([5, 6], places.row, places.is_new_row)
    assert [(7, 7), (10, 10)] == moved([6, 8], places.row, places.is_new_row)


def test_a_protected_report_tab_is_refused_and_its_protection_stays(book):
    book, path = book
    book[TAB].protection.enable()
    book["Budget"]["C5"] = 1
    book.save(path)
    before = path.read_bytes()
    refused = run("uppdatera", path)
    assert (3, before) == (refused.exit_code, path.read_bytes())
    assert f"Fliken {TAB} är skyddad. Välj Granska, Ta bort bladets skydd" in refused.stderr
