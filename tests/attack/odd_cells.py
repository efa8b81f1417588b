"""Cells as they may stand in a workbook's file, right, odd and wrong, made at random."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

BUILT_IN = range(60)
CUSTOM = [
    "yyyy-mm-dd", "[h]:mm", "[hh]:mm:ss", "[mm]:ss", "[s]", "[$-41D]d mmmm yyyy", "h:mm AM/PM",
    "mm:ss.0", "dddd", "yyyy", "yy/m/d;@", '0.00" dagar"', '#,##0\\ "kr"', "[Red]-0;0", '"d"0',
    "\\d0", "_d0", "0.00E+00", "@", "#,##0.00 [$kr-41D]", "0;yyyy-mm-dd", '[>=1000]#,##0,"t";0',
    "0%", "# ?/?", ";;;", "[Green]General", "[Blue][h]:mm;@",
]  # fmt: skip
NUMBERS = [
    "0", "-0", "-0.0", "1", "59", "60", "61", "0.5", "12.5", "301", "4510", "45063", "45063.75",
    "45291.99999999", "2958465", "2958465.9999999999", "2958466", "-1", "-0.5", "1E308", "1e308",
    "-1.7976931348623157E+308", "1.7976931348623159E+308", "1E309", "5E-324", "1e-400",
    "2.2250738585072014E-308", "NaN", "nan", "INF", "inf", "-Infinity", "1000000000000",
    "1000000000001", "0.1", "0.30000000000000004", "1,5", "1 234", "0x10", "1_000", "٣", " 7 ",
    "TRUE", "None", "+5", ".5", "5.", "99999999999999999999", "123456789012345678", "-",
]  # fmt: skip
TEXTS = [
    "", " ", "  x ", "x ", " x", "\tx", "a\nb", "a  b", "_x000D_", "a_x000d_b", "_x005F_x000D_",
    "_xD800_", "_xD83D__xDE00_", "_x0000_", "_x000G_", "a\u030angstro\u0308m", "x" * 61,
    "y" * 300, "z" * 32_767, "ord " * 40, "«a»", "«" * 100, "»" * 100, "«a» " * 50, "nan", "None",
    "True", "inf", "007", "1 234,50", "1\u00a0234,50", "=1+1", "+1", "-1", "@a", "*", "?", "~a",
    "<5", "&", "<b>", "'", '"', "#N/A", "\u200b", "\u202egnirts", "\U0001f600", "2023-05-17",
    "SANT", "Ja", "Nej", "301", "M1.1", "\x85", "\ufeff", "\ufffe",
]  # fmt: skip
ERRORS = [
    "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#GETTING_DATA", "#BLOCKED!", "#FIELD!", "#CONNECT!", "#BUSY!", "#UNKNOWN!", "#PYTHON!", "",
]  # fmt: skip
DAYS = [
    "2023-05-17", "2023-05-17T12:30:00", "2023-05-17T12:30:00Z", "2023-05-17T00:00:00Z",
    "2023-05-17T12:30:00.250Z", "12:30:00", "1899-12-29", "0001-01-01", "9999-12-31", "2023-02-30",
    "2023-13-01", "igår", "17/5 2023", "T",
]  # fmt: skip
FORMULAS = [
    "<f>1+1</f>", '<f t="shared" si="0"/>', '<f t="array" ref="A1">SUM(1)</f>', "<f/>",
    '<f t="shared" ref="A1:A9" si="7">1+1</f>', '<f ca="1">NOW()</f>',
]  # fmt: skip

LOOKS = range(len(BUILT_IN) + len(CUSTOM))
_FIRST_FORMAT = 900
_KEPT = ' xml:space="preserve"'
_STYLES, _TEXTS = "xl/styles.xml", "xl/sharedStrings.xml"


class Made(NamedTuple):
    """A cell without its address."""

    attributes: str
    inside: str


def made(random: Random, first_look: int, first_text: int) -> Made:
    """Return a cell; looks and shared texts of this module begin at these numbers."""
    look = first_look + random.choice(LOOKS)
    kind = random.choice([_number, _number, _number, _text, _text, _other, _formula])
    attributes, inside = kind(random, first_text)
    if random.random() < 0.8:
        attributes += f' s="{look}"'
    return Made(attributes, inside)


def _written(random: Random) -> str:
    """Return a number, or what somebody took for one."""
    kind = random.random()
    if kind < 0.6:
        return random.choice(NUMBERS)
    return repr(round(random.uniform(-1e5, 1e5), random.randrange(9)))


def with_looks_and_texts(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], int, int]:
    """Return a workbook's parts with the looks and texts of this module, and where each begin."""
    styles, texts = parts[_STYLES], parts[_TEXTS]
    first_look = styles.partition(b"</cellXfs>")[0].rpartition(b"<cellXfs")[2].count(b"<xf ")
    first_text = texts.count(b"<si>")
    styles = styles.replace(b"</numFmts>", _formats().encode() + b"</numFmts>")
    styles = styles.replace(b"</cellXfs>", _looks().encode() + b"</cellXfs>")
    texts = texts.replace(b"</sst>", "".join(_shared_texts()).encode() + b"</sst>")
    return {**parts, _STYLES: styles, _TEXTS: texts}, first_look, first_text


