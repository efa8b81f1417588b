"""What a data table is: its columns, their kinds, and the words that help the user fill it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


class Typ(Enum):
    """The kind of value that a column holds."""

    TEXT = "text"
    KOD = "kod"  # a code: text, or a whole number read as text ("301", "ADM")
    HELTAL = "heltal"
    BELOPP = "belopp"  # kr, any number
    DATUM = "datum"
    VARDE = "värde"  # text, number or date: the settings


class Kolumn(NamedTuple):
    """A column of a data table.

    Attributes:
        namn: the header, as a person would write it.
        typ: the kind of value.
        hjalp: what to write there; Excel shows it beside the cell (at most 255 characters).
        kravs: whether every filled-in row must have a value.
        tillatna: the values that are allowed; empty means any.
        bredd: the column's width in characters.
        fri: whether the text is only read by people; any other is compared by formulas, letter
            by letter, so that a blank too many would make it another.
    """

    namn: str
    typ: Typ
    hjalp: str
    kravs: bool = True
    tillatna: tuple[str | int, ...] = ()
    bredd: int = 14
    fri: bool = False


class Tabell(NamedTuple):
    """A data table: one Excel table alone on its tab.

    Attributes:
        flik: the tab's name.
        namn: the Excel table's name.
        kolumner: the columns that xlsaddin reads; a user may add others, which are left alone.
        hjalp: one sentence on the tab: what the rows are.
        kravs: whether at least one row is needed before reports can be made.
    """

    flik: str
    namn: str
    kolumner: tuple[Kolumn, ...]
    hjalp: str
    kravs: bool = False

    def kolumn(self, namn: str) -> Kolumn:
        """Return the column with that header; KeyError if there is none."""
        return {kolumn.namn: kolumn for kolumn in self.kolumner}[namn]


Cellvarde = str | float | int | None
"""A checked value: dates are Excel serial numbers, so that they compare as Excel compares them."""


@dataclass(slots=True)
class Tabelldata:
    """The checked rows of a data table, column by column; rows with a remark are left out.

    Attributes:
        kolumner: header -> values, all of the same length.
        radnummer: each row's number in Excel; the first one where rows have been summed up.
        forsta_rad: the Excel row number of the table's first row.
        sista_rad: the Excel row number of the last row, where rows have been summed up.
    """

    kolumner: Mapping[str, list[Cellvarde]] = field(default_factory=dict)
    radnummer: list[int] = field(default_factory=list)
    forsta_rad: int = 2
    sista_rad: int = 0

    def __len__(self) -> int:
        return len(next(iter(self.kolumner.values()), []))

    def rader(self) -> list[dict[str, Cellvarde]]:
        """Return the rows as header -> value."""
        namn = list(self.kolumner)
        return [
            dict(zip(namn, rad, strict=True)) for rad in zip(*self.kolumner.values(), strict=True)
        ]
