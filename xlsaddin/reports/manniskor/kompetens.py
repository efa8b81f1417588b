"""Kompetensutveckling: the year's occasions and how many took part."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.data import TableValue
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.tabs.manniskor.samhallstabeller import KOMPETENS
from xlsaddin.tabs.underlag import Underlag

TAB = "Kompetensutveckling"
BOKDEL = Bokdel.DELTAGARE
INGA = "Inga tillfällen är inlagda på fliken Kompetens."
TOTALT, DATUM, DELTAGARE = "Totalt", "datum", "deltagare"
_COLUMNS = (
    BlockColumn(DATUM, "Datum", Format.DATUM, 13),
    BlockColumn(DELTAGARE, "Deltagare", Format.ANTAL, 12),
)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    data = u.table(KOMPETENS)
    rows = [
        _row(number - data.first_row + 1, str(row["Tillfälle"]))
        for number, row in zip(data.row_numbers, data.rows(), strict=True)
    ]
    alla = Summa(tuple(Cell(TAB, row.key, DELTAGARE) for row in rows))
    summa = BlockRow(TOTALT, {DELTAGARE: alla}, RowKind.SUMMA)
    return Rapport(
        TAB,
        TAB,
        "Antal deltagare vid varje tillfälle.",
        (Block("Tillfällen", _COLUMNS, (*rows, summa)),)
        if rows
        else (Block("Tillfällen", (), (BlockRow(INGA),)),),
    )


def _row(place: int, text: str) -> BlockRow:
    cells: dict[str, Figur | str] = {
        DATUM: TableValue(KOMPETENS.name, "Datum", place),
        DELTAGARE: TableValue(KOMPETENS.name, "Deltagare", place, filled=True),
    }
    return BlockRow(text, cells, key=f"tillfälle {place}")
