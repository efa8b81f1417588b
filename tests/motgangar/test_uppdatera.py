"""What used to go wrong in silence: it is remarked, refused in a sentence, or right."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from templates.build import ROT
from tests.andrad_bok import SOCIAL, UMEA, changed, run
from xlsaddin.actions.kontrollera import read
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.actions.uppgradera import uppgradera
from xlsaddin.domain.errors import FilenHarAndrats
from xlsaddin.excel import backup
from xlsaddin.excel.saving import passing


def differences(calc, file: Path) -> list[object]:
    """Return the report cells whose cached value a spreadsheet program does not agree with."""
    shown = {rapport.tab for rapport in read(file).anvanda}
    return [it for it in calc.recalculate(file).different if it.sheet in shown]


@pytest.mark.parametrize(
    ("book", "tab", "cells"),
    [(UMEA, "Huvudbok", {"A5": 45291.5}), (SOCIAL, "Social bokföring", {"A5": 44561.6})],
)
def test_the_last_day_counts_whatever_the_time(calc, tmp_path, book, tab, cells):
    file = changed(tmp_path, tab, cells, book)
    assert 0 == run("uppdatera", file).exit_code
    assert [] == differences(calc, file)


@pytest.mark.parametrize("cells", [{"C15": False}, {"B15": 4510.5}])
def test_a_ledger_row_left_out_is_left_out_of_the_formulas_too(calc, tmp_path, cells):
    file = changed(tmp_path, "Huvudbok", cells)
    answer = run("uppdatera", file, "--trots-anmarkningar")
    assert answer.output.startswith("Klart: ")
    assert [] == differences(calc, file)


@pytest.mark.parametrize(
    ("tab", "cells", "sentence"),
    [
        ("Kontoplan", {"E5": "Driftbidrag från staten "}, "rad 5, Räkning eller not: «Driftbidrag"),
        ("Huvudbok", {"C9": " 301"}, "Huvudbok, rad 9, Ansvar: «301» har mellanslag"),
        ("Huvudbok", {"C9": "30*"}, "Huvudbok, rad 9, Ansvar: «30*» har ett tecken"),
        ("Poster", {"C6": "Ränteintäkter"}, "Resultaträkning har ingen rad «Ränteintäkter»"),
        ("Poster", {"B44": "intäkter"}, "Skriv gruppen som «Intäkter»"),
        ("Poster", {"C44": "Totala kostnader"}, "«Medlemsavgifter» finns inte under Utfall"),
        ("Inställningar", {"B20": "Vuxentorget; vuxentorget"}, "Vuxentorget» står flera gånger"),
        ("Inställningar", {"B7": 20233}, "20233 går inte att använda"),
        ("Inställningar", {"B7": -5}, "-5 går inte att använda"),
        ("Huvudbok", {"B9": 4510.5}, "4510,5 är inte ett heltal"),
        ("Huvudbok", {"C9": False}, "«FALSKT» är ingen kod"),
        ("Kontoplan", {"A4": "Från  konto"}, "Rubriken «Från konto» har ett mellanslag"),
    ],
)
def test_what_formulas_read_in_another_way_is_remarked(tmp_path, tab, cells, sentence):
    file = changed(tmp_path, tab, cells)
    answer = run("uppdatera", file)
    assert 1 == answer.exit_code
    assert sentence in answer.stderr
    stopped = "Inte gjorda om" in answer.stderr or "är inte ändrad" in answer.stderr
    assert stopped


def test_a_long_name_fits_in_the_footer(tmp_path):
    assert 0 == run("uppdatera", changed(tmp_path, "Inställningar", {"B5": "&" * 400})).exit_code


def test_headers_in_lower_case_are_read_as_the_others(tmp_path):
    assert 0 == run("kontrollera", changed(tmp_path, "Huvudbok", {"F4": "belopp"})).exit_code


def test_a_backup_that_is_cut_off_is_no_backup(tmp_path, monkeypatch):
    file = changed(tmp_path, "Budget", {"C5": 1})

    def full(_: Path) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(passing, "to_disk", full)
    assert 3 == run("uppdatera", file).exit_code
    assert [] == list((tmp_path / backup.FOLDER).iterdir())


def test_a_file_that_somebody_saves_meanwhile_is_left_as_they_saved_it(tmp_path):
    file = changed(tmp_path, "Budget", {"C5": 1})

    def meanwhile(sentence: str) -> None:
        if sentence.startswith("Ritar"):
            shutil.copy(UMEA, file)

    with pytest.raises(FilenHarAndrats, match="ändrades av någon annan"):
        uppdatera(file, framsteg=meanwhile)
    assert UMEA.read_bytes() == file.read_bytes()


def test_a_file_that_somebody_saves_during_an_upgrade_is_left_as_they_saved_it(tmp_path):
    file = changed(tmp_path, "Budget", {"C5": 1})

    def meanwhile(sentence: str) -> None:
        if sentence.startswith("Skriver"):
            shutil.copy(UMEA, file)

    with pytest.raises(FilenHarAndrats, match="ändrades av någon annan"):
        uppgradera(file, framsteg=meanwhile)
    assert UMEA.read_bytes() == file.read_bytes()


@pytest.mark.parametrize("words", ["ny 2031 -o ny.xlsx", "ny 2031 -o ny", "uppdatera {} -o b.pdf"])
def test_a_name_that_excel_would_not_open_is_refused(tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    answer = run(*words.format(UMEA).split())
    assert (3, []) == (answer.exit_code, list(tmp_path.iterdir()))
    assert "måste ha ett namn som slutar på .xlsm" in answer.stderr


def test_a_year_before_the_rules_is_refused(tmp_path):
    answer = run("ny", 2012, "-o", tmp_path / "ny.xlsm")
    assert (3, "Det finns inga regler för 2012. Välj ett år från 2014.\n") == (
        answer.exit_code,
        answer.stderr,
    )


def test_a_name_that_is_too_long_is_one_sentence(tmp_path):
    answer = run("kontrollera", tmp_path / ("x" * 300 + ".xlsm"))
    assert (3, True) == (answer.exit_code, "är för lång: " in answer.stderr)


@pytest.mark.parametrize("part", [9, 12, 20])
def test_a_sheet_that_is_cut_off_is_one_sentence(tmp_path, part):
    memory = io.BytesIO()
    with zipfile.ZipFile(UMEA) as old, zipfile.ZipFile(memory, "w") as new:
        for member in old.infolist():
            content = old.read(member)
            cut = member.filename == f"xl/worksheets/sheet{part}.xml"
            new.writestr(member, content[: len(content) // 2] if cut else content)
    file = tmp_path / "bok.xlsm"
    file.write_bytes(memory.getvalue())
    answer = run("uppdatera", file)
    assert answer.exit_code in {0, 3}
    assert not isinstance(answer.exception, Exception) or isinstance(answer.exception, SystemExit)


@pytest.mark.parametrize("words", ["Trappan", "Trappan --json", "Driftsredovisning --csv"])
def test_an_old_code_page_shows_what_it_can(words):
    env = os.environ | {"PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "xlsaddin", "visa", str(UMEA), *words.split()]
    answer = subprocess.run(command, cwd=ROT, env=env, capture_output=True, check=True)
    assert b"Traceback" not in answer.stderr
