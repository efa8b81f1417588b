"""A remark on the user's data: a value, collected with all others, never an exception."""

from typing import NamedTuple


class Anmarkning(NamedTuple):
    """What is wrong at one place in the workbook, and what to do about it.

    Attributes:
        flik: the tab's name as the user sees it.
        rad: the row number in Excel, or None when the whole tab is meant.
        kolumn: the column's header, or "" when the whole row is meant.
        text: a Swedish sentence: what is wrong and what to do.

    >>> str(Anmarkning("Huvudbok", 7, "Belopp", "Skriv ett tal."))
    'Huvudbok, rad 7, Belopp: Skriv ett tal.'
    """

    flik: str
    rad: int | None
    kolumn: str
    text: str

    def __str__(self) -> str:
        plats = [self.flik]
        if self.rad is not None:
            plats.append(f"rad {self.rad}")
        if self.kolumn:
            plats.append(self.kolumn)
        return f"{', '.join(plats)}: {self.text}"
