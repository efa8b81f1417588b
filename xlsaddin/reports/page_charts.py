"""The charts of a page: their series as cells and as numbers."""

from typing import NamedTuple

from xlsaddin.figures.figur import ColumnRange, Value
from xlsaddin.reports.bok import Rapportbok, tab_name
from xlsaddin.reports.placering import Placed
from xlsaddin.reports.rapport import ChartKind, Diagram, Format, Matare, RowRange


class Points(NamedTuple):
    """The cells of a chart's series or categories: their address from any tab, and their values."""

    address: str
    values: tuple[Value, ...]


class PageSeries(NamedTuple):
    """A series of a chart, as cells and as numbers."""

    name: str
    points: Points


class PageChart(NamedTuple):
    """A chart of series over categories."""

    titel: str
    alt_text: str
    format: Format
    slag: ChartKind
    categories: Points
    series: tuple[PageSeries, ...]


class PageGauge(NamedTuple):
    """A gauge of one cell from 0 to `hogst`; the cell's address holds from any tab."""

    titel: str
    alt_text: str
    format: Format
    address: str
    value: Value
    hogst: float


def resolved_chart(bok: Rapportbok, chart: Diagram) -> PageChart:
    """Return a chart with its cells and their values."""
    series = (PageSeries(serie.name, _points(bok, serie.values)) for serie in chart.serier)
    categories = _points(bok, chart.kategorier)
    return PageChart(
        chart.titel, chart.alt_text, chart.format, chart.slag, categories, tuple(series)
    )


def resolved_gauge(bok: Rapportbok, gauge: Matare) -> PageGauge:
    """Return a gauge with its cell and the cell's value."""
    address = f"{tab_name(gauge.cell.tab)}!{_absolute(bok.cells[gauge.cell].address)}"
    value = bok.value(gauge.cell)
    return PageGauge(gauge.titel, gauge.alt_text, gauge.format, address, value, gauge.hogst)


def _points(bok: Rapportbok, cells: ColumnRange | RowRange) -> Points:
    if isinstance(cells, ColumnRange):
        return Points(bok.omrade(cells, ""), tuple(bok.column("", cells)))
    placed = bok.blocks[cells.tab, cells.block]
    letters = placed.letters()
    number, values = _along_row(bok, placed, cells)
    ends = (cells.columns[0], cells.columns[-1])
    first, last = (_absolute(f"{letters[key]}{number}") for key in ends)
    return Points(f"{tab_name(cells.tab)}!{first}:{last}", values)


def _along_row(bok: Rapportbok, placed: Placed, cells: RowRange) -> tuple[int, tuple[Value, ...]]:
    """Return the number of the row that a range lies on, and its values."""
    if not cells.row:
        headings = {column.key: column.heading for column in placed.block.columns}
        return placed.header_row, tuple(headings[key] for key in cells.columns)
    number, row = next(pair for pair in placed.rows() if pair[1].name == cells.row)
    return number, tuple(bok.cell_value(cells.tab, row, key) for key in cells.columns)


def _absolute(address: str) -> str:
    """Return an address that does not follow when its formula is copied.

    >>> _absolute("AB12")
    '$AB$12'
    """
    column = address.rstrip("0123456789")
    return f"${column}${address[len(column) :]}"
