"""Målstatus: is an indicator's target reached, nearly reached, not reached or not measured?"""

import datetime as dt
from fractions import Fraction

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.indikator import Tal
from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.malslag import Malslag, Maltyp
from xlsaddin.domain.status import Status
from xlsaddin.parameters.uppslag import gallande
from xlsaddin.rules.regel import regel

PROCENT = 100
# Two floats closer than this are the same number: 7 * 0.1 is 0.7.
TOLERANS = 1e-9
RELATIV_TOLERANS = 1e-12


class MalvardeSaknas(XlsAddinError):
    """Måltypen «{maltyp}» behöver ett målvärde."""


class UtanforSkalan(XlsAddinError):
    """Värdet {value} går inte att jämföra för måltypen «{maltyp}»: det ligger utanför skalan."""


def naramarginal(day: dt.date) -> Tal:
    """Return how many percentage points from the target counted as near on `day`."""
    marginal: Tal = gallande("naramarginal", day)["varde"]
    return marginal


def standardmal(maltyp: Maltyp, day: dt.date) -> Tal | None:
    """Return the target that a kind has when none is written, or None when it must be written.

    >>> standardmal(Maltyp.KONSFORDELNING, dt.date(2021, 12, 31))
    Fraction(2, 5)
    """
    standard = maltyp.malslag.standardmal
    if isinstance(standard, str):
        return Fraction(gallande(standard, day)["varde"], PROCENT)
    return standard


@regel(
    Kalla("Socialt bokslut 2021", "symbolförklaringen och indikatorerna"),
    Kalla(
        "Årsredovisning 2023",
        "Bilaga 1",
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
        if not maltyp.malslag.kraver_mal:
            return Status.EJ_MATT
        raise MalvardeSaknas(maltyp=maltyp)
    malslag = maltyp.malslag
    _krav_pa_skala(malslag, maltyp, utfall, mal)
    kvar = malslag.kvar(utfall, mal)
    slack = max(TOLERANS, RELATIV_TOLERANS * abs(float(mal))) if isinstance(kvar, float) else 0
    if kvar < -slack or (kvar <= slack and not malslag.strikt):
        return Status.NADD
    if malslag.har_nara and kvar * PROCENT <= marginal + slack * PROCENT:
        return Status.NARA
    return Status.EJ_NADD


def _krav_pa_skala(malslag: Malslag, maltyp: Maltyp, *values: Tal) -> None:
    for value in values:
        for_litet = malslag.minst is not None and value < malslag.minst
        for_stort = malslag.hogst is not None and value > malslag.hogst + TOLERANS
        if for_litet or for_stort:
            raise UtanforSkalan(value=float(value), maltyp=maltyp)
