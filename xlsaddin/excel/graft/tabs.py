"""What a closed workbook's tabs are told without being drawn: a first line, shown or hidden."""

from collections.abc import Callable, Mapping

from xlsaddin.excel.graft.cells import SheetRows, put
from xlsaddin.excel.graft.new_sheet import folded
from xlsaddin.excel.package.opc import Element, main, needed
from xlsaddin.excel.package.package import Package

INGRESS_ROW = 2
"""Where a report tab's line below the title stands, in column A."""


def put_ingress(book: Package, why: Mapping[str, str], change: Callable[[str, str], str]) -> None:
    """Let the line below the title of some tabs, tab -> why, be what `change` makes of it.

    A tab that the workbook lacks is left out.
    """
    parts = {folded(name): part for name, part in book.sheets().items()}
    for tab, sentence in why.items():
        part = parts.get(folded(tab))
        if part:
            sheet = book.xml(part)
            cell = SheetRows(sheet).made(INGRESS_ROW, 1)
            put(cell, change(text_of(book, cell), sentence))
            book.put_xml(part, sheet)


def title_of(book: Package, part: str) -> str:
    """Return the text of a tab's first cell, "" when it is blank."""
    cell = SheetRows(book.xml(part)).cell(1, 1)
    return "" if cell is None else text_of(book, cell)


def text_of(book: Package, cell: Element) -> str:
    """Return the text of a cell, shared or its own."""
    if cell.get("t") != "s":
        return "".join(text.text or "" for text in cell.iter(main("t")))
    shared = book.workbook_target("sharedStrings")
    number = int(cell.findtext(main("v")) or 0)
    item = list(book.xml(shared))[number] if shared else cell
    return "".join(text.text or "" for text in item.iter(main("t")))


def show(book: Package, shown: Mapping[str, bool]) -> None:
    """Show or hide tabs; those that are not named, and those that already are so, are left."""
    root = book.xml(book.workbook_part)
    wanted = {folded(tab): visible for tab, visible in shown.items()}
    changed = False
    tabs = list(needed(root, "sheets"))
    for tab in tabs:
        visible = wanted.get(folded(str(tab.get("name"))))
        hidden = tab.get("state", "visible") != "visible"
        if visible is None or visible is not hidden:
            continue
        changed = True
        tab.attrib.pop("state", "")
        if not visible:
            tab.set("state", "hidden")
    if changed:
        _leave_hidden(book, root, [tab.get("state") == "hidden" for tab in tabs])
        book.put_xml(book.workbook_part, root)


def _leave_hidden(book: Package, root: Element, hidden: list[bool]) -> None:
    """Let no view begin on a hidden tab, which would also stay marked together with another."""
    for view in root.iterfind(f"{main('bookViews')}/{main('workbookView')}"):
        active = int(view.get("activeTab") or 0)
        if hidden[active]:
            view.set("activeTab", str(hidden.index(False)))
            part = list(book.sheets().values())[active]
            sheet = book.xml(part)
            for own in sheet.iter(main("sheetView")):
                own.attrib.pop("tabSelected", "")
            book.put_xml(part, sheet)
