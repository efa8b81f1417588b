"""The small algebra of figures: each is defined once and yields both its value and its formula.

A figure is a tree. Its leaves are cells of report tabs, values and sums of data tables, and
settings; rules combine them with ordinary arithmetic, so that a rule such as
`avvikelse(utfall, budget)` works on numbers and on figures alike. A missing value is None in
Python and an empty text in the sheet; what is reckoned from it is missing too, never 0.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

Varde = float | str | None


class Kolumnomrade(NamedTuple):
    """A column of a block of a report tab."""

    flik: str
    block: int
    kolumn: str


class Radvillkor(Protocol):
    """A condition on the rows of a data table."""

    @property
    def kolumn(self) -> str | Kolumnomrade:
        """The column that is compared."""

    @property
    def jamforelse(self) -> str:
        """How it is compared."""

    @property
    def mot(self) -> "Figur":
        """What it is compared with."""

    def provade(self, bok: "Bok", varden: Sequence[Varde]) -> list[bool]:
        """Return for each value whether it meets the condition."""


class Bok(Protocol):
    """Where figures stand: gives a cell's address and value, and the data tables."""

    def adress(self, cell: "Cell", fran: str) -> str:
        """Return the cell's address as written on the tab `fran`."""

    def omrade(self, kolumn: Kolumnomrade, fran: str) -> str:
        """Return the address of a block's column as written on the tab `fran`."""

    def figur(self, cell: "Cell") -> "Figur":
        """Return the figure that the cell holds."""

    def kan_saknas(self, cell: "Cell") -> bool:
        """Return whether the figure that the cell holds may be missing."""

    def varde(self, cell: "Cell") -> Varde:
        """Return the cell's value."""

    def kolumn(self, omrade: Kolumnomrade) -> list[Varde]:
        """Return the values of a block's column."""

    def tabellkolumn(self, tabell: str, kolumn: str) -> Sequence[Varde]:
        """Return the checked values of a data table's column."""

    def rader_dar(
        self, tabell: str, kolumner: tuple[str, ...], varden: tuple[Varde, ...]
    ) -> Sequence[int]:
        """Return which checked rows of a data table, from 0, hold these values."""

    def urval(self, tabell: str, villkor: "Radvillkor") -> Sequence[bool] | None:
        """Return for each checked row whether it meets a condition; None when every row does."""

    def delar(self, tabell: str) -> Sequence[tuple[int, int]] | None:
        """Return the runs of rows (from 1) that formulas sum; None when they sum the whole."""

    def tabellvarde(self, tabell: str, kolumn: str, plats: int) -> Varde:
        """Return the value on the row `plats` (from 1) of a data table."""

    def installning(self, nyckel: str) -> Varde:
        """Return the value of a setting."""


class Figur:
    """A figure that can be reckoned (`varde`) and written into a cell (`formel`)."""

    __slots__ = ()

    def varde(self, bok: Bok) -> Varde:
        """Return the figure's value, None when it is missing."""
        raise NotImplementedError

    def formel(self, bok: Bok, flik: str) -> str:
        """Return the formula, without «=», as written on the tab `flik`."""
        raise NotImplementedError

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002 - most figures never are
        """Return whether the value may be missing."""
        return False

    def __add__(self, annan: "Figur") -> "Figur":
        return Raknesatt("+", self, annan)

    def __sub__(self, annan: "Figur") -> "Figur":
        return Raknesatt("-", self, annan)

    def __mul__(self, annan: "Figur") -> "Figur":
        return Raknesatt("*", self, annan)

    def __truediv__(self, annan: "Figur") -> "Figur":
        return Raknesatt("/", self, annan)

    def __neg__(self) -> "Figur":
        return Raknesatt("*", Konstant(-1), self)


def literal(varde: float | str) -> str:
    """Return a constant as written in a formula.

    >>> literal("Not 2"), literal(1.0), literal(0.5)
    ('"Not 2"', '1', '0.5')
    """
    if isinstance(varde, str):
        return '"' + varde.replace('"', '""') + '"'
    return repr(int(varde)) if float(varde).is_integer() else repr(varde)


@dataclass(slots=True, eq=False, repr=False)
class Konstant(Figur):
    """A word or a sign inside a formula; never a figure of its own."""

    konstant: float | str

    def varde(self, bok: Bok) -> Varde:  # noqa: ARG002 - the same everywhere
        """Return the constant."""
        return self.konstant

    def formel(self, bok: Bok, flik: str) -> str:  # noqa: ARG002
        """Return the constant as a literal."""
        return literal(self.konstant)


class _Plats(NamedTuple):
    """A cell's place. A tuple, for every look-up of a cell hashes and compares it."""

    flik: str
    rad: str
    kolumn: str


