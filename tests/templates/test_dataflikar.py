"""The data tabs of a workbook: every text can be read whole."""

import openpyxl
import pytest

from templates.dataflikar import EN_RADS_HOJD, row_height
from tests.hosts.oppen_bok import umea
from xlsaddin.tabs.ekonomi.tabeller import INSTALLNINGAR, TABELLER
from xlsaddin.tabs.schema import Kolumn, Tabell, Typ

TABELL = Tabell(
    "Flik",
    "tblFlik",
    (Kolumn("Tal", Typ.BELOPP, "", bredd=10), Kolumn("Text", Typ.TEXT, "", bredd=20)),
    "",
)


@pytest.mark.parametrize(
    ("text", "rader"), [("", 1), ("kort", 1), ("ett ord och flera till", 2), ("ord " * 20, 4)]
)
def test_a_row_is_as_high_as_its_longest_text(text, rader):
    assert row_height(TABELL, [12345.0, text]) == 1 + 15 * rader


def test_a_number_needs_one_line_however_long():
    assert row_height(TABELL, [1e20, ""]) == EN_RADS_HOJD


def test_every_key_of_the_settings_is_seen_whole():
    rader = openpyxl.load_workbook(umea(), read_only=True)["Inställningar"].iter_rows(min_row=5)
    langst = max(len(str(rad[0].value)) for rad in rader)
    assert langst <= INSTALLNINGAR.kolumn("Nyckel").bredd


def test_texts_wrap_from_the_top_and_numbers_do_not():
    bok = openpyxl.load_workbook(umea())
    for tabell in (tabell for tabell in TABELLER if bok[tabell.flik]["A5"].value is not None):
        for plats, kolumn in enumerate(tabell.kolumner, 1):
            stil = bok[tabell.flik].cell(5, plats).alignment
            texter = kolumn.typ in {Typ.TEXT, Typ.KOD, Typ.VARDE}
            var = f"{tabell.flik}, {kolumn.namn}"
            assert (var, "top", texter) == (var, stil.vertical, bool(stil.wrap_text))
