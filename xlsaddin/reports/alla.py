"""Every report tab, in the order of the tabs."""

from xlsaddin.reports import (
    balanskravsresultat,
    balansrakning,
    driftsredovisning,
    enkatsvar,
    flerarsoversikt,
    genomstromning,
    impactindex,
    indikatorsammandrag,
    investeringsredovisning,
    jamstalldhet,
    kassaflodesanalys,
    kontosammandrag,
    kostnadsfordelning,
    noter,
    om_berakningarna,
    plattformssammandrag,
    resultatrakning,
    socialt_bokslut,
    trappan,
    utelamnat,
    utfall_och_budget,
)
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Rapport
from xlsaddin.tabs.underlag import Underlag

_SOCIALA = (
    socialt_bokslut,
    impactindex,
    genomstromning,
    jamstalldhet,
    enkatsvar,
    indikatorsammandrag,
    plattformssammandrag,
)
_MODULER = (
    driftsredovisning,
    resultatrakning,
    balansrakning,
    kassaflodesanalys,
    noter,
    utfall_och_budget,
    kostnadsfordelning,
    flerarsoversikt,
    balanskravsresultat,
    investeringsredovisning,
    trappan,
    socialt_bokslut,
    impactindex,
    genomstromning,
    jamstalldhet,
    enkatsvar,
    kontosammandrag,
    indikatorsammandrag,
    plattformssammandrag,
    om_berakningarna,
)

FLIKAR: tuple[str, ...] = tuple(modul.FLIK for modul in _MODULER)
SOCIALA_FLIKAR = frozenset(modul.FLIK for modul in _SOCIALA)


def rapportbok(underlag: Underlag) -> Rapportbok:
    """Return all reports on the data of a workbook; they say what remarks have left out."""
    return Rapportbok(
        [_med_noter(modul.rapport(underlag), underlag) for modul in _MODULER], underlag
    )


def _med_noter(rapport: Rapport, underlag: Underlag) -> Rapport:
    mer = utelamnat.noter(underlag, rapport.flik, SOCIALA_FLIKAR)
    return rapport._replace(noter=(*rapport.noter, *mer)) if mer else rapport
