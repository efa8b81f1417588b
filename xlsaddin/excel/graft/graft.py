"""Drawn sheets put into a closed workbook; every other part of it stays as it was."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from lxml import etree

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.excel.draw.start import TAB as START
from xlsaddin.excel.graft.new_sheet import add_sheet, folded
from xlsaddin.excel.graft.own_looks import OwnLooks
from xlsaddin.excel.graft.parts import Bearer
from xlsaddin.excel.graft.signature import forget_signature
from xlsaddin.excel.graft.start_sheet import keep_said, refreshed
from xlsaddin.excel.graft.styles import StyleMap, settle, settle_conditional_looks
from xlsaddin.excel.graft.tabs import put_ingress, show
from xlsaddin.excel.graft.unfit import refuse_unfit
from xlsaddin.excel.graft.workbook import graft_styles, graft_workbook
from xlsaddin.excel.package.content_types import ContentTypes
from xlsaddin.excel.package.opc import Element, UnexpectedXml, main, parse, rels_part, serialise
from xlsaddin.excel.package.package import Package
from xlsaddin.reports.lage import stoppad_ingress

_HEAD = 2_048
_COLUMN, _SHEET_DATA, _PROPERTIES = (main(tag) for tag in ("col", "sheetData", "sheetPr"))
# A row's or a cell's tag as it is drawn, up to its look, and the shared string in a cell.
_PLACE = re.compile(
    rb'(<(?:c|row) r="\w+"(?: spans="[\d:]+")?)(?: s="(\d+)")?(?: t="s"><v>(\d+)</v>)?'
)
_ROWS, _ROWS_END = b"<sheetData>", b"</sheetData>"
_STRING = re.compile(rb"<si>(.*?)</si>", re.DOTALL)
_NOT_XML = bytes(sorted(set(range(32)) - set(b"\t\n\r")))


class _Pair(NamedTuple):
    """A drawn sheet, the sheet whose place it takes, and whether its cells alone are taken."""

    drawn_name: str
    drawn_part: str
    name: str
    part: str
    only_cells: bool


class Wish(NamedTuple):
    """How drawn sheets are to be put into a workbook.

    Attributes:
        order: the tabs in their order, so that a missing one comes where it belongs; that of the
            drawn workbook when empty.
        code_names: tab -> its name in VBA, where it is to be another than the sheet has.
        buttons: whether Start is drawn with its buttons; else the workbook's own stay, and a
            workbook without Start does without.
        stopped: tab -> why it keeps its content; its first line comes to say so.
        shown: tab -> whether it is shown; a tab that is not named stays as it is.
        new_year: whether Start begins anew; else what the buttons have said on it stays.
    """

    order: Sequence[str] = ()
    code_names: Mapping[str, str] = {}
    buttons: bool = False
    stopped: Mapping[str, str] = {}
    shown: Mapping[str, bool] = {}
    new_year: bool = False


class _Home(NamedTuple):
    """What the sheets of the drawn workbook mean in the other one.

    Attributes:
        styles: where their looks are.
        strings: the shared strings that their cells point to, as XML.
    """

    styles: StyleMap
    strings: list[bytes]


def graft(
    target: Path,
    drawn: bytes,
    out: Path,
    wish: Wish = Wish(),  # noqa: B008 - frozen
) -> tuple[Anmarkning, ...]:
    """Write to `out` the workbook `target` with the sheets of `drawn` in place of its own.

    A sheet that `target` lacks is added. Every part that is not a drawn sheet's, or must know of
    them, keeps its very bytes; grafting the same sheets again gives the same file. `out` is
    another file than `target`: see `backup.atomic_write`. What the workbook had and cannot keep is
    returned.

    Raises:
        XlsAddinError: a sheet that would be replaced may not be: see `refuse_unfit`.
        TabellnamnetUpptaget: a drawn table has the name of a table that stays.
        XlsAddinError: `target` is no readable workbook.
        ValueError: `out` is `target`.
    """
    if out.resolve() == target.resolve():
        raise ValueError("graft writes to another file than it reads")
    with Package(target) as book, Package(drawn) as drawing, book.whole():
        lost = graft_sheets(book, drawing, wish)
        signed = forget_signature(book)
        book.save(out)
        return (*lost, *signed)


def graft_sheets(book: Package, drawing: Package, wish: Wish) -> list[Anmarkning]:
    """Put the drawn sheets into an opened package, which is not saved; raises as `graft`.

    What their owner had on them, and that has no place any more, is returned.
    """
    types = ContentTypes(book)
    before = book.reachable()
    pairs = _pairs(book, drawing, types, wish)
    refuse_unfit(book, [(pair.name, pair.part) for pair in pairs if not pair.only_cells])
    kept = book.reachable(skip={pair.part for pair in pairs if not pair.only_cells})
    styles = graft_styles(book, drawing, types)
    home = _Home(styles, _shared_strings(drawing))
    bearer = Bearer(book, drawing, types, kept, styles)
    lost = []
    for pair in pairs:
        name = wish.code_names.get(pair.drawn_name) or code_name(book, pair.part)
        with drawing.whole():
            sheet = _settled_sheet(drawing.read(pair.drawn_part), home, name)
        if pair.drawn_name == START and not wish.new_year:
            sheet = keep_said(book, pair.part, sheet)
        if pair.only_cells:
            book.put_xml(pair.part, refreshed(book.xml(pair.part), parse(sheet)))
        else:
            place = (pair.name, pair.part)
            own = OwnLooks(book, place, book.xml(pair.part)) if book.has(pair.part) else None
            bearer.bring(pair.name, pair.drawn_part, pair.part)
            sheet, gone = own.put_on(sheet) if own else (sheet, [])
            book.put(pair.part, sheet)
            lost += gone
    graft_workbook(book, drawing, {pair.drawn_name: pair.name for pair in pairs})
    put_ingress(book, wish.stopped, stoppad_ingress)
    show(book, wish.shown)
    _collect_garbage(book, types, before)
    types.store()
    return lost


def _pairs(book: Package, drawing: Package, types: ContentTypes, wish: Wish) -> list[_Pair]:
    """Return the drawn sheets and their places; a sheet that is missing gets one."""
    own = {folded(name): (name, part) for name, part in book.sheets().items()}
    drawn = drawing.sheets()
    pairs = []
    for name, drawn_part in drawn.items():
        kept = name == START and not wish.buttons
        if folded(name) in own:
            pairs.append(_Pair(name, drawn_part, *own[folded(name)], kept))
        elif not kept:
            part = add_sheet(book, types, name, wish.order or list(drawn))
            pairs.append(_Pair(name, drawn_part, name, part, only_cells=False))
    return pairs


def _collect_garbage(book: Package, types: ContentTypes, before: set[str]) -> None:
    """Remove what only the old sheets led to; what nothing led to before is not ours to judge."""
    dead = before - book.reachable()
    for part in dead:
        book.remove(part)
    types.forget({*dead, *map(rels_part, dead)})


def _settled_sheet(drawn: bytes, home: _Home, code_name: str | None) -> bytes:
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


def _settled_frame(root: Element, home: _Home, code_name: str | None) -> Element:
    for column in root.iter(_COLUMN):
        settle(column, "style", home.styles.cells)
    settle_conditional_looks(root, home.styles)
    for view in root.iter(main("sheetView")):
        view.attrib.pop("tabSelected", "")
    _set_code_name(root, code_name)
    return root


def _settled_cells(cells: memoryview, home: _Home) -> bytes:
    looks = {old.encode(): b' s="%b"' % new.encode() for old, new in home.styles.cells.items()}
    looks[b""] = b""

    def settled(it: re.Match[bytes]) -> bytes:
        place, look, string = it.groups(b"")
        if not string:
            return place + looks[look]
        return b'%b%b t="inlineStr"><is>%b</is>' % (place, looks[look], home.strings[int(string)])

    return _PLACE.sub(settled, cells)


def _shared_strings(drawing: Package) -> list[bytes]:
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


def _set_code_name(root: Element, name: str | None) -> None:
    properties = root.find(_PROPERTIES)
    if properties is None and name:
        properties = root.makeelement(_PROPERTIES)
        root.insert(0, properties)
    if properties is not None:
        properties.attrib.pop("codeName", "")
        if name:
            properties.set("codeName", name)
