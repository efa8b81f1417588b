"""Which characters a file's bytes stand for: found from the bytes, never taken on trust."""

import codecs
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

_PART = 1 << 20
_ASCII = bytes(range(0x80))
# Å ä ö and é as each code page has them; what they are in the other is rarely in a Swedish text.
_CP437 = bytes((0x84, 0x86, 0x8E, 0x8F, 0x90, 0x94, 0x99, 0x82, 0x81))
_CP1252 = bytes((0xC4, 0xC5, 0xD6, 0xE4, 0xE5, 0xF6, 0xC9, 0xE9, 0xFC))
_NOT_IN_CP1252 = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_RUINED = re.compile("[A-Za-z][„†”][A-Za-z]|\ufffd|Ã[\x80-\xbf…„–€]|├[Ñ¬┬ñ╢Â]".encode())
"""UTF-8 of letters that once were read in a wrong code page."""
_SIGNS = tuple(map(str.encode, "„†”\ufffdÃ├"))


class Teckenkod(NamedTuple):
    """How a file's text is read.

    Attributes:
        codec: Python's name of it.
        namn: its name for people.
        endast_ascii: whether the file has no letter that could tell.
        felkodad: whether the text was ruined before, by being read in another code page.
    """

    codec: str
    namn: str
    endast_ascii: bool = False
    felkodad: bool = False


def teckenkod(fil: Path, annars: str = "cp1252") -> Teckenkod:
    """Return how a file's text is to be read; the whole file is looked at.

    Args:
        fil: the file.
        annars: the code page where high bytes tell nothing: "cp437" or "cp1252".
    """
    utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    high: Counter[int] = Counter()
    felkodad = False
    with fil.open("rb") as stream:
        first = part = stream.read(_PART)
        while part:
            if utf8 is not None:
                try:
                    utf8.decode(part)
                except UnicodeDecodeError:
                    utf8 = None
            if not part.isascii():
                high.update(part.translate(None, _ASCII))
                felkodad = felkodad or (utf8 is not None and _is_ruined(part))
            part = stream.read(_PART)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Teckenkod("utf-16", "UTF-16")
    if not high:
        return Teckenkod("ascii", "ASCII", endast_ascii=True)
    if utf8 is not None:
        return Teckenkod("utf-8-sig", "UTF-8", felkodad=felkodad)
    return _one_byte_a_letter(high, annars)


def _is_ruined(part: bytes) -> bool:
    return any(it in part for it in _SIGNS) and _RUINED.search(part) is not None


def _one_byte_a_letter(high: Counter[int], annars: str) -> Teckenkod:
    pc8, windows = (sum(high[it] for it in letters) for letters in (_CP437, _CP1252))
    if pc8 > windows or (pc8 == windows and annars == "cp437"):
        return Teckenkod("cp437", "PC8 (CP437)")
    if _NOT_IN_CP1252.isdisjoint(high):
        return Teckenkod("cp1252", "Windows-1252 (Latin-1)")
    return Teckenkod("latin-1", "Latin-1")
