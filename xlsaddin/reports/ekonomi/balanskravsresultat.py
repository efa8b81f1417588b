"""Balanskravsresultat: the result that the balance requirement looks at."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, Figur, Installning
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import resultatrakning as rr
from xlsaddin.reports.ekonomi.postfigur import arskolumner, cells_of, publicerad, utfall
from xlsaddin.reports.rapport import Block, BlockRow, Rapport, RowKind
from xlsaddin.rules.balanskrav import balanskravsresultat, efter_balanskravsjusteringar
from xlsaddin.tabs.installningar import ATT_ATERSTALLA, RESERV
from xlsaddin.tabs.underlag import Underlag

TAB = p.BALANSKRAVSRESULTAT
BOKDEL = Bokdel.EKONOMI
ENLIGT_RR = "Årets resultat enligt resultaträkningen"
JUSTERINGAR = "Summa balanskravsjusteringar"
EFTER = "Årets resultat efter balanskravsjusteringar"
RESERVEN = "Justering resultatutjämningsreserv"
RESULTAT = "Balanskravsresultat"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    return Rapport(
        TAB,
        "Balanskravsresultat",
        "Belopp i kr.",
        (Block("", arskolumner(u), _rows(u)),),
        noter=(
            (
                "Realisationsvinster dras av, tillåtna förluster läggs till och orealiserade "
                "förändringar räknas bort; vilka konton det gäller står på fliken Kontoplan."
            ),
        ),
    )


def _rows(u: Underlag) -> tuple[BlockRow, ...]:
    poster = u.poster(TAB)
    efter = efter_balanskravsjusteringar(_cell(ENLIGT_RR), _cell(JUSTERINGAR))
    return (
        _row(ENLIGT_RR, rr.cell(rr.ARETS_RESULTAT), rr.cell(rr.ARETS_RESULTAT, "föregående år")),
        *(_row(post.name, utfall(post)) for post in poster),
        _row(JUSTERINGAR, Summa(cells_of(TAB, [post.name for post in poster], "år"))),
        _row(EFTER, efter, slag=RowKind.SUMMA),
        _row(RESERVEN, Installning(RESERV)),
        _row(RESULTAT, balanskravsresultat(_cell(EFTER), _cell(RESERVEN)), slag=RowKind.RESULTAT),
        _row(ATT_ATERSTALLA, Installning(ATT_ATERSTALLA)),
    )


def _cell(row: str) -> Figur:
    return Cell(TAB, row, "år")


def _row(
    name: str, aret: Figur, forra: Figur | None = None, slag: RowKind = RowKind.POST
) -> BlockRow:
    return BlockRow(name, {"år": aret, "föregående år": forra or publicerad(TAB, name)}, slag)
