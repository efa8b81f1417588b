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
    utfall_och_budget,
)
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.underlag import Underlag

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


def rapportbok(underlag: Underlag) -> Rapportbok:
    """Return all reports on the data of a workbook."""
    return Rapportbok([modul.rapport(underlag) for modul in _MODULER], underlag)
