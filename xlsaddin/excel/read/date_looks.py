"""Which looks show a number as a day, a time of day or an elapsed time, as Excel tells them."""

import re
from collections.abc import Mapping
from enum import Enum

from xlsaddin.excel.package.limits import LARGEST_XML
from xlsaddin.excel.package.opc import Element, main
from xlsaddin.excel.package.package import Package

_BUILT_IN = frozenset(
    number
    for first, last in ((14, 22), (27, 36), (45, 47), (50, 58))
    for number in range(first, last + 1)
)
_BUILT_IN_ELAPSED = frozenset({46})
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
# What stands for itself, and what only tells the language, the colour or a condition.
_WORDS = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]|General|[AP]/P|AM/PM', re.IGNORECASE)
_PARTS_OF_DAYS = re.compile(r"[ymdhs]", re.IGNORECASE)


class Shown(Enum):
    """What a look makes of a number that is no plain number."""

    MOMENT = "a day, a time of day or both"
    ELAPSED = "hours, minutes or seconds that may be many"


def date_looks(package: Package) -> Mapping[str, Shown]:
    """Return the looks, by their numbers as cells state them, that show no plain number."""
    part = package.workbook_target("styles")
    if part is None:
        return {}
    with package.whole():
        root = package.xml(part, LARGEST_XML)
        codes = format_codes(root)
        shown = (_shown(it, codes) for it in look_formats(root))
        return {str(place): it for place, it in enumerate(shown) if it}


def format_codes(styles: Element) -> Mapping[int, str]:
    """Return the workbook's own number formats by their numbers.

    Raises:
        ValueError: a number is none.
    """
    formats = styles.iterfind(f"{main('numFmts')}/{main('numFmt')}")
    return {int(it.get("numFmtId") or 0): it.get("formatCode") or "" for it in formats}


def look_formats(styles: Element) -> list[int]:
    """Return the number format of each look, in the order of their numbers.

    Raises:
        ValueError: a number is none.
    """
    looks = styles.iterfind(f"{main('cellXfs')}/{main('xf')}")
    return [int(it.get("numFmtId") or 0) for it in looks]


def _shown(number: int, codes: Mapping[int, str]) -> Shown | None:
    if number not in codes:
        if number in _BUILT_IN_ELAPSED:
            return Shown.ELAPSED
        return Shown.MOMENT if number in _BUILT_IN else None
    return shown_by(codes[number])


def shown_by(code: str) -> Shown | None:
    """Return what a format makes of a positive number, None for a plain number.

    >>> shown_by("yyyy-mm-dd"), shown_by('#,##0 "dagar"')
    (<Shown.MOMENT: 'a day, a time of day or both'>, None)
    """
    if _ELAPSED.search(code):
        return Shown.ELAPSED
    first, _, _ = _WORDS.sub("", code).partition(";")
    return Shown.MOMENT if _PARTS_OF_DAYS.search(first) else None
