"""Sums of the social ledger and of survey answers that belong to an indicator."""

from collections.abc import Sequence

from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import FORANDRINGAR, RAKNADE, Matning
from xlsaddin.figures.figur import Cell, Figur, Konstant, TableValue
from xlsaddin.figures.funktion import text
from xlsaddin.figures.summa import AntalOm, Condition, SummaOm
from xlsaddin.figures.urval import SAKNAS, Om
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.socialt.handelser import ANTAL
from xlsaddin.tabs.socialt.records import Budgetrad
from xlsaddin.tabs.socialt.tables import ENKAT, HANDELSER, INDIKATORER, JA

FASTA = (inst.IMPACTMAL, inst.NARAMARGINAL, inst.EJ_MATT)
MARGINAL = Cell("Indikatorsammandrag", inst.NARAMARGINAL, ks.VALUE)


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
    return AntalOm(HANDELSER.name, (*conditions, ks.I_PERIODEN), ANTAL)


def raknade(row: Budgetrad, conditions: Sequence[Condition]) -> Figur:
    """Return the numerator; where things are counted, each told event is one."""
    tal = summa(row, "Täljare", conditions)
    if row.maltyp not in RAKNADE:
        return tal
    return tal + antal(row, (*conditions, Condition("Slag", "=", text(Slag.KVALITATIV))))


def utfall(row: Budgetrad, taljare: Figur, namnare: Figur, rows: Figur) -> Figur:
    """Return the outcome: a share, or the count or value itself; missing where no row is booked."""
    ensamt = Om(rows, "=", Konstant(0), SAKNAS, taljare)
    if row.maltyp in RAKNADE:
        return ensamt
    if row.maltyp in FORANDRINGAR:
        return Om(namnare, "=", Konstant(0), ensamt, taljare / namnare)
    return taljare / namnare


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
