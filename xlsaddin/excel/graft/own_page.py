"""How a user has set up a report tab for print: kept, but for the program's own footer."""

import copy

from xlsaddin.excel.graft.cells import SHEET_ORDER
from xlsaddin.excel.package.opc import OFFICE, Element, insert_in_order, main

_SETUP, _FOOTERS, _FOOTER = (main(it) for it in ("pageSetup", "headerFooter", "oddFooter"))
_FIT = f"{main('sheetPr')}/{main('pageSetUpPr')}"
_PRINTER = f"{{{OFFICE}}}id"
_OUR_FOOTER = "xlsaddin"
_PAGES = "fitToHeight"


def keep_page(own: Element, drawn: Element) -> None:
    """Let a drawn sheet be printed as its owner has chosen; what was never chosen is as drawn."""
    fit, drawn_fit = own.find(_FIT), drawn.find(_FIT)
    if fit is not None and drawn_fit is not None:
        _replace(drawn_fit, copy.deepcopy(fit))
    for tag in ("printOptions", "pageMargins"):
        _put(drawn, own.find(main(tag)))
    _keep_setup(own, drawn)
    _keep_headers(own, drawn)


def _keep_setup(own: Element, drawn: Element) -> None:
    """Keep paper, orientation and scale; how many pages a tab is high follows its rows."""
    setup, drawn_setup = own.find(_SETUP), drawn.find(_SETUP)
    if setup is None or drawn_setup is None:
        return
    kept = copy.deepcopy(setup)
    kept.attrib.pop(_PRINTER, "")
    if kept.get(_PAGES, "1") in {"0", "1"}:
        kept.attrib.pop(_PAGES, "")
        if pages := drawn_setup.get(_PAGES):
            kept.set(_PAGES, pages)
    # The order of the attributes means nothing, but a tab that is as drawn keeps its bytes.
    if sorted(kept.items()) != sorted(drawn_setup.items()):
        _replace(drawn_setup, kept)


def _keep_headers(own: Element, drawn: Element) -> None:
    headers, footer = own.find(_FOOTERS), drawn.find(f"{_FOOTERS}/{_FOOTER}")
    if headers is None or footer is None:
        return
    kept = copy.deepcopy(headers)
    old = kept.find(_FOOTER)
    if old is not None and _OUR_FOOTER in (old.text or ""):
        old.text = footer.text
    _put(drawn, kept)


def _put(drawn: Element, own: Element | None) -> None:
    if own is None:
        return
    there = drawn.find(own.tag)
    if there is None:
        insert_in_order(drawn, copy.deepcopy(own), SHEET_ORDER)
    else:
        _replace(there, copy.deepcopy(own))


def _replace(old: Element, new: Element) -> None:
    parent = old.getparent()
    if parent is not None:
        new.tail = None
        parent.replace(old, new)
