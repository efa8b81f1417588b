"""Many plain vouchers at once: what is as it should be is read by arrays, the rest is left alone.

A block is plain when each of its lines is, each voucher balances, and nothing is worth a remark.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from xlsaddin.imports.inlast import Kontering, Rad
from xlsaddin.imports.sie_falt import Faltfel, dag
from xlsaddin.imports.siefil import Transaktioner

Places = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

_NEWLINE, _BLANK, _QUOTE, _MINUS, _DOT, _ZERO, _BRACE_OPEN, _BRACE = b'\n "-.0{}'
_MOST_INDENT, _MOST_DIGITS, _DAY = 8, 14, 8
_VER, _OPEN, _TRANS, _CLOSE, _OTHER = range(5)
_MAY_FOLLOW = np.zeros((_OTHER + 1, _OTHER + 1), bool)
_MAY_FOLLOW[_VER, _OPEN] = _MAY_FOLLOW[_CLOSE, _VER] = True
_MAY_FOLLOW[_OPEN, [_TRANS, _CLOSE]] = _MAY_FOLLOW[_TRANS, [_TRANS, _CLOSE]] = True


class _NotPlain(Exception):
    """The block must be read line by line."""


def _demand(those: "npt.NDArray[np.bool_] | bool") -> None:
    if not np.all(those):
        raise _NotPlain


class _Memo(dict[Any, Any]):
    """What a text means, worked out when it is first met."""

    def __init__(self, learn: Callable[[Any], object]) -> None:
        self._learn = learn

    def __missing__(self, met: Any) -> object:  # noqa: ANN401 - bytes or a number
        learnt = self[met] = self._learn(met)
        return learnt


class PlainReader:
    """Reads plain blocks, and remembers the konteringar and days that it has met."""

    def __init__(
        self, kontering: Callable[[str], Kontering], is_in_year: Callable[[dt.date], bool], kod: str
    ) -> None:
        """Take what reads «#TRANS 4010 {1 "10"», what judges a day, and the code of the bytes."""
        self._kontering, self._is_in_year = kontering, is_in_year
        self._many_bytes = kod.startswith("utf")
        self._codec = "latin-1" if self._many_bytes else kod
        self._konteringar: list[Kontering] = []
        self._lefts = _Memo(self._left)
        self._days = _Memo(lambda number: dag(str(number)))

    def _texts(self, raw: list[str]) -> list[str]:
        """Return texts whose letters stand for bytes, one each, as they read."""
        if not self._many_bytes:
            return raw
        return [it if it.isascii() else it.encode("latin-1").decode() for it in raw]

    def _left(self, left: str) -> int:
        self._konteringar.append(self._kontering(*self._texts([left])))
        return len(self._konteringar) - 1

    def read(self, block: bytes, first_line: int) -> Transaktioner | None:
        """Return what a block of whole lines says, None where it is not plain."""
        block = block.replace(b"\t", b" ")
        a = np.frombuffer(block, np.uint8)
        try:
            _demand(b"\\" not in block)
            return self._read(block.decode(self._codec), a, first_line)
        except (_NotPlain, Faltfel, UnicodeDecodeError, IndexError):
            return None

    def _read(self, block: str, a: Bytes, first_line: int) -> Transaktioner:
        starts, ends, kinds = _lines(a)
        _demand(np.count_nonzero(a < _BLANK) == len(ends))
        blanks, quotes = np.flatnonzero(a <= _BLANK), np.flatnonzero(a == _QUOTE)
        signs = _Signs(a, blanks, quotes, np.flatnonzero((a == _BRACE) | (a == _BRACE_OPEN)))
        ver, trans = np.flatnonzero(kinds == _VER), np.flatnonzero(kinds == _TRANS)
        counts = np.flatnonzero(kinds == _CLOSE) - ver - 2
        _demand(counts > 0)
        heads = _heads(signs, starts[ver], ends[ver])
        columns = self._columns(block, signs, starts[trans], ends[trans])
        _demand(np.cumsum(columns.ore)[np.cumsum(counts) - 1] == 0)
        for number in {*heads.days.tolist(), *columns.days.tolist()} - {0}:
            _demand(self._is_in_year(self._days[number]))
        rader = partial(self._rader, block, (heads, ver + first_line, counts), columns)
        return Transaktioner(len(trans), len(ver), self._summor(columns), rader)

    def _columns(self, block: str, signs: "_Signs", starts: Places, ends: Places) -> "_Columns":
        """Return what lines that are #TRANS say."""
        braces = _next(signs.close(), starts)
        _demand(braces < ends)
        _demand(signs.a[braces + 1] == _BLANK)
        lefts = map(self._lefts.__getitem__, _cut(block, starts, braces))
        after = _next(signs.blanks, braces + 2)
        ore = _amounts(signs.a, braces + 2, after)
        days, after = _days(signs.a, after, ends)
        numbers = np.fromiter(lefts, np.int64, len(starts))
        return _Columns(numbers, ore, days, _texts(signs, after, ends))

    def _summor(self, columns: "_Columns") -> dict[str, int]:
        """Return what each konto sums to: whole öre, of which sums of so few are exact."""
        svar: dict[str, int] = {}
        summor = np.bincount(columns.lefts, columns.ore).tolist()
        for kontering, summa in zip(self._konteringar, summor, strict=False):
            svar[kontering.konto] = svar.get(kontering.konto, 0) + int(summa)
        return svar

    def _rader(
        self,
        block: str,
        verifikat: tuple["_Heads", Places, Places],
        columns: "_Columns",
    ) -> Iterator[Rad]:
        """Yield the transactions, with what the voucher says where they say nothing."""
        heads, lines, counts = verifikat
        dagar = map(self._days.get, columns.days.tolist())
        texter = self._texts(_cut(block, *columns.texts))
        own = zip(columns.lefts.tolist(), dagar, texter, columns.ore.tolist(), strict=True)
        names, vertexter = (self._texts(_cut(block, *it)) for it in (heads.names, heads.texts))
        verdagar = map(self._days.__getitem__, heads.days.tolist())
        vouchers = zip(names, verdagar, vertexter, lines.tolist(), counts.tolist(), strict=True)
        for name, verdag, vertext, line, count in vouchers:
            namn = name.replace('"', "").strip() or f"rad {line}"
            for rad, (left, dag_, text, ore) in enumerate(islice(own, count), line + 2):
                kontering = self._konteringar[left]
                yield Rad(kontering, dag_ or verdag, text or vertext, ore, namn, rad)


