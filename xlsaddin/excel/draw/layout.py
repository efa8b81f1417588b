"""What stands in each cell of a report tab: one description, drawn closed and refilled open."""

from collections.abc import Iterator
from typing import NamedTuple

from xlsaddin.excel.draw.chart_series import ring
from xlsaddin.excel.draw.places import ChartPlace, chart_places, comment_column, text_below
from xlsaddin.figures.figur import Value
from xlsaddin.reports.page import (
    RADRUBRIK,
    Look,
    Page,
    PageRow,
    PageTable,
    PageText,
    Siffra,
)
from xlsaddin.reports.page_charts import PageGauge
from xlsaddin.reports.rapport import Format, RowKind

# The rows whose line goes through their blank cells too.
_LINJERADE = frozenset({RowKind.SUMMA, RowKind.RESULTAT})
_HUVUD = "huvud"


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

    def settled(self) -> Value:
        """Return what the cell shows as it is now, formula or not; a header is never empty."""
        if self.is_formula:
            return self.value
        return self.content or (RADRUBRIK if self.look == _HUVUD else "")


def sheet_cells(page: Page) -> Iterator[SheetCell]:
    """Yield every cell of a report tab that holds or looks something."""
    yield SheetCell(0, 0, page.heading, "titel")
    yield SheetCell(1, 0, page.ingress, "ingress")
    for part in page.parts:
        if isinstance(part, PageTable):
            yield from _table_cells(part)
        elif isinstance(part, PageText):
            yield _text_cell(part)
    yield from _comment_cells(page)
    for number, sentence in enumerate(page.noter, text_below(page)):
        yield SheetCell(number, 0, sentence, "not")
    for chart, place in zip(page.charts, chart_places(page), strict=True):
        if isinstance(chart, PageGauge):
            yield from _gauge_cells(chart, place)


def _table_cells(table: PageTable) -> Iterator[SheetCell]:
    if table.heading:
        yield SheetCell(table.place.heading_row - 1, 0, table.heading, "blockrubrik")
    huvud = table.place.header_row - 1
    yield SheetCell(huvud, 0, "", _HUVUD)
    for place, column in enumerate(table.columns, 1):
        name = _HUVUD if column.format is Format.TEXT else "huvud höger"
        yield SheetCell(huvud, place, column.heading, name)
    for row in table.rows:
        yield SheetCell(row.number - 1, 0, row.text, row.slag)
        yield from _row_cells(row)


def _row_cells(row: PageRow) -> Iterator[SheetCell]:
    number, lined = row.number - 1, row.slag in _LINJERADE
    for place, cell in enumerate(row.cells, 1):
        if cell.formula:
            yield SheetCell(number, place, f"={cell.formula}", cell.look, cell.value, True)
        elif cell.value or lined:
            yield SheetCell(number, place, str(cell.value or ""), cell.look)


def _text_cell(part: PageText) -> SheetCell:
    if part.formula:
        return SheetCell(part.number - 1, 0, f"={part.formula}", "stycke", part.text, True)
    return SheetCell(part.number - 1, 0, part.text, "stycke")


def _comment_cells(page: Page) -> Iterator[SheetCell]:
    column = comment_column(page)
    for table in page.tables:
        commented = [row for row in table.rows if row.comment]
        if commented:
            yield SheetCell(table.place.header_row - 1, column, "Kommentar", "kommentarhuvud")
        for row in commented:
            yield SheetCell(row.number - 1, column, row.comment, "kommentar")


def _gauge_cells(gauge: PageGauge, place: ChartPlace) -> Iterator[SheetCell]:
    look = Siffra(RowKind.POST, gauge.format, right=True)
    for row, part in enumerate(ring(gauge, place), place.cells_row):
        yield SheetCell(row, place.column, part.label, "not")
        yield SheetCell(row, place.column + 1, f"={part.formula}", look, part.value, True)
