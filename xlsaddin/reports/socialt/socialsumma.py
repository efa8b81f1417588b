"""Sums of the social ledger and of survey answers that belong to an indicator."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsaddin.domain.indikator import Matning
from xlsaddin.figures.figur import Bok, Figur, TableValue, Value
from xlsaddin.figures.funktion import text
from xlsaddin.figures.summa import AntalOm, Condition, SummaOm
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.tabs.schema import ROW_COUNT
from xlsaddin.tabs.socialt.records import Budgetrad
from xlsaddin.tabs.socialt.tables import ENKAT, HANDELSER, INDIKATORER, JA

PERIODEN = (
    Condition("Datum", ">=", ks.FIRST_DAY),
    Condition("Datum", "till och med dag", ks.LAST_DAY),
)


@dataclass(slots=True, eq=False, repr=False)
class Saknas(Figur):
    """What is not there: None, and an empty text in the sheet."""

    def value(self, bok: Bok) -> Value:  # noqa: ARG002 - the same everywhere
        """Return nothing."""
        return None

    def formula(self, bok: Bok, tab: str) -> str:  # noqa: ARG002
        """Return an empty text."""
        return '""'

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """It is always missing."""
        return True


SAKNAS = Saknas()


@dataclass(slots=True, eq=False, repr=False)
class OmFinns(Figur):
    """A figure where `prov` is there, else another; `da` may take `prov` for granted."""

    prov: Figur
    da: Figur
    otherwise: Figur

    def value(self, bok: Bok) -> Value:
        """Return the chosen value."""
        return (self.otherwise if self.prov.value(bok) is None else self.da).value(bok)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return IF, by whether the cell is empty."""
        prov, da, otherwise = (f.formula(bok, tab) for f in (self.prov, self.da, self.otherwise))
        return f'IF({prov}="",{otherwise},{da})'

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether what stands instead may be missing."""
        return self.otherwise.kan_saknas(bok)


@dataclass(slots=True, eq=False, repr=False)
class Given(Figur):
    """A figure that is there, because it was asked for first."""

    figur: Figur

    def value(self, bok: Bok) -> Value:
        """Return the figure's value."""
        return self.figur.value(bok)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the figure's formula."""
        return self.figur.formula(bok, tab)


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
    return SummaOm(HANDELSER.name, column, (*conditions, *PERIODEN))


def antal(row: Budgetrad, conditions: Sequence[Condition]) -> Figur:
    """Return how many rows the indicator's outcome rests on."""
    if row.matning is Matning.ENKAT:
        return AntalOm(ENKAT.name, (*_fragan(row), *_gemensamma(conditions)))
    return AntalOm(HANDELSER.name, (*conditions, *PERIODEN), ROW_COUNT)


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
