"""Trappan: published figures, and a staircase without jumps."""

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from xlsaddin.parameters.uppslag import ParameterSaknas
from xlsaddin.rules.trappa import NegativTilldelning, OverSistaSteget, steg_i_kraft, trappa

STEPS = steg_i_kraft(dt.date(2023, 12, 31))
LAST = STEPS[-1].till
amounts = st.floats(0, LAST, allow_nan=False)


@pytest.mark.parametrize(
    ("tilldelning", "expected"),
    [
        pytest.param(11_354_000, 2_053_100, id="tilldelning 2023, A948-950 and A159-168"),
        pytest.param(11_583_000, 2_087_450, id="all income 2023 in tkr, A161-165"),
        pytest.param(11_583_379, 2_087_506.85, id="all income 2023 in kr, A951"),
        pytest.param(0, 0, id="nothing"),
        pytest.param(7_000_000, 1_400_000, id="the first step's edge"),
        pytest.param(15_000_000, 2_600_000, id="the last step's edge"),
    ],
)
def test_the_published_figures(tilldelning, expected):
    assert expected == trappa(tilldelning, STEPS)


def test_above_the_last_step_nothing_is_recommended():
    with pytest.raises(OverSistaSteget, match="15000000 kr"):
        trappa(LAST + 1, STEPS)


def test_a_negative_tilldelning_is_refused():
    with pytest.raises(NegativTilldelning):
        trappa(-1, STEPS)


def test_before_the_recommendation_there_is_no_staircase():
    with pytest.raises(ParameterSaknas):
        steg_i_kraft(dt.date(2013, 10, 1))


@given(amounts, amounts)
def test_more_tilldelning_never_lowers_the_staircase(one, other):
    low, high = sorted((one, other))
    assert trappa(low, STEPS) <= trappa(high, STEPS)


@given(amounts, st.floats(0, 1000))
def test_the_staircase_has_no_jumps(tilldelning, more):
    higher = min(tilldelning + more, LAST)
    steepest = max(step.andel for step in STEPS)
    rise = trappa(higher, STEPS) - trappa(tilldelning, STEPS)
    assert rise <= steepest * (higher - tilldelning) + 1e-5
