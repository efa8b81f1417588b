"""A drawn sheet made at home in another workbook: its looks, its strings, its name in VBA."""

import re
from collections.abc import Iterable
from typing import NamedTuple, cast

from lxml import etree

from xlsaddin.excel.graft.styles import StyleMap
from xlsaddin.excel.package.opc import Element, UnexpectedXml, main, parse, serialise
from xlsaddin.excel.package.package import Package

_HEAD = 2_048
_COLUMN, _SHEET_DATA, _PROPERTIES = (main(tag) for tag in ("col", "sheetData", "sheetPr"))
# A row's or a cell's tag as it is drawn, up to its look, and the shared string in a cell.
_PLACE = re.compile(
    rb'(<(?:c|row) r="\w+"(?: spans="[\d:]+")?)(?: s="(\d+)")?(?: t="s"><v>(\d+)</v>)?'
)
_ROWS, _ROWS_END = b"<sheetData>", b"</sheetData>"
_STRING = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_NOT_XML = bytes(sorted(set(range(32)) - set(b"\t\n\r")))


class Home(NamedTuple):
    """What the sheets of the drawn workbook mean in the other one.

    Attributes:
        styles: where their looks are.
        strings: the shared strings that their cells point to, as XML.
    """

    styles: StyleMap
    strings: list[bytes]


def settled_sheet(drawn: bytes, home: Home, code_name: str | None) -> bytes:
    """Return a drawn sheet changed so that it belongs to the other workbook.

    It is read as it was drawn: its cells, maybe a hundred thousand, are no elements on the way.

    Raises:
        UnexpectedXml: a cell holds a sign that no XML may have.
    """
    if len(drawn.translate(None, _NOT_XML)) < len(drawn):
        raise UnexpectedXml("a control character")
    first, after = drawn.find(_ROWS), drawn.rfind(_ROWS_END)
    if first < 0:
        return serialise(_settled_frame(parse(drawn), home, code_name))
    first += len(_ROWS)
    frame = _settled_frame(parse(drawn[:first] + drawn[after:]), home, code_name)
    head, _, tail = serialise(frame).partition(b"<sheetData/>")
    cells = _settled_cells(memoryview(drawn)[first:after], home)
    return b"".join((head, _ROWS, cells, _ROWS_END, tail))


def _settled_frame(root: Element, home: Home, code_name: str | None) -> Element:
    for column in root.iter(_COLUMN):
        _move(column, "style", home.styles.cells)
    settle_conditional_looks(root, home.styles)
    for view in root.iter(main("sheetView")):
        view.attrib.pop("tabSelected", "")
    _set_code_name(root, code_name)
    return root


def _settled_cells(cells: memoryview, home: Home) -> bytes:
    looks = {old.encode(): b' s="%b"' % new.encode() for old, new in home.styles.cells.items()}
    looks[b""] = b""

    def settled(it: re.Match[bytes]) -> bytes:
        place, look, string = it.groups(b"")
        if not string:
            return place + looks[look]
        return b'%b%b t="inlineStr"><is>%b</is>' % (place, looks[look], home.strings[int(string)])

    return _PLACE.sub(settled, cells)


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


def shared_strings(drawing: Package) -> list[bytes]:
    """Return what is within each shared string of a drawn workbook, as XML."""
    part = drawing.workbook_target("sharedStrings")
    return _STRING.findall(drawing.read(part).replace(b"<t></t>", b"<t/>")) if part else []


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
