"""A second opinion on the social year-end: each indicator pooled and judged, with reasons.

It shares no code with the reports but the rule of målstatus, and tells the kinds of target apart
by itself: the tests hold the reports against it and it against what is printed.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction
from numbers import Rational
from types import MappingProxyType
from typing import NamedTuple

from xlsaddin.domain.belopp import shown
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Kon, Matning, Tal
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.domain.status import Status
from xlsaddin.rules.malstatus import PROCENT, malstatus, naramarginal, standardmal

FORANDRINGAR = frozenset({Maltyp.MINSKAT, Maltyp.OKAT})
RAKNADE = frozenset({Maltyp.MINST_ANTAL, Maltyp.HOGST_ANTAL, Maltyp.BESKRIVNING})
ANDELAR = frozenset(Maltyp) - RAKNADE - FORANDRINGAR
_UTLASNING = {
    Status.NADD: "når",
    Status.NARA: "är nära",
    Status.EJ_NADD: "når inte",
}


class Utfall(NamedTuple):
    """What was measured: `taljare` of `namnare`, or `taljare` alone when it is the value itself.

    >>> Utfall(319, 787).value, Utfall(-0.9).value, Utfall(0, 0).value
    (Fraction(319, 787), -0.9, None)
    """

    taljare: Tal
    namnare: Tal | None = None

    @property
    def value(self) -> Tal | None:
        """The value: exact where both counts are whole, None when the denominator is zero."""
        if self.namnare is None:
            return self.taljare
        if self.namnare == 0:
            return None
        taljare, namnare = exakt(self.taljare), exakt(self.namnare)
        if isinstance(taljare, float) or isinstance(namnare, float):
            return float(taljare) / float(namnare)
        return Fraction(taljare, namnare)


def exakt(tal: Tal) -> Tal:
    """Return a whole float as an int, anything else as it is.

    >>> exakt(319.0), exakt(0.5)
    (319, 0.5)
    """
    if isinstance(tal, Rational):
        return tal
    return int(tal) if float(tal).is_integer() else tal


class Indikator(NamedTuple):
    """A line of the social budget.

    Attributes:
        id: its number in the budget, such as "1.4".
        malomrade: the målområde it belongs to.
        mal: the social goal it tells of.
        indikator: what shall be seen, in words.
        maltyp: how outcome and target are compared.
        malvarde: the target: a share 0-1, a count, or None where the kind needs none.
        vikt: its weight on the board's scale.
        mats_med: "social bokföring", or the name of a metric that the reports compute.
        grupp: who answers, when people are asked.
    """

    id: str
    malomrade: str
    mal: str
    indikator: str
    maltyp: Maltyp
    malvarde: Tal | None
    vikt: Tal
    mats_med: str = Matning.SOCIAL_BOKFORING
    grupp: str = ""


class Handelse(NamedTuple):
    """One line of the social ledger.

    Attributes:
        day: when it happened.
        plattform: where.
        indikator: the id of the indicator it bears on.
        slag: counted (numerator, denominator) or told (text).
        taljare: how many, or the value itself where there is no denominator.
        namnare: of how many.
        text: the narrative of a told event.
        kalla: where the figure or the story comes from.
        kon: the sex that the count concerns, None when it concerns all.

    >>> Handelse(dt.date(2021, 12, 31), "Vuxentorget", "1.1", Slag.KVANTITATIV, 127, 340).namnare
    340
    """

    day: dt.date
    plattform: str
    indikator: str
    slag: Slag
    taljare: Tal | None = None
    namnare: Tal | None = None
    text: str = ""
    kalla: str = ""
    kon: Kon | None = None


class Bedomning(NamedTuple):
    """A status and the Swedish sentence that says why.

    >>> str(Bedomning(Status.EJ_MATT, "Ingen händelse är bokförd."))
    'ej mätt: Ingen händelse är bokförd.'
    """

    status: Status
    skal: str

    def __str__(self) -> str:
        return f"{self.status}: {self.skal}"


class Underlag(NamedTuple):
    """What the indicators are judged by; for one plattform or tertial, only its events.

    Attributes:
        handelser: the lines of the social ledger.
        matt: outcomes of the metrics that are measured elsewhere, by the metric's name.
        forra: last year's values, by the indicator's id.
    """

    handelser: Iterable[Handelse]
    matt: Mapping[str, Utfall] = MappingProxyType({})
    forra: Mapping[str, Tal] = MappingProxyType({})


class Bokslutsrad(NamedTuple):
    """An indicator's outcome, None when there is none, and the judgement of it."""

    utfall: Utfall | None
    bedomning: Bedomning


