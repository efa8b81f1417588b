"""The worksheet functions: shells without hints, for xlwings reads hints as converters.

Each hands its raw cells to `udfs.values`, where their meaning stands once for all hosts.
"""

import xlwings as xw

from udfs.values import cellfunktion
from xlsaddin.domain.malslag import Maltyp

*_MALTYPER, _SISTA_MALTYPEN = Maltyp


@xw.func(category="Samordningsförbund")
@xw.arg(
    "vikt",
    ndim=2,
    err_to_str=True,
    doc="Indikatorernas vikter: en kolumn med tal från 1 till 10.",
)
@xw.arg(
    "uppnadd",
    ndim=2,
    err_to_str=True,
    doc="Lika många celler med nådd, nära, ej nådd, ej mätt, Ja, Nej, SANT, FALSKT, 1 eller 0. "
    "Nära ger inga poäng. Ej mätt och tomma celler räknas inte alls.",
)
@xw.arg(
    "*kriterier",
    ndim=2,
    err_to_str=True,
    doc="Valfritt: par av område och villkor, som i SUMMA.OMF. Exempel: området med målområden "
    'och villkoret Jämlik samverkan. Villkoret "=" betyder tom cell.',
)
def IMPACTINDEX(vikt, uppnadd, *kriterier):
    """Impactindex 0–100: de nådda indikatorernas vikt i procent av alla mätta indikatorers vikt."""
    return cellfunktion("IMPACTINDEX", [vikt, uppnadd, *kriterier])


@xw.func(category="Samordningsförbund")
@xw.arg(
    "utfall",
    ndim=2,
    err_to_str=True,
    doc="Årets utfall. Andelar skrivs som procent (41 %) eller 0,41. Tom cell betyder ej mätt.",
)
@xw.arg(
    "mal",
    ndim=2,
    err_to_str=True,
    doc="Målvärdet, i samma enhet som utfallet. För minskat och ökat: förra årets värde. "
    "Får vara tom när måltypen har ett givet mål.",
)
@xw.arg(
    "maltyp",
    ndim=2,
    err_to_str=True,
    doc=f"{', '.join(_MALTYPER)} eller {_SISTA_MALTYPEN}.",
)
@xw.arg(
    "marginal",
    ndim=2,
    err_to_str=True,
    doc="Valfritt: hur många procentenheter från målet som är nära, till exempel 5.",
)
def MALSTATUS(utfall, mal, maltyp, marginal=None):
    """Säger om indikatorn är nådd, nära, ej nådd eller ej mätt."""
    return cellfunktion("MALSTATUS", [utfall, mal, maltyp, marginal])


@xw.func(category="Samordningsförbund")
@xw.arg(
    "avslutade",
    ndim=2,
    err_to_str=True,
    doc="Antal som har avslutat under året: en cell, eller flera som läggs ihop.",
)
@xw.arg(
    "deltagare",
    ndim=2,
    err_to_str=True,
    doc="Antal som har deltagit under året: en cell, eller flera som läggs ihop.",
)
def GENOMSTROMNING(avslutade, deltagare):
    """Andelen (0–1) av årets deltagare som har avslutat under året."""
    return cellfunktion("GENOMSTROMNING", [avslutade, deltagare])


@xw.func(category="Samordningsförbund")
@xw.arg(
    "tilldelning",
    ndim=2,
    err_to_str=True,
    doc="Årets tilldelning från medlemmarna: en cell, eller flera som läggs ihop.",
)
@xw.arg(
    "enhet",
    ndim=2,
    err_to_str=True,
    doc="Valfritt: kr, tkr eller mkr. Svaret får samma enhet. Utelämnat betyder kr.",
)
@xw.arg(
    "ar",
    ndim=2,
    err_to_str=True,
    doc="Valfritt: året vars trappa ska gälla, till exempel 2023. Utelämnat betyder i dag.",
)
def TRAPPA(tilldelning, enhet=None, ar=None):
    """Högsta rekommenderade eget kapital enligt Nationella rådets trappa."""
    return cellfunktion("TRAPPA", [tilldelning, enhet, ar])
