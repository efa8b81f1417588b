"""Read a compound file strictly: every violated MUST of MS-CFB version 3 is a problem."""

import struct
from dataclasses import dataclass, field

from tools.validering.katalog import BLACK, NO_ENTRY, STORAGE, STREAM, Entry, directory
from tools.validering.problem import BrokenError, Problems

SECTOR, MINI_SECTOR, CUTOFF = 512, 64, 4096
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
HEADER_FAT_SECTORS = 109
SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass
class CompoundFile:
    """A compound file being read: its tables and who owns which sector."""

    data: bytes
    problems: Problems
    fat: list[int] = field(default_factory=list)
    minifat: list[int] = field(default_factory=list)
    mini_stream: bytes = b""
    owners: dict[int, str] = field(default_factory=dict)
    mini_owners: dict[int, str] = field(default_factory=dict)

    @property
    def sector_count(self) -> int:
        """How many sectors follow the header."""
        return (len(self.data) - SECTOR) // SECTOR

    def sector(self, number: int) -> bytes:
        """Return one sector."""
        start = SECTOR * (number + 1)
        content = self.data[start : start + SECTOR]
        if len(content) != SECTOR:
            raise BrokenError(f"sector {number} lies past the end of the file")
        return content

    def chain(self, start: int, owner: str) -> bytes:
        """Return the sectors of a chain, and note who owns them."""
        numbers = _follow(self.fat, start, owner, self.sector_count)
        for number in numbers:
            other = self.owners.setdefault(number, owner)
            self.problems.unless(other == owner, f"{owner}: sector {number} shared with {other}")
        return b"".join(self.sector(number) for number in numbers)

    def mini_chain(self, start: int, owner: str) -> bytes:
        """Return the mini sectors of a chain, and note who owns them."""
        numbers = _follow(self.minifat, start, owner, len(self.minifat))
        for number in numbers:
            other = self.mini_owners.setdefault(number, owner)
            self.problems.unless(other == owner, f"{owner}: mini sector shared with {other}")
        pieces = (self.mini_stream[n * MINI_SECTOR : (n + 1) * MINI_SECTOR] for n in numbers)
        return b"".join(pieces)


def read_streams(data: bytes, problems: Problems) -> dict[str, bytes]:
    """Return each stream's content by its path ("VBA/dir").

    Raises:
        BrokenError: the tables lead outside the file.
    """
    cfb = CompoundFile(data, problems)
    directory_start, minifat_start, minifat_count = _read_header(cfb)
    entries = directory(cfb.chain(directory_start, "directory"), problems)
    root = entries[0]
    cfb.minifat = _numbers(cfb.chain(minifat_start, "mini FAT") if minifat_count else b"")
    problems.unless(
        len(cfb.minifat) == minifat_count * SECTOR // 4, "mini FAT: wrong number of sectors"
    )
    cfb.mini_stream = cfb.chain(root.start, "mini stream") if root.size else b""
    problems.unless(
        root.size % MINI_SECTOR == 0 and 0 <= len(cfb.mini_stream) - root.size < SECTOR,
        "mini stream: wrong size",
    )
    streams = _walk(cfb, entries, root.child, "")
    _check_orphans(cfb, entries, len(streams))
    return streams


def _read_header(cfb: CompoundFile) -> tuple[int, int, int]:
    header, problems = cfb.data[:SECTOR], cfb.problems
    if header[:8] != SIGNATURE or len(header) < SECTOR:
        raise BrokenError("no compound file: wrong signature")
    minor, major, order, shift, mini_shift = struct.unpack_from("<5H", header, 24)
    problems.unless(not any(header[8:24]), "header: class id is not null")
    problems.unless((major, shift) == (3, 9), f"header: version {major}, shift {shift}")
    problems.unless(minor in (0x3B, 0x3E), f"header: minor version {minor:#x}")
    problems.unless((order, mini_shift) == (0xFFFE, 6), "header: byte order or mini sector size")
    problems.unless(not any(header[34:40]), "header: reserved bytes are not zero")
    problems.unless(len(cfb.data) % SECTOR == 0, "the file is not a whole number of sectors")
    counts = struct.unpack_from("<9I", header, 40)
    directory_sectors, fat_count, directory_start, transaction, cutoff = counts[:5]
    problems.unless(directory_sectors == 0, "header: number of directory sectors must be 0")
    problems.unless(transaction == 0, "header: transaction signature must be 0")
    problems.unless(cutoff == CUTOFF, f"header: mini stream cutoff {cutoff}")
    problems.unless(counts[7:] == (END, 0), "header: DIFAT sectors in so small a file")
    _read_fat(cfb, fat_count)
    return directory_start, counts[5], counts[6]


