"""A second opinion on what cells hold: the standard's words followed one by one, all in memory.

Nothing of the product is used. What is a date and which one is told by openpyxl, but for the
formats of East Asia, which it does not know.
"""

from __future__ import annotations

import re
import zipfile
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601

if TYPE_CHECKING:
    from pathlib import Path

M = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EAST_ASIA = {*range(27, 37), *range(50, 59)}
NUMBER = re.compile(r"[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?")
TRUTHS = {"1": True, "true": True, "0": False, "false": False}
LARGEST = 1.7976931348623157e308


class No(Enum):
    """Why a cell has no value."""

    NUMBER = "no number"
    DAY = "no day"
    ERROR = "an error value"
    RESULT = "a formula without result"
    TWICE = "two cells of one address"


class Sheet(NamedTuple):
    """The cells of a sheet that hold anything, by row and column."""

    part: str
    cells: dict[tuple[int, int], object]


def sheet(book: Path, tab: str) -> Sheet:
    """Read a tab."""
    with zipfile.ZipFile(book) as file:
        root = _xml(file, "xl/workbook.xml")
        targets = {
            it.get("Id"): it.get("Target") for it in _xml(file, "xl/_rels/workbook.xml.rels")
        }
        ids = {it.get("name"): it.get(f"{R}id") for it in root.iter(f"{M}sheet")}
        part = f"xl/{targets[ids[tab]]}"
        texts = [_text(it) for it in _xml(file, "xl/sharedStrings.xml").iter(f"{M}si")]
        return Sheet(part, _cells(_xml(file, part), texts, _formats(_xml(file, "xl/styles.xml"))))


def _xml(file: zipfile.ZipFile, part: str) -> etree._Element:
    return etree.fromstring(file.read(part), etree.XMLParser(huge_tree=True))


def _formats(styles: etree._Element) -> list[str]:
    own = {it.get("numFmtId"): it.get("formatCode") for it in styles.iter(f"{M}numFmt")}

    def code(number: str) -> str:
        if number in own:
            return own[number]
        return "yyyy" if int(number) in EAST_ASIA else BUILTIN_FORMATS.get(int(number), "General")

    return [code(it.get("numFmtId")) for it in styles.find(f"{M}cellXfs")]


def _cells(
    root: etree._Element, texts: list[str], formats: list[str]
) -> dict[tuple[int, int], object]:
    found: dict[tuple[int, int], object] = {}
    number = 0
    for row in root.iter(f"{M}row"):
        number = int(row.get("r") or number + 1)
        column = 0
        for cell in row.iter(f"{M}c"):
            letters = (cell.get("r") or "").rstrip("0123456789")
            column = column_index_from_string(letters) if letters else column + 1
            place = number, column
            found[place] = No.TWICE if place in found else _value(cell, texts, formats)
    return {place: value for place, value in found.items() if value not in {"", None}}


def _value(cell: etree._Element, texts: list[str], formats: list[str]) -> object:
    kind, stored = cell.get("t", "n"), cell.find(f"{M}v")
    text = "" if stored is None else stored.text or ""
    if kind == "e":
        return No.ERROR
    if cell.find(f"{M}f") is not None and not text and (stored is None or kind != "str"):
        return No.RESULT
    if kind == "inlineStr":
        return "".join(map(_text, cell.iter(f"{M}is")))
    if not text.strip() and kind != "str":
        return None
    readers = {
        "s": lambda: texts[int(text)],
        "str": lambda: _unescaped(text),
        "b": lambda: TRUTHS.get(text, No.NUMBER),
        "d": lambda: _written_day(text),
        "n": lambda: _number(text.strip(), formats[int(cell.get("s") or 0)]),
    }
    return readers[kind]()


def _number(text: str, code: str) -> object:
    if not NUMBER.fullmatch(text) or abs(float(text)) > LARGEST:
        return No.NUMBER
    number = float(text)
    if not is_date_format(code):
        return number
    if not 0 <= number < 2_958_466 or 60 <= number < 61:
        return No.DAY
    return from_excel(number, timedelta=is_timedelta_format(code))


def _written_day(text: str) -> object:
    try:
        return from_ISO8601(text)
    except ValueError:
        return No.DAY


def _text(item: etree._Element) -> str:
    """Return a text without the furigana; blanks at the ends count where it is said."""
    pieces = [it for it in item.iter(f"{M}t") if it.getparent().tag != f"{M}rPh"]
    kept = "{http://www.w3.org/XML/1998/namespace}space"
    return "".join(
        _unescaped((it.text or "") if it.get(kept) else (it.text or "").strip(" \t\r\n"))
        for it in pieces
    )


def _unescaped(text: str) -> str:
    found = re.sub("_x([0-9A-Fa-f]{4})_", lambda it: chr(int(it[1], 16)), text)
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
