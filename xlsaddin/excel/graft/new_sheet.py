"""An empty sheet added to a closed workbook, in its place among the tabs."""

import unicodedata
from collections.abc import Sequence

from xlsaddin.excel.package.content_types import ContentTypes
from xlsaddin.excel.package.opc import (
    MAIN,
    OFFICE,
    PACKAGE,
    Element,
    main,
    needed,
    relative,
    rels_part,
)
from xlsaddin.excel.package.package import Package

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_EMPTY = f'<worksheet xmlns="{MAIN}"/>'.encode()
_VIEW_PLACES = ("activeTab", "firstSheet")


def add_sheet(book: Package, types: ContentTypes, name: str, order: Sequence[str]) -> str:
    """Give the workbook a tab that it lacks, and return the part where its sheet is to be put.

    The tab stands after the nearest tab that `order` has before it. The sheet gets no name in
    VBA: Excel gives it one when the workbook is opened.
    """
    part = _free_part(book)
    book.put(part, _EMPTY)  # taken, so that the next new sheet gets another
    types.declare(part, SHEET)
    link = _link(book, part)
    root = book.xml(book.workbook_part)
    sheets = needed(root, "sheets")
    number = 1 + max(int(it.get("sheetId") or 0) for it in sheets)
    tab = sheets.makeelement(main("sheet"), {"name": name, "sheetId": str(number)})
    tab.set(f"{{{OFFICE}}}id", link)
    place = place_among([str(it.get("name")) for it in sheets], name, order)
    sheets.insert(place, tab)
    _make_room(root, place)
    book.put_xml(book.workbook_part, root)
    return part


def place_among(tabs: Sequence[str], name: str, order: Sequence[str]) -> int:
    """Return the place of a new tab: after the last of those that stand before it in the order.

    >>> place_among(["Start", "Data", "Egen", "Rapport"], "Mer data", ["Start", "Data", "Mer data"])
    2
    >>> place_among(["Egen"], "Start", ["Start", "Data"])
    0
    """
    before = {folded(tab) for tab in order[: order.index(name)]}
    return max((place for place, tab in enumerate(tabs, 1) if folded(tab) in before), default=0)


def folded(name: str) -> str:
    """Excel takes tab names for the same when only case or the coding of å, ä, ö differ."""
    return unicodedata.normalize("NFC", name).casefold()


def _free_part(book: Package) -> str:
    folder = book.workbook_part.rpartition("/")[0]
    taken = {name.lower() for name in book.names()}
    parts = (f"{folder}/worksheets/sheet{number}.xml" for number in range(1, len(taken) + 2))
    return next(part for part in parts if part not in taken and not book.has(rels_part(part)))


def _link(book: Package, part: str) -> str:
    """Let the workbook point to a sheet, and return the relationship's id."""
    rels = rels_part(book.workbook_part)
    root = book.xml(rels)
    identity = free_id(root)
    attributes = {
        "Id": identity,
        "Type": f"{OFFICE}/worksheet",
        "Target": relative(book.workbook_part, part),
    }
    root.append(root.makeelement(f"{{{PACKAGE}}}Relationship", attributes))
    book.put_xml(rels, root)
    return identity


def free_id(relationships: Element) -> str:
    """Return an id that no relationship of a part has."""
    taken = {it.get("Id") for it in relationships}
    numbers = range(1, len(taken) + 2)
    return next(identity for n in numbers if (identity := f"rId{n}") not in taken)


def _make_room(root: Element, place: int) -> None:
    """Names and views count the tabs: those from the new one on are one further to the right."""
    for name in root.iterfind(f"{main('definedNames')}/{main('definedName')}"):
        if name.get("localSheetId") is not None:
            _move(name, "localSheetId", place)
    for view in root.iterfind(f"{main('bookViews')}/{main('workbookView')}"):
        for attribute in _VIEW_PLACES:
            _move(view, attribute, place)


def _move(element: Element, attribute: str, place: int) -> None:
    number = int(element.get(attribute) or 0)
    if number >= place:
        element.set(attribute, str(number + 1))
