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

    namn: str
    utslag: Utslag
    svar: str
    atgard: str = ""

    def __str__(self) -> str:
        return f"{self.namn}: {self.svar}{' ' if self.atgard else ''}{self.atgard}"


def bra(namn: str, svar: str) -> Prov:
    """Return the answer that all is well."""
    return Prov(namn, Utslag.BRA, svar)


def upplysning(namn: str, svar: str, atgard: str = "") -> Prov:
    """Return an answer worth knowing that hinders nothing."""
    return Prov(namn, Utslag.UPPLYSNING, svar, atgard)


def fel(namn: str, svar: str, atgard: str) -> Prov:
    """Return the answer that something hinders, and what to do."""
    return Prov(namn, Utslag.FEL, svar, atgard)
