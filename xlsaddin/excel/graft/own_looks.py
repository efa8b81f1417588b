"""What a user has put on a report tab, kept when the tab is drawn anew."""

import copy
import re
from collections.abc import Mapping, Sequence
from functools import cache

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.excel.graft.cells import SHEET_ORDER
from xlsaddin.excel.graft.own_drawings import lost_things, own_things
from xlsaddin.excel.graft.own_notes import own_notes, put_notes
from xlsaddin.excel.graft.own_page import keep_page
from xlsaddin.excel.graft.own_rules import (
    lost_rule,
    lost_validation,
    own_rules,
    own_validations,
    put_rules,
    put_validations,
)
from xlsaddin.excel.graft.same_places import SamePlaces, rows_of
from xlsaddin.excel.package.opc import Element, insert_in_order, main, parse, serialise
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.texts import shared_texts_of

_ROWS = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
_ROW_TAG = re.compile(rb'<row r="(\d+)"')
_FOLDED = ("hidden", "outlineLevel", "collapsed")
_PROPERTIES, _FORMAT, _VIEWS = (main(it) for it in ("sheetPr", "sheetFormatPr", "sheetViews"))
_OUTLINE = main("outlinePr")


class OwnLooks:
    """What a user has put on a report tab of a workbook: rules, comments, views and so on."""

    def __init__(self, book: Package, place: tuple[str, str], sheet: Element) -> None:
        self._book, self._place, self._sheet = book, place, sheet
        styles = book.workbook_target("styles")
        formats = list(book.xml(styles).iterfind(f"{main('dxfs')}/*")) if styles else []
        self._rules = own_rules(sheet, formats)
        self._validations = own_validations(sheet)
        self._things = own_things(book, place, sheet)
        self._notes = own_notes(book, place[1], sheet)

    def put_on(self, drawn: bytes) -> tuple[bytes, list[Anmarkning]]:
        """Return the drawn sheet with it all, and what to say of what is lost."""
        rows = _ROWS.search(drawn)
        if not rows or self._sheet.find(f".//{main('c')}") is None:
            return drawn, []
        strings = cache(lambda: shared_texts_of(self._book))
        places = SamePlaces(rows_of(self._sheet, strings), rows_of(parse(drawn), strings))
        frame = parse(drawn[: rows.start()] + b"<sheetData/>" + drawn[rows.end() :])
        self._keep_view(frame)
        keep_page(self._sheet, frame)
        _fold_columns(self._sheet, frame, places)
        _tell_depth(self._sheet, frame)
        lost = [lost_rule(self._place[0], it) for it in put_rules(frame, self._rules, places)]
        gone = put_validations(frame, self._validations, places)
        lost += [lost_validation(self._place[0], it) for it in gone]
        lost += lost_things(self._book, self._place, self._things)
        lost += put_notes(self._book, self._place, frame, self._notes, places)
        head, _, tail = serialise(frame).partition(b"<sheetData/>")
        return head + _folded_rows(self._sheet, rows[0], places) + tail, lost

    def _keep_view(self, frame: Element) -> None:
        own, drawn = self._sheet.find(_VIEWS), frame.find(_VIEWS)
        if own is not None and drawn is not None:
            frame.replace(drawn, copy.deepcopy(own))


def _columns(sheet: Element) -> dict[int, dict[str, str]]:
    """Return what is said of each column that something is said of."""
    found = {}
    for element in sheet.iterfind(f"{main('cols')}/{main('col')}"):
        said = {str(key): str(value) for key, value in element.attrib.items()}
        first, last = int(said.pop("min")), int(said.pop("max"))
        for column in range(first, min(last, first + _MOST) + 1):
            found[column] = said
    return found


_MOST = 100


def _fold_columns(own: Element, drawn: Element, places: SamePlaces) -> None:
    """Let the columns that somebody has folded or hidden be so on the drawn sheet."""
    before, now = _columns(own), _columns(drawn)
    changed = {}
    for column, said in before.items():
        there = places.column(column)
        if there is not None:
            more = _of_owner(said, now.get(there, {}))
            if more:
                changed[there] = now.get(there, {}) | more
    if not changed:
        return
    section = drawn.find(main("cols"))
    if section is not None:
        drawn.remove(section)
    section = drawn.makeelement(main("cols"))
    for column, said in sorted((now | changed).items()):
        place = {"min": str(column), "max": str(column)}
        section.append(section.makeelement(main("col"), place | said))
    insert_in_order(drawn, section, SHEET_ORDER)


def _of_owner(own: Mapping[str, str], drawn: Mapping[str, str]) -> dict[str, str]:
    more = {key: own[key] for key in _FOLDED if own.get(key, "0") not in {"0", "false"}}
    if more and "width" in own and "width" not in drawn:
        more |= {"width": own["width"], "customWidth": "1"}
    return more


def _tell_depth(own: Element, drawn: Element) -> None:
    """Let Excel know how deep rows and columns are folded, and on which side the buttons are."""
    format_, outline = drawn.find(_FORMAT), own.find(f"{_PROPERTIES}/{_OUTLINE}")
    for key, tag in (("outlineLevelRow", "row"), ("outlineLevelCol", "col")):
        depth = max((int(it.get("outlineLevel") or 0) for it in own.iter(main(tag))), default=0)
        if depth and format_ is not None:
            format_.set(key, str(depth))
    properties = drawn.find(_PROPERTIES)
    if outline is not None and properties is not None:
        insert_in_order(properties, copy.deepcopy(outline), ("tabColor", "outlinePr"))


def _folded_rows(own: Element, rows: bytes, places: SamePlaces) -> bytes:
    """Let the rows that somebody has folded or hidden be so."""
    folded: dict[bytes, bytes] = {}
    for row in own.iter(main("row")):
        said: Sequence[str] = [f' {it}="{row.get(it)}"' for it in _FOLDED if row.get(it)]
        there = places.row(int(row.get("r") or 0)) if said else None
        if there is not None:
            folded[str(there).encode()] = "".join(said).encode()
    return _ROW_TAG.sub(lambda it: it[0] + folded.get(it[1], b""), rows) if folded else rows
