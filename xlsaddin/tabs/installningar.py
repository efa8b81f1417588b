"""The settings: what can be set, in what unit, and what holds when nothing is said."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from xlsaddin.domain import post as p
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.status import EjMatt
from xlsaddin.parameters.uppslag import first_ar, gallande, kalla
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import CellValue, Kind, TableData
from xlsaddin.tabs.values import as_in_cell, normal_text

AR = "År"
PERIOD = "Period"
FORBUND = "Förbund"
TRAPPANS_BAS = "Trappans bas"
ANTAL_ANSTALLDA = "Antal anställda"
RESERV = "Förändring av resultatutjämningsreserv"
TILLDELNING = "Tilldelning för helåret"
PLATTFORMAR = "Plattformar"
OANVANDA = "Rapporter som inte används"
IMPACTMAL = "Impactindex-mål"
NARAMARGINAL = "Nära-marginal"
EJ_MATT = "Ej mätt"
TECKEN = "Tecken i huvudboken"
PANTER = "Panter och säkerheter"
ANSVARSFORBINDELSER = "Ansvarsförbindelser"
MOTTAGARE = "Mottagare"
AMNESRAD = "Ämnesrad"

JA, NEJ = "Ja", "Nej"
DELAR = {
    "Ekonomi": Bokdel.EKONOMI,
    "Social redovisning": Bokdel.SOCIALT,
    "Deltagare och samhälle": Bokdel.DELTAGARE,
}
"""The settings that say whether a part of the workbook is used."""
VALFRIA = (
    p.UTFALL_OCH_BUDGET,
    p.KOSTNADSFORDELNING,
    p.INVESTERINGSREDOVISNING,
    p.TRAPPAN,
    "Socialt bokslut",
    "Impactindex",
    "Genomströmning",
    "Jämställdhet",
    "Enkätsvar",
)
"""The reports that a förbund may do without."""

TERTIAL_1, TERTIAL_2, HELAR = "Tertial 1", "Tertial 2", "Helår"
TERTIALER = frozenset({TERTIAL_1, TERTIAL_2})
LAST_DAY = {TERTIAL_1: (4, 30), TERTIAL_2: (8, 31), HELAR: (12, 31)}
"""The month and day that each period ends."""
PLUS_FOR_INTAKTER, MINUS_FOR_INTAKTER = (
    "plus för intäkter",
    "minus för intäkter (kredit)",
)
BAS_TILLDELNING, BAS_INTAKTER = "Tilldelning", "Verksamhetens intäkter"


class Installning(NamedTuple):
    """A setting: its key, kind, unit, what it governs, its source, and what a new workbook has.

    With `hogst` the value must lie between 0 and that; with `one_year` it holds for one year, and
    the next year's workbook has it as a new one.
    """

    key: str
    kind: Kind
    enhet: str
    forklaring: str
    kalla: str = ""
    standard: CellValue = None
    allowed: tuple[str, ...] = ()
    hogst: float | None = None
    one_year: bool = False


_impactmal = gallande("impactmal", dt.date.max)
_naramarginal = gallande("naramarginal", dt.date.max)

_ANVANDS = "Ja om delen redovisas i arbetsboken. Nej döljer dess flikar och frågar inte efter data."
_UNDER_BALANSEN = (
    "Vad som står om dem under balansräkningen, till exempel: inga. Tomt: ingenting skrivs."
)

ALLA = (
    Installning(FORBUND, Kind.TEXT, "", "Förbundets namn, som det står i rapporterna."),
    Installning("Organisationsnummer", Kind.TEXT, "", "Förbundets organisationsnummer."),
    Installning(AR, Kind.HELTAL, "år", "Året som arbetsboken gäller."),
    Installning(
        PERIOD,
        Kind.TEXT,
        "",
        "Tertial 1 räknar till och med april, Tertial 2 till och med augusti.",
        standard=HELAR,
        allowed=(TERTIAL_1, TERTIAL_2, HELAR),
        one_year=True,
    ),
    *(Installning(key, Kind.TEXT, "", _ANVANDS, "", JA, (JA, NEJ)) for key in DELAR),
    Installning(
        OANVANDA,
        Kind.TEXT,
        "",
        f"Flikarna som ska döljas, med semikolon emellan. Går att välja: {', '.join(VALFRIA)}.",
    ),
    Installning(
        TECKEN,
        Kind.TEXT,
        "",
        "Hur beloppen på fliken Huvudbok är skrivna. Ekonomisystem exporterar ofta kredit med "
        "minus.",
        standard=PLUS_FOR_INTAKTER,
        allowed=(PLUS_FOR_INTAKTER, MINUS_FOR_INTAKTER),
    ),
    Installning(
        TRAPPANS_BAS,
        Kind.TEXT,
        "",
        "Vad trappan räknas på. Rekommendationen säger tilldelningen.",
        "Nationella rådets rekommendation 2013-10-02",
        BAS_TILLDELNING,
        (BAS_TILLDELNING, BAS_INTAKTER),
    ),
    Installning(
        ANTAL_ANSTALLDA, Kind.BELOPP, "antal", "Antal anställda vid årets slut.", one_year=True
    ),
    Installning(
        RESERV,
        Kind.BELOPP,
        "kr",
        "Avsättning (−) till reserven eller användning (+). Från 2024 heter den resultatreserv. "
        "Tomt: förbundet har ingen.",
        "KL 2017:725, 11 kap. 14 §; prop. 2022/23:119",
        one_year=True,
    ),
    Installning(
        TILLDELNING,
        Kind.BELOPP,
        "kr",
        "Medlemmarnas bidrag för hela året, som trappan räknas på i en tertial. Tomt: budgeten "
        "för posten Tilldelning.",
        one_year=True,
    ),
    Installning(
        PANTER,
        Kind.TEXT,
        "",
        _UNDER_BALANSEN,
    ),
    Installning(
        ANSVARSFORBINDELSER,
        Kind.TEXT,
        "",
        _UNDER_BALANSEN,
    ),
    Installning(
        PLATTFORMAR,
        Kind.TEXT,
        "",
        "Verksamheterna som händelser och enkätsvar kommer från, med semikolon emellan.",
    ),
    Installning(
        IMPACTMAL,
        Kind.BELOPP,
        "indexpoäng",
        "Det index som förbundet vill nå, 0–100.",
        str(kalla(_impactmal)),
        float(_impactmal["varde"]),
        hogst=100,
    ),
    Installning(
        NARAMARGINAL,
        Kind.BELOPP,
        "procentenheter",
        "Så nära målet är «nära». Nära ger inga poäng. Gränsen är vår tolkning.",
        str(kalla(_naramarginal)),
        float(_naramarginal["varde"]),
        hogst=100,
    ),
    Installning(
        EJ_MATT,
        Kind.TEXT,
        "",
        "Vad indexet gör med indikatorer som inte är mätta. Ingen källa säger det.",
        "Vår tolkning",
        str(EjMatt.UTELAMNAS),
        tuple(map(str, EjMatt)),
    ),
    Installning(
        MOTTAGARE,
        Kind.TEXT,
        "",
        "E-postadresserna som mejlet med den färdiga kopian riktas till, med semikolon emellan.",
    ),
    Installning(
        AMNESRAD,
        Kind.TEXT,
        "",
        "Mejlets ämnesrad. Tomt: rapportens namn, år, version och förbund.",
    ),
)
OBLIGATORISKA = (FORBUND, AR, PERIOD, TRAPPANS_BAS)
_BY_NAME = {installning.key: installning for installning in ALLA}


def check(data: TableData) -> list[Anmarkning]:
    """Return a remark for each setting that is missing, double or of the wrong kind."""
    keys = [str(key) for key in data.columns["Nyckel"]]
    anmarkningar = [
        _anmarkning(None, f"Inställningen «{key}» saknas. Lägg till raden och skriv ett värde.")
        for key in OBLIGATORISKA
        if key not in keys
    ]
    for row, key, value in zip(data.row_numbers, keys, data.columns["Värde"], strict=True):
        if keys.count(key) > 1:
            anmarkningar.append(_anmarkning(row, f"«{key}» står på flera rader. Behåll en."))
        if key in _BY_NAME and (fel := _fel(_BY_NAME[key], value)):
            anmarkningar.append(_anmarkning(row, fel))
    return anmarkningar


def arbetsbokens_ar(data: TableData) -> int | None:
    """Return the workbook's year from its settings, None when it is no year with rules."""
    keys = data.columns["Nyckel"]
    value = data.columns["Värde"][keys.index(AR)] if AR in keys else None
    ar_tal = isinstance(value, (int, float)) and value in range(first_ar(), dt.MAXYEAR + 1)
    return int(value) if ar_tal else None  # type: ignore[arg-type]