class GarInteAttLaggaIhop(XlsAddinError):
    """Händelserna går inte att lägga ihop: ange täljare och nämnare, eller en enda händelse."""


def samlat_utfall(maltyp: Maltyp, handelser: Iterable[Handelse]) -> Utfall | None:
    """Return the outcome of an indicator over all its events, or None when none is booked.

    Numerators and denominators are summed; where things are counted, each told event is one.
    What is booked by sex is pooled for each sex first, and then compared.

    Raises:
        GarInteAttLaggaIhop: several values without denominators, or differences between sexes.

    >>> day = dt.date(2021, 12, 31)
    >>> torg = Handelse(day, "Vuxentorget", "1.1", Slag.KVANTITATIV, 127, 340)
    >>> krans = Handelse(day, "Kransarna", "1.1", Slag.KVANTITATIV, 192, 447)
    >>> samlat_utfall(Maltyp.MINST_ANDEL, [torg, krans])
    Utfall(taljare=319, namnare=787)
    """
    bokforda = list(handelser)
    raknade = [h for h in bokforda if h.slag is Slag.KVANTITATIV and h.taljare is not None]
    if maltyp in RAKNADE:
        return _antal(raknade, [h for h in bokforda if h.slag is Slag.KVALITATIV])
    if not raknade:
        return None
    if maltyp in _JAMFORELSER and all(h.kon for h in raknade):
        return _JAMFORELSER[maltyp](*(_samlade(raknade, kon) for kon in Kon))
    if len(raknade) == 1:
        return Utfall(_summa(raknade), raknade[0].namnare)
    if maltyp is Maltyp.KONSSKILLNAD or any(h.namnare is None for h in raknade):
        raise GarInteAttLaggaIhop
    return Utfall(_summa(raknade), sum(exakt(h.namnare or 0) for h in raknade))


def bedom(
    indikator: Indikator,
    utfall: Utfall | None,
    day: dt.date,
    *,
    marginal: Tal | None = None,
    forra: Tal | None = None,
) -> Bedomning:
    """Judge an indicator on `day` and say why; `forra` is last year's value where one is needed.

    >>> mal = Indikator("1.1", "1", "Flöde", "40 % avslut", Maltyp.MINST_ANDEL, 0.4, 10)
    >>> print(bedom(mal, Utfall(319, 787), dt.date(2021, 12, 31)))
    nådd: 40,5 % (319 av 787) når målet minst 40,0 %.
    """
    if utfall is None:
        return Bedomning(Status.EJ_MATT, "Inget utfall är bokfört.")
    if utfall.value is None:
        return Bedomning(Status.EJ_MATT, "Nämnaren är 0, så andelen går inte att räkna ut.")
    mal = _mal(indikator, day, forra)
    gransen = naramarginal(day) if marginal is None else marginal
    try:
        status = malstatus(utfall.value, mal, indikator.maltyp, gransen)
    except XlsAddinError as fel:
        return Bedomning(Status.EJ_MATT, str(fel))
    if mal is None:
        return Bedomning(Status.EJ_MATT, "Förra årets värde saknas.")
    return Bedomning(
        status,
        f"{_i_ord(utfall, indikator.maltyp)} {_UTLASNING[status]} "
        f"målet {_mal_i_ord(indikator.maltyp, mal)}.",
    )


