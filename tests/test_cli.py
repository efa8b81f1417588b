"""The command line on real workbooks, right and wrong: exit codes, sentences, files untouched."""

import csv
import datetime as dt
import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from templates.build import ROT
from templates.cfb import compound_file
from tests.andrad_bok import UMEA, changed, run as kor
from xlsaddin.reports.alla import TABS

MALL = ROT / "workbooks/mall.xlsm"


def summa(fil: Path) -> str:
    """Return a file's checksum."""
    return hashlib.sha256(fil.read_bytes()).hexdigest()


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    """A copy of the workbook of 2023."""
    return Path(shutil.copy(UMEA, tmp_path / "bok.xlsm"))


def test_updating_a_workbook_whose_data_have_not_changed_leaves_every_byte(bok: Path):
    fore = summa(bok)
    svar = kor("uppdatera", bok)
    assert (0, fore) == (svar.exit_code, summa(bok))
    assert not (bok.parent / "Säkerhetskopior").exists()


def test_updating_into_another_file_leaves_the_first(bok: Path, tmp_path: Path):
    fore = summa(bok)
    assert 0 == kor("uppdatera", bok, "-o", tmp_path / "ny.xlsm").exit_code
    assert (fore, fore) == (summa(bok), summa(tmp_path / "ny.xlsm"))


def test_driftsredovisningen_as_json_has_outcome_budget_deviation_and_last_year():
    svar = json.loads(kor("visa", UMEA, "Driftsredovisning", "--json").stdout)
    row = next(r for r in svar["rader"] if r["rad"] == "Verksamhetens resultat")
    assert (15335.1, -1150000.0, 1165335.1, 239039.0) == (
        row["utfall"],
        row["budget"],
        row["avvikelse"],
        row["föregående år"],
    )
    assert "1\N{NO-BREAK SPACE}165" == row["visat"]["avvikelse"]


def test_a_report_as_csv_reads_back_with_decimal_commas():
    svar = kor("visa", UMEA, "resultaträkning", "--csv").stdout
    rows = list(csv.reader(io.StringIO(svar), delimiter=";"))
    assert ["Årets resultat", "", "59733,0", "-1150000,0", "235981,0"] == rows[-1]


def test_a_report_on_the_terminal_shows_what_the_tab_shows():
    svar = kor("visa", UMEA, "Trappan").stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "2 053 100" in svar
    assert "över trappan" in svar


def test_an_unknown_report_is_a_usage_error_that_lists_the_reports():
    svar = kor("visa", UMEA, "Resultat")
    assert 2 == svar.exit_code
    assert "Resultaträkning" in svar.stderr


def test_a_new_workbook_is_blank_has_its_year_and_is_not_written_over(tmp_path: Path):
    ny = tmp_path / "social_budget_2031.xlsm"
    assert 0 == kor("ny", 2031, "-o", ny).exit_code
    visad = json.loads(kor("visa", ny, "Resultaträkning", "--json").stdout)
    fore = summa(ny)
    igen = kor("ny", 2031, "-o", ny)
    assert (2031, 3, fore) == (visad["år"], igen.exit_code, summa(ny))


def test_an_empty_workbook_is_told_what_to_fill_in_and_not_touched(tmp_path: Path):
    bok = Path(shutil.copy(MALL, tmp_path / "tom.xlsm"))
    fore = summa(bok)
    svar = kor("uppdatera", bok)
    assert (1, fore) == (svar.exit_code, summa(bok))
    assert "Tabellen tblHuvudbok är tom." in svar.stderr


def without_ingress(fil: Path) -> dict[str, object]:
    """Return what stands on a tab of the economy, but for the line below its title."""
    sheet = openpyxl.load_workbook(fil)["Resultaträkning"]
    cells = {cell.coordinate: cell.value for row in sheet for cell in row}
    return {place: value for place, value in cells.items() if place != "A2"}


@pytest.mark.parametrize(
    ("tab", "address", "value", "sentence"),
    [
        ("Huvudbok", "F5", "fem miljoner", "Huvudbok, rad 5, Belopp: «fem miljoner» är text"),
        ("Huvudbok", "F6", "2 370 431,00", "Huvudbok, rad 6, Belopp: «2 370 431,00» är text"),
        ("Huvudbok", "A7", dt.date(2022, 3, 1), "Huvudbok, rad 7, Datum: 2022-03-01 ligger"),
        ("Huvudbok", "B8", 9999, "Huvudbok, rad 8, Konto: Konto 9999 har ingen post"),
        ("Budget", "B9", "Okänd post", "Budget, rad 9, Post: «Okänd post» finns inte"),
        ("Budget", "C9", "=1/0", "Budget, rad 9, Belopp: Formeln är inte beräknad"),
        ("Budget", "C9", "#N/A", "Budget, rad 9, Belopp: Cellen visar felet #N/A"),
        ("Kommentarer", "B5", "Ingen rad", "Raden «Ingen rad» finns inte på fliken"),
    ],
)
def test_bad_input_is_remarked_with_its_place_and_its_reports_keep_their_content(
    tmp_path: Path, tab: str, address: str, value: object, sentence: str
):
    fil = changed(tmp_path, tab, {address: value})
    fore = without_ingress(fil)
    svar = kor("uppdatera", fil)
    assert sentence in svar.stderr
    assert 1 == svar.exit_code
    assert fore == without_ingress(fil)
    first = openpyxl.load_workbook(fil)["Resultaträkning"]["A2"].value
    assert first.startswith(f"Inte uppdaterad: 1 fel på {tab}.  ·  Samordningsförbundet")


