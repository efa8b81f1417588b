"""The small algebra of figures: each is defined once and yields both its value and its formula.

A figure is a tree. Its leaves are cells of report tabs, values and sums of data tables, and
settings; rules combine them with ordinary arithmetic, so that a rule such as
`avvikelse(utfall, budget)` works on numbers and on figures alike. A missing value is None in
Python and an empty text in the sheet; what is reckoned from it is missing too, never 0.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol, TypeVar

T = TypeVar("T")
Value = float | str | None


NOTHING = '""'
"""What is missing, as a formula."""


class ColumnRange(NamedTuple):
    """A column of a block of a report tab; the block is named by its key."""

    tab: str
    block: str
    column: str


class Bok(Protocol):
    """Where figures stand: gives a cell's address and value, and the data tables."""

    def address(self, cell: "Cell", fran: str) -> str:
        """Return the cell's address as written on the tab `fran`."""

    def omrade(self, column: ColumnRange, fran: str) -> str:
        """Return the address of a block's column as written on the tab `fran`."""

    def figur(self, cell: "Cell") -> "Figur":
        """Return the figure that the cell holds."""

    def kan_saknas(self, cell: "Cell") -> bool:
        """Return whether the figure that the cell holds may be missing."""

    def has(self, cell: "Cell") -> bool:
        """Return whether the cell holds a figure."""

    def value(self, cell: "Cell") -> Value:
        """Return the cell's value."""

    def cells_in(self, column: ColumnRange) -> Sequence["Cell"]:
        """Return a block's column, cell by cell."""

    def column(self, table: str, column: str | ColumnRange) -> Sequence[Value]:
        """Return the checked values of a data table's column, or the values of a block's."""

    def rows_dar(
        self, table: str, columns: Sequence[str | ColumnRange], values: Sequence[Value]
    ) -> Sequence[int]:
        """Return which rows, from 0, hold these values."""

    def sorted_rows(
        self, table: str, column: str | ColumnRange
    ) -> tuple[Sequence[float], Sequence[int]]:
        """Return a column's numbers in order of size, and the row, from 0, of each."""

    def runs(self, table: str) -> Sequence[tuple[int, int]] | None:
        """Return the runs of rows (from 1) that formulas sum; None when they sum the whole."""

    def table_value(self, table: str, column: str, place: int) -> Value:
        """Return the value on the row `place` (from 1) of a data table."""

    def installning(self, key: str) -> Value:
        """Return the value of a setting."""

    def once(self, find_out: Callable[..., T], *about: Hashable) -> T:
        """Return what a function, given these and the book, finds out; asked only once."""


class Figur:
    """A figure that can be reckoned (`value`) and written into a cell (`formula`)."""

    __slots__ = ()

    def value(self, bok: Bok) -> Value:
        """Return the figure's value, None when it is missing."""
        raise NotImplementedError

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the formula, without «=», as written on the tab `tab`."""
        raise NotImplementedError

    def delar(self, bok: Bok) -> Iterator["Figur"]:
        """Yield the figures that it is made of: those among its fields, and the cells of a column.

        A figure without parts reads the user's data itself, or is a word or a number.
        """
        for name in getattr(self, "__dataclass_fields__", ()):
            yield from _figurer(getattr(self, name), bok)

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether the value may be missing: so it is where a part may be."""
        return any(del_.kan_saknas(bok) for del_ in self.delar(bok))

    def __add__(self, annan: "Figur") -> "Figur":
        return Arithmetic("+", self, annan)

    def __sub__(self, annan: "Figur") -> "Figur":
        return Arithmetic("-", self, annan)

    def __mul__(self, annan: "Figur") -> "Figur":
        return Arithmetic("*", self, annan)

    def __truediv__(self, annan: "Figur") -> "Figur":
        return Arithmetic("/", self, annan)

    def __neg__(self) -> "Figur":
        return Arithmetic("*", Konstant(-1), self)


def _figurer(value: object, bok: Bok) -> Iterator[Figur]:
    if isinstance(value, Figur):
        yield value
    elif isinstance(value, ColumnRange):
        yield from bok.cells_in(value)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _figurer(inner, bok)