Stretches = tuple[Places, Places]


class _Heads(NamedTuple):
    """Where the names of vouchers stand, their days as YYYYMMDD, and where their texts stand."""

    names: Stretches
    days: Places
    texts: Stretches


class _Columns(NamedTuple):
    """The numbers of konteringar, öre, days as YYYYMMDD or 0, and where the texts stand."""

    lefts: Places
    ore: Places
    days: Places
    texts: Stretches


def _heads(signs: "_Signs", starts: Places, ends: Places) -> _Heads:
    """Return what lines that are #VER say; series and number hold no blanks."""
    first = starts + len("#VER ")
    third = signs.blanks[np.searchsorted(signs.blanks, first) + 1]
    _demand(signs.a[first - 1] == _BLANK)
    _demand(third < ends)
    days, after = _days(signs.a, third, ends)
    _demand(days > 0)
    return _Heads((first, third), days, _texts(signs, after, ends))


class _Signs(NamedTuple):
    """The bytes of a block, and where its blanks and line ends, quotes and braces stand."""

    a: Bytes
    blanks: Places
    quotes: Places
    braces: Places

    def close(self) -> Places:
        """Return where the closing braces stand."""
        svar: Places = self.braces[self.a[self.braces] == _BRACE]
        return svar


def _cut(block: str, first: Places, last: Places) -> list[str]:
    return [block[x:y] for x, y in zip(first.tolist(), last.tolist(), strict=True)]


