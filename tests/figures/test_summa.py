"""Rows that meet conditions: looked up, but the same as when each row is tried."""

from hypothesis import given, settings, strategies as st

from xlsaddin.figures.figur import Konstant
from xlsaddin.figures.summa import AntalOm, Condition, SummaOm, traffar
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.underlag import Underlag

T = "tblProv"
NUMBERS = st.none() | st.integers(0, 6) | st.sampled_from([1.5, 3.25])
WORDS = st.sampled_from([None, "a", "A", "b"])
ROWS = st.lists(st.tuples(NUMBERS, WORDS, NUMBERS), max_size=12)
CONDITIONS = st.lists(
    st.builds(
        Condition,
        st.sampled_from(["Tal", "Annat"]),
        st.sampled_from([">=", "<=", "till och med dag", "=", "om angiven"]),
        NUMBERS.map(Konstant),
    )
    | st.builds(
        Condition,
        st.just("Ord"),
        st.sampled_from(["=", "om angiven", "tom"]),
        WORDS.map(Konstant),
    ),
    min_size=1,
    max_size=4,
)


def meets(value, condition: Condition) -> bool:
    """Tell whether one value meets a condition, from what SUMIFS says of it."""
    comparison, against = condition.comparison, condition.against.konstant
    if comparison == "tom":
        return value is None
    if comparison in {"=", "om angiven"}:
        if against is None:
            return comparison == "om angiven" or value is None
        return value is not None and str(value).casefold() == str(against).casefold()
    if value is None or against is None:
        return False
    if comparison == ">=":
        return value >= against
    return value <= against if comparison == "<=" else value < against + 1


def bok(rows) -> Rapportbok:
    """Return a workbook with one table."""
    data = TableData(("Tal", "Ord", "Annat"), rows, range(2, 2 + len(rows)))
    return Rapportbok([], Underlag({T: data}))


@settings(deadline=None)
@given(ROWS, CONDITIONS)
def test_looking_up_finds_the_rows_that_trying_each_finds(rows, conditions):
    names = ("Tal", "Ord", "Annat")
    tried = [
        i
        for i, row in enumerate(rows)
        if all(meets(row[names.index(c.column)], c) for c in conditions)
    ]
    assert tried == sorted(traffar(T, conditions, bok(rows)))


def test_a_sum_is_made_of_what_its_conditions_compare_with():
    two, five = Konstant(2), Konstant(5)
    conditions = (Condition("Tal", ">=", two), Condition("Tal", "<=", five))
    b = bok([(1, "a", 2)])
    assert [two, five] == list(SummaOm(T, "Tal", conditions).delar(b))
    assert [two, five] == list(AntalOm(T, conditions).delar(b))