class Cell(Figur, _Plats):  # type: ignore[misc]  # a figure's arithmetic, not a tuple's
    """A cell of a report tab, named by its row and column."""

    __slots__ = ()

    def varde(self, bok: Bok) -> Varde:
        """Return the value of the figure in the cell."""
        return bok.varde(self)

    def formel(self, bok: Bok, flik: str) -> str:
        """Return the cell's address."""
        return bok.adress(self, flik)

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether the figure in the cell may be missing."""
        return bok.kan_saknas(self)


@dataclass(slots=True, eq=False, repr=False)
class Raknesatt(Figur):
    """Two figures added, subtracted, multiplied or divided; division by zero is missing."""

    tecken: Literal["+", "-", "*", "/"]
    vanster: Figur
    hoger: Figur

    def varde(self, bok: Bok) -> Varde:
        """Return the result, None when either part is missing."""
        a, b = self.vanster.varde(bok), self.hoger.varde(bok)
        if not isinstance(a, (int, float)) or not isinstance(b, (int, float)):
            return None
        if self.tecken == "/":
            return a / b if b else None
        return {"+": a + b, "-": a - b, "*": a * b}[self.tecken] + 0.0

    def formel(self, bok: Bok, flik: str) -> str:
        """Return the arithmetic, guarded where a part may be missing."""
        a, b = (_led(led, bok, flik) for led in (self.vanster, self.hoger))
        rakning = f"-{b}" if (self.tecken, a) == ("*", "-1") else f"{a}{self.tecken}{b}"
        if self.vanster.kan_saknas(bok) or self.hoger.kan_saknas(bok):
            rakning = f'IF(COUNT({a},{b})<2,"",{rakning})'
        return f'IF({b}=0,"",{rakning})' if self.tecken == "/" else rakning

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether a part may be missing, or the divisor may be zero."""
        return self.tecken == "/" or self.vanster.kan_saknas(bok) or self.hoger.kan_saknas(bok)


def _led(led: Figur, bok: Bok, flik: str) -> str:
    formel = led.formel(bok, flik)
    return f"({formel})" if isinstance(led, Raknesatt) else formel


@dataclass(slots=True, eq=False, repr=False)
class Summa(Figur):
    """The sum of cells, from exact values; missing only when all of them are."""

    celler: tuple[Cell, ...]

    def varde(self, bok: Bok) -> Varde:
        """Return the sum of the values there are."""
        tal = [v for v in (c.varde(bok) for c in self.celler) if isinstance(v, (int, float))]
        return None if not tal and self.kan_saknas(bok) else math.fsum(tal)

    def formel(self, bok: Bok, flik: str) -> str:
        """Return SUM over the cells, runs of neighbours written as ranges."""
        if not self.celler:
            return "SUM(0)"
        lista = ",".join(_lopningar([cell.formel(bok, flik) for cell in self.celler]))
        return f'IF(COUNT({lista})=0,"",SUM({lista}))' if self.kan_saknas(bok) else f"SUM({lista})"

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether every cell may be missing."""
        return bool(self.celler) and all(cell.kan_saknas(bok) for cell in self.celler)


def _lopningar(adresser: list[str]) -> list[str]:
    """Join addresses that stand below one another.

    >>> _lopningar(["C5", "C6", "C7", "C9"])
    ['C5:C7', 'C9']
    """
    lopningar: list[list[str]] = []
    for adress in adresser:
        kolumn = adress.rstrip("0123456789")
        nasta = f"{kolumn}{int(adress[len(kolumn) :]) - 1}"
        if lopningar and lopningar[-1][-1] == nasta:
            lopningar[-1].append(adress)
        else:
            lopningar.append([adress])
    return [
        run[0] if len(run) == 1 else f"{run[0]}:{run[-1].rsplit('!', 1)[-1]}" for run in lopningar
    ]


@dataclass(slots=True, eq=False, repr=False)
class Tabellvarde(Figur):
    """The value on one row of a data table; missing where the cell is blank.

    With `fylld` the cell is never blank, so that the formula needs no guard.
    """

    tabell: str
    kolumn: str
    plats: int
    fylld: bool = False

    def varde(self, bok: Bok) -> Varde:
        """Return the value on that row."""
        return bok.tabellvarde(self.tabell, self.kolumn, self.plats)

    def formel(self, bok: Bok, flik: str) -> str:  # noqa: ARG002 - the same on every tab
        """Return INDEX into the table's column."""
        cell = f"INDEX({self.tabell}[{self.kolumn}],{self.plats})"
        return cell if self.fylld else f'IF({cell}="","",{cell})'

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """A data cell may be blank, unless it is known to be filled in."""
        return not self.fylld


@dataclass(slots=True, eq=False, repr=False)
class Installning(Figur):
    """The value of a setting; where it is blank, what `annars` says, or missing."""

    nyckel: str
    annars: Varde = None

    def varde(self, bok: Bok) -> Varde:
        """Return the setting's value."""
        varde = bok.installning(self.nyckel)
        return self.annars if varde is None else varde

    def formel(self, bok: Bok, flik: str) -> str:  # noqa: ARG002 - the same on every tab
        """Return a look-up of the key in the settings."""
        rad = f"MATCH({literal(self.nyckel)},tblInstallningar[Nyckel],0)"
        cell = f"INDEX(tblInstallningar[Värde],{rad})"
        annars = literal("" if self.annars is None else self.annars)
        return f'IFERROR(IF({cell}="",{annars},{cell}),{annars})'

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """A setting may always be blank."""
        return self.annars is None
