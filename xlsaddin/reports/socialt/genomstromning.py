"""Genomströmning: how many left, and to what, per plattform and in total, against the targets.

Each share has its own denominator: those who left ÷ all who took part; positive solutions ÷ those
who left; work and studies ÷ positive solutions.
"""

from collections.abc import Sequence

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.felvarde import Felvarde
from xlsaddin.domain.indikator import FLODEN, Kon, Matning
from xlsaddin.domain.malslag import Hoplaggning
from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Konstant, Value
from xlsaddin.figures.funktion import Funktion
from xlsaddin.figures.summa import Condition
from xlsaddin.figures.text import Avrundat, Kort, sentence
from xlsaddin.figures.urval import SAKNAS, Given, Om, OmFinns
from xlsaddin.reports.ekonomi.ritat import utan_underlag
from xlsaddin.reports.rapport import (
    TEXTKOLUMN,
    Block,
    BlockColumn,
    BlockRow,
    Diagram,
    Format,
    Rapport,
    RowKind,
    Serie,
)
from xlsaddin.reports.socialt import plattformssammandrag as pl
from xlsaddin.reports.socialt.cells import samlat
from xlsaddin.reports.socialt.hoplaggning import av_kon, booked_per_kon, vid
from xlsaddin.reports.socialt.indikatortext import mal, symbol
from xlsaddin.reports.socialt.socialsumma import summa
from xlsaddin.rules.genomstromning import genomstromning
from xlsaddin.rules.samlat_utfall import samlad_andel
from xlsaddin.tabs.socialt.records import Budgetrad, budget, matta_plattformar
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag

TAB = "Genomströmning"
BOKDEL = Bokdel.SOCIALT
INGA = "Ingen indikator på fliken Indikatorer mäts med genomströmning eller dess följder."
_HEADINGS = {
    Matning.GENOMSTROMNING: ("Avslutade", "Deltagare"),
    Matning.POSITIV_LOSNING: ("Positiv lösning", "Avslutade"),
    Matning.ARBETE: ("Till arbete", "Positiv lösning"),
    Matning.STUDIER: ("Till studier", "Positiv lösning"),
    Matning.ANNAN_POSITIV: ("Annan positiv lösning", "Positiv lösning"),
}


_PER_KON = (
    BlockColumn("kvinnor", "Kvinnor", Format.PROCENT, 9),
    BlockColumn("män", "Män", Format.PROCENT, 9),
)


def cell(row: Budgetrad, plattform: str, column: str) -> Cell:
    """Return a cell of an indicator's row for a plattform, or for the whole."""
    return Cell(TAB, _key(row, plattform), column)


def _lydelse(u: Underlag) -> str:
    arets, aret = ("årets", "året") if u.helar else ("periodens", "perioden")
    return f"Genomströmning = {arets} avslut ÷ alla som har deltagit under {aret}."


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    floden = sorted(
        (row for row in budget(u) if row.matning in FLODEN and _is_andel(row)),
        key=lambda row: FLODEN.index(row.matning),
    )
    if not floden:
        return utan_underlag(TAB, TAB, INGA)
    return Rapport(
        TAB,
        TAB,
        "Andelar av det som står i kolumnen bredvid. Helheten är alla plattformars tal ihop.",
        _innehall(floden, u),
        noter=(_lydelse(u),) if Matning.GENOMSTROMNING in {it.matning for it in floden} else (),
    )


def _is_andel(row: Budgetrad) -> bool:
    return row.betydelse.hoplaggning is Hoplaggning.ANDEL


def _innehall(floden: Sequence[Budgetrad], u: Underlag) -> tuple[Block | Diagram, ...]:
    """Return a table each, and a chart where the first is of genomströmning itself."""
    matta = matta_plattformar(u)
    har_diagram = bool(floden) and floden[0].matning is Matning.GENOMSTROMNING
    tabeller = (_block(row, u, matta) for row in floden)
    return (*tabeller, *([_diagram(floden[0])] if har_diagram else ()))


