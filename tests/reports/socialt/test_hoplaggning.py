"""The ways to pool are all there, and are the same for the whole and for each plattform."""

import pytest

from tests.reports.socialt.bocker import PLATTFORM, bok, handelse, indikator, umea_2021, value
from xlsaddin.domain.malslag import Hoplaggning
from xlsaddin.reports.socialt import indikatorsammandrag as sm, plattformssammandrag as pl
from xlsaddin.reports.socialt.hoplaggning import SATT


def test_every_way_to_pool_has_its_sums_and_its_outcome():
    assert set(SATT) == set(Hoplaggning)


def test_a_smaller_sex_is_looked_for_anew_when_plattformar_are_pooled():
    row = indikator("I1", Måltyp="könsfördelning 40–60")
    handelser = [
        handelse("I1", 9.0, "", Kön="kvinnor"),
        handelse("I1", 1.0, "", Kön="män"),
        handelse("I1", 2.0, "", Kön="kvinnor", Plattform="Ungdomstorget"),
        handelse("I1", 8.0, "", Kön="män", Plattform="Ungdomstorget"),
    ]
    en_bok = bok([row], handelser)
    assert value(en_bok, sm.TAB, "I1", "utfall") == 9 / 20
    utfall = [en_bok.value(pl.cell(pl.UTFALL, "I1", p)) for p in (PLATTFORM, "Ungdomstorget")]
    assert utfall == [1 / 10, 2 / 10]


def test_the_whole_of_2021_is_pooled_and_no_average():
    en_bok = umea_2021()
    delar = [en_bok.value(pl.cell(pl.UTFALL, "M1.1", p)) for p in en_bok.underlag.plattformar]
    assert value(en_bok, sm.TAB, "M1.1", "utfall") == 319 / 787  # B429-442
    assert sum(delar) / len(delar) != pytest.approx(319 / 787)
