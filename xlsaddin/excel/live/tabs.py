"""A report tab of the open workbook: its cells as one block, read in one call, written in one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsaddin.domain.celladress import column_number
from xlsaddin.excel.draw.layout import SheetCell
from xlsaddin.excel.live.charts import Chart, read_charts, same_charts

if TYPE_CHECKING:
    from xlwings import Range, Sheet

Grid = list[list[str]]
"""Rows from A1, each cell as one types it: a formula, a text, or "" for nothing."""

_QUOTED = re.compile(r"'([^'\W\d]\w*)'!")
_CORNER = re.compile(r"\$?([A-Z]*)\$?(\d*)")
_PLAIN_TEXT = re.compile(r"[^\W\d_][^\d]*")
_WORDS = {"true", "false", "sant", "falskt"}


class Tab(NamedTuple):
    """What stands on a tab."""

    grid: Grid
    charts: tuple[Chart, ...]


def grid_of(cells: Iterable[SheetCell]) -> Grid:
    """Return the block of what shall stand on a tab."""
    placed = {
        (cell.row, cell.column): cell.content if cell.is_formula else as_typed(cell.content)
        for cell in cells
    }
    height = 1 + max(row for row, _ in placed)
    width = 1 + max(column for _, column in placed)
    return [[placed.get((row, column), "") for column in range(width)] for row in range(height)]


def as_typed(text: str) -> str:
    """Return a text so that Excel takes it for text: «2023» would become a number.

    >>> as_typed("Summa intäkter"), as_typed("2023"), as_typed("=a"), as_typed("")
    ('Summa intäkter', "'2023", "'=a", '')
    """
    plain = _PLAIN_TEXT.fullmatch(text) and text.strip().casefold() not in _WORDS
    return text if plain or not text else f"'{text}"


def read_tab(sheet: "Sheet") -> Tab:
    """Return a tab as it is now."""
    return Tab(_from_a1(sheet.used_range), read_charts(sheet))


def read_tabs(sheets: Mapping[str, "Sheet"], tabs: Iterable[str]) -> dict[str, Tab]:
    """Return some tabs as they are now, those of them that there are."""
    return {tab: read_tab(sheets[tab]) for tab in tabs if tab in sheets}


def _from_a1(area: "Range") -> Grid:
    """Read some cells as a block that begins in A1, whatever is blank before them."""
    left, top = corner(area.address)
    above: Grid = [[""] for _ in range(top - 1)]
    return above + [[""] * (left - 1) + row for row in read_grid(area)]


def read_grid(area: "Range") -> Grid:
    """Read some cells as a block; a cell whose text only looks like a number stays a text."""
    rows = zip(_rows(area.formula), _rows(area.raw_value), strict=True)
    return [[_typed(*cell) for cell in zip(*row, strict=True)] for row in rows]


def corner(address: str) -> tuple[int, int]:
    """Return the column and row, counted from 1, where an area begins.

    >>> corner("$B$3:$F$30"), corner("$A:$C"), corner("$2:$5")
    ((2, 3), (1, 1), (1, 2))
    """
    letters, digits = _CORNER.findall(address)[0]
    return column_number(letters or "A"), int(digits or 1)


def _typed(formula: object, value: object) -> str:
    text = "" if formula is None else str(formula)
    is_text = isinstance(value, str) and value == text
    return as_typed(text) if is_text else text


def _rows(block: Any) -> Sequence[Sequence[object]]:  # noqa: ANN401 - Excel gives one cell bare
    return block if isinstance(block, (list, tuple)) else [[block]]


def write_grid(sheet: "Sheet", grid: Grid) -> None:
    """Write a block in one call."""
    write_block(sheet.range((1, 1), (len(grid), len(grid[0]))), grid)


def write_block(area: "Range", grid: Grid) -> None:
    """Write a block over as many cells in one call."""
    area.formula = grid


def same(one: Tab, other: Tab) -> bool:
    """Return whether two tabs say the same, with the same charts."""
    return same_cells(one.grid, other.grid) and same_charts(one.charts, other.charts)


def same_cells(one: Grid, other: Grid) -> bool:
    """Return whether two blocks say the same; Excel drops quotes that a tab's name can do without.

    >>> same_cells([["='Noter'!B5", ""]], [["=Noter!B5"], [""]])
    True
    """
    return _said(one, _without_quotes) == _said(other, _without_quotes)


def same_looks(one: Tab, other: Tab) -> bool:
    """Return whether two tabs have texts and figures in the same places, and the same charts.

    >>> same_looks(Tab([["Summa", "=A1"]], ()), Tab([["Summa", "=A2"]], ()))
    True
    >>> same_looks(Tab([["Summa"]], ()), Tab([["Post"]], ()))
    False
    """
    rows = _said(one.grid, _kind) == _said(other.grid, _kind)
    return rows and same_charts(one.charts, other.charts)


def _said(grid: Grid, say: Any) -> list[list[str]]:  # noqa: ANN401 - a function of a text
    rows = [_stripped([say(cell) for cell in row]) for row in grid]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _stripped(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row.pop()
    return row


def _without_quotes(cell: str) -> str:
    return _QUOTED.sub(r"\1!", cell) if cell.startswith("=") else cell


def _kind(cell: str) -> str:
    return "=" if cell.startswith("=") else cell
