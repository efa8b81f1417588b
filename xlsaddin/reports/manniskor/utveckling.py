"""Utveckling över tid: the measures that are drawn, area by area, over the years there are."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import ColumnRange, Figur, Konstant
from xlsaddin.reports.manniskor.overenskommelsen import format_of, varde
from xlsaddin.reports.rapport import (
    TEXTKOLUMN,
    Block,
    BlockColumn,
    BlockRow,
    Diagram,
    Rapport,
    Serie,
)
from xlsaddin.tabs.manniskor.samhalle import Samhallsmatt, samhallsmatt
from xlsaddin.tabs.underlag import Underlag

TAB = "Utveckling över tid"
BOKDEL = Bokdel.DELTAGARE
INGA = "Inget mått på fliken Samhällsmått har Ja i kolumnen Diagram."


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    matten = [it for it in samhallsmatt(u) if it.diagram and it.ar]
    delar = tuple(del_ for matt in matten for del_ in (_tabell(matt), _diagram(matt)))
    return Rapport(
        TAB,
        TAB,
        "Måtten år för år, kommunerna bredvid riket där det finns.",
        delar or (Block("Mått", (), (BlockRow(INGA),)),),
    )


def _tabell(matt: Samhallsmatt) -> Block:
    columns = tuple(BlockColumn(str(ar), str(ar), format_of(matt), 12) for ar in matt.ar)
    rows = tuple(_row(matt, omrade) for omrade in matt.omraden)
    return Block(f"{matt.name} ({matt.enhet})", columns, rows, key=matt.name)


def _row(matt: Samhallsmatt, omrade: str) -> BlockRow:
    cells: dict[str, Figur | str] = {
        str(ar): varde(matt.name, omrade, Konstant(ar)) for ar in matt.ar
    }
    return BlockRow(omrade, cells, key=f"{matt.name}: {omrade}")


def _diagram(matt: Samhallsmatt) -> Diagram:
    def column(key: str) -> ColumnRange:
        return ColumnRange(TAB, matt.name, key)

    ar = f"{matt.ar[0]}–{matt.ar[-1]}" if len(matt.ar) > 1 else str(matt.ar[0])
    return Diagram(
        f"{matt.name} {ar} ({matt.enhet})",
        f"Stapeldiagram: {matt.name.lower()} för varje område, en stapel för varje år {ar}.",
        column(TEXTKOLUMN),
        tuple(Serie(str(ar), column(str(ar))) for ar in matt.ar),
        format_of(matt),
    )
