"""What is a personnummer and what is not: made-up numbers, and every other number a book holds."""

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from xlsaddin.rules.personnummer import ar_personnummer, innehaller_personnummer

# 811218987: 16→7, 1, 2, 2, 2, 8, 18→9, 8, 14→5 make 44, so that the check digit is 6.
NUMMER = "8112189876"
SAMORDNINGSNUMMER = "8112789873"


@pytest.mark.parametrize(
    "text",
    [
        "811218-9876",
        "8112189876",
        "198112189876",
        "19811218-9876",
        "811218+9876",
        "811218 9876",
        "811218 - 9876",
        "811218–9876",
        "811218\N{NO-BREAK SPACE}9876",
        "Deltagare 811218-9876, ny.",
        "(19811218-9876)",
        "811278-9873",
        "19811278-9873",
    ],
)
def test_every_usual_form_is_found(text):
    assert innehaller_personnummer(text)


@pytest.mark.parametrize(
    "text",
    [
        "4510",  # a konto
        "811218-9875",  # the check digit is wrong
        "811318-9876",  # no such month
        "810229-9870",  # no leap year
        "811232-9870",
        "802437-1234",  # organisationsnummer: the third digit is at least 2
        "222000-0000",
        "556036-0793",
        "070-123 45 67",
        "0701234567",
        "0701019876",
        "+46701234567",
        "08-12 34 56 78",
        "8 112 189 876",
        "8112189876,50",
        "2023-01-01–2023-12-31",
        "2023-12-31 4510",
        "SE4550000000058398257466",
        "118112189876543",
        "",
    ],
)
def test_what_is_another_number_is_left_in_peace(text):
    assert not innehaller_personnummer(text)


@pytest.mark.parametrize("tal", [8112189876, 198112189876.0, 8112789873, 101019875])
def test_a_number_in_a_cell_is_found(tal):
    assert ar_personnummer(tal)


@pytest.mark.parametrize("tal", [0, 4510, -8112189876, 8112189876.5, 11354000, 701234567, 9.9e14])
def test_an_amount_a_konto_and_a_phone_number_are_not(tal):
    assert not ar_personnummer(tal)


def _med_kontrollsiffra(nio):
    # The other way round: what makes the sum of the weighed digits a whole ten.
    summa = sum(
        sum(map(int, str(int(s) * v)))
        for s, v in zip(nio, "212121212", strict=True)
        for v in [int(v)]
    )
    return f"{nio}{-summa % 10}"


_dagar = st.dates(dt.date(1900, 1, 1), dt.date(2025, 12, 31))
_lopnummer = st.integers(0, 999).map("{:03}".format)
_former = st.sampled_from(
    ["{d}{n}", "{d}-{n}", "{d}+{n}", "{d} {n}", "x {d}-{n}.", "{s}{d}-{n}", "{s}{d}{n}"]
)


@given(_dagar, _lopnummer, _former, st.booleans())
def test_every_day_with_its_check_digit_is_one(dag, lopnummer, form, samordning):
    nio = f"{dag:%y%m}{dag.day + 60 * samordning:02}{lopnummer}"
    alla = _med_kontrollsiffra(nio)
    text = form.format(s=dag.year // 100, d=alla[:6], n=alla[6:])
    telefon = text.startswith("070") and text.isdigit() and len(text) == 10
    assert innehaller_personnummer(text) is not telefon


@given(_dagar, _lopnummer, st.integers(1, 9), st.booleans())
def test_a_wrong_check_digit_is_none(dag, lopnummer, fel, streck):
    alla = _med_kontrollsiffra(f"{dag:%y%m%d}{lopnummer}")
    sist = (int(alla[-1]) + fel) % 10
    assert not innehaller_personnummer(f"{alla[:6]}{'-' * streck}{alla[6:9]}{sist}")


@given(st.integers(20, 99), st.integers(0, 10**6 - 1))
def test_an_organisationsnummer_never_is_one(manad, rest):
    text = _med_kontrollsiffra(f"80{manad}{rest:06}"[:9])
    assert not innehaller_personnummer(f"{text[:6]}-{text[6:]}")


@given(st.integers(1, 99_999_999), st.integers(0, 99))
def test_an_amount_of_a_forbund_never_is_one(kronor, oren):
    assert not ar_personnummer(kronor + oren / 100)
