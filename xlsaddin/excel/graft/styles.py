"""Appending the styles of a drawn workbook to those of another, each look only once."""

import copy
from collections.abc import Iterable
from typing import NamedTuple

from xlsaddin.excel.package.opc import MAIN, Element, main, same_as, section_of

_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
)
_FIRST_OWN_FORMAT = 164
_NORMAL = "0"
_SHEET_DATA = main("sheetData")


class StyleMap(NamedTuple):
    """Where the drawn workbook's looks are found in the other one.

    Attributes:
        cells: index of a cell format (the s of a cell) to its new index.
        conditional: index of a conditional format (dxfId) to its new index.
    """

    cells: dict[str, str]
    conditional: dict[str, str]


def merge_styles(book: Element, drawn: Element) -> StyleMap:
    """Append to `book` what it lacks of `drawn`; merging the same again changes nothing."""
    formats = _merge_number_formats(book, drawn)
    parts = {
        "numFmtId": formats,
        "fontId": _merge(book, "fonts", _children(drawn, "fonts")),
        "fillId": _merge(book, "fills", _children(drawn, "fills")),
        "borderId": _merge(book, "borders", _children(drawn, "borders")),
    }
    named = _merge_named_styles(book, drawn, parts)
    cells = [_with_parts(cell, parts, named) for cell in _children(drawn, "cellXfs")]
    looks = [_with_number_format(look, formats) for look in _children(drawn, "dxfs")]
    return StyleMap(_merge(book, "cellXfs", cells), _merge(book, "dxfs", looks))


def _merge(book: Element, name: str, elements: Iterable[Element]) -> dict[str, str]:
    """Append to a section the elements that it lacks; return old index to new index."""
    places: dict[str, str] = {}
    known: dict[tuple[object, ...], int] = {}
    for index, element in enumerate(_children(book, name)):
        known.setdefault(same_as(element), index)
    for index, element in enumerate(elements):
        key = same_as(element)
        if key not in known:
            known[key] = _append(section_of(book, name, _ORDER), element)
        places[str(index)] = str(known[key])
    return places


def _append(section: Element, element: Element) -> int:
    """Append a copy and return its index."""
    twin = copy.deepcopy(element)
    twin.tail = None
    section.append(twin)
    section.set("count", str(len(section)))
    return len(section) - 1


def _merge_number_formats(book: Element, drawn: Element) -> dict[str, str]:
    """Give every own number format of `drawn` a number in `book`; return old to new number."""
    by_code = _numbers_by_code(book)
    highest = max((int(it.get("numFmtId") or 0) for it in _number_formats(book)), default=0)
    numbers: dict[str, str] = {}
    for element in _number_formats(drawn):
        code, old = _code(element), str(element.get("numFmtId"))
        if int(old) < _FIRST_OWN_FORMAT:
            continue
        if code not in by_code:
            highest = max(highest + 1, _FIRST_OWN_FORMAT)
            by_code[code] = str(highest)
        numbers[old] = by_code[code]
    _merge(book, "numFmts", [_renumbered(it, numbers) for it in _children(drawn, "numFmts")])
    return numbers


def _numbers_by_code(book: Element) -> dict[str, str]:
    """Return the number of each format; one that a conditional format mislabels is not trusted."""
    by_code: dict[str, str] = {}
    by_number: dict[str, str] = {}
    for element in _number_formats(book):
        code, number = _code(element), str(element.get("numFmtId"))
        if by_number.setdefault(number, code) == code:
            by_code.setdefault(code, number)
    return by_code


def _number_formats(styles: Element) -> list[Element]:
    """Return the formats of cells and those that only conditional formats have."""
    return [*_children(styles, "numFmts"), *styles.iterfind(f"{main('dxfs')}/*/{main('numFmt')}")]


def _code(number_format: Element) -> str:
    return str(number_format.get("formatCode"))


def _renumbered(element: Element, numbers: dict[str, str]) -> Element:
    twin = copy.deepcopy(element)
    number = str(twin.get("numFmtId"))
    twin.set("numFmtId", numbers.get(number, number))
    return twin


def _merge_named_styles(
    book: Element, drawn: Element, parts: dict[str, dict[str, str]]
) -> dict[str, str]:
    """Append the named styles that `book` lacks; return old to new number of each.

    A style of the same name stays as it is: its owner may have changed it.
    """
    known = {str(it.get("name")): str(it.get("xfId")) for it in _children(book, "cellStyles")}
    looks = _children(drawn, "cellStyleXfs")
    places: dict[str, str] = {}
    for style in _children(drawn, "cellStyles"):
        name, old = str(style.get("name")), str(style.get("xfId"))
        if style.get("builtinId") == _NORMAL:
            known[name] = _normal_style(book)
        elif name not in known:
            look = _with_parts(looks[int(old)], parts, {})
            known[name] = str(_append(section_of(book, "cellStyleXfs", _ORDER), look))
            renumbered = copy.deepcopy(style)
            renumbered.set("xfId", known[name])
            _append(section_of(book, "cellStyles", _ORDER), renumbered)
        places[old] = known[name]
    return places


def _with_parts(cell: Element, parts: dict[str, dict[str, str]], named: dict[str, str]) -> Element:
    """Return a copy of a look that points to the merged fonts, fills, borders, formats, styles."""
    twin = copy.deepcopy(cell)
    for attribute, places in {**parts, "xfId": named}.items():
        old = twin.get(attribute)
        if old is not None:
            twin.set(attribute, places.get(old, old))
    return twin


def _with_number_format(look: Element, numbers: dict[str, str]) -> Element:
    twin = copy.deepcopy(look)
    for element in twin.iterfind(main("numFmt")):
        number = str(element.get("numFmtId"))
        element.set("numFmtId", numbers.get(number, number))
    return twin


def _normal_style(book: Element) -> str:
    """Return the named style that every workbook has, Normal, as cell formats refer to it."""
    named = _children(book, "cellStyles")
    return next((str(it.get("xfId")) for it in named if it.get("builtinId") == "0"), _NORMAL)


def _children(styles: Element, name: str) -> list[Element]:
    section = styles.find(main(name))
    return [] if section is None else list(section.iterchildren(f"{{{MAIN}}}*"))


def settle_conditional_looks(root: Element, styles: StyleMap) -> None:
    """Point every dxfId, dataDxfId, headerRowDxfId … to where the look now is."""
    _move_conditional(root, styles)
    for section in root:
        # Cells have none, and a long sheet has nothing but cells.
        if section.tag != _SHEET_DATA:
            for element in section.iter("*"):
                _move_conditional(element, styles)


def _move_conditional(element: Element, styles: StyleMap) -> None:
    for attribute in element.attrib:
        if str(attribute).lower().endswith("dxfid"):
            settle(element, str(attribute), styles.conditional)


def settle(element: Element, attribute: str, places: dict[str, str]) -> None:
    """Let an attribute that points to a look, if there is one, point to where it now is."""
    old = element.get(attribute)
    if old is not None:
        element.set(attribute, places[old])
