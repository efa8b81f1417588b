"""Read the directory of a compound file: names, kinds, tree and extents of its streams."""

import struct
from dataclasses import dataclass

from tools.validering.problem import BrokenError, Problems

ENTRY_BYTES = 128
NO_ENTRY = 0xFFFFFFFF
UNUSED, STORAGE, STREAM, ROOT = 0, 1, 2, 5
RED, BLACK = 0, 1
CANONICAL_UNUSED = bytes(68) + b"\xff" * 12 + bytes(48)
LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Entry:
    """A directory entry."""

    name: str
    kind: int
    colour: int
    left: int
    right: int
    child: int
    stamp: bytes
    start: int
    size: int

    @property
    def key(self) -> tuple[int, str]:
        """The order of siblings: shorter names first, then by upper case."""
        return len(self.name.encode("utf-16-le")), self.name.upper()


def directory(raw: bytes, problems: Problems) -> list[Entry]:
    """Return the entries of a directory, the root first."""
    entries = [
        _entry(raw[start : start + ENTRY_BYTES], start // ENTRY_BYTES, problems)
        for start in range(0, len(raw), ENTRY_BYTES)
    ]
    if not entries or (entries[0].kind, entries[0].name) != (ROOT, "Root Entry"):
        raise BrokenError("the directory does not begin with a root entry")
    roots = [entry for entry in entries if entry.kind == ROOT]
    problems.unless(len(roots) == 1, "more than one root entry")
    siblings = (roots[0].left, roots[0].right)
    problems.unless(siblings == (NO_ENTRY, NO_ENTRY), "the root entry has siblings")
    return entries


def _entry(raw: bytes, number: int, problems: Problems) -> Entry:
    length, kind, colour = struct.unpack_from("<HBB", raw, 64)
    left, right, child = struct.unpack_from("<3I", raw, 68)
    start, size = struct.unpack_from("<IQ", raw, 116)
    name = raw[: max(length - 2, 0)].decode("utf-16-le")
    if kind == UNUSED:
        problems.unless(raw == CANONICAL_UNUSED, f"unused directory entry {number} is not empty")
    else:
        _check_name(name, length, raw[max(length - 2, 0) : LONGEST_NAME], problems)
    problems.unless(colour in (RED, BLACK), f"directory entry {number}: colour {colour}")
    return Entry(name, kind, colour, left, right, child, raw[80:116], start, size)


def _check_name(name: str, length: int, rest: bytes, problems: Problems) -> None:
    even_and_short = length % 2 == 0 and name and length <= LONGEST_NAME
    problems.unless(even_and_short, f"directory entry {name!r}: name length {length}")
    problems.unless(not any(rest), f"directory entry {name!r}: name not padded with nulls")
    problems.unless(not set(name) & set("/\\:!"), f"directory entry {name!r}: illegal character")
