"""The grammar of a package: part names, relationships and the XML of its parts."""

import posixpath
from typing import NamedTuple, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element  # noqa: SLF001 - lxml gives its element type no public name

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

WORKBOOK_ORDER = (
    "fileVersion",
    "fileSharing",
    "workbookPr",
    "workbookProtection",
    "bookViews",
    "sheets",
    "functionGroups",
    "externalReferences",
    "definedNames",
    "calcPr",
)
"""What a workbook's XML holds, in the order of the schema, as far as we add to it."""

_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


class Relationship(NamedTuple):
    """What one part says about another.

    Attributes:
        id: the name that the part itself uses for it.
        kind: the full relationship type.
        target: the part's name in the package, or the address when external.
        external: the target is no part of this package.
    """

    id: str
    kind: str
    target: str
    external: bool


def main(tag: str) -> str:
    """Return a tag of the spreadsheet vocabulary.

    >>> main("c")
    '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}c'
    """
    return f"{{{MAIN}}}{tag}"


def rels_part(part: str) -> str:
    """Return the part that holds the relationships of a part; "" is the package itself.

    >>> rels_part("xl/workbook.xml"), rels_part("")
    ('xl/_rels/workbook.xml.rels', '_rels/.rels')
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(part: str, target: str) -> str:
    """Return the full name of a part that another part points to.

    >>> resolve("xl/worksheets/sheet1.xml", "../drawings/drawing1.xml")
    'xl/drawings/drawing1.xml'
    >>> resolve("xl/workbook.xml", "/xl/styles.xml")
    'xl/styles.xml'
    """
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def relative(part: str, target: str) -> str:
    """Return how a part points to another one: the inverse of `resolve`.

    >>> relative("xl/worksheets/sheet1.xml", "xl/drawings/drawing1.xml")
    '../drawings/drawing1.xml'
    """
    return posixpath.relpath(target, posixpath.dirname(part) or ".")


def is_outside(relationship: Element) -> bool:
    """Tell whether a relationship leads out of the package, or to a place in the same part."""
    outside = relationship.get("TargetMode") == "External"
    return outside or (relationship.get("Target") or "").startswith("#")


class UnexpectedXml(Exception):
    """XML that no spreadsheet program writes: a document type, a sheet without rows."""


def parse(data: bytes) -> Element:
    """Parse a part: no entities, nothing fetched.

    Raises:
        lxml.etree.XMLSyntaxError: it is not well-formed.
        UnexpectedXml: it declares a document type, which attackers do.
    """
    if b"<!DOCTYPE" in data:
        raise UnexpectedXml("a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def serialise(root: Element) -> bytes:
    """Write a part as Excel does: declaration in double quotes, one line."""
    return _DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def needed(parent: Element, name: str) -> Element:
    """Return a child, or a child's, that must be there.

    Raises:
        UnexpectedXml: it is not.
    """
    found = next(parent.iter(main(name)), None)
    if found is None:
        raise UnexpectedXml(f"no {name}")
    return found


def section_of(root: Element, name: str, order: tuple[str, ...]) -> Element:
    """Return a child by its name; a missing one is made where the schema's order puts it."""
    section = root.find(main(name))
    if section is None:
        section = root.makeelement(main(name))
        insert_in_order(root, section, order)
    return section


def insert_in_order(parent: Element, child: Element, order: tuple[str, ...]) -> None:
    """Insert a child after every sibling that the schema's order puts before it."""
    name = etree.QName(child).localname
    before = order[: order.index(name)]
    place = 0
    for index, sibling in enumerate(parent, start=1):
        if isinstance(sibling.tag, str) and etree.QName(sibling).localname in before:
            place = index
    parent.insert(place, child)


def same_as(element: Element) -> tuple[object, ...]:
    """Return a key that two elements share when they mean the same, whatever their prefixes.

    >>> a = parse(b'<a xmlns="u"><b y="2" x="1"/></a>')
    >>> b = parse(b'<p:a xmlns:p="u"> <p:b x="1" y="2"/> </p:a>')
    >>> same_as(a) == same_as(b)
    True
    """
    text = (element.text or "").strip()
    children = tuple(same_as(child) for child in element)
    return (element.tag, tuple(sorted(element.attrib.items())), text, children)
