"""How many participants a mått has, counted in the rows of Deltagare (COUNTIFS)."""

from collections.abc import Sequence
from functools import reduce

from xlsaddin.domain.flode import Flode
from xlsaddin.figures.figur import Figur, Konstant
from xlsaddin.figures.summa import AntalOm, Condition
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.tabs.manniskor.deltagare import INGA_ORSAKER, KVINNOORD, MANSORD
from xlsaddin.tabs.manniskor.matt import KVINNOR, MAN, Matt
from xlsaddin.tabs.manniskor.tables import DELTAGARE
from xlsaddin.tabs.schema import ROW_COUNT

_ORD = {KVINNOR: KVINNOORD, MAN: MANSORD}
_BORJAT = Condition("Start", "till och med dag", ks.LAST_DAY, year_begins=ks.FIRST_DAY)
_NY = Condition("Start", ">=", ks.FIRST_DAY)
_SLUTAT = Condition("Avslut", "till och med dag", ks.LAST_DAY)
_FLODEN = {
    Flode.DELTAGARE: (_BORJAT,),
    Flode.NYA: (_NY, _BORJAT),
    Flode.AVSLUTADE: (_SLUTAT,),
}


def antal(insats: str, matt: Matt, column: str) -> Figur:
    """Return how many participants of one sex, or in total, a mått has of its own.

    A mått that one leaves for has those that its parts count as well; these are not in it.
    """
    conditions = _FLODEN.get(matt.flode) if matt.flode in INGA_ORSAKER else None
    if conditions is None:
        conditions = (_SLUTAT, Condition("Avslutsorsak", "=", Konstant(matt.name)))
    return _antal((Condition("Insats", "=", Konstant(insats)), *conditions), column)


def _antal(conditions: Sequence[Condition], column: str) -> Figur:
    if column not in _ORD:
        return AntalOm(DELTAGARE.name, tuple(conditions), ROW_COUNT)
    per_ord: list[Figur] = [
        AntalOm(DELTAGARE.name, (*conditions, Condition("Kön", "=", Konstant(ord_))), ROW_COUNT)
        for ord_ in _ORD[column]
    ]
    return reduce(Figur.__add__, per_ord)
