"""What stands in each cell of a report tab: one description, drawn closed and refilled open."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlsaddin.figures.figur import Cell, Figur, Varde
from xlsaddin.reports.bok import Placerat, Rapportbok
from xlsaddin.reports.rapport import Format, Kolumn, Rad, Radslag, Rapport, visas_som
from xlsaddin.tabs.installningar import FORBUND, PERIOD

# The rows whose line goes through their blank cells too.
_LINJERADE = frozenset({Radslag.SUMMA, Radslag.RESULTAT})


class Siffra(NamedTuple):
    """The look of a figure, or of a word among figures, on a row of some kind."""

    slag: Radslag
    format: Format
    hoger: bool


Look = str | Radslag | Siffra
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
    value: Varde = None
    is_formula: bool = False


def sheet_cells(bok: Rapportbok, rapport: Rapport) -> Iterator[SheetCell]:
    """Yield every cell of a report tab that holds or looks something."""
    forbund = str(bok.installning(FORBUND) or "")
    ingress = "  ·  ".join(del_ for del_ in (forbund, _period(bok), rapport.ingress) if del_)
    yield SheetCell(0, 0, rapport.rubrik, "titel")
    yield SheetCell(1, 0, ingress, "ingress")
    placerade = bok.placering[rapport.flik]
    for placerat in placerade:
        yield from _block_cells(bok, rapport.flik, placerat)
    yield from _comment_cells(bok, rapport)
    for nummer, mening in enumerate(rapport.noter, row_below(placerade)):
        yield SheetCell(nummer, 0, mening, "not")


def row_below(placerade: Sequence[Placerat]) -> int:
    """Return the row, counted from 0, where the notes begin."""
    return placerade[-1].sista_rad + 1


def comments(bok: Rapportbok, rapport: Rapport, placerat: Placerat) -> list[tuple[int, str]]:
    """Return the comments on a block's rows, each with its row counted from 0."""
    return [
        (nummer - 1, kommentar)
        for nummer, rad in placerat.rader()
        if (kommentar := bok.kommentar(rapport.flik, rad))
    ]


def comment_column(rapport: Rapport) -> int:
    """Return the column of the comments, counted from 0: to the right of every block."""
    return 1 + max(len(block.kolumner) for block in rapport.block)


def _period(bok: Rapportbok) -> str:
    ar, period = bok.underlag.ar, bok.installning(PERIOD)
    return f"{ar}, {str(period).lower()}" if ar and period else str(ar or "")


def _block_cells(bok: Rapportbok, flik: str, placerat: Placerat) -> Iterator[SheetCell]:
    block = placerat.block
    if block.rubrik:
        yield SheetCell(placerat.rubrikrad - 1, 0, block.rubrik, "blockrubrik")
    huvud = placerat.huvudrad - 1
    yield SheetCell(huvud, 0, "", "huvud")
    for plats, kolumn in enumerate(block.kolumner, 1):
        namn = "huvud" if kolumn.format is Format.TEXT else "huvud höger"
        yield SheetCell(huvud, plats, kolumn.rubrik, namn)
    for nummer, rad in placerat.rader():
        yield SheetCell(nummer - 1, 0, rad.text, rad.slag)
        yield from _row_cells(bok, flik, (nummer - 1, rad), block.kolumner)


def _row_cells(
    bok: Rapportbok, flik: str, plats: tuple[int, Rad], kolumner: Sequence[Kolumn]
) -> Iterator[SheetCell]:
    nummer, rad = plats
    for i, kolumn in enumerate(kolumner, 1):
        innehall = rad.celler.get(kolumn.nyckel)
        if not innehall and rad.slag not in _LINJERADE:
            continue
        look = Siffra(rad.slag, visas_som(kolumn, rad), kolumn.format is not Format.TEXT)
        if isinstance(innehall, Figur):
            varde = bok.varde(Cell(flik, rad.namn, kolumn.nyckel))
            yield SheetCell(nummer, i, f"={innehall.formel(bok, flik)}", look, varde, True)
        else:
            yield SheetCell(nummer, i, innehall or "", look)


def _comment_cells(bok: Rapportbok, rapport: Rapport) -> Iterator[SheetCell]:
    kolumn = comment_column(rapport)
    for placerat in bok.placering[rapport.flik]:
        kommenterade = comments(bok, rapport, placerat)
        if kommenterade:
            yield SheetCell(placerat.huvudrad - 1, kolumn, "Kommentar", "kommentarhuvud")
        for nummer, kommentar in kommenterade:
            yield SheetCell(nummer, kolumn, kommentar, "kommentar")
