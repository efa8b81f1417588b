"""Posts: the lines of the statements."""

from collections.abc import Mapping
from typing import NamedTuple

# Where a post stands: a note, a statement or another report. The names are those of the tab Poster.
NOT_INTAKTER = "Not 2"
NOT_KOSTNADER = "Not 3"
NOT_REVISION = "Not 4"
NOT_FORDRINGAR = "Not 5"
NOT_SKULDER = "Not 6"
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
    FLERARSOVERSIKT: ("varav ESF-projekt (intäkter)", "varav ESF-projekt (kostnader)"),
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
