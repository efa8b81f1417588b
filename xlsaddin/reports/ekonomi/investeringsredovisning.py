"""Investeringsredovisning: what the year's investments were, or that there were none."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Figur, Konstant, OptionalCell
from xlsaddin.figures.funktion import text
from xlsaddin.figures.urval import Om
from xlsaddin.reports.ekonomi import balansrakning as br, resultatrakning as rr
from xlsaddin.reports.ekonomi.perioden import arskolumner, i_perioden
from xlsaddin.reports.ekonomi.postfigur import publicerad
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import BlockRow, Format, Rapport, RowKind
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
    return OptionalCell(TAB, row, "år")


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    if not u.har_utgaende:
        skal = "Investeringarna räknas när det finns utgående saldon på fliken Saldon."
        return utan_underlag(TAB, "Investeringsredovisning", skal)
    return Rapport(
        TAB,
        "Investeringsredovisning",
        "Belopp i kr.",
        (block("", arskolumner(u), _rows(u)),),
    )


def _rows(u: Underlag) -> tuple[BlockRow, ...]:
    borjan, slut = br.cell(br.ANLAGGNING, "föregående år"), br.cell(br.ANLAGGNING)
    investeringar = arets_investeringar(cell(BORJAN), cell(SLUT), rr.avskrivningar(u))
    besked = Om(
        cell(ARETS),
        "=",
        Konstant(0),
        text("Inga investeringar att redovisa"),
        text("Investeringar att redovisa"),
    )
    avskrivningar = {
        "år": rr.cell(rr.AVSKRIVNINGAR),
        "föregående år": rr.cell(rr.AVSKRIVNINGAR, "föregående år"),
    }
    return (
        BlockRow(BORJAN, {"år": borjan, "föregående år": publicerad(TAB, BORJAN)}),
        BlockRow(
            i_perioden(u, ARETS),
            {"år": investeringar, "föregående år": publicerad(TAB, ARETS)},
            key=ARETS,
        ),
        *((BlockRow(rr.AVSKRIVNINGAR, avskrivningar),) if rr.AVSKRIVNINGAR in rr.linjer(u) else ()),
        BlockRow(i_perioden(u, SLUT), {"år": slut, "föregående år": borjan}, RowKind.SUMMA, SLUT),
        BlockRow(BESKED, {"år": besked}, RowKind.TEXT, format=Format.TEXT),
    )
