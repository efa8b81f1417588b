"""Sums of the social ledger and of survey answers that belong to an indicator."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import FORANDRINGAR, RAKNADE, Matning
from xlsaddin.figures.figur import Bok, Cell, Figur, Konstant, Tabellvarde, Varde
from xlsaddin.figures.funktion import Om, text
from xlsaddin.figures.summa import AntalOm, SummaOm, Villkor
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.socialt.handelser import ANTAL
from xlsaddin.tabs.socialt.poster import Budgetrad
from xlsaddin.tabs.socialt.tabeller import ENKAT, HANDELSER, INDIKATORER, JA

FASTA = (inst.IMPACTMAL, inst.NARAMARGINAL, inst.EJ_MATT)
MARGINAL = Cell("Indikatorsammandrag", inst.NARAMARGINAL, ks.VARDE)
PERIODEN = (
    Villkor("Datum", ">=", ks.FORSTA_DAG),
    Villkor("Datum", "till och med dag", ks.SISTA_DAG),
)


@dataclass(slots=True, eq=False, repr=False)
class Saknas(Figur):
    """What is not there: None, and an empty text in the sheet."""

    def varde(self, bok: Bok) -> Varde:  # noqa: ARG002 - the same everywhere
        """Return nothing."""
        return None

    def formel(self, bok: Bok, flik: str) -> str:  # noqa: ARG002
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
    annars: Figur

    def varde(self, bok: Bok) -> Varde:
        """Return the chosen value."""
        return (self.annars if self.prov.varde(bok) is None else self.da).varde(bok)

    def formel(self, bok: Bok, flik: str) -> str:
        """Return IF, by whether the cell is empty."""
        prov, da, annars = (f.formel(bok, flik) for f in (self.prov, self.da, self.annars))
        return f'IF({prov}="",{annars},{da})'

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether what stands instead may be missing."""
        return self.annars.kan_saknas(bok)


@dataclass(slots=True, eq=False, repr=False)
class Given(Figur):
    """A figure that is there, because it was asked for first."""

    figur: Figur

    def varde(self, bok: Bok) -> Varde:
        """Return the figure's value."""
        return self.figur.varde(bok)

    def formel(self, bok: Bok, flik: str) -> str:
        """Return the figure's formula."""
        return self.figur.formel(bok, flik)


def indikatorvarde(rad: Budgetrad, kolumn: str) -> Tabellvarde:
    """Return a cell of the indicator's row that is filled in."""
    return Tabellvarde(INDIKATORER.namn, kolumn, rad.plats, fylld=True)


def summa(rad: Budgetrad, kolumn: str, villkor: Sequence[Villkor]) -> Figur:
    """Return the indicator's numerator («Täljare») or denominator («Nämnare»).

    Args:
        rad: the indicator.
        kolumn: which of the two.
        villkor: which events, where the social ledger is summed.
    """
    if rad.matning is Matning.ENKAT:
        svar = _svaren(rad) if kolumn == "Täljare" else ()
        return SummaOm(ENKAT.namn, "Antal", (*_fragan(rad), *svar, *_gemensamma(villkor)))
    return SummaOm(HANDELSER.namn, kolumn, (*villkor, *PERIODEN))


def antal(rad: Budgetrad, villkor: Sequence[Villkor]) -> Figur:
    """Return how many rows the indicator's outcome rests on."""
    if rad.matning is Matning.ENKAT:
        return AntalOm(ENKAT.namn, (*_fragan(rad), *_gemensamma(villkor)))
    return AntalOm(HANDELSER.namn, (*villkor, *PERIODEN), ANTAL)


def raknade(rad: Budgetrad, villkor: Sequence[Villkor]) -> Figur:
    """Return the numerator; where things are counted, each told event is one."""
    tal = summa(rad, "Täljare", villkor)
    if rad.maltyp not in RAKNADE:
        return tal
    return tal + antal(rad, (*villkor, Villkor("Slag", "=", text(Slag.KVALITATIV))))


def utfall(rad: Budgetrad, taljare: Figur, namnare: Figur, rader: Figur) -> Figur:
    """Return the outcome: a share, or the count or value itself; missing where no row is booked."""
    ensamt = Om(rader, "=", Konstant(0), SAKNAS, taljare)
    if rad.maltyp in RAKNADE:
        return ensamt
    if rad.maltyp in FORANDRINGAR:
        return Om(namnare, "=", Konstant(0), ensamt, taljare / namnare)
    return taljare / namnare


def _fragan(rad: Budgetrad) -> tuple[Villkor, ...]:
    fragan = Villkor("Fråga", "=", indikatorvarde(rad, "Fråga"))
    if rad.grupp is None:
        return (fragan,)
    return (fragan, Villkor("Grupp", "=", indikatorvarde(rad, "Grupp")))


def _svaren(rad: Budgetrad) -> tuple[Villkor, ...]:
    if rad.svar is None:
        return (Villkor("Önskat svar", "=", text(JA)),)
    return (Villkor("Svar", "=", indikatorvarde(rad, "Svar")),)


def _gemensamma(villkor: Sequence[Villkor]) -> tuple[Villkor, ...]:
    """Return the conditions that the survey has too: plattform and kön."""
    return tuple(v for v in villkor if v.kolumn in {"Plattform", "Kön"})
