"""Charts as they are drawn: their cells, what they cache, and what is said of them."""

import io
import re
import zipfile

import openpyxl
import pytest

from tests.reports.pahittad import bok, diagram, langs, matare, rapport, sida, tabell
from xlsaddin.excel.draw.chart_series import series_formula, sheet_series
from xlsaddin.excel.draw.places import chart_places
from xlsaddin.excel.draw.reports import draw
from xlsaddin.reports.rapport import Block, ChartKind, Diagram, Matare, Stycke


def chart_part(*parts: Block | Stycke | Diagram | Matare) -> str:
    """Return the one chart of a drawn page, as it stands in the file."""
    with zipfile.ZipFile(io.BytesIO(draw(bok(rapport(*parts))))) as package:
        return package.read("xl/charts/chart1.xml").decode()


def cells_of(part: str) -> list[str]:
    return re.findall(r"<c:f>(.*?)</c:f>", part)


def cached(part: str) -> list[str]:
    return re.findall(r"<c:pt idx=\"\d+\"><c:v>(.*?)</c:v>", part)


def test_a_chart_down_a_column_points_at_it_and_caches_it():
    part = chart_part(tabell(A=1.0, B=59.0), diagram())
    assert ["'Sida'!$A$6:$A$8", "'Sida'!$B$6:$B$8"] == cells_of(part)
    assert ["A", "B", "Alla", "1.0", "59.0", "60.0"] == cached(part)


def test_a_chart_along_a_row_points_at_it_and_at_the_headers():
    part = chart_part(tabell(A=1.0, B=59.0), langs())
    assert ["'Sida'!$B$5:$C$5", "'Sida'!$B$6:$C$6"] == cells_of(part)


def test_a_gauge_is_a_half_ring_of_the_cells_below_it():
    part = chart_part(tabell(A=1.0, B=59.0), matare())
    assert ["'Sida'!$A$23:$A$25", "'Sida'!$B$23:$B$25"] == cells_of(part)
    assert ["60.0", "40.0", "100"] == cached(part)[3:]
    assert '<c:firstSliceAng val="270"/>' in part


@pytest.mark.parametrize("slag", ChartKind)
def test_each_kind_is_drawn_as_what_it_is_called(slag):
    part = chart_part(tabell(A=1.0), diagram(slag))
    drawn = {ChartKind.COLUMN: "col", ChartKind.BAR: "bar"}.get(slag)
    assert (f'<c:barDir val="{drawn}"/>' if drawn else "<c:lineChart>") in part


def test_the_first_bar_stands_at_the_top_as_in_the_table():
    assert '<c:orientation val="maxMin"/>' in chart_part(tabell(A=1.0), diagram(ChartKind.BAR))


def test_a_chart_says_what_it_shows_to_one_who_cannot_see_it():
    with zipfile.ZipFile(io.BytesIO(draw(bok()))) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert ["Hur långt det är.", "Staplar för var och en."] == re.findall(r'descr="(.*?)"', drawing)


def test_the_charts_stand_in_their_places():
    sheet = openpyxl.load_workbook(io.BytesIO(draw(bok())))["Sida"]
    corners = [(it.anchor._from.row, it.anchor._from.col) for it in sheet._charts]
    assert chart_places(sida()) == tuple(corners)


def test_a_series_has_the_formula_that_excel_writes():
    it = sida(tabell(A=1.0, B=59.0), diagram())
    (series,) = sheet_series(it.charts[0], it.tab, chart_places(it)[0])
    assert '=SERIES("Sagt ""så""",\'Sida\'!$A$6:$A$8,\'Sida\'!$B$6:$B$8,2)' == series_formula(
        series._replace(name='Sagt "så"'), 2
    )
