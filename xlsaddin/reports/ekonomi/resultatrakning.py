"""Resultaträkning: from the income and costs of the year to its result."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import noter
from xlsaddin.reports.ekonomi.postfigur import arskolumner, cells_of, fast_post, publicerad, utfall
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.tabs.underlag import Underlag

TAB = p.RESULTATRAKNING
BOKDEL = Bokdel.EKONOMI
INTAKTER = "Verksamhetens intäkter"
KOSTNADER = "Verksamhetens kostnader"
AVSKRIVNINGAR = "Avskrivningar"
VERKSAMHETENS_RESULTAT = "Verksamhetens resultat"
FINANSIELLA_INTAKTER = "Finansiella intäkter"
FINANSIELLA_KOSTNADER = "Finansiella kostnader"
EFTER_FINANS = "Resultat efter finansiella poster"
EXTRAORDINART = "Extraordinära poster"
ARETS_RESULTAT = "Årets resultat"


def cell(row: str, column: str = "år") -> Figur:
    """Return a cell of the statement, in the column «år» or «föregående år»."""
    return Cell(TAB, row, column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    rows = (
        noter.row_ur(p.NOT_INTAKTER, INTAKTER, "2"),
        noter.row_ur(p.NOT_KOSTNADER, KOSTNADER, "3, 4"),
        _post(AVSKRIVNINGAR),
        _summa(VERKSAMHETENS_RESULTAT, [INTAKTER, KOSTNADER, AVSKRIVNINGAR]),
        _post(FINANSIELLA_INTAKTER),
        _post(FINANSIELLA_KOSTNADER),
        _summa(EFTER_FINANS, [VERKSAMHETENS_RESULTAT, FINANSIELLA_INTAKTER, FINANSIELLA_KOSTNADER]),
        _post(EXTRAORDINART),
        _summa(ARETS_RESULTAT, [EFTER_FINANS, EXTRAORDINART], RowKind.RESULTAT),
    )
    columns = (BlockColumn("not", "Not", Format.TEXT, 8), *arskolumner(u))
    return Rapport(
        TAB,
        "Resultaträkning",
        "Belopp i kr.",
        (Block("", columns, rows),),
        noter=("Föregående års resultatrader är de publicerade, som kan vara avrundade.",),
    )


def _post(name: str) -> BlockRow:
    aret = utfall(fast_post(TAB, name))
    return BlockRow(name, {"år": aret, "föregående år": publicerad(TAB, name)})


def _summa(name: str, delar: list[str], slag: RowKind = RowKind.SUMMA) -> BlockRow:
    cells = {"år": Summa(cells_of(TAB, delar, "år")), "föregående år": publicerad(TAB, name)}
    return BlockRow(name, cells, slag)
