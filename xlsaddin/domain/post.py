"""Posts: the lines of the statements, and which konton belong to them."""

from collections.abc import Mapping
from typing import NamedTuple

# Where a post stands: a note, a statement or another report. The names are those of the tab Poster;
# a note keeps its name there whatever number it gets in a report.
NOT_INTAKTER = "Not 2"
NOT_KOSTNADER = "Not 3"
NOT_REVISION = "Not 4"
NOT_FORDRINGAR = "Not 5"
NOT_SKULDER = "Not 6"
NOT_JAMFORELSESTORANDE = "Jämförelsestörande poster"
RESULTATRAKNING = "Resultaträkning"
BALANSRAKNING = "Balansräkning"
UTFALL_OCH_BUDGET = "Utfall och budget"
KOSTNADSFORDELNING = "Kostnadsfördelning"
FLERARSOVERSIKT = "Flerårsöversikt"
BALANSKRAVSRESULTAT = "Balanskravsresultat"
INVESTERINGSREDOVISNING = "Investeringsredovisning"
TRAPPAN = "Trappan"

INTAKTER = "Intäkter"
"""The group of Utfall och budget that holds the income; every other group is costs."""


FASTA: Mapping[str, tuple[str, ...]] = {
    RESULTATRAKNING: (
        "Avskrivningar",
        "Skatteintäkter",
        "Generella statsbidrag och utjämning",
        "Finansiella intäkter",
        "Finansiella kostnader",
        "Extraordinära poster",
    ),
    BALANSRAKNING: (
        "Anläggningstillgångar",
        "Kassa och bank",
        "Eget kapital",
        "Avsättningar",
        "Långfristiga skulder",
    ),
    TRAPPAN: ("Tilldelning",),
}
"""The posts of the statements whose rows are always the same; another would be in no sum."""


class Post(NamedTuple):
    """A line of a report.

    Attributes:
        rapport: the report or note it stands in.
        grupp: the heading it stands under, "" for none.
        name: the line's text.
        ordning: its place in the report.
        tecken: 1, or -1 where the report shows the amount with the opposite sign.
    """

    rapport: str
    grupp: str
    name: str
    ordning: int
    tecken: int


class Kontorad(NamedTuple):
    """A row of the Kontoplan: an interval of konton, and the post that it belongs to.

    Attributes:
        number: the row's place in the table, from 1.
        fran: first konto.
        till: last konto; the same as the first where the table leaves it blank.
        ansvar: ansvar code, None for any.
        projekt: project code, None for any.
        rapport: the report or note of the post.
        post: the post's name.
        har_till: whether the table names the last konto.
    """

    number: int
    fran: int
    till: int
    ansvar: str | None
    projekt: str | None
    rapport: str
    post: str
    har_till: bool = True

    def galler(self, konto: int, ansvar: str | None, projekt: str | None) -> bool:
        """Return whether a booking on this konto, ansvar and projekt belongs to the row.

        >>> Kontorad(1, 4500, 4599, "301", None, "Not 3", "Bidrag").galler(4510, "301", "ADM")
        True
        """
        return (
            self.fran <= konto <= self.till
            and self._samma(self.ansvar, ansvar)
            and self._samma(self.projekt, projekt)
        )

    @staticmethod
    def _samma(krav: str | None, kod: str | None) -> bool:
        return krav is None or (kod is not None and krav.casefold() == kod.casefold())
