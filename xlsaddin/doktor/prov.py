"""The answer of one check."""

from enum import StrEnum
from typing import NamedTuple


class Utslag(StrEnum):
    """How a check turned out."""

    BRA = "bra"
    UPPLYSNING = "upplysning"
    FEL = "fel"


class Prov(NamedTuple):
    """What was tried, how it turned out, what was found, and what to do; "" when nothing.

    >>> str(Prov("LibreOffice", Utslag.BRA, "Finns."))
    'LibreOffice: Finns.'
    """

    name: str
    utslag: Utslag
    svar: str
    atgard: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.svar}{' ' if self.atgard else ''}{self.atgard}"


def bra(name: str, svar: str) -> Prov:
    """Return the answer that all is well."""
    return Prov(name, Utslag.BRA, svar)


def upplysning(name: str, svar: str, atgard: str = "") -> Prov:
    """Return an answer worth knowing that hinders nothing."""
    return Prov(name, Utslag.UPPLYSNING, svar, atgard)


def fel(name: str, svar: str, atgard: str) -> Prov:
    """Return the answer that something hinders, and what to do."""
    return Prov(name, Utslag.FEL, svar, atgard)