def oanvanda_delar(values: Mapping[str, CellValue]) -> frozenset[Bokdel]:
    """Return the parts of the workbook that the settings, key -> value, say are not used."""
    return frozenset(del_ for key, del_ in DELAR.items() if values.get(key) == NEJ)


def oanvanda_rapporter(values: Mapping[str, CellValue]) -> frozenset[str]:
    """Return the optional reports that the settings say are not used."""
    kanda = {name.casefold(): name for name in VALFRIA}
    return frozenset(kanda[ord_] for ord_ in _uppraknade(values.get(OANVANDA)) if ord_ in kanda)


def _uppraknade(value: CellValue) -> list[str]:
    return [normal_text(ett).casefold() for ett in str(value or "").split(";") if ett.strip()]


def _okanda(value: CellValue) -> str:
    okand = set(_uppraknade(value)) - {name.casefold() for name in VALFRIA}
    if not okand:
        return ""
    return f"«{min(okand)}» går inte att välja bort. Välj av: {', '.join(VALFRIA)}."


def _fel(installning: Installning, value: CellValue) -> str:
    if value is None:
        saknas = f"«{installning.key}» saknar värde. Fyll i det: {installning.forklaring}"
        return saknas if installning.key in OBLIGATORISKA else ""
    if installning.key == OANVANDA:
        return _okanda(value)
    if installning.allowed and value not in installning.allowed:
        val = ", ".join(installning.allowed)
        return f"«{as_in_cell(value)}» går inte att använda. Välj något av: {val}."
    if installning.kind in {Kind.HELTAL, Kind.BELOPP} and not isinstance(value, (int, float)):
        return f"«{as_in_cell(value)}» är inte ett tal. Skriv ett tal, utan mellanslag och enhet."
    if installning.kind is Kind.HELTAL and isinstance(value, float) and not value.is_integer():
        return f"{as_in_cell(value)} är inte ett heltal. Skriv ett heltal."
    return _utanfor(installning, value) if isinstance(value, (int, float)) else ""


def _utanfor(installning: Installning, value: float) -> str:
    if installning.key == AR and not first_ar() <= value <= dt.MAXYEAR:
        return f"{as_in_cell(value)} går inte att använda. Det finns regler från {first_ar()}."
    hogst = installning.hogst
    if hogst is not None and not 0 <= value <= hogst:
        till = as_in_cell(hogst)
        return f"{as_in_cell(value)} går inte att använda. Skriv ett tal från 0 till {till}."
    return ""


def row(installning: Installning) -> dict[str, CellValue]:
    """Return the row of a setting as a new workbook has it: header -> value."""
    return {
        "Nyckel": installning.key,
        "Värde": installning.standard,
        "Enhet": installning.enhet,
        "Förklaring": installning.forklaring,
        "Källa": installning.kalla,
    }


def standard(key: str) -> CellValue:
    """Return what holds when a setting is not set."""
    return _BY_NAME[key].standard


def _anmarkning(row: int | None, text: str) -> Anmarkning:
    return Anmarkning(INSTALLNINGAR.tab, row, "Värde", text)
