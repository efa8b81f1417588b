"""«Första rapporten» in the guide: its very steps give a first report, without a fel."""

import datetime as dt
from pathlib import Path

import pytest

from templates.build import ROT
from tests.hosts.bilder import MAPP, RAPPORT, STEG, forsta_rapporten
from tests.reports.konstruerat_ar import figures
from xlsaddin.actions.uppdatera import Uppdaterad

GUIDE = (ROT / "docs/handledning.md").read_text(encoding="utf-8")
SECTION = GUIDE.partition("Första rapporten")[2].partition("\n## ")[0]


@pytest.fixture(scope="module")
def svar(tmp_path_factory: pytest.TempPathFactory) -> Uppdaterad:
    return forsta_rapporten(Path(tmp_path_factory.mktemp("forsta")))


def test_one_setting_and_one_row_of_each_kind_give_a_driftsredovisning(svar: Uppdaterad):
    assert () == svar.anmarkningar
    drift = figures(svar.bok, RAPPORT)
    assert (500_000, 1_000_000, -500_000) == tuple(
        drift["Verksamhetens intäkter", column] for column in ("utfall", "budget", "avvikelse")
    )
    assert 500_000 == drift["Utgående eget kapital", "utfall"]


def test_the_workbook_is_whole_and_another_calculator_agrees(svar: Uppdaterad, calc):
    assert svar.fil
    assert [] == calc.recalculate(svar.fil).different


def test_there_is_one_row_of_each_kind():
    assert ["Inställningar", "Huvudbok", "Saldon", "Budget"] == [steg.tab for steg in STEG]
    assert {"5"} == {place[1:] for steg in STEG for place in steg.cells}


def test_the_guide_says_each_cell_as_it_is_filled_in():
    def said(value: object) -> str:
        if isinstance(value, int) and value >= 10_000:
            return f"{value:,}".replace(",", " ")
        return value.isoformat() if isinstance(value, dt.date) else str(value)

    cells = {said(value) for steg in STEG for value in steg.cells.values()}
    assert set() == {cell for cell in cells if f"`{cell}`" not in SECTION}


def test_the_pictures_of_the_guide_exist():
    pictures = {f"forsta_{it}.png" for it in ("installningar", "huvudbok", "saldon", "budget")}
    pictures |= {"forsta_driftsredovisning.png"}
    assert pictures == {it for it in pictures if f"bilder/{it}" in SECTION and (MAPP / it).exists()}