def om_tomt(formulas: Sequence[str], svar: str) -> str:
    """Return a formula that is empty where one of the others is, else says `svar`.

    >>> om_tomt(["B5"], "1+B5"), om_tomt([], "1")
    ('IF(B5="","",1+B5)', '1')
    """
    prov = ",".join(f'{formula}=""' for formula in formulas)
    return f'IF({f"OR({prov})" if len(formulas) > 1 else prov},"",{svar})' if formulas else svar


@lru_cache(maxsize=8_192, typed=True)
def literal(value: Value) -> str:
    """Return a constant as written in a formula.

    >>> literal("Not 2"), literal(1.0), literal(0.5), literal(None)
    ('"Not 2"', '1', '0.5', '""')
    """
    if value is None:
        return '""'
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return repr(int(value)) if float(value).is_integer() else repr(value)


@dataclass(slots=True, eq=False, repr=False)
class Konstant(Figur):
    """A word or a sign inside a formula, or nothing (None); never a figure of its own."""

    konstant: Value

    def value(self, bok: Bok) -> Value:  # noqa: ARG002 - the same everywhere
        """Return the constant."""
        return self.konstant

    def formula(self, bok: Bok, tab: str) -> str:  # noqa: ARG002
        """Return the constant as a literal."""
        return literal(self.konstant)

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """Return whether it is nothing."""
        return self.konstant is None


class _Place(NamedTuple):
    """A cell's place. A tuple, for every look-up of a cell hashes and compares it."""

    tab: str
    row: str
    column: str


class Cell(Figur, _Place):  # type: ignore[misc]  # a figure's arithmetic, not a tuple's
    """A cell of a report tab, named by its row and column."""

    __slots__ = ()

    def value(self, bok: Bok) -> Value:
        """Return the value of the figure in the cell."""
        return bok.value(self)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the cell's address."""
        return bok.address(self, tab)

    def delar(self, bok: Bok) -> Iterator[Figur]:
        """Yield the figure in the cell."""
        yield bok.figur(self)

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether the figure in the cell may be missing."""
        return bok.kan_saknas(self)


class OptionalCell(Cell):
    """A cell of a line, a column or a report that may have been left out: then it is missing."""

    __slots__ = ()

    def value(self, bok: Bok) -> Value:
        """Return the value of the figure in the cell, if it is there."""
        return bok.value(self) if bok.has(self) else None

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the cell's address, or nothing."""
        return bok.address(self, tab) if bok.has(self) else NOTHING

    def delar(self, bok: Bok) -> Iterator[Figur]:
        """Yield the figure in the cell, if it is there."""
        if bok.has(self):
            yield bok.figur(self)

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether the cell is left out, or the figure in it may be missing."""
        return not bok.has(self) or bok.kan_saknas(self)


@dataclass(slots=True, eq=False, repr=False)
class Arithmetic(Figur):
    """Two figures added, subtracted, multiplied or divided; division by zero is missing."""

    tecken: Literal["+", "-", "*", "/"]
    left: Figur
    right: Figur

    def value(self, bok: Bok) -> Value:
        """Return the result, None when either part is missing."""
        a, b = self.left.value(bok), self.right.value(bok)
        if not isinstance(a, (int, float)) or not isinstance(b, (int, float)):
            return None
        if self.tecken == "/":
            return a / b if b else None
        return {"+": a + b, "-": a - b, "*": a * b}[self.tecken] + 0.0

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the arithmetic, guarded where a part may be missing."""
        a, b = (_led(led, bok, tab) for led in (self.left, self.right))
        if NOTHING in {a, b}:
            return NOTHING
        rakning = f"-{b}" if (self.tecken, a) == ("*", "-1") else f"{a}{self.tecken}{b}"
        if self._ett_led_kan_saknas(bok):
            rakning = f'IF(COUNT({a},{b})<2,"",{rakning})'
        return f'IF({b}=0,"",{rakning})' if self.tecken == "/" else rakning

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether a part may be missing, or the divisor may be zero."""
        return self.tecken == "/" or self._ett_led_kan_saknas(bok)

    def _ett_led_kan_saknas(self, bok: Bok) -> bool:
        return self.left.kan_saknas(bok) or self.right.kan_saknas(bok)


def _led(led: Figur, bok: Bok, tab: str) -> str:
    formula = led.formula(bok, tab)
    return f"({formula})" if isinstance(led, Arithmetic) else formula
