"""Figures that are a worksheet function's result."""

from collections.abc import Callable
from dataclasses import dataclass

from xlsaddin.domain.belopp import avrunda
from xlsaddin.figures.enligt import Enligt
from xlsaddin.figures.figur import Bok, Figur, Konstant, Value
from xlsaddin.figures.urval import Om
from xlsaddin.rules import avstamning
from xlsaddin.rules.avstamning import AVRUNDNING, FEL, PER_DEL, STAMMER

ORENS_DECIMALER, BRUSFRIA_DECIMALER = 2, 6


@dataclass(slots=True, eq=False, repr=False)
class Funktion(Figur):
    """A worksheet function: its name in Excel, its arguments, and the same in Python.

    `rakna` gets the arguments' values and returns the value, or a `Felvarde`.
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
