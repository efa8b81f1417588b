"""The finished workbook: the same values as its source, and nothing else of it."""

import datetime as dt
import io
import zipfile
from math import isclose

import openpyxl
import pandas as pd
import pytest
import python_calamine

from tests.publish.kopior import BOCKER, DAG, skriven, utgava, verklig
from tests.reports.pahittad import TAB, bok, sida, tabell
from xlsaddin.excel.draw.layout import sheet_cells
from xlsaddin.excel.draw.reports import draw
from xlsaddin.publish.copy import draw_copy
from xlsaddin.reports.rapport import Stycke

AR = sorted(BOCKER)


def opened(content: bytes):
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("ar", AR)
def test_every_value_is_the_one_that_the_workbook_shows(ar):
    kopia, kalla = (
        opened(draw_copy(verklig(ar))),
        openpyxl.load_workbook(BOCKER[ar], data_only=True),
    )
    for sida_ in verklig(ar).sidor:
        for cell in sheet_cells(sida_):
            place = {"row": cell.row + 1, "column": cell.column + 1}
            expected = kalla[sida_.tab].cell(**place).value
            value = kopia[sida_.tab].cell(**place).value
            if isinstance(expected, (int, float)):
                assert isclose(expected, value, rel_tol=1e-14, abs_tol=1e-9)
            else:
                assert (expected or ("Rad" if cell.look == "huvud" else None)) == value


@pytest.mark.parametrize("ar", AR)
def test_no_cell_holds_a_formula_or_an_error(ar):
    types = {
        cell.data_type for sheet in opened(draw_copy(verklig(ar))) for row in sheet for cell in row
    }
    assert types <= {"s", "n", "d"}


@pytest.mark.parametrize("ar", AR)
def test_all_readers_read_the_same(ar, tmp_path):
    fil = skriven(tmp_path, draw_copy(verklig(ar)))
    kopia, read = openpyxl.load_workbook(fil), python_calamine.CalamineWorkbook.from_path(fil)
    frames = pd.read_excel(
        fil, sheet_name=None, header=None, keep_default_na=False, engine="openpyxl"
    )
    assert kopia.sheetnames == read.sheet_names == list(frames)
    for sheet in kopia:
        rows = [[_read(cell.value) for cell in row] for row in sheet]
        calamine = read.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
        assert [[it for it in row if it != ""] for row in rows] == [
            [_read(it) for it in row if it != ""] for row in calamine
        ]
        assert [[it for it in row if it != ""] for row in rows] == [
            [_read(it) for it in row if it != ""] for row in frames[sheet.title].to_numpy().tolist()
        ]


def _read(value: object) -> object:
    """Return what a reader gives, its days alike: some give the time of day too."""
    if value is None:
        return ""
    return value.date() if isinstance(value, dt.datetime) else value


def test_the_looks_are_those_of_the_workbook():
    kopia, kalla = opened(draw_copy(utgava())), opened(draw(bok()))
    for cell in sheet_cells(sida()):
        place = {"row": cell.row + 1, "column": cell.column + 1}
        mine, theirs = (it[TAB].cell(**place) for it in (kopia, kalla))
        for it in ("font", "fill", "border", "alignment", "style"):
            assert repr(getattr(theirs, it)) == repr(getattr(mine, it))


def test_a_number_is_shown_by_its_own_format_and_needs_no_rule():
    sheet = opened(draw_copy(utgava(sida(tabell(A=0.0, B=5.0)))))[TAB]
    assert [] == list(sheet.conditional_formatting)
    assert ["0 %;0 %", "#,##0 %"] == [sheet[it].number_format for it in ("C6", "C7")]


def test_the_cover_leads_to_every_report():
    cover = opened(draw_copy(utgava(sida(), sida(Stycke("x"))._replace(tab="Å 's' a"))))
    sheet = cover["Försättsblad"]
    links = {cell.value: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert {"Sida": "'Sida'!A1", "Å 's' a": "'Å ''s'' a'!A1"} == links
    assert ("Årsredovisning 2023", 0) == (sheet["A1"].value, cover.sheetnames.index(sheet.title))


def test_the_properties_say_title_language_author_and_day():
    it = opened(draw_copy(utgava())).properties
    assert (
        "Årsredovisning 2023 – Exempelförbundet",
        "Exempelförbundet",
        "sv-SE",
        DAG,
    ) == (it.title, it.creator, it.language, it.created.date())


def test_charts_keep_their_alternative_texts_and_speak_swedish():
    with zipfile.ZipFile(io.BytesIO(draw_copy(utgava()))) as package:
        text = {name: package.read(name).decode() for name in package.namelist()}
    drawing = text["xl/drawings/drawing1.xml"]
    assert 'descr="Staplar för var och en."' in drawing
    assert 'descr="Hur långt det är."' in drawing
    assert not [name for name, it in text.items() if "en-US" in it]


def test_the_footer_says_which_version_it_is():
    for sheet in opened(draw_copy(utgava())):
        assert "Version 2  ·  2024-03-01  ·  källa 01234567" == sheet.oddFooter.right.text


def test_the_same_version_twice_is_the_same_bytes():
    assert draw_copy(verklig(2021)) == draw_copy(verklig(2021))


def test_what_was_never_drawn_is_not_there():
    with zipfile.ZipFile(io.BytesIO(draw_copy(verklig(2023)))) as package:
        whole = b"".join(package.read(name) for name in package.namelist())
    for word in ("Huvudbok'", "vbaProject", "externalLink", "/root", "xlsm", "definedName name="):
        found = whole.count(word.encode())
        printed = whole.count(b'definedName name="_xlnm.Print_Titles"')
        assert (printed if word.startswith("defined") else 0) == found


def test_text_that_looks_like_a_formula_stays_a_text():
    kopia = opened(draw_copy(utgava(sida(Stycke("=1+1")), forbund="=HYPERLINK(1)")))
    assert ("s", "s") == (kopia[TAB]["A4"].data_type, kopia["Försättsblad"]["A2"].data_type)
