"""Days as people and systems write them, a whole column at once."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping

from xlsaddin.imports.mall import fraga

_MANADER = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
Read = Callable[[re.Match[str]], dt.date]


def _ymd(it: re.Match[str]) -> dt.date:
    return dt.date(int(it["y"]), int(it["m"]), int(it["d"]))


def _short(it: re.Match[str]) -> dt.date:
    return dt.date(2000 + int(it["y"]), int(it["m"]), int(it["d"]))


def _month(it: re.Match[str]) -> dt.date:
    first = dt.date(int(it["y"]), int(it["m"]), 1)
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def _word(it: re.Match[str]) -> dt.date:
    return dt.date(int(it["y"]), _MANADER.index(it["m"][:3].casefold()) + 1, int(it["d"]))


_TIME = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_Y, _M, _D = r"(?P<y>\d{4})", r"(?P<m>\d{1,2})", r"(?P<d>\d{1,2})"
_M2, _D2 = r"(?P<m>\d\d)", r"(?P<d>\d\d)"
FORMER: Mapping[str, tuple[re.Pattern[str], Read]] = {
    "åååå-mm-dd": (re.compile(rf"{_Y}-{_M}-{_D}{_TIME}"), _ymd),
    "ååååmmdd": (re.compile(rf"{_Y}{_M2}{_D2}"), _ymd),
    "åååå/mm/dd": (re.compile(rf"{_Y}[/.]{_M}[/.]{_D}{_TIME}"), _ymd),
    "dd/mm/åååå": (re.compile(rf"{_D}[/.-]{_M}[/.-]{_Y}{_TIME}"), _ymd),
    "mm/dd/åååå": (re.compile(rf"{_M}[/.-]{_D}[/.-]{_Y}{_TIME}"), _ymd),
    "ååmmdd": (re.compile(rf"(?P<y>\d\d){_M2}{_D2}"), _short),
    "åå-mm-dd": (re.compile(rf"(?P<y>\d\d)-{_M2}-{_D2}"), _short),
    "ååååmm": (re.compile(rf"{_Y}-?{_M2}"), _month),
    "d månad åååå": (re.compile(rf"{_D} (?P<m>[A-Za-z]{{3,9}})\.? {_Y}"), _word),
}
"""The forms by name; one without a day is the month's last."""


class Datumfel(ValueError):
    """Days that cannot be read for certain; the message is a Swedish sentence."""


def las_dagar(texts: Iterable[str], form: str = "", ar: int = 0) -> tuple[dict[str, dt.date], str]:
    """Return the day of each different text that is one, and the form that they have.

    Args:
        texts: the different texts of a column.
        form: one of `FORMER` where it is known.
        ar: the year that the days should lie in, 0 where none is known: a form that puts every
            day there goes before others.

    Raises:
        Datumfel: no form fits most of them, or several do with different days.
    """
    texts = [it for it in texts if it]
    if form and form not in FORMER:
        raise Datumfel(fraga(f"Datumformen «{form}» finns inte", "Datumform", *FORMER))
    found = {namn: _read(namn, texts) for namn in ([form] if form else FORMER)}
    most = max(map(len, found.values()), default=0)
    if not most:
        raise Datumfel("Kolumnen har inga datum.")
    best = {namn: days for namn, days in found.items() if len(days) == most}
    in_year = {namn: d for namn, d in best.items() if all(it.year == ar for it in d.values())}
    chosen = in_year or best
    first, *others = chosen
    if any(chosen[first] != chosen[other] for other in others):
        text = next(
            t for t in texts for other in others if chosen[first].get(t) != chosen[other].get(t)
        )
        raise Datumfel(fraga(f"«{text}» kan vara flera datum", "Datumform", *chosen))
    return chosen[first], first


def _read(namn: str, texts: list[str]) -> dict[str, dt.date]:
    pattern, read = FORMER[namn]
    days = {}
    for text in texts:
        match = pattern.fullmatch(text.strip())
        if match:
            try:
                days[text] = read(match)
            except ValueError:
                continue
    return days
