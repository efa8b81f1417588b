"""The rows of a sheet as bytes, some at a time, without ever holding the whole sheet."""

import re
from collections.abc import Iterable, Iterator

from xlsaddin.excel.package.limits import LONGEST_ROW
from xlsaddin.excel.package.opc import UnexpectedXml

_NONE = b"/>"
_HEAD = re.compile(rb"<(?:([\w.-]+):)?worksheet\b[^>]*>")


def stretches(chunks: Iterable[bytes]) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield (start tag of the sheet, prefix with colon, whole rows) through the sheet's rows.

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
