"""The names of a VBA project's modules, read from vbaProject.bin: a small file system, MS-CFB."""

import re
import struct
from collections.abc import Sequence
from itertools import takewhile

from xlsaddin.excel.package.opc import UnexpectedXml

_SECTOR, _MINI, _ENTRY = 512, 64, 128
_PLACES = struct.Struct("<I4xIII")
"""Where in the header, from byte 48: directory, least size of a large stream, table of minis."""
_IN_HEADER = 109
_MARKS = 0xFFFFFFFA
"""Numbers from this on mark free sectors and the ends of chains."""
_MODULE = re.compile(r"^(?:Module|Class|BaseClass|Document)=([^/\r\n]+)", re.MULTILINE)


def vba_modules(project: bytes) -> frozenset[str]:
    """Return the names of all modules, those of workbook and sheets too.

    Raises:
        UnexpectedXml: the bytes are no VBA project; `Package.whole` makes a sentence of it.
    """
    try:
        text = _stream(project, "PROJECT").decode("cp1252", errors="replace")
    except (struct.error, IndexError, KeyError) as error:
        raise UnexpectedXml("no VBA project") from error
    return frozenset(_MODULE.findall(text))


def _stream(data: bytes, name: str) -> bytes:
    """Return a stream; KeyError if there is none."""
    directory, large, minis = _PLACES.unpack_from(data, 48)[:3]
    tables = takewhile(lambda it: it < _MARKS, struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
    table = _numbers(b"".join(_sector(data, it) for it in tables))
    entries = _entries(_joined(data, table, directory))
    start, length = entries[name]
    if length >= large:
        return _joined(data, table, start)[:length]
    small = _joined(data, table, entries["Root Entry"][0])
    chain = _chain(_numbers(_joined(data, table, minis)), start)
    return b"".join(small[it * _MINI : (it + 1) * _MINI] for it in chain)[:length]


def _entries(directory: bytes) -> dict[str, tuple[int, int]]:
    """Return where each storage or stream starts, and its length, by name."""
    found: dict[str, tuple[int, int]] = {}
    for place in range(0, len(directory), _ENTRY):
        entry = directory[place : place + _ENTRY]
        (name_length,) = struct.unpack_from("<H", entry, 64)
        name = entry[: max(name_length - 2, 0)].decode("utf-16-le", errors="replace")
        start, length = struct.unpack_from("<II", entry, 116)
        found.setdefault(name, (start, length))
    return found


def _joined(data: bytes, table: Sequence[int], start: int) -> bytes:
    return b"".join(_sector(data, it) for it in _chain(table, start))


def _chain(table: Sequence[int], start: int) -> list[int]:
    """Return the sectors of a chain; IndexError when it leads out of the file or in a circle."""
    chain: list[int] = []
    while start < _MARKS:
        if len(chain) > len(table):
            raise IndexError(start)
        chain.append(start)
        start = table[start]
    return chain


def _sector(data: bytes, number: int) -> bytes:
    return data[(number + 1) * _SECTOR : (number + 2) * _SECTOR]


def _numbers(data: bytes) -> Sequence[int]:
    return struct.unpack(f"<{len(data) // 4}I", data)
