"""The reports' own verdicts heard: a remark for each reconciliation that does not agree."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.figures.enligt import Enligt
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    driftsredovisning as dr,
    resultatrakning as rr,
)
from xlsaddin.reports.formats import shown
from xlsaddin.reports.rapport import Format, RowKind
from xlsaddin.rules import avstamning
from xlsaddin.rules.avvikelseorsak import Kant, trolig_orsak
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK, SALDON
from xlsaddin.tabs.schema import ROW_COUNT

AR, FORRA = "år", "föregående år"


class Oenighet(NamedTuple):
    """Two ways to a figure that do not agree.

    Attributes:
        cell: the cell that says so.
        skillnad: the difference as a figure.
        belopp: the difference in kr.
        orsak: the likeliest cause in words, "" when none is known.
    """

    cell: Cell
    skillnad: Figur
    belopp: float
    orsak: str


def oenigheter(bok: Rapportbok, tabs: Container[str]) -> Iterator[Oenighet]:
    """Yield each reconciliation on these tabs that is a fel."""
    for cell, held in bok.cells.items():
        figur = held.figur
        if (
            cell.tab in tabs
            and isinstance(figur, Enligt)
            and figur.rakna is avstamning.utslag
            and bok.value(cell) == avstamning.FEL
        ):
            skillnad = figur.argument[0]
            belopp = skillnad.value(bok)
            if not isinstance(belopp, (int, float)):
                raise TypeError(f"{cell}: a verdict without a difference")
            yield Oenighet(cell, skillnad, belopp, trolig_orsak(belopp, _kanda(bok, cell)))


def utslag(bok: Rapportbok, tabs: Sequence[str]) -> list[Anmarkning]:
    """Return a remark for each reconciliation on these tabs that is a fel, with its cause."""
    delar = {rapport.tab: rapport.bokdel for rapport in bok.rapporter}
    return [
        Anmarkning(
            oenighet.cell.tab,
            _row_number(bok, oenighet.cell),
            _heading(bok, oenighet.cell),
            _mening(oenighet),
            bokdel=delar[oenighet.cell.tab],
        )
        for oenighet in oenigheter(bok, tabs)
    ]


def _row_number(bok: Rapportbok, cell: Cell) -> int:
    return int(bok.cells[cell].address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def _heading(bok: Rapportbok, cell: Cell) -> str:
    found = bok.row(cell)
    columns = found[0].columns if found else ()
    return next((column.heading for column in columns if column.key == cell.column), "")


def _mening(oenighet: Oenighet) -> str:
    """Return what does not agree, by how much, and the likeliest cause."""
    cell, skillnad, belopp, orsak = oenighet
    vad = skillnad.row if isinstance(skillnad, Cell) else cell.row
    sagt = f"Avstämningen går inte ihop: «{vad}» är {shown(belopp, Format.TAL)} kr."
    return f"{sagt} {orsak}".strip()


def _kanda(bok: Rapportbok, cell: Cell) -> Iterator[Kant]:
    """Yield the known amounts, those that are likeliest first."""
    yield from _resultat(bok, cell)
    yield from _data_rows(bok)
    yield from _report_rows(bok, cell)


def _resultat(bok: Rapportbok, cell: Cell) -> Iterator[Kant]:
    """Yield the result as it shows in a difference when eget kapital holds it twice, or not."""
    tecken = {br.TAB: -1.0, dr.TAB: 1.0}.get(cell.tab)
    if tecken is None:
        return
    column = FORRA if cell.column == FORRA else AR
    resultat = bok.value(Cell(rr.TAB, rr.ARETS_RESULTAT, column))
    if not isinstance(resultat, (int, float)):
        return
    if column == AR:
        mening = "Eget kapital på fliken Saldon verkar redan innehålla årets resultat."
        yield Kant("årets resultat", tecken * resultat, mening)
    else:
        mening = "Ingående eget kapital på fliken Saldon verkar sakna förra årets resultat."
        yield Kant("förra årets resultat", resultat, mening)


def _data_rows(bok: Rapportbok) -> Iterator[Kant]:
    """Yield the amounts of Saldon, and of the rows of Huvudbok that no other is summed with."""
    saldon = bok.underlag.table(SALDON)
    for number, row in zip(saldon.row_numbers, saldon.rows(), strict=True):
        ingaende, utgaende = (float(row[k] or 0) for k in ("Ingående", "Utgående"))
        place = f"{SALDON.tab}, rad {number}"
        yield Kant(place, utgaende)
        yield Kant(f"ingående på {place}", ingaende)
        yield Kant(f"förändringen på {place}", utgaende - ingaende)
    huvudbok = bok.underlag.table(HUVUDBOK)
    for number, row in zip(huvudbok.row_numbers, huvudbok.rows(), strict=True):
        if row[ROW_COUNT] == 1:
            yield Kant(f"{HUVUDBOK.tab}, rad {number}", float(row["Belopp"] or 0))


def _report_rows(bok: Rapportbok, cell: Cell) -> Iterator[Kant]:
    """Yield the posts of the statements: one may stand in one report and not in the other."""
    for tab in dict.fromkeys((cell.tab, rr.TAB, br.TAB)):
        for (of, _), placed in bok.blocks.items():
            rows = placed.block.rows if of == tab else ()
            for row in rows:
                value = bok.cell_value(tab, row, AR) if AR in row.cells else None
                if isinstance(value, (int, float)) and row.slag is RowKind.POST:
                    yield Kant(f"«{row.text}» i {tab}", float(value))
