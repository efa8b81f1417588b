"""Start drawn anew in a closed workbook: its buttons stay, and what was written on it too."""

from lxml import etree

from xlsaddin.excel.book_format import defined_names
from xlsaddin.excel.draw.start import NAMNGIVNA
from xlsaddin.excel.graft.cells import SHEET_ORDER
from xlsaddin.excel.package.opc import Element, insert_in_order, main, parse, serialise
from xlsaddin.excel.package.package import Package

_DRAWN = ("dimension", "sheetFormatPr", "cols", "sheetData")
_OF_OLD_CELLS = ("hyperlinks", "mergeCells")


def refreshed(own: Element, drawn: Element) -> Element:
    """Return the workbook's own sheet with the drawn cells, rows and columns in it."""
    for name in (*_DRAWN, *_OF_OLD_CELLS):
        for old in own.findall(main(name)):
            own.remove(old)
    for name in _DRAWN:
        new = drawn.find(main(name))
        if new is not None:
            insert_in_order(own, new, SHEET_ORDER)
    etree.cleanup_namespaces(own, keep_ns_prefixes=["r"])
    return own


def keep_said(book: Package, part: str, drawn: bytes) -> bytes:
    """Let the drawn cells that VBA and the buttons write in say what they say in the workbook."""
    if not book.has(part):
        return drawn
    own, sheet = _cells(book.xml(part)), parse(drawn)
    new = _cells(sheet)
    names = defined_names(book)
    for name, place in NAMNGIVNA.items():
        if name in names:
            address = names[name].rpartition("!")[2].replace("$", "")
            _take_over(new[place.replace("$", "")], own.get(address))
    return serialise(sheet)


def _take_over(cell: Element, own: Element | None) -> None:
    """Give a cell the content of another, and keep its own look."""
    for child in list(cell):
        cell.remove(child)
    cell.attrib.pop("t", "")
    if own is not None:
        if own.get("t"):
            cell.set("t", str(own.get("t")))
        cell.extend(list(own))


def _cells(sheet: Element) -> dict[str, Element]:
    return {str(cell.get("r")): cell for cell in sheet.iter(main("c"))}
