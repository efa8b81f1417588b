"""Report sheets put into a closed workbook; every other part of it stays as it was."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from xlsaddin.domain.errors import FlikenSaknas, PivottabellPaRapportflik
from xlsaddin.excel.graft.parts import Bearer
from xlsaddin.excel.graft.sheet import Home, code_name, settled_sheet
from xlsaddin.excel.graft.workbook import graft_styles, graft_workbook
from xlsaddin.excel.package.content_types import ContentTypes
from xlsaddin.excel.package.opc import Element, rels_part, serialise
from xlsaddin.excel.package.package import Package


class _Pair(NamedTuple):
    """A drawn sheet and the sheet whose place it takes."""

    drawn_name: str
    drawn_part: str
    name: str
    part: str


def graft(target: Path, drawn: bytes, out: Path) -> None:
    """Write to `out` the workbook `target` with the sheets of `drawn` in place of its own.

    Every part that is not a report sheet's, or must know of them, keeps its very bytes; grafting
    the same sheets again gives the same file. `out` is another file than `target`: see
    `backup.atomic_write`.

    Raises:
        FlikenSaknas: `target` has no sheet of a drawn sheet's name.
        PivottabellPaRapportflik: a pivot table stands on a sheet that would be replaced.
        TabellnamnetUpptaget: a drawn table has the name of a table that stays.
        XlsAddinError: `target` is no readable workbook.
        ValueError: `out` is `target`.
    """
    if out.resolve() == target.resolve():
        raise ValueError("graft writes to another file than it reads")
    with Package(target) as book, Package(drawn) as drawing:
        pairs = _pairs(book, drawing)
        _refuse_pivot_tables(book, pairs)
        _graft(book, drawing, pairs)
        book.save(out)


def _graft(book: Package, drawing: Package, pairs: list[_Pair]) -> None:
    before = book.reachable()
    kept = book.reachable(skip={pair.part for pair in pairs})
    types = ContentTypes(book)
    styles = graft_styles(book, drawing, types)
    home = Home(styles, _shared_strings(drawing))
    bearer = Bearer(book, drawing, types, kept, styles)
    for pair in pairs:
        sheet = settled_sheet(drawing.xml(pair.drawn_part), home, code_name(book, pair.part))
        bearer.bring(pair.name, pair.drawn_part, pair.part)
        book.put(pair.part, serialise(sheet))
    graft_workbook(book, drawing, {pair.drawn_name: pair.name for pair in pairs})
    _collect_garbage(book, types, before)
    types.store()


def _pairs(book: Package, drawing: Package) -> list[_Pair]:
    own = {_folded(name): (name, part) for name, part in book.sheets().items()}
    pairs = []
    for drawn_name, drawn_part in drawing.sheets().items():
        if _folded(drawn_name) not in own:
            raise FlikenSaknas(tab=drawn_name)
        pairs.append(_Pair(drawn_name, drawn_part, *own[_folded(drawn_name)]))
    return pairs


def _refuse_pivot_tables(book: Package, pairs: Iterable[_Pair]) -> None:
    for pair in pairs:
        if any(it.kind.endswith("/pivotTable") for it in book.relationships(pair.part)):
            raise PivottabellPaRapportflik(tab=pair.name)


def _shared_strings(drawing: Package) -> list[Element]:
    part = drawing.workbook_target("sharedStrings")
    return list(drawing.xml(part)) if part else []


def _collect_garbage(book: Package, types: ContentTypes, before: set[str]) -> None:
    """Remove what only the old sheets led to; what nothing led to before is not ours to judge."""
    dead = before - book.reachable()
    for part in dead:
        book.remove(part)
    types.forget({*dead, *map(rels_part, dead)})


def _folded(name: str) -> str:
    """Excel takes tab names for the same when only case or the coding of å, ä, ö differ."""
    return unicodedata.normalize("NFC", name).casefold()
