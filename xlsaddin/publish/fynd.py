"""What an auditor finds in a finished file, and what no text of one may look like."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple


class Fynd(NamedTuple):
    """What should not be in a finished file, and where."""

    plats: str
    text: str

    def __str__(self) -> str:
        return f"{self.plats}: {self.text}"


_SIFFROR = re.compile(r"(?<![0-9A-Za-z])(?:\d{2})?(\d{6})[-+ ]?(\d{4})(?![0-9A-Za-z])")
_SOKVAG = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:\\|\\\\[\w.-]+\\|file:|(?<![\w.])~?/(?:home|Users|root|tmp|mnt|var)/"
    r"|%(?:USERPROFILE|APPDATA|LOCALAPPDATA|TEMP)%|(?:sharepoint\.com|onedrive\.live)",
    re.IGNORECASE,
)
_SAMORDNING = 60
_LUHN = 10


def text_findings(plats: str, text: str) -> Iterator[Fynd]:
    """Yield what a text must not hold: something like a personnummer, or a place on a computer."""
    for found in _SIFFROR.finditer(text):
        if is_like_personnummer(found[1] + found[2]):
            yield Fynd(plats, f"{found[1]}-xxxx liknar ett personnummer.")
    if place := _SOKVAG.search(text):
        yield Fynd(plats, f"«{place[0]}» är en plats på en dator.")


def is_like_personnummer(digits: str) -> bool:
    """Tell whether ten digits could be a personnummer or a samordningsnummer.

    >>> is_like_personnummer("8112189876"), is_like_personnummer("8112189875")
    (True, False)
    """
    year, month, day = (int(digits[at : at + 2]) for at in (0, 2, 4))
    with suppress(ValueError):
        dt.date(2000 + year, month, day - _SAMORDNING * (day > _SAMORDNING))
        doubled = (int(it) * (2 - place % 2) for place, it in enumerate(digits))
        return sum(it - 9 * (it >= _LUHN) for it in doubled) % 10 == 0
    return False
