"""The formulas of a workbook file and the values cached beside them, from the file's own XML."""

from __future__ import annotations

import re
from io import BytesIO
from posixpath import join, normpath
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
WORKSHEET = "/worksheet"
HAS_FORMULA = re.compile(rb"<(\w+:)?f[ />]")
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
ERROR_CODES = frozenset(("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"))

Value = float | str | None


class Cached(NamedTuple):
    """A formula cell: its formula, and what the file says it came to (None: nothing)."""

    formula: str
    value: Value


def cached_formulas(book: Path) -> dict[tuple[str, str], Cached]:
    """Return every formula cell of a workbook by sheet and address."""
    found: dict[tuple[str, str], Cached] = {}
    with ZipFile(book) as package:
        strings = _shared_strings(package)
        for name, part in _sheet_parts(package):
            sheet = package.read(part)
            if HAS_FORMULA.search(sheet):
                for address, cached in _sheet_formulas(sheet, strings):
                    found[name, address] = cached
    return found


def _sheet_parts(package: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each worksheet's name and the part it lies in."""
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {
        one.get("Id"): one.get("Target") for one in relations if one.get("Type").endswith(WORKSHEET)
    }
    workbook = etree.fromstring(package.read("xl/workbook.xml"))
    for sheet in workbook.iter(f"{MAIN}sheet"):
        if target := targets.get(sheet.get(RELATION)):
            yield sheet.get("name"), normpath(join("/xl", target)).lstrip("/")


def _shared_strings(package: ZipFile) -> list[str]:
    """Return the table of strings, each without its looks; a file need not have one."""
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    table = etree.fromstring(package.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in table]


def _sheet_formulas(sheet: bytes, strings: list[str]) -> Iterator[tuple[str, Cached]]:
    """Yield the formula cells of one sheet, the whole range of an array formula among them."""
    arrays: list[tuple[range, range, str]] = []
    for cell in _cells(sheet):
        address, formula = cell.get("r"), cell.find(f"{MAIN}f")
        if formula is not None:
            if formula.get("t") == "array":
                arrays.append((*_area(formula.get("ref")), formula.text or ""))
            yield address, Cached(formula.text or "", _value(cell, strings))
        elif arrays and (text := _array_around(address, arrays)) is not None:
            yield address, Cached(text, _value(cell, strings))


def _cells(sheet: bytes) -> Iterator[etree._Element]:
    """Yield the cell elements of a sheet of any size, each of them forgotten afterwards."""
    for _, cell in etree.iterparse(BytesIO(sheet), tag=f"{MAIN}c", huge_tree=True):
        yield cell
        cell.clear()


def _value(cell: etree._Element, strings: list[str]) -> Value:
    """Return the value of a cell element; a boolean as 1 or 0, as a calculator has it."""
    value = cell.find(f"{MAIN}v")
    if value is None:
        return None
    text, kind = value.text or "", cell.get("t", "n")
    if kind == "e" or not text:  # an empty <v> is an empty text, whatever the kind
        return text
    if kind in "nb":
        return float(text)
    return as_text(_typed(strings[int(text)] if kind == "s" else text))


def _typed(text: str) -> str:
    """Return a text as one types it: a file writes some signs by their numbers.

    >>> _typed("_x005F_x000D_ a_x0041_")
    '_x000D_ aA'
    """
    return ESCAPED.sub(lambda it: chr(int(it[1], 16)), text)


def as_text(value: Value) -> Value:
    """Return a text that only looks like an error with an apostrophe, as one types it in Excel.

    >>> as_text("#N/A")
    "'#N/A"
    """
    return f"'{value}" if value in ERROR_CODES else value


def _array_around(address: str, arrays: list[tuple[range, range, str]]) -> str | None:
    """Return the array formula that fills a cell."""
    column, row = place(address)
    return next((text for rows, cols, text in arrays if row in rows and column in cols), None)


def _area(reference: str) -> tuple[range, range]:
    """Return the rows and the columns of a reference such as A1:B3."""
    first, _, last = reference.partition(":")
    (left, top), (right, bottom) = place(first), place(last or first)
    return range(top, bottom + 1), range(left, right + 1)


def place(address: str) -> tuple[int, int]:
    """Return a cell's column and row, both counted from 0.

    >>> place("AB12")
    (27, 11)
    """
    letters = address.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(address[len(letters) :]) - 1


def address_of(column: int, row: int) -> str:
    """Return the address of a cell, column and row counted from 0.

    >>> address_of(27, 11)
    'AB12'
    """
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
