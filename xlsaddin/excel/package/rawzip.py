"""Writing a zip whose members are carried over as they are: compressed bytes are never inflated."""

import copy
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import IO

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR_64 = struct.Struct("<4sLQL")

# A field with this mark says that the number stands in a zip64 field.
_MARK = 0xFFFFFFFF
_MARK_COUNT = 0xFFFF

# From here on a number no longer fits its ordinary field.
FULL = _MARK
FULL_COUNT = _MARK_COUNT

_NEEDS_ZIP64 = 45
_HAS_DESCRIPTOR = 0x8
_NAME_IS_UTF8 = 0x800
_BLOCK = 1 << 20
_LEVEL = 6
_EPOCH = (1980, 1, 1, 0, 0, 0)


def stored_bytes(source: IO[bytes], member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a member's compressed bytes as they lie in the file.

    Raises:
        zipfile.BadZipFile: the member does not lie where the directory says.
    """
    source.seek(member.header_offset)
    header = source.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise zipfile.BadZipFile(f"no local header for {member.filename}")
    name_length, extra_length = struct.unpack("<HH", header[-4:])
    source.seek(name_length + extra_length, 1)
    left = member.compress_size
    while left:
        block = source.read(min(left, _BLOCK))
        if not block:
            raise zipfile.BadZipFile(f"{member.filename} is cut off")
        left -= len(block)
        yield block


def compressed(
    name: str, data: bytes, old: zipfile.ZipInfo | None
) -> tuple[zipfile.ZipInfo, bytes]:
    """Return a new member and its compressed bytes; an old member of the name lends its date."""
    member = copy.copy(old) if old else zipfile.ZipInfo(name, _EPOCH)
    member.compress_type = zipfile.ZIP_DEFLATED
    if not old and not name.isascii():
        member.flag_bits |= _NAME_IS_UTF8
    squeezer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = squeezer.compress(data) + squeezer.flush()
    member.CRC, member.file_size, member.compress_size = zlib.crc32(data), len(data), len(body)
    return member, body


class RawZipWriter:
    """A zip being written, member by member; the same members give the same bytes."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._offset = 0
        self._directory: list[bytes] = []

    def add(self, member: zipfile.ZipInfo, blocks: Iterable[bytes]) -> None:
        """Write a member: its header, made anew from the directory, and its bytes as given."""
        name, flags = _encoded_name(member)
        sizes = (member.compress_size, member.file_size)
        wide = max(sizes) >= FULL
        extra = struct.pack("<2H2Q", 1, 16, *reversed(sizes)) if wide else b""
        stated = (_MARK, _MARK) if wide else sizes
        version = _NEEDS_ZIP64 if wide else member.extract_version
        when = _dos_time(member)
        head = (version, flags, member.compress_type, *when, member.CRC, *stated)
        self._directory.append(_directory_entry(member, name, flags, self._offset))
        self._write(_LOCAL.pack(b"PK\x03\x04", *head, len(name), len(extra)))
        self._write(name + extra)
        for block in blocks:
            self._write(block)

    def finish(self, comment: bytes = b"") -> None:
        """Write the directory, which makes the file whole."""
        start, count = self._offset, len(self._directory)
        for entry in self._directory:
            self._write(entry)
        size = self._offset - start
        if count >= FULL_COUNT or size >= FULL or start >= FULL:
            self._write_zip64_end(count, size, start)
        counts = (count if count < FULL_COUNT else _MARK_COUNT,) * 2
        places = (_stated(size), _stated(start))
        self._write(_END.pack(b"PK\x05\x06", 0, 0, *counts, *places, len(comment)))
        self._write(comment)

    def _write_zip64_end(self, count: int, size: int, start: int) -> None:
        at = self._offset
        versions = (_NEEDS_ZIP64, _NEEDS_ZIP64)
        self._write(_END_64.pack(b"PK\x06\x06", 44, *versions, 0, 0, count, count, size, start))
        self._write(_LOCATOR_64.pack(b"PK\x06\x07", 0, at, 1))

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._offset += len(data)


def _encoded_name(member: zipfile.ZipInfo) -> tuple[bytes, int]:
    """Return the name's bytes and the member's flags, without the descriptor that is not copied."""
    flags = member.flag_bits & ~_HAS_DESCRIPTOR
    encoding = "utf-8" if flags & _NAME_IS_UTF8 else "cp437"
    return member.orig_filename.encode(encoding), flags


def _dos_time(member: zipfile.ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = member.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def _stated(number: int) -> int:
    return number if number < FULL else _MARK


def _directory_entry(member: zipfile.ZipInfo, name: bytes, flags: int, offset: int) -> bytes:
    """Return a member's record in the directory; what does not fit moves to its zip64 field."""
    numbers = (member.file_size, member.compress_size, offset)
    wide = [number for number in numbers if number >= FULL]
    extra = struct.pack(f"<2H{len(wide)}Q", 1, 8 * len(wide), *wide) if wide else b""
    size, packed, place = (_stated(number) for number in numbers)
    version = _NEEDS_ZIP64 if wide else member.extract_version
    fixed = _CENTRAL.pack(
        b"PK\x01\x02",
        member.create_version | member.create_system << 8,
        version,
        flags,
        member.compress_type,
        *_dos_time(member),
        member.CRC,
        packed,
        size,
        len(name),
        len(extra),
        len(member.comment),
        0,
        member.internal_attr,
        member.external_attr,
        place,
    )
    return fixed + name + extra + member.comment
