"""Samlat utfall: the events of all plattformar pooled into one outcome."""

from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.tal import T
from xlsaddin.rules.regel import regel

_REDOVISNINGEN = Kalla("Årsredovisning 2023", "Bilaga 1, Grunden är den sociala redovisningen")


@regel(
    _REDOVISNINGEN,
    Kalla(
        "Årsredovisning 2023",
        "avsnitt 1.6, tabell 2–5",
        "Helheten är inget medelvärde: plattformarnas tal läggs ihop och bedöms på nytt.",
    ),
    lydelse="Utfall = alla händelsers täljare ÷ alla händelsers nämnare.",
)
def samlad_andel(taljare: T, namnare: T) -> T:
    """Return the sum of all numerators as a share, 0-1, of the sum of all denominators.

    >>> round(samlad_andel(127 + 192, 340 + 447), 3)
    0.405
    """
    return taljare / namnare


@regel(
    _REDOVISNINGEN,
    lydelse="Antal = summan av händelsernas tal, och en för varje berättelse.",
)
def samlat_antal(raknade: T, berattelser: T) -> T:
    """Return how many things happened: those counted, and one for each told event.

    >>> samlat_antal(3, 2)
    5
    """
    return raknade + berattelser
