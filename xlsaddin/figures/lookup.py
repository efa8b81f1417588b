"""Rows of a table or of a block by what their columns hold: looked up, not tried one by one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from xlsaddin.figures.figur import Bok, ColumnRange, Value

_EMPTY = "\0"
FEW = 8
"""So few rows are tried one by one sooner than numbers are looked up by bisection."""


class Ord(NamedTuple):
    """A word or a number that the column must hold; None where it must be blank."""

    ord: Value


class Interval(NamedTuple):
    """Numbers that the column may hold, both ends included."""

    first: float
    last: float

    def snitt(self, annat: "Interval") -> "Interval":
        """Return the numbers that lie in both."""
        return Interval(max(self.first, annat.first), min(self.last, annat.last))


@lru_cache(maxsize=8_192, typed=True)
def sokord(value: Value) -> str:
    """Return a value as it compares: whole numbers and words without regard to case.

    >>> sokord(301.0), sokord("Vännäs")
    ('301', 'vännäs')
    """
    if value is None:
        return _EMPTY
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).casefold()


def rows_with(
    table: str, krav: Sequence[tuple[str | ColumnRange, Ord | Interval]], bok: Bok
) -> Sequence[int]:
    """Return the rows, from 0, whose columns hold what is asked for, in any order.

    Words are looked up in an index, numbers by bisection where the words leave many rows; the
    look-up that gives the fewest rows is taken, and only its rows are tried against the rest.
    """
    ord_ = [(column, ett.ord) for column, ett in krav if isinstance(ett, Ord)]
    intervals: dict[str | ColumnRange, Interval] = {}
    for column, ett in krav:
        if isinstance(ett, Interval):
            intervals[column] = ett.snitt(intervals.get(column, ett))
    columns, values = [column for column, _ in ord_], [ett for _, ett in ord_]
    lika = bok.rows_dar(table, columns, values) if ord_ else range(_length(table, krav[0][0], bok))
    kvar = lika
    if len(kvar) > FEW:
        for column, interval in list(intervals.items()):
            tal, rows = bok.sorted_rows(table, column)
            first, after = bisect_left(tal, interval.first), bisect_right(tal, interval.last)
            if after - first == _length(table, column, bok):
                del intervals[column]
            elif after - first < len(kvar):
                kvar = rows[first:after]
    if kvar is not lika:
        kvar = _med_ord(kvar, [bok.column(table, k) for k in columns], values)
    for column, interval in intervals.items():
        kvar = _inom(kvar, bok.column(table, column), interval)
    return kvar


def _length(table: str, column: str | ColumnRange, bok: Bok) -> int:
    return len(bok.column(table, column))


def _med_ord(
    rows: Sequence[int], columns: Sequence[Sequence[Value]], values: Sequence[Value]
) -> Sequence[int]:
    sokta = [*map(sokord, values)]
    return [i for i in rows if sokta == [sokord(column[i]) for column in columns]]


def _inom(rows: Sequence[int], values: Sequence[Value], interval: Interval) -> Sequence[int]:
    first, last = interval
    return [i for i in rows if isinstance(v := values[i], (int, float)) and first <= v <= last]
