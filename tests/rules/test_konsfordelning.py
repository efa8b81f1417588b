"""Könsfördelning: 40/60 and the 20-point rule on the figures of 2021."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from xlsaddin.domain.indikator import Utfall
from xlsaddin.rules.konsfordelning import (
    IngenAttFordela,
    IngenSvarande,
    jamn_konsfordelning,
    konsskillnad,
    mindre_andel,
    minsta_andel,
    storsta_skillnad,
)

DAY = dt.date(2021, 12, 31)
people = st.integers(0, 10_000)


@pytest.mark.parametrize(
    ("women", "men", "percent"),
    [
        pytest.param(425, 362, 46, id="B732 participants"),
        pytest.param(164, 155, 49, id="B782 those who left"),
        pytest.param(35, 42, 45, id="B809 to work"),
    ],
)
def test_the_smaller_share_as_printed(women, men, percent):
    assert percent == round(100 * mindre_andel(women, men))


def test_exactly_forty_percent_is_even_and_a_person_less_is_not():
    least = minsta_andel(DAY)
    assert jamn_konsfordelning(40, 60, least)
    assert not jamn_konsfordelning(39, 61, least)


def test_the_difference_between_the_sexes_is_that_of_their_shares():
    # B760-767: 52 of 54 women and 36 of 38 men; printed as 1, really 1.56.
    assert Fraction(8, 513) == konsskillnad(Utfall(52, 54), Utfall(36, 38))
    assert Fraction(8, 513) == konsskillnad(Utfall(36, 38), Utfall(52, 54))
    assert storsta_skillnad(DAY) > Fraction(8, 513)


def test_nobody_to_compare_is_said_and_not_zero():
    with pytest.raises(IngenAttFordela):
        mindre_andel(0, 0)
    with pytest.raises(IngenSvarande):
        konsskillnad(Utfall(0, 0), Utfall(36, 38))


@given(people, people.filter(bool))
def test_the_sexes_can_change_places(women, men):
    assert mindre_andel(women, men) == mindre_andel(men, women) <= Fraction(1, 2)
