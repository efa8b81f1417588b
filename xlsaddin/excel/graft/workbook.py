"""What the workbook itself says about the grafted sheets: names, calculation, shared parts."""

import copy
from typing import NamedTuple

from xlsaddin.excel.graft.new_sheet import free_id
from xlsaddin.excel.graft.styles import StyleMap, merge_styles
from xlsaddin.excel.package.content_types import ContentTypes
from xlsaddin.excel.package.opc import (
    OFFICE,
    PACKAGE,
    WORKBOOK_ORDER,
    Element,
    insert_in_order,
    main,
    relative,
    rels_part,
)
from xlsaddin.excel.package.package import Package

# The version of Excel's calculation that since 2019 trusts the cached values as they stand.
CALCULATION = "191029"

_BUILT_IN = "_xlnm."


class _NameKey(NamedTuple):
    """A defined name is told by its name and the tab that it is local to."""

    name: str
    tab: str | None


def graft_styles(book: Package, drawn: Package, types: ContentTypes) -> StyleMap:
    """Merge the styles of the drawn workbook into the book's, or lend them if it has none."""
    source = str(drawn.workbook_target("styles"))
    target = book.workbook_target("styles") or _lend(book, drawn, types, "styles")
    root = book.xml(target)
    places = merge_styles(root, drawn.xml(source))
    book.put_xml(target, root)
    return places


def graft_workbook(book: Package, drawn: Package, names: dict[str, str]) -> None:
    """Bring the names of the grafted tabs and trust the cached values; drop the calculation chain.

    `names` gives for each drawn tab the book's own spelling of its name.
    """
    root = book.xml(book.workbook_part)
    order, drawn_order = list(book.sheets()), list(drawn.sheets())
    tabs = {
        str(old): str(order.index(names[name]))
        for old, name in enumerate(drawn_order)
        if name in names
    }
    _graft_names(root, _drawn_names(drawn, tabs), own_tabs=set(tabs.values()))
    _trust_cached_values(root)
    book.put_xml(book.workbook_part, root)
    _drop_calculation_chain(book)


def _drawn_names(drawn: Package, tabs: dict[str, str]) -> dict[_NameKey, Element]:
    """Return the drawn workbook's names, local to the book's tabs.

    A drawn tab that the book does without (that is not in `tabs`) brings no names.
    """
    without = {tab for place, tab in enumerate(drawn.sheets()) if str(place) not in tabs}
    found: dict[_NameKey, Element] = {}
    path = f"{main('definedNames')}/{main('definedName')}"
    for element in drawn.xml(drawn.workbook_part).iterfind(path):
        tab = element.get("localSheetId")
        if tab in tabs:
            element.set("localSheetId", tabs[tab])
        if tab in tabs or (tab is None and _tab_of(element) not in without):
            found[_key(element)] = element
    return found


def _graft_names(root: Element, wanted: dict[_NameKey, Element], own_tabs: set[str]) -> None:
    """Replace names where they stand, drop print settings no longer drawn, add what is new."""
    section = root.find(main("definedNames"))
    if section is None:
        section = root.makeelement(main("definedNames"))
        insert_in_order(root, section, WORKBOOK_ORDER)
    for element in list(section):
        key = _key(element)
        if key in wanted:
            section.replace(element, _without_tail(wanted.pop(key)))
        elif key.tab in own_tabs and key.name.startswith(_BUILT_IN):
            section.remove(element)
    section.extend(_without_tail(element) for element in wanted.values())
    if len(section) == 0:
        root.remove(section)


def _tab_of(name: Element) -> str:
    return str(name.text or "").rpartition("!")[0].strip("'")


def _without_tail(element: Element) -> Element:
    twin = copy.deepcopy(element)
    twin.tail = None
    return twin


def _key(element: Element) -> _NameKey:
    return _NameKey((element.get("name") or "").lower(), element.get("localSheetId"))


def _trust_cached_values(root: Element) -> None:
    calculation = root.find(main("calcPr"))
    if calculation is None:
        calculation = root.makeelement(main("calcPr"))
        insert_in_order(root, calculation, WORKBOOK_ORDER)
    calculation.set("calcId", CALCULATION)
    calculation.attrib.pop("fullCalcOnLoad", "")


def _drop_calculation_chain(book: Package) -> None:
    """Excel builds the chain anew; a chain that names formulas that are gone is a broken file."""
    book.remove_link(book.workbook_part, "/calcChain")


def _lend(book: Package, drawn: Package, types: ContentTypes, kind: str) -> str:
    """Give the book a copy of a part that its workbook lacks; return the part."""
    source = str(drawn.workbook_target(kind))
    part = rels_part(book.workbook_part)
    root = book.xml(part)
    attributes = {
        "Id": free_id(root),
        "Type": f"{OFFICE}/{kind}",
        "Target": relative(book.workbook_part, source),
    }
    root.append(root.makeelement(f"{{{PACKAGE}}}Relationship", attributes))
    book.put_xml(part, root)
    book.put(source, drawn.read(source))
    types.declare(source, ContentTypes(drawn).of(source))
    return source
