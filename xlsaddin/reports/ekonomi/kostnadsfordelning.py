"""Kostnadsfördelning: administration, structure and individuals, in tkr and percent."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import resultatrakning as rr
from xlsaddin.reports.ekonomi.avstamningar import avstamning
from xlsaddin.reports.ekonomi.postfigur import cells_of, utfall
from xlsaddin.reports.ekonomi.ritat import utan_underlag
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.rules.kostnadsfordelning import kostnadsandel
from xlsaddin.tabs.underlag import Underlag

TAB = p.KOSTNADSFORDELNING
BOKDEL = Bokdel.EKONOMI
SUMMA = "Summa"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    poster = [post for post in u.poster(TAB) if u.har_belopp(TAB, post.name)]
    if not poster:
        skal = "Fördelningen görs när kostnader är bokförda på konton som hör till dess poster."
        return utan_underlag(TAB, "Kostnadsfördelning", skal)
    name = [post.name for post in poster]
    columns = (
        BlockColumn("belopp", "Belopp", Format.TKR),
        BlockColumn("procent", "Procent", Format.PROCENT, 10),
    )
    rows = [
        BlockRow(post.name, {"belopp": utfall(post), "procent": _andel(post.name)})
        for post in poster
    ]
    summa = Summa(cells_of(TAB, name, "belopp"))
    rows.append(BlockRow(SUMMA, {"belopp": summa, "procent": _andel(SUMMA)}, RowKind.SUMMA))
    return Rapport(
        TAB,
        "Kostnadsfördelning",
        "Verksamhetens kostnader i tkr, kostnader med plus.",
        (Block("", columns, tuple(rows)), _avstamning()),
    )


def _avstamning() -> Block:
    return avstamning(
        TAB,
        BlockColumn("belopp", "Belopp"),
        ("Fördelade kostnader", Cell(TAB, SUMMA, "belopp")),
        ("Verksamhetens kostnader i Resultaträkningen", -rr.cell(rr.KOSTNADER)),
    )


def _andel(row: str) -> Figur:
    belopp: Figur = Cell(TAB, row, "belopp")
    return kostnadsandel(belopp, Cell(TAB, SUMMA, "belopp"))
