"""Genomströmning 2021: each plattform and the whole, each share with its own denominator."""

import pytest

from tests.reports.socialt.bocker import bok, handelse, indikator, umea_2021, value
from xlsaddin.reports.rapport import Stycke
from xlsaddin.reports.socialt.genomstromning import INGA, TAB

# Seed B82-97 and the tables 2-8 (B99-227): avslutade, deltagare.
PER_PLATTFORM = {
    "Hela förbundet": (319, 787),
    "Ungdomstorget": (82, 248),
    "Vuxentorget": (127, 346),
    "Bjurholm": (12, 26),
    "Vännäs": (33, 66),
    "Nordmaling": (27, 41),
    "Robertsfors": (26, 36),
    "Vindeln": (12, 24),
}


@pytest.mark.parametrize(("plattform", "antal"), PER_PLATTFORM.items())
def test_each_plattform_of_2021_has_its_printed_counts(plattform, antal):
    row = f"M1.1: {plattform}"
    assert antal == tuple(value(umea_2021(), TAB, row, k) for k in ("täljare", "nämnare"))
    assert value(umea_2021(), TAB, row, "andel") == pytest.approx(antal[0] / antal[1])


def test_the_year_2021_reached_40_5_percent():
    andel = value(umea_2021(), TAB, "M1.1: Hela förbundet", "andel")
    assert f"{andel:.1%}" == "40.5%"  # B429-442
    assert value(umea_2021(), TAB, "M1.1: Hela förbundet", "status") == "nådd"


@pytest.mark.parametrize(
    ("id_", "resultat"),
    [
        ("M1.2", "77 % (247 av 319)"),  # B461-485: of those who left
        ("M1.3", "31 % (77 av 247)"),  # B465-501: of the positive solutions
        ("M1.4", "23 % (57 av 247)"),  # B469-511
    ],
)
def test_what_they_left_for_has_a_denominator_of_its_own(id_, resultat):
    assert resultat == value(umea_2021(), TAB, f"{id_}: Hela förbundet", "resultat")


def test_genomstromning_is_its_own_worksheet_function_and_the_other_shares_are_not():
    formler = {cell.row: umea_2021().formula(cell) for cell in _andelar()}
    assert "GENOMSTROMNING(" in formler["M1.1: Vuxentorget"]
    assert "GENOMSTROMNING(" not in formler["M1.2: Vuxentorget"]


def _andelar():
    return [c for c in umea_2021().cells if c.tab == TAB and c.column == "andel"]


@pytest.mark.parametrize(
    ("column", "andel"),
    [("kvinnor", 155 / 362), ("män", 164 / 425)],  # B82-97
)
def test_each_sex_has_its_own_share(column, andel):
    assert value(umea_2021(), TAB, "M1.1: Hela förbundet", column) == pytest.approx(andel)


def test_no_participants_is_not_measured():
    row = indikator("I1", **{"Mäts med": "genomströmning"})
    en_bok = bok([row])
    assert value(en_bok, TAB, "I1: Hela förbundet", "andel") is None
    assert value(en_bok, TAB, "I1: Hela förbundet", "resultat") == "ej mätt"


def test_a_budget_without_flows_says_so():
    rapport = next(r for r in bok([indikator()], [handelse()]).rapporter if r.tab == TAB)
    assert (Stycke(INGA),) == rapport.innehall
