"""The columns of a plain table: what their cells look like as bytes, and what they hold."""

import math
import re
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import repeat
from typing import Protocol

from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.plain_looks import PlainLooks
from xlsaddin.excel.read.shared_strings import shared_texts
from xlsaddin.tabs.values import day

# Before 1 March 1900 Excel counts a day that never was.
_DAYS = range(61, 2_958_466)
_CODE = re.compile(rb'(?: s="(\d+)")?(?: t="([ns])")?(?:/>|><v>([^<]+)</v></c>)')
_LOOK = re.compile(rb'(?: s="(\d+)")?(?: t="n")?')
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[Ee][-+]?\d+)?")


class NotPlain(Exception):
    """Something that only a reader of all that a sheet may hold can tell the meaning of."""


class Column(Protocol):
    """A column: the pattern of its cells, with groups that `take` is given for some rows.

    Attributes:
        pattern: with %s for the column's letters, and the row's number as the group row.
        groups: how many groups the pattern has.
    """

    pattern: bytes
    groups: int

    def take(self, groups: Sequence[Sequence[bytes]]) -> None:
        """Take the cells of the next rows, group by group."""

    def settle(self, package: Package) -> None:
        """Fetch what the cells only point to."""

    def __iter__(self) -> Iterator[object]:
        """Yield the value of each row."""


class Unneeded:
    """A column whose values nobody asks for, but for whether one of them is an error."""

    pattern = rb'(?:<c r="%s(?P=row)"(?: s="\d++")?+(?: t="[ns]")?+(?:/>|><v>[^<]*+</v></c>))?+'
    groups = 0

    def take(self, groups: Sequence[Sequence[bytes]]) -> None:
        """Take nothing: the pattern has seen what there is to see."""

    def settle(self, package: Package) -> None:
        """Fetch nothing."""

    def __iter__(self) -> Iterator[object]:
        """Yield blanks."""
        return repeat("")


class Users(Unneeded):
    """A column of the user's own, which may hold anything."""

    pattern = rb'(?:<c r="%s(?P=row)"[^>/]*+(?:/>|>[^<]*+(?:<(?!/c>)[^<]*+)*+</c>))?+'


class Texts:
    """A column of texts that only some rows need: which string stands where is all that is kept."""

    pattern = rb'(?:<c r="%s(?P=row)"(?: s="\d++")?+(?:/>| t="s"><v>(\d++)</v></c>))?+'
    groups = 1

    def __init__(self) -> None:
        self._strings = array("q")
        self._texts: dict[int, str] = {}

    def take(self, groups: Sequence[Sequence[bytes]]) -> None:
        """Take the numbers of strings; nothing, where the cell is blank."""
        self._strings.extend(int(number or -1) for number in groups[0])

    def settle(self, package: Package) -> None:
        """Fetch nothing: it is not known yet which rows need their texts."""

    def fetch(self, package: Package, rows: Sequence[int]) -> None:
        """Fetch the texts of some rows, counted from 0."""
        needed = {row: self._strings[row] for row in rows if self._strings[row] >= 0}
        texts = shared_texts(package, set(needed.values()))
        if len(texts) < len(set(needed.values())):
            raise NotPlain
        self._texts = {row: texts[number] for row, number in needed.items()}

    def __iter__(self) -> Iterator[object]:
        """Yield the texts that were fetched, blank for other rows."""
        return (self._texts.get(row, "") for row in range(len(self._strings)))


class Amounts:
    """A column with a number on every row."""

    pattern = rb'<c r="%s(?P=row)"([^>/]*+)><v>([-+.\dEe]++)</v></c>'
    groups = 2

    def __init__(self, looks: PlainLooks) -> None:
        self._looks = looks
        self._amounts = array("d")

    def take(self, groups: Sequence[Sequence[bytes]]) -> None:
        """Take the attributes and the numbers of some cells."""
        for attributes in set(groups[0]):
            found = _LOOK.fullmatch(attributes)
            if not found or (found[1] or b"0") not in self._looks.numbers:
                raise NotPlain
        try:
            amounts = [*map(float, groups[1])]
        except ValueError as error:
            raise NotPlain from error
        _refuse_infinite(sum(amounts))
        self._amounts.extend(amounts)

    def settle(self, package: Package) -> None:
        """Fetch nothing: numbers stand in their cells."""

    def __iter__(self) -> Iterator[object]:
        """Yield the numbers."""
        return iter(self._amounts)

    def marks(self) -> Sequence[float]:
        """Return what tells each cell from others: its number."""
        return self._amounts


def _refuse_infinite(number: float) -> None:
    if not math.isfinite(number):
        raise NotPlain


class _Known(dict[bytes, int]):
    """Numbers given to different cells as they are met."""

    def __init__(self, take_new: Callable[[bytes], int]) -> None:
        self._take_new = take_new

    def __missing__(self, cell: bytes) -> int:
        number = self[cell] = self._take_new(cell)
        return number


class Codes:
    """A column of few different values, each interpreted once; never blank where required."""

    pattern = rb'(?:<c r="%s(?P=row)"([^>/]*+(?:/>|><v>[^<]*+</v></c>)))?+'
    groups = 1

    def __init__(self, looks: PlainLooks, *, required: bool) -> None:
        self._looks, self._required = looks, required
        self._known = _Known(self._take_new)
        self._values: list[object] = []
        self._strings: dict[int, int] = {}
        self._places = array("I")

    def take(self, groups: Sequence[Sequence[bytes]]) -> None:
        """Take what follows upon the address of some cells; nothing, where there is no cell."""
        (cells,) = groups
        self._places.extend(map(self._known.__getitem__, cells))

    def settle(self, package: Package) -> None:
        """Fetch the texts."""
        texts = shared_texts(package, set(self._strings.values()))
        for place, number in self._strings.items():
            if number not in texts:
                raise NotPlain
            self._values[place] = texts[number]

    def __iter__(self) -> Iterator[object]:
        """Yield the values, each as often as it stands in the column."""
        return map(self._values.__getitem__, self._places)

    def marks(self) -> Sequence[float]:
        """Return what tells each cell from others, however it looks: the place of its value."""
        first: dict[object, int] = {}
        same = [first.setdefault(value, place) for place, value in enumerate(self._values)]
        if len(first) == len(same):
            return self._places
        return array("I", map(same.__getitem__, self._places))

    def _take_new(self, cell: bytes) -> int:
        value = self._interpreted(cell) if cell else ""
        if value == "" and self._required and len(self._values) not in self._strings:
            raise NotPlain
        self._values.append(value)
        return len(self._values) - 1

    def _interpreted(self, cell: bytes) -> object:
        found = _CODE.fullmatch(cell)
        if not found:
            raise NotPlain
        look, kind, value = found.groups()
        if value is None:
            return ""
        if not _NUMBER.fullmatch(value):
            raise NotPlain
        if kind == b"s":
            self._strings[len(self._values)] = int(value)
            return ""
        return self._number(value, look or b"0")

    def _number(self, value: bytes, look: bytes) -> object:
        if look in self._looks.numbers:
            number = float(value)
            _refuse_infinite(number)
            return number
        if look in self._looks.days and value.isdigit() and int(value) in _DAYS:
            return day(int(value))
        raise NotPlain
