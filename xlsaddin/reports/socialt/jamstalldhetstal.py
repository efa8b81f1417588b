"""The counts by sex behind könsfördelning and könsskillnad, as cells of the tab Jämställdhet."""

from xlsaddin.domain.indikator import Kon, Matning
from xlsaddin.figures.figur import Cell, Figur, Konstant
from xlsaddin.figures.funktion import Funktion, Om
from xlsaddin.figures.summa import Villkor
from xlsaddin.reports.socialt.socialsumma import SAKNAS, summa
from xlsaddin.tabs.socialt.poster import Budgetrad
from xlsaddin.tabs.underlag import Underlag

FLIK = "Jämställdhet"


def cell(rad: Budgetrad, kolumn: str) -> Cell:
    """Return a cell on an indicator's row of the tab Jämställdhet."""
    return Cell(FLIK, rad.id, kolumn)


def antal(rad: Budgetrad) -> tuple[Cell, Cell]:
    """Return the cells that count women and men."""
    return cell(rad, Kon.KVINNOR), cell(rad, Kon.MAN)


def skillnad(u: Underlag, rad: Budgetrad) -> Figur:
    """Return the distance, 0-1, between the sexes' shares; or as booked, where only that is."""
    if per_kon(u, rad):
        skillnaden = cell(rad, "kvinnors andel") - cell(rad, "mäns andel")
        return Funktion("ABS", (skillnaden,), abs)
    bokford = summa(rad, "Täljare", _id(rad))
    rader = Cell("Indikatorsammandrag", rad.id, "antal")
    andel = Funktion("ABS", (bokford / Konstant(100),), abs)
    return Om(rader, "=", Konstant(0), SAKNAS, andel)


def per_kon(u: Underlag, rad: Budgetrad) -> bool:
    """Tell whether the indicator is booked for each sex, and not only as a difference."""
    return rad.matning is Matning.ENKAT or rad.id in u.bokforda_per_kon


def summan(rad: Budgetrad, kolumn: str, kon: Kon) -> Figur:
    """Return the numerator or the denominator of one sex."""
    return summa(rad, kolumn, (*_id(rad), av(kon)))


def av(kon: Kon) -> Villkor:
    """Return the condition that a count concerns one of the sexes."""
    return Villkor("Kön", "=", Konstant(str(kon)))


def _id(rad: Budgetrad) -> tuple[Villkor, ...]:
    return (Villkor("Indikator", "=", Cell("Indikatorsammandrag", rad.id, "id")),)
