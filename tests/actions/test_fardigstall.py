"""The finished copy of a workbook, from the command line: all of it or nothing, and never twice."""

import email
import json
import shutil
import threading
from email.policy import default
from pathlib import Path

import openpyxl
import pytest

from tests.andrad_bok import SOCIAL, UMEA, changed, run
from tests.publish.kopior import DAG
from xlsaddin.actions.fardigstall import Val, fardigstall
from xlsaddin.domain.errors import FilenFinnsRedan, FilenHarAndrats
from xlsaddin.excel.saving import together

STAM = "2023_samordningsforbundet_umearegionen_arsredovisning"


def names(folder: Path) -> set[str]:
    return {it.name for it in folder.iterdir()} if folder.exists() else set()


def cover(fil: Path) -> dict[str, str]:
    rows = openpyxl.load_workbook(fil)["Försättsblad"].iter_rows(max_col=2, values_only=True)
    return {key: value for key, value in rows if value}


def test_the_copy_lies_in_a_new_folder_and_the_workbook_is_only_read(tmp_path):
    before = UMEA.read_bytes()
    svar = run("fardigstall", UMEA, "-o", tmp_path / "ut")
    assert (0, before) == (svar.exit_code, UMEA.read_bytes())
    assert f"{STAM}_v01.xlsx" in names(tmp_path / "ut")
    assert f"{tmp_path / 'ut' / STAM}_v01.xlsx" in svar.stdout
    assert "Dataflikar och egna flikar: Inställningar, " in svar.stdout
    assert "Arbetsflikar: Kontosammandrag, " in svar.stdout


def test_workbook_pdf_and_mail_are_made_together_and_the_mail_holds_the_others(tmp_path):
    filer = {it.suffix: it for it in fardigstall(UMEA, tmp_path).filer}
    assert {".xlsx", ".pdf", ".eml"} == filer.keys()
    letter = email.message_from_bytes(filer.pop(".eml").read_bytes(), policy=default)
    attached = {it.get_filename(): it.get_content() for it in letter.iter_attachments()}
    assert {it.name: it.read_bytes() for it in filer.values()} == attached


def test_a_second_copy_is_the_next_version_and_the_first_is_left(tmp_path):
    first = fardigstall(UMEA, tmp_path).filer[0]
    before = first.read_bytes()
    second = fardigstall(UMEA, tmp_path).filer[0]
    assert (f"{STAM}_v02.xlsx", before) == (second.name, first.read_bytes())


def test_the_same_version_on_the_same_day_is_the_same_bytes(tmp_path):
    val = Val(dag=DAG)
    files = [fardigstall(SOCIAL, tmp_path / it, val=val).filer for it in ("a", "b")]
    one, two = ([fil.read_bytes() for fil in it] for it in files)
    assert one == two


def test_fel_stop_it_and_nothing_is_written(tmp_path):
    fil = changed(tmp_path, "Huvudbok", {"F6": "tolv"})
    svar = run("fardigstall", fil, "-o", tmp_path / "ut")
    assert (1, set()) == (svar.exit_code, names(tmp_path / "ut"))
    assert svar.stderr.startswith("Ingen kopia är gjord, för det finns fel.")
    assert "Huvudbok, rad 6, Belopp: «tolv»" in svar.stderr


def test_in_spite_of_fel_the_cover_and_the_reports_say_so(tmp_path):
    fil = changed(tmp_path, "Huvudbok", {"F6": "tolv"})
    svar = run("fardigstall", fil, "-o", tmp_path / "ut", "--trots-fel", "--json")
    data = json.loads(svar.stdout)
    said = cover(Path(data["filer"][0]))["Kontroller"]
    assert said == data["kontroller"]
    assert "fel. Kopian är färdigställd trots dem." in said
    assert (1, 1) == (svar.exit_code, data["version"])


def test_an_answer_without_a_copy_is_json_too(tmp_path):
    fil = changed(tmp_path, "Inställningar", {"B5": None})
    svar = run("fardigstall", fil, "-o", tmp_path / "ut", "--json")
    data = json.loads(svar.stdout)
    assert ([], None, 1) == (data["filer"], data["version"], svar.exit_code)
    assert "fel" == data["anmärkningar"][0]["grad"]


