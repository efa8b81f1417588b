"""Workbooks with something wrong inside: `python -m tests.attack.packages [ROUNDS [SEED]]`.

Bytes changed, cut out or doubled, attributes and texts that nobody writes, parts that are gone,
empty, renamed, in other letters or far too large. An answer or a sentence within five seconds of
the processor and 300 MiB; what is only written in another way is read as it was.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from templates.build import ROT
from tests.andrad_bok import UMEA, packed
from tests.attack.child import run
from tests.attack.environments import load
from tests.attack.versions import campaign, left

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from tests.attack.versions import Versions

OLD = ROT / "tests/data/fore_0_2/umea_2023.xlsm"
COMMANDS = [("kontrollera", UMEA), ("uppdatera", UMEA), ("uppgradera", OLD)]
SECONDS, MEBIBYTES = 5, 300
CODES = {0, 1, 3}
_ATTRIBUTE = re.compile(rb'(?<=[\w:]=")[^"]*(?=")')
_TEXT = re.compile(rb"(?<=>)[^<]+(?=<)")
_ELEMENT = re.compile(rb"<(\w+)[^>]*?(?:/>|>[^<]*</\1>)")
NASTY = [
    b"", b"-1", b"0", b"abc", b"1e9", b"1E999", b"NaN", b"inf", b"99999999999999999999",
    b"4294967296", b"XFE1", b"A0", b"XFD1048576", b"XFD1048577", b"A1:XFD1048576", b"B9:A1",
    b"A:A", b"#REF!", b"#SPILL!", b"#CALC!", b"#GETTING_DATA", b"true", b" 1 ", b"_x000D_",
    b"_xD800_", b"&#0;", b"&lt;", b"../../../etc/passwd", b"/xl/workbook.xml", b"file:///etc",
    b"e", b"d", b"s", b"str", b"inlineStr", b"2023-05-17T12:30:00Z", b"2958466", b"-0.5",
    "å".encode(), b"\xff\xfe", b"x" * 40_000,
]  # fmt: skip
worst = {"cpu": 0.0, "memory": 0.0}


def _parts(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _spliced(data: bytes, place: tuple[int, int], new: bytes) -> bytes:
    return data[: place[0]] + new + data[place[1] :]


def _bytes(book: bytes, random: Random) -> bytes:
    """Change some bytes, cut some out, double some, or end too early."""
    data = bytearray(book)
    start = random.randrange(len(data))
    some = random.randint(1, 5_000)
    match random.randrange(4):
        case 0:
            for _ in range(random.randint(1, 4)):
                data[random.randrange(len(data))] = random.randrange(256)
        case 1:
            del data[start : start + some]
        case 2:
            data[start:start] = data[start : start + some]
        case 3:
            del data[start:]
    return bytes(data)


def _digit(book: bytes, random: Random) -> bytes:
    """Change a part in a zip that does not compress, and let the sums be as they were."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as file:
        for name, data in _parts(book).items():
            file.writestr(name, data)
    data = bytearray(memory.getvalue())
    place = random.choice([it.start() for it in re.finditer(rb"<v>\d", data)]) + 3
    data[place] ^= 1
    return bytes(data)


def _inside(book: bytes, random: Random) -> bytes:
    """Put something nasty where there was an attribute, a text or an element."""
    parts = _parts(book)
    for _ in range(random.randint(1, 2)):
        name = random.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        pattern = random.choice([_ATTRIBUTE, _ATTRIBUTE, _TEXT, _ELEMENT])
        found = list(pattern.finditer(parts[name]))
        if found:
            one = random.choice(found)
            new = random.choice([b"", one[0] * 2]) if pattern is _ELEMENT else random.choice(NASTY)
            parts[name] = _spliced(parts[name], one.span(), new)
    return packed(parts)


