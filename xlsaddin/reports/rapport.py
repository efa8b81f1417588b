"""What a report is: a page of tables, texts, charts and key figures. No looks or places here.

Every renderer draws the same page: see `page`, where its cells are resolved once.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, ColumnRange, Figur

TEXTKOLUMN = "text"
"""The key of the column where a row's text stands, and of a paragraph's cell."""


class Format(StrEnum):
    """How a figure is shown; what that means is told in `formats`."""

    KR = "kr"
    TKR = "tkr"
    PROCENT = "%"
    ANTAL = "antal"
    DATUM = "datum"
    KONTO = "konto"
    TAL = "tal"  # whole, or with two decimals
    UTFALL = "utfall"  # a share or a count, two decimals
    SKILLNAD = "skillnad"  # whole, with its sign
    TEXT = "text"


class RowKind(StrEnum):
    """What a row is; it decides the row's looks."""

    HEADING = "rubrik"
    POST = "post"
    SUMMA = "summa"
    RESULTAT = "resultat"
    TEXT = "text"
    NYCKELTAL = "nyckeltal"


class ChartKind(StrEnum):
    """What a chart draws its series as."""

    COLUMN = "column"
    BAR = "bar"
    LINE = "line"


class BlockColumn(NamedTuple):
    """A column of a block.

    Attributes:
        key: the name that figures use for it.
        heading: its header.
        format: how its figures are shown; what kind of column it is follows from that.
        width: a hint of its width, in characters.
        personer: whether its figures count persons, or may do so: small ones can give somebody
            away.
    """

    key: str
    heading: str
    format: Format = Format.KR
    width: int = 15
    personer: bool = False


class BlockRow(NamedTuple):
    """A row: its text and its cells by column key.

    Attributes:
        text: what the row says in its first column.
        cells: column key -> a figure, or a text that is no figure.
        slag: what the row is.
        key: the name that other figures use for the row; the text when empty.
        format: shows the row's figures otherwise than the column says.
        personer: whether the row's figures count persons, where the column does not tell.
    """

    text: str
    cells: Mapping[str, Figur | str] = MappingProxyType({})
    slag: RowKind = RowKind.POST
    key: str = ""
    format: Format | None = None
    personer: bool | None = None

    @property
    def name(self) -> str:
        """The name that other figures use for the row."""
        return self.key or self.text


def visas_som(column: BlockColumn, radens: Format | None) -> Format:
    """Return how a cell is shown: as its row says, else as its column; a text column is text."""
    return column.format if column.format is Format.TEXT else radens or column.format


class Block(NamedTuple):
    """Rows under one header row; charts and sums name the block by its key, or else its heading."""

    heading: str
    columns: tuple[BlockColumn, ...]
    rows: tuple[BlockRow, ...]
    key: str = ""

    @property
    def name(self) -> str:
        """The name that a `ColumnRange` uses for the block."""
        return self.key or self.heading


class Stycke(NamedTuple):
    """A paragraph of its own: a text, or a figure that yields one; its key names its cell."""

    text: Figur | str
    key: str = ""


class Nyckeltal(NamedTuple):
    """A key figure.

    Attributes:
        text: what it is.
        value: the figure.
        target: what it is held against, if anything.
        ord: what is said of it, such as whether the target is reached.
        format: how the figure and the target are shown.
        key: the name that other figures use for it; the text when empty.
        personer: whether it counts persons.
    """

    text: str
    value: Figur
    target: Figur | None = None
    ord: Figur | str = ""
    format: Format = Format.TAL
    key: str = ""
    personer: bool = False


_NYCKELKOLUMNER = (
    BlockColumn("värde", "Utfall", Format.TAL, 16),
    BlockColumn("mål", "Mål", Format.TAL, 16),
    BlockColumn("ord", "I ord", Format.TEXT, 44),
)


def nyckeltal(heading: str, alla: Iterable[Nyckeltal], key: str = "") -> Block:
    """Return key figures as a block: a row each, with the columns värde, mål and ord."""
    return Block(heading, _NYCKELKOLUMNER, tuple(map(_nyckelrad, alla)), key)


def _nyckelrad(ett: Nyckeltal) -> BlockRow:
    cells: dict[str, Figur | str] = {"värde": ett.value, "ord": ett.ord}
    if ett.target is not None:
        cells["mål"] = ett.target
    return BlockRow(ett.text, cells, RowKind.NYCKELTAL, ett.key, ett.format, ett.personer)


class RowRange(NamedTuple):
    """Neighbouring cells of a block's row, or of its header row where `row` is empty."""

    tab: str
    block: str
    row: str
    columns: tuple[str, ...]


class Serie(NamedTuple):
    """A series of a chart: its name and its cells, down a column or along a row."""

    name: str
    values: ColumnRange | RowRange


class Diagram(NamedTuple):
    """A chart of series over categories.

    Attributes:
        titel: what the chart shows.
        alt_text: the same for one who cannot see it.
        kategorier: the cells that name the categories.
        serier: the series, as many cells each as there are categories.
        format: how the value axis is shown.
        slag: columns, bars, or lines where the axis is time.
    """

    titel: str
    alt_text: str
    kategorier: ColumnRange | RowRange
    serier: tuple[Serie, ...]
    format: Format = Format.TKR
    slag: ChartKind = ChartKind.COLUMN


class Matare(NamedTuple):
    """A gauge of one cell, from 0 to `hogst`."""

    titel: str
    alt_text: str
    cell: Cell
    format: Format = Format.ANTAL
    hogst: float = 100


class Rapport(NamedTuple):
    """A report tab.

    Attributes:
        tab: the tab's name.
        heading: the report's title.
        ingress: the unit and what else must be known to read it.
        innehall: tables, paragraphs and charts, in the order in which they are read.
        noter: sentences that end the text of the page.
        bokdel: the part of the workbook that it belongs to.
    """

    tab: str
    heading: str
    ingress: str
    innehall: "tuple[Block | Stycke | Diagram | Matare, ...]"
    noter: tuple[str, ...] = ()
    bokdel: Bokdel = Bokdel.GEMENSAMT

    @property
    def block(self) -> tuple[Block, ...]:
        """The tables."""
        return tuple(part for part in self.innehall if isinstance(part, Block))

    @property
    def diagram(self) -> tuple[Diagram | Matare, ...]:
        """The charts."""
        return tuple(part for part in self.innehall if isinstance(part, (Diagram, Matare)))

    def cell(self, row: str, column: str) -> Cell:
        """Return a reference to one of the report's cells."""
        return Cell(self.tab, row, column)
