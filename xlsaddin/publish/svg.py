"""The charts of a page as SVG: columns, bars, lines, and a gauge, with the workbook's colours."""

import math
from collections.abc import Iterator, Sequence
from html import escape

from xlsaddin.excel.draw.charts import FARGER, GRA
from xlsaddin.figures.figur import Value
from xlsaddin.reports.formats import shown
from xlsaddin.reports.page_charts import PageChart, PageGauge
from xlsaddin.reports.rapport import ChartKind, Format

_WIDTH, _GAUGE_WIDTH = 620, 300
_MM = 160
_TOP, _RIGHT = 16, 24
_LEFT, _LEFT_OF_BARS = 70, 190
_PLOT = 210
_ROW, _GROUP_GAP = 16, 10
_TEXT, _LINE = 11, 13
_LEGEND = 26
_STEPS = (1, 2, 2.5, 5, 10)
_LETTERS_OF_BARS, _LETTER = 32, 5.0


def svg(chart: PageChart | PageGauge) -> str:
    """Return a chart as SVG; what it shows is told by its alternative text."""
    if isinstance(chart, PageGauge):
        return _gauge(chart)
    return _bars(chart) if chart.slag is ChartKind.BAR else _upright(chart)


def width_mm(chart: PageChart | PageGauge) -> float:
    """Return how wide a chart is printed, in millimetres."""
    return _MM * (_GAUGE_WIDTH / _WIDTH if isinstance(chart, PageGauge) else 1)


def ticks(values: Sequence[float]) -> list[float]:
    """Return the marks of a value axis that holds all values, and nought.

    >>> ticks([3, 87]), ticks([0.41]), ticks([-30, 60])
    ([0.0, 20.0, 40.0, 60.0, 80.0, 100.0], [0.0, 0.1, 0.2, 0.3, 0.4, 0.5], [-40.0, -20.0, 0.0, \
20.0, 40.0, 60.0])
    """
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    span = (high - low) or 1.0
    size = 10.0 ** math.floor(math.log10(span / 4))
    step = next(it * size for it in _STEPS if it * size * 5 >= span or it == _STEPS[-1])
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9) or 1
    return [round(number * step, 10) for number in range(first, last + 1)]


def _upright(chart: PageChart) -> str:
    marks, height = ticks(_numbers(chart)), _TOP + _PLOT + 3 * _LINE + _LEGEND
    low, high = marks[0], marks[-1]
    wide = (_WIDTH - _LEFT - _RIGHT) / max(len(chart.categories.values), 1)

    def y(value: float) -> float:
        return _TOP + _PLOT * (high - value) / (high - low)

    parts = [it for m in marks for it in _mark_across(y(m), shown(m, chart.format))]
    for number, category in enumerate(chart.categories.values):
        middle = _LEFT + wide * (number + 0.5)
        lines = _wrapped(shown(category, Format.TEXT), int(wide / _LETTER))
        parts += _lines(middle, _TOP + _PLOT + _LINE, lines, "middle")
    for place, serie in enumerate(chart.series):
        if chart.slag is ChartKind.LINE:
            points = [(_LEFT + wide * (n + 0.5), v) for n, v in _placed(serie.points.values)]
            path = " ".join(f"{x:.1f},{y(v):.1f}" for x, v in points)
            parts.append(
                f'<polyline points="{path}" fill="none" stroke="{_colour(place)}" '
                f'stroke-width="2"/>'
            )
        thick = wide * 0.7 / len(chart.series)
        for number, value in _placed(serie.points.values):
            x = _LEFT + wide * (number + 0.15) + thick * place
            if chart.slag is ChartKind.LINE:
                x, thick = _LEFT + wide * (number + 0.5), 0.0
            else:
                parts.append(_rect(x, min(y(value), y(0)), thick, abs(y(value) - y(0)), place))
            parts.append(_label(x + thick / 2, y(max(value, 0)) - 3, shown(value, chart.format)))
    return _framed(_WIDTH, height, [*parts, *_legend(chart, height)])


