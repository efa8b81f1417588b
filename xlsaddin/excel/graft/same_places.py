"""Where the cells of a report tab that is drawn anew stand now: told by texts, not by numbers."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from xlsaddin.domain.celladress import column_number
from xlsaddin.excel.package.opc import Element, main
from xlsaddin.excel.read.texts import whole_text
from xlsaddin.reports.placering import FIRST_BLOCK_ROW

Rows = Mapping[int, Mapping[int, str]]
"""Row -> column -> what stands in the cell; blank cells are left out."""

_FORMULA, _VALUE, _INLINE = (main(it) for it in ("f", "v", "is"))


class _Key(NamedTuple):
    """What tells a row of a report tab from the others: its heading, its text, and which it is."""

    section: str
    text: str
    number: int


class Sheet:
    """The rows of a report tab and what tells them apart."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._keys = dict(_keys(rows))
        self._places = {key: row for row, key in self._keys.items()}

    def key(self, row: int) -> _Key | None:
        """Return what tells a row; None when nothing stands in it."""
        return self._keys.get(row)

    def row(self, key: _Key) -> int | None:
        """Return the row that is told so."""
        return self._places.get(key)

    def text(self, row: int) -> str:
        """Return the text that begins a row."""
        return self.rows.get(row, {}).get(1, "")

    def headers(self, row: int) -> Mapping[int, str]:
        """Return the headers of the columns in a row, itself a row of headers or below one."""
        above = (it for it in self._header_rows if it <= row)
        return self.rows[last] if (last := max(above, default=None)) else {}

    @cached_property
    def _header_rows(self) -> Sequence[int]:
        return [row for row, key in self._keys.items() if not key.text]

    def header(self, column: int) -> str:
        """Return the first header of a column in the whole tab, "" when it has none."""
        headers = (self.rows[row].get(column, "") for row in self._header_rows)
        return next(filter(None, headers), "")

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The first column with each header."""
        used = {column for row in self._header_rows for column in self.rows[row]}
        return {self.header(column): column for column in sorted(used, reverse=True)}


class SamePlaces:
    """The way from each cell of a tab as it was to the same cell of the tab as it is drawn."""

    def __init__(self, old: Rows, new: Rows) -> None:
        self.old, self.new = Sheet(old), Sheet(new)

    @cached_property
    def unmoved(self) -> bool:
        """Whether every row of text and every header stands where it stood."""
        rows = self.old.rows
        same = all(self.row(row) == row for row in rows)
        return same and all(self.cell(row, it) == (row, it) for row in rows for it in rows[row])

    def row(self, row: int) -> int | None:
        """Return where a row is now, a blank one below the row that it stood below."""
        if row < FIRST_BLOCK_ROW:
            return row
        told = next((it for it in range(row, 0, -1) if self.old.key(it)), row)
        key = self.old.key(told)
        now = self.new.row(key) if key else told
        return None if now is None else now + row - told

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """Return where a cell is now: the same row, under the same header."""
        now = self.row(row)
        if now is None or row < FIRST_BLOCK_ROW:
            return None if now is None else (now, column)
        there = _under(self.old.headers(row), column, self.new.headers(now))
        return None if there is None else (now, there)

    def under(self, row: int, column: int) -> int | None:
        """Return where a column is now for a row that may be gone."""
        cell = self.cell(row, column)
        return cell[1] if cell else self.column(column)

    def column(self, column: int) -> int | None:
        """Return where a whole column is now: under the first of its headers."""
        header = self.old.header(column)
        if not header or self.new.header(column) == header:
            return column
        return self.new.columns.get(header)

    def is_new_row(self, row: int) -> bool:
        """Tell whether a row of the tab as it is drawn is blank, or was not there."""
        key = self.new.key(row)
        return key is None or self.old.row(key) is None

    def is_new_column(self, column: int) -> bool:
        """Tell whether a column of the tab as it is drawn has a header that none had."""
        header = self.new.header(column)
        return bool(header) and header not in self.old.columns


def moved(
    places: Sequence[int], where: Callable[[int], int | None], isnew: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """Return the stretches where some rows or columns are now, with what is new in between.

    >>> moved([4, 5, 6], {4: 4, 5: 6, 6: 9}.get, lambda it: it == 5)
    [(4, 6), (9, 9)]
    """
    found: list[tuple[int, int]] = []
    for place in sorted({now for it in places if (now := where(it)) is not None}):
        if found and all(map(isnew, range(found[-1][1] + 1, place))):
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


def rows_of(sheet: Element, strings: Callable[[], Sequence[str]]) -> Rows:
    """Return what stands in the cells of a sheet; the shared strings are asked for if needed."""
    rows: dict[int, dict[int, str]] = {}
    for cell in sheet.iter(main("c")):
        text = _said(cell, strings)
        address = str(cell.get("r"))
        letters = address.rstrip("0123456789")
        if text:
            rows.setdefault(int(address[len(letters) :]), {})[column_number(letters)] = text
    return rows


def _said(cell: Element, strings: Callable[[], Sequence[str]]) -> str:
    inline = cell.find(_INLINE)
    if inline is not None:
        return whole_text(inline)
    value = cell.findtext(_VALUE) or ""
    if cell.get("t") == "s" and value:
        return strings()[int(value)]
    return value or ("=" if cell.find(_FORMULA) is not None else "")


def _keys(rows: Rows) -> Iterator[tuple[int, _Key]]:
    section, seen = "", Counter[tuple[str, str]]()
    for row in sorted(rows):
        text = rows[row].get(1, "")
        # A sentence changes with its figures; the rows below it are the same.
        if text and len(rows[row]) == 1 and not text.endswith("."):
            section = text
        seen[section, text] += 1
        yield row, _Key(section, text, seen[section, text])


def _under(old: Mapping[int, str], column: int, new: Mapping[int, str]) -> int | None:
    header = old.get(column)
    if not header:
        return column
    before = _having(old, header).index(column)
    there = _having(new, header)
    return there[before] if before < len(there) else None


def _having(headers: Mapping[int, str], header: str) -> list[int]:
    return [column for column, text in sorted(headers.items()) if text == header]
