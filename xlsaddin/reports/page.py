"""A report resolved to plain cells, once: what every renderer draws.

A cell has its value, its shown text, its formula and the name of its looks; where it stands in a
sheet is told by row and column key, so that a renderer without sheets need not care.
"""

from collections.abc import Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from xlsaddin.figures.figur import Cell, Figur, Value
from xlsaddin.reports import formats
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.page_charts import PageChart, PageGauge, resolved_chart, resolved_gauge
from xlsaddin.reports.placering import Placed, PlacedText
from xlsaddin.reports.rapport import (
    TEXTKOLUMN,
    BlockColumn,
    BlockRow,
    Diagram,
    Format,
    Matare,
    Rapport,
    RowKind,
    visas_som,
)
from xlsaddin.tabs.installningar import FORBUND, PERIOD


class Siffra(NamedTuple):
    """The look of a figure, or of a word among figures, on a row of some kind."""

    slag: RowKind
    format: Format
    right: bool


RADRUBRIK = "Rad"
"""What heads the column of the rows' texts where a header may not be empty."""

Look = str | RowKind | Siffra
"""A look by its name, that of the text that begins a row of some kind, or that of a figure."""


class PageCell(NamedTuple):
    """A cell of a table.

    Attributes:
        column: the key of its column.
        value: what it holds, None when it is blank or missing.
        formula: the formula that yields the value, without «=»; "" for a text.
        look: how it looks; says its format too.
        personer: whether it counts persons, or may do so.
    """

    column: str
    value: Value
    formula: str
    look: Siffra
    personer: bool

    @property
    def shown(self) -> str:
        """The value as readers see it."""
        return formats.shown(self.value, self.look.format)


class PageRow(NamedTuple):
    """A row of a table: its number in the sheet, its text, a cell a column, and its comment."""

    number: int
    text: str
    slag: RowKind
    cells: tuple[PageCell, ...]
    comment: str


class PageTable(NamedTuple):
    """A table: its heading, "" when it has none, its columns and its rows."""

    place: Placed
    rows: tuple[PageRow, ...]

    @property
    def heading(self) -> str:
        """What stands above the table."""
        return self.place.block.heading

    @property
    def columns(self) -> tuple[BlockColumn, ...]:
        """The columns, beside the one of the rows' texts."""
        return self.place.block.columns


class PageText(NamedTuple):
    """A paragraph: its row in the sheet, its text, and the formula that yields it, if any."""

    number: int
    text: str
    formula: str


PagePart = PageTable | PageText | PageChart | PageGauge


class Page(NamedTuple):
    """A report as it is drawn.

    Attributes:
        tab: the report's name.
        heading: its title.
        forbund: whose it is, "" when not told.
        period: the year and the period, "" when not told.
        unit: the unit and what else must be known to read it.
        parts: tables, paragraphs and charts, in the order in which they are read.
        noter: sentences that end the page's text.
    """

    tab: str
    heading: str
    forbund: str
    period: str
    unit: str
    parts: tuple[PagePart, ...]
    noter: tuple[str, ...]

    @property
    def ingress(self) -> str:
        """The line below the title: whose figures, of when, and in what unit."""
        return "  ·  ".join(part for part in (self.forbund, self.period, self.unit) if part)

    @property
    def tables(self) -> tuple[PageTable, ...]:
        """The tables."""
        return tuple(part for part in self.parts if isinstance(part, PageTable))

    @property
    def charts(self) -> tuple[PageChart | PageGauge, ...]:
        """The charts."""
        return tuple(part for part in self.parts if isinstance(part, (PageChart, PageGauge)))


def page(bok: Rapportbok, rapport: Rapport) -> Page:
    """Return a report resolved to plain cells."""
    return Page(
        rapport.tab,
        rapport.heading,
        str(bok.installning(FORBUND) or ""),
        _period(bok),
        rapport.ingress,
        tuple(_parts(bok, rapport)),
        rapport.noter,
    )


def _period(bok: Rapportbok) -> str:
    ar, period = bok.underlag.ar, bok.installning(PERIOD)
    return f"{ar}, {str(period).lower()}" if ar and period else str(ar or "")


def _parts(bok: Rapportbok, rapport: Rapport) -> Iterator[PagePart]:
    placerade = iter(bok.placering[rapport.tab])
    for part in rapport.innehall:
        if isinstance(part, Diagram):
            yield resolved_chart(bok, part)
        elif isinstance(part, Matare):
            yield resolved_gauge(bok, part)
        else:
            placed = next(placerade)
            if isinstance(placed, PlacedText):
                yield _text(bok, rapport.tab, placed)
            else:
                yield _table(bok, rapport.tab, placed)


def _text(bok: Rapportbok, tab: str, placed: PlacedText) -> PageText:
    text = placed.stycke.text
    if not isinstance(text, Figur):
        return PageText(placed.last_row, text, "")
    value = bok.value(Cell(tab, placed.stycke.key, TEXTKOLUMN))
    return PageText(placed.last_row, formats.shown(value, Format.TEXT), text.formula(bok, tab))


def _table(bok: Rapportbok, tab: str, placed: Placed) -> PageTable:
    looks = cache(partial(_looks, placed.block.columns))
    rows = (
        PageRow(
            number,
            row.text,
            row.slag,
            tuple(_cells(bok, tab, row, looks(row.slag, row.format))),
            bok.kommentar(tab, row),
        )
        for number, row in placed.rows()
    )
    return PageTable(placed, tuple(rows))


def _looks(
    columns: Sequence[BlockColumn], slag: RowKind, format_: Format | None
) -> list[tuple[BlockColumn, Siffra]]:
    """Return each column with the look of its cell on rows of a kind: they are few."""
    return [
        (column, Siffra(slag, visas_som(column, format_), column.format is not Format.TEXT))
        for column in columns
    ]


def _cells(
    bok: Rapportbok, tab: str, row: BlockRow, looks: Sequence[tuple[BlockColumn, Siffra]]
) -> Iterator[PageCell]:
    name = row.name
    for column, look in looks:
        key = column.key
        innehall = row.cells.get(key)
        told = row.personer if look.right else None
        personer = column.personer if told is None else told
        if isinstance(innehall, Figur):
            value = bok.value(Cell(tab, name, key))
            yield PageCell(key, value, innehall.formula(bok, tab), look, personer)
        else:
            yield PageCell(key, innehall, "", look, personer)
