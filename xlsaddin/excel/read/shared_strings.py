"""Some of a workbook's shared strings, found without reading the others into memory."""

import re
from collections.abc import Iterator, Set as AbstractSet

from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.texts import BLANKS

_END = b"</si>"
_EMPTY = b"<si/>"
_PLAIN = re.compile(rb'<si><t( xml:space="preserve")?>([^<&]*)</t>\s*\Z')
_ESCAPED = b"_x"


def shared_texts(package: Package, numbers: AbstractSet[int]) -> dict[int, str]:
    """Return the strings of these numbers, but for those with looks, entities or escapes."""
    if not numbers:
        return {}
    found = {}
    for number, item in enumerate(_items(package)):
        if number in numbers:
            plain = _PLAIN.search(item)
            if plain and _ESCAPED not in item:
                text = plain[2] if plain[1] else plain[2].strip(BLANKS.encode())
                found[number] = text.decode()
            if len(found) == len(numbers):
                break
    return found


def _items(package: Package) -> Iterator[bytes]:
    """Yield each string's bytes up to its end tag; stop where they cannot be counted."""
    part = package.workbook_target("sharedStrings")
    rest = b""
    for chunk in package.chunks(part) if part else ():
        if _EMPTY in rest + chunk:
            return
        *whole, rest = (rest + chunk).split(_END)
        yield from whole
