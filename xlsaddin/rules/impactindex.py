"""Impactindex: the reached weight as a share of all measured weight, 0-100."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from math import fsum
from typing import NamedTuple

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.status import Bedomd, BedomdRad, EjMatt, Impactvarde, Status
from xlsaddin.domain.tal import T
from xlsaddin.parameters.uppslag import gallande
from xlsaddin.rules.regel import regel

HUNDRA = 100
# Two floats closer than this are the same number.
TOLERANS = 1e-9
_NADD, _EJ_MATT, _UTELAMNAS = Status.NADD, Status.EJ_MATT, EjMatt.UTELAMNAS
_BERAKNING = Kalla("Årsredovisning 2023", "Bilaga 1, Så här beräknas indexet")
_TABLE = Kalla("Socialt bokslut 2021", "Impactindex 2021")


class IngetMatt(XlsAddinError):
    """Ingen indikator är mätt, så indexet går inte att räkna ut."""


class ViktUtanforSkalan(XlsAddinError):
    """Vikten {vikt} ligger utanför skalan {minst}–{hogst}."""


class Viktskala(NamedTuple):
    """The least and the greatest weight that an indicator can have."""

    minst: float
    hogst: float


@cache
def viktskala(day: dt.date = dt.date.max) -> Viktskala:
    """Return the scale of weights in force on `day`; without a day, the latest."""
    gallande_skala = gallande("viktskala", day)
    return Viktskala(gallande_skala["minst"], gallande_skala["hogst"])


def impactmal(day: dt.date) -> float:
    """Return the index that was to be reached on `day`."""
    return float(gallande("impactmal", day)["varde"])


@regel(
    _TABLE,
    _BERAKNING,
    Kalla(
        "Socialt bokslut 2021",
        "Målområde 1",
        "Nära mål ger inga poäng: de tre orange indikatorerna tappade 2021 exakt sina 30 poäng.",
    ),
    lydelse="Impactvärde = de nådda indikatorernas vikt, av alla mättas; nära ger inga poäng.",
)
def impactvarde(bedomda: Iterable[BedomdRad], ej_matt: EjMatt = EjMatt.UTELAMNAS) -> Impactvarde:
    """Return the reached and the greatest possible weight: all or nothing, near is nothing.

    An indicator that nobody measured leaves both sums, or counts as not reached when `ej_matt`
    says so; either way it is counted in `ej_matta`.

    Raises:
        ViktUtanforSkalan: a weight outside the board's scale.

    >>> impactvarde([Bedomd(6, Status.NADD), Bedomd(4, Status.NARA), Bedomd(9, Status.EJ_MATT)])
    Impactvarde(uppnatt=6.0, maximalt=10.0, ej_matta=1)
    """
    return Impactvarde(*_summor(bedomda, ej_matt))


def _summor(bedomda: Iterable[BedomdRad], ej_matt: EjMatt) -> tuple[float, float, int]:
    minst, hogst = viktskala()
    utelamna = ej_matt is _UTELAMNAS
    uppnadda, raknade, ej_matta = [], [], 0
    for vikt, status, _, antal in bedomda:
        if not minst <= vikt <= hogst:
            raise ViktUtanforSkalan(vikt=vikt, minst=minst, hogst=hogst)
        if status is _EJ_MATT:
            ej_matta += antal
            if utelamna:
                continue
        raknade.append(vikt * antal)
        if status is _NADD:
            uppnadda.append(vikt * antal)
    return fsum(uppnadda), fsum(raknade), ej_matta


@regel(
    _TABLE,
    _BERAKNING,
    lydelse="Impactindex = 100 × uppnått impactvärde ÷ maximalt impactvärde.",
)
def impactindex(bedomda: Iterable[BedomdRad], ej_matt: EjMatt = EjMatt.UTELAMNAS) -> float:
    """Return the reached weight as a share of all measured weight, 0-100, unrounded.

    Raises:
        IngetMatt: no indicator is measured.
        ViktUtanforSkalan: a weight outside the board's scale.

    >>> impactindex([Bedomd(6, Status.NADD), Bedomd(4, Status.EJ_NADD)])
    60.0
    """
    uppnatt, maximalt, _ = _summor(bedomda, ej_matt)
    return index_av(uppnatt, maximalt)


def index_av(uppnatt: float, maximalt: float) -> float:
    """Return the index, 0-100, of an uppnått and a maximalt impactvärde.

    Raises:
        IngetMatt: nothing was measured.

    >>> round(index_av(124, 177))
    70
    """
    if not maximalt:
        raise IngetMatt
    return HUNDRA * uppnatt / maximalt if uppnatt < maximalt else float(HUNDRA)


@regel(
    _TABLE,
    lydelse="Varje målområdes impactvärde räknas på dess egna indikatorer.",
)
def impactvarde_per_malomrade(
    bedomda: Iterable[Bedomd], ej_matt: EjMatt = EjMatt.UTELAMNAS
) -> dict[str, Impactvarde]:
    """Return each målområde's impactvärde, in the order in which the målområden first appear.

    >>> impactvarde_per_malomrade([Bedomd(2, Status.NADD, "Jämlik samverkan")])
    {'Jämlik samverkan': Impactvarde(uppnatt=2.0, maximalt=2.0, ej_matta=0)}
    """
    per_omrade: dict[str, list[Bedomd]] = {}
    for bedomd in bedomda:
        per_omrade.setdefault(bedomd.malomrade, []).append(bedomd)
    return {name: impactvarde(deras, ej_matt) for name, deras in per_omrade.items()}


@regel(
    Kalla(
        "Årsredovisning 2023",
        "Bilaga 1",
        "Det förenklade indexets formel är inte publicerad: här väger alla indikatorer lika.",
    ),
    lydelse="Förenklat impactindex = 100 × antal nådda ÷ antal mätta indikatorer.",
)
def forenklat_impactindex(bedomda: Iterable[Bedomd], ej_matt: EjMatt = EjMatt.UTELAMNAS) -> float:
    """Return the index with all weights equal, 0-100: our reading of the simplified index.

    Raises:
        IngetMatt: no indicator is measured.

    >>> forenklat_impactindex([Bedomd(9, Status.NADD), Bedomd(1, Status.EJ_NADD)])
    50.0
    """
    lika = viktskala().minst
    return impactindex((bedomd._replace(vikt=lika) for bedomd in bedomda), ej_matt)


@regel(
    Kalla("Socialt bokslut 2021", "Impactindex per målområde"),
    lydelse="Slå sitt index = impactindex − målet för impactindex.",
)
def slog_sitt_index(index: T, mal: T) -> T:
    """Return by how many index points an index beats its target; negative when it falls short.

    >>> slog_sitt_index(85.0, 70.0)
    15.0
    """
    return index - mal


@regel(
    Kalla(
        "Årsredovisning 2023",
        "Bilaga 1, Viktning av indikatorer",
        "«+/- 5 %» läses som procentenheter av helheten.",
    ),
    lydelse="Viktavvikelse = målområdets andel av all vikt − den planerade andelen.",
)
def viktavvikelse(maximalt: float, helheten: float, planerad_andel: float) -> float:
    """Return by how many percentage points a målområde's share of all weight exceeds its plan.

    >>> round(viktavvikelse(21, 177, 0.10), 1)
    1.9
    """
    return HUNDRA * (maximalt / helheten - planerad_andel)


def tillaten_viktavvikelse(day: dt.date) -> float:
    """Return how many percentage points a målområde could deviate on `day`."""
    return float(gallande("viktavvikelse", day)["varde"])


def inom_viktavvikelse(avvikelse: float, tillaten: float) -> bool:
    """Tell whether a målområde's deviation is allowed, both in percentage points.

    >>> inom_viktavvikelse(-5.0, 5.0), inom_viktavvikelse(5.1, 5.0)
    (True, False)
    """
    return abs(avvikelse) <= tillaten + TOLERANS
