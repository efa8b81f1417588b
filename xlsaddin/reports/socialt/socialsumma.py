"""Sums of the social ledger and of survey answers that belong to an indicator."""

from collections.abc import Sequence
from functools import reduce

from xlsaddin.domain.flode import Flode
from xlsaddin.domain.indikator import FLODESMATT, Flodesmatt, Kon, Matning
from xlsaddin.figures.data import TableValue
from xlsaddin.figures.figur import Figur, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.figures.summa import AntalOm, Condition, SummaOm
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.manniskor.volymer import flodescell
from xlsaddin.tabs.manniskor.matt import KVINNOR, MAN, TOTALT
from xlsaddin.tabs.manniskor.tables import DELTAGARE, VOLYMER
from xlsaddin.tabs.manniskor.volymer import Volymer
from xlsaddin.tabs.schema import ROW_COUNT
from xlsaddin.tabs.socialt.records import Budgetrad
from xlsaddin.tabs.socialt.tables import ENKAT, HANDELSER, HELA_FORBUNDET, INDIKATORER, JA

KONENS_KOLUMN = {Kon.KVINNOR: KVINNOR, Kon.MAN: MAN}


def indikatorvarde(row: Budgetrad, column: str) -> TableValue:
    """Return a cell of the indicator's row that is filled in."""
    return TableValue(INDIKATORER.name, column, row.place, filled=True)


def summa(row: Budgetrad, column: str, conditions: Sequence[Condition]) -> Figur:
    """Return the indicator's numerator («Täljare») or denominator («Nämnare»).

    Args:
        row: the indicator.
        column: which of the two.
        conditions: which events, where the social ledger is summed.
    """
    if row.volymer:
        return _av_volymer(row.volymer, FLODESMATT[row.matning], column, conditions)
    if row.matning is Matning.ENKAT:
        svar = _svaren(row) if column == "Täljare" else ()
        return SummaOm(ENKAT.name, "Antal", (*_fragan(row), *svar, *_gemensamma(conditions)))
    return SummaOm(HANDELSER.name, column, (*conditions, ks.I_PERIODEN))


def antal(row: Budgetrad, conditions: Sequence[Condition]) -> Figur:
    """Return how many rows the indicator's outcome rests on."""
    if row.volymer:
        return _volymrader(row.volymer, FLODESMATT[row.matning])
    if row.matning is Matning.ENKAT:
        return AntalOm(ENKAT.name, (*_fragan(row), *_gemensamma(conditions)))
    return AntalOm(HANDELSER.name, (*conditions, ks.I_PERIODEN), ROW_COUNT)


def _av_volymer(
    v: Volymer, matt: Flodesmatt, column: str, conditions: Sequence[Condition]
) -> Figur:
    """Return what Volymer och resultat says of a flow, or of a flow less others."""
    satta = {ett.column: ett.against for ett in conditions}
    insats = _ord(satta.get("Plattform")) or HELA_FORBUNDET
    kon = _ord(satta.get("Kön"))
    i_kolumn = KONENS_KOLUMN[Kon(kon)] if kon else TOTALT

    def flodet(flode: Flode) -> Figur:
        return flodescell(v, insats, flode, i_kolumn)

    if column == "Nämnare":
        return flodet(matt.helhet) if matt.helhet else Konstant(None)
    return reduce(Figur.__sub__, map(flodet, matt.utom), flodet(matt.av_dem))


def _ord(figur: Figur | None) -> str:
    return str(figur.konstant) if isinstance(figur, Konstant) else ""


def _volymrader(v: Volymer, matt: Flodesmatt) -> Figur:
    """Return how many rows of volumes, and of participants, there are for what is counted."""
    names = {it.name for rows in v.matt.values() for it in rows if it.flode is matt.av_dem}
    rader: list[Figur] = [
        AntalOm(DELTAGARE.name, (Condition("Insats", "=", text(insats)),), ROW_COUNT)
        for insats in sorted(v.med_rader)
    ]
    rader += [
        AntalOm(VOLYMER.name, (Condition("År", "=", ks.ARET), Condition("Mått", "=", text(name))))
        for name in sorted(names)
    ]
    return reduce(Figur.__add__, rader)


def _fragan(row: Budgetrad) -> tuple[Condition, ...]:
    fragan = Condition("Fråga", "=", indikatorvarde(row, "Fråga"))
    if row.grupp is None:
        return (fragan,)
    return (fragan, Condition("Grupp", "=", indikatorvarde(row, "Grupp")))


def _svaren(row: Budgetrad) -> tuple[Condition, ...]:
    if row.svar is None:
        return (Condition("Önskat svar", "=", text(JA)),)
    return (Condition("Svar", "=", indikatorvarde(row, "Svar")),)


def _gemensamma(conditions: Sequence[Condition]) -> tuple[Condition, ...]:
    """Return the conditions that the survey has too: plattform and kön."""
    return tuple(v for v in conditions if v.column in {"Plattform", "Kön"})
