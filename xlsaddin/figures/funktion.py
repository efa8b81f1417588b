"""Figures that are a worksheet function's result, or a choice between two."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from xlsaddin.domain.belopp import avrunda
from xlsaddin.figures.enligt import Enligt
from xlsaddin.figures.figur import Bok, Figur, Konstant, Value
from xlsaddin.rules import avstamning
from xlsaddin.rules.avstamning import AVRUNDNING, FEL, PER_DEL, STAMMER

ORENS_DECIMALER, BRUSFRIA_DECIMALER = 2, 6
_PROV: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


@dataclass(slots=True, eq=False, repr=False)
class Funktion(Figur):
    """A worksheet function: its name in Excel, its arguments, and the same in Python.

    `rakna` gets the arguments' values and returns the value, or an error text such as "#N/A".
    The result is missing where an argument is missing.
    """

    name: str
    argument: tuple[Figur, ...]
    rakna: Callable[..., Value]

    def value(self, bok: Bok) -> Value:
        """Return what the Python function says."""
        values = [argument.value(bok) for argument in self.argument]
        return None if None in values else self.rakna(*values)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the call of the worksheet function."""
        anrop = f"{self.name}({','.join(a.formula(bok, tab) for a in self.argument)})"
        osakra = [a.formula(bok, tab) for a in self.argument if a.kan_saknas(bok)]
        return f'IF(COUNT({",".join(osakra)})<{len(osakra)},"",{anrop})' if osakra else anrop

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether an argument may be missing."""
        return any(argument.kan_saknas(bok) for argument in self.argument)


@dataclass(slots=True, eq=False, repr=False)
class Om(Figur):
    """One of two figures or sentences, chosen by comparing a figure with another."""

    left: Figur
    prov: Literal[">", "<", "="]
    right: Figur
    da: Figur
    otherwise: Figur

    def value(self, bok: Bok) -> Value:
        """Return the chosen value; missing where what is compared is missing."""
        a, b = self.left.value(bok), self.right.value(bok)
        if isinstance(a, str) and isinstance(b, str):
            return (self.da if a.casefold() == b.casefold() else self.otherwise).value(bok)
        if not isinstance(a, (int, float)) or not isinstance(b, (int, float)):
            return None
        return (self.da if _PROV[self.prov](a, b) else self.otherwise).value(bok)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return IF, guarded where what is compared may be missing."""
        a, b = self.left.formula(bok, tab), self.right.formula(bok, tab)
        val = (
            f"IF({a}{self.prov}{b},{self.da.formula(bok, tab)},{self.otherwise.formula(bok, tab)})"
        )
        return f'IF({a}="","",{val})' if self.left.kan_saknas(bok) else val

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether what is compared, or a choice, may be missing."""
        return any(f.kan_saknas(bok) for f in (self.left, self.da, self.otherwise))


def text(sentence: str) -> Konstant:
    """Return a sentence as a figure."""
    return Konstant(sentence)


def hela_oren(skillnad: Figur) -> Figur:
    """Return a difference in whole öre, half an öre up, without the noise of binary fractions.

    The noise goes first: 0.015 kr, reckoned from amounts in millions, is a little more or less.
    """
    utan_brus = _rounded(skillnad, BRUSFRIA_DECIMALER)
    return _rounded(utan_brus, ORENS_DECIMALER)


def _rounded(tal: Figur, decimaler: int) -> Figur:
    return Funktion("ROUND", (tal, Konstant(decimaler)), lambda tal, n: avrunda(tal, int(n)))


def utslag(skillnad: Figur, delar: int) -> Figur:
    """Return what a difference means in words; see the rule `avstamning.utslag`.

    Args:
        skillnad: a difference in whole öre.
        delar: how many rounded parts it is reckoned from.
    """
    storlek = Funktion("ABS", (skillnad,), abs)
    fel = Om(storlek, ">", Konstant(PER_DEL * delar), text(FEL), text(AVRUNDNING))
    skrivet = Om(storlek, "=", Konstant(0), text(STAMMER), fel)
    return Enligt(avstamning.utslag, (skillnad, Konstant(delar)), skrivet)
