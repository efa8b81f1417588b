import pytest

from tests.templates.bok import with_replaced
from tools.validering import __main__ as program


@pytest.fixture(autouse=True)
def _without_the_sdk(monkeypatch):
    monkeypatch.setattr(program.ooxml, "is_available", lambda: False)


def test_a_good_workbook_ends_with_0_and_says_nothing(book, capsys):
    assert program.main([str(book)]) == 0
    assert capsys.readouterr().out == ""


def test_a_fault_is_printed_with_its_workbook_and_ends_with_1(book, tmp_path, capsys):
    part = "xl/worksheets/sheet2.xml"
    copy = with_replaced(book, tmp_path, part, 'codeName="Data"', 'codeName="Blad2"')
    assert program.main([str(book), str(copy)]) == 1
    assert f"{copy}: code name Blad2: no document module\n" in capsys.readouterr().out


def test_no_workbook_at_all_is_not_taken_for_a_good_one():
    assert program.main([]) == 1
