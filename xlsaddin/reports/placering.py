"""Where the cells of a report stand, so that formulas can point at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import EllipsisType
from typing import NamedTuple

from xlsaddin.domain.celladress import column_letters
from xlsaddin.figures.figur import Cell, Figur, Value
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


@dataclass(slots=True, eq=False)
class Held:
    """What a cell holds: its address in its own tab, and the figure; the rest once it is asked."""

    address: str
    figur: Figur
    value: Value | EllipsisType = ...
    kan_saknas: bool | None = None


def held_cells(tab: str, placed: Placed | PlacedText) -> Iterator[tuple[Cell, Held]]:
    """Yield each cell of a block, or of a paragraph, that holds a figure."""
    if isinstance(placed, PlacedText):
        stycke, at = placed
        if isinstance(stycke.text, Figur):
            yield Cell(tab, stycke.key, TEXTKOLUMN), Held(f"A{at}", stycke.text)
        return
    letters = placed.letters()
    for number, row in placed.rows():
        name = row.name
        for key, innehall in row.cells.items():
            if isinstance(innehall, Figur):
                yield Cell(tab, name, key), Held(f"{letters[key]}{number}", innehall)
