"""Parts written in another dialect, read as the ordinary one: other letters, other namespaces.

Excel writes UTF-8, and the namespaces of 2006 unless told to save as Strict Open XML; others write
UTF-16. What is read here is never written back: only parts that are made anew are.
"""

import codecs
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from xlsaddin.excel.package.opc import MAIN, OFFICE, UnexpectedXml

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
