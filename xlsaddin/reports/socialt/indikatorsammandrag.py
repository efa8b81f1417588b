"""Indikatorsammandrag: each indicator with its sums, outcome, status and points.

It keeps the social ledger at one remove, as Kontosammandrag does the economy's: a figure in the
social reports leads here, and from here into Social bokföring or Enkät.
"""

from xlsaddin.domain.indikator import ANDELAR, FORANDRINGAR, Enhet, Maltyp
from xlsaddin.domain.status import EjMatt, Status
from xlsaddin.figures.figur import (
    Cell,
    ColumnRange,
    Figur,
    Installning,
    Konstant,
    TableValue,
)
from xlsaddin.figures.funktion import Funktion, text
from xlsaddin.figures.status import FLEST_ANROP, Malstatus
from xlsaddin.figures.summa import Condition
from xlsaddin.figures.urval import Om
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport
from xlsaddin.reports.socialt import jamstalldhetstal as jt
from xlsaddin.reports.socialt.socialsumma import (
    FASTA,
    MARGINAL,
    antal,
    indikatorvarde,
    raknade,
    summa,
    utfall,
)
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.socialt.records import Budgetrad, budget
from xlsaddin.tabs.underlag import Underlag

TAB = "Indikatorsammandrag"
INDIKATORER, INSTALLNINGAR = 0, 1
INGA = "Inga indikatorer är inlagda på fliken Indikatorer."
VALUE = ks.VALUE
EJ_MATTA = Cell(TAB, inst.EJ_MATT, VALUE)
IMPACTMAL = Cell(TAB, inst.IMPACTMAL, VALUE)
HUNDRA = Konstant(100)


def cell(id_: str, column: str) -> Cell:
    """Return a cell on an indicator's row."""
    return Cell(TAB, id_, column)


def column(name: str) -> ColumnRange:
    """Return a column of the indicators."""
    return ColumnRange(TAB, INDIKATORER, name)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    indikatorer = budget(u)
    nativ = len(indikatorer) > FLEST_ANROP
    forra = (None, *indikatorer)
    rows = tuple(
        _row(u, row, fore, nativ=nativ) for row, fore in zip(indikatorer, forra, strict=False)
    )
    return Rapport(
        TAB,
        "Indikatorsammandrag",
        "Varje rad är en rad på fliken Indikatorer. De sociala rapporterna hämtar sina tal här.",
        (
            Block("Indikatorer", _COLUMNS, rows or (BlockRow(INGA),)),
            Block(
                "Inställningar", (BlockColumn(VALUE, "Värde", Format.TEXT, 18),), _installningar()
            ),
        ),
        noter=(
            "Utfall är en andel (0,41 är 41 %), ett antal eller en förändring, efter måltypen.",
            "Där statusen är fastställd av förbundet står vad talen säger i «Av siffrorna».",
        ),
    )


_COLUMNS = (
    BlockColumn("id", "Id", Format.TEXT, 9),
    BlockColumn("område", "Målområde", Format.TEXT, 28),
    BlockColumn("maltyp", "Måltyp", Format.TEXT, 20),
    BlockColumn("täljare", "Täljare", Format.TAL, 10),
    BlockColumn("nämnare", "Nämnare", Format.TAL, 10),
    BlockColumn("antal", "Rader i underlaget", Format.ANTAL, 10),
    BlockColumn("utfall", "Utfall", Format.UTFALL, 10),
    BlockColumn("målvärde", "Mål", Format.UTFALL, 10),
    BlockColumn("status", "Status", Format.TEXT, 11),
    BlockColumn("mätning", "Av siffrorna", Format.TEXT, 12),
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
        **_tal(u, row),
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
    i_procent = row.enhet is not Enhet.ANTAL and row.maltyp not in FORANDRINGAR
    return mal / HUNDRA if i_procent else mal


def _tal(u: Underlag, row: Budgetrad) -> dict[str, Figur]:
    """Return the sums that an outcome is made of, and the outcome."""
    id_ = (Condition("Indikator", "=", cell(row.id, "id")),)
    taljare, namnare, rows = (cell(row.id, k) for k in ("täljare", "nämnare", "antal"))
    if row.maltyp in ANDELAR:
        taljaren, namnaren = (summa(row, k, id_) for k in ("Täljare", "Nämnare"))
        return {"täljare": taljaren, "nämnare": namnaren, "utfall": taljare / namnare}
    cells: dict[str, Figur] = {"antal": antal(row, id_)}
    if row.maltyp is Maltyp.KONSFORDELNING:
        kvinnor, man = jt.antal(row)
        cells |= {"täljare": Funktion("MIN", (kvinnor, man), min), "nämnare": kvinnor + man}
        return cells | {"utfall": taljare / namnare}
    if row.maltyp is Maltyp.KONSSKILLNAD:
        return cells | {"utfall": jt.skillnad(u, row)}
    cells |= {"täljare": raknade(row, id_), "nämnare": summa(row, "Nämnare", id_)}
    return cells | {"utfall": utfall(row, taljare, namnare, rows)}


def _nytt_mal(row: Budgetrad, fore: Budgetrad | None) -> Figur:
    """Return 1 on the first row of a mål, so that the mål can be counted."""
    ny = fore is None or fore.malomrade != row.malomrade
    samma = text("") if ny or fore is None else indikatorvarde(fore, "Mål")
    return Om(indikatorvarde(row, "Mål"), "=", samma, Konstant(0), Konstant(1))
