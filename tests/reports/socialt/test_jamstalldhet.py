"""Jämställdhet 2021: the 40-60 rule on groups, and 20 points between women and men."""

import pytest

from tests.reports.socialt.bocker import bok, handelse, indikator, umea_2021, value
from xlsaddin.reports.socialt.jamstalldhet import TAB

# Seed B732-824 and B82-97: women, men and the printed status of each group.
GRUPPER = {
    "M2.1": (362, 425, "nådd"),
    "M2.2": (81, 19, "ej nådd"),
    "M2.6": (155, 164, "nådd"),
    "M2.7": (116, 131, "nådd"),
    "M2.8": (42, 35, "nådd"),
    "M2.9": (28, 29, "nådd"),
    "M2.10": (46, 67, "nådd"),
}


@pytest.mark.parametrize(("id_", "vantat"), GRUPPER.items())
def test_each_group_of_2021_is_judged_by_its_smaller_sex(id_, vantat):
    assert vantat == tuple(value(umea_2021(), TAB, id_, k) for k in ("kvinnor", "män", "status"))


def test_a_group_without_figures_is_blank_and_not_nought():
    columns = ("kvinnor", "män", "kvinnors andel", "mäns andel")
    assert {value(umea_2021(), TAB, "M2.4", k) for k in columns} == {None}


def test_the_difference_that_is_printed_as_one_is_computed_from_its_shares():
    andelar = tuple(value(umea_2021(), TAB, "M2.5", f"{v} andel") for v in ("kvinnors", "mäns"))
    assert andelar == pytest.approx((52 / 54, 36 / 38))  # B761-764
    assert value(umea_2021(), TAB, "M2.5", "resultat") == "1,6 procentenheter"  # B767 prints 1


@pytest.mark.parametrize(
    ("kvinnor", "man", "status"),
    [(40, 60, "nådd"), (60, 40, "nådd"), (39, 61, "nära"), (34, 66, "ej nådd")],
)
def test_it_does_not_matter_which_sex_is_fewer(kvinnor, man, status):
    row = indikator("I1", Måltyp="könsfördelning 40–60")
    antal = [(float(kvinnor), "kvinnor"), (float(man), "män")]
    en_bok = bok([row], [handelse("I1", t, "", Kön=kon) for t, kon in antal])
    assert status == value(en_bok, TAB, "I1", "status")


def test_a_difference_of_exactly_twenty_points_is_allowed():
    row = indikator("I1", Måltyp="könsskillnad högst", Målvärde=20.0, Enhet="procentenheter")
    handelser = [handelse("I1", 9.0, 10.0, Kön="kvinnor"), handelse("I1", 7.0, 10.0, Kön="män")]
    assert value(bok([row], handelser), TAB, "I1", "status") == "nådd"


def faststallt(en_bok):
    rapport = next(r for r in en_bok.rapporter if r.tab == TAB)
    return [sentence for sentence in rapport.noter if "astställd status" in sentence]


def test_a_status_that_the_figures_do_not_give_is_explained():
    (sentence,) = faststallt(umea_2021())
    assert sentence.endswith("skälet står på fliken Socialt bokslut.")


def test_nothing_is_explained_where_every_status_comes_from_the_figures():
    row = indikator("I1", Måltyp="könsfördelning 40–60")
    assert faststallt(bok([row])) == []
