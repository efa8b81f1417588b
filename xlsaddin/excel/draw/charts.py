"""Charts of the report tabs, drawn with XlsxWriter: columns, bars, lines, and a gauge."""

from collections.abc import Sequence
from typing import Any, cast

from xlsxwriter.chart import Chart
from xlsxwriter.chart_doughnut import ChartDoughnut
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel.draw import style
from xlsaddin.figures.figur import ColumnRange
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Diagram, Serie

FARGER = ("#548235", "#A6A6A6", "#2F75B5")
GAUGE = "gauge"
WIDTH, HOJD = 620, 300
MATARBREDD, MATARHOJD = 420, 260
LIGGANDE = "bar"
GRA = "#D9D9D9"
RUTNAT: dict[str, object] = {"visible": True, "line": {"color": GRA, "width": 0.75}}
INGEN: dict[str, object] = {"none": True}


def draw_chart(
    sheet: Worksheet, bok: Rapportbok, diagram: Diagram, workbook: Workbook, place: tuple[int, int]
) -> None:
    """Draw a chart with its upper left corner in a cell, its row and column counted from 0."""
    rita = _gauge if diagram.slag == GAUGE else _axes
    chart = rita(bok, diagram, workbook)
    chart.set_title({"name": diagram.titel, "name_font": {"size": 12}})
    sheet.insert_chart(*place, chart, {"description": diagram.alt_text, "object_position": 2})


def _axes(bok: Rapportbok, diagram: Diagram, workbook: Workbook) -> Chart:
    chart = cast("Chart", workbook.add_chart({"type": diagram.slag}))
    talformat = style.TALFORMAT[diagram.format]
    for serie, farg in zip(diagram.serier, FARGER, strict=False):
        utseende = {
            "fill": {"color": farg},
            "data_labels": {"value": True, "num_format": talformat},
        }
        chart.add_series(_serie(bok, diagram, serie) | utseende)
    values: dict[str, Any] = {"num_format": talformat, "min": 0}
    if diagram.slag == LIGGANDE:
        # The first category stands at the top, as in the table.
        chart.set_y_axis(
            {"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}}
        )
        chart.set_x_axis(values | {"major_gridlines": RUTNAT})
    else:
        chart.set_y_axis(values | {"major_gridlines": RUTNAT})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": WIDTH, "height": HOJD})
    return chart


def _gauge(bok: Rapportbok, diagram: Diagram, workbook: Workbook) -> Chart:
    """Return a half ring: the first value is filled, the second is the rest, the third is below."""
    chart = cast("ChartDoughnut", workbook.add_chart({"type": "doughnut"}))
    serie = diagram.serier[0]
    delar = [
        {"fill": {"color": FARGER[0]}},
        {"fill": {"color": "#D9D9D9"}},
        {"fill": {"none": True}},
    ]
    etiketter = [{}, {"delete": True}, {"delete": True}]
    chart.add_series(
        _serie(bok, diagram, serie)
        | {
            "points": delar,
            "data_labels": {
                "value": True,
                "num_format": style.TALFORMAT[diagram.format],
                "font": {"bold": True, "color": "#FFFFFF", "size": 14},
                "custom": etiketter,
            },
        }
    )
    chart.set_rotation(270)
    chart.set_hole_size(60)
    chart.set_legend({"none": True})
    chart.set_size({"width": MATARBREDD, "height": MATARHOJD})
    return chart


def _serie(bok: Rapportbok, diagram: Diagram, serie: Serie) -> dict[str, Any]:
    return {
        "name": serie.name,
        "categories": "=" + bok.omrade(diagram.kategorier, ""),
        "values": "=" + bok.omrade(serie.values, ""),
        "categories_data": _values(bok, diagram.kategorier),
        "values_data": _values(bok, serie.values),
    }


def _values(bok: Rapportbok, omrade: ColumnRange) -> Sequence[object]:
    return ["" if value is None else value for value in bok.column("", omrade)]
