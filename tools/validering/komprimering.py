"""Read the two encodings of MS-OVBA strictly: compressed containers and encrypted data."""

import struct
from typing import NamedTuple

from tools.validering.problem import BrokenError, Problems

CHUNK = 4096
RAW_CHUNK_BYTES = 4098
CHUNK_SIGNATURE = 3
ENCRYPTION_VERSION = 2


class Decrypted(NamedTuple):
    """What CMG, DPB or GC says, and the key that it was written with."""

    key: int
    data: bytes


def decompress(container: bytes, problems: Problems, who: str) -> bytes:
    """Return the content of a compressed container (MS-OVBA 2.4.1).

    Raises:
        BrokenError: a copy reaches outside what is written, or a chunk outside the container.
    """
    if container[:1] != b"\x01":
        raise BrokenError(f"{who}: not a compressed container")
    written, position = bytearray(), 1
    while position < len(container):
        (header,) = struct.unpack_from("<H", container, position)
        size = (header & 0xFFF) + 3
        problems.unless((header >> 12) & 7 == CHUNK_SIGNATURE, f"{who}: chunk signature")
        chunk = container[position + 2 : position + size]
        if len(chunk) != size - 2:
            raise BrokenError(f"{who}: a chunk passes the end of its container")
        content = _chunk(chunk, problems, who) if header >> 15 else _raw(chunk, problems, who)
        position += size
        is_last = position >= len(container)
        problems.unless(is_last or len(content) == CHUNK, f"{who}: chunk of {len(content)} bytes")
        problems.unless(len(content) <= CHUNK, f"{who}: chunk of {len(content)} bytes")
        written += content
    return bytes(written)


def _raw(chunk: bytes, problems: Problems, who: str) -> bytes:
    problems.unless(len(chunk) + 2 == RAW_CHUNK_BYTES, f"{who}: raw chunk of wrong size")
    return chunk


def _chunk(chunk: bytes, problems: Problems, who: str) -> bytes:
    written, position = bytearray(), 0
    while position < len(chunk):
        flags = chunk[position]
        position += 1
        for bit in range(8):
            if position >= len(chunk):
                problems.unless(flags >> bit == 0, f"{who}: flags set for tokens that do not exist")
                break
            if flags >> bit & 1:
                _copy(written, struct.unpack_from("<H", chunk, position)[0], who)
                position += 2
            else:
                written.append(chunk[position])
                position += 1
    return bytes(written)


def _copy(written: bytearray, token: int, who: str) -> None:
    bits = max((len(written) - 1).bit_length(), 4)
    offset = (token >> (16 - bits)) + 1
    if offset > len(written):
        raise BrokenError(f"{who}: a copy reaches before its chunk")
    for _ in range((token & (0xFFFF >> bits)) + 3):
        written.append(written[-offset])


def decrypt(text: str, problems: Problems, who: str) -> Decrypted:
    """Return the data behind the hexadecimal text of CMG, DPB or GC (MS-OVBA 2.4.3.3)."""
    raw = bytes.fromhex(text)
    seed, version, key = raw[0], raw[0] ^ raw[1], raw[0] ^ raw[2]
    problems.unless(version == ENCRYPTION_VERSION, f"{who}: encryption version {version}")
    last_plain, second, first = key, raw[2], raw[1]
    plain = bytearray()
    for byte in raw[3:]:
        last_plain = byte ^ ((first + last_plain) & 0xFF)
        plain.append(last_plain)
        first, second = second, byte
    ignored = (seed & 6) // 2
    (length,) = struct.unpack_from("<I", plain, ignored)
    data = bytes(plain[ignored + 4 :])
    problems.unless(length == len(data), f"{who}: says {length} bytes, holds {len(data)}")
    return Decrypted(key, data)
