"""Trappan: the highest reasonable eget kapital, and whether it is exceeded."""

import datetime as dt

from xlsaddin.domain import post as p
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.figures.figur import Cell, Figur, Installning, Kolumnomrade, Konstant
from xlsaddin.figures.funktion import Funktion, Om, hela_oren, text
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    kontosammandrag as ks,
    resultatrakning as rr,
)
from xlsaddin.reports.ekonomi.postfigur import fast_post, med_ar, publicerad, utfall
from xlsaddin.reports.rapport import Block, Diagram, Format, Kolumn, Rad, Radslag, Rapport, Serie
from xlsaddin.rules.trappa import steg_i_kraft, trappa
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.underlag import Underlag

FLIK = p.TRAPPAN
TILLDELNING = "Tilldelning"
INTAKTER = "Verksamhetens intäkter"
BAS = "Bas som trappan räknas på"
GRANS = "Högsta eget kapital enligt trappan"
EGET_KAPITAL = "Eget kapital 31 december"
OVER = "Eget kapital minus trappans nivå"
UTSLAG = "Utslag"
FORRA = "föregående år"


def cell(rad: str, kolumn: str = "år") -> Figur:
    """Return a cell of the report, in the column «år» or «föregående år»."""
    return Cell(FLIK, rad, kolumn)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    kolumner = (
        Kolumn(FORRA, med_ar("", u, 1).strip().capitalize()),
        Kolumn("år", med_ar("", u) or "Året"),
    )
    return Rapport(
        FLIK,
        "Trappan",
        "Belopp i kr. Högsta rimliga eget kapital enligt Nationella rådets rekommendation.",
        (
            Block("Nivån", kolumner, (*_bas(), *_steg(u))),
            Block("Eget kapital mot trappan", kolumner, _jamforelse()),
            Block("Till diagrammet", _DIAGRAMKOLUMNER, _diagramrader(u)),
        ),
        noter=(
            (
                "Eget kapital är summan vid årets slut, med årets resultat. Finansiellt mål är "
                "att det inte ska vara högre än trappans nivå."
            ),
            "Vad som gäller för tilldelning över trappans sista steg är inte publicerat.",
        ),
        diagram=(_diagram(),),
    )


def trappans_niva(bas: Figur) -> Figur:
    """Return the worksheet function TRAPPA on a base in kr, for the workbook's year."""
    return Funktion("TRAPPA", (bas, text("kr"), ks.ARET), _rakna)


def _rakna(bas: float, enhet: str, ar: float) -> float | str:  # noqa: ARG001 - always kr here
    try:
        return trappa(bas, steg_i_kraft(dt.date(int(ar), 12, 31)))
    except XlsAddinError:
        return "#NUM!" if bas < 0 else "#N/A"


def _bas() -> tuple[Rad, ...]:
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
    tilldelning = fast_post(FLIK, TILLDELNING)
    return (
        Rad(TILLDELNING, {"år": utfall(tilldelning), FORRA: publicerad(FLIK, TILLDELNING)}),
        Rad(INTAKTER, {"år": rr.cell(rr.INTAKTER), FORRA: rr.cell(rr.INTAKTER, FORRA)}),
        Rad(BAS, {"år": vald, FORRA: vald_forra}, Radslag.SUMMA),
    )


def _steg(u: Underlag) -> tuple[Rad, ...]:
    rader, lagre = [], None
    for steg in steg_i_kraft(u.balansdag):
        namn = _stegnamn(steg.till, steg.andel, forsta=lagre is None)
        celler = {}
        for kolumn in (FORRA, "år"):
            niva = trappans_niva(_hogst(cell(BAS, kolumn), steg.till))
            celler[kolumn] = (
                niva if lagre is None else niva - trappans_niva(_hogst(cell(BAS, kolumn), lagre))
            )
        rader.append(Rad(namn, celler))
        lagre = steg.till
    nivaer = {kolumn: trappans_niva(cell(BAS, kolumn)) for kolumn in (FORRA, "år")}
    return (*rader, Rad(GRANS, nivaer, Radslag.RESULTAT))


def _stegnamn(till: float, andel: float, *, forsta: bool) -> str:
    procent = f"{andel:.0%}".replace("%", " %")
    grans = f"{till / 1000:,.0f} tkr".replace(",", " ")
    return f"{procent} av de första {grans}" if forsta else f"{procent} därutöver, upp till {grans}"


def _hogst(bas: Figur, grans: float) -> Figur:
    return Funktion("MIN", (bas, Konstant(grans)), min)


def _jamforelse() -> tuple[Rad, ...]:
    def skillnad(kolumn: str) -> Figur:
        return hela_oren(cell(EGET_KAPITAL, kolumn) - cell(GRANS, kolumn))

    def ord_(kolumn: str) -> Figur:
        under = Om(cell(OVER, kolumn), "<", Konstant(0), text("under trappan"), text("på trappan"))
        return Om(cell(OVER, kolumn), ">", Konstant(0), text("över trappan"), under)

    kapital = {k: br.cell(br.EGET_KAPITAL, k) for k in (FORRA, "år")}
    return (
        Rad(EGET_KAPITAL, kapital),
        Rad(f"{GRANS}, som ovan", {k: cell(GRANS, k) for k in (FORRA, "år")}),
        Rad(OVER, {k: skillnad(k) for k in (FORRA, "år")}, Radslag.SUMMA),
        Rad(UTSLAG, {k: ord_(k) for k in (FORRA, "år")}, format=Format.TEXT),
    )


_DIAGRAMKOLUMNER = (
    Kolumn("kapital", "Eget kapital"),
    Kolumn("nivå", "Trappans nivå"),
)


def _diagramrader(u: Underlag) -> tuple[Rad, ...]:
    return tuple(
        Rad(
            med_ar("", u, tidigare).strip().capitalize() or "Året",
            {"kapital": cell(EGET_KAPITAL, kolumn), "nivå": cell(GRANS, kolumn)},
        )
        for tidigare, kolumn in ((1, FORRA), (0, "år"))
    )


def _diagram() -> Diagram:
    return Diagram(
        "Eget kapital mot trappan, tkr",
        "Stapeldiagram: eget kapital vid årets slut bredvid trappans nivå, föregående år och i år.",
        Kolumnomrade(FLIK, 2, "text"),
        (
            Serie("Eget kapital", Kolumnomrade(FLIK, 2, "kapital")),
            Serie("Trappans nivå", Kolumnomrade(FLIK, 2, "nivå")),
        ),
    )
