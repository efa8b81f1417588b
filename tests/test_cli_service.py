"""The commands that check, undo and look after the computer."""

import json
import shutil

import pytest
from click.testing import CliRunner

from tests.hosts.oppen_bok import umea
from xlsaddin.cli import main
from xlsaddin.excel.mall import blank


def kor(*argument):
    return CliRunner().invoke(main, [str(a) for a in argument])


@pytest.fixture
def bok(tmp_path):
    return shutil.copy(umea(), tmp_path / "bok.xlsm")


def test_a_workbook_without_remarks_is_told_so(bok):
    svar = kor("kontrollera", bok)
    assert (0, True) == (svar.exit_code, "inga fel hittades" in svar.stdout)
    assert (0, []) == (svar.exit_code, json.loads(kor("kontrollera", bok, "--json").stdout))


def test_remarks_are_listed_and_counted():
    svar = kor("kontrollera", blank())
    fel = json.loads(kor("kontrollera", blank(), "--json").stdout)
    assert (1, True) == (svar.exit_code, f"dataflikarna: {len(fel)}" in svar.stderr)
    assert {"flik", "rad", "kolumn", "text", "grad", "del"} == set(fel[0])


def test_checking_writes_nothing(bok):
    fore = bok.read_bytes()
    kor("kontrollera", bok)
    assert (fore, [bok]) == (bok.read_bytes(), list(bok.parent.iterdir()))


def test_a_file_that_is_not_there_is_a_sentence(bok):
    for kommando in ("kontrollera", "angra"):
        svar = kor(kommando, bok.parent / "borta" / "x.xlsm")
        assert (3, True) == (svar.exit_code, "finns inte" in svar.stderr)


def test_undo_goes_back_and_forth(bok):
    fore = bok.read_bytes()
    shutil.copy(blank(), bok.with_name("annan.xlsm"))
    assert 3 == kor("angra", bok).exit_code
    from xlsaddin.excel.backup import atomic_write  # noqa: PLC0415

    atomic_write(bok, lambda fil: shutil.copy(blank(), fil))
    efter = bok.read_bytes()
    svar = kor("angra", bok)
    assert (0, fore) == (svar.exit_code, bok.read_bytes())
    assert (0, efter) == (kor("angra", bok).exit_code, bok.read_bytes())


def test_undo_refuses_a_workbook_that_is_open(bok):
    bok.with_name("~$bok.xlsm").touch()
    svar = kor("angra", bok)
    assert (3, True) == (svar.exit_code, "öppen i ett annat program" in svar.stderr)


def test_a_dry_installation_lists_what_would_change(tmp_path, monkeypatch):
    monkeypatch.setattr("xlsaddin.install.konfigurationsfil", lambda: tmp_path / "xlwings.conf")
    svar = kor("installera", "--torrkor")
    assert (0, True) == (svar.exit_code, "INTERPRETER_WIN" in svar.stdout)
    assert [] == list(tmp_path.iterdir())


def test_the_doctor_answers_in_words_and_as_json(bok):
    bok.with_name("xlwings.conf").touch()
    svar, som_json = kor("doktor", bok), kor("doktor", bok, "--json")
    assert (1, 1) == (svar.exit_code, som_json.exit_code)
    fel = [it for it in json.loads(som_json.stdout) if it["utslag"] == "fel"]
    assert all(it["svar"] in svar.stdout for it in fel)
