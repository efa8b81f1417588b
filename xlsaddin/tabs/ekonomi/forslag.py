"""The row that would give a konto its place, to be pasted on the Kontoplan."""

from collections.abc import Sequence

from xlsaddin.domain import post as p
from xlsaddin.domain.kontoplan import PLATS_FOR, Plats
from xlsaddin.tabs.ekonomi.tables import KONTOPLAN
from xlsaddin.tabs.underlag import Underlag

KLASS = 1_000
"""Konton of four digits with the same first digit are of one class."""
_RAPPORT = {
    1: p.NOT_FORDRINGAR,
    2: p.NOT_SKULDER,
    3: p.NOT_INTAKTER,
    8: p.RESULTATRAKNING,
}
_POST_I_KLASS_8 = "Finansiella kostnader"


def klass(konto: int) -> int:
    """Return the class of a konto, by its four first digits.

    >>> klass(4510), klass(45101)
    (4, 4)
    """
    return int(str(konto)[:4]) // KLASS


def forslag(u: Underlag, konto: int, platser: Sequence[Plats]) -> list[str]:
    """Return the cells of a row for the konto that names these places, left to right."""
    cells = {"Från konto": str(konto)}
    cells |= {plats.column: foreslagen(u, konto, plats) for plats in platser}
    return [cells.get(column.name, "") for column in KONTOPLAN.columns]


def foreslagen(u: Underlag, konto: int, plats: Plats) -> str:
    """Return the post of the nearest konto of the same class, else the last post for the class."""
    grannar = [
        rad
        for rad in u.kontorader
        if plats.column in rad.poster and klass(rad.omfang.fran) == klass(konto)
    ]
    if grannar:
        narmast = min(grannar, key=lambda rad: abs(rad.omfang.fran - konto))
        return narmast.poster[plats.column]
    rapport = _RAPPORT.get(klass(konto), p.NOT_KOSTNADER)
    poster = [post for post in u.alla_poster if PLATS_FOR.get(post.rapport) == plats]
    i_klassen = [post.name for post in poster if post.rapport == rapport]
    if rapport == p.RESULTATRAKNING:
        return _POST_I_KLASS_8
    return (i_klassen or [post.name for post in poster] or [""])[-1]
