"""The Kontoplan: which konton a row takes, and the places that their amount goes to."""

from collections.abc import Mapping
from typing import NamedTuple

from xlsaddin.domain import post as p

JA, NEJ = "Ja", "Nej"
KOMMUNBAS, BAS, TOM = "kommunbas", "bas", "tom"
KONTOPLANER = (KOMMUNBAS, BAS, TOM)
"""What a new workbook can have on Kontoplan and Poster; the blank workbook has the first."""


class Plats(NamedTuple):
    """A place that an amount goes to: a column of the Kontoplan.

    Attributes:
        column: the column's header.
        rapporter: the reports whose posts the column names, as on the tab Poster.
        var_for_sig: whether each post is filled by itself, so that a konto may count in several.
    """

    column: str
    rapporter: tuple[str, ...]
    var_for_sig: bool = False

    def falt(self, post: str) -> tuple[str, str]:
        """Return what rows compete for: the place, or the post where each is filled by itself."""
        return (self.column, post if self.var_for_sig else "")


RAKNING = Plats(
    "Räkning eller not",
    (
        p.NOT_INTAKTER,
        p.NOT_KOSTNADER,
        p.RESULTATRAKNING,
        p.NOT_FORDRINGAR,
        p.NOT_SKULDER,
        p.BALANSRAKNING,
    ),
)
BUDGETPOST = Plats(p.UTFALL_OCH_BUDGET, (p.UTFALL_OCH_BUDGET,))
FORDELNING = Plats(p.KOSTNADSFORDELNING, (p.KOSTNADSFORDELNING,))
VARAV = Plats("Varav", (p.NOT_REVISION, p.FLERARSOVERSIKT, p.BALANSKRAVSRESULTAT), var_for_sig=True)
TRAPPBAS = Plats("Trappans bas", (p.TRAPPAN,))
"""Here stands no post but Ja, or Nej where a wider row says Ja."""

PLATSER = (RAKNING, BUDGETPOST, FORDELNING, VARAV, TRAPPBAS)
PLATS_FOR: Mapping[str, Plats] = {
    rapport: plats for plats in PLATSER for rapport in plats.rapporter
}


class Omfang(NamedTuple):
    """The bookings that a row takes: an interval of konton, and maybe one ansvar and projekt."""

    fran: int
    till: int
    ansvar: str | None = None
    projekt: str | None = None

    @property
    def rang(self) -> tuple[int, int]:
        """How wide it is: by konton, then by codes that it leaves open. The lower one wins."""
        return (self.till - self.fran, (self.ansvar is None) + (self.projekt is None))

    def galler(self, konto: int, ansvar: str | None, projekt: str | None) -> bool:
        """Return whether it takes a booking on this konto, ansvar and projekt.

        >>> Omfang(4500, 4599, "301").galler(4510, "301", "ADM")
        True
        """
        return (
            self.fran <= konto <= self.till
            and _galler(self.ansvar, ansvar)
            and _galler(self.projekt, projekt)
        )

    def moter(self, annat: "Omfang") -> bool:
        """Return whether some booking could be taken by both."""
        return (
            self.fran <= annat.till
            and annat.fran <= self.till
            and _moter(self.ansvar, annat.ansvar)
            and _moter(self.projekt, annat.projekt)
        )

    def rymmer(self, annat: "Omfang") -> bool:
        """Return whether it takes every booking that the other takes."""
        return (
            self.fran <= annat.fran
            and annat.till <= self.till
            and _galler(self.ansvar, annat.ansvar)
            and _galler(self.projekt, annat.projekt)
        )


def _galler(krav: str | None, kod: str | None) -> bool:
    return krav is None or (kod is not None and krav.casefold() == kod.casefold())


def _moter(kod: str | None, annan: str | None) -> bool:
    return annan is None or _galler(kod, annan)


class Kontorad(NamedTuple):
    """A row of the Kontoplan.

    Attributes:
        number: the row's place in the table, from 1.
        omfang: the bookings that it takes.
        poster: the post in each place that the row names, by the column's header.
        har_till: whether the table names the last konto; else it is the same as the first.
    """

    number: int
    omfang: Omfang
    poster: Mapping[str, str]
    har_till: bool = True

    def falt(self) -> list[tuple[str, str]]:
        """Return what the row competes for with other rows."""
        return [
            plats.falt(self.poster[plats.column])
            for plats in PLATSER
            if plats.column in self.poster
        ]
