"""The social books of the constructed year, every figure and word of every tab worked out."""

import pytest

from templates.build import Bok, build
from tests.reports.facit_impactindex import FORENKLAT_EJ_NADD, IMPACTINDEX, PER_OMRADE_EJ_NADD
from tests.reports.facit_socialt import (
    ENKATSVAR,
    GENOMSTROMNING,
    INDIKATORER,
    JAMSTALLDHET,
    PER_PLATTFORM,
    SOCIALT_BOKSLUT,
)
from tests.reports.konstruerat_ar import MAPP, arsdata, figures, konstruerat_ar, tabs_of, words
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.alla import TABS

FACIT = {
    "Socialt bokslut": SOCIALT_BOKSLUT,
    "Impactindex": IMPACTINDEX,
    "Genomströmning": GENOMSTROMNING,
    "Jämställdhet": JAMSTALLDHET,
    "Enkätsvar": ENKATSVAR,
    "Indikatorsammandrag": INDIKATORER,
    "Indikatorer per plattform": PER_PLATTFORM,
}
STATUSAR = [id_ for id_, column in INDIKATORER if column == "status"]


@pytest.mark.parametrize("tab", FACIT)
def test_every_figure_is_the_one_worked_out_by_hand(tab: str):
    wanted = {key: v for key, v in FACIT[tab].items() if not isinstance(v, str)}
    assert pytest.approx(wanted, abs=1e-9) == figures(konstruerat_ar(), tab)


@pytest.mark.parametrize("tab", FACIT)
def test_every_word_is_the_one_worked_out_by_hand(tab: str):
    wanted = {key: v for key, v in FACIT[tab].items() if isinstance(v, str)}
    assert wanted == words(konstruerat_ar(), tab)


def test_no_social_tab_is_left_out():
    assert tabs_of(Bokdel.SOCIALT) == {*FACIT}


def test_what_is_not_measured_can_count_as_not_reached():
    bok = konstruerat_ar(Ej_mätt="räknas som ej nådd")
    wanted = PER_OMRADE_EJ_NADD | FORENKLAT_EJ_NADD
    found = figures(bok, "Impactindex") | words(bok, "Impactindex")
    assert pytest.approx(wanted) == {key: found[key] for key in wanted}
    raknas = words(bok, "Indikatorsammandrag")
    assert {"A8", "C5"} == {
        id_ for id_ in STATUSAR if raknas[id_, "status"] != raknas[id_, "räknas"]
    }


def test_an_outcome_exactly_at_the_margin_is_near():
    bok = konstruerat_ar(**{"Nära-marginal": 5.0})
    fore, efter = (words(b, "Indikatorsammandrag") for b in (konstruerat_ar(), bok))
    keys = [(id_, "status") for id_ in STATUSAR]
    assert {"B3": "nära", "C2": "nära"} == {
        key[0]: efter[key] for key in keys if efter[key] != fore[key]
    }


def test_without_a_margin_nothing_is_near():
    bok = konstruerat_ar(**{"Nära-marginal": 0.0})
    statusar = words(bok, "Indikatorsammandrag")
    assert "nära" not in {statusar[id_, "status"] for id_ in STATUSAR}


def test_a_tertial_counts_the_events_to_its_last_day_and_the_whole_survey():
    bok = konstruerat_ar(Period="Tertial 1")
    statusar = words(bok, "Indikatorsammandrag")
    assert {
        "A1": "nådd",
        "A3": "nära",
        "A4": "nära",
        "B6": "nådd",
        "C1": "nådd",
        "C2": "ej nådd",
        "C6": "nådd",
        "C7": "nådd",
    } == {id_: s for id_ in STATUSAR if (s := statusar[id_, "status"]) != "ej mätt"}
    # 7.5 of 11.25, 4 of 4 and 13.75 of 15.
    index = figures(bok, "Impactindex")
    assert [750 / 11.25, 100, 1375 / 15, 2525 / 30.25] == pytest.approx(
        [index[row, "index"] for row in ("Nytta", "Jämlikhet", "Nöjdhet", "Hela förbundet")]
    )


@pytest.mark.parametrize("ej_matt", ["utelämnas", "räknas som ej nådd"])
def test_another_calculator_gives_the_same_figures(ej_matt, calc, tmp_path):
    bok = Bok(tmp_path / "konstruerat.xlsm", MAPP, "Det konstruerade året")
    build(bok, arsdata(Ej_mätt=ej_matt))
    recalculated = calc.recalculate(bok.fil)
    assert [] == recalculated.different
    assert len(recalculated.formulas) > len(TABS)


def test_what_is_reckoned_from_an_index_is_guarded_for_nothing_was_measured():
    formula = konstruerat_ar().formula(Cell("Impactindex", "Nytta", "slå"))
    assert "IF(COUNT(" in formula
