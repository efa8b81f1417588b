"""Målstatus: is an indicator's target reached, nearly reached, not reached or not measured?"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import NamedTuple

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.indikator import FORANDRINGAR, Maltyp, Tal
from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.status import Status
from xlsaddin.parameters.uppslag import gallande
from xlsaddin.rules.konsfordelning import minsta_andel, storsta_skillnad
from xlsaddin.rules.regel import regel

PROCENT = 100
# Two floats closer than this are the same number: 7 * 0.1 is 0.7.
TOLERANS = 1e-9
RELATIV_TOLERANS = 1e-12


class MalvardeSaknas(XlsAddinError):
    """Måltypen «{maltyp}» behöver ett målvärde."""


class UtanforSkalan(XlsAddinError):
    """Värdet {value} går inte att jämföra för måltypen «{maltyp}»: det ligger utanför skalan."""


class _Comparison(NamedTuple):
    """How a kind compares: what is left to the target, and the scale of outcome and target.

    Attributes:
        kvar: (utfall, mal) -> how much is missing; zero or less when the target is reached.
        minst: the least value that makes sense, or None.
        hogst: the greatest value that makes sense, or None.
        strikt: an outcome equal to the target does not reach it.
    """

    kvar: Callable[[Tal, Tal], Tal]
    minst: int | None = None
    hogst: int | None = None
    strikt: bool = False

    @property
    def har_nara(self) -> bool:
        """Only shares can be near: percentage points say nothing of counts or changes."""
        return self.hogst is not None


_JAMFORELSER: Mapping[Maltyp, _Comparison] = {
    Maltyp.MINST_ANDEL: _Comparison(lambda utfall, mal: mal - utfall, 0, 1),
    Maltyp.HOGST_ANDEL: _Comparison(lambda utfall, mal: utfall - mal, 0, 1),
    Maltyp.KONSFORDELNING: _Comparison(
        lambda utfall, mal: min(mal, 1 - mal) - min(utfall, 1 - utfall), 0, 1
    ),
    Maltyp.KONSSKILLNAD: _Comparison(lambda utfall, mal: max(utfall, -utfall) - mal, -1, 1),
    Maltyp.MINST_ANTAL: _Comparison(lambda utfall, mal: mal - utfall, 0),
    Maltyp.BESKRIVNING: _Comparison(lambda utfall, mal: mal - utfall, 0),
    Maltyp.MINSKAT: _Comparison(lambda utfall, mal: utfall - mal, strikt=True),
    Maltyp.OKAT: _Comparison(lambda utfall, mal: mal - utfall, strikt=True),
    Maltyp.ALLA: _Comparison(lambda utfall, mal: mal - utfall, 0, 1),
}


def har_nara(maltyp: Maltyp) -> bool:
    """Tell whether a kind can be near its target; only shares can.

    >>> har_nara(Maltyp.MINST_ANDEL), har_nara(Maltyp.MINST_ANTAL)
    (True, False)
    """
    return _JAMFORELSER[maltyp].har_nara


def naramarginal(day: dt.date) -> Tal:
    """Return how many percentage points from the target counted as near on `day`."""
    marginal: Tal = gallande("naramarginal", day)["varde"]
    return marginal


def standardmal(maltyp: Maltyp, day: dt.date) -> Tal | None:
    """Return the target that a kind has when none is written, or None when it must be written.

    >>> standardmal(Maltyp.KONSFORDELNING, dt.date(2021, 12, 31))
    Fraction(2, 5)
    """
    if maltyp is Maltyp.KONSFORDELNING:
        return minsta_andel(day)
    if maltyp is Maltyp.KONSSKILLNAD:
        return storsta_skillnad(day)
    return 1 if maltyp in {Maltyp.BESKRIVNING, Maltyp.ALLA} else None


@regel(
    Kalla(
        "Socialt bokslut 2021", "symbolförklaringen (rad 347–357) och indikatorerna (rad 429–1571)"
    ),
    Kalla(
        "Årsredovisning 2023",
        "Bilaga 1 (rad 1112–1207)",
        "Bara andelar kan vara «nära»; antal, beskrivning, ökat och minskat är nått eller inte.",
    ),
    lydelse="Utfallet jämförs med målet: nådd, nära (inom marginalen), ej nådd eller ej mätt.",
)
def malstatus(utfall: Tal | None, mal: Tal | None, maltyp: Maltyp, marginal: Tal) -> Status:
    """Return whether `utfall` reaches `mal`, is near it, does not reach it or was not measured.

    Shares are 0-1, `marginal` is in percentage points. For the kinds that compare with last year
    `mal` is last year's value (0 when `utfall` is the change itself); without it nothing is
    measured. Whole numbers and fractions are compared exactly, floats with a tolerance.

    Raises:
        MalvardeSaknas: the kind needs a target and has none.
        UtanforSkalan: a share outside 0-1 or a negative count.

    >>> str(malstatus(0.7742, 0.80, Maltyp.MINST_ANDEL, marginal=5))
    'nära'
    """
    if utfall is None:
        return Status.EJ_MATT
    if mal is None:
        if maltyp in FORANDRINGAR:
            return Status.EJ_MATT
        raise MalvardeSaknas(maltyp=maltyp)
    comparison = _JAMFORELSER[maltyp]
    _krav_pa_skala(comparison, maltyp, utfall, mal)
    kvar = comparison.kvar(utfall, mal)
    slack = max(TOLERANS, RELATIV_TOLERANS * abs(float(mal))) if isinstance(kvar, float) else 0
    if kvar < -slack or (kvar <= slack and not comparison.strikt):
        return Status.NADD
    if comparison.har_nara and kvar * PROCENT <= marginal + slack * PROCENT:
        return Status.NARA
    return Status.EJ_NADD


def _krav_pa_skala(comparison: _Comparison, maltyp: Maltyp, *values: Tal) -> None:
    for value in values:
        for_litet = comparison.minst is not None and value < comparison.minst
        for_stort = comparison.hogst is not None and value > comparison.hogst + TOLERANS
        if for_litet or for_stort:
            raise UtanforSkalan(value=float(value), maltyp=maltyp)
