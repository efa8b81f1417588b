"""Enkätsvar 2021: counts by sex, the share of wanted answers, and indicators that rest on them."""

import pytest

from tests.reports.socialt.bocker import bok, indikator, svar, umea_2021, value
from xlsaddin.reports.rapport import Stycke
from xlsaddin.reports.socialt.enkatsvar import INGA, TAB, fragor

DISKRIMINERING = {  # seed B865-945
    "kön": "94 % (87 av 93)",
    "ålder": "87 % (81 av 93)",
    "etnicitet": "94 % (87 av 93)",
    "religion": "94 % (87 av 93)",
    "funktionsnedsättning": "88 % (82 av 93)",
    "sexuell läggning": "92 % (86 av 93)",
    "könsidentitet": "92 % (86 av 93)",
}


def _number(fraga):
    alla = [f.fraga for f in fragor(umea_2021().underlag)]
    return 1 + alla.index(fraga)


@pytest.mark.parametrize(("grund", "tryckt"), DISKRIMINERING.items())
def test_the_wanted_answer_to_discrimination_is_no(grund, tryckt):
    number = _number(f"Har du blivit diskriminerad på grund av {grund}?")
    assert tryckt == value(umea_2021(), TAB, f"{number}: önskade", "resultat")


def test_answers_are_counted_by_sex_and_without_sex():
    row = f"{_number('Hur har du blivit bemött?')}: alla"
    antal = tuple(value(umea_2021(), TAB, row, k) for k in ("kvinnor", "män", "övriga", "alla"))
    assert antal == (54, 38, 1, 93)  # B761-764 and B1042-1046


def test_each_question_of_each_group_stands_once():
    fragorna = [(f.enkat, f.grupp, f.fraga) for f in fragor(umea_2021().underlag)]
    assert len(fragorna) == len(set(fragorna)) == 35


def _matt_med_enkat(**falt):
    return indikator("I1", **{"Mäts med": "enkät", "Fråga": "Nöjd?"} | falt)


def test_an_indicator_takes_the_share_of_the_wanted_answers():
    en_bok = bok([_matt_med_enkat()], enkat=[svar(3.0), svar(5.0, "Nej", text="Nej")])
    assert value(en_bok, "Socialt bokslut", "I1", "resultat") == "38 % (3 av 8)"


def test_an_indicator_can_ask_for_one_answer():
    row = _matt_med_enkat(Svar="Inte alls", Måltyp="högst andel", Målvärde=10.0)
    enkat = [svar(9.0), svar(1.0, "Nej", text="Inte alls")]
    en_bok = bok([row], enkat=enkat)
    assert value(en_bok, "Socialt bokslut", "I1", "resultat") == "10 % (1 av 10)"
    assert value(en_bok, "Socialt bokslut", "I1", "status") == "nådd"


def test_an_indicator_can_ask_one_group():
    enkat = [svar(1.0), svar(1.0, "Nej", text="Nej")]
    andra = [[*row[:1], "Personal", *row[2:]] for row in [svar(8.0)]]
    en_bok = bok([_matt_med_enkat(Grupp="Personal")], enkat=enkat + andra)
    assert value(en_bok, "Socialt bokslut", "I1", "resultat") == "100 % (8 av 8)"


def test_a_year_without_a_survey_says_so():
    rapport = next(r for r in bok().rapporter if r.tab == TAB)
    assert (Stycke(INGA),) == rapport.innehall