def _part(book: bytes, random: Random) -> bytes:
    """Take a part away, empty it, exchange it, add one, or let one swell."""
    parts = _parts(book)
    name, other = random.sample(list(parts), 2)
    match random.randrange(6):
        case 0:
            del parts[name]
        case 1:
            parts[name] = b""
        case 2:
            parts[name], parts[other] = parts[other], parts[name]
        case 3:
            parts[f"xl/worksheets/{random.randrange(99)}.bin"] = random.randbytes(1_000)
        case 4:
            head, end = re.split(rb"(?=</\w+>\s*\Z)", parts[name] + b"</a>", maxsplit=1)
            size = random.choice([1 << 20, 1 << 25, 1 << 28])
            parts[name] = head + random.choice([b" ", b"<a/>", b"<row/>"]) * (size // 4) + end
        case 5:
            parts[name] = parts[name] * random.randint(2, 40)
    return packed(parts)


def _size(book: bytes, random: Random) -> bytes:
    """Let the directory claim other sizes, sums or places."""
    data = bytearray(book)
    starts = [it.start() for it in re.finditer(rb"PK\x01\x02", data)]
    place = random.choice(starts) + random.choice([16, 20, 24, 42])
    claimed = random.choice([0, 1, 1 << 16, 1 << 31, (1 << 32) - 1, random.randrange(1 << 20)])
    data[place : place + 4] = claimed.to_bytes(4, "little")
    return bytes(data)


def _other_letters(book: bytes, random: Random) -> bytes:
    parts = _parts(book)
    for name in random.sample([it for it in parts if it.endswith((".xml", ".rels"))], 3):
        text = re.sub(r"\A<\?xml[^>]*\?>", "", parts[name].decode())
        parts[name] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    return packed(parts)


def _other_names(book: bytes, random: Random) -> bytes:
    """Let parts have other case, or be pointed to from the root of the package."""
    parts = _parts(book)
    name = random.choice([it for it in parts if it != "[Content_Types].xml"])
    if random.random() < 0.5:
        return packed({it.upper() if it == name else it: data for it, data in parts.items()})
    rels = "xl/_rels/workbook.xml.rels"
    parts[rels] = re.sub(rb'Target="(?=[\w]+)(?!/)', b'Target="/xl/', parts[rels])
    return packed(parts)


FAULTY: list[Callable[[bytes, Random], bytes]] = [
    _bytes, _digit, _inside, _inside, _inside, _part, _size,
]  # fmt: skip
MAY_WRITE = {0, 1}
"""With fel in one part of the workbook the tabs of the others are written."""
SAME: list[Callable[[bytes, Random], bytes]] = [_other_letters, _other_names]


def attack(_: Versions, folder: Path, random: Random) -> str | None:
    """Change the inside of a workbook, use it, and return what was wrong."""
    change = random.choice(FAULTY + SAME)
    command, original = random.choice(COMMANDS)
    book = folder / "bok.xlsm"
    book.write_bytes(change(original.read_bytes(), random))
    before = book.read_bytes()
    ended = run(command, book)
    worst["cpu"], worst["memory"] = (
        max(worst["cpu"], ended.cpu),
        max(worst["memory"], ended.memory),
    )
    fault = None
    if ended.code not in ({0} if change in SAME else CODES):
        fault = f"ended with {ended.code}"
    elif change is _digit and ended.code != 3:
        fault = "a wrong sum was not seen"
    elif ended.cpu > SECONDS or ended.memory > MEBIBYTES:
        fault = f"took {ended.cpu:.1f} s and {ended.memory:.0f} MiB"
    elif left(book) or (ended.code not in MAY_WRITE and book.read_bytes() != before):
        fault = f"left {left(book)}, or a changed file"
    return fault and f"{command}, {change.__name__}: {fault} {ended.err.strip()[-300:]}"


def told() -> str:
    """Return time and memory of the worst."""
    return f", at most {worst['cpu']:.1f} s and {worst['memory']:.0f} MiB"


if __name__ == "__main__":
    load()
    campaign("packages", 10_000, attack, told)
