"""Many workbooks by one command: a line each, on after a faulty one, the worst exit code."""

import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from tests.andrad_bok import SOCIAL, UMEA, run
from xlsaddin.actions import manga
from xlsaddin.actions.manga import Svar, bocker, en, for_alla, uppdaterad
from xlsaddin.domain.errors import IngaArbetsbocker
from xlsaddin.excel.backup import FOLDER
from xlsaddin.excel.mall import blank


@pytest.fixture
def mapp(tmp_path: Path) -> Path:
    """A folder with two whole workbooks, a blank one, a backup, a mark and a text."""
    for name, book in (("2021", SOCIAL), ("2023", UMEA), ("tom", blank())):
        folder = tmp_path / name
        (folder / FOLDER).mkdir(parents=True)
        shutil.copy(book, folder / f"{name}.xlsm")
        shutil.copy(book, folder / FOLDER / f"{name} 2024-01-01 10.00.00.xlsm")
        (folder / f"~${name}.xlsm.xlsm").touch()
        (folder / "läs.txt").touch()
    return tmp_path


def test_a_folder_stands_for_its_workbooks_but_not_for_backups_and_marks(mapp):
    assert ["2021.xlsm", "2023.xlsm", "tom.xlsm"] == [it.name for it in bocker([mapp])]


def test_a_workbook_that_is_named_twice_is_done_once(mapp):
    bok = mapp / "tom/tom.xlsm"
    assert [bok, mapp / "2021/2021.xlsm"] == bocker([bok, mapp / "tom", mapp / "2021"])


def test_a_folder_without_workbooks_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(IngaArbetsbocker, match="finns inga arbetsböcker"):
        bocker([tmp_path])
    assert 3 == run("kontrollera", tmp_path).exit_code


def test_the_others_are_done_though_one_is_no_workbook_and_one_has_fel(mapp):
    trasig = mapp / "trasig.xlsm"
    trasig.write_bytes(b"PK")
    (mapp / "2023/2023.xlsm").write_bytes(blank().read_bytes())
    svar = run("uppdatera", mapp / "2021", trasig, mapp / "2023", "--json")
    rader = json.loads(svar.stdout)
    assert (3, [0, 3, 1]) == (svar.exit_code, [rad["kod"] for rad in rader])
    assert ["2021.xlsm", "trasig.xlsm", "2023.xlsm"] == [Path(rad["fil"]).name for rad in rader]
    assert rader[0]["mening"].startswith("Klart: ")
    assert "trasig.xlsm" in rader[1]["mening"]
    assert "Inställningar" in {it["flik"] for it in rader[2]["anmarkningar"]}


def test_checking_many_says_a_line_each_and_writes_nothing(mapp):
    before = {it: it.read_bytes() for it in mapp.rglob("*") if it.is_file()}
    svar = run("kontrollera", mapp)
    rader = svar.stdout.splitlines()
    assert (1, 3) == (svar.exit_code, len(rader))
    assert rader[1].endswith("2023.xlsm: Kontrollerad. Fel: 0. Upplysningar: 0.")
    assert before == {it: it.read_bytes() for it in mapp.rglob("*") if it.is_file()}


def test_many_are_not_written_to_one_file(mapp):
    svar = run("uppdatera", mapp, "-o", mapp / "ut.xlsm")
    assert (2, True) == (svar.exit_code, "-o går bara med en arbetsbok" in svar.stderr)


def test_one_workbook_answers_programs_too(mapp):
    rader = json.loads(run("uppdatera", mapp / "2023/2023.xlsm", "--json").stdout)
    assert [0] == [rad["kod"] for rad in rader]


def test_the_unforeseen_in_one_is_a_sentence_and_the_next_is_done(tmp_path):
    def arbete(bok: Path) -> tuple[str, list[object]]:
        if bok.name == "a":
            raise ZeroDivisionError
        return "Klart.", []

    svaren = [en(arbete, tmp_path / name) for name in "ab"]
    assert [4, 0] == [it.kod for it in svaren]
    assert svaren[0].mening.startswith("Något oväntat gick fel när")


def test_a_single_workbook_needs_no_process_of_its_own(mapp, monkeypatch):
    monkeypatch.setattr(manga, "ProcessPoolExecutor", None)
    bok = mapp / "2023/2023.xlsm"
    ((svar),) = for_alla([bok], partial(uppdaterad, ut=mapp / "ny.xlsm"))
    assert (Svar(bok, 0, svar.mening), True) == (svar, (mapp / "ny.xlsm").exists())
