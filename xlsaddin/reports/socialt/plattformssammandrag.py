"""Indikatorer per plattform: each plattform's outcomes and statuses, scored on its own events.

The whole is no average of these: Indikatorsammandrag pools the events of all plattformar anew.
Only pairs that have events or answers hold formulas; the others are not measured, and say so.
"""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.indikator import Kon
from xlsaddin.domain.malslag import Hoplaggning
from xlsaddin.domain.status import Status
from xlsaddin.figures.figur import Cell, ColumnRange, Figur
from xlsaddin.figures.status import Malstatus
from xlsaddin.reports.ekonomi.ritat import utan_underlag
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport
from xlsaddin.reports.socialt.cells import MARGINAL, samlat
from xlsaddin.reports.socialt.hoplaggning import (
    Summor,
    andel_vid_plattform,
    booked_per_kon,
    summor_vid_plattform,
    vid_plattform,
)
from xlsaddin.reports.socialt.indikatorsammandrag import INGA
from xlsaddin.tabs.socialt.records import Budgetrad, budget, matta_plattformar
from xlsaddin.tabs.underlag import Underlag

TAB = "Indikatorer per plattform"
BOKDEL = Bokdel.SOCIALT
UTFALL, STATUS = "Utfall", "Status"
DELAR = {"täljare": "Täljare", "nämnare": "Nämnare"}
"""The sums that a share is made of, and the headings of the blocks that hold them."""
KONENS_ANDELAR = {Kon.KVINNOR: "Kvinnors andel", Kon.MAN: "Mäns andel"}
"""The headings of the blocks that hold each sex's share, where they are compared."""
INGA_PLATTFORMAR = "Inga händelser eller enkätsvar är bokförda på en egen plattform."


def cell(block: str, id_: str, plattform: str) -> Cell:
    """Return an indicator's outcome, status or sum at a plattform."""
    return Cell(TAB, _key(block, id_), plattform)


def column(plattform: str) -> ColumnRange:
    """Return the column of a plattform's statuses; its rows are those of Indikatorsammandrag."""
    return ColumnRange(TAB, STATUS, plattform)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    indikatorer, matta = budget(u), matta_plattformar(u)
    plattformar = [p for p in u.plattformar if p in matta]
    if not plattformar:
        return utan_underlag(TAB, TAB, INGA_PLATTFORMAR if indikatorer else INGA)
    return Rapport(
        TAB,
        TAB,
        "Utfall och status på varje plattforms egna händelser och enkätsvar.",
        (
            Block(
                UTFALL,
                tuple(BlockColumn(p, p, Format.UTFALL, 14) for p in plattformar),
                tuple(
                    BlockRow(row.indikator, _utfallen(u, row, plattformar, matta), key=key)
                    for row in indikatorer
                    if (key := _key(UTFALL, row.id))
                ),
            ),
            Block(
                STATUS,
                tuple(BlockColumn(p, p, Format.TEXT, 14) for p in plattformar),
                tuple(
                    BlockRow(row.indikator, _statusar(row, plattformar, matta), key=key)
                    for row in indikatorer
                    if (key := _key(STATUS, row.id))
                ),
            ),
            *_delar(u, plattformar, matta),
        ),
    )


def _key(block: str, id_: str) -> str:
    return f"{block.lower()} {id_}"


def _delar(u: Underlag, plattformar: list[str], matta: dict[str, set[str]]) -> tuple[Block, ...]:
    """Return the sums that shares are made of: in cells of their own each is made only once."""
    andelar = [
        (row, {p: summor_vid_plattform(u, row, p) for p in plattformar if row.id in matta[p]})
        for row in budget(u)
        if _is_andel(row) and any(row.id in matta[p] for p in plattformar)
    ]
    summorna = tuple(
        Block(
            heading,
            tuple(BlockColumn(p, p, Format.TAL, 14, personer=True) for p in plattformar),
            tuple(
                BlockRow(
                    row.indikator,
                    {p: summor[summa] for p, summor in per_plattform.items()},
                    key=_key(heading, row.id),
                )
                for row, per_plattform in andelar
            ),
        )
        for summa, heading in DELAR.items()
        if andelar
    )
    return (*summorna, *_konens_andelar(u, plattformar, matta))


def _konens_andelar(
    u: Underlag, plattformar: list[str], matta: dict[str, set[str]]
) -> tuple[Block, ...]:
    """Return each sex's shares: in one formula their difference is longer than Excel takes."""
    rows = [
        row
        for row in budget(u)
        if _jamfor_konen(u, row) and any(row.id in matta[p] for p in plattformar)
    ]
    return tuple(
        Block(
            heading,
            tuple(BlockColumn(p, p, Format.UTFALL, 14) for p in plattformar),
            tuple(
                BlockRow(
                    row.indikator,
                    {
                        p: andel_vid_plattform(u, row, p, kon)
                        for p in plattformar
                        if row.id in matta[p]
                    },
                    key=_key(heading, row.id),
                )
                for row in rows
            ),
        )
        for kon, heading in KONENS_ANDELAR.items()
        if rows
    )


def _jamfor_konen(u: Underlag, row: Budgetrad) -> bool:
    return row.betydelse.hoplaggning is Hoplaggning.KONSSKILLNAD and booked_per_kon(u, row)


def _is_andel(row: Budgetrad) -> bool:
    return row.betydelse.hoplaggning is Hoplaggning.ANDEL


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
    summor: Summor = (
        {summa: cell(heading, row.id, plattform) for summa, heading in DELAR.items()}
        if _is_andel(row)
        else summor_vid_plattform(u, row, plattform)
    )

    def andel_av(kon: Kon) -> Figur:
        return cell(KONENS_ANDELAR[kon], row.id, plattform)

    return vid_plattform(u, row, plattform, summor, andel_av)
