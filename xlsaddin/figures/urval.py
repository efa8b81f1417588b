"""Choices between figures: by a comparison, or by whether a figure is there."""

import operator
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from xlsaddin.figures.figur import Bok, Figur, Konstant, Value, om_tomt

SAKNAS = Konstant(None)
"""What is not there: None, and an empty text in the sheet."""

_PROV: dict[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    "<": operator.lt,
    "=": operator.eq,
}


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
        da, otherwise = self.da.formula(bok, tab), self.otherwise.formula(bok, tab)
        val = f"IF({a}{self.prov}{b},{da},{otherwise})"
        return om_tomt([a] if self.left.kan_saknas(bok) else [], val)

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether what is compared, or a choice, may be missing."""
        return any(f.kan_saknas(bok) for f in (self.left, self.da, self.otherwise))


@dataclass(slots=True, eq=False, repr=False)
class OmFinns(Figur):
    """A figure where `prov` is there, else another; `da` may take `prov` for granted."""

    prov: Figur
    da: Figur
    otherwise: Figur

    def value(self, bok: Bok) -> Value:
        """Return the chosen value."""
        return (self.otherwise if self.prov.value(bok) is None else self.da).value(bok)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return IF, by whether the cell is empty."""
        prov, da, otherwise = (f.formula(bok, tab) for f in (self.prov, self.da, self.otherwise))
        return f'IF({prov}="",{otherwise},{da})'

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether what stands instead may be missing."""
        return self.otherwise.kan_saknas(bok)


@dataclass(slots=True, eq=False, repr=False)
class Given(Figur):
    """A figure that is there, because it was asked for first."""

    figur: Figur

    def value(self, bok: Bok) -> Value:
        """Return the figure's value."""
        return self.figur.value(bok)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the figure's formula."""
        return self.figur.formula(bok, tab)

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """It is there."""
        return False
