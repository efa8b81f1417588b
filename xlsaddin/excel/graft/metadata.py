"""Cell metadata: what marks a formula as a dynamic array (the cm of a cell)."""

import copy

from xlsaddin.excel.package.opc import Element, insert_in_order, main, same_as, section_of

_ORDER = ("metadataTypes", "metadataStrings", "mdxMetadata", "futureMetadata", "cellMetadata")


def merge_metadata(book: Element, drawn: Element) -> dict[str, str]:
    """Append to `book` the cell metadata of `drawn` that it lacks; return old cm to new cm."""
    kinds = section_of(book, "metadataTypes", _ORDER)
    places: dict[str, str] = {}
    for number, block in enumerate(_children(drawn, "cellMetadata"), start=1):
        twin = copy.deepcopy(block)
        for record in twin.iterfind(main("rc")):
            kind = _children(drawn, "metadataTypes")[int(record.get("t") or 0) - 1]
            record.set("t", str(_place(kinds, kind) + 1))
            record.set("v", str(_merge_value(book, drawn, kind, int(record.get("v") or 0))))
        places[str(number)] = str(_place(section_of(book, "cellMetadata", _ORDER), twin) + 1)
    return places


def _merge_value(book: Element, drawn: Element, kind: Element, value: int) -> int:
    """Return where in `book` the value lies that a record of this kind points to."""
    name = str(kind.get("name"))
    theirs = _future(drawn, name)
    if theirs is None:
        return value
    ours = _future(book, name)
    if ours is None:
        ours = book.makeelement(main("futureMetadata"), {"name": name})
        insert_in_order(book, ours, _ORDER)
    return _place(ours, theirs[value])


def _place(section: Element, element: Element) -> int:
    """Return the index of an equal element, appended when there is none."""
    wanted = same_as(element)
    for index, own in enumerate(section):
        if same_as(own) == wanted:
            return index
    section.append(copy.deepcopy(element))
    section.set("count", str(len(section)))
    return len(section) - 1


def _future(root: Element, name: str) -> Element | None:
    return next(
        (it for it in root.iterfind(main("futureMetadata")) if it.get("name") == name), None
    )


def _children(root: Element, section: str) -> list[Element]:
    found = root.find(main(section))
    return [] if found is None else list(found)
