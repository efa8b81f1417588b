"""Which row of the Kontoplan goes before which: for each place the narrowest row wins.

Rows of the same width are kept together in order of their first konto, so that those that meet
an interval are found by bisection.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from xlsaddin.domain.kontoplan import Kontorad

_Falt = tuple[str, str]


class _Lika(NamedTuple):
    """Equally wide rows in order of their first konto, and those konton."""

    rang: tuple[int, int]
    rader: list[Kontorad]
    konton: list[int]

    def nara(self, first: int, last: int) -> Sequence[Kontorad]:
        """Return the rows that reach an interval of konton."""
        konton = self.konton
        return self.rader[bisect_left(konton, first - self.rang[0]) : bisect_right(konton, last)]


class Foretrade:
    """The rows that compete for each place, ordered so that the winners are found quickly."""

    def __init__(self, rader: Iterable[Kontorad]) -> None:
        """Order the rows of the Kontoplan."""
        lika: dict[_Falt, dict[tuple[int, int], list[Kontorad]]] = {}
        for rad in sorted(rader, key=lambda rad: rad.omfang.fran):
            for falt in rad.falt():
                lika.setdefault(falt, {}).setdefault(rad.omfang.rang, []).append(rad)
        self._lika = {
            falt: [
                _Lika(rang, rader, [rad.omfang.fran for rad in rader])
                for rang, rader in sorted(bredder.items())
            ]
            for falt, bredder in lika.items()
        }

    def fore(self, rad: Kontorad, falt: _Falt) -> list[Kontorad]:
        """Return the rows that take some booking before this one, the narrowest first."""
        omfang, rang = rad.omfang, rad.omfang.rang
        return [
            annan
            for lika in self._lika[falt]
            if lika.rang < rang
            for annan in lika.nara(omfang.fran, omfang.till)
            if annan.omfang.moter(omfang)
        ]

    def vinnare(
        self, konto: int, ansvar: str | None, projekt: str | None
    ) -> Iterator[tuple[_Falt, Kontorad]]:
        """Yield what a booking counts in, and the row that decides it: the narrowest one."""
        for falt in self._lika:
            if rad := self.vinnare_av(falt, konto, ansvar, projekt):
                yield falt, rad

    def vinnare_av(
        self, falt: _Falt, konto: int, ansvar: str | None, projekt: str | None
    ) -> Kontorad | None:
        """Return the row that decides a booking's post, None when no row takes it."""
        for lika in self._lika.get(falt, ()):
            for rad in lika.nara(konto, konto):
                if rad.omfang.galler(konto, ansvar, projekt):
                    return rad
        return None

    def oavgjorda(self) -> Iterator[tuple[_Falt, Kontorad, Kontorad]]:
        """Yield pairs of equally wide rows that meet: none goes before the other."""
        for falt, bredder in self._lika.items():
            for lika in bredder:
                yield from ((falt, *par) for par in _par_som_mots(lika.rader, lika.rang))


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