def _looks() -> str:
    numbers = [*BUILT_IN, *range(_FIRST_FORMAT, _FIRST_FORMAT + len(CUSTOM))]
    return "".join(f'<xf numFmtId="{number}"/>' for number in numbers)


def _formats() -> str:
    return "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
        for number, code in enumerate(CUSTOM, _FIRST_FORMAT)
    )


def _shared_texts() -> list[str]:
    """Return each text in two ways, and some in several pieces."""
    pieces = (
        "<r><t> a</t></r><r><t xml:space='preserve'> b </t></r><rPh sb='0' eb='1'><t>x</t></rPh>"
    )
    ways = [f"<t{space}>{_escaped(it)}</t>" for it in TEXTS for space in ("", _KEPT)]
    return [f"<si>{it}</si>" for it in [*ways, pieces, "", "<r><t>Ja</t></r>"]]


def _number(random: Random, _: int) -> tuple[str, str]:
    return random.choice(["", ' t="n"']), f"<v>{_written(random)}</v>"


def _text(random: Random, first_text: int) -> tuple[str, str]:
    text, space = _escaped(random.choice(TEXTS)), random.choice(["", _KEPT])
    match random.randrange(4):
        case 0:
            return ' t="inlineStr"', f"<is><t{space}>{text}</t></is>"
        case 1:
            pieces = f"<r><t{space}>{text}</t></r><r><t>b</t></r><rPh sb='0' eb='1'><t>k</t></rPh>"
            return ' t="inlineStr"', f"<is>{pieces}</is>"
    place = random.randrange(len(_shared_texts()))
    return ' t="s"', f"<v>{first_text + place}</v>"


def _other(random: Random, _: int) -> tuple[str, str]:
    match random.randrange(4):
        case 0:
            return ' t="b"', f"<v>{random.choice(['1', '0', 'true', 'false', '2', ''])}</v>"
        case 1:
            return ' t="e"', f"<v>{random.choice(ERRORS)}</v>"
        case 2:
            return ' t="d"', f"<v>{random.choice(DAYS)}</v>"
    return random.choice(["", ' t="s"', ' t="str"', ' t="inlineStr"']), random.choice(["", "<v/>"])


def _formula(random: Random, _: int) -> tuple[str, str]:
    formula = random.choice(FORMULAS)
    results = [
        ("", ""), ("", "<v/>"), ("", "<v></v>"), (' t="str"', ""), (' t="str"', "<v></v>"),
        ("", f"<v>{_written(random)}</v>"), (' t="b"', "<v>1</v>"), (' t="e"', "<v>#N/A</v>"),
        (' t="str"', f"<v>{_escaped(random.choice(TEXTS))}</v>"),
    ]  # fmt: skip
    attributes, result = random.choice(results)
    return attributes, formula + result


def _escaped(text: str) -> str:
    return escape(text.replace("\ufffe", ""))
