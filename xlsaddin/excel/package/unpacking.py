"""The parts of a zip, piece by piece: their sums checked, their XML made ordinary, their rows.

Excel writes UTF-8, and the namespaces of 2006 unless told to save as Strict Open XML; others write
UTF-16. What is read here is never written back: only parts that are made anew are.
"""

import codecs
import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import IO

from xlsaddin.excel.package.limits import LONGEST_ROW, refuse_impossible
from xlsaddin.excel.package.opc import MAIN, OFFICE, UnexpectedXml

CHUNK = 1 << 18
SMALL = 1 << 16
"""A part up to this size is kept once it has been asked for: most are asked for again."""
_STRICT = b"http://purl.oclc.org/ooxml/"
_ORDINARY = {
    _STRICT + b"spreadsheetml/main": MAIN.encode(),
    _STRICT + b"officeDocument/relationships": OFFICE.encode(),
}
STRICT_MAIN = f"{_STRICT.decode()}spreadsheetml/main"
_DECLARED = re.compile(rb"\A<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.-]+)[\"']")
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_STARTS = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    "<".encode("utf-16-le"): "utf-16-le",
    "<".encode("utf-16-be"): "utf-16-be",
}
_SAME = {"utf-8", "ascii"}
_OTHERS = {"utf-16", "iso8859-1", "iso8859-15", "cp1252"}
_NONE = b"/>"
_HEAD = re.compile(rb"<(?:([\w.-]+):)?worksheet\b[^>]*>")


class Unpacking:
    """A zip that parts are read from, and which of them have been read to their end."""

    def __init__(self, file: IO[bytes]) -> None:
        """Read the directory.

        Raises:
            zipfile.BadZipFile: there is none, or it tells of what cannot be.
            TooLarge: it holds more than is read.
        """
        self.zip = zipfile.ZipFile(file)
        members = self.zip.infolist()
        refuse_impossible(members, file.seek(0, os.SEEK_END))
        self.members = {member.filename: member for member in members}
        self._checked: set[str] = set()
        self._kept: dict[str, bytes] = {}
        if len(self.members) != len(members):
            raise zipfile.BadZipFile("two parts of one name")

    def part(self, name: str, size: int = CHUNK) -> Iterator[bytes]:
        """Yield a part in pieces of a size; its sum is checked before the last is given.

        Raises:
            zipfile.BadZipFile: the sum or the length is not what the directory says.
        """
        if self.members[name].file_size > SMALL:
            yield from self._unpacked(name, size)
            return
        if name not in self._kept:
            self._kept[name] = b"".join(self._unpacked(name, SMALL))
        data = self._kept[name]
        for start in range(0, len(data), size):
            yield data[start : start + size]

    def _unpacked(self, name: str, size: int) -> Iterator[bytes]:
        left = self.members[name].file_size
        with self.zip.open(name) as stream:
            while chunk := stream.read(size):
                left -= len(chunk)
                if not left:
                    # Only at its end does the stream compare the sum.
                    stream.read(1)
                    self._checked.add(name)
                yield chunk
        if left:
            raise zipfile.BadZipFile(f"{name} is shorter than it says")

    def check(self) -> None:
        """Read every part that has not been read to its end.

        Raises:
            zipfile.BadZipFile: the sum or the length of one is not what the directory says.
        """
        for name in self.members:
            if name not in self._checked:
                for _ in self._unpacked(name, CHUNK):
                    pass


def ordinary(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a part's XML as UTF-8 with the ordinary namespaces.

    Raises:
        UnexpectedXml: its letters are of an unknown kind.
        UnicodeDecodeError: they are not of the kind that it says.
    """
    pieces = iter(chunks)
    first = next(pieces, b"")
    encoding = _encoding(first)
    if encoding not in _SAME:
        pieces = _decoded(chain([first], pieces), encoding)
        first = next(pieces, b"")
    yield with_ordinary_namespaces(first)
    yield from pieces


def with_ordinary_namespaces(xml: bytes) -> bytes:
    """Return XML, the head of which names the namespaces, with the ordinary ones."""
    if _STRICT in xml:
        for strict, plain in _ORDINARY.items():
            xml = xml.replace(b'"' + strict + b'"', b'"' + plain + b'"')
            xml = xml.replace(b"'" + strict + b"'", b"'" + plain + b"'")
    return xml


def _encoding(start: bytes) -> str:
    for sign, encoding in _STARTS.items():
        if start.startswith(sign):
            return encoding
    declared = _DECLARED.search(start)
    try:
        encoding = codecs.lookup(declared[1].decode()).name if declared else "utf-8"
    except LookupError as error:
        raise UnexpectedXml("letters of an unknown kind") from error
    if encoding not in _SAME | _OTHERS:
        raise UnexpectedXml(f"letters of the kind {encoding}")
    return encoding


def _decoded(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the text as UTF-8, without the declaration that says otherwise."""
    text = codecs.iterdecode(chunks, encoding)
    yield _DECLARATION.sub("", next(text, "")).encode()
    for piece in text:
        yield piece.encode()


def stretches(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield (start tag of the sheet, prefix with colon, whole rows) through the sheet's rows.

    The whole sheet is never held.

    Raises:
        UnexpectedXml: there are none, or one is longer than any that Excel can have.
    """
    rest, head, prefix = b"", b"", b""
    for chunk in chunks:
        rest += chunk
        if not head:
            head, prefix, rest = _opened(rest)
        end = b"</" + prefix + b"row>"
        cut = rest.rfind(end) + len(end) if head else 0
        if cut >= len(end):
            yield head, prefix, rest[:cut]
            rest = rest[cut:]
        elif head and (rest.startswith(_NONE) or b"sheetData>" in rest):
            return
        elif len(rest) > LONGEST_ROW:
            raise UnexpectedXml("a row longer than any")
    if not head or not (rest.startswith(_NONE) or b"sheetData>" in rest):
        raise UnexpectedXml("a sheet without rows, or without their end")


def _opened(start: bytes) -> tuple[bytes, bytes, bytes]:
    """Return the sheet's start tag, its prefix and what follows <sheetData>, once all is read.

    Where it is <sheetData/>, _NONE follows.
    """
    found = _HEAD.search(start)
    prefix = found[1] + b":" if found and found[1] else b""
    data = start.find(b"<" + prefix + b"sheetData")
    end = start.find(b">", data) if data >= 0 else -1
    if not found or end < 0:
        return b"", b"", start
    return found[0], prefix, _NONE if start[end - 1 : end] == b"/" else start[end + 1 :]
