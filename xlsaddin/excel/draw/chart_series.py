"""What the series of a chart show on a sheet, by cells: a gauge needs cells that no report has."""

from typing import NamedTuple

from xlsaddin.excel.draw.places import ChartPlace
from xlsaddin.figures.figur import Value
from xlsaddin.reports.bok import tab_name
from xlsaddin.reports.page_charts import PageChart, PageGauge, Points


class SheetSeries(NamedTuple):
    """A series of a chart: its name, what names its categories, and its values."""

    name: str
    categories: Points
    values: Points


class RingPart(NamedTuple):
    """A part of a gauge's ring: what it is, the formula of its size, without «=», and its size."""

    label: str
    formula: str
    value: Value


def sheet_series(
    chart: PageChart | PageGauge, tab: str, place: ChartPlace
) -> tuple[SheetSeries, ...]:
    """Return the series of a chart that is drawn in a place on a tab."""
    if isinstance(chart, PageChart):
        return tuple(SheetSeries(it.name, chart.categories, it.points) for it in chart.series)
    parts = ring(chart, place)
    labels, sizes = (
        f"{tab_name(tab)}!${letter}${place.cells_row + 1}:${letter}${place.cells_row + len(parts)}"
        for letter in (place.label_letter, place.value_letter)
    )
    names = Points(labels, tuple(part.label for part in parts))
    return (SheetSeries(chart.titel, names, Points(sizes, tuple(part.value for part in parts))),)


def series_formula(series: SheetSeries, number: int) -> str:
    """Return the formula of a chart's series, counted from 1, as Excel writes it."""
    name = series.name.replace('"', '""')
    return f'=SERIES("{name}",{series.categories.address},{series.values.address},{number})'


def ring(gauge: PageGauge, place: ChartPlace) -> tuple[RingPart, ...]:
    """Return the parts of a gauge's ring: what is reached, what is left, and the lower half.

    The lower half is as large as the upper, and is not filled.
    """
    row, letter, scale = place.cells_row + 1, place.value_letter, f"{gauge.hogst:g}"
    reached, left = f"{letter}{row}", f"{letter}{row + 1}"
    value = gauge.value if isinstance(gauge.value, (int, float)) else None
    return (
        RingPart("Värde", gauge.address, value),
        RingPart(
            f"Kvar till {scale}",
            f'IF({reached}="","",{scale}-{reached})',
            None if value is None else gauge.hogst - value,
        ),
        RingPart(
            "Undre halvan",
            f'IF({reached}="","",{reached}+{left})',
            None if value is None else gauge.hogst,
        ),
    )
