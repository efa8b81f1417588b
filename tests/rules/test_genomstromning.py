"""Genomströmning: published shares, and what is refused."""

import pytest
from hypothesis import given, strategies as st

from xlsaddin.rules.genomstromning import (
    FlerAvslutadeAnDeltagare,
    IngaDeltagare,
    OrimligtAntal,
    genomstromning,
)


@pytest.mark.parametrize(
    ("left", "took_part", "percent"),
    [
        pytest.param(319, 787, 40.5, id="B429 the whole of 2021"),
        pytest.param(234, 772, 30.3, id="A650 the whole of 2023"),
        pytest.param(171, 611, 28.0, id="A651 Umeå 2023"),
        pytest.param(63, 161, 39.1, id="A652 the neighbours 2023, printed as 40"),
    ],
)
def test_the_published_shares(left, took_part, percent):
    assert percent == round(100 * genomstromning(left, took_part), 1)


def test_nobody_took_part():
    with pytest.raises(IngaDeltagare):
        genomstromning(0, 0)


def test_more_left_than_took_part():
    with pytest.raises(FlerAvslutadeAnDeltagare, match=r"Fler har avslutat \(8\)"):
        genomstromning(8, 7)


@pytest.mark.parametrize(("left", "took_part"), [(-1, 5), (0, -5), (1.5, 5), (1, 5.5)])
def test_people_are_whole_and_not_negative(left, took_part):
    with pytest.raises(OrimligtAntal):
        genomstromning(left, took_part)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_the_share_stays_between_nothing_and_all(left, took_part):
    assert 0 <= genomstromning(min(left, took_part), took_part) <= 1
