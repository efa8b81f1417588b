"""Indikatorsammandrag: each indicator with its sums, outcome, status and points.

It keeps the social ledger at one remove, as Kontosammandrag does the economy's: a figure in the
social reports leads here, and from here into Social bokföring or Enkät.
"""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.status import EjMatt, Status
from xlsaddin.figures.data import Installning, TableValue
from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.figures.status import FLEST_ANROP, Malstatus
from xlsaddin.figures.urval import Om
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport
from xlsaddin.reports.socialt.cells import (
    EJ_MATTA,
    INDIKATORSAMMANDRAG,
    MARGINAL,
    VALUE,
    samlat as cell,
)
from xlsaddin.reports.socialt.hoplaggning import samlat
from xlsaddin.reports.socialt.socialsumma import indikatorvarde
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.socialt.records import Budgetrad, budget
from xlsaddin.tabs.underlag import Underlag

TAB = INDIKATORSAMMANDRAG
BOKDEL = Bokdel.SOCIALT
INDIKATORER = "Indikatorer"
INGA = "Inga indikatorer är inlagda på fliken Indikatorer."
HUNDRA = Konstant(100)
FASTA = (inst.IMPACTMAL, inst.NARAMARGINAL, inst.EJ_MATT)


def column(name: str) -> ColumnRange:
    """Return a column of the indicators."""
    return ColumnRange(TAB, INDIKATORER, name)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    indikatorer = budget(u)
    nativ = len(indikatorer) > FLEST_ANROP
    forra = (None, *indikatorer)
    har_fast = any(row.faststalld for row in indikatorer)
    rows = tuple(
        _row(u, row, fore, nativ=nativ) for row, fore in zip(indikatorer, forra, strict=False)
    )
    return Rapport(
        TAB,
        "Indikatorsammandrag",
        "Varje rad är en rad på fliken Indikatorer. De sociala rapporterna hämtar sina tal här.",
        (
            Block(INDIKATORER, _columns(har_fast=har_fast), rows or (BlockRow(INGA),)),
            Block(
                "Inställningar", (BlockColumn(VALUE, "Värde", Format.TEXT, 18),), _installningar()
            ),
        ),
        noter=(
            *([_UTFALLET] if indikatorer else ()),
            *([_FASTSTALLD] if har_fast else ()),
        ),
    )


_UTFALLET = (
    "Utfall är en andel (0,41 är 41 %), ett antal, en tid eller en förändring, efter måltypen."
)
_FASTSTALLD = "Där statusen är fastställd av förbundet står vad talen säger i «Av siffrorna»."


def _columns(*, har_fast: bool) -> tuple[BlockColumn, ...]:
    fast = (BlockColumn("mätning", "Av siffrorna", Format.TEXT, 12),) if har_fast else ()
    return (
        BlockColumn("id", "Id", Format.TEXT, 9),
        BlockColumn("område", "Målområde", Format.TEXT, 28),
        BlockColumn("maltyp", "Måltyp", Format.TEXT, 22),
        BlockColumn("täljare", "Täljare", Format.TAL, 10, personer=True),
        BlockColumn("nämnare", "Nämnare", Format.TAL, 10, personer=True),
        BlockColumn("antal", "Rader i underlaget", Format.ANTAL, 11),
        BlockColumn("utfall", "Utfall", Format.UTFALL, 10),
        BlockColumn("målvärde", "Mål", Format.UTFALL, 10),
        BlockColumn("status", "Status", Format.TEXT, 11),
        *fast,
        BlockColumn("räknas", "Räknas som", Format.TEXT, 11),
        BlockColumn("vikt", "Vikt", Format.TAL, 8),
        BlockColumn("nytt mål", "Nytt mål", Format.ANTAL, 8),
    )


def _installningar() -> tuple[BlockRow, ...]:
    return tuple(BlockRow(key, {VALUE: Installning(key, inst.standard(key))}) for key in FASTA)


def _row(u: Underlag, row: Budgetrad, fore: Budgetrad | None, *, nativ: bool) -> BlockRow:
    def har(column: str) -> Cell:
        return cell(row.id, column)

    matning = Malstatus(
        har("utfall"), har("målvärde"), har("maltyp"), MARGINAL, row.maltyp if nativ else None
    )
    ej_nadd = Om(
        EJ_MATTA, "=", text(EjMatt.RAKNAS_SOM_EJ_NADD), text(Status.EJ_NADD), har("status")
    )
    cells: dict[str, Figur] = {
        "id": indikatorvarde(row, "Id"),
        "område": indikatorvarde(row, "Målområde"),
        "maltyp": indikatorvarde(row, "Måltyp"),
        **samlat(u, row),
        "målvärde": malvarde(row),
        "status": matning,
        "räknas": Om(har("status"), "=", text(Status.EJ_MATT), ej_nadd, har("status")),
        "vikt": indikatorvarde(row, "Vikt"),
        "nytt mål": _nytt_mal(row, fore),
    }
    if row.faststalld:
        fast = indikatorvarde(row, "Fastställd status")
        cells |= {"mätning": matning, "status": fast}
    return BlockRow(row.indikator, cells, key=row.id)


def malvarde(row: Budgetrad) -> Figur:
    """Return the target in the outcome's unit: shares 0-1; missing where none is written."""
    mal = TableValue(indikatorvarde(row, "Id").table, "Målvärde", row.place, row.har_mal)
    return mal if row.maltyp.malslag.hogst is None else mal / HUNDRA


def _nytt_mal(row: Budgetrad, fore: Budgetrad | None) -> Figur:
    """Return 1 on the first row of a mål, so that the mål can be counted."""
    ny = fore is None or fore.malomrade != row.malomrade
    samma = text("") if ny or fore is None else indikatorvarde(fore, "Mål")
    return Om(indikatorvarde(row, "Mål"), "=", samma, Konstant(0), Konstant(1))
