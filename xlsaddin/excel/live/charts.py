"""Charts of a report tab in the open workbook: what they show, and how they get there.

No chart is made here. Excel takes the charts along when cells are copied from a workbook that
has them, the drawn one or the backup, so a chart looks the same whoever put it there. Once here
it still shows the cells of the workbook that it came from, until its series are pointed home.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsaddin.excel.draw.chart_series import series_formula, sheet_series
from xlsaddin.excel.draw.places import ChartPlace, chart_places
from xlsaddin.excel.live.folds import fold, folds_of
from xlsaddin.reports.page import Page
from xlsaddin.reports.page_charts import PageChart, PageGauge

if TYPE_CHECKING:
    from xlwings import Sheet
    from xlwings.main import Chart as ExcelChart

NEAR = 6.0
"""How many points a chart may lie from its place: less than half a row."""


class Chart(NamedTuple):
    """A chart as one sees it.

    Attributes:
        title: its title.
        alt_text: the same for one who cannot see it.
        series: the formula of each series, which names it, its categories and its values.
        left: points from the left edge of the sheet.
        top: points from the upper edge of the sheet.
    """

    title: str
    alt_text: str
    series: tuple[str, ...]
    left: float
    top: float


def declared_charts(resolved: Page, sheet: "Sheet") -> tuple[Chart, ...]:
    """Return the charts that shall stand on a page's tab, placed by the cells of the sheet."""
    return tuple(
        _declared(chart, resolved.tab, sheet, place)
        for chart, place in zip(resolved.charts, chart_places(resolved), strict=True)
    )


def _declared(chart: PageChart | PageGauge, tab: str, sheet: "Sheet", place: ChartPlace) -> Chart:
    corner = sheet.range((place.row + 1, place.column + 1))
    series = [
        series_formula(it, number) for number, it in enumerate(sheet_series(chart, tab, place), 1)
    ]
    return Chart(chart.titel, chart.alt_text, tuple(series), corner.left, corner.top)


def read_charts(sheet: "Sheet") -> tuple[Chart, ...]:
    """Return the charts of a tab as they are now."""
    return tuple(
        Chart(
            chart.title or "",
            str(_shape(chart).AlternativeText),
            tuple(str(series.api.Formula) for series in chart.series),
            chart.left,
            chart.top,
        )
        for chart in sheet.charts
    )


def same_charts(one: Sequence[Chart], other: Sequence[Chart]) -> bool:
    """Return whether the same charts stand in the same places."""
    return len(one) == len(other) and all(map(_same, one, other))


def _same(one: Chart, other: Chart) -> bool:
    near = abs(one.left - other.left) < NEAR and abs(one.top - other.top) < NEAR
    return near and _said(one) == _said(other)


def _said(chart: Chart) -> tuple[str, str, list[str]]:
    """Return what a chart says; Excel drops quotes that a tab's name can do without."""
    series = [formula.replace("'", "") for formula in chart.series]
    return chart.title, chart.alt_text, series


def copy_looks(source: "Sheet", target: "Sheet") -> None:
    """Let a tab look as one of another workbook does, with its cells' content and its charts."""
    for chart in list(target.charts)[::-1]:
        chart.delete()
    source.cells.copy(target.cells)
    fold(target, folds_of(source))
    foreign, home = _named(source), _named(target)
    for chart, was in zip(target.charts, source.charts, strict=True):  # all came, in order
        chart.left, chart.top = was.left, was.top
        _shape(chart).AlternativeText = _shape(was).AlternativeText
        for series in chart.series:
            series.api.Formula = str(series.api.Formula).replace(foreign, home)


def _named(sheet: "Sheet") -> str:
    """Return a sheet's workbook as formulas name it; with no name they mean the one in front."""
    return "[{}]".format(sheet.book.name.replace("'", "''"))


def _shape(chart: "ExcelChart") -> Any:  # noqa: ANN401 - alternative texts are not in xlwings
    return chart.api[0].ShapeRange
