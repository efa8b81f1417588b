"""Investeringsredovisning: what the year's investments were, or that there were none."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, Figur, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.figures.urval import Om
from xlsaddin.reports.ekonomi import balansrakning as br, resultatrakning as rr
from xlsaddin.reports.ekonomi.postfigur import arskolumner, publicerad
from xlsaddin.reports.rapport import Block, BlockRow, Format, Rapport, RowKind
from xlsaddin.rules.kassaflode import arets_investeringar
from xlsaddin.tabs.underlag import Underlag

TAB = p.INVESTERINGSREDOVISNING
BOKDEL = Bokdel.EKONOMI
BORJAN = "Anläggningstillgångar vid årets början"
ARETS = "Årets investeringar"
SLUT = "Anläggningstillgångar vid årets slut"
BESKED = "Besked"


def cell(row: str) -> Figur:
    """Return a cell of the year's column."""
    return Cell(TAB, row, "år")


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    borjan, slut = br.cell(br.ANLAGGNING, "föregående år"), br.cell(br.ANLAGGNING)
    investeringar = arets_investeringar(cell(BORJAN), cell(SLUT), cell(rr.AVSKRIVNINGAR))
    besked = Om(
        cell(ARETS),
        "=",
        Konstant(0),
        text("Inga investeringar att redovisa"),
        text("Investeringar att redovisa"),
    )
    rows = (
        BlockRow(BORJAN, {"år": borjan, "föregående år": publicerad(TAB, BORJAN)}),
        BlockRow(ARETS, {"år": investeringar, "föregående år": publicerad(TAB, ARETS)}),
        BlockRow(
            rr.AVSKRIVNINGAR,
            {
                "år": rr.cell(rr.AVSKRIVNINGAR),
                "föregående år": rr.cell(rr.AVSKRIVNINGAR, "föregående år"),
            },
        ),
        BlockRow(SLUT, {"år": slut, "föregående år": borjan}, RowKind.SUMMA),
        BlockRow(BESKED, {"år": besked}, RowKind.TEXT, format=Format.TEXT),
    )
    return Rapport(
        TAB, "Investeringsredovisning", "Belopp i kr.", (Block("", arskolumner(u), rows),)
    )
