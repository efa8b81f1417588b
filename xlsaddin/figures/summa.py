"""Sums: of cells, and of the rows of a data table or of a block that meet conditions (SUMIFS)."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from xlsaddin.figures.figur import NOTHING, Bok, Cell, ColumnRange, Figur, Value
from xlsaddin.figures.lookup import Interval, Ord, rows_with

Comparison = Literal["=", ">=", "<=", "till och med dag", "om angiven", "tom"]
_Run = tuple[int, int] | None


DAYS = 365
"""A year has at least so many."""
FLEST_ARGUMENT = 254
"""A function in Excel takes one more."""


@dataclass(slots=True, eq=False, repr=False)
class Condition:
    """What a row must hold to be summed: a column compared with a figure.

    «till och med dag» takes the whole of the last day, also where a cell has a time of day.

    «om angiven» lets every row through where the figure is missing; «tom» takes the rows where
    the column is blank, whatever the figure.

    Every criterion costs a look at each row of the table whenever one of them changes. Where the
    rows are of one year, and `year_begins` is its first day, the formula spares itself the
    criterion when the day compared with is the year's last.
    """

    column: str | ColumnRange
    comparison: Comparison
    against: Figur
    year_begins: Figur | None = None

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the criterion as SUMIFS takes it."""
        if self.comparison == "tom":
            return '"="'
        if self.comparison == "till och med dag":
            return f'"<"&{_tal(self.against, bok, tab)}+1'
        against = self.against.formula(bok, tab)
        if self.comparison == "om angiven":
            return f'IF({against}="","<>§",{against})'
        return against if self.comparison == "=" else f'"{self.comparison}"&{against}'

    def whole_year(self, tab: str, bok: Bok) -> str:
        """Return when, as a formula, every row of the year meets the condition; "" for never."""
        if self.year_begins is None:
            return ""
        days = f"{_tal(self.against, bok, tab)}-{_tal(self.year_begins, bok, tab)}"
        return f"{days}>={DAYS - 1}"

    def urval(self, bok: Bok) -> Interval | Ord | None:
        """Return what the column must hold in this book; None where any row will do."""
        if self.comparison == "tom":
            return Ord(None)
        against = self.against.value(bok)
        if self.comparison in {"=", "om angiven"}:
            return None if against is None and self.comparison == "om angiven" else Ord(against)
        if not isinstance(against, (int, float)):
            return Interval(math.inf, -math.inf)
        if self.comparison == ">=":
            return Interval(against, math.inf)
        if self.comparison == "till och med dag":
            return Interval(-math.inf, math.nextafter(against + 1, against))
        return Interval(-math.inf, against)


@dataclass(slots=True, eq=False, repr=False)
class Summa(Figur):
    """The sum of cells, from exact values; missing only when all of them are, or are left out."""

    cells: tuple[Cell, ...]

    def value(self, bok: Bok) -> Value:
        """Return the sum of the values there are."""
        tal = [v for v in (c.value(bok) for c in self.cells) if isinstance(v, (int, float))]
        return None if not tal and self.kan_saknas(bok) else math.fsum(tal)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return SUM over the cells, runs of neighbours written as ranges."""
        if not self.cells:
            return "SUM(0)"
        there = [cell.formula(bok, tab) for cell in self.cells if bok.has(cell)]
        if not there:
            return NOTHING
        places = _lopningar(there)
        summa = _av_alla("SUM", places)
        return f'IF({_av_alla("COUNT", places)}=0,"",{summa})' if self.kan_saknas(bok) else summa

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether every cell may be missing."""
        return bool(self.cells) and all(cell.kan_saknas(bok) for cell in self.cells)


def _av_alla(name: str, places: list[str]) -> str:
    """Return a function of places, added up where they are more than one call takes.

    >>> _av_alla("SUM", ["C5:C7", "C9"]), _av_alla("COUNT", ["C9"] * 256)[-17:]
    ('SUM(C5:C7,C9)', 'C9)+COUNT(C9,C9))')
    """
    groups = (places[i : i + FLEST_ARGUMENT] for i in range(0, len(places), FLEST_ARGUMENT))
    return _ihop([f"{name}({','.join(group)})" for group in groups])