def _bars(chart: PageChart) -> str:
    marks = ticks(_numbers(chart))
    low, high = marks[0], marks[-1]
    tall = _ROW * len(chart.series) + _GROUP_GAP
    bottom = _TOP + tall * len(chart.categories.values)
    height = bottom + _LINE + _LEGEND + 4

    def x(value: float) -> float:
        room = _WIDTH - _LEFT_OF_BARS - 2 * _RIGHT
        return _LEFT_OF_BARS + room * (value - low) / (high - low)

    parts = [
        it
        for m in marks
        for it in (
            f'<line x1="{x(m):.1f}" y1="{_TOP}" x2="{x(m):.1f}" y2="{bottom}" stroke="{GRA}"/>',
            _label(x(m), bottom + _LINE, shown(m, chart.format)),
        )
    ]
    for number, category in enumerate(chart.categories.values):
        lines = _wrapped(shown(category, Format.TEXT), _LETTERS_OF_BARS)
        parts += _lines(_LEFT_OF_BARS - 6, _TOP + tall * number + _ROW, lines, "end")
    for place, serie in enumerate(chart.series):
        for number, value in _placed(serie.points.values):
            top = _TOP + tall * number + _ROW * place + _GROUP_GAP / 2
            parts.append(_rect(min(x(0), x(value)), top, abs(x(value) - x(0)), _ROW - 3, place))
            end = x(max(value, 0)) + 4
            parts.append(_label(end, top + _ROW - 6, shown(value, chart.format), "start"))
    return _framed(_WIDTH, height, [*parts, *_legend(chart, height)])


def _gauge(gauge: PageGauge) -> str:
    middle, outer, inner = _GAUGE_WIDTH / 2, 120.0, 72.0
    base = _TOP + outer
    value = gauge.value if isinstance(gauge.value, (int, float)) else 0.0
    share = min(max(value / gauge.hogst, 0.0), 1.0)

    def arc(start: float, end: float, colour: str) -> str:
        (a, b), (c, d) = (
            [
                (middle - r * math.cos(math.pi * it), base - r * math.sin(math.pi * it))
                for it in (start, end)
            ]
            for r in (outer, inner)
        )
        return (
            f'<path d="M {a[0]:.1f} {a[1]:.1f} A {outer} {outer} 0 0 1 {b[0]:.1f} {b[1]:.1f} '
            f'L {d[0]:.1f} {d[1]:.1f} A {inner} {inner} 0 0 0 {c[0]:.1f} {c[1]:.1f} Z" '
            f'fill="{colour}"/>'
        )

    text = shown(gauge.value, gauge.format)
    number = (
        f'<text x="{middle}" y="{base - 8}" font-size="34" font-weight="bold" '
        f'text-anchor="middle">{escape(text)}</text>'
    )
    ends = [
        _label(middle - (outer + inner) / 2, base + _LINE, "0"),
        _label(middle + (outer + inner) / 2, base + _LINE, shown(gauge.hogst, gauge.format)),
    ]
    parts = [arc(0, share, FARGER[0]), arc(share, 1, GRA), number, *ends]
    return _framed(_GAUGE_WIDTH, base + 2 * _LINE, parts)


def _numbers(chart: PageChart) -> list[float]:
    return [v for serie in chart.series for _, v in _placed(serie.points.values)]


def _placed(values: Sequence[Value]) -> list[tuple[int, float]]:
    """Return the numbers among the values, each with its place."""
    return [(n, v) for n, v in enumerate(values) if isinstance(v, (int, float))]


def _colour(place: int) -> str:
    return FARGER[place % len(FARGER)]


def _mark_across(y: float, text: str) -> Iterator[str]:
    yield f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" stroke="{GRA}"/>'
    yield _label(_LEFT - 6, y + 4, text, "end")


def _legend(chart: PageChart, height: float) -> Iterator[str]:
    x = float(_LEFT)
    for place, serie in enumerate(chart.series):
        yield _rect(x, height - 16, 10, 10, place)
        yield _label(x + 15, height - 7, serie.name, "start")
        x += 40 + len(serie.name) * _LETTER


def _rect(x: float, y: float, width: float, height: float, place: int) -> str:
    size = f'width="{max(width, 0):.1f}" height="{max(height, 0):.1f}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="{_colour(place)}"/>'


def _label(x: float, y: float, text: str, anchor: str = "middle") -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{_TEXT}" text-anchor="{anchor}"'
    return f"<text {place}>{escape(text)}</text>"


def _lines(x: float, y: float, lines: Sequence[str], anchor: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield _label(x, y + _LINE * number, line, anchor)


def _wrapped(text: str, letters: int) -> list[str]:
    """Return a text in at most two lines.

    >>> _wrapped("Hela förbundet", 9), _wrapped("Resurser i rehabiliteringen och mer", 12)
    (['Hela', 'förbundet'], ['Resurser i', 'rehabiliter…'])
    """
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    kept = lines[:2] if len(lines) < 3 else [lines[0], " ".join(lines[1:])]  # noqa: PLR2004
    return [it if len(it) <= letters else f"{it[: max(letters - 1, 1)]}…" for it in kept]


def _framed(width: float, height: float, parts: Sequence[str]) -> str:
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="Carlito" fill="#000000">'
        f"{''.join(parts)}</svg>"
    )
