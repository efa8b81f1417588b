"""The three encodings of MS-OVBA: compression, the weak encryption of PROJECT, the dir stream."""

import struct
from collections.abc import Iterator, Sequence

from templates.vbamodul import VbaModule

CODEPAGE = 1252
ENCODING = "cp1252"
CHUNK = 4096
MIN_COPY = 3
# What Excel itself writes into a fresh project; VBA and Excel are implied.
OLE_AUTOMATION = (
    r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0"
    r"#C:\Windows\System32\stdole2.tlb#OLE Automation"
)
OFFICE = (
    r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0"
    r"#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
    r"#Microsoft Office 16.0 Object Library"
)
REFERENCES = (("stdole", OLE_AUTOMATION), ("Office", OFFICE))


class IncompressibleError(ValueError):
    """The data grow when compressed and do not fill a whole chunk: no VBA source does that."""


def compress(data: bytes) -> bytes:
    """Return data as a compressed container (MS-OVBA 2.4.1.3).

    >>> compress(b"abcabcabc").hex(" ")
    '01 05 b0 08 61 62 63 03 20'

    Raises:
        IncompressibleError: the last chunk would grow.
    """
    chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
    return b"\x01" + b"".join(_compressed_chunk(chunk) for chunk in chunks)


def _compressed_chunk(chunk: bytes) -> bytes:
    tokens = list(_tokens(chunk))
    body = bytearray()
    for start in range(0, len(tokens), 8):
        group = tokens[start : start + 8]
        body.append(sum(is_copy << bit for bit, (is_copy, _) in enumerate(group)))
        body += b"".join(token for _, token in group)
    if len(body) <= CHUNK:
        return struct.pack("<H", 0xB000 | (len(body) - 1)) + bytes(body)
    if len(chunk) < CHUNK:
        raise IncompressibleError
    return struct.pack("<H", 0x3FFF) + chunk


def _tokens(chunk: bytes) -> Iterator[tuple[bool, bytes]]:
    """Yield literals and copies, the longest and nearest copy first, as Excel does."""
    places: dict[bytes, list[int]] = {}
    position = indexed = 0
    while position < len(chunk):
        while indexed < position:
            places.setdefault(chunk[indexed : indexed + MIN_COPY], []).append(indexed)
            indexed += 1
        start, length = _longest_match(chunk, position, places)
        if length >= MIN_COPY:
            yield True, _copy_token(position, position - start, length)
        else:
            length = 1
            yield False, chunk[position : position + 1]
        position += length


def _longest_match(chunk: bytes, position: int, places: dict[bytes, list[int]]) -> tuple[int, int]:
    best_start, best, rest = 0, 0, len(chunk) - position
    longest_token = (0xFFFF >> _offset_bits(position)) + MIN_COPY
    for start in reversed(places.get(chunk[position : position + MIN_COPY], [])):
        length = MIN_COPY
        while length < rest and chunk[start + length] == chunk[position + length]:
            length += 1
        if length > best:
            best_start, best = start, length
        if best == rest:
            break
    return best_start, min(best, longest_token)


def _copy_token(position: int, offset: int, length: int) -> bytes:
    shift = 16 - _offset_bits(position)
    return struct.pack("<H", (offset - 1) << shift | (length - MIN_COPY))


def _offset_bits(position: int) -> int:
    return max((position - 1).bit_length(), 4)


def encrypt(project_id: str, data: bytes, seed: int = 0x8D) -> str:
    """Return data as the hexadecimal text of CMG, DPB and GC (MS-OVBA 2.4.3.2)."""
    key = sum(project_id.encode("ascii")) & 0xFF
    written = [seed, seed ^ 2, seed ^ key]
    last_plain, second, first = key, written[2], written[1]
    for plain in bytes((seed & 6) // 2) + struct.pack("<I", len(data)) + data:
        byte = plain ^ ((first + last_plain) & 0xFF)
        written.append(byte)
        first, second, last_plain = second, byte, plain
    return bytes(written).hex().upper()


def dir_stream(project: str, modules: Sequence[VbaModule]) -> bytes:
    """Return the uncompressed dir stream (MS-OVBA 2.3.4.2) of a project without caches."""
    return b"".join(
        (
            _project_information(project),
            *(_reference(name, libid) for name, libid in REFERENCES),
            _record(0x0F, _u16(len(modules))),
            _record(0x13, _u16(0xFFFF)),
            *(_module(module) for module in modules),
            _record(0x10),
        )
    )


def _project_information(project: str) -> bytes:
    english = _u32(0x409)
    windows_64_bit = _u32(3)
    return b"".join(
        (
            _record(0x01, windows_64_bit),
            _record(0x02, english),
            _record(0x14, english),
            _record(0x03, _u16(CODEPAGE)),
            _record(0x04, project.encode(ENCODING)),
            _text_pair(0x05, 0x40, ""),
            _record(0x06),
            _record(0x3D),
            _record(0x07, _u32(0)),
            _record(0x08, _u32(0)),
            struct.pack("<HIIH", 0x09, 4, 1, 1),
            _text_pair(0x0C, 0x3C, ""),
        )
    )


def _reference(name: str, libid: str) -> bytes:
    encoded = libid.encode(ENCODING)
    return _text_pair(0x16, 0x3E, name) + _record(0x0D, _u32(len(encoded)) + encoded + bytes(6))


def _module(module: VbaModule) -> bytes:
    is_document_or_class = 0x22
    procedural = 0x21
    return b"".join(
        (
            _record(0x19, module.name.encode(ENCODING)),
            _record(0x47, module.name.encode("utf-16-le")),
            _text_pair(0x1A, 0x32, module.name),
            _text_pair(0x1C, 0x48, module.doc),
            _record(0x31, _u32(0)),
            _record(0x1E, _u32(0)),
            _record(0x2C, _u16(0xFFFF)),
            _record(procedural if module.kind == "standard" else is_document_or_class),
            _record(0x2B),
        )
    )


def _record(identity: int, data: bytes = b"") -> bytes:
    return struct.pack("<HI", identity, len(data)) + data


def _text_pair(identity: int, unicode_identity: int, text: str) -> bytes:
    in_codepage = _record(identity, text.encode(ENCODING))
    return in_codepage + _record(unicode_identity, text.encode("utf-16-le"))


def _u16(value: int) -> bytes:
    return struct.pack("<H", value)


def _u32(value: int) -> bytes:
    return struct.pack("<I", value)
