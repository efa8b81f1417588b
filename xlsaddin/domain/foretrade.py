"""Which row of the Kontoplan goes before which: for each place the narrowest row wins.

Rows of the same width are kept together in order of their first konto, so that those that meet
an interval are found by bisection.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from xlsaddin.domain.kontoplan import Kontorad, Omfang

_Falt = tuple[str, str]


class Foretrade:
    """The rows that compete for each place, ordered so that the winners are found quickly."""

    def __init__(self, rader: Iterable[Kontorad]) -> None:
        """Order the rows of the Kontoplan."""
        self._rader: dict[_Falt, dict[tuple[int, int], list[Kontorad]]] = {}
        for rad in sorted(rader, key=lambda rad: rad.omfang.fran):
            for falt in rad.falt():
                bredder = self._rader.setdefault(falt, defaultdict(list))
                bredder[rad.omfang.rang].append(rad)
        for falt, bredder in self._rader.items():
            self._rader[falt] = dict(sorted(bredder.items()))

    def fore(self, rad: Kontorad, falt: _Falt) -> list[Kontorad]:
        """Return the rows that take some booking before this one, the narrowest first."""
        return [
            annan
            for rang, rader in self._rader[falt].items()
            if rang < rad.omfang.rang
            for annan in _som_moter(rader, rang, rad.omfang)
        ]

    def oavgjorda(self) -> Iterator[tuple[_Falt, Kontorad, Kontorad]]:
        """Yield pairs of equally wide rows that meet: none goes before the other."""
        for falt, bredder in self._rader.items():
            for rang, rader in bredder.items():
                yield from ((falt, *par) for par in _par_som_mots(rader, rang))


def _som_moter(
    rader: Sequence[Kontorad], rang: tuple[int, int], omfang: Omfang
) -> Iterator[Kontorad]:
    first = bisect_left(rader, omfang.fran - rang[0], key=lambda rad: rad.omfang.fran)
    after = bisect_right(rader, omfang.till, key=lambda rad: rad.omfang.fran)
    return (rad for rad in rader[first:after] if rad.omfang.moter(omfang))


def _par_som_mots(
    rader: Sequence[Kontorad], rang: tuple[int, int]
) -> Iterator[tuple[Kontorad, Kontorad]]:
    """Yield each row with an equally wide one before it that it meets, if there is one.

    As they are equally wide and in order, only the nearest one with the same codes need be tried;
    and the nearest one with a projekt where the row has an ansvar, for they always meet.
    """
    senaste: dict[object, Kontorad] = {}
    for rad in rader:
        koder = (_vikt(rad.omfang.ansvar), _vikt(rad.omfang.projekt))
        har_ansvar = rad.omfang.ansvar is not None
        nara = [koder, not har_ansvar] if rang[1] == 1 else [koder]
        motta = (senaste[key] for key in nara if key in senaste)
        if annan := next((it for it in motta if it.omfang.moter(rad.omfang)), None):
            yield annan, rad
        senaste |= {koder: rad, har_ansvar: rad}


def _vikt(kod: str | None) -> str | None:
    return kod and kod.casefold()
