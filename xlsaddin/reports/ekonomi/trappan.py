"""Trappan: the highest reasonable eget kapital, and whether it is exceeded."""

import datetime as dt

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.figures.figur import Cell, Figur, Installning, Konstant
from xlsaddin.figures.funktion import Funktion, hela_oren, text
from xlsaddin.figures.urval import Om
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    kontosammandrag as ks,
    resultatrakning as rr,
)
from xlsaddin.reports.ekonomi.postfigur import fast_post, med_ar, publicerad, utfall
from xlsaddin.reports.rapport import (
    Block,
    BlockColumn,
    BlockRow,
    Diagram,
    Format,
    Rapport,
    RowKind,
    RowRange,
    Serie,
)
from xlsaddin.rules.trappa import steg_i_kraft, trappa
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.underlag import Underlag

TAB = p.TRAPPAN
BOKDEL = Bokdel.EKONOMI
TILLDELNING = "Tilldelning"
INTAKTER = "Verksamhetens intäkter"
BAS = "Bas som trappan räknas på"
GRANS = "Högsta eget kapital enligt trappan"
EGET_KAPITAL = "Eget kapital 31 december"
OVER = "Eget kapital minus trappans nivå"
UTSLAG = "Utslag"
MOT_TRAPPAN = "Eget kapital mot trappan"
GRANS_SOM_OVAN = f"{GRANS}, som ovan"
FORRA = "föregående år"


def cell(row: str, column: str = "år") -> Figur:
    """Return a cell of the report, in the column «år» or «föregående år»."""
    return Cell(TAB, row, column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    columns = (
        BlockColumn(FORRA, med_ar("", u, 1).strip().capitalize()),
        BlockColumn("år", med_ar("", u) or "Året"),
    )
    return Rapport(
        TAB,
        "Trappan",
        "Belopp i kr. Högsta rimliga eget kapital enligt Nationella rådets rekommendation.",
        (
            Block("Nivån", columns, (*_bas(), *_steg(u))),
            Block(MOT_TRAPPAN, columns, _comparison()),
            _diagram(),
        ),
        noter=(
            (
                "Eget kapital är summan vid årets slut, med årets resultat. Finansiellt mål är "
                "att det inte ska vara högre än trappans nivå."
            ),
            "Vad som gäller för tilldelning över trappans sista steg är inte publicerat.",
        ),
    )


def trappans_niva(bas: Figur) -> Figur:
    """Return the worksheet function TRAPPA on a base in kr, for the workbook's year."""
    return Funktion("TRAPPA", (bas, text("kr"), ks.ARET), _rakna)


def _rakna(bas: float, enhet: str, ar: float) -> float | str:  # noqa: ARG001 - always kr here
    try:
        return trappa(bas, steg_i_kraft(dt.date(int(ar), 12, 31)))
    except XlsAddinError:
        return "#NUM!" if bas < 0 else "#N/A"


def _bas() -> tuple[BlockRow, ...]:
    vald = Om(
        Installning(inst.TRAPPANS_BAS),
        "=",
        text(inst.BAS_INTAKTER),
        cell(INTAKTER),
        cell(TILLDELNING),
    )
    vald_forra = Om(
        Installning(inst.TRAPPANS_BAS),
        "=",
        text(inst.BAS_INTAKTER),
        cell(INTAKTER, FORRA),
        cell(TILLDELNING, FORRA),
    )
    tilldelning = fast_post(TAB, TILLDELNING)
    return (
        BlockRow(TILLDELNING, {"år": utfall(tilldelning), FORRA: publicerad(TAB, TILLDELNING)}),
        BlockRow(INTAKTER, {"år": rr.cell(rr.INTAKTER), FORRA: rr.cell(rr.INTAKTER, FORRA)}),
        BlockRow(BAS, {"år": vald, FORRA: vald_forra}, RowKind.SUMMA),
    )


def _steg(u: Underlag) -> tuple[BlockRow, ...]:
    rows, lagre = [], None
    for steg in steg_i_kraft(u.balansdag):
        name = _stegnamn(steg.till, steg.andel, first=lagre is None)
        cells = {}
        for column in (FORRA, "år"):
            niva = trappans_niva(_hogst(cell(BAS, column), steg.till))
            cells[column] = (
                niva if lagre is None else niva - trappans_niva(_hogst(cell(BAS, column), lagre))
            )
        rows.append(BlockRow(name, cells))
        lagre = steg.till
    nivaer = {column: trappans_niva(cell(BAS, column)) for column in (FORRA, "år")}
    return (*rows, BlockRow(GRANS, nivaer, RowKind.RESULTAT))


def _stegnamn(till: float, andel: float, *, first: bool) -> str:
    procent = f"{andel:.0%}".replace("%", " %")
    grans = f"{till / 1000:,.0f} tkr".replace(",", " ")
    return f"{procent} av de första {grans}" if first else f"{procent} därutöver, upp till {grans}"


def _hogst(bas: Figur, grans: float) -> Figur:
    return Funktion("MIN", (bas, Konstant(grans)), min)


def _comparison() -> tuple[BlockRow, ...]:
    def skillnad(column: str) -> Figur:
        return hela_oren(cell(EGET_KAPITAL, column) - cell(GRANS, column))

    def ord_(column: str) -> Figur:
        under = Om(cell(OVER, column), "<", Konstant(0), text("under trappan"), text("på trappan"))
        return Om(cell(OVER, column), ">", Konstant(0), text("över trappan"), under)

    kapital = {k: br.cell(br.EGET_KAPITAL, k) for k in (FORRA, "år")}
    return (
        BlockRow(EGET_KAPITAL, kapital),
        BlockRow(GRANS_SOM_OVAN, {k: cell(GRANS, k) for k in (FORRA, "år")}),
        BlockRow(OVER, {k: skillnad(k) for k in (FORRA, "år")}, RowKind.SUMMA),
        BlockRow(UTSLAG, {k: ord_(k) for k in (FORRA, "år")}, format=Format.TEXT),
    )


def _langs(row: str = "") -> RowRange:
    return RowRange(TAB, MOT_TRAPPAN, row, (FORRA, "år"))


def _diagram() -> Diagram:
    return Diagram(
        "Eget kapital mot trappan, tkr",
        "Stapeldiagram: eget kapital vid årets slut bredvid trappans nivå, föregående år och i år.",
        _langs(),
        (
            Serie("Eget kapital", _langs(EGET_KAPITAL)),
            Serie("Trappans nivå", _langs(GRANS_SOM_OVAN)),
        ),
    )
