"""Which looks surely show a number as a number, and which surely show it as a day."""

import re
from typing import NamedTuple

from xlsaddin.excel.package.limits import LARGEST_XML
from xlsaddin.excel.package.opc import Element
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.date_looks import format_codes, look_formats

_NUMBERS = {0, 1, 2, 3, 4, 9, 10, 37, 38, 39, 40, 49}
_DAYS = {14}
_NUMBER_CODE = re.compile(r'(?:[#0?,.%;()+\- ]|General|\[Red\]|"[^"]*"|\\.|_.|\*.)+')
_DAY_CODE = re.compile(r"(?:\[\$-[0-9A-Fa-f]+\])?y{2,4}\\?[-./ ]m{1,2}\\?[-./ ]d{1,2}(?:;@)?")


class PlainLooks(NamedTuple):
    """Numbers of cell looks, as cells state them.

    Attributes:
        numbers: those that show a number as it is.
        days: those that show a number as a day.
    """

    numbers: frozenset[bytes]
    days: frozenset[bytes]


def plain_looks(package: Package) -> PlainLooks:
    """Return the looks of which there is no doubt."""
    part = package.workbook_target("styles")
    if part is None:
        return PlainLooks(frozenset(), frozenset())
    root = package.xml(part, LARGEST_XML)
    codes = format_codes(root)
    numbers = {i for i, code in codes.items() if _NUMBER_CODE.fullmatch(code)}
    days = {i for i, code in codes.items() if _DAY_CODE.fullmatch(code)}
    return PlainLooks(
        _looks(root, numbers | (_NUMBERS - codes.keys())),
        _looks(root, days | (_DAYS - codes.keys())),
    )


def _looks(root: Element, formats: set[int]) -> frozenset[bytes]:
    looks = enumerate(look_formats(root))
    return frozenset(str(place).encode() for place, number in looks if number in formats)