def _heading(row: Budgetrad) -> str:
    return f"{row.id} {row.indikator}"


def _key(row: Budgetrad, plattform: str) -> str:
    return f"{row.id}: {plattform}"


def _block(row: Budgetrad, u: Underlag, matta: dict[str, set[str]]) -> Block:
    taljare, namnare = _HEADINGS[row.matning]
    plattformar = [p for p in u.plattformar if row.id in matta.get(p, ())]
    return Block(
        _heading(row),
        (
            BlockColumn("täljare", taljare, Format.TAL, 11, personer=True),
            BlockColumn("nämnare", namnare, Format.TAL, 11, personer=True),
            BlockColumn("andel", "Andel", Format.PROCENT, 9),
            *(_PER_KON if booked_per_kon(u, row) else ()),
            BlockColumn("målet", "Mål", Format.PROCENT, 9),
            BlockColumn("mål", "Målnivå", Format.TEXT, 15),
            BlockColumn("resultat", "Resultat", Format.TEXT, 24),
            BlockColumn("status", "Status", Format.TEXT, 9),
            BlockColumn("symbol", "Symbol", Format.TEXT, 8),
        ),
        tuple(_row(u, row, plattform) for plattform in (*plattformar, HELA_FORBUNDET)),
    )


def _row(u: Underlag, row: Budgetrad, plattform: str) -> BlockRow:
    hela = plattform == HELA_FORBUNDET
    har: tuple[Condition, ...] = (Condition("Indikator", "=", samlat(row.id, "id")),)
    if not hela:
        har += (vid(plattform),)
    taljare, namnare, status = (
        cell(row, plattform, column) for column in ("täljare", "nämnare", "status")
    )
    cells: dict[str, Figur] = {
        "täljare": summa(row, "Täljare", har),
        "nämnare": summa(row, "Nämnare", har),
        "andel": andel(row, taljare, namnare),
        "målet": samlat(row.id, "målvärde"),
        "mål": mal(row),
        "resultat": _resultat(row, plattform),
        "status": samlat(row.id, "status") if hela else pl.cell(pl.STATUS, row.id, plattform),
        "symbol": symbol(status),
    }
    for kon in Kon if booked_per_kon(u, row) else ():
        konets = (av_kon(row, k, kon, har) for k in ("Täljare", "Nämnare"))
        cells[str(kon)] = samlad_andel(*konets)
    slag = RowKind.RESULTAT if hela else RowKind.POST
    return BlockRow(plattform, cells, slag, _key(row, plattform))


def andel(row: Budgetrad, taljare: Figur, namnare: Figur) -> Figur:
    """Return the share; that of genomströmning by its own worksheet function."""
    if row.matning is not Matning.GENOMSTROMNING:
        return samlad_andel(taljare, namnare)
    funktion = Funktion("GENOMSTROMNING", (taljare, namnare), _genomstromning)
    return Om(namnare, "=", Konstant(0), SAKNAS, funktion)


def _genomstromning(avslutade: float, deltagare: float) -> Value:
    try:
        return genomstromning(avslutade, deltagare)
    except XlsAddinError:
        return Felvarde("#NUM!")


def _resultat(row: Budgetrad, plattform: str) -> Figur:
    andelen = cell(row, plattform, "andel")
    taljare, namnare = (cell(row, plattform, k) for k in ("täljare", "nämnare"))
    ord_ = sentence(
        Avrundat(Given(andelen), 100), " % (", Kort(taljare), " av ", Kort(namnare), ")"
    )
    return OmFinns(andelen, ord_, Konstant("ej mätt"))


def _diagram(row: Budgetrad) -> Diagram:
    def column(key: str) -> ColumnRange:
        return ColumnRange(TAB, _heading(row), key)

    return Diagram(
        f"{row.indikator} per plattform, mot målet",
        "Stapeldiagram: genomströmningen för varje plattform och för hela förbundet, "
        "bredvid målet.",
        column(TEXTKOLUMN),
        (Serie("Andel", column("andel")), Serie("Mål", column("målet"))),
        Format.PROCENT,
    )
