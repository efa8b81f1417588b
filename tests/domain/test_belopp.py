import pytest
from hypothesis import given, strategies as st

from xlsaddin.domain.belopp import avrunda, shown, shown_i_tkr

BELOPP = st.floats(-1e9, 1e9).map(lambda tal: round(tal, 2))


@pytest.mark.parametrize(
    ("belopp", "avrundat"),
    [(0.5, 1), (-0.5, -1), (1.5, 2), (2.4999, 2), (-66500.3, -66500), (0.1 + 0.2, 0)],
)
def test_a_half_is_rounded_away_from_nought_as_a_spreadsheet_draws_it(belopp, avrundat):
    assert avrundat == avrunda(belopp)


@given(BELOPP)
def test_rounding_twice_is_rounding_once(belopp):
    assert avrunda(belopp) == avrunda(avrunda(belopp))


@given(BELOPP)
def test_rounding_moves_an_amount_by_at_most_a_half(belopp):
    assert abs(avrunda(belopp) - belopp) <= 0.5 + 1e-6


@given(BELOPP)
def test_the_sign_makes_no_difference_to_the_size(belopp):
    assert -avrunda(belopp) == avrunda(-belopp)


def test_tkr_are_shown_with_thousands_apart_and_a_true_minus():
    assert "−11 568" == shown_i_tkr(-11568044.1).replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_rounded_to_nought_has_no_minus():
    assert "0" == shown(-0.3)
