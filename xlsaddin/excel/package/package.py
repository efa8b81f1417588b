"""A workbook's package: read part by part, saved with every untouched part as it was."""

import io
from collections.abc import Container, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import unquote

from xlsaddin.domain.errors import FelFilformat, FilenArKrypterad, FilenArSkadad
from xlsaddin.excel.package.broken import as_sentences
from xlsaddin.excel.package.fileformat import open_zip_file
from xlsaddin.excel.package.limits import LARGEST_HELD, LARGEST_PACKAGE, LARGEST_XML, refuse_bomb
from xlsaddin.excel.package.opc import (
    OFFICE,
    Element,
    Relationship,
    is_outside,
    main,
    parse,
    rels_part,
    resolve,
    serialise,
)
from xlsaddin.excel.package.rawzip import RawZipWriter, compressed, stored_bytes
from xlsaddin.excel.package.unpacking import CHUNK, STRICT_MAIN, Unpacking, ordinary

TYPES_PART = "[Content_Types].xml"


class Package:
    """A workbook opened for reading; what is put or removed shows in `save` only.

    Raises:
        XlsAddinError: a sentence of `open_zip_file`, or that the zip is no whole workbook.
    """

    def __init__(self, source: Path | bytes) -> None:
        self.name = str(source) if isinstance(source, Path) else "arbetsboken"
        self._file: IO[bytes] = (
            open_zip_file(source) if isinstance(source, Path) else io.BytesIO(source)
        )
        self._new: dict[str, bytes] = {}
        self._removed: set[str] = set()
        self._links: dict[str, list[Relationship]] = {}
        try:
            with self.whole():
                self._unpacking = Unpacking(self._file)
            self._members = self._unpacking.members
            self._spelling = {_folded(name): name for name in self._members}
            self.workbook_part = self._find_workbook()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._unpacking.zip.close()
        self._file.close()

    def names(self) -> list[str]:
        """Return the parts as they will be saved, in their order in the file."""
        old = [name for name in self._members if name not in self._removed]
        return old + [name for name in self._new if name not in self._members]

    @property
    def changed(self) -> bool:
        """Tell whether it will be saved otherwise than it was read."""
        return bool(self._new or self._removed)

    def has(self, part: str) -> bool:
        """Tell whether the part is there."""
        name = self.spelling(part)
        return name in self._new or (name in self._members and name not in self._removed)

    def spelling(self, part: str) -> str:
        """Return the name as the file spells it: case and %-escapes do not count."""
        if part in self._members:
            return part
        return self._spelling.get(_folded(part), part)

    def read(self, part: str, largest: int = LARGEST_HELD) -> bytes:
        """Return a part as bytes.

        Raises:
            FilenArSkadad: it is missing, broken or swells unreasonably.
            FilenArForStor: it is too large to be held.
        """
        name = self.spelling(part)
        if name in self._new:
            return self._new[name]
        if not self.has(name):
            raise FilenArSkadad(fil=self.name)
        with self.whole():
            refuse_bomb(self._members[name], largest)
            return b"".join(self._unpacking.part(name))

    def chunks(
        self, part: str, size: int = CHUNK, largest: int = LARGEST_PACKAGE
    ) -> Iterator[bytes]:
        """Yield a part's XML in pieces, about of a size, never held as a whole.

        It is UTF-8 with the ordinary namespaces, however it is written in the file.
        """
        name = self.spelling(part)
        if name in self._new:
            yield self._new[name]
            return
        with self.whole():
            refuse_bomb(self._members[name], largest)
            yield from ordinary(self._unpacking.part(name, size))

    def xml(self, part: str, largest: int = LARGEST_HELD) -> Element:
        """Return the root of a part."""
        with self.whole():
            return parse(b"".join(ordinary([self.read(part, largest)])))

    def check(self) -> None:
        """Unpack every part that has not been read to its end, so that all their sums are checked.

        Raises:
            FilenArSkadad: a part is not what it was when it was written.
        """
        with self.whole():
            self._unpacking.check()

    def put(self, part: str, data: bytes) -> None:
        """Change or add a part; when nothing changes the part stays untouched."""
        name = self.spelling(part)
        self._links.clear()
        self._new.pop(name, None)
        self._removed.discard(name)
        if name not in self._members or not self._is_already(name, data):
            self._new[name] = data
            self._spelling[_folded(name)] = name

    def put_xml(self, part: str, root: Element) -> None:
        """Change or add a part; when the XML says the same as before the part stays untouched."""
        data = serialise(root)
        if not self.has(part) or serialise(self.xml(part)) != data:
            self.put(part, data)

    def remove(self, part: str) -> None:
        """Leave a part, and its relationships, out."""
        self._remove_one(part)
        self._remove_one(rels_part(part))

    def remove_relationships(self, part: str) -> None:
        """Make a part point to nothing."""
        self._remove_one(rels_part(part))

    def remove_link(self, part: str, kind: str) -> None:
        """Let a part no longer point to anything by relationships whose kind ends so."""
        root = self.xml(rels_part(part))
        for relationship in list(root):
            if str(relationship.get("Type")).endswith(kind):
                root.remove(relationship)
        self.put_xml(rels_part(part), root)

    def relationships(self, part: str) -> list[Relationship]:
        """Return what a part points to; "" is the package itself."""
        rels = rels_part(part)
        if not self.has(rels):
            return []
        if rels not in self._links:
            self._links[rels] = [self._relationship(part, it) for it in self.xml(rels, LARGEST_XML)]
        return self._links[rels]

    def reachable(self, skip: Container[str] = ()) -> set[str]:
        """Return every part that the package leads to, not going beyond the parts to skip."""
        found: set[str] = set()
        todo = [""]
        while todo:
            part = todo.pop()
            targets = (it.target for it in self.relationships(part) if not it.external)
            new = {target for target in targets if target not in found and self.has(target)}
            found |= new
            todo.extend(target for target in new if target not in skip)
        return found

    def sheets(self) -> dict[str, str]:
        """Return the sheets in the order of their tabs: name to part."""
        parts = {it.id: it.target for it in self.relationships(self.workbook_part)}
        with self.whole():
            return {
                str(sheet.get("name")): parts[str(sheet.get(f"{{{OFFICE}}}id"))]
                for sheet in self.xml(self.workbook_part).iterfind(
                    f"{main('sheets')}/{main('sheet')}"
                )
            }

    def workbook_target(self, kind: str) -> str | None:
        """Return the part that the workbook points to by a relationship of this kind, if any."""
        targets = self.relationships(self.workbook_part)
        return next((it.target for it in targets if it.kind.endswith(f"/{kind}")), None)

    def save(self, out: Path) -> None:
        """Write the package to another file: untouched parts keep their compressed bytes."""
        try:
            with out.open("wb") as file, self.whole():
                writer = RawZipWriter(file)
                for name in self.names():
                    self._save_part(name, writer)
                writer.finish(self._unpacking.zip.comment)
        except BaseException:
            out.unlink(missing_ok=True)
            raise

    def _save_part(self, name: str, writer: RawZipWriter) -> None:
        old = self._members.get(name)
        if name in self._new:
            member, body = compressed(name, self._new[name], old)
            writer.add(member, [body])
        elif old:
            writer.add(old, stored_bytes(self._file, old))

    def _remove_one(self, part: str) -> None:
        name = self.spelling(part)
        self._links.clear()
        self._new.pop(name, None)
        if name in self._members:
            self._removed.add(name)

    def _relationship(self, part: str, element: Element) -> Relationship:
        target, outside = element.get("Target") or "", is_outside(element)
        return Relationship(
            id=element.get("Id") or "",
            kind=element.get("Type") or "",
            target=target if outside else self.spelling(resolve(part, target)),
            external=outside,
        )

    def _is_already(self, name: str, data: bytes) -> bool:
        return self._members[name].file_size == len(data) and self.read(name) == data

    def _find_workbook(self) -> str:
        """Return the workbook's part.

        Raises:
            FelFilformat: a zip, but of another kind of document.
            FilenArSkadad: the package or its workbook is not whole.
        """
        if any(member.flag_bits & 1 for member in self._members.values()):
            raise FilenArKrypterad(fil=self.name)
        if not self.has(TYPES_PART):
            raise FelFilformat(fil=self.name)
        starts = (it for it in self.relationships("") if it.kind.endswith("/officeDocument"))
        part = next(starts, None)
        if part and not part.target.lower().endswith(".xml"):
            raise FelFilformat(fil=self.name)
        if not part or not self.has(part.target):
            raise FilenArSkadad(fil=self.name)
        root = self.xml(part.target, LARGEST_XML)
        if root.tag != main("workbook"):
            raise FelFilformat(fil=self.name)
        return part.target

    @property
    def is_strict(self) -> bool:
        """Tell whether the workbook is saved as Strict Open XML."""
        start = next(self._unpacking.part(self.workbook_part), b"")
        return STRICT_MAIN.encode() in start

    def whole(self) -> AbstractContextManager[None]:
        """Turn what the libraries say about a broken file into our sentence."""
        return as_sentences(self.name)


def _folded(part: str) -> str:
    return unquote(part).replace("\\", "/").lower()
