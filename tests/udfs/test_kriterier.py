"""IMPACTINDEX's pairs of range and condition, read as SUMIFS reads them."""

import datetime as dt

import pytest
from hypothesis import given, strategies as st

from tests.hosts.xlwings_linux import ERROR_VALUES, call
from udfs import values

A_COLUMN = ((6.0,), (4.0,), (5.0,))
STATUSES = (("nådd",), ("ej nådd",), ("ej mätt",))
AREAS = (("Jämlik samverkan",), ("Samordning",), ("Samordning",))


def test_impactindex_refuses_a_wrong_weight_in_a_row_that_the_condition_leaves_out():
    weights, areas = ((5.0,), (99.0,)), (("A",), ("B",))
    assert call("IMPACTINDEX", weights, (("Ja",), ("Ja",)), areas, "A") == "#VALUE!"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("Jämlik samverkan", 100.0),
        ("jämlik SAMVERKAN", 100.0),
        ("Jämlik*", 100.0),
        ("j?mlik samverkan", 100.0),
        ("<>Samordning", 100.0),
        ("Samordning", 0.0),
        ("Sam~*", "#N/A"),
        ("Medarbetarnöjdhet", "#N/A"),
        ("*", 60.0),
        ("<>", 60.0),
        ("=", "#N/A"),
        (">K", 0.0),
        ((("Samordning",), ("Jämlik samverkan",)), "#VALUE!"),
        (ERROR_VALUES["#N/A"], "#VALUE!"),
    ],
)
def test_impactindex_filters_on_text_as_sumifs_does(condition, expected):
    assert expected == call("IMPACTINDEX", A_COLUMN, STATUSES, AREAS, condition)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (1.0, 100.0),
        ("1", 100.0),
        (">1", 0.0),
        (">=1", 60.0),
        ("<1,5", 100.0),
        ("<1.5", 100.0),
        ("=2", 0.0),
        ("<>2", 100.0),
        (True, "#N/A"),
        (None, "#N/A"),
    ],
)
def test_impactindex_filters_on_numbers_as_sumifs_does(condition, expected):
    numbers = ((1.0,), (2.0,), (3.0,))
    assert expected == call("IMPACTINDEX", A_COLUMN, STATUSES, numbers, condition)


@pytest.mark.parametrize(
    ("cells", "condition", "expected"),
    [
        (((None,), ("x",), ("x",)), "=", 100.0),
        (((0.0,), ("x",), ("x",)), None, 100.0),
        (((True,), (1.0,), (1.0,)), True, 100.0),
        (((True,), (1.0,), (1.0,)), "SANT", 100.0),
        ((("a*b",), ("axb",), ("axb",)), "a~*b", 100.0),
        ((("7",), (8.0,), (8.0,)), 7.0, 100.0),
        (((0.4,), (0.5,), (0.5,)), "40 %", 100.0),
        (((dt.datetime(2021, 12, 31),), (None,), (None,)), "2021-12-31", 100.0),  # noqa: DTZ001
        (((dt.datetime(2021, 12, 31),), (1.0,), (1.0,)), ">=44561", 100.0),  # noqa: DTZ001
        (((ERROR_VALUES["#N/A"],), (1.0,), (1.0,)), 1.0, "#VALUE!"),
        (((0.011,), (0.0,), (0.0,)), "1,1%", 100.0),
        (((0.011,), (0.0,), (0.0,)), ">=1,1 %", 100.0),
        (((0.6,), (0.1,), ("ord",)), ">,5", 100.0),
        (((0.6,), (0.1,), ("ord",)), ">.5", 100.0),
        (((1_000.0,), (1.0,), ("ord",)), "1E3", 100.0),
        (((1_000.0,), (1.0,), ("ord",)), ">=1 000,00", 100.0),
        (((12.0,), ("1 2",), ("1 2",)), "12", 100.0),
        ((("2023-W01",), ("2023-W01-1",), (44928.0,)), "2023-W01", 100.0),
        ((("Straße",), ("Strasse",), ("x",)), "stra?e", 100.0),
        ((("Åre",), ("Ängelholm",), ("Örebro",)), "<ä", 100.0),
        ((("Örebro",), ("Ängelholm",), ("Zinkgruvan",)), ">äz", 100.0),
        ((("Émile",), ("Zara",), ("Åsa",)), "<f", 100.0),
    ],
)
def test_impactindex_tells_blanks_truth_values_dates_and_signs_apart(cells, condition, expected):
    assert expected == call("IMPACTINDEX", A_COLUMN, STATUSES, cells, condition)


def test_impactindex_tells_truth_values_from_ones_also_in_a_long_range():
    weights, statuses = ((5.0,),) * 100, (("Ja",),) * 50 + (("Nej",),) * 50
    cells = ((True,),) * 50 + ((1.0,),) * 50
    assert call("IMPACTINDEX", weights, statuses, cells, True) == 100.0
    assert call("IMPACTINDEX", weights, statuses, cells, 1.0) == 0.0


@given(
    st.lists(
        st.tuples(
            st.integers(1, 10).map(float),
            st.sampled_from(["nådd", "nära", "ej mätt", "Ja", "Nej", None, True, 0.0]),
            st.sampled_from(["Umeå", "Vännäs", None, 3.0]),
        ),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from(["ume*", "<>Umeå", "=", "<>", 3.0, ">2", None]),
)
def test_a_range_repeated_a_hundred_times_has_the_same_index(rows, condition):
    weights, statuses, places = ([[cell] for cell in column] for column in zip(*rows, strict=True))
    short = values.cellfunktion("IMPACTINDEX", [weights, statuses, places, condition])
    many = [weights * 100, statuses * 100, places * 100, condition]
    assert short == pytest.approx(values.cellfunktion("IMPACTINDEX", many))


def test_impactindex_joins_its_pairs_with_and():
    years = ((2021.0,), (2021.0,), (2020.0,))
    statuses = (("Ja",), ("Nej",), ("Ja",))
    pairs = (AREAS, "Samordning", years, 2021.0)
    assert call("IMPACTINDEX", A_COLUMN, statuses, *pairs) == 0.0


def test_impactindex_refuses_half_a_pair_and_a_range_of_another_shape():
    assert call("IMPACTINDEX", A_COLUMN, STATUSES, AREAS) == "#VALUE!"
    assert call("IMPACTINDEX", A_COLUMN, STATUSES, AREAS[:2], "Samordning") == "#VALUE!"
