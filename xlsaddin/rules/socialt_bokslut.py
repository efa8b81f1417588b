"""Socialt bokslut: each indicator's outcome pooled from the social ledger, judged, with reasons."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from xlsaddin.domain.belopp import shown
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.handelse import Handelse, Slag
from xlsaddin.domain.indikator import (
    FORANDRINGAR,
    RAKNADE,
    SOCIAL_BOKFORING,
    Indikator,
    Kon,
    Maltyp,
    Tal,
    Utfall,
    exakt,
)
from xlsaddin.domain.kalla import Kalla
from xlsaddin.domain.status import Bedomning, Status
from xlsaddin.rules.konsfordelning import konsskillnad
from xlsaddin.rules.malstatus import PROCENT, malstatus, naramarginal, standardmal
from xlsaddin.rules.regel import regel

_ANDELAR = frozenset(Maltyp) - RAKNADE - FORANDRINGAR
_UTLASNING = {
    Status.NADD: "når",
    Status.NARA: "är nära",
    Status.EJ_NADD: "når inte",
}


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


@regel(
    Kalla("Årsredovisning 2023", "Bilaga 1, Grunden är den sociala redovisningen (rad 1068–1079)"),
    Kalla(
        "Årsredovisning 2023",
        "avsnitt 1.6, tabell 2–5 (rad 528–573)",
        "Helheten är inget medelvärde: plattformarnas tal läggs ihop och bedöms på nytt.",
    ),
    lydelse="Utfall = alla händelsers täljare ÷ alla händelsers nämnare; berättelser räknas.",
)
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
    if indikator.mats_med == SOCIAL_BOKFORING:
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
    har_bada = kvinnor.namnare and man.namnare
    return Utfall(konsskillnad(kvinnor, man)) if har_bada else None


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
    tal = _procent(value) if maltyp in _ANDELAR else shown(value, 0 if value % 1 == 0 else 1)
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
        Maltyp.BESKRIVNING: "att en beskrivning finns",
        Maltyp.MINSKAT: f"att ha minskat från {skrivet}",
        Maltyp.OKAT: f"att ha ökat från {skrivet}",
        Maltyp.ALLA: _procent(tal),
    }[maltyp]


def _procent(andel: float) -> str:
    return f"{shown(andel * PROCENT, 1)} %"
