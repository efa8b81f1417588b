"""A table that may be very long, summed while it is read, some rows at a time.

A year may have a million rows; the reports need only their sums. Rows alike, that is of the same
month and with the same words, are judged together: once for their words, then quickly for their
numbers. A row that is not seen to be right in that way is read cell by cell, and only it can get a
remark.
"""

import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import starmap
from typing import Any, NamedTuple, Protocol, TypeVar

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.reading import (
    Batch,
    RawTable,
    bad_cell_remarks,
    batches,
    below_remarks,
    column_places,
    empty,
    empty_table,
    not_told,
    read_row,
)
from xlsaddin.tabs.schema import CellValue, Column, Kind, Summing, Table, TableData
from xlsaddin.tabs.values import LARGEST, Fel, RawValue, day, is_empty, read_value, serial_number

T = TypeVar("T")
Words = tuple[CellValue, ...]
Quick = Callable[..., bool]
"""Tells whether a row's numbers, one argument each, are right; no means: read the row with care."""

_NUMBERS = frozenset({float, int})


class RowCheck(Protocol):
    """What a table demands of its rows beyond what each column says."""

    def takes(self, day: int) -> bool:
        """Tell whether a row may have this day, a serial number."""

    def remarks(self, values: list[CellValue], tab: str, number: int) -> list[Anmarkning] | None:
        """Return a remark for each fault of a row; None when it is to be left out in silence."""

    def quick(self, words: Words) -> Quick | None:
        """Return the quick test of rows with these keys; None when each is to be read with care."""


def read_summed(table: Table, ra: RawTable, check: RowCheck) -> tuple[TableData, list[Anmarkning]]:
    """Return a table's sums in the order of their first rows, and a remark for each fault.

    Rows with a remark are left out. Kept rows stand among the sums, each as one.
    """
    places, anmarkningar = column_places(table, ra)
    if anmarkningar or table.summing is None:
        return empty(table, ra.first_row), anmarkningar
    reader = _Reader(table, table.summing, check, ra)
    reader.remarks += below_remarks(table, ra, places)
    last_row = 0
    for batch in batches(ra, places):
        reader.take(batch)
        last_row = batch.row_numbers[-1]
    if table.required and not reader.sums and not reader.remarks:
        reader.remarks.append(empty_table(table, ra))
    sums = sorted(reader.sums.items(), key=lambda item: item[1].row)
    values = [sum_.values(key) for key, sum_ in sums]
    row_numbers = [sum_.row for _, sum_ in sums]
    return TableData(table.headings, values, row_numbers, ra.first_row, last_row), reader.remarks


class _Key(NamedTuple):
    """What tells sums apart; `kept` is the row's number where it is kept, else 0."""

    month: int
    words: Words
    kept: int


class _Sum:
    """The rows of one key: the first one's number, how many they are, and their numbers."""

    __slots__ = ("_count", "_numbers", "_texts", "row")

    def __init__(self, texts: Sequence[CellValue], sums: int) -> None:
        self.row = 0
        self._count = 0
        self._texts = texts
        self._numbers = [array("d") for _ in range(sums)]

    def add(self, numbers: Sequence[Sequence[float]], row: int, count: int) -> None:
        """Add rows, the first of which has the number `row`; `numbers` are given by column."""
        for column, more in zip(self._numbers, numbers, strict=True):
            column.extend(more)
        self.row = min(row, self.row or row)
        self._count += count

    def values(self, key: _Key) -> Sequence[CellValue]:
        """Return the sum as a row."""
        return (key.month, *key.words, *map(math.fsum, self._numbers), *self._texts, self._count)


@dataclass(slots=True, frozen=True, eq=False)
class _Learnt:
    """Words that are right, and the quick test of rows with them."""

    words: Words
    quick: Quick


class _Known(dict[Any, T]):
    """What has been learnt of the cells met so far, nothing where a row must be read with care."""

    def __init__(self, learn: Callable[[Any], T]) -> None:
        self._learn = learn

    def __missing__(self, met: object) -> T:
        learnt = self[met] = self._learn(met)
        return learnt


