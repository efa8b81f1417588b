"""Where the cells of a report stand, so that formulas can point at them."""

from collections.abc import Iterator
from typing import NamedTuple

from xlsaddin.domain.celladress import column_letters
from xlsaddin.reports.rapport import TEXTKOLUMN, Block, BlockRow, Rapport, Stycke

FIRST_BLOCK_ROW = 4


class Placed(NamedTuple):
    """A block in its place: the sheet row of its header, its rows following one by one."""

    block: Block
    heading_row: int

    @property
    def header_row(self) -> int:
        """The row of the column headers."""
        return self.heading_row + bool(self.block.heading)

    def rows(self) -> Iterator[tuple[int, BlockRow]]:
        """Yield each row with its row number in the sheet."""
        return enumerate(self.block.rows, self.header_row + 1)

    @property
    def last_row(self) -> int:
        """The last row number of the block."""
        return self.header_row + len(self.block.rows)

    def letters(self) -> dict[str, str]:
        """Return each column's letter by its key; the row's text stands in column A."""
        keys = [TEXTKOLUMN, *(column.key for column in self.block.columns)]
        return {key: column_letters(i) for i, key in enumerate(keys, 1)}


class PlacedText(NamedTuple):
    """A paragraph in its place: its row in the sheet; it stands in column A."""

    stycke: Stycke
    last_row: int


def placera(rapport: Rapport) -> tuple[Placed | PlacedText, ...]:
    """Return the report's blocks and paragraphs in their places.

    A block is parted by an empty row from what stands above and below it. Charts take no cells.
    """
    placerade: list[Placed | PlacedText] = []
    last = FIRST_BLOCK_ROW - 2
    for part in rapport.innehall:
        if isinstance(part, Block):
            placerade.append(Placed(part, last + 2))
        elif isinstance(part, Stycke):
            after_text = placerade and isinstance(placerade[-1], PlacedText)
            placerade.append(PlacedText(part, last + (1 if after_text else 2)))
        else:
            continue
        last = placerade[-1].last_row
    return tuple(placerade)
