"""A drawn sheet made at home in another workbook: its looks, its strings, its name in VBA."""

import copy
from collections.abc import Iterable
from typing import NamedTuple, cast

from lxml import etree

from xlsaddin.excel.graft.styles import StyleMap
from xlsaddin.excel.package.opc import Element, main
from xlsaddin.excel.package.package import Package

_HEAD = 2_048
_CELL, _ROW, _COLUMN, _VALUE, _TEXT = (main(tag) for tag in ("c", "row", "col", "v", "is"))
_SHEET_DATA, _PROPERTIES = main("sheetData"), main("sheetPr")


class Home(NamedTuple):
    """What the sheets of the drawn workbook mean in the other one.

    Attributes:
        styles: where their looks are.
        strings: the shared strings that their cells point to.
    """

    styles: StyleMap
    strings: list[Element]


def settled_sheet(root: Element, home: Home, code_name: str | None) -> Element:
    """Change a drawn sheet so that it belongs to the other workbook, and return it."""
    _settle_cells(root, home)
    for row in root.iter(_ROW):
        _move(row, "s", home.styles.cells)
    for column in root.iter(_COLUMN):
        _move(column, "style", home.styles.cells)
    settle_conditional_looks(root, home.styles)
    for view in root.iter(main("sheetView")):
        view.attrib.pop("tabSelected", "")
    _set_code_name(root, code_name)
    return root


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
            _move(element, str(attribute), styles.conditional)


def code_name(package: Package, sheet: str) -> str | None:
    """Return the sheet's name in VBA, reading no further than its head; a new sheet has none."""
    if not package.has(sheet):
        return None
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True)
    with package.whole():
        for piece in package.chunks(sheet, _HEAD):
            parser.feed(piece)
            for _, element in cast("Iterable[tuple[str, Element]]", parser.read_events()):
                if element.tag == _PROPERTIES:
                    return element.get("codeName")
                if element.tag == _SHEET_DATA:
                    return None
    return None


def _settle_cells(root: Element, home: Home) -> None:
    looks, strings = home.styles.cells, home.strings
    for cell in root.iter(_CELL):
        look = cell.get("s")
        if look is not None:
            cell.set("s", looks[look])
        if cell.get("t") == "s":
            cell.set("t", "inlineStr")
            for value in cell.iterchildren(_VALUE):
                parts = strings[int(value.text or 0)]
                value.tag, value.text = _TEXT, None
                value.extend([copy.copy(part) for part in parts])


def _move(element: Element, attribute: str, places: dict[str, str]) -> None:
    old = element.get(attribute)
    if old is not None:
        element.set(attribute, places[old])


def _set_code_name(root: Element, name: str | None) -> None:
    properties = root.find(_PROPERTIES)
    if properties is None and name:
        properties = root.makeelement(_PROPERTIES)
        root.insert(0, properties)
    if properties is not None:
        properties.attrib.pop("codeName", "")
        if name:
            properties.set("codeName", name)
