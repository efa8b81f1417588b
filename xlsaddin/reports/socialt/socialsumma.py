"""Sums of the social ledger and of survey answers that belong to an indicator."""

from collections.abc import Sequence

from xlsaddin.domain.indikator import Matning
from xlsaddin.figures.data import TableValue
from xlsaddin.figures.figur import Figur
from xlsaddin.figures.funktion import text
from xlsaddin.figures.summa import AntalOm, Condition, SummaOm
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.tabs.schema import ROW_COUNT
from xlsaddin.tabs.socialt.records import Budgetrad
from xlsaddin.tabs.socialt.tables import ENKAT, HANDELSER, INDIKATORER, JA


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
    if row.matning is Matning.ENKAT:
        svar = _svaren(row) if column == "Täljare" else ()
        return SummaOm(ENKAT.name, "Antal", (*_fragan(row), *svar, *_gemensamma(conditions)))
    return SummaOm(HANDELSER.name, column, (*conditions, ks.I_PERIODEN))


def antal(row: Budgetrad, conditions: Sequence[Condition]) -> Figur:
    """Return how many rows the indicator's outcome rests on."""
    if row.matning is Matning.ENKAT:
        return AntalOm(ENKAT.name, (*_fragan(row), *_gemensamma(conditions)))
    return AntalOm(HANDELSER.name, (*conditions, ks.I_PERIODEN), ROW_COUNT)


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
