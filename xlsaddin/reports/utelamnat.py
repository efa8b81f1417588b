"""What the reports say of rows that had to be left out, and when they cannot be made at all."""

from collections.abc import Sequence

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.ekonomi.overlapp import for_uppdelade
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.underlag import Underlag

LANGSTA_FORMULA = 8_192
"""Excel takes no longer formula."""
VISADE = 10


def hinder(bok: Rapportbok) -> frozenset[Bokdel]:
    """Return the parts whose reports cannot be made, not even with the faulty rows left out."""
    delar = {rapport.tab: rapport.bokdel for rapport in bok.rapporter}
    if any(a.tab == INSTALLNINGAR.tab and a.grad is Grad.FEL for a in bok.underlag.anmarkningar):
        return frozenset(Bokdel)
    dubbla = (anmarkning.bokdel for anmarkning in bok.dubbla_rows())
    # Formulas sum around the rows that are left out, run by run, and grow with each.
    langa = (delar[c.tab] for c in bok.cells if len(bok.formula(c)) >= LANGSTA_FORMULA)
    uppdelade = [Bokdel.EKONOMI] if for_uppdelade(bok.underlag) else ()
    return frozenset((*dubbla, *langa, *uppdelade))


def noter(u: Underlag, bokdel: Bokdel) -> tuple[str, ...]:
    """Return the sentences that a report of a part says of the remarks on the data it shows."""
    egna = bokdel in {Bokdel.SOCIALT, Bokdel.DELTAGARE}
    delar = bokdel.laser - ({Bokdel.GEMENSAMT} if egna else set())
    berorda = [a for a in u.anmarkningar if a.bokdel in delar]
    fel = [_not(u, a) for a in berorda if a.grad is Grad.FEL]
    upplysningar = [str(a) for a in berorda if a.grad is Grad.UPPLYSNING]
    antal = "ett fel" if len(fel) == 1 else f"{len(fel)} fel"
    return (
        *_lista(f"Rapporten är gjord trots {antal} på dataflikarna:", fel),
        *_lista("Att känna till om dataflikarna:", upplysningar),
    )


def _lista(heading: str, sentences: Sequence[str]) -> tuple[str, ...]:
    if not sentences:
        return ()
    fler = (f"… och {len(sentences) - VISADE} till.",) if len(sentences) > VISADE else ()
    return (heading, *sentences[:VISADE], *fler)


def _not(u: Underlag, anmarkning: Anmarkning) -> str:
    utelamnad = (anmarkning.tab, anmarkning.row) in u.utelamnade_rows
    return f"Utelämnad rad. {anmarkning}" if utelamnad else f"Kvarstår. {anmarkning}"
