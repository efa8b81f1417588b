"""A remark on the user's data: a value, collected with all others, never an exception."""

import re
from enum import StrEnum
from typing import NamedTuple, Self

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.synligt import synlig_pa_en_rad

LONGEST_QUOTE = 60
_LONG_QUOTE = re.compile(rf"«([^«»]{{{LONGEST_QUOTE}}})[^«»]+»")
_IN_EACH_OTHER = re.compile("«[^»]*«|»[^«]*»")
_ALL_QUOTED = re.compile(rf"«(.{{{LONGEST_QUOTE}}}).+»", re.DOTALL)


class Grad(StrEnum):
    """How grave a remark is.

    A fel means that rows, or a part of the workbook, cannot be reported as they stand; an
    upplysning is worth a look and hinders nothing.
    """

    FEL = "fel"
    UPPLYSNING = "upplysning"


class Anmarkning(NamedTuple):
    """What is wrong at one place in the workbook, and what to do about it.

    Attributes:
        tab: the tab's name as the user sees it.
        row: the row number in Excel, or None when the whole tab is meant.
        column: the column's header, or "" when the whole row is meant.
        text: a Swedish sentence: what is wrong and what to do.
        grad: whether it is a fel or only an upplysning.
        bokdel: the part of the workbook that it concerns; the common part concerns every other.

    >>> str(Anmarkning("Huvudbok", 7, "Belopp", "Skriv ett tal."))
    'Huvudbok, rad 7, Belopp: Skriv ett tal.'
    """

    tab: str
    row: int | None
    column: str
    text: str
    grad: Grad = Grad.FEL
    bokdel: Bokdel = Bokdel.GEMENSAMT

    def short(self) -> Self:
        """Return the remark as it is shown: little of a long text, nothing that cannot be seen.

        >>> len(Anmarkning("Poster", 7, "Post", f"«{'x' * 32767}» saknas.").short().text)
        71
        """
        # A cell with such marks of its own: where it ends in the sentence is not known.
        long = _ALL_QUOTED if _IN_EACH_OTHER.search(self.text) else _LONG_QUOTE
        text = long.sub(r"«\1…»", self.text)
        return self._replace(text=synlig_pa_en_rad(text))

    def as_data(self) -> dict[str, str | int | None]:
        """Return the remark for programs, by the names that they know.

        >>> Anmarkning("Saldon", None, "", "Fyll i.").as_data()["flik"]
        'Saldon'
        """
        return {
            "flik": self.tab,
            "rad": self.row,
            "kolumn": self.column,
            "text": self.text,
            "grad": str(self.grad),
            "del": str(self.bokdel),
        }

    def __str__(self) -> str:
        place = [self.tab]
        if self.row is not None:
            place.append(f"rad {self.row}")
        if self.column:
            place.append(self.column)
        return f"{', '.join(place)}: {self.text}"
