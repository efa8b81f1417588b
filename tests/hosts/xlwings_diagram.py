"""Charts of the Excel for tests: see `xlwings_motor`.

As in Excel, a chart comes along when cells are copied, and then shows the cells of the workbook
that it came from; and a series' formula that names no workbook means the one in front.
"""

from __future__ import annotations

import re
from copy import deepcopy
from types import SimpleNamespace

from openpyxl.chart.series import SeriesLabel
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing

SERIES = re.compile(r'=SERIES\("((?:[^"]|"")*)",([^,]+),([^,]+),(\d+)\)')
BOOK = re.compile(r"^'?\[((?:[^\]']|'')+)\]")


class Items(list):
    """A collection as Excel has them: the first is number 1."""

    def __call__(self, number: int):
        return self[number - 1]


class Chart:
    def __init__(self, sheet, content) -> None:
        self.sheet, self.content = sheet, content
        self.api = (SimpleNamespace(ShapeRange=Shape(content)), SimpleNamespace())

    @property
    def title(self) -> str | None:
        title = self.content.title
        return title and "".join(run.t for part in title.tx.rich.p for run in part.r)

    @property
    def series(self) -> Items:
        return Items(ChartSeries(self, series) for series in self.content.series)

    @property
    def top(self) -> float:
        return self.sheet.range((self.content.anchor._from.row + 1, 1)).top

    @top.setter
    def top(self, points: float) -> None:
        row = 1
        while self.sheet.range((row + 1, 1)).top <= points:
            row += 1
        _move(self.content.anchor, "row", row - 1)

    @property
    def left(self) -> float:
        return self.sheet.range((1, self.content.anchor._from.col + 1)).left

    @left.setter
    def left(self, points: float) -> None:
        column = 1
        while self.sheet.range((1, column + 1)).left <= points:
            column += 1
        _move(self.content.anchor, "col", column - 1)

    def delete(self) -> None:
        self.sheet.content._charts.remove(self.content)


def _move(anchor, way: str, first: int) -> None:
    moved = first - getattr(anchor._from, way)
    for corner in (anchor._from, anchor.to):
        setattr(corner, way, getattr(corner, way) + moved)


def copy_charts(source, target) -> None:
    """Copy the charts of a sheet to another, with their looks.

    That Excel keeps their places and alternative texts is nowhere promised, so here it does not.
    """
    for chart in source.content._charts:
        twin = deepcopy(chart)
        twin.anchor.alt_text = ""
        _move(twin.anchor, "row", 0)
        _move(twin.anchor, "col", 0)
        target.content._charts.append(twin)
        if source.book is not target.book:
            for series in twin.series:
                for ref in _refs(series):
                    ref.f = _in_book(ref.f, source.book.name)


def _refs(series) -> tuple:
    return series.cat.numRef or series.cat.strRef, series.val.numRef


def _in_book(address: str, book: str) -> str:
    return address if BOOK.match(address) else f"'[{_doubled(book)}]" + address.removeprefix("'")


def _doubled(name: str) -> str:
    return name.replace("'", "''")


class Shape:
    """What a chart is among shapes: it has an alternative text."""

    def __init__(self, chart) -> None:
        self.chart = chart

    @property
    def AlternativeText(self) -> str:  # noqa: N802 - Excel's own name
        return alt_text(self.chart)

    @AlternativeText.setter
    def AlternativeText(self, text: str) -> None:  # noqa: N802 - Excel's own name
        self.chart.anchor.alt_text = text


def alt_text(chart) -> str:
    """Return a chart's text for one who cannot see it."""
    return getattr(chart.anchor, "alt_text", "")


class ChartSeries:
    def __init__(self, chart: Chart, content) -> None:
        self.chart, self.content = chart, content
        self.api = SeriesApi(chart, content)


class SeriesApi:
    """The formula of a series, as Excel writes it."""

    def __init__(self, chart: Chart, content) -> None:
        self.book, self.content = chart.sheet.book, content

    @property
    def Formula(self) -> str:  # noqa: N802 - Excel's own name
        categories, values = (ref.f for ref in _refs(self.content))
        name = self.content.tx.v.replace('"', '""')
        return f'=SERIES("{name}",{categories},{values},{self.content.order + 1})'

    @Formula.setter
    def Formula(self, formula: str) -> None:  # noqa: N802 - Excel's own name
        name, *addresses, _ = SERIES.fullmatch(formula).groups()
        self.content.tx = SeriesLabel(v=name.replace('""', '"'))
        for ref, address in zip(_refs(self.content), addresses, strict=True):
            in_front = self.book.app.books.active.name
            whole = _in_book(address, in_front)
            ref.f = whole.replace(f"[{_doubled(self.book.name)}]", "")


def _keep_alt_texts() -> None:
    """Let openpyxl read and save alternative texts: of itself it leaves them out."""
    read, draw = SpreadsheetDrawing._chart_rels.fget, SpreadsheetDrawing._chart_frame

    def read_with_text(drawing) -> list:
        frames = [anchor.graphicFrame for anchor in drawing.twoCellAnchor]
        texts = [frame.nvGraphicFramePr.cNvPr.descr for frame in frames if frame]
        found = read(drawing)
        for chart, text in zip(found, texts, strict=True):
            chart.anchor.alt_text = text or ""
        return found

    def draw_with_text(drawing, number: int):
        frame = draw(drawing, number)
        frame.nvGraphicFramePr.cNvPr.descr = alt_text(drawing.charts[number - 1])
        return frame

    SpreadsheetDrawing._chart_rels = property(read_with_text)
    SpreadsheetDrawing._chart_frame = draw_with_text


_keep_alt_texts()
