"""What of a report is drawn: its columns, its lines, or a sentence on why there are none."""

from collections.abc import Iterable

from xlsaddin.figures.figur import Figur
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Rapport, RowKind, Stycke


def utan_underlag(tab: str, heading: str, skal: str) -> Rapport:
    """Return a report that only says why there is nothing in it."""
    return Rapport(tab, heading, "", (Stycke(skal),))


def block(
    heading: str, columns: Iterable[BlockColumn], rows: Iterable[BlockRow], key: str = ""
) -> Block:
    """Return a block without the cells of columns that it does not have, and without empty lines.

    A line is empty when it had figures, but none in the columns that there are.
    """
    columns = tuple(columns)
    keys = {column.key for column in columns}
    kvar = (row._replace(cells={k: v for k, v in row.cells.items() if k in keys}) for row in rows)
    return Block(heading, columns, tuple(row for row in kvar if _sager_nagot(row)), key)


def _sager_nagot(row: BlockRow) -> bool:
    return row.slag is RowKind.HEADING or any(isinstance(v, Figur) for v in row.cells.values())