def socialt_bokslut(
    indikatorer: Iterable[Indikator], underlag: Underlag, day: dt.date, marginal: Tal | None = None
) -> dict[str, Bokslutsrad]:
    """Return outcome and judgement of every indicator, by its id."""
    per_indikator: defaultdict[str, list[Handelse]] = defaultdict(list)
    for handelse in underlag.handelser:
        per_indikator[handelse.indikator].append(handelse)
    rows = {}
    for indikator in indikatorer:
        try:
            utfall = _utfall(indikator, per_indikator[indikator.id], underlag.matt)
        except GarInteAttLaggaIhop as fel:
            rows[indikator.id] = Bokslutsrad(None, Bedomning(Status.EJ_MATT, str(fel)))
            continue
        forra = underlag.forra.get(indikator.id)
        bedomning = bedom(indikator, utfall, day, marginal=marginal, forra=forra)
        rows[indikator.id] = Bokslutsrad(utfall, bedomning)
    return rows


def _utfall(
    indikator: Indikator, handelser: list[Handelse], matt: Mapping[str, Utfall]
) -> Utfall | None:
    if indikator.mats_med == Matning.SOCIAL_BOKFORING:
        return samlat_utfall(indikator.maltyp, handelser)
    return matt.get(indikator.mats_med)


def _antal(raknade: list[Handelse], berattade: list[Handelse]) -> Utfall | None:
    if not raknade and not berattade:
        return None
    return Utfall(_summa(raknade) + sum(bool(h.text.strip()) for h in berattade))


def _samlade(handelser: list[Handelse], kon: Kon) -> Utfall:
    deras = [h for h in handelser if h.kon is kon]
    return Utfall(_summa(deras), sum(exakt(h.namnare or 0) for h in deras))


def _fordelning(kvinnor: Utfall, man: Utfall) -> Utfall | None:
    mindre, storre = sorted((kvinnor.taljare, man.taljare))
    return Utfall(mindre, mindre + storre) if storre else None


def _skillnad(kvinnor: Utfall, man: Utfall) -> Utfall | None:
    if kvinnor.value is None or man.value is None:
        return None
    return Utfall(abs(kvinnor.value - man.value))


_JAMFORELSER = {Maltyp.KONSFORDELNING: _fordelning, Maltyp.KONSSKILLNAD: _skillnad}


def _summa(handelser: list[Handelse]) -> Tal:
    return sum(exakt(h.taljare or 0) for h in handelser)


def _mal(indikator: Indikator, day: dt.date, forra: Tal | None) -> Tal | None:
    if indikator.maltyp in FORANDRINGAR and forra is not None:
        return forra
    if indikator.malvarde is not None:
        return indikator.malvarde
    return standardmal(indikator.maltyp, day)


def _i_ord(utfall: Utfall, maltyp: Maltyp) -> str:
    value = float(utfall.value or 0)
    tal = _procent(value) if maltyp in ANDELAR else shown(value, 0 if value % 1 == 0 else 1)
    if utfall.namnare is None:
        return tal
    return f"{tal} ({shown(float(utfall.taljare))} av {shown(float(utfall.namnare))})"


def _mal_i_ord(maltyp: Maltyp, mal: Tal) -> str:
    tal = float(mal)
    skrivet = shown(tal, 0 if tal % 1 == 0 else 1)
    return {
        Maltyp.MINST_ANDEL: f"minst {_procent(tal)}",
        Maltyp.HOGST_ANDEL: f"högst {_procent(tal)}",
        Maltyp.KONSFORDELNING: f"{_procent(min(tal, 1 - tal))}–{_procent(max(tal, 1 - tal))}",
        Maltyp.KONSSKILLNAD: f"högst {shown(tal * PROCENT, 1)} procentenheters skillnad",
        Maltyp.MINST_ANTAL: f"minst {skrivet}",
        Maltyp.HOGST_ANTAL: f"högst {skrivet}",
        Maltyp.BESKRIVNING: "att en beskrivning finns",
        Maltyp.MINSKAT: f"att ha minskat från {skrivet}",
        Maltyp.OKAT: f"att ha ökat från {skrivet}",
        Maltyp.ALLA: _procent(tal),
    }[maltyp]


def _procent(andel: float) -> str:
    return f"{shown(andel * PROCENT, 1)} %"
