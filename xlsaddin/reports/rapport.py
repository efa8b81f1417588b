"""What a report is: a frozen object with named parts, drawn by others. No colours here."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from xlsaddin.figures.figur import Cell, ColumnRange, Figur


class Format(StrEnum):
    """How a figure is shown."""

    KR = "kr"
    TKR = "tkr"
    PROCENT = "%"
    ANTAL = "antal"
    DATUM = "datum"
    KONTO = "konto"
    TAL = "tal"  # whole, or with its decimals
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


class BlockColumn(NamedTuple):
    """A column: its key, header, how its figures are shown, and its width in characters."""

    key: str
    heading: str
    format: Format = Format.KR
    width: int = 15


class BlockRow(NamedTuple):
    """A row: its text and its cells by column key.

    Attributes:
        text: what the row says in its first column.
        cells: column key -> a figure, or a text that is no figure.
        slag: what the row is.
        key: the name that other figures use for the row; the text when empty.
        format: shows the row's figures otherwise than the column says.
    """

    text: str
    cells: Mapping[str, Figur | str] = MappingProxyType({})
    slag: RowKind = RowKind.POST
    key: str = ""
    format: Format | None = None

    @property
    def name(self) -> str:
        """The name that other figures use for the row."""
        return self.key or self.text


def visas_som(column: BlockColumn, row: BlockRow) -> Format:
    """Return how a cell is shown: as its row says, else as its column; a text column is text."""
    return column.format if column.format is Format.TEXT else row.format or column.format


class Block(NamedTuple):
    """Rows under one header row."""

    heading: str
    columns: tuple[BlockColumn, ...]
    rows: tuple[BlockRow, ...]


class Serie(NamedTuple):
    """A series of a chart: its name and its cells."""

    name: str
    values: ColumnRange


class Diagram(NamedTuple):
    """A chart below the report's blocks: columns, bars, lines where the axis is time, or a gauge.

    Attributes:
        titel: what the chart shows.
        alt_text: the same for one who cannot see it.
        kategorier: the block whose first column names the categories, and the rows.
        serier: the series.
        format: how the value axis is shown.
        slag: column, bar, line or gauge.
        bredvid: the block that the chart stands to the right of; below all blocks when left out.
    """

    titel: str
    alt_text: str
    kategorier: ColumnRange
    serier: tuple[Serie, ...]
    format: Format = Format.TKR
    slag: str = "column"
    bredvid: int | None = None


class Rapport(NamedTuple):
    """A report tab.

    Attributes:
        tab: the tab's name.
        heading: the report's title.
        ingress: the unit and what else must be known to read it.
        block: the blocks, top to bottom.
        noter: sentences below the figures.
        diagram: charts below the blocks.
    """

    tab: str
    heading: str
    ingress: str
    block: tuple[Block, ...]
    noter: tuple[str, ...] = ()
    diagram: tuple[Diagram, ...] = ()

    def cell(self, row: str, column: str) -> Cell:
        """Return a reference to one of the report's cells."""
        return Cell(self.tab, row, column)
