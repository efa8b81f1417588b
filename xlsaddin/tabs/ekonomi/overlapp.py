"""Rows of the Kontoplan that narrower rows cut into so many times that no formula can say it.

What a row takes is its sum less what narrower rows take of it. Those that lie wholly within it are
subtracted by their cells; of one that lies partly within it the common part is a sum of its own.
"""

from collections.abc import Iterator, Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.kontoplan import Kontorad
from xlsaddin.tabs.ekonomi.tables import KONTOPLAN
from xlsaddin.tabs.underlag import Underlag

FLEST_VILLKOR, FLEST_INOM = 32, 1_000
"""Excel takes 8 192 characters in a formula: so many rows named in common parts have room, and so
many cells."""


def check(u: Underlag) -> Iterator[Anmarkning]:
    """Yield a remark for each row that is too much cut up."""
    rader = {rad.number: rad for rad in u.kontorader}
    for number, column in for_uppdelade(u).items():
        omfang = rader[number].omfang
        text = (
            f"{omfang.fran}–{omfang.till} delar konton med så många smalare rader att ingen formel "
            "rymmer dem. Dela raden i flera med färre konton, eller ge den ansvar eller projekt."
        )
        yield Anmarkning(KONTOPLAN.tab, u.table(KONTOPLAN).first_row + number - 1, column, text)


def for_uppdelade(u: Underlag) -> Mapping[int, str]:
    """Return the rows that are too much cut up: number -> the place's column."""
    svar = {}
    for rad in u.kontorader:
        for falt in rad.falt():
            smalare = smalare_rader(u, falt, rad)
            inom = sum(rad.omfang.rymmer(annan.omfang) for annan in smalare)
            if inom > FLEST_INOM or _villkor(u, falt, FLEST_VILLKOR, rad) > FLEST_VILLKOR:
                svar[rad.number] = falt[0]
    return svar


def smalare_rader(u: Underlag, falt: tuple[str, str], *rader: Kontorad) -> list[Kontorad]:
    """Return the rows that go before the last of these, and that meet them all."""
    return [
        annan
        for annan in u.foretrade.fore(rader[-1], falt)
        if u.ar_resultatrad(annan) == u.ar_resultatrad(rader[0])
        and all(annan.omfang.moter(rad.omfang) for rad in rader)
    ]


def _villkor(u: Underlag, falt: tuple[str, str], hogst: int, *rader: Kontorad) -> int:
    """Return how many rows the sums of common parts name, counted no further than above a limit."""
    antal = 0
    for annan in smalare_rader(u, falt, *rader):
        if antal <= hogst and not all(rad.omfang.rymmer(annan.omfang) for rad in rader):
            antal += len(rader) + 1
            antal += _villkor(u, falt, hogst - antal, *rader, annan)
    return antal
