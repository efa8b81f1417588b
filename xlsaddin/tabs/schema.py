"""What a data table is: its columns, their kinds, and the words that help the user fill it in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from xlsaddin.domain.bokdel import Bokdel

ROW_COUNT = "antal rader"
"""A column of the sums that no table has: how many rows each sum stands for."""


class Kind(Enum):
    """The kind of value that a column holds."""

    TEXT = "text"
    KOD = "kod"  # a code: text, or a whole number read as text ("301", "ADM")
    HELTAL = "heltal"
    BELOPP = "belopp"  # kr, any number
    DATUM = "datum"
    VALUE = "värde"  # text, number or date: the settings


class Column(NamedTuple):
    """A column of a data table.

    Attributes:
        name: the header, as a person would write it.
        kind: the kind of value.
        help: what to write there; Excel shows it beside the cell (at most 255 characters).
        required: whether every filled-in row must have a value.
        allowed: the values that are allowed; empty means any.
        width: the column's width in characters.
        fri: whether the text is only read by people; any other is compared by formulas, letter
            by letter, so that a blank too many would make it another.
        may_be_missing: whether a workbook may lack the column, which is then blank.
        one_year: whether what stands in it holds for one year: blank in the next year's workbook.
    """

    name: str
    kind: Kind
    help: str
    required: bool = True
    allowed: tuple[str | int, ...] = ()
    width: int = 14
    fri: bool = False
    may_be_missing: bool = False
    one_year: bool = False


class Summing(NamedTuple):
    """How the rows of a table that may be very long are summed while they are read.

    Attributes:
        month_of: the header of the day; its month tells sums apart.
        keys: the headers whose values tell sums apart.
        sums: the headers that are added up.
        kept: a key's header and a value: rows that have it are not summed but kept one by one.
        texts: the headers that only kept rows keep.
        in_order: two headers of days, of which the first is never after the second.
        twice: whether a row that stands twice is looked for.

    A day among the keys tells sums apart by its month.
    """

    month_of: str
    keys: tuple[str, ...]
    sums: tuple[str, ...]
    kept: tuple[str, str] | None = None
    texts: tuple[str, ...] = ()
    in_order: tuple[str, str] | None = None
    twice: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """The headers of the sums."""
        return (self.month_of, *self.keys, *self.sums, *self.texts, ROW_COUNT)


class Table(NamedTuple):
    """A data table: one Excel table alone on its tab.

    Attributes:
        tab: the tab's name.
        name: the Excel table's name.
        columns: the columns that xlsaddin reads; a user may add others, which are left alone.
        help: one sentence on the tab: what the rows are.
        bokdel: the part of the workbook that the table belongs to.
        required: whether at least one row is needed before reports can be made.
        summing: how the rows are summed while they are read; None when each is kept.
        may_be_missing: whether a workbook may lack the table, which then has no rows.
        carried: whether the rows come along into the next year's workbook.
    """

    tab: str
    name: str
    columns: tuple[Column, ...]
    help: str
    bokdel: Bokdel
    required: bool = False
    summing: Summing | None = None
    may_be_missing: bool = False
    carried: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        """The headers of the table's checked data."""
        return self.summing.headings if self.summing else tuple(c.name for c in self.columns)

    def column(self, name: str) -> Column:
        """Return the column with that header; KeyError if there is none."""
        return {column.name: column for column in self.columns}[name]


CellValue = str | float | int | None
"""A checked value: dates are Excel serial numbers, so that they compare as Excel compares them."""


@dataclass(frozen=True)
class TableData:
    """The checked rows of a data table; rows with a remark are left out.

    Attributes:
        headings: the headers of the values.
        values: the values, row by row.
        row_numbers: each row's number in Excel; the first one where rows have been summed up.
        first_row: the Excel row number of the table's first row.
        last_row: the Excel row number of the last row, where rows have been summed up.
    """

    headings: Sequence[str] = ()
    values: Sequence[Sequence[CellValue]] = ()
    row_numbers: Sequence[int] = ()
    first_row: int = 2
    last_row: int = 0

    def __len__(self) -> int:
        return len(self.values)

    @cached_property
    def columns(self) -> Mapping[str, Sequence[CellValue]]:
        """The values column by column: header -> values, all of the same length."""
        columns = zip(*self.values, strict=True) if self.values else ((),) * len(self.headings)
        return dict(zip(self.headings, columns, strict=True))

    def rows(self) -> Iterator[dict[str, CellValue]]:
        """Yield the rows as header -> value."""
        return (dict(zip(self.headings, row, strict=True)) for row in self.values)
