"""Rows and columns of a tab in the open workbook that somebody has folded or hidden."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from xlwings import Sheet


_Way = Callable[[int], int | None]


class _Fold(NamedTuple):
    """How deep a row or column is folded, and whether it is hidden."""

    depth: int
    hidden: bool


class Folds(NamedTuple):
    """The rows and columns of a tab that are folded or hidden, by number."""

    rows: Mapping[int, _Fold]
    columns: Mapping[int, _Fold]

    def moved(self, row: _Way, column: _Way) -> "Folds":
        """Return the same where the rows and columns are now; what is gone is left out."""
        rows = ((there, it) for at, it in self.rows.items() if (there := row(at)))
        columns = ((there, it) for at, it in self.columns.items() if (there := column(at)))
        return Folds(dict(rows), dict(columns))


def folds_of(sheet: "Sheet") -> Folds:
    """Return the rows and columns of a tab that are folded or hidden."""
    used = sheet.used_range
    bottom, right = used.row + used.rows.count - 1, used.column + used.columns.count - 1

    def rows(first: int, last: int) -> Any:  # noqa: ANN401 - rows as COM shows them
        return sheet.range((first, 1), (last, 1)).api.EntireRow

    def columns(first: int, last: int) -> Any:  # noqa: ANN401 - columns as COM shows them
        return sheet.range((1, first), (1, last)).api.EntireColumn

    return Folds(dict(_folded(rows, 1, bottom)), dict(_folded(columns, 1, right)))


def _folded(lines: Callable[[int, int], Any], first: int, last: int) -> Iterator[tuple[int, _Fold]]:
    """Yield what is folded; Excel says None of lines that are not all alike."""
    asked = lines(first, last)
    depth, hidden = asked.OutlineLevel, asked.Hidden
    if depth is None or hidden is None:
        middle = (first + last) // 2
        yield from _folded(lines, first, middle)
        yield from _folded(lines, middle + 1, last)
    elif depth > 1 or hidden:
        yield from ((it, _Fold(int(depth), bool(hidden))) for it in range(first, last + 1))


def fold(sheet: "Sheet", folds: Folds) -> None:
    """Fold these rows and columns of a tab and no others."""
    cells = sheet.cells.api
    cells.ClearOutline()
    cells.EntireRow.Hidden = cells.EntireColumn.Hidden = False
    for row, it in folds.rows.items():
        _set(sheet.range((row, 1)).api.EntireRow, it)
    for column, it in folds.columns.items():
        _set(sheet.range((1, column)).api.EntireColumn, it)


def _set(line: Any, fold_: _Fold) -> None:  # noqa: ANN401 - a row or a column as COM shows it
    line.OutlineLevel = fold_.depth
    line.Hidden = fold_.hidden