def _next(those: Places, places: Places) -> Places:
    """Return, for each place, the first of those that is not before it."""
    found = np.searchsorted(those, places)
    _demand(found < len(those))
    svar: Places = those[found]
    return svar


def _lines(a: Bytes) -> tuple[Places, Places, Places]:
    """Return where each line begins, its indent left out, where it ends, and its kind."""
    ends = np.flatnonzero(a == _NEWLINE)
    starts = np.concatenate(([0], ends[:-1] + 1))
    for _ in range(_MOST_INDENT):
        blank = a[starts] == _BLANK
        if not blank.any():
            break
        starts = starts + blank
    first, second = a[starts], a[np.minimum(starts + 1, len(a) - 1)]
    kinds = np.full(len(starts), _OTHER)
    for kind, signs in ((_VER, b"#V"), (_TRANS, b"#T"), (_OPEN, b"{\n"), (_CLOSE, b"}\n")):
        kinds[(first == signs[0]) & (second == signs[1])] = kind
    _demand(kinds[0] == _VER and kinds[-1] == _CLOSE)
    _demand(_MAY_FOLLOW[kinds[:-1], kinds[1:]])
    return starts, ends, kinds


def _amounts(a: Bytes, first: Places, after: Places) -> Places:
    """Return amounts with two decimals, in öre."""
    minus = a[first] == _MINUS
    first = first + minus
    dots = after - 3
    _demand((dots > first) & (a[dots] == _DOT) & (after - first <= _MOST_DIGITS))
    value = _number(a, first, dots) * 100 + _number(a, dots + 1, after)
    return np.where(minus, -value, value)


def _number(a: Bytes, first: Places, after: Places) -> Places:
    """Return whole numbers written with digits alone."""
    value = np.zeros(len(first), np.int64)
    place = first.copy()
    longest = int((after - first).max(initial=0))
    for _ in range(longest):
        more = place < after
        digit = a[np.minimum(place, after - 1)].astype(np.int64) - _ZERO
        _demand(~more | ((digit >= 0) & (digit <= 9)))  # noqa: PLR2004 - the last digit
        value = np.where(more, value * 10 + digit, value).astype(np.int64)
        place += 1
    return value


def _days(a: Bytes, first: Places, ends: Places) -> tuple[Places, Places]:
    """Return days as YYYYMMDD, 0 where there is none, and where each ends."""
    none = first >= ends
    start = np.where(none, first, first + 1)
    stop = len(a) - 1
    quoted = ~none & (a[start] == _QUOTE) & (a[np.minimum(start + 1, stop)] == _QUOTE)
    dated = ~none & ~quoted
    after = np.where(none, first, start + np.where(quoted, 2, _DAY))
    _demand((after <= ends) & ((a[after] == _BLANK) | (after == ends)))
    days = np.zeros(len(first), np.int64)
    days[dated] = _number(a, start[dated], after[dated])
    _demand(days[dated] > 0)
    return days, after


def _texts(signs: _Signs, first: Places, ends: Places) -> Stretches:
    """Return where quoted texts begin and end; the same place where there is none.

    What may follow, such as a quantity, holds neither quotes nor braces.
    """
    a = signs.a
    there, stop = first < ends, len(a) - 1
    start = np.minimum(first + 2, stop)
    _demand(~there | ((a[first] == _BLANK) & (a[np.minimum(first + 1, stop)] == _QUOTE)))
    quotes = np.append(signs.quotes, (stop, stop))
    found = np.searchsorted(quotes, start)
    close = np.where(there, quotes[found], start)
    after = np.where(there, close + 1, ends)
    _demand((after <= ends) & ((a[np.minimum(after, stop)] == _BLANK) | (after == ends)))
    _demand(~there | (quotes[np.minimum(found + 1, len(quotes) - 1)] >= ends))
    braces = np.append(signs.braces, stop)
    _demand(braces[np.searchsorted(braces, np.minimum(after, stop))] >= ends)
    return start, close
