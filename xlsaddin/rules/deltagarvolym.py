"""Deltagarvolymer: what the rows of a volume table are shares of, and who is left."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel


@regel(
    Kalla("Socialt bokslut 2021", "tabell 1–8"),
    Kalla("Årsredovisning 2023", "tabell 1"),
    lydelse=(
        "Andel = måttets antal ÷ antalet i måttet som det är en andel av: positiv lösning, "
        "hälsoskäl och avbrott av alla avslutade, arbete och studier av de positiva lösningarna."
    ),
)
def volymandel(antal: T, helhet: T) -> T:
    """Return the persons of a mått as a share, 0-1, of those of the mått that it is part of.

    >>> round(volymandel(77, 247), 2)
    0.31
    """
    return antal / helhet


@regel(
    Kalla("Årsredovisning 2023", "tabell 1"),
    lydelse="Kvar i verksamheten = årets deltagare − årets avslutade.",
)
def kvar(deltagare: T, avslutade: T) -> T:
    """Return how many are left at the end of the year.

    >>> kvar(772, 234)
    538
    """
    return deltagare - avslutade


@regel(
    Kalla("Årsredovisning 2023", "bilaga 2, Resultat"),
    lydelse="Fått nej = aktualiserade − de som har fått ja till samverkan.",
)
def fatt_nej(aktualiserade: T, fatt_ja: T) -> T:
    """Return how many were presented and not taken in.

    >>> fatt_nej(104, 82)
    22
    """
    return aktualiserade - fatt_ja


@regel(
    Kalla("Årsredovisning 2023", "bilaga 2, Resultat"),
    lydelse="Inflöde mot utflöde = de som har fått ja − de som har avslutat.",
)
def nettoinflode(fatt_ja: T, avslutade: T) -> T:
    """Return how many more were taken in than left.

    >>> nettoinflode(253, 171)
    82
    """
    return fatt_ja - avslutade
