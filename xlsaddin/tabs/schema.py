"""What a data table is: its columns, their kinds, and the words that help the user fill it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


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
    """

    name: str
    kind: Kind
    help: str
    required: bool = True
    allowed: tuple[str | int, ...] = ()
    width: int = 14
    fri: bool = False


class Table(NamedTuple):
    """A data table: one Excel table alone on its tab.

    Attributes:
        tab: the tab's name.
        name: the Excel table's name.
        columns: the columns that xlsaddin reads; a user may add others, which are left alone.
        help: one sentence on the tab: what the rows are.
        required: whether at least one row is needed before reports can be made.
        may_be_missing: whether a workbook may lack the table, which then has no rows.
    """

    tab: str
    name: str
    columns: tuple[Column, ...]
    help: str
    required: bool = False
    may_be_missing: bool = False

    def column(self, name: str) -> Column:
        """Return the column with that header; KeyError if there is none."""
        return {column.name: column for column in self.columns}[name]


CellValue = str | float | int | None
"""A checked value: dates are Excel serial numbers, so that they compare as Excel compares them."""


@dataclass(slots=True)
class TableData:
    """The checked rows of a data table, column by column; rows with a remark are left out.

    Attributes:
        columns: header -> values, all of the same length.
        row_numbers: each row's number in Excel; the first one where rows have been summed up.
        first_row: the Excel row number of the table's first row.
        last_row: the Excel row number of the last row, where rows have been summed up.
    """

    columns: Mapping[str, list[CellValue]] = field(default_factory=dict)
    row_numbers: list[int] = field(default_factory=list)
    first_row: int = 2
    last_row: int = 0

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), []))

    def rows(self) -> list[dict[str, CellValue]]:
        """Return the rows as header -> value."""
        name = list(self.columns)
        return [
            dict(zip(name, row, strict=True)) for row in zip(*self.columns.values(), strict=True)
        ]