def test_a_missing_data_tab_is_named(tmp_path: Path):
    workbook = openpyxl.load_workbook(UMEA)
    del workbook["Budget"]
    fil = tmp_path / "utan.xlsx"
    workbook.save(fil)
    svar = kor("uppdatera", fil)
    assert 1 == svar.exit_code
    assert "Budget: Tabellen tblBudget saknas." in svar.stderr


def test_a_missing_report_tab_is_added_where_it_was(tmp_path: Path):
    workbook = openpyxl.load_workbook(UMEA)
    del workbook["Noter"]
    fil = tmp_path / "utan.xlsx"
    workbook.save(fil)
    assert 0 == kor("uppdatera", fil).exit_code
    tabs = [openpyxl.load_workbook(bok, read_only=True).sheetnames for bok in (UMEA, fil)]
    assert tabs[0] == tabs[1]


OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def krypterad() -> bytes:
    """Return the beginning of a workbook with a password, as Excel writes it."""
    return compound_file({"EncryptionInfo": b"\4" * 100, "EncryptedPackage": b"\0" * 5000})


@pytest.mark.parametrize(
    ("name", "innehall", "sentence"),
    [
        ("avbruten.xlsm", lambda: UMEA.read_bytes()[:50_000], "ofullständig eller skadad"),
        ("tom.xlsx", lambda: b"", "ofullständig eller skadad"),
        ("text.xlsx", lambda: b"hej" * 1000, "ingen arbetsbok"),
        ("gammal.xls", lambda: OLE + bytes(4096), "ingen arbetsbok"),
        ("hemlig.xlsx", krypterad, "skyddad med lösenord"),
    ],
)
@pytest.mark.parametrize("kommando", [("uppdatera",), ("visa", "Trappan")])
def test_an_unreadable_file_gives_one_sentence_and_is_untouched(
    tmp_path: Path, kommando: tuple[str, ...], name: str, innehall, sentence: str
):
    fil = tmp_path / name
    fil.write_bytes(innehall())
    fore = summa(fil)
    svar = kor(kommando[0], fil, *kommando[1:])
    assert sentence in svar.stderr
    assert (3, 1, fore) == (svar.exit_code, svar.stderr.count("\n"), summa(fil))


def test_a_missing_file_is_one_sentence(tmp_path: Path):
    svar = kor("uppdatera", tmp_path / "finns_inte.xlsm")
    assert 3 == svar.exit_code
    assert "finns inte" in svar.stderr


def test_an_open_workbook_is_refused(bok: Path):
    (bok.parent / f"~${bok.name}").write_bytes(b"")
    svar = kor("uppdatera", bok)
    assert 3 == svar.exit_code
    assert "öppen i ett annat program" in svar.stderr


def test_wrong_usage_is_told_apart_from_everything_else():
    assert 2 == kor("uppdatera").exit_code


def test_only_start_and_the_report_tabs_change_when_data_change(tmp_path: Path):
    fil = changed(tmp_path, "Budget", {"C5": 11_000_000})
    fore = delar(fil)
    assert 0 == kor("uppdatera", fil).exit_code
    efter = delar(fil)
    andrade = {name for name in fore.keys() | efter.keys() if fore.get(name) != efter.get(name)}
    tabs = openpyxl.load_workbook(fil, read_only=True).sheetnames
    rapportblad = {f"xl/worksheets/sheet{tabs.index(tab) + 1}.xml" for tab in ("Start", *TABS)}
    vara = {"[Content_Types].xml", "xl/styles.xml", "xl/workbook.xml", *rapportblad}
    bilagor = ("xl/charts/", "xl/drawings/", "xl/worksheets/_rels/")
    assert set() == {name for name in andrade - vara if not name.startswith(bilagor)}
    svar = json.loads(kor("visa", fil, "Utfall och budget", "--json").stdout)
    row = next(r for r in svar["rader"] if r["rad"] == "Medlemsavgifter")
    assert (11_000_000, 354_000) == (row["budget"], row["avvikelse"])


def delar(fil: Path) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(fil) as paket:
        return {name: paket.read(name) for name in paket.namelist()}
