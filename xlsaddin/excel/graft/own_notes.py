"""The comments that a user has put on a report tab, on the same cells when those have moved."""

import re
from collections.abc import Mapping
from typing import NamedTuple, cast

from lxml import etree

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.celladress import column_letters, column_number
from xlsaddin.excel.graft.cells import SHEET_ORDER
from xlsaddin.excel.graft.same_places import SamePlaces
from xlsaddin.excel.package.opc import (
    OFFICE,
    PACKAGE,
    Element,
    Relationship,
    insert_in_order,
    main,
    parse,
    relative,
    rels_part,
    serialise,
)
from xlsaddin.excel.package.package import Package

_NOTES, _THREADS, _SHAPES = "/comments", "/threadedComment", "/vmlDrawing"
_LEGACY = main("legacyDrawing")
_ID = f"{{{OFFICE}}}id"
_VML, _EXCEL = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:excel}"
_NO_LINKS = f'<Relationships xmlns="{PACKAGE}"/>'.encode()
_CORNER = ("Row", "Column")
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")

_Cell = tuple[int, int]


class OwnNotes(NamedTuple):
    """The parts of a tab's comments: the notes, what is written to each other, and the boxes."""

    links: tuple[Relationship, ...]

    def of(self, kind: str) -> list[str]:
        """Return the parts of a kind."""
        return [it.target for it in self.links if it.kind.endswith(kind)]


def own_notes(book: Package, part: str, sheet: Element) -> OwnNotes:
    """Return a tab's comments; none when it has none."""
    legacy = sheet.find(_LEGACY)
    boxes = None if legacy is None else legacy.get(_ID)
    links = [
        it
        for it in book.relationships(part)
        if it.kind.endswith((_NOTES, _THREADS)) or (it.id == boxes and it.kind.endswith(_SHAPES))
    ]
    has_notes = any(it.kind.endswith(_NOTES) for it in links)
    return OwnNotes(tuple(links) if has_notes else ())


def put_notes(
    book: Package, place: tuple[str, str], sheet: Element, notes: OwnNotes, places: SamePlaces
) -> list[Anmarkning]:
    """Put a tab's own comments back on the drawn sheet; return what to say of those that are lost.

    Args:
        book: the workbook, whose part for the sheet points to what was drawn.
        place: the tab and its part.
        sheet: the drawn sheet.
        notes: the comments.
        places: where the cells that they stand on are now.
    """
    tab, part = place
    if not notes.links or sheet.find(_LEGACY) is not None:
        return []
    now = _moved_notes(book, notes, places)
    texts = _texts(book, notes)
    gone = [cell for cell, there in now.items() if there is None]
    lost = [lost_note(tab, texts[it], places.old.text(it[0])) for it in gone]
    if any(now.values()):
        if any(there != cell for cell, there in now.items()):
            _move(book, notes, now)
        _link(book, part, sheet, notes)
    return lost


def _moved_notes(book: Package, notes: OwnNotes, places: SamePlaces) -> dict[_Cell, _Cell | None]:
    """Return each commented cell and where it is now: no two on the same."""
    now: dict[_Cell, _Cell | None] = {}
    for part in notes.of(_NOTES):
        for note in book.xml(part).iter(main("comment")):
            cell = _cell(note)
            there = places.cell(*cell)
            now[cell] = None if there in now.values() else there
    return now


def lost_note(tab: str, text: str, row: str) -> Anmarkning:
    """Return what to say of a comment whose row, told by the text that begins it, is gone."""
    where = f"stod vid raden «{row}», som" if row else "stod vid en rad som"
    sats = f"Kommentaren «{text}» {where} inte finns längre, och är borttagen."
    return Anmarkning(tab, None, "", sats, Grad.UPPLYSNING).short()


def _texts(book: Package, notes: OwnNotes) -> Mapping[_Cell, str]:
    """Return what each comment says; for a thread what was written, not the note that hints it."""
    texts: dict[_Cell, str] = {}
    for part in notes.of(_NOTES):
        for note in book.xml(part).iter(main("comment")):
            texts[_cell(note)] = _joined(note)
    for part in notes.of(_THREADS):
        said: dict[_Cell, list[str]] = {}
        for note in book.xml(part):
            said.setdefault(_cell(note), []).append(_joined(note))
        texts |= {cell: " ".join(it) for cell, it in said.items()}
    return texts


def _joined(note: Element) -> str:
    return " ".join("".join(str(it) for it in note.itertext()).split())


def _cell(note: Element) -> _Cell:
    letters, digits = _ADDRESS.findall(str(note.get("ref")))[0]
    return int(digits), column_number(letters)


def _move(book: Package, notes: OwnNotes, now: Mapping[_Cell, _Cell | None]) -> None:
    for part in (*notes.of(_NOTES), *notes.of(_THREADS)):
        root = book.xml(part)
        for note in [it for it in root.iter("*") if it.get("ref")]:
            there = now.get(_cell(note))
            if there is None:
                cast("Element", note.getparent()).remove(note)
            else:
                note.set("ref", f"{column_letters(there[1])}{there[0]}")
        book.put_xml(part, root)
    for part in notes.of(_SHAPES):
        book.put(part, _moved_boxes(book.read(part), now))


def _moved_boxes(vml: bytes, now: Mapping[_Cell, _Cell | None]) -> bytes:
    # Excel's own is not always well-formed.
    root = etree.fromstring(vml, etree.XMLParser(recover=True, resolve_entities=False))
    for shape in list(root.iter(f"{_VML}shape")):
        data = shape.find(f"{_EXCEL}ClientData[@ObjectType='Note']")
        row, column = (None if data is None else data.find(f"{_EXCEL}{it}") for it in _CORNER)
        if row is None or column is None or data is None:
            continue
        cell = int(row.text or 0) + 1, int(column.text or 0) + 1
        there = now.get(cell)
        if there is None:
            cast("Element", shape.getparent()).remove(shape)
            continue
        row.text, column.text = str(there[0] - 1), str(there[1] - 1)
        _move_anchor(data, (there[0] - cell[0], there[1] - cell[1]))
    return serialise(root)


def _move_anchor(data: Element, by: _Cell) -> None:
    """Move the corners of a box: column, its offset, row, its offset, twice."""
    anchor = data.find(f"{_EXCEL}Anchor")
    if anchor is not None:
        numbers = [int(it) for it in str(anchor.text).split(",")]
        for place in (0, 4):
            numbers[place] = max(numbers[place] + by[1], 0)
            numbers[place + 2] = max(numbers[place + 2] + by[0], 0)
        anchor.text = ", ".join(map(str, numbers))


def _link(book: Package, part: str, sheet: Element, notes: OwnNotes) -> None:
    """Let the drawn sheet point to its owner's comments too."""
    rels = rels_part(part)
    root = book.xml(rels) if book.has(rels) else parse(_NO_LINKS)
    for number, it in enumerate(notes.links, 1):
        name = f"rIdEgen{number}"
        attributes = {"Id": name, "Type": it.kind, "Target": relative(part, it.target)}
        etree.SubElement(root, f"{{{PACKAGE}}}Relationship", attributes)
        if it.kind.endswith(_SHAPES):
            insert_in_order(sheet, sheet.makeelement(_LEGACY, {_ID: name}), SHEET_ORDER)
    book.put(rels, serialise(root))