class _Reader:
    """Reads runs of rows into sums, and remembers which days and words are right."""

    def __init__(self, table: Table, summing: Summing, check: RowCheck, ra: RawTable) -> None:
        self.remarks = bad_cell_remarks(table, ra)
        self.sums: dict[_Key, _Sum] = {}
        self._table, self._summing, self._check, self._tab = table, summing, check, ra.tab
        self._broken = {(it.row, it.column.casefold()) for it in self.remarks}
        self._broken_rows = {number for number, _ in self._broken}
        self._months, self._words = _Known(self._learn_month), _Known(self._learn_words)
        self._each_word = [_Known(partial(read_value, table.column(name))) for name in summing.keys]
        days = {column.name: column for column in table.columns if column.kind is Kind.DATUM}
        self._month_keys = {
            name: _Known(partial(self._learn_month_in_key, days[name]))
            for name in summing.keys
            if name in days
        }
        self._days = {
            name: _Known(partial(self._learn_day, days[name])) for name in summing.in_order or ()
        }

    def take(self, batch: Batch) -> None:
        """Read some rows: those alike together, then the rest one by one in their order."""
        columns, row_numbers = batch
        odd = self._odd(batch)
        sums = [columns[name] for name in self._summing.sums]
        careful: list[int] = []
        for (month, learnt), places in self._alike(columns).items():
            numbers = [[column[place] for place in places] for column in sums]
            if (
                month is None
                or learnt is None
                or (odd and not odd.isdisjoint(places))
                or not all(starmap(learnt.quick, zip(*numbers, strict=True)))
            ):
                careful += places
            else:
                sum_ = self._sum(_Key(month, learnt.words, 0))
                sum_.add(numbers, row_numbers[places[0]], len(places))  # type: ignore[arg-type]
        for place in sorted(careful):
            row = [columns[column.name][place] for column in self._table.columns]
            self._take_one(row, row_numbers[place])

    def _alike(
        self, columns: Mapping[str, Sequence[RawValue]]
    ) -> Mapping[tuple[int | None, _Learnt | None], list[int]]:
        """Return the places of rows of the same month and with the same words."""
        s = self._summing
        months = map(self._months.__getitem__, columns[s.month_of])
        keys = (self._in_key(name, columns[name]) for name in s.keys)
        words = map(self._words.__getitem__, zip(*keys, strict=True))
        alike: defaultdict[tuple[int | None, _Learnt | None], list[int]] = defaultdict(list)
        for place, month_and_words in enumerate(zip(months, words, strict=True)):
            alike[month_and_words].append(place)
        return alike

    def _in_key(self, name: str, column: Sequence[RawValue]) -> Iterable[RawValue]:
        months = self._month_keys.get(name)
        return column if months is None else map(months.__getitem__, column)

    def _odd(self, batch: Batch) -> set[int]:
        """Return the places that must be read with care whatever their words; often none."""
        odd = set()
        if not self._broken_rows.isdisjoint(batch.row_numbers):
            odd |= {i for i, number in enumerate(batch.row_numbers) if number in self._broken_rows}
        for name in self._summing.keys:
            # To a dictionary True is 1, but to the reader it is no konto.
            if bool in set(map(type, batch.columns[name])):
                odd |= {i for i, value in enumerate(batch.columns[name]) if type(value) is bool}
        if self._summing.in_order:
            first, last = (
                map(self._days[name].__getitem__, batch.columns[name])
                for name in self._summing.in_order
            )
            odd |= {i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a > b}
        for name in self._summing.sums:
            column = batch.columns[name]
            if not (_NUMBERS.issuperset(map(type, column)) and _are_small(column)):  # type: ignore[arg-type]
                odd |= {i for i, value in enumerate(column) if not _is_number(value)}
        return odd

    def _take_one(self, row: Sequence[RawValue], number: int) -> None:
        if is_empty(row):
            return
        values, remarks = read_row(self._table.columns, row, self._tab, number)
        if number in self._broken_rows:
            self.remarks += not_told(remarks, self._broken)
            return
        found = remarks or self._check.remarks(values, self._tab, number)
        if found:
            self.remarks += found
        elif found is not None:
            names = (column.name for column in self._table.columns)
            self._add(dict(zip(names, values, strict=True)), number)

    def _add(self, row: Mapping[str, Any], number: int) -> None:
        s = self._summing
        words = tuple(self._word(name, row[name]) for name in s.keys)
        month = _month(row[s.month_of])
        if s.kept is not None and row[s.kept[0]] == s.kept[1]:
            sum_ = self._sum(_Key(month, words, number), [row[name] for name in s.texts])
        else:
            sum_ = self._sum(_Key(month, words, 0))
        sum_.add([[row[name] or 0.0] for name in s.sums], number, 1)

    def _word(self, name: str, value: CellValue) -> CellValue:
        return _month(value) if name in self._month_keys and isinstance(value, int) else value

    def _sum(self, key: _Key, texts: Sequence[CellValue] = ()) -> _Sum:
        sum_ = self.sums.get(key)
        if sum_ is None:
            s = self._summing
            sum_ = self.sums[key] = _Sum(texts or (None,) * len(s.texts), len(s.sums))
        return sum_

    def _learn_month(self, met: RawValue) -> int | None:
        try:
            serial = read_value(self._table.column(self._summing.month_of), met)
        except Fel:
            return None
        return _month(serial) if isinstance(serial, int) and self._check.takes(serial) else None

    def _learn_month_in_key(self, column: Column, met: RawValue) -> RawValue:
        """Return the month of a day among the keys; what is no day as it is met."""
        try:
            serial = read_value(column, met)
        except Fel:
            return met
        return _month(serial) if isinstance(serial, int) else met

    def _learn_day(self, column: Column, met: RawValue) -> float:
        """Return a day's serial number, nothing in the order of days where it is none."""
        try:
            serial = read_value(column, met)
        except Fel:
            return math.nan
        return serial if isinstance(serial, int) else math.nan

    def _learn_words(self, met: Sequence[RawValue]) -> _Learnt | None:
        try:
            words = tuple([known[word] for known, word in zip(self._each_word, met, strict=True)])
        except Fel:
            return None
        quick = self._check.quick(words)
        return None if quick is None else _Learnt(words, quick)


def _month(serial: int) -> int:
    """Return the first day of the month."""
    return serial_number(day(serial).replace(day=1))


def _is_number(value: RawValue) -> bool:
    return type(value) in _NUMBERS and abs(value) <= LARGEST  # type: ignore[arg-type]


def _are_small(numbers: Sequence[float]) -> bool:
    # What is no number at all has no place among the others, but makes no sum either.
    return min(numbers) >= -LARGEST and max(numbers) <= LARGEST and math.isfinite(sum(numbers))
