"""Charts of the report tabs, drawn with XlsxWriter: columns, bars, lines, and a gauge."""

from typing import Any, cast

from xlsxwriter.chart import Chart
from xlsxwriter.chart_doughnut import ChartDoughnut
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel.draw.chart_series import SheetSeries, sheet_series
from xlsaddin.excel.draw.places import ChartPlace
from xlsaddin.reports.formats import WAYS
from xlsaddin.reports.page_charts import PageChart, PageGauge, Points
from xlsaddin.reports.rapport import ChartKind

FARGER = ("#548235", "#A6A6A6", "#2F75B5")
WIDTH, HOJD = 620, 300
MATARBREDD, MATARHOJD = 420, 260
GRA = "#D9D9D9"
RUTNAT: dict[str, object] = {"visible": True, "line": {"color": GRA, "width": 0.75}}
INGEN: dict[str, object] = {"none": True}


def draw_chart(
    sheet: Worksheet, chart: PageChart | PageGauge, workbook: Workbook, place: ChartPlace
) -> None:
    """Draw a chart in its place on a tab."""
    series = sheet_series(chart, str(sheet.name), place)
    if isinstance(chart, PageGauge):
        drawn = _gauge(chart, series[0], workbook)
    else:
        drawn = _axes(chart, series, workbook)
    drawn.set_title({"name": chart.titel, "name_font": {"size": 12}})
    look = {"description": chart.alt_text, "object_position": 2}
    sheet.insert_chart(place.row, place.column, drawn, look)


def _axes(chart: PageChart, series: tuple[SheetSeries, ...], workbook: Workbook) -> Chart:
    drawn = cast("Chart", workbook.add_chart({"type": chart.slag.value}))
    talformat = WAYS[chart.format].code
    for serie, farg in zip(series, FARGER, strict=False):
        utseende = {
            "fill": {"color": farg},
            "data_labels": {"value": True, "num_format": talformat},
        }
        drawn.add_series(_serie(serie) | utseende)
    values: dict[str, Any] = {"num_format": talformat, "min": 0}
    if chart.slag is ChartKind.BAR:
        # The first category stands at the top, as in the table.
        drawn.set_y_axis(
            {"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}}
        )
        drawn.set_x_axis(values | {"major_gridlines": RUTNAT})
    else:
        drawn.set_y_axis(values | {"major_gridlines": RUTNAT})
    drawn.set_legend({"position": "bottom"})
    drawn.set_size({"width": WIDTH, "height": HOJD})
    return drawn


def _gauge(gauge: PageGauge, series: SheetSeries, workbook: Workbook) -> Chart:
    """Return a half ring: the first value is filled, the second is the rest, the third is below."""
    drawn = cast("ChartDoughnut", workbook.add_chart({"type": "doughnut"}))
    delar = [
        {"fill": {"color": FARGER[0]}},
        {"fill": {"color": GRA}},
        {"fill": INGEN},
    ]
    etiketter = [{}, {"delete": True}, {"delete": True}]
    drawn.add_series(
        _serie(series)
        | {
            "points": delar,
            "data_labels": {
                "value": True,
                "num_format": WAYS[gauge.format].code,
                "font": {"bold": True, "color": "#FFFFFF", "size": 14},
                "custom": etiketter,
            },
        }
    )
    drawn.set_rotation(270)
    drawn.set_hole_size(60)
    drawn.set_legend({"none": True})
    drawn.set_size({"width": MATARBREDD, "height": MATARHOJD})
    return drawn


def _serie(series: SheetSeries) -> dict[str, Any]:
    return {
        "name": series.name,
        "categories": f"={series.categories.address}",
        "values": f"={series.values.address}",
        "categories_data": _cached(series.categories),
        "values_data": _cached(series.values),
    }


def _cached(points: Points) -> list[object]:
    return ["" if value is None else value for value in points.values]
