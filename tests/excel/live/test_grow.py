"""An old workbook open in Excel under a newer program: what the button gives it, and says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.hosts.oppen_bok import content, report_tabs
from tests.hosts.xlwings_motor import motor
from tests.nyare import NY_TABELL, RAPPORT, with_report, with_table
from udfs import makron
from xlsaddin.actions.angra import angra_oppen
from xlsaddin.actions.uppdatera import uppdatera, uppdatera_oppen
from xlsaddin.domain.errors import ArbetsbokenArNyare
from xlsaddin.excel.book_format import CURRENT

if TYPE_CHECKING:
    import xlwings as xw

GAMLA = Path(__file__).parents[2] / "data" / "fore_0_2"


@pytest.fixture
def old(tmp_path: Path) -> xw.Book:
    """The workbook of 2023 as the first version made it, open, its buttons' caller."""
    copy = Path(shutil.copy(GAMLA / "umea_2023.xlsm", tmp_path))
    book = motor().apps.add(add_book=False).books.open(str(copy))
    book.set_mock_caller()
    return book


def start(book: openpyxl.Workbook) -> list[object]:
    return [cell.value for row in book["Start"].iter_rows() for cell in row if cell.value]


def closed(folder: Path) -> openpyxl.Workbook:
    """Return the old workbook as the command updates it."""
    copy = folder / "stängd.xlsm"
    shutil.copy(GAMLA / "umea_2023.xlsm", copy)
    uppdatera(copy)
    return openpyxl.load_workbook(copy)


def test_a_new_report_comes_into_an_old_workbook_by_the_button(old, monkeypatch, tmp_path):
    with_report(monkeypatch)
    uppdatera_oppen(old)
    by_command = closed(tmp_path)
    assert by_command.sheetnames == content(old).sheetnames
    new, other = content(old)[RAPPORT], by_command[RAPPORT]
    assert new.sheet_properties.tabColor.rgb == other.sheet_properties.tabColor.rgb
    assert (other.freeze_panes, other.print_title_rows) == (new.freeze_panes, new.print_title_rows)
    assert start(by_command) == start(content(old))
    monkeypatch.setattr("tests.hosts.oppen_bok.TABS", (RAPPORT, "Noter", "Trappan"))
    assert report_tabs(by_command) == report_tabs(content(old))


def test_the_tab_in_front_stays_in_front(old, monkeypatch):
    with_report(monkeypatch)
    uppdatera_oppen(old)
    assert "Start" == content(old).active.title


def test_two_presses_change_what_one_did(old, monkeypatch):
    with_report(monkeypatch)
    uppdatera_oppen(old)
    count = len(old.app.impl.calls)
    uppdatera_oppen(old)
    assert {"read", "read formula"} == {call.kind for call in old.app.impl.calls[count:]}


def test_a_fault_takes_the_new_tab_away_again(old, monkeypatch):
    with_report(monkeypatch)
    before, said = content(old).sheetnames, start(content(old))

    def fail(call):
        if call.kind == "write" and call.sheet == RAPPORT:
            old.app.impl.hook = lambda _: None
            raise OSError("borta")

    old.app.impl.hook = fail
    with pytest.raises(OSError, match="borta"):
        uppdatera_oppen(old)
    assert (before, said) == (content(old).sheetnames, start(content(old)))


def test_undo_takes_start_back_and_leaves_the_stamp(old):
    before = start(content(old))
    makron.uppdatera()
    stamp = content(old)["Start"]["B6"].value
    angra_oppen(old)
    assert [stamp if it == "Inte än." else it for it in before] == start(content(old))


def test_the_button_of_an_old_workbook_says_how_it_is_upgraded(old):
    makron.uppdatera()
    (sentence,) = old.app.impl.said
    assert "stäng den och kör xlsaddin uppgradera" in sentence
    assert f'"{old.fullname}"' in sentence


def test_a_new_data_table_that_may_be_missing_hinders_no_button(book, monkeypatch):
    with_table(monkeypatch)
    makron.uppdatera()
    (sentence,) = book.app.impl.said
    assert "stäng den och kör xlsaddin uppgradera" in sentence


def test_a_new_data_table_that_is_needed_says_how_it_comes(book, monkeypatch):
    with_table(monkeypatch, NY_TABELL._replace(may_be_missing=False))
    makron.uppdatera()
    (sentence,) = book.app.impl.said
    assert "Löften: Tabellen tblLoften saknas. Stäng arbetsboken och kör xlsaddin upp" in sentence


def test_a_protected_start_hinders_no_update(old):
    old.impl.protected.add("Start")
    before = start(content(old))
    uppdatera_oppen(old)
    assert before == start(content(old))


def test_a_workbook_of_a_newer_program_is_refused(book):
    book.impl.content.defined_names["Formatversion"].attr_text = str(CURRENT + 1)
    with pytest.raises(ArbetsbokenArNyare):
        uppdatera_oppen(book)
