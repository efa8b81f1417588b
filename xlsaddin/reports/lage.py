"""What an update does with each report tab: makes it, keeps it and says why, or hides it."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.post import UTFALL_OCH_BUDGET
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.utelamnat import hinder
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.ekonomi.tables import BUDGET

INTE_UPPDATERAD = "Inte uppdaterad"
SKILJE = "  ·  "
_NAMNDA = 3


class Lage(NamedTuple):
    """What an update does.

    Attributes:
        gors: the report tabs that are made anew.
        stoppade: the tabs that keep their content -> the sentence that says why.
        visas: tab -> whether it is shown; a tab that no setting governs is not named.
    """

    gors: tuple[str, ...]
    stoppade: Mapping[str, str]
    visas: Mapping[str, bool]


def lage(
    bok: Rapportbok, anmarkningar: Collection[Anmarkning], *, trots_anmarkningar: bool = False
) -> Lage:
    """Return what an update does, given the remarks on the data.

    A fel stops the tabs of its own part and of those that read it, one in the common part every
    tab. In spite of remarks only those are stopped that cannot be made without the faulty rows.
    """
    fel = [it for it in anmarkningar if it.grad is Grad.FEL]
    delar = {it.bokdel for it in fel}
    if trots_anmarkningar:
        delar &= hinder(bok)
    if Bokdel.GEMENSAMT in delar:
        delar = set(Bokdel)
    stoppade = {r.tab: varfor(fel, r.bokdel) for r in bok.anvanda if r.bokdel.laser & delar}
    gors = tuple(rapport.tab for rapport in bok.anvanda if rapport.tab not in stoppade)
    return Lage(gors, stoppade, visas(bok))


def varfor(fel: Iterable[Anmarkning], bokdel: Bokdel) -> str:
    """Return why a tab of a part is not updated: how many fel there are, and on which tabs."""
    berorda = [it for it in fel if it.bokdel in bokdel.laser]
    flikar = list(dict.fromkeys(it.tab for it in berorda))
    rest = len(flikar) - _NAMNDA
    fler = f" och {rest} {'flik' if rest == 1 else 'flikar'} till" if rest > 0 else ""
    return f"{INTE_UPPDATERAD}: {len(berorda)} fel på {', '.join(flikar[:_NAMNDA])}{fler}."


def stoppad_ingress(ingress: str, why: str) -> str:
    """Return the first line of a tab that keeps its content: why, and what the line said.

    >>> stoppad_ingress("Förbundet  ·  Belopp i kr.", "Inte uppdaterad: 1 fel på Budget.")
    'Inte uppdaterad: 1 fel på Budget.  ·  Förbundet  ·  Belopp i kr.'
    >>> stoppad_ingress("Inte uppdaterad: 9 fel på Saldon.  ·  Belopp i kr.", "Inte uppdaterad.")
    'Inte uppdaterad.  ·  Belopp i kr.'
    """
    sagt = ingress.partition(SKILJE)[2] if ingress.startswith(INTE_UPPDATERAD) else ingress
    return SKILJE.join(part for part in (why, sagt) if part)


def visas(bok: Rapportbok) -> dict[str, bool]:
    """Return whether each tab is shown, for those that the settings govern."""
    u = bok.underlag
    delar = {del_ for key, del_ in inst.DELAR.items() if key in u.installningar}
    valfria = inst.VALFRIA if inst.OANVANDA in u.installningar else ()
    svar = {
        rapport.tab: u.anvander(rapport.tab, rapport.bokdel)
        for rapport in bok.rapporter
        if rapport.bokdel in delar or rapport.tab in valfria
    }
    for table in TABLES:
        if table.name in u.places and table.bokdel in delar:
            rapport_ = UTFALL_OCH_BUDGET if table is BUDGET else ""
            svar[u.places[table.name]] = u.anvander(rapport_, table.bokdel)
    return svar
