"""Genomströmning: how many of the year's participants left during the year."""

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.kalla import Kalla
from xlsaddin.rules.regel import regel


class IngaDeltagare(XlsAddinError):
    """Det finns inga deltagare, så andelen går inte att räkna ut."""


class OrimligtAntal(XlsAddinError):
    """Antal deltagare och avslutade ska vara hela tal som inte är negativa."""


class FlerAvslutadeAnDeltagare(XlsAddinError):
    """Fler har avslutat ({avslutade:.0f}) än som har deltagit ({deltagare:.0f})."""


@regel(
    Kalla("Socialt bokslut 2021", "Målområde 1, Genomströmning"),
    Kalla("Årsredovisning 2023", "avsnitt 1.6, God samordning och medlemsnytta"),
    lydelse="Genomströmning = årets avslut ÷ alla som har deltagit under året.",
)
def genomstromning(avslutade: float, deltagare: float) -> float:
    """Return those who left during the year as a share, 0-1, of all who took part in it.

    Raises:
        OrimligtAntal: a number is negative or not whole.
        IngaDeltagare: nobody took part.
        FlerAvslutadeAnDeltagare: more left than took part.

    >>> round(genomstromning(319, 787), 3)
    0.405
    """
    if min(avslutade, deltagare) < 0 or avslutade % 1 or deltagare % 1:
        raise OrimligtAntal
    if not deltagare:
        raise IngaDeltagare
    if avslutade > deltagare:
        raise FlerAvslutadeAnDeltagare(avslutade=avslutade, deltagare=deltagare)
    return avslutade / deltagare
