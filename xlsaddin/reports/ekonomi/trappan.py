"""Trappan: the highest reasonable eget kapital, and whether it is exceeded."""

import datetime as dt
from collections.abc import Iterator

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.felvarde import Felvarde
from xlsaddin.domain.kontoplan import BUDGETPOST, JA, TRAPPBAS
from xlsaddin.figures.data import Installning
from xlsaddin.figures.figur import Figur, Konstant, OptionalCell
from xlsaddin.figures.funktion import Funktion, hela_oren, text
from xlsaddin.figures.summa import Summa
from xlsaddin.figures.urval import SAKNAS, Om, OmFinns
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    kontosammandrag as ks,
    resultatrakning as rr,
    utfall_och_budget as ub,
)
from xlsaddin.reports.ekonomi.perioden import balanskolumner, i_perioden, med_ar
from xlsaddin.reports.ekonomi.postfigur import budget, cells_of, fast_post, publicerad, utfall
from xlsaddin.reports.ekonomi.ritat import block
from xlsaddin.reports.rapport import (
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
from xlsaddin.tabs.ekonomi.tables import SALDON
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
VID_ARETS_BORJAN = "Eget kapital 1 januari"
VID_BORJAN = ", årets början"
OKANT = "inte känt"


def cell(row: str, column: str = "år") -> Figur:
    """Return a cell of the report, in the column «år» or «föregående år»."""
    return OptionalCell(TAB, row, column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    borjan = (BlockColumn("år", f"{u.ar}-01-01" if u.ar else "1 januari"),)
    okant = tuple(_okant(u))
    diagram = () if okant else (_diagram(u),)
    return Rapport(
        TAB,
        "Trappan",
        "Belopp i kr. Högsta rimliga eget kapital enligt Nationella rådets rekommendation.",
        (
            block("Nivån", _columns(u, niva=True), (*_bas(u), *_steg(u))),
            block(MOT_TRAPPAN, _vid_slut(u), _comparison(u)),
            *((block(f"{MOT_TRAPPAN} vid årets början", borjan, _vid_borjan()),) * u.har(SALDON)),
            *diagram,
        ),
        noter=(
            i_perioden(
                u,
                "Eget kapital är summan vid årets slut, med årets resultat. Rekommendationen är "
                "att det inte ska vara högre än trappans nivå.",
            ),
            "Över trappans sista steg är inget publicerat: är basen högre är nivån tom.",
            *okant,
        ),
    )


def _columns(u: Underlag, *, niva: bool = False) -> tuple[BlockColumn, ...]:
    """Return the columns; last year's while anything is known of it.

    Of last year's level nothing is known before it is published: then its column has no header.
    """
    publicerat = u.har_forra_aret(TAB, *rr.PUBLICERADE)
    heading = med_ar("", u, 1).strip().capitalize()
    forra = BlockColumn(FORRA, "" if niva and not publicerat else heading)
    kant = u.har(SALDON) or publicerat
    return (*((forra,) if kant else ()), BlockColumn("år", med_ar("", u) or "Året"))


def _vid_slut(u: Underlag) -> tuple[BlockColumn, ...]:
    """Return the columns of what stood at the end of each, in a tertial named by their days."""
    if u.helar:
        return _columns(u)
    dagar = {column.key: column.heading for column in balanskolumner(u, alltid=True)}
    return tuple(it._replace(heading=dagar[it.key]) for it in _columns(u))


def _okant(u: Underlag) -> Iterator[str]:
    """Yield a sentence on each thing that must be known before the period can be judged."""
    if _ar_inkomster(u):
        bas = u.har_utfall if u.helar else bool(u.budgeterade)
        rad = "Verksamhetens intäkter är inte kända: de står på flikarna Huvudbok och Budget."
    else:
        bas = bool(_tilldelning(u))
        rad = (
            "Årets tilldelning är inte känd. Ge ett konto posten Tilldelning på fliken Kontoplan, "
            f"budgetera den eller fyll i inställningen «{inst.TILLDELNING}»."
        )
    if not bas:
        yield f"{rad} Innan dess sägs ingenting om trappan."
    if not u.har_utgaende:
        yield i_perioden(
            u, "Eget kapital 31 december är inte känt: utgående saldon saknas på fliken Saldon."
        )


def _ar_inkomster(u: Underlag) -> bool:
    return u.installningar.get(inst.TRAPPANS_BAS) == inst.BAS_INTAKTER


def trappans_niva(bas: Figur) -> Figur:
    """Return the worksheet function TRAPPA on a base in kr, for the workbook's year."""
    return Funktion("TRAPPA", (bas, text("kr"), ks.ARET), _rakna)


def _rakna(bas: float, enhet: str, ar: float) -> float | str:  # noqa: ARG001 - always kr here
    try:
        return trappa(bas, steg_i_kraft(dt.date(int(ar), 12, 31)))
    except XlsAddinError:
        return Felvarde("#NUM!" if bas < 0 else "#N/A")


def _tilldelning(u: Underlag) -> Figur | None:
    """Return the whole year's tilldelning: booked, typed or budgeted; None when it is not known."""
    post = fast_post(TAB, TILLDELNING)
    budgeterade = [name for name in _budgetposter(u) if name in u.budgeterade]
    if u.helar and (TAB, TILLDELNING) in u.bokforda:
        return utfall(post)
    if u.installningar.get(inst.TILLDELNING) is not None:
        return Installning(inst.TILLDELNING)
    if TILLDELNING in u.budgeterade:
        return budget(post)
    return Summa(cells_of(ub.TAB, budgeterade, "budget")) if budgeterade else None


def _budgetposter(u: Underlag) -> list[str]:
    """Return the posts of Utfall och budget that hold the tilldelning and nothing else."""
    bas = [rad.omfang for rad in u.kontorader if rad.poster.get(TRAPPBAS.column) == JA]
    rader: dict[str, list[bool]] = {}
    for rad in u.kontorader:
        if post := rad.poster.get(BUDGETPOST.column):
            i_basen = any(ett.rymmer(rad.omfang) for ett in bas)
            rader.setdefault(post, []).append(i_basen)
    return [post for post, i_bas in rader.items() if all(i_bas)]


def _bas(u: Underlag) -> tuple[BlockRow, ...]:
    def vald(column: str) -> Figur:
        av = Installning(inst.TRAPPANS_BAS)
        bas = text(inst.BAS_INTAKTER)
        return Om(av, "=", bas, cell(INTAKTER, column), cell(TILLDELNING, column))

    intakter = rr.cell(rr.INTAKTER, "år" if u.helar and u.har_utfall else "budget")
    return (
        BlockRow(
            _helar(u, TILLDELNING),
            {"år": _tilldelning(u) or SAKNAS, FORRA: publicerad(TAB, TILLDELNING)},
            key=TILLDELNING,
        ),
        BlockRow(
            _helar(u, INTAKTER),
            {"år": intakter, FORRA: rr.cell(rr.INTAKTER, FORRA)},
            key=INTAKTER,
        ),
        BlockRow(BAS, {"år": vald("år"), FORRA: vald(FORRA)}, RowKind.SUMMA),
    )


def _helar(u: Underlag, text: str) -> str:
    """Return the name of an amount that is the whole year's also in a tertial."""
    return text if u.helar else f"{text}, hela året"


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
    nivaer: dict[str, Figur] = {
        column: Om(
            cell(BAS, column), ">", Konstant(lagre or 0), SAKNAS, trappans_niva(cell(BAS, column))
        )
        for column in (FORRA, "år")
    }
    return (*rows, BlockRow(GRANS, nivaer, RowKind.RESULTAT))


def _stegnamn(till: float, andel: float, *, first: bool) -> str:
    procent = f"{andel:.0%}".replace("%", " %")
    grans = f"{till / 1000:,.0f} tkr".replace(",", " ")
    return f"{procent} av de första {grans}" if first else f"{procent} därutöver, upp till {grans}"


def _hogst(bas: Figur, grans: float) -> Figur:
    return Funktion("MIN", (bas, Konstant(grans)), min)


def _comparison(u: Underlag) -> tuple[BlockRow, ...]:
    columns = (FORRA, "år")
    return (
        BlockRow(
            EGET_KAPITAL if u.helar else "Eget kapital",
            {k: br.cell(br.EGET_KAPITAL, k) for k in columns},
            key=EGET_KAPITAL,
        ),
        BlockRow(GRANS_SOM_OVAN, {k: cell(GRANS, k) for k in columns}),
        *_utslag(columns),
    )


def _vid_borjan() -> tuple[BlockRow, ...]:
    """Return what the year began with against what the year's own tilldelning allows."""
    return (
        BlockRow(VID_ARETS_BORJAN, {"år": br.cell(br.EGET_KAPITAL, FORRA)}),
        BlockRow(GRANS_SOM_OVAN, {"år": cell(GRANS)}, key=f"{GRANS_SOM_OVAN}{VID_BORJAN}"),
        *_utslag(("år",), VID_ARETS_BORJAN, f"{VID_ARETS_BORJAN} minus trappans nivå", VID_BORJAN),
    )


def _utslag(
    columns: tuple[str, ...], kapital: str = EGET_KAPITAL, namn: str = OVER, nar: str = ""
) -> tuple[BlockRow, ...]:
    over = f"{OVER}{nar}"

    def skillnad(column: str) -> Figur:
        return hela_oren(cell(kapital, column) - cell(GRANS, column))

    def ord_(column: str) -> Figur:
        under = Om(cell(over, column), "<", Konstant(0), text("under trappan"), text("på trappan"))
        sagt = Om(cell(over, column), ">", Konstant(0), text("över trappan"), under)
        return OmFinns(cell(over, column), sagt, text(OKANT))

    return (
        BlockRow(namn, {k: skillnad(k) for k in columns}, RowKind.SUMMA, over),
        BlockRow(UTSLAG, {k: ord_(k) for k in columns}, key=f"{UTSLAG}{nar}", format=Format.TEXT),
    )


def _langs(row: str = "") -> RowRange:
    return RowRange(TAB, MOT_TRAPPAN, row, (FORRA, "år"))


def _diagram(u: Underlag) -> Diagram:
    alt_text = (
        "Stapeldiagram: eget kapital vid årets slut bredvid trappans nivå, föregående år och i år."
    )
    return Diagram(
        "Eget kapital mot trappan, tkr",
        i_perioden(u, alt_text),
        _langs(),
        (
            Serie("Eget kapital", _langs(EGET_KAPITAL)),
            Serie("Trappans nivå", _langs(GRANS_SOM_OVAN)),
        ),
    )
