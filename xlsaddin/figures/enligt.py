"""Figures whose value a rule gives, where the sheet has other words for the same."""

from collections.abc import Callable
from dataclasses import dataclass

from xlsaddin.figures.figur import Bok, Figur, Value


@dataclass(slots=True, eq=False, repr=False)
class Enligt(Figur):
    """What a rule says of its arguments' values; missing where one of them is.

    Attributes:
        rakna: the rule.
        argument: what it is given.
        skriven: the same as the sheet reckons it.
    """

    rakna: Callable[..., Value]
    argument: tuple[Figur, ...]
    skriven: Figur

    def value(self, bok: Bok) -> Value:
        """Return what the rule says."""
        values = [argument.value(bok) for argument in self.argument]
        return None if None in values else self.rakna(*values)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the formula as it is written."""
        return self.skriven.formula(bok, tab)

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether what is written may be missing."""
        return self.skriven.kan_saknas(bok)
