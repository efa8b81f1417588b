"""The settings: what can be set, in what unit, and what holds when nothing is said."""

import datetime as dt
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.status import EjMatt
from xlsaddin.parameters.uppslag import forsta_ar, gallande, kalla
from xlsaddin.tabs.ekonomi.tabeller import INSTALLNINGAR
from xlsaddin.tabs.schema import Cellvarde, Tabelldata, Typ
from xlsaddin.tabs.values import som_i_cellen

AR = "År"
PERIOD = "Period"
FORBUND = "Förbund"
TRAPPANS_BAS = "Trappans bas"
ANTAL_ANSTALLDA = "Antal anställda"
RESERV = "Förändring av resultatutjämningsreserv"
ATT_ATERSTALLA = "Negativa balanskravsresultat att återställa"
PLATTFORMAR = "Plattformar"
IMPACTMAL = "Impactindex-mål"
NARAMARGINAL = "Nära-marginal"
EJ_MATT = "Ej mätt"
PANTER = "Panter och säkerheter"
ANSVARSFORBINDELSER = "Ansvarsförbindelser"

TERTIAL_1, TERTIAL_2, HELAR = "Tertial 1", "Tertial 2", "Helår"
SISTA_DAG = {TERTIAL_1: (4, 30), TERTIAL_2: (8, 31), HELAR: (12, 31)}
"""The month and day that each period ends."""
BAS_TILLDELNING, BAS_INTAKTER = "Tilldelning", "Verksamhetens intäkter"


class Installning(NamedTuple):
    """A setting: its key, kind, unit, what it governs, its source, and what a new workbook has.

    With `hogst` the value must lie between 0 and that.
    """

    nyckel: str
    typ: Typ
    enhet: str
    forklaring: str
    kalla: str = ""
    standard: Cellvarde = None
    tillatna: tuple[str, ...] = ()
    hogst: float | None = None


_impactmal = gallande("impactmal", dt.date.max)
_naramarginal = gallande("naramarginal", dt.date.max)

_UNDER_BALANSEN = (
    "Vad som står om dem under balansräkningen, till exempel: inga. Tomt: ingenting skrivs."
)

ALLA = (
    Installning(FORBUND, Typ.TEXT, "", "Förbundets namn, som det står i rapporterna."),
    Installning("Organisationsnummer", Typ.TEXT, "", "Förbundets organisationsnummer."),
    Installning(AR, Typ.HELTAL, "år", "Året som arbetsboken gäller."),
    Installning(
        PERIOD,
        Typ.TEXT,
        "",
        "Tertial 1 räknar till och med april, Tertial 2 till och med augusti.",
        standard=HELAR,
        tillatna=(TERTIAL_1, TERTIAL_2, HELAR),
    ),
    Installning(
        TRAPPANS_BAS,
        Typ.TEXT,
        "",
        "Vad trappan räknas på. Rekommendationen säger tilldelningen.",
        "Nationella rådets rekommendation 2013-10-02",
        BAS_TILLDELNING,
        (BAS_TILLDELNING, BAS_INTAKTER),
    ),
    Installning(ANTAL_ANSTALLDA, Typ.BELOPP, "antal", "Antal anställda vid årets slut."),
    Installning(
        RESERV,
        Typ.BELOPP,
        "kr",
        "Avsättning till (−) eller användning av (+) resultatutjämningsreserv.",
        "KL 2017:725, 11 kap. 14 §",
        0,
    ),
    Installning(
        ATT_ATERSTALLA,
        Typ.BELOPP,
        "kr",
        "Summan av tidigare års negativa balanskravsresultat som inte är återställda, med minus.",
        "KL 2017:725, 11 kap. 12 §",
        0,
    ),
    Installning(
        PANTER,
        Typ.TEXT,
        "",
        _UNDER_BALANSEN,
    ),
    Installning(
        ANSVARSFORBINDELSER,
        Typ.TEXT,
        "",
        _UNDER_BALANSEN,
    ),
    Installning(
        PLATTFORMAR,
        Typ.TEXT,
        "",
        "Verksamheterna som händelser och enkätsvar kommer från, med semikolon emellan.",
    ),
    Installning(
        IMPACTMAL,
        Typ.BELOPP,
        "indexpoäng",
        "Det index som förbundet vill nå, 0–100.",
        str(kalla(_impactmal)),
        float(_impactmal["varde"]),
        hogst=100,
    ),
    Installning(
        NARAMARGINAL,
        Typ.BELOPP,
        "procentenheter",
        "Så nära målet är «nära». Nära ger inga poäng. Gränsen är vår tolkning.",
        str(kalla(_naramarginal)),
        float(_naramarginal["varde"]),
        hogst=100,
    ),
    Installning(
        EJ_MATT,
        Typ.TEXT,
        "",
        "Vad indexet gör med indikatorer som inte är mätta. Ingen källa säger det.",
        "Vår tolkning",
        str(EjMatt.UTELAMNAS),
        tuple(map(str, EjMatt)),
    ),
)
OBLIGATORISKA = (FORBUND, AR, PERIOD, TRAPPANS_BAS)
_MED_NAMN = {installning.nyckel: installning for installning in ALLA}


