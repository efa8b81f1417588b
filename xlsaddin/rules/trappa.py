"""Trappan: the highest reasonable eget kapital of a samordningsförbund."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.kalla import Kalla
from xlsaddin.parameters.uppslag import gallande
from xlsaddin.rules.avstamning import HALVT_ORE
from xlsaddin.rules.regel import regel


class NegativTilldelning(XlsAddinError):
    """Tilldelningen kan inte vara negativ."""


class OverSistaSteget(XlsAddinError):
    """Trappan har inget steg för tilldelning över {grans:.0f} kr."""


class Steg(NamedTuple):
    """One step: `andel` (0-1) of the part of the tilldelning up to `till` kr."""

    till: float
    andel: float


def steg_i_kraft(day: dt.date) -> tuple[Steg, ...]:
    """Return the steps of the staircase in force on `day`, lowest first, limits in kr."""
    return tuple(Steg(**steg) for steg in gallande("trappa", day)["steg"])


@regel(
    Kalla("Nationella rådets rekommendation 2013-10-02"),
    Kalla("Årsredovisning 2023", "avsnitt 1.4"),
    lydelse="Högsta eget kapital = summan av varje stegs andel av sin del av tilldelningen.",
)
def trappa(tilldelning: float, steg: Iterable[Steg]) -> float:
    """Return the highest recommended eget kapital, in kr, for a tilldelning in kr.

    Raises:
        NegativTilldelning: the tilldelning is below zero.
        OverSistaSteget: it lies above the last step, where nothing is recommended.

    >>> trappa(11_354_000, steg_i_kraft(dt.date(2023, 12, 31)))
    2053100.0
    """
    if tilldelning < 0:
        raise NegativTilldelning
    summa, fran = 0.0, 0.0
    for till, andel in steg:
        summa += andel * (min(tilldelning, till) - fran)
        if tilldelning <= till + HALVT_ORE:
            return round(summa, 6)
        fran = till
    raise OverSistaSteget(grans=fran)
