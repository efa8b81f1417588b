"""A personnummer is found wherever it stands in a workbook, and nothing else is taken for one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from templates.build import ROT
from tests.excel.rich_workbook import read_parts, write_parts
from xlsaddin.actions.kontrollera import granska, read
from xlsaddin.excel.read.personnummer import personnummer_i
from xlsaddin.reports.alla import TABS

if TYPE_CHECKING:
    from pathlib import Path

NUMMER = "811218-9876"
BOCKER = ("mall", "umea_2021", "umea_2023")


@pytest.fixture
def bok(tmp_path: Path):
    """Return a function that writes a workbook of one's own and says what is found in it."""

    def found(skriv) -> list[tuple[str, int | None, str]]:
        fil = tmp_path / "egen.xlsx"
        workbook = xlsxwriter.Workbook(str(fil))
        sheet = workbook.add_worksheet("Egen")
        skriv(workbook, sheet)
        workbook.close()
        return [tuple(it) for it in personnummer_i(fil, TABS)]

    return found


@pytest.mark.parametrize(
    "skriv",
    [
        lambda _, s: s.write_string("C7", f"Anna, {NUMMER}."),
        lambda _, s: s.write_number("C7", 8112189876),
        lambda _, s: s.write_number("C7", 198112189876),
        lambda w, s: s.write_rich_string(
            "C7", "Anna ", w.add_format({"bold": 1}), "811218", "-9876"
        ),
        lambda _, s: s.write_string("C7", "811218\N{NO-BREAK SPACE}9876"),
    ],
)
def test_it_is_found_in_a_cell(bok, skriv):
    assert [("Egen", 7, "Cellen C7")] == bok(skriv)


def test_it_is_found_in_a_comment(bok):
    found = bok(lambda _, s: s.write_comment("D3", f"Ring {NUMMER}"))
    assert [("Egen", 3, "Kommentaren till D3")] == found


def test_it_is_found_in_a_text_box(bok):
    found = bok(lambda _, s: s.insert_textbox("D3", f"Ring {NUMMER}"))
    assert [("Egen", None, "En textruta")] == found


def test_it_is_found_in_a_footer(bok):
    found = bok(lambda _, s: s.set_footer(f"&L{NUMMER} "))
    assert [("Egen", None, "Sidhuvudet eller sidfoten")] == found


def test_it_is_found_in_the_properties(bok):
    found = bok(lambda w, _: w.set_properties({"comments": NUMMER}))
    assert [("Arbetsboken", None, "Egenskaperna")] == found


@pytest.mark.parametrize(
    "skriv",
    [
        lambda _, s: s.write_formula("C7", "=1", None, 8112189876),
        lambda _, s: s.write_number("C7", 8112189876.5),
        lambda _, s: s.write_number("C7", 4510),
        lambda _, s: s.write_string("C7", "802437-1234"),
        lambda _, s: s.write_row("C7", ["811218", "9876"]),
        lambda _, s: s.write_row("C7", [811218, 9876]),
    ],
)
def test_what_is_none_is_left_in_peace(bok, skriv):
    assert [] == bok(skriv)


@pytest.mark.parametrize("name", BOCKER)
def test_none_stands_in_the_built_workbooks(name):
    assert [] == personnummer_i(ROT / "workbooks" / f"{name}.xlsm", TABS)


def test_an_amount_in_a_column_of_amounts_is_none(tmp_path):
    fil = _changed(tmp_path, lambda book: _set(book["Budget"], "C5", 8112189876))
    assert [] == personnummer_i(fil, TABS)


def test_one_on_a_data_tab_or_in_its_comment_stops_every_report(tmp_path):
    def skriv(book):
        _set(book["Budget"], "D5", NUMMER)
        book["Saldon"]["B5"].comment = Comment(f"Gäller {NUMMER}", "någon")

    rapporter = read(_changed(tmp_path, skriv))
    fel, lage = granska(rapporter)
    assert () == lage.gors
    assert {("Budget", 5), ("Saldon", 5)} == {(it.tab, it.row) for it in fel}
    assert all(NUMMER not in it.text for it in fel)


def test_one_that_is_left_on_a_report_tab_is_written_over(tmp_path):
    fil = _changed(tmp_path, lambda book: _set(book["Trappan"], "H60", NUMMER))
    assert [] == personnummer_i(fil, TABS)


def _set(sheet, address, value):
    sheet[address].value = value


def _changed(tmp_path: Path, skriv) -> Path:
    fil = tmp_path / "umea_2023.xlsm"
    shutil.copy(ROT / "workbooks" / fil.name, fil)
    book = openpyxl.load_workbook(fil, keep_vba=True)
    skriv(book)
    book.save(fil)
    return fil


def test_a_piece_that_ends_in_a_number_hides_none(tmp_path, monkeypatch):
    from xlsaddin.excel.package import package  # noqa: PLC0415 - its size of pieces is changed

    fil = tmp_path / "egen.xlsx"
    workbook = xlsxwriter.Workbook(str(fil))
    sheet = workbook.add_worksheet("Egen")
    for row in range(60):
        sheet.write_string(row, 0, f"Rad {row}: {NUMMER}")
        sheet.write_number(row, 1, 8112189876)
    workbook.close()
    write_parts(fil, read_parts(fil))
    whole = personnummer_i(fil, TABS)
    monkeypatch.setattr(
        package.Package.chunks, "__defaults__", (97, *package.Package.chunks.__defaults__[1:])
    )
    assert 120 == len(whole)
    assert sorted(whole) == sorted(personnummer_i(fil, TABS))
