"""What a report may not be: a cell without a column, or a chart without the cells that it names."""

from collections.abc import Sequence

from xlsaddin.figures.figur import ColumnRange
from xlsaddin.reports.rapport import TEXTKOLUMN, Block, Diagram, Matare, Rapport, RowRange

_Blocks = dict[tuple[str, str], Block]


def refuse_faults(rapporter: Sequence[Rapport]) -> None:
    """Refuse reports whose cells or charts are misspelt: they would be left out in silence.

    Raises:
        ValueError: a row has a cell that is in no column of its block; a chart has no series, or
            names cells that are not there, or not one a category.
    """
    blocks = {(rapport.tab, block.name): block for rapport in rapporter for block in rapport.block}
    for rapport in rapporter:
        for block in rapport.block:
            _refuse_strays(rapport.tab, block)
        for chart in rapport.diagram:
            if isinstance(chart, Diagram):
                _refuse_blanks(chart, blocks)
            elif not _is_there(chart, blocks):
                raise ValueError(f"{chart.titel}: no such cell as {tuple(chart.cell)}")


def _refuse_strays(tab: str, block: Block) -> None:
    keys = {column.key for column in block.columns}
    for row in block.rows:
        if not keys.issuperset(row.cells):
            raise ValueError(f"{tab}, {row.name}: no column for {sorted(set(row.cells) - keys)}")


def _is_there(gauge: Matare, blocks: _Blocks) -> bool:
    tab, name, column = gauge.cell
    rows = (row for (of, _), block in blocks.items() if of == tab for row in block.rows)
    return any(row.name == name and column in row.cells for row in rows)


def _refuse_blanks(chart: Diagram, blocks: _Blocks) -> None:
    antal = _count(chart.kategorier, blocks)
    if not antal or not chart.serier:
        raise ValueError(f"{chart.titel}: no categories, or no series")
    for serie in chart.serier:
        if antal != _count(serie.values, blocks):
            raise ValueError(f"{chart.titel}: {serie.name} has not one cell a category")


def _count(cells: ColumnRange | RowRange, blocks: _Blocks) -> int:
    """Return how many cells a range names, 0 when it is not there or not in one piece."""
    block = blocks.get((cells.tab, cells.block))
    if block is None:
        return 0
    keys = [TEXTKOLUMN, *(column.key for column in block.columns)]
    if isinstance(cells, ColumnRange):
        return len(block.rows) if cells.column in keys else 0
    if cells.row and cells.row not in {row.name for row in block.rows}:
        return 0
    first = keys.index(cells.columns[0]) if cells.columns and cells.columns[0] in keys else 0
    return len(cells.columns) if tuple(keys[first:][: len(cells.columns)]) == cells.columns else 0
