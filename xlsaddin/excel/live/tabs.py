"""A report tab of the open workbook: its cells as one block, read in one call, written in one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xlsaddin.excel.draw.layout import SheetCell

if TYPE_CHECKING:
    from xlwings import Range, Sheet

Grid = list[list[str]]
"""Rows from A1, each cell as one types it: a formula, a text, or "" for nothing."""

_QUOTED = re.compile(r"'([^'\W\d]\w*)'!")
_PLAIN_TEXT = re.compile(r"[^\W\d_][^\d]*")
_WORDS = {"true", "false", "sant", "falskt"}


@dataclass(frozen=True, slots=True)
class Chart:
    """Where a chart stands and what it shows: its distance from the top, and its series."""

    top: float
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab as it was before anything was written to it."""

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
    area = sheet.range((1, 1), sheet.used_range.last_cell)
    return Tab(read_grid(area), tuple(_read_chart(chart) for chart in sheet.charts))


def read_grid(area: "Range") -> Grid:
    """Read some cells as a block; a cell whose text only looks like a number stays a text."""
    formulas = _rows(area.formula)
    values = _rows(area.raw_value)
    return [
        [_typed(formula, value) for formula, value in zip(*rows, strict=True)]
        for rows in zip(formulas, values, strict=True)
    ]


def _typed(formula: object, value: object) -> str:
    text = "" if formula is None else str(formula)
    is_text = isinstance(value, str) and value == text
    return as_typed(text) if is_text else text


def _rows(block: Any) -> Sequence[Sequence[object]]:  # noqa: ANN401 - Excel gives one cell bare
    return block if isinstance(block, (list, tuple)) else [[block]]


def _read_chart(chart: Any) -> Chart:  # noqa: ANN401 - the series' formula is not in xlwings
    return Chart(chart.top, tuple(str(series.api.Formula) for series in chart.series))


def write_grid(sheet: "Sheet", grid: Grid) -> None:
    """Write a block in one call."""
    write_block(sheet.range((1, 1), (len(grid), len(grid[0]))), grid)


def write_block(area: "Range", grid: Grid) -> None:
    """Write a block over as many cells in one call."""
    area.formula = grid


def put_charts(sheet: "Sheet", charts: Iterable[Chart]) -> None:
    """Let the tab's charts stand where they stood and show what they showed."""
    for chart, was in zip(sheet.charts, charts, strict=False):
        chart.top = was.top
        for series, formula in zip(chart.series, was.series, strict=False):
            series.api.Formula = formula


def same(one: Grid, other: Grid) -> bool:
    """Return whether two blocks say the same; Excel drops quotes that a tab's name can do without.

    >>> same([["='Noter'!B5", ""]], [["=Noter!B5"], [""]])
    True
    """
    return _said(one, _without_quotes) == _said(other, _without_quotes)


def same_rows(one: Grid, other: Grid) -> bool:
    """Return whether two blocks have the same texts and figures in the same places.

    >>> same_rows([["Summa", "=A1"]], [["Summa", "=A2"]]), same_rows([["Summa"]], [["Post"]])
    (True, False)
    """
    return _said(one, _kind) == _said(other, _kind)


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
