"""Målstatus: every kind of target, at, near and beyond it."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from xlsaddin.domain.malslag import Maltyp, maltyp
from xlsaddin.domain.status import Status
from xlsaddin.rules.malstatus import MalvardeSaknas, UtanforSkalan, malstatus

NEAR = 5
shares = st.fractions(0, 1, max_denominator=1000)
LEAST, MOST, MIXED = Maltyp.MINST_ANDEL, Maltyp.HOGST_ANDEL, Maltyp.KONSFORDELNING
APART, COUNT, TOLD = Maltyp.KONSSKILLNAD, Maltyp.MINST_ANTAL, Maltyp.BESKRIVNING
FORTY = Fraction(2, 5)


@pytest.mark.parametrize(
    ("kind", "outcome", "target", "expected"),
    [
        (LEAST, Fraction(319, 787), FORTY, "nådd"),
        (LEAST, FORTY, FORTY, "nådd"),
        (LEAST, Fraction(39_999_999, 10**8), FORTY, "nära"),
        (LEAST, Fraction(35, 100), FORTY, "nära"),
        (LEAST, Fraction(3499, 10_000), FORTY, "ej nådd"),
        (MOST, Fraction(4, 42), Fraction(1, 10), "nådd"),
        (MOST, Fraction(15, 100), Fraction(1, 10), "nära"),
        (MOST, Fraction(16, 100), Fraction(1, 10), "ej nådd"),
        (MIXED, Fraction(60, 100), FORTY, "nådd"),
        (MIXED, Fraction(61, 100), FORTY, "nära"),
        (MIXED, Fraction(36, 100), FORTY, "nära"),
        (MIXED, Fraction(19, 100), FORTY, "ej nådd"),
        (MIXED, FORTY, Fraction(3, 5), "nådd"),
        (APART, Fraction(-20, 100), Fraction(1, 5), "nådd"),
        (APART, Fraction(21, 100), Fraction(1, 5), "nära"),
        (APART, Fraction(-26, 100), Fraction(1, 5), "ej nådd"),
        (COUNT, 2, 2, "nådd"),
        (COUNT, 1, 2, "ej nådd"),
        (COUNT, 1_999_999_999.0, 2_000_000_000.0, "ej nådd"),
        (Maltyp.HOGST_ANTAL, 3, 3, "nådd"),
        (Maltyp.HOGST_ANTAL, 4, 3, "ej nådd"),
        (Maltyp.HOGST_ANTAL, 0, 0, "nådd"),
        (TOLD, 1, 1, "nådd"),
        (TOLD, 0, 1, "ej nådd"),
        (Maltyp.MINSKAT, 14.8, 16.4, "nådd"),
        (Maltyp.MINSKAT, 16.4, 16.4, "ej nådd"),
        (Maltyp.MINSKAT, 0.1 + 0.2, 0.3, "ej nådd"),
        (Maltyp.MINSKAT, 0.3, 0.1 + 0.2, "ej nådd"),
        (Maltyp.OKAT, 86.1, 86.0, "nådd"),
        (Maltyp.OKAT, 86.0, 86.0, "ej nådd"),
        (Maltyp.ALLA, Fraction(93, 93), 1, "nådd"),
        (Maltyp.ALLA, Fraction(89, 93), 1, "nära"),
        (Maltyp.ALLA, Fraction(87, 93), 1, "ej nådd"),
        (LEAST, 0.7 * 10 / 10, 7 * 0.1, "nådd"),
        (LEAST, 0.1 * 7, 0.7, "nådd"),
        (LEAST, 0.35, 0.40, "nära"),
    ],
)
def test_each_kind_of_target(kind, outcome, target, expected):
    assert expected == malstatus(outcome, target, kind, NEAR)


@pytest.mark.parametrize("kind", Maltyp)
def test_without_an_outcome_nothing_is_measured(kind):
    assert malstatus(None, 1, kind, NEAR) is Status.EJ_MATT


def test_without_last_year_a_change_is_not_measured():
    assert malstatus(13.3, None, Maltyp.MINSKAT, NEAR) is Status.EJ_MATT


def test_a_share_needs_a_target():
    with pytest.raises(MalvardeSaknas, match="minst andel"):
        malstatus(0.4, None, LEAST, NEAR)


@pytest.mark.parametrize(("kind", "outcome"), [(LEAST, 41), (APART, 1.5), (COUNT, -1)])
def test_percent_written_as_whole_numbers_and_negative_counts_are_refused(kind, outcome):
    with pytest.raises(UtanforSkalan):
        malstatus(outcome, Fraction(1, 5), kind, NEAR)


def test_a_wider_margin_is_the_boards_own_choice():
    # B461-485: 247 of 319 against 80 percent.
    outcome = Fraction(247, 319)
    assert malstatus(outcome, Fraction(4, 5), LEAST, 2) is Status.EJ_NADD
    assert malstatus(outcome, Fraction(4, 5), LEAST, NEAR) is Status.NARA


@given(shares, shares, st.sampled_from([LEAST, MOST, MIXED, APART]))
def test_floats_and_exact_ratios_agree(outcome, target, kind):
    exact = malstatus(outcome, target, kind, NEAR)
    assert exact == malstatus(float(outcome), float(target), kind, float(NEAR))


@given(shares, shares, shares)
def test_a_higher_share_never_worsens_a_status(one, other, target):
    order = [Status.EJ_NADD, Status.NARA, Status.NADD]
    low, high = (malstatus(share, target, LEAST, NEAR) for share in sorted((one, other)))
    assert order.index(low) <= order.index(high)


@pytest.mark.parametrize("kind", Maltyp)
def test_the_workbooks_words_name_the_kinds(kind):
    assert maltyp(f"  {kind.value.upper()} ") is kind


def test_a_decomposed_word_with_a_plain_hyphen_is_the_same_word():
    assert maltyp("ko\u0308nsfo\u0308rdelning 40-60") is MIXED


def test_an_unknown_word_is_no_kind():
    assert maltyp("ungefär hälften") is None


@pytest.mark.parametrize(
    "maltyp", [Maltyp.MINST_ANDEL, Maltyp.HOGST_ANDEL, Maltyp.KONSFORDELNING, Maltyp.ALLA]
)
@pytest.mark.parametrize(("utfall", "mal"), [(1.5, 0.4), (0.4, 1.5), (-0.5, 0.4), (0.4, -0.5)])
def test_a_share_outside_nought_and_one_is_refused(maltyp, utfall, mal):
    with pytest.raises(UtanforSkalan):
        malstatus(utfall, mal, maltyp, 5)


def test_the_noise_of_large_amounts_is_proportionate():
    mal = 1e9
    assert Status.NADD is malstatus(mal - 5e-4, mal, Maltyp.MINST_ANTAL, 5)
    assert Status.EJ_NADD is malstatus(mal - 5e-2, mal, Maltyp.MINST_ANTAL, 5)
