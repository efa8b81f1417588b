"""Where the comments, the notes and the charts of a report tab stand.

A chart lies over cells and must not hide any.
A chart that is read in the middle of the page stands to the right of the tables, one below
another from the table that it follows; the charts that end the page stand below its text.
"""

from collections.abc import Iterator
from typing import NamedTuple

from xlsaddin.domain.celladress import column_letters
from xlsaddin.reports.page import Page, PageTable, PageText
from xlsaddin.reports.placering import FIRST_BLOCK_ROW

CHART_ROWS = 16
GAUGE_ROWS = 12
GAP = 3


class ChartPlace(NamedTuple):
    """The cell of a chart's upper left corner, its row and column counted from 0."""

    row: int
    column: int

    @property
    def cells_row(self) -> int:
        """The first of the rows, counted from 0, below a gauge that hold what it is drawn from."""
        return self.row + GAUGE_ROWS

    @property
    def label_letter(self) -> str:
        """The letter of the column that names what a gauge is drawn from."""
        return column_letters(self.column + 1)

    @property
    def value_letter(self) -> str:
        """The letter of the column of the values that a gauge is drawn from."""
        return column_letters(self.column + 2)


def comment_column(page: Page) -> int:
    """Return the column of the comments, counted from 0: to the right of every table."""
    return 1 + max((len(table.columns) for table in page.tables), default=0)


def chart_places(page: Page) -> tuple[ChartPlace, ...]:
    """Return the place of each chart, in the order of the page."""
    beside = tuple(_beside(page))
    below = text_below(page) + len(page.noter) + 1
    last = range(len(page.charts) - len(beside))
    return (*beside, *(ChartPlace(below + CHART_ROWS * number, 0) for number in last))


def text_below(page: Page) -> int:
    """Return the row, counted from 0, where the notes begin: below all tables and side charts."""
    tables = (part for part in page.parts if isinstance(part, (PageTable, PageText)))
    last = max((_last_row(part) for part in tables), default=FIRST_BLOCK_ROW - 2)
    return max([last + 1, *(place.row + CHART_ROWS for place in _beside(page))])


def _beside(page: Page) -> Iterator[ChartPlace]:
    """Yield the places of the charts that a table or a paragraph follows."""
    row, free = FIRST_BLOCK_ROW - 1, 0
    for number, part in enumerate(page.parts):
        if isinstance(part, PageTable):
            row = part.place.heading_row - 1
        elif isinstance(part, PageText):
            row = part.number - 1
        elif any(isinstance(it, (PageTable, PageText)) for it in page.parts[number:]):
            place = ChartPlace(max(row, free), _free_column(page, max(row, free)))
            free = place.row + CHART_ROWS
            yield place


def _free_column(page: Page, row: int) -> int:
    """Return the first column to the right of all that a chart from a row stands beside."""
    last = row + CHART_ROWS
    beside = [
        len(table.columns)
        for table in page.tables
        if table.place.heading_row <= last and table.place.last_row > row
    ]
    commented = (it.number for table in page.tables for it in table.rows if it.comment)
    if any(row < number <= last for number in commented):
        beside.append(comment_column(page))
    return max(beside, default=0) + GAP


def _last_row(part: PageTable | PageText) -> int:
    return part.place.last_row if isinstance(part, PageTable) else part.number