def granska(data: Tabelldata) -> list[Anmarkning]:
    """Return a remark for each setting that is missing, double or of the wrong kind."""
    nycklar = [str(nyckel) for nyckel in data.kolumner["Nyckel"]]
    anmarkningar = [
        _anmarkning(None, f"Inställningen «{nyckel}» saknas. Lägg till raden och skriv ett värde.")
        for nyckel in OBLIGATORISKA
        if nyckel not in nycklar
    ]
    for rad, nyckel, varde in zip(data.radnummer, nycklar, data.kolumner["Värde"], strict=True):
        if nycklar.count(nyckel) > 1:
            anmarkningar.append(_anmarkning(rad, f"«{nyckel}» står på flera rader. Behåll en."))
        if nyckel in _MED_NAMN and (fel := _fel(_MED_NAMN[nyckel], varde)):
            anmarkningar.append(_anmarkning(rad, fel))
    return anmarkningar


def _fel(installning: Installning, varde: Cellvarde) -> str:
    if varde is None:
        saknas = f"«{installning.nyckel}» saknar värde. Fyll i det: {installning.forklaring}"
        return saknas if installning.nyckel in OBLIGATORISKA else ""
    if installning.tillatna and varde not in installning.tillatna:
        return f"«{varde}» går inte att använda. Välj något av: {', '.join(installning.tillatna)}."
    if installning.typ in {Typ.HELTAL, Typ.BELOPP} and not isinstance(varde, (int, float)):
        return f"«{varde}» är inte ett tal. Skriv ett tal, utan mellanslag och enhet."
    if installning.typ is Typ.HELTAL and isinstance(varde, float) and not varde.is_integer():
        return f"{som_i_cellen(varde)} är inte ett heltal. Skriv ett heltal."
    return _utanfor(installning, varde) if isinstance(varde, (int, float)) else ""


def _utanfor(installning: Installning, varde: float) -> str:
    if installning.nyckel == AR and not forsta_ar() <= varde <= dt.MAXYEAR:
        return f"{varde:g} går inte att använda. Det finns regler från {forsta_ar()}."
    hogst = installning.hogst
    if hogst is not None and not 0 <= varde <= hogst:
        return f"{varde:g} går inte att använda. Skriv ett tal från 0 till {hogst:g}."
    return ""


def standard(nyckel: str) -> Cellvarde:
    """Return what holds when a setting is not set."""
    return _MED_NAMN[nyckel].standard


def _anmarkning(rad: int | None, text: str) -> Anmarkning:
    return Anmarkning(INSTALLNINGAR.flik, rad, "Värde", text)
