"""Write a compound file (MS-CFB, version 3): the container that vbaProject.bin is.

Nothing in it depends on clock or machine, so the same streams give the same bytes.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Tree: TypeAlias = Mapping[str, "bytes | Tree"]

SECTOR = 512
MINI_SECTOR = 64
MINI_STREAM_CUTOFF = 4096
FREE, END_OF_CHAIN, FAT_SECTOR, NO_ENTRY = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
RED, BLACK = 0, 1
NUMBERS_A_SECTOR = SECTOR // 4
FAT_SECTORS_IN_HEADER = 109
NAME_BYTES = 62
UNUSED_ENTRY = bytes(68) + b"\xff" * 12 + bytes(48)


class CompoundFileError(ValueError):
    """The streams do not fit in a compound file of this kind."""


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    colour: int = BLACK
    left: int = NO_ENTRY
    right: int = NO_ENTRY
    child: int = NO_ENTRY
    start: int = 0
    size: int = 0


@dataclass
class _Sectors:
    """The file's sectors and their allocation table, filled from the front."""

    content: bytearray = field(default_factory=bytearray)
    fat: list[int] = field(default_factory=list)

    def append(self, data: bytes) -> int:
        """Store one chain of sectors and return where it starts."""
        return _append_chain(self.content, self.fat, data, SECTOR)


def compound_file(tree: Tree) -> bytes:
    """Return the bytes of a compound file with these storages (mappings) and streams (bytes).

    Raises:
        CompoundFileError: a name or the whole is too long.
    """
    entries = [_Entry("Root Entry", ROOT)]
    entries[0].child = _add_storage(entries, tree)
    sectors, minifat = _Sectors(), list[int]()
    mini_stream = bytearray()
    for entry in entries:
        if entry.kind == STREAM:
            _place(entry, sectors, mini_stream, minifat)
    entries[0].start, entries[0].size = sectors.append(bytes(mini_stream)), len(mini_stream)
    minifat_sectors = -(-len(minifat) // NUMBERS_A_SECTOR)
    minifat_start = sectors.append(_padded(_numbers(minifat), b"\xff"))
    directory_start = sectors.append(_directory(entries))
    fat_at = _fat_places(len(sectors.fat))
    fat = _padded(_numbers(sectors.fat + [FAT_SECTOR] * len(fat_at)), b"\xff")
    header = _header(fat_at, directory_start, minifat_start, minifat_sectors)
    return header + bytes(sectors.content) + fat


def _add_storage(entries: list[_Entry], tree: Tree) -> int:
    children = []
    for name, content in tree.items():
        place = len(entries)
        children.append(place)
        if isinstance(content, bytes):
            entries.append(_Entry(name, STREAM, content, size=len(content)))
        else:
            entries.append(_Entry(name, STORAGE))
            entries[place].child = _add_storage(entries, content)
    children.sort(key=lambda i: (len(entries[i].name.encode("utf-16-le")), entries[i].name.upper()))
    return _link(entries, children, depth=0, deepest=len(children).bit_length() - 1)


def _link(entries: list[_Entry], children: list[int], depth: int, deepest: int) -> int:
    """Make a balanced search tree: its last level red, all above black."""
    if not children:
        return NO_ENTRY
    middle = len(children) // 2
    entry = entries[children[middle]]
    entry.left = _link(entries, children[:middle], depth + 1, deepest)
    entry.right = _link(entries, children[middle + 1 :], depth + 1, deepest)
    entry.colour = RED if depth == deepest and depth > 0 else BLACK
    return children[middle]


def _place(entry: _Entry, sectors: _Sectors, mini_stream: bytearray, minifat: list[int]) -> None:
    if len(entry.data) < MINI_STREAM_CUTOFF:
        entry.start = _append_chain(mini_stream, minifat, entry.data, MINI_SECTOR)
    else:
        entry.start = sectors.append(entry.data)


def _append_chain(content: bytearray, table: list[int], data: bytes, size: int) -> int:
    if not data:
        return END_OF_CHAIN
    start, count = len(table), -(-len(data) // size)
    content += data.ljust(count * size, b"\0")
    table.extend(range(start + 1, start + count))
    table.append(END_OF_CHAIN)
    return start


def _directory(entries: list[_Entry]) -> bytes:
    written = b"".join(_directory_entry(entry) for entry in entries)
    missing = -len(written) % SECTOR // len(UNUSED_ENTRY)
    return written + UNUSED_ENTRY * missing


def _directory_entry(entry: _Entry) -> bytes:
    name = entry.name.encode("utf-16-le")
    if len(name) > NAME_BYTES:
        raise CompoundFileError(f"stream name too long: {entry.name}")
    links = struct.pack("<3I", entry.left, entry.right, entry.child)
    kind = struct.pack("<HBB", len(name) + 2, entry.kind, entry.colour)
    return name.ljust(64, b"\0") + kind + links + bytes(36) + _extent(entry)


def _extent(entry: _Entry) -> bytes:
    return struct.pack("<IQ", entry.start, entry.size)


def _fat_places(used: int) -> list[int]:
    """Where the allocation table's own sectors stand: after all others."""
    count = 1
    while count * NUMBERS_A_SECTOR < used + count:
        count += 1
    if count > FAT_SECTORS_IN_HEADER:
        raise CompoundFileError("more than 6.8 MB of VBA")
    return list(range(used, used + count))


def _header(fat_at: list[int], directory: int, minifat: int, minifat_sectors: int) -> bytes:
    fixed = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(16)
    version = struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    counts = struct.pack("<4I", 0, len(fat_at), directory, 0)
    mini = struct.pack("<3I", MINI_STREAM_CUTOFF, minifat, minifat_sectors)
    no_difat = struct.pack("<2I", END_OF_CHAIN, 0)
    unused = [FREE] * (FAT_SECTORS_IN_HEADER - len(fat_at))
    return fixed + version + counts + mini + no_difat + _numbers(fat_at + unused)


def _numbers(values: list[int]) -> bytes:
    return struct.pack(f"<{len(values)}I", *values)


def _padded(data: bytes, fill: bytes) -> bytes:
    return data + fill * (-len(data) % SECTOR)
