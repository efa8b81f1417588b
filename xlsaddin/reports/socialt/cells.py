"""The names of the social tabs, and the cells in them that other tabs refer to."""

from xlsaddin.domain.indikator import Kon
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.tabs import installningar as inst

IMPACTINDEX = "Impactindex"
INDIKATORSAMMANDRAG = "Indikatorsammandrag"
JAMSTALLDHET = "Jämställdhet"
VALUE = ks.VALUE
IMPACTMAL = Cell(INDIKATORSAMMANDRAG, inst.IMPACTMAL, VALUE)
MARGINAL = Cell(INDIKATORSAMMANDRAG, inst.NARAMARGINAL, VALUE)
EJ_MATTA = Cell(INDIKATORSAMMANDRAG, inst.EJ_MATT, VALUE)
ANDEL_AV = {Kon.KVINNOR: "kvinnors andel", Kon.MAN: "mäns andel"}
TALJARE_AV = {Kon.KVINNOR: "kvinnors täljare", Kon.MAN: "mäns täljare"}


def samlat(id_: str, column: str) -> Cell:
    """Return a cell on an indicator's row of Indikatorsammandrag."""
    return Cell(INDIKATORSAMMANDRAG, id_, column)


def per_kon(id_: str, column: str) -> Cell:
    """Return a cell on an indicator's row of Jämställdhet."""
    return Cell(JAMSTALLDHET, id_, column)


def index(row: str, column: str) -> Cell:
    """Return a cell of Impactindex, on the row of a målområde or of the whole."""
    return Cell(IMPACTINDEX, row, column)
