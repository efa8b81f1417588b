"""Indikatorer per plattform: each plattform's outcomes and statuses, scored on its own events.

The whole is no average of these: Indikatorsammandrag pools the events of all plattformar anew.
Only pairs that have events or answers hold formulas; the others are not measured, and say so.
"""

from xlsaddin.domain.indikator import ANDELAR, Kon, Maltyp
from xlsaddin.domain.status import Status
from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Konstant
from xlsaddin.figures.funktion import Funktion
from xlsaddin.figures.status import Malstatus
from xlsaddin.figures.summa import Condition
from xlsaddin.figures.urval import SAKNAS, Om
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport
from xlsaddin.reports.socialt import jamstalldhetstal as jt
from xlsaddin.reports.socialt.indikatorsammandrag import HUNDRA, INGA, cell as samlat
from xlsaddin.reports.socialt.socialsumma import MARGINAL, antal, raknade, summa, utfall
from xlsaddin.tabs.socialt.records import Budgetrad, budget, matta_plattformar
from xlsaddin.tabs.underlag import Underlag

TAB = "Indikatorer per plattform"
UTFALL, STATUS, TALJARE, NAMNARE = range(4)
INGA_PLATTFORMAR = "Inga händelser eller enkätsvar är bokförda på en egen plattform."


def cell(block: int, id_: str, plattform: str) -> Cell:
    """Return an indicator's outcome or status at a plattform."""
    return Cell(TAB, _key(block, id_), plattform)


def column(plattform: str) -> ColumnRange:
    """Return the column of a plattform's statuses; its rows are those of Indikatorsammandrag."""
    return ColumnRange(TAB, STATUS, plattform)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    indikatorer, matta = budget(u), matta_plattformar(u)
    plattformar = [p for p in u.plattformar if p in matta]
    inga = INGA_PLATTFORMAR if indikatorer else INGA
    return Rapport(
        TAB,
        "Indikatorer per plattform",
        "Utfall och status på varje plattforms egna händelser och enkätsvar.",
        (
            Block(
                "Utfall",
                tuple(BlockColumn(p, p, Format.UTFALL, 14) for p in plattformar),
                tuple(
                    BlockRow(row.indikator, _utfallen(u, row, plattformar, matta), key=key)
                    for row in indikatorer
                    if (key := _key(UTFALL, row.id))
                )
                if plattformar
                else (BlockRow(inga, key="inga utfall"),),
            ),
            Block(
                "Status",
                tuple(BlockColumn(p, p, Format.TEXT, 14) for p in plattformar),
                tuple(
                    BlockRow(row.indikator, _statusar(row, plattformar, matta), key=key)
                    for row in indikatorer
                    if (key := _key(STATUS, row.id))
                )
                if plattformar
                else (BlockRow(inga, key="inga statusar"),),
            ),
            *_delar(u, plattformar, matta),
        ),
    )


def _key(block: int, id_: str) -> str:
    return f"{('utfall', 'status', 'täljare', 'nämnare')[block]} {id_}"


def _delar(u: Underlag, plattformar: list[str], matta: dict[str, set[str]]) -> tuple[Block, ...]:
    """Return the sums that shares are made of: in cells of their own each is made only once."""
    andelar = [row for row in budget(u) if row.maltyp in ANDELAR]
    return tuple(
        Block(
            name,
            tuple(BlockColumn(p, p, Format.TAL, 14) for p in plattformar),
            tuple(
                BlockRow(
                    row.indikator,
                    {p: summa(row, name, _har(row, p)) for p in plattformar if row.id in matta[p]},
                    key=_key(block, row.id),
                )
                for row in andelar
            ),
        )
        for block, name in ((TALJARE, "Täljare"), (NAMNARE, "Nämnare"))
        if plattformar and andelar
    )


def _har(row: Budgetrad, plattform: str) -> tuple[Condition, ...]:
    return (
        Condition("Indikator", "=", samlat(row.id, "id")),
        Condition("Plattform", "=", Konstant(plattform)),
    )


def _utfallen(
    u: Underlag, row: Budgetrad, plattformar: list[str], matta: dict[str, set[str]]
) -> dict[str, Figur | str]:
    return {p: _utfall(u, row, p) for p in plattformar if row.id in matta[p]}


def _statusar(
    row: Budgetrad, plattformar: list[str], matta: dict[str, set[str]]
) -> dict[str, Figur | str]:
    return {
        p: Malstatus(
            cell(UTFALL, row.id, p),
            samlat(row.id, "målvärde"),
            samlat(row.id, "maltyp"),
            MARGINAL,
            row.maltyp,
        )
        if row.id in matta[p]
        else str(Status.EJ_MATT)
        for p in plattformar
    }


def _utfall(u: Underlag, row: Budgetrad, plattform: str) -> Figur:
    if row.maltyp in ANDELAR:
        return cell(TALJARE, row.id, plattform) / cell(NAMNARE, row.id, plattform)
    har = _har(row, plattform)
    if row.maltyp is Maltyp.KONSFORDELNING:
        kvinnor, man = (summa(row, "Täljare", (*har, jt.av(kon))) for kon in Kon)
        return Funktion("MIN", (kvinnor, man), min) / (kvinnor + man)
    if row.maltyp is Maltyp.KONSSKILLNAD:
        if not jt.per_kon(u, row):
            bokford = Funktion("ABS", (summa(row, "Täljare", har) / HUNDRA,), abs)
            return Om(antal(row, har), "=", Konstant(0), SAKNAS, bokford)
        andelar = (
            summa(row, "Täljare", (*har, jt.av(kon))) / summa(row, "Nämnare", (*har, jt.av(kon)))
            for kon in Kon
        )
        kvinnornas, mannens = andelar
        return Funktion("ABS", (kvinnornas - mannens,), abs)
    return utfall(row, raknade(row, har), summa(row, "Nämnare", har), antal(row, har))
