"""The participants of the constructed year, every figure and word of every tab worked out."""

import pytest

from tests.reports.facit_deltagare import (
    BAKGRUND,
    INFLODE,
    KOMPETENS,
    OVERENSKOMMELSEN,
    UTVECKLING,
    VOLYMER,
)
from tests.reports.konstruerat_ar import figures, konstruerat_ar, tabs_of, words
from xlsaddin.domain.bokdel import Bokdel

FACIT = {
    "Volymer och resultat": VOLYMER,
    "Inflöde och utflöde": INFLODE,
    "Deltagarbakgrund": BAKGRUND,
    "Överenskommelsen": OVERENSKOMMELSEN,
    "Utveckling över tid": UTVECKLING,
    "Kompetensutveckling": KOMPETENS,
}


@pytest.mark.parametrize("tab", FACIT)
def test_every_figure_is_the_one_worked_out_by_hand(tab: str):
    wanted = {key: v for key, v in FACIT[tab].items() if not isinstance(v, str)}
    assert pytest.approx(wanted, abs=1e-9) == figures(konstruerat_ar(), tab)


@pytest.mark.parametrize("tab", FACIT)
def test_every_word_is_the_one_worked_out_by_hand(tab: str):
    wanted = {key: v for key, v in FACIT[tab].items() if isinstance(v, str)}
    assert wanted == words(konstruerat_ar(), tab)


def test_no_tab_of_participants_is_left_out():
    assert tabs_of(Bokdel.DELTAGARE) == {*FACIT}
