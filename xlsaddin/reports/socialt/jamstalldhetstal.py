"""The counts by sex behind könsfördelning and könsskillnad, as cells of the tab Jämställdhet."""

from xlsaddin.domain.indikator import Kon, Matning
from xlsaddin.figures.figur import Cell, Figur, Konstant
from xlsaddin.figures.funktion import Funktion
from xlsaddin.figures.summa import Condition
from xlsaddin.figures.urval import SAKNAS, Om
from xlsaddin.reports.socialt.socialsumma import summa
from xlsaddin.tabs.socialt.records import Budgetrad
from xlsaddin.tabs.underlag import Underlag

TAB = "Jämställdhet"


def cell(row: Budgetrad, column: str) -> Cell:
    """Return a cell on an indicator's row of the tab Jämställdhet."""
    return Cell(TAB, row.id, column)


def antal(row: Budgetrad) -> tuple[Cell, Cell]:
    """Return the cells that count women and men."""
    return cell(row, Kon.KVINNOR), cell(row, Kon.MAN)


def skillnad(u: Underlag, row: Budgetrad) -> Figur:
    """Return the distance, 0-1, between the sexes' shares; or as booked, where only that is."""
    if per_kon(u, row):
        skillnaden = cell(row, "kvinnors andel") - cell(row, "mäns andel")
        return Funktion("ABS", (skillnaden,), abs)
    bokford = summa(row, "Täljare", _id(row))
    rows = Cell("Indikatorsammandrag", row.id, "antal")
    andel = Funktion("ABS", (bokford / Konstant(100),), abs)
    return Om(rows, "=", Konstant(0), SAKNAS, andel)


def per_kon(u: Underlag, row: Budgetrad) -> bool:
    """Tell whether the indicator is booked for each sex, and not only as a difference."""
    return row.matning is Matning.ENKAT or row.id in u.bokforda_per_kon


def summan(row: Budgetrad, column: str, kon: Kon) -> Figur:
    """Return the numerator or the denominator of one sex."""
    return summa(row, column, (*_id(row), av(kon)))


def av(kon: Kon) -> Condition:
    """Return the condition that a count concerns one of the sexes."""
    return Condition("Kön", "=", Konstant(str(kon)))


def _id(row: Budgetrad) -> tuple[Condition, ...]:
    return (Condition("Indikator", "=", Cell("Indikatorsammandrag", row.id, "id")),)