def _lopningar(addresses: list[str]) -> list[str]:
    """Join addresses that stand below one another.

    >>> _lopningar(["C5", "C6", "C7", "C9"])
    ['C5:C7', 'C9']
    """

    def spar(par: tuple[int, str]) -> tuple[str, int]:
        column = par[1].rstrip("0123456789")
        return column, int(par[1][len(column) :]) - par[0]

    runs = [[address for _, address in run] for _, run in groupby(enumerate(addresses), spar)]
    return [run[0] if len(run) == 1 else f"{run[0]}:{run[-1].rsplit('!', 1)[-1]}" for run in runs]


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
        kvar = bok.once(traffar, self.table, self.conditions)
        if self.otherwise_saknas and not kvar:
            return None
        return _summan(kvar, bok.column(self.table, self.column))

    def formula(self, bok: Bok, tab: str) -> str:
        """Return SUMIFS with structured references, or over the block's ranges."""
        runs = _runs(bok, self.table)
        columns = [_place(self.table, self.column, bok, tab, run) for run in runs]

        def formula(listor: Sequence[str]) -> str:
            summor = zip(columns, listor, strict=True)
            summa = _ihop([f"SUMIFS({column},{lista})" for column, lista in summor])
            if not self.otherwise_saknas:
                return summa
            return f'IF({_ihop([f"COUNTIFS({lista})" for lista in listor])}=0,"",{summa})'

        return bok.once(_provning, self.table, self.conditions, tab).formula(formula)

    def delar(self, bok: Bok) -> Iterator[Figur]:
        """Yield what its conditions compare with, and the block's cells that it adds up."""
        return _radernas(self.table, [self.column], self.conditions, bok)

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
        kvar = bok.once(traffar, self.table, self.conditions)
        if not self.row_count:
            return float(len(kvar))
        return _summan(kvar, bok.column(self.table, self.row_count))

    def formula(self, bok: Bok, tab: str) -> str:
        """Return COUNTIFS."""
        return bok.once(_provning, self.table, self.conditions, tab).formula(
            lambda listor: _ihop([f"COUNTIFS({lista})" for lista in listor])
        )

    def delar(self, bok: Bok) -> Iterator[Figur]:
        """Yield what its conditions compare with, and a block's cells on the rows counted."""
        return _radernas(self.table, [v.column for v in self.conditions], self.conditions, bok)

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """None is a number too."""
        return False


class _Provning(NamedTuple):
    """Conditions as formulas write them: the criteria, in one text for each run of rows.

    Attributes:
        alla: every criterion.
        whole: when, as a formula, the whole year is asked for; "" for never.
        kvar: the criteria that restrict then.
    """

    alla: Sequence[str]
    whole: str
    kvar: Sequence[str]

    def formula(self, formula: Callable[[Sequence[str]], str]) -> str:
        """Return a formula, made of criteria, that tries only those that may restrict."""
        alla = formula(self.alla)
        return f"IF({self.whole},{formula(self.kvar)},{alla})" if self.whole else alla


def _provning(table: str, conditions: tuple[Condition, ...], tab: str, bok: Bok) -> _Provning:
    day = next((ett for ett in conditions if ett.year_begins), None)
    kvar = [ett for ett in conditions if ett.year_begins is None]
    alla, utan_dag = (
        [
            ",".join([bok.once(_criterion, table, ett, run, tab) for ett in de])
            for run in _runs(bok, table)
        ]
        for de in (conditions, kvar)
    )
    return _Provning(alla, bok.once(Condition.whole_year, day, tab) if day else "", utan_dag)


def _criterion(table: str, ett: Condition, run: _Run, tab: str, bok: Bok) -> str:
    return f"{_place(table, ett.column, bok, tab, run)},{ett.formula(bok, tab)}"


def _tal(figur: Figur, bok: Bok, tab: str) -> str:
    formula = figur.formula(bok, tab)
    return f"N({formula})" if figur.kan_saknas(bok) else formula


def _radernas(
    table: str,
    columns: Sequence[str | ColumnRange],
    conditions: Sequence[Condition],
    bok: Bok,
) -> Iterator[Figur]:
    for ett in conditions:
        if ett.comparison != "tom":
            yield ett.against
        if ett.year_begins:
            yield ett.year_begins
    blockets = [bok.cells_in(column) for column in columns if not isinstance(column, str)]
    for row in traffar(table, conditions, bok) if blockets else ():
        yield from (cells[row] for cells in blockets)


def _summan(rows: Sequence[int], values: Sequence[Value]) -> float:
    return math.fsum(v for v in (values[i] for i in rows) if isinstance(v, (int, float)))


def _runs(bok: Bok, table: str) -> Sequence[_Run]:
    runs = bok.runs(table)
    return (None,) if runs is None else runs


def _ihop(formulas: list[str]) -> str:
    return formulas[0] if len(formulas) == 1 else f"({'+'.join(formulas) or '0'})"


def traffar(table: str, conditions: Sequence[Condition], bok: Bok) -> Sequence[int]:
    """Return the rows, from 0, that meet every condition, in any order."""
    urval = ((ett.column, bok.once(Condition.urval, ett)) for ett in conditions)
    krav = [(column, ett) for column, ett in urval if ett is not None]
    return (
        rows_with(table, krav, bok) if krav else range(len(bok.column(table, conditions[0].column)))
    )


def _place(table: str, column: str | ColumnRange, bok: Bok, tab: str, run: _Run) -> str:
    if not isinstance(column, str):
        return bok.omrade(column, tab)
    hela = f"{table}[{column}]"
    return f"INDEX({hela},{run[0]}):INDEX({hela},{run[1]})" if run else hela
