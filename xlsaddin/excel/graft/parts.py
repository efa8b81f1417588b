"""What a drawn sheet points to - drawings, charts, pictures, tables - brought along with it."""

import posixpath
import re
from collections.abc import Iterator

from xlsaddin.domain.errors import TabellnamnetUpptaget
from xlsaddin.excel.graft.styles import StyleMap, settle_conditional_looks
from xlsaddin.excel.package.content_types import ContentTypes
from xlsaddin.excel.package.opc import (
    Element,
    is_outside,
    main,
    parse,
    relative,
    rels_part,
    resolve,
    serialise,
)
from xlsaddin.excel.package.package import Package

TABLE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"


class Bearer:
    """Carries parts from a drawn workbook into another, under names of their own.

    The names come from the sheet that needs the part, so that the next run reuses them.
    """

    def __init__(
        self, book: Package, drawn: Package, types: ContentTypes, kept: set[str], styles: StyleMap
    ) -> None:
        self._book, self._drawn = book, drawn
        self._types, self._drawn_types = types, ContentTypes(drawn)
        self._styles = styles
        self._taken = {part.lower() for part in kept}
        self._tables = [book.xml(part) for part in sorted(kept) if types.of(part) == TABLE]
        self._reserved = _defined_names(book)
        self._sheet_name = ""
        self._sheet_part = ""
        self._names: dict[str, str] = {}

    def bring(self, sheet_name: str, source: str, target: str) -> None:
        """Bring all that the drawn sheet `source` points to, for the sheet part `target`."""
        self._sheet_name, self._sheet_part = sheet_name, target
        self._names = {source: target}
        self._bring_targets(source)

    def _bring_targets(self, source: str) -> None:
        rels, target = rels_part(source), self._names[source]
        if not self._drawn.has(rels):
            self._book.remove_relationships(target)
            return
        root = self._drawn.xml(rels)
        for relationship in root:
            if not is_outside(relationship):
                part = resolve(source, str(relationship.get("Target")))
                relationship.set("Target", relative(target, self._bring_part(part)))
        self._book.put(rels_part(target), serialise(root))

    def _bring_part(self, source: str) -> str:
        if source not in self._names:
            name = self._free_name(source)
            self._names[source] = name
            self._taken.add(name.lower())
            content_type = self._drawn_types.of(source)
            shared = self._drawn_types.is_by_extension(source)
            self._types.declare(name, content_type, for_all=shared)
            data = self._drawn.read(source)
            self._book.put(name, self._settled_table(data) if content_type == TABLE else data)
            self._bring_targets(source)
        return self._names[source]

    def _free_name(self, source: str) -> str:
        """Return the first free one of xl/charts/xlsaddin_sheet5_chart1.xml, …chart2.xml …."""
        names = _own_names(source, self._sheet_part)
        return next(name for name in names if name.lower() not in self._taken)

    def _settled_table(self, data: bytes) -> bytes:
        """Give a table a number that no other has.

        Raises:
            TabellnamnetUpptaget: a table that stays, or a named range, has its name.
        """
        root = parse(data)
        name = str(root.get("displayName"))
        if name.lower() in self._reserved | {_name(it) for it in self._tables}:
            raise TabellnamnetUpptaget(table=name, tab=self._sheet_name)
        root.set("id", str(max((_number(it) for it in self._tables), default=0) + 1))
        settle_conditional_looks(root, self._styles)
        self._tables.append(root)
        return serialise(root)


def _defined_names(book: Package) -> set[str]:
    """Return the names that no table may have, since cells and formulas have them."""
    path = f"{main('definedNames')}/{main('definedName')}"
    return {str(it.get("name")).lower() for it in book.xml(book.workbook_part).iterfind(path)}


def _name(table: Element) -> str:
    return str(table.get("displayName")).lower()


def _number(table: Element) -> int:
    return int(table.get("id") or 0)


def _own_names(source: str, sheet: str) -> Iterator[str]:
    folder, name = posixpath.split(source)
    stem, extension = posixpath.splitext(name)
    owner = posixpath.splitext(posixpath.basename(sheet))[0]
    kind = re.sub(r"\d+$", "", stem)
    number = 0
    while True:
        number += 1
        yield posixpath.join(folder, f"xlsaddin_{owner}_{kind}{number}{extension}")
