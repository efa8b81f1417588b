"""A report tab that has got another name is found; a copy of one is left in peace."""

import openpyxl
import pytest

from tests.andrad_bok import UMEA, run
from tests.hosts.oppen_bok import content
from xlsaddin.actions.kontrollera import kontrollera_oppen
from xlsaddin.actions.uppdatera import uppdatera_oppen

SENTENCE = (
    "Noter 2023: Fliken är rapporten Noter med ett annat namn, och görs inte om. Byt tillbaka till "
    "Noter, annars läggs en ny flik till."
)


def rename(workbook, *, code_name=True, title=True):
    sheet = workbook["Noter"]
    sheet.title = "Noter 2023"
    if not code_name:
        sheet.sheet_properties.codeName = "Blad7"
    if not title:
        sheet["A1"] = "Egna"


@pytest.mark.parametrize("told_by", [{"code_name": False}, {"title": False}, {}])
def test_a_renamed_report_tab_is_found_closed(tmp_path, told_by):
    workbook, book = openpyxl.load_workbook(UMEA), tmp_path / "bok.xlsx"
    rename(workbook, **told_by)
    workbook.save(book)
    said = run("kontrollera", book)
    assert (0, True) == (said.exit_code, SENTENCE in said.output)
    assert SENTENCE in run("uppdatera", book, "-o", tmp_path / "ny.xlsx").output


def test_another_tab_and_a_copy_are_none(tmp_path):
    workbook, book = openpyxl.load_workbook(UMEA), tmp_path / "bok.xlsx"
    workbook.copy_worksheet(workbook["Noter"]).title = "Noter 2023"
    workbook.create_sheet("Noter 2022")
    workbook.save(book)
    assert "annat namn" not in run("kontrollera", book).output
    rename(workbook := openpyxl.load_workbook(UMEA), code_name=False, title=False)
    workbook.save(book)
    assert "annat namn" not in run("kontrollera", book).output


def test_a_renamed_report_tab_is_found_open(book):
    rename(content(book))
    assert SENTENCE in map(str, kontrollera_oppen(book))
    assert SENTENCE in map(str, uppdatera_oppen(book).anmarkningar)