def _read_fat(cfb: CompoundFile, count: int) -> None:
    listed = struct.unpack_from(f"<{HEADER_FAT_SECTORS}I", cfb.data, 76)
    places = [number for number in listed if number != FREE]
    cfb.problems.unless(len(places) == count, "header: wrong number of FAT sectors")
    for place in places:
        cfb.fat += _numbers(cfb.sector(place))
        cfb.owners[place] = "FAT"
    for place in places:
        cfb.problems.unless(cfb.fat[place] == FAT_SECTOR, f"FAT sector {place} not marked as such")
    beyond = cfb.fat[cfb.sector_count :]
    cfb.problems.unless(all(n == FREE for n in beyond), "FAT entries past the end are not free")


def _follow(table: list[int], start: int, owner: str, limit: int) -> list[int]:
    numbers: list[int] = []
    while start != END:
        if start >= limit or len(numbers) > limit:
            raise BrokenError(f"{owner}: its chain of sectors leads to {start:#x} or in a circle")
        numbers.append(start)
        start = table[start]
    return numbers


def _walk(cfb: CompoundFile, entries: list[Entry], top: int, path: str) -> dict[str, bytes]:
    """Read one storage: its tree of entries and, under them, storages and streams."""
    if top != NO_ENTRY:
        cfb.problems.unless(entries[top].colour == BLACK, f"{path or '/'}: top entry must be black")
    found: list[Entry] = []
    _black_height(cfb.problems, entries, top, found)
    keys = [entry.key for entry in found]
    cfb.problems.unless(keys == sorted(set(keys)), f"{path or '/'}: entries out of order")
    streams = {}
    for entry in found:
        name = path + entry.name
        if entry.kind == STORAGE:
            cfb.problems.unless((entry.start, entry.size) == (0, 0), f"{name}: storage with size")
            streams.update(_walk(cfb, entries, entry.child, f"{name}/"))
        else:
            streams[name] = _stream(cfb, entry, name)
    return streams


def _black_height(problems: Problems, entries: list[Entry], at: int, found: list[Entry]) -> int:
    """Collect the entries of a red-black tree in order and check its colours."""
    if at == NO_ENTRY:
        return 1
    entry = entries[at]
    if len(found) > len(entries):
        raise BrokenError("directory tree runs in a circle")
    problems.unless(entry.kind in (STORAGE, STREAM), f"{entry.name}: object type {entry.kind}")
    for child in (entry.left, entry.right):
        both_red = child != NO_ENTRY and entry.colour != BLACK and entries[child].colour != BLACK
        problems.unless(not both_red, f"{entry.name}: two red entries in a row")
    left = _black_height(problems, entries, entry.left, found)
    found.append(entry)
    right = _black_height(problems, entries, entry.right, found)
    problems.unless(left == right, f"{entry.name}: black height {left}/{right}")
    return left + (entry.colour == BLACK)


def _stream(cfb: CompoundFile, entry: Entry, name: str) -> bytes:
    cfb.problems.unless(entry.child == NO_ENTRY, f"{name}: stream with a child")
    cfb.problems.unless(not any(entry.stamp), f"{name}: class id, state or times are not zero")
    if not entry.size:
        return b""
    small = entry.size < CUTOFF
    content = cfb.mini_chain(entry.start, name) if small else cfb.chain(entry.start, name)
    unit = MINI_SECTOR if small else SECTOR
    cfb.problems.unless(
        len(content) == -(-entry.size // unit) * unit, f"{name}: its chain does not fit its size"
    )
    return content[: entry.size]


def _check_orphans(cfb: CompoundFile, entries: list[Entry], streams: int) -> None:
    in_directory = sum(entry.kind == STREAM for entry in entries)
    cfb.problems.unless(in_directory == streams, "directory entries outside the tree")
    for number in range(cfb.sector_count):
        owned = number in cfb.owners or cfb.fat[number] == FREE
        cfb.problems.unless(owned, f"sector {number} is allocated but belongs to nothing")


def _numbers(data: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(data) // 4}I", data))
