"""Sentences of figures: the same words in Python and in the sheet."""

import pytest

from tests.figures.test_figur import CELLS, bok, x
from xlsaddin.figures.figur import Konstant
from xlsaddin.figures.text import Avrundat, Kort, sentence


def _value(figur):
    return figur.value(bok(**CELLS))


@pytest.mark.parametrize(
    ("tal", "text"),
    [
        (40.0, "40"),
        (37.5, "37,5"),
        (-0.9, "−0,9"),
        (-0.01, "0"),
        (0.25, "0,3"),
        (1234.0, "1\xa0234"),
        (-999_999.96, "−1\xa0000\xa0000"),
    ],
)
def test_a_short_number_has_at_most_one_decimal_and_a_true_minus(tal, text):
    assert text == _value(Kort(Konstant(tal)))


@pytest.mark.parametrize(("tal", "text"), [(-14.1, "−14"), (9.5, "+10"), (0.06, "0")])
def test_a_whole_number_can_show_its_sign(tal, text):
    assert text == _value(Avrundat(Konstant(tal), tecken=True))


def test_a_share_becomes_percent_once_rounded():
    assert _value(Avrundat(Konstant(0.405), 100)) == "41"


def test_a_sentence_is_missing_where_a_part_is():
    assert _value(sentence("Index ", Avrundat(x("tom")))) is None


def test_a_sentence_joins_words_and_numbers_without_the_formats_of_a_language():
    figur = sentence("Index ", Avrundat(x("a")), " av ", Avrundat(x("b")))
    formula = figur.formula(bok(**CELLS), "Blad")
    assert formula == '"Index "&ROUND(B5,0)&" av "&ROUND(B6,0)'