def test_only_the_chosen_reports_go_along(tmp_path):
    svar = run("fardigstall", UMEA, "-o", tmp_path, "--flik", "trappan", "--flik", "Noter")
    fil = next(tmp_path.glob("*.xlsx"))
    assert ["Försättsblad", "Noter", "Trappan"] == openpyxl.load_workbook(fil).sheetnames
    assert "inte är valda: Driftsredovisning, " in svar.stdout


def test_a_report_that_is_not_there_is_wrong_usage(tmp_path):
    svar = run("fardigstall", UMEA, "-o", tmp_path, "--flik", "Trappen")
    assert (2, set()) == (svar.exit_code, names(tmp_path))
    assert "Rapporten «Trappen» finns inte" in svar.stderr


def test_a_workbook_without_figures_has_nothing_to_finish(tmp_path):
    svar = run("fardigstall", UMEA, "-o", tmp_path, "--flik", "Enkätsvar")
    assert (3, set()) == (svar.exit_code, names(tmp_path))
    assert "Ingen rapport har några siffror" in svar.stderr


def test_a_workbook_that_is_saved_meanwhile_is_not_delivered(tmp_path):
    fil = Path(shutil.copy(UMEA, tmp_path / "bok.xlsm"))

    def framsteg(sats: str) -> None:
        if sats == "Sparar filerna":
            fil.write_bytes(SOCIAL.read_bytes())

    with pytest.raises(FilenHarAndrats):
        fardigstall(fil, tmp_path / "ut", framsteg)
    assert not (tmp_path / "ut").exists()


def test_the_last_file_that_fails_takes_the_first_with_it(tmp_path, monkeypatch):
    real = together.place

    def full(new: Path, path: Path) -> None:
        if path.name == "b":
            raise OSError(28, "full")
        real(new, path)

    monkeypatch.setattr(together, "place", full)
    with pytest.raises(Exception, match="plats"):
        together.write_together(tmp_path / "ut", {"a": b"1", "b": b"2"})
    assert set() == names(tmp_path)


def test_nothing_is_written_when_one_of_the_names_is_taken(tmp_path):
    (tmp_path / "b").write_bytes(b"andras")
    with pytest.raises(FilenFinnsRedan):
        together.write_together(tmp_path, {"a": b"1", "b": b"2"})
    assert ({"b"}, b"andras") == (names(tmp_path), (tmp_path / "b").read_bytes())


def test_a_folder_in_a_folder_that_is_missing_is_refused(tmp_path):
    svar = run("fardigstall", UMEA, "-o", tmp_path / "a" / "b")
    assert (3, set()) == (svar.exit_code, names(tmp_path))
    assert "finns inte" in svar.stderr


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "ut").write_bytes(b"x")
    svar = run("fardigstall", UMEA, "-o", tmp_path / "ut")
    assert (3, b"x") == (svar.exit_code, (tmp_path / "ut").read_bytes())


def test_two_at_the_same_time_never_write_over_each_other(tmp_path):
    answers = []

    def one() -> None:
        try:
            answers.append(fardigstall(UMEA, tmp_path).filer[0].read_bytes())
        except Exception as error:  # noqa: BLE001 - whichever of the refusals
            answers.append(error)

    threads = [threading.Thread(target=one) for _ in range(2)]
    for it in threads:
        it.start()
    for it in threads:
        it.join()
    made = [it for it in answers if isinstance(it, bytes)]
    assert len(made) == len(list(tmp_path.glob("*.xlsx"))) >= 1


@pytest.mark.parametrize(("bok", "antal"), [(UMEA, 0), (SOCIAL, 36)])
def test_figures_of_so_few_persons_that_they_can_be_known_are_counted(tmp_path, bok, antal):
    svar = fardigstall(bok, tmp_path)
    assert antal == svar.sma_tal
    assert bool(antal) == ("räknar 1–4 personer" in svar.som_text())
