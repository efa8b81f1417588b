"""What stands in each cell of a report tab: one description, drawn closed and refilled open."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlsaddin.figures.figur import Cell, Figur, Value
from xlsaddin.reports.bok import Placed, Rapportbok
from xlsaddin.reports.rapport import BlockColumn, BlockRow, Format, Rapport, RowKind, visas_som
from xlsaddin.tabs.installningar import FORBUND, PERIOD

# The rows whose line goes through their blank cells too.
_LINJERADE = frozenset({RowKind.SUMMA, RowKind.RESULTAT})


class Siffra(NamedTuple):
    """The look of a figure, or of a word among figures, on a row of some kind."""

    slag: RowKind
    format: Format
    right: bool


Look = str | RowKind | Siffra
"""A look by its name, that of the text that begins a row of some kind, or that of a figure."""


class SheetCell(NamedTuple):
    """A cell of a report tab.

    Attributes:
        row: the row counted from 0.
        column: the column counted from 0.
        content: the text, or the formula with its «=»; "" where only the look is drawn.
        look: how it looks; a figure's look says its number format.
        value: the formula's value, None when it is missing.
        is_formula: whether `content` is a formula; a text may begin with «=» too.
    """

    row: int
    column: int
    content: str
    look: Look
    value: Value = None
    is_formula: bool = False


def sheet_cells(bok: Rapportbok, rapport: Rapport) -> Iterator[SheetCell]:
    """Yield every cell of a report tab that holds or looks something."""
    forbund = str(bok.installning(FORBUND) or "")
    ingress = "  ·  ".join(del_ for del_ in (forbund, _period(bok), rapport.ingress) if del_)
    yield SheetCell(0, 0, rapport.heading, "titel")
    yield SheetCell(1, 0, ingress, "ingress")
    placerade = bok.placering[rapport.tab]
    for placed in placerade:
        yield from _block_cells(bok, rapport.tab, placed)
    yield from _comment_cells(bok, rapport)
    for number, sentence in enumerate(rapport.noter, row_below(placerade)):
        yield SheetCell(number, 0, sentence, "not")


def row_below(placerade: Sequence[Placed]) -> int:
    """Return the row, counted from 0, where the notes begin."""
    return placerade[-1].last_row + 1


def comments(bok: Rapportbok, rapport: Rapport, placed: Placed) -> list[tuple[int, str]]:
    """Return the comments on a block's rows, each with its row counted from 0."""
    return [
        (number - 1, kommentar)
        for number, row in placed.rows()
        if (kommentar := bok.kommentar(rapport.tab, row))
    ]


def comment_column(rapport: Rapport) -> int:
    """Return the column of the comments, counted from 0: to the right of every block."""
    return 1 + max(len(block.columns) for block in rapport.block)


def _period(bok: Rapportbok) -> str:
    ar, period = bok.underlag.ar, bok.installning(PERIOD)
    return f"{ar}, {str(period).lower()}" if ar and period else str(ar or "")


def _block_cells(bok: Rapportbok, tab: str, placed: Placed) -> Iterator[SheetCell]:
    block = placed.block
    if block.heading:
        yield SheetCell(placed.heading_row - 1, 0, block.heading, "blockrubrik")
    huvud = placed.header_row - 1
    yield SheetCell(huvud, 0, "", "huvud")
    for place, column in enumerate(block.columns, 1):
        name = "huvud" if column.format is Format.TEXT else "huvud höger"
        yield SheetCell(huvud, place, column.heading, name)
    for number, row in placed.rows():
        yield SheetCell(number - 1, 0, row.text, row.slag)
        yield from _row_cells(bok, tab, (number - 1, row), block.columns)


def _row_cells(
    bok: Rapportbok, tab: str, place: tuple[int, BlockRow], columns: Sequence[BlockColumn]
) -> Iterator[SheetCell]:
    number, row = place
    for i, column in enumerate(columns, 1):
        innehall = row.cells.get(column.key)
        if not innehall and row.slag not in _LINJERADE:
            continue
        look = Siffra(row.slag, visas_som(column, row), column.format is not Format.TEXT)
        if isinstance(innehall, Figur):
            value = bok.value(Cell(tab, row.name, column.key))
            yield SheetCell(number, i, f"={innehall.formula(bok, tab)}", look, value, True)
        else:
            yield SheetCell(number, i, innehall or "", look)


def _comment_cells(bok: Rapportbok, rapport: Rapport) -> Iterator[SheetCell]:
    column = comment_column(rapport)
    for placed in bok.placering[rapport.tab]:
        kommenterade = comments(bok, rapport, placed)
        if kommenterade:
            yield SheetCell(placed.header_row - 1, column, "Kommentar", "kommentarhuvud")
        for number, kommentar in kommenterade:
            yield SheetCell(number, column, kommentar, "kommentar")
