"""Könsfördelning: the smaller sex and the distance between the sexes, on the figures of 2021."""

from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

from xlsaddin.rules.konsfordelning import konsskillnad, mindre_andel


@pytest.mark.parametrize(
    ("women", "men", "percent"),
    [
        pytest.param(425, 362, 46, id="B732 participants"),
        pytest.param(164, 155, 49, id="B782 those who left"),
        pytest.param(35, 42, 45, id="B809 to work"),
    ],
)
def test_the_smaller_share_as_printed(women, men, percent):
    assert percent == round(100 * mindre_andel(min(women, men), women + men))


def test_the_difference_between_the_sexes_is_that_of_their_shares():
    # B760-767: 52 of 54 women and 36 of 38 men; printed as 1, really 1.56.
    assert Fraction(8, 513) == konsskillnad(Fraction(52, 54), Fraction(36, 38))


@settings(deadline=None)
@given(st.fractions(0, 1), st.fractions(0, 1))
def test_the_sexes_can_change_places(women, men):
    assert konsskillnad(women, men) == konsskillnad(men, women) >= 0
