"""The rules of the economy on the published figures, and the laws that hold for any figures."""

import pytest
from hypothesis import given, strategies as st

from xlsaddin.rules.avstamning import AVRUNDNING, FEL, STAMMER, utslag
from xlsaddin.rules.avvikelse import avvikelse
from xlsaddin.rules.balanskrav import balanskravsresultat, efter_balanskravsjusteringar
from xlsaddin.rules.eget_kapital import ovrigt_eget_kapital, utgaende_eget_kapital
from xlsaddin.rules.kassaflode import (
    arets_investeringar,
    fordringsforandring,
    kassaflode_lopande,
    skuldforandring,
)
from xlsaddin.rules.kostnadsfordelning import kostnadsandel
from xlsaddin.rules.soliditet import soliditet

KR = st.integers(-(10**10), 10**10)


def test_the_deviations_of_2023():  # A904-910
    assert [98, 1067, 1165] == [
        avvikelse(11583, 11485),
        avvikelse(-11568, -12635),
        avvikelse(15, -1150),
    ]


def test_budgeted_eget_kapital_starts_from_this_years_opening():  # A910
    assert 885_574 == utgaende_eget_kapital(2_035_574, -1_150_000)


@given(KR, KR)
def test_ovrigt_eget_kapital_is_what_the_result_adds_to(ingaende, resultat):
    summa = utgaende_eget_kapital(ingaende, resultat)
    assert ingaende == ovrigt_eget_kapital(summa, resultat)


@pytest.mark.parametrize(
    ("resultat", "fordringar", "skulder", "flode"),
    [
        (59_733, (140_659, 196_225), (4_139_370, 6_618_866), 2_483_663),  # A869-883, 2023
        (235_981, (82_796, 140_659), (4_740_174, 4_139_370), -422_686),  # A869-877, 2022
    ],
)
def test_the_cash_flow_includes_the_result(resultat, fordringar, skulder, flode):
    andring = fordringsforandring(*fordringar), skuldforandring(*skulder)
    assert flode == kassaflode_lopande(resultat, *andring)


@given(KR, KR, st.tuples(KR, KR), st.tuples(KR, KR))
def test_the_cash_flow_ties_to_cash_whenever_the_balances_balance(
    resultat, kapital, fordringar, skulder
):
    kassa_in = kapital + skulder[0] - fordringar[0]
    kassa_ut = utgaende_eget_kapital(kapital, resultat) + skulder[1] - fordringar[1]
    flode = kassaflode_lopande(
        resultat, fordringsforandring(*fordringar), skuldforandring(*skulder)
    )
    assert kassa_ut - kassa_in == flode


@given(KR, KR, KR)
def test_fixed_assets_roll_forward(ingaende, investerat, avskrivning):
    utgaende = ingaende + investerat + avskrivning
    assert investerat == arets_investeringar(ingaende, utgaende, avskrivning)


@pytest.mark.parametrize(("belopp", "procent"), [(1297, 11), (2194, 19), (8077, 70)])  # A280-282
def test_the_shares_of_cost_of_2023(belopp, procent):
    assert procent == round(100 * kostnadsandel(belopp, 11568))


@pytest.mark.parametrize(
    ("kapital", "tillgangar", "procent"),
    [(2_095_307, 8_714_173, 24), (2_035_574, 6_174_944, 33)],  # A155
)
def test_soliditet_of_2023_and_2022(kapital, tillgangar, procent):
    assert procent == round(100 * soliditet(kapital, tillgangar))


def test_the_balance_requirement_of_2023():  # A730-739
    assert 59_733 == balanskravsresultat(efter_balanskravsjusteringar(59_733, 0), 0)


@pytest.mark.parametrize(
    ("skillnad", "delar", "vantat"),
    [
        (0, 0, STAMMER),
        (0.004, 0, STAMMER),
        (1, 0, FEL),
        (1, 3, AVRUNDNING),
        (-2, 5, AVRUNDNING),  # Verksamhetsnära kostnader: -632 against -630
        (2.5, 5, AVRUNDNING),
        (40, 3, FEL),
    ],
)
def test_a_difference_is_rounding_up_to_half_a_unit_a_part(skillnad, delar, vantat):
    assert vantat == utslag(skillnad, delar)


@given(st.lists(st.integers(-10_000_000, 10_000_000), min_size=1, max_size=30))
def test_rounding_each_part_alone_is_never_called_wrong(orer):
    delar = [ore / 100 for ore in orer]
    avrundade = [float(round(del_)) for del_ in delar]
    assert FEL != utslag(sum(avrundade) - float(round(sum(orer) / 100)), len(delar) + 1)
