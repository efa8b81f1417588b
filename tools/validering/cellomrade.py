"""Cells and ranges written as A1, as tuples of numbers."""

import re
from typing import NamedTuple

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


class Area(NamedTuple):
    """A rectangle of cells, all borders included."""

    top: int
    left: int
    bottom: int
    right: int

    def meets(self, other: "Area") -> bool:
        """Tell whether two rectangles share a cell."""
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )


def cell(text: str) -> tuple[int, int]:
    """Return row and column.

    Raises:
        ValueError: the text is no cell of a sheet.

    >>> cell("AB12")
    (12, 28)
    """
    found = _CELL.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    if row > LAST_ROW or column > LAST_COLUMN:
        raise ValueError(f"{text!r} is outside the sheet")
    return row, column


def area(text: str) -> Area:
    """Return the rectangle of a range such as A1:B2 or of one cell."""
    first, _, last = text.partition(":")
    top, left = cell(first)
    bottom, right = cell(last or first)
    return Area(top, left, bottom, right)
