"""What a format shows: the text, the number format's own drawing of it, and LibreOffice's."""

import datetime as dt
import math
import re
import subprocess

import pytest
from hypothesis import example, given, settings, strategies as st

from tests.reports.pahittad import bok, rapport
from xlsaddin.domain.belopp import avrunda
from xlsaddin.excel.draw.reports import draw
from xlsaddin.figures.figur import Konstant
from xlsaddin.reports.formats import WAYS, Kind, for_programs, shown
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format
from xlsaddin.tabs.values import serial_number

NUMBERS = tuple(format_ for format_, way in WAYS.items() if way.decimals is not None)
VALUES = (0.0, 0.3, -0.3, 0.5, -0.5, 0.004, -0.004, 0.005, 1.0, -1.0, 2.5, -66.5, 1 / 3, 0.285)
VALUES += (499.0, -499.0, 500.0, -500.0, 1234.0, -1234.5, 15334.9, -11568044.3, 0.4149, 12.345)


def drawn(value: float, format_: Format) -> str:
    """Draw a number by a format's codes as a spreadsheet does, with Swedish signs."""
    way = WAYS[format_]
    code = way.code
    if way.broken and avrunda(value, way.decimals or 0) != avrunda(value):
        code = way.broken
    if abs(value) <= way.nought_below:
        code = way.nought
    return by_code(value, code)


def by_code(value: float, code: str) -> str:
    """Draw a number by one code: sections for plus, minus and nought, scale, per cent, decimals."""
    sections = code.split(";")
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    before, digits, scale, after = re.fullmatch(
        r"([+-]?)([#,]*0(?:\.0+)?)(,*)( %)?", section
    ).groups()
    value = value / 1000 ** len(scale) * (100 if after else 1)
    decimals = len(digits.partition(".")[2])
    separator = "," if "," in digits else ""
    text = f"{avrunda(abs(value), decimals):{separator}.{decimals}f}"
    minus = "-" if value < 0 else ""
    return _swedish(f"{minus}{before}{text}{after or ''}")


def _swedish(text: str) -> str:
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",").replace("-", "−")


@pytest.mark.parametrize("format_", NUMBERS)
@pytest.mark.parametrize("value", VALUES)
def test_the_text_is_what_the_number_format_draws(value, format_):
    assert drawn(value, format_) == shown(value, format_)


@settings(deadline=None)
@given(st.sampled_from(NUMBERS), st.decimals(-10_000_000, 10_000_000, places=4).map(float))
@example(Format.SKILLNAD, 0.4)
@example(Format.TAL, 999.999)
def test_the_text_is_what_the_number_format_draws_for_any_number(format_, value):
    assert drawn(value, format_) == shown(value, format_)


@pytest.mark.parametrize(
    ("format_", "value", "text"),
    [
        (Format.KR, -11568044.3, "−11 568 044"),
        (Format.KR, -0.4, "0"),
        (Format.TKR, 2052500.0, "2 053"),
        (Format.TKR, -499.0, "0"),
        (Format.PROCENT, 0.405, "41 %"),
        (Format.PROCENT, -0.004, "0 %"),
        (Format.ANTAL, 2.5, "3"),
        (Format.KONTO, 3510.0, "3510"),
        (Format.DATUM, serial_number(dt.date(2023, 12, 31)), "2023-12-31"),
        (Format.TAL, 1 / 3, "0,33"),
        (Format.TAL, 3.001, "3"),
        (Format.TAL, 1234.0, "1 234"),
        (Format.UTFALL, 0.4049, "0,40"),
        (Format.SKILLNAD, 2.0, "+2"),
        (Format.SKILLNAD, -14.0, "−14"),
        (Format.SKILLNAD, 0.4, "0"),
        (Format.TEXT, 5.0, "5"),
        (Format.TEXT, 0.1 + 0.2, "0,3"),
    ],
)
def test_a_number_is_shown_as_swedish_readers_write_it(format_, value, text):
    assert text == shown(value, format_).replace("\N{NO-BREAK SPACE}", " ")


def test_a_word_among_figures_is_shown_as_it_is_and_what_is_missing_as_nothing():
    assert ("fel", "") == (shown("fel", Format.KR), shown(None, Format.KR))


@pytest.mark.parametrize(
    ("format_", "value", "expected"),
    [
        (Format.KR, 0.1 + 0.2, 0.3),
        (Format.PROCENT, 1 / 3, 0.333333),
        (Format.UTFALL, 2 / 3, 0.666667),
        (Format.TAL, 1 / 3, 0.33),
        (Format.DATUM, 45291, "2023-12-31"),
        (Format.KR, "fel", "fel"),
        (Format.KR, None, None),
    ],
)
def test_programs_are_given_a_number_without_noise(format_, value, expected):
    assert expected == for_programs(value, format_)


def test_programs_are_given_no_negative_nought():
    assert 1.0 == math.copysign(1, for_programs(-0.0, Format.KR))


def test_every_format_says_what_its_figures_are():
    assert set(Format) == set(WAYS)
    assert set(Kind) == {way.kind for way in WAYS.values()}


def test_libreoffice_draws_every_number_as_the_text_says(calc, tmp_path):
    # LibreOffice multiplies by 100 before it rounds and loses the half of 28,5 %; Excel keeps it.
    values = [value for value in VALUES if value != 0.285]
    rows = tuple(
        BlockRow(f"Tal{number}_{format_.name}", {"x": Konstant(value)}, format=format_)
        for format_ in NUMBERS
        for number, value in enumerate(values)
    )
    block = Block("Tal", (BlockColumn("x", "X", Format.KR, 20),), rows)
    book = tmp_path / "tal.xlsx"
    book.write_bytes(draw(bok(rapport(block))))
    pdf = calc.pdf(book, tmp_path / "tal.pdf")
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    seen = dict(re.findall(r"^ *(Tal\d+_\w+) +(.*?) *$", text.stdout.decode(), re.MULTILINE))
    said = {
        f"Tal{number}_{format_.name}": _without_blanks(shown(value, format_))
        for format_ in NUMBERS
        for number, value in enumerate(values)
    }
    assert said == {name: _without_blanks(text) for name, text in seen.items()}


def _without_blanks(text: str) -> str:
    """Leave out the blanks, which a PDF file tells by distance; a minus is that of a keyboard."""
    return re.sub(r"\s", "", text).replace("−", "-")
