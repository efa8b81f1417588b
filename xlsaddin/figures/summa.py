"""Sums of the rows that meet conditions: SUMIFS over a data table or over a block of a report."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from xlsaddin.figures.figur import Bok, ColumnRange, Figur, Value

_EMPTY = "\0"
Comparison = Literal["=", ">=", "<=", "till och med dag", "om angiven", "tom"]


class Condition(NamedTuple):
    """What a row must hold to be summed: a column compared with a figure.

    «till och med dag» takes the whole of the last day, also where a cell has a time of day.

    «om angiven» lets every row through where the figure is missing; «tom» takes the rows where
    the column is blank, whatever the figure.
    """

    column: str | ColumnRange
    comparison: Comparison
    against: Figur

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the criterion as SUMIFS takes it."""
        if self.comparison == "tom":
            return '"="'
        against = self.against.formula(bok, tab)
        if self.comparison == "till och med dag":
            return f'"<"&{f"N({against})" if self.against.kan_saknas(bok) else against}+1'
        if self.comparison == "om angiven":
            return f'IF({against}="","<>§",{against})'
        return against if self.comparison == "=" else f'"{self.comparison}"&{against}'

    def provade(self, bok: Bok, values: Sequence[Value]) -> list[bool]:
        """Return for each value whether it meets the condition."""
        if self.comparison == "tom":
            return [value is None for value in values]
        against = self.against.value(bok)
        if self.comparison in {"=", "om angiven"}:
            if against is None:
                alla = self.comparison == "om angiven"
                return [alla or value is None for value in values]
            sokt = sokord(against)
            return [sokord(value) == sokt for value in values]
        if not isinstance(against, (int, float)):
            return [False] * len(values)
        if self.comparison == ">=":
            return [isinstance(value, (int, float)) and value >= against for value in values]
        return [isinstance(value, (int, float)) and value <= against for value in values]


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


@dataclass(slots=True, eq=False, repr=False)
class SummaOm(Figur):
    """The sum of a data table's column, or of a block's column, where conditions hold.

    With `otherwise_saknas` the figure is missing, not 0, when no row meets the conditions.
    """

    table: str
    column: str | ColumnRange
    conditions: tuple[Condition, ...]
    otherwise_saknas: bool = False

    def value(self, bok: Bok) -> Value:
        """Return the sum of the rows that meet every condition."""
        values = _values(self.table, self.column, bok)
        kvar = _traffar(self.table, self.conditions, bok, len(values))
        if self.otherwise_saknas and not kvar:
            return None
        valda = (values[i] for i in kvar)
        return math.fsum(v for v in valda if isinstance(v, (int, float)))

    def formula(self, bok: Bok, tab: str) -> str:
        """Return SUMIFS with structured references, or over the block's ranges."""
        summor, antal = [], []
        for del_ in _delar(bok, self.table):
            conditions = _villkorslista(self.table, self.conditions, bok, tab, del_)
            summor.append(f"SUMIFS({_place(self.table, self.column, bok, tab, del_)},{conditions})")
            antal.append(f"COUNTIFS({conditions})")
        summa = _ihop(summor)
        return f'IF({_ihop(antal)}=0,"",{summa})' if self.otherwise_saknas else summa

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """Return whether no matching row means that the figure is missing."""
        return self.otherwise_saknas


@dataclass(slots=True, eq=False, repr=False)
class AntalOm(Figur):
    """How many rows of a data table, or of a block, meet conditions.

    `row_count` is the column that says how many rows each checked row stands for, where rows were
    summed while they were read.
    """

    table: str
    conditions: tuple[Condition, ...]
    row_count: str = ""

    def value(self, bok: Bok) -> Value:
        """Return the number of rows that meet every condition."""
        langd = len(_values(self.table, self.conditions[0].column, bok))
        kvar = _traffar(self.table, self.conditions, bok, langd)
        if not self.row_count:
            return float(len(kvar))
        antal = bok.table_column(self.table, self.row_count)
        return math.fsum(v for v in (antal[i] for i in kvar) if isinstance(v, (int, float)))

    def formula(self, bok: Bok, tab: str) -> str:
        """Return COUNTIFS."""
        return _ihop(
            [
                f"COUNTIFS({_villkorslista(self.table, self.conditions, bok, tab, del_)})"
                for del_ in _delar(bok, self.table)
            ]
        )


def _delar(bok: Bok, table: str) -> Sequence[tuple[int, int] | None]:
    delar = bok.delar(table)
    return (None,) if delar is None else delar


def _ihop(delar: list[str]) -> str:
    return delar[0] if len(delar) == 1 else f"({'+'.join(delar) or '0'})"


def _traffar(
    table: str, conditions: Sequence[Condition], bok: Bok, langd: int
) -> Sequence[int] | range:
    """Return the rows that meet every condition; equalities in a data table are looked up."""
    lika: list[tuple[str, Value]] = []
    ovriga: list[Condition] = []
    for ett in conditions:
        against = _uppslag(ett, bok)
        if against is None:
            ovriga.append(ett)
        else:
            lika.append((str(ett.column), against))
    kvar: Sequence[int] | range = range(langd)
    if lika:
        columns, values = zip(*lika, strict=True)
        kvar = bok.rows_dar(table, columns, values)
    for ett in ovriga:
        if not isinstance(ett.column, str):
            provade = ett.provade(bok, bok.column(ett.column))
            kvar = [i for i in kvar if provade[i]]
        elif (selection := bok.selection(table, ett)) is not None:
            kvar = [i for i in kvar if selection[i]]
    return kvar


def _uppslag(conditions: Condition, bok: Bok) -> Value:
    """Return what is looked up in a data table's column, None for any other condition."""
    if conditions.comparison not in {"=", "om angiven"} or not isinstance(conditions.column, str):
        return None
    return conditions.against.value(bok)


def _values(table: str, column: str | ColumnRange, bok: Bok) -> Sequence[Value]:
    return bok.table_column(table, column) if isinstance(column, str) else bok.column(column)


def _villkorslista(
    table: str,
    conditions: Sequence[Condition],
    bok: Bok,
    tab: str,
    del_: tuple[int, int] | None,
) -> str:
    return ",".join(
        f"{_place(table, v.column, bok, tab, del_)},{v.formula(bok, tab)}" for v in conditions
    )


def _place(
    table: str, column: str | ColumnRange, bok: Bok, tab: str, del_: tuple[int, int] | None
) -> str:
    if not isinstance(column, str):
        return bok.omrade(column, tab)
    hela = f"{table}[{column}]"
    return f"INDEX({hela},{del_[0]}):INDEX({hela},{del_[1]})" if del_ else hela
