"""Every report tab, in the order of the tabs."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.parameters.uppslag import first_sociala_ar
from xlsaddin.reports import om_berakningarna, utelamnat
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.ekonomi import (
    balanskravsresultat,
    balansrakning,
    driftsredovisning,
    flerarsoversikt,
    investeringsredovisning,
    kassaflodesanalys,
    kontosammandrag,
    kostnadsfordelning,
    noter,
    resultatrakning,
    trappan,
    utfall_och_budget,
)
from xlsaddin.reports.manniskor import (
    bakgrund,
    inflode,
    kompetens,
    overenskommelsen,
    utveckling,
    volymer,
)
from xlsaddin.reports.rapport import Rapport, Stycke
from xlsaddin.reports.socialt import (
    enkatsvar,
    genomstromning,
    impactindex,
    indikatorsammandrag,
    jamstalldhet,
    plattformssammandrag,
    socialt_bokslut,
)
from xlsaddin.tabs.underlag import Underlag

MODULER = (
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
    volymer,
    inflode,
    bakgrund,
    overenskommelsen,
    utveckling,
    kompetens,
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

TABS: tuple[str, ...] = tuple(modul.TAB for modul in MODULER)
ARBETSFLIKAR = frozenset({kontosammandrag.TAB, indikatorsammandrag.TAB, plattformssammandrag.TAB})
"""The report tabs that others are reckoned from: a finished copy does without them."""


def rapportbok(underlag: Underlag) -> Rapportbok:
    """Return all reports on the data of a workbook; they say what remarks have left out."""
    utan_regler = bool(underlag.ar) and underlag.ar < first_sociala_ar()
    return Rapportbok(
        [
            _i_sin_del(
                _utan_regler(modul.TAB)
                if utan_regler and modul.BOKDEL is Bokdel.SOCIALT
                else modul.rapport(underlag),
                modul.BOKDEL,
                underlag,
            )
            for modul in MODULER
        ],
        underlag,
    )


def _utan_regler(tab: str) -> Rapport:
    skal = f"Rapporten görs inte för året: dess regler gäller från {first_sociala_ar()}."
    return Rapport(tab, tab, "", (Stycke(skal),))


def _i_sin_del(rapport: Rapport, bokdel: Bokdel, underlag: Underlag) -> Rapport:
    mer = utelamnat.noter(underlag, bokdel)
    return rapport._replace(noter=(*rapport.noter, *mer), bokdel=bokdel)
