"""The checked social tables as records, with each row's place in its table."""

from collections.abc import Iterable
from typing import NamedTuple

from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Enhet, Maltyp, Matning
from xlsaddin.tabs.socialt.tabeller import ENKAT, HANDELSER, INDIKATORER, MALOMRADEN
from xlsaddin.tabs.underlag import Underlag


class Malomrade(NamedTuple):
    """A målområde; `plats` is its row in the table, from 1."""

    plats: int
    nummer: int
    namn: str
    syfte: str
    mal: str
    har_poang: bool


class Budgetrad(NamedTuple):
    """An indicator of the social budget; what formulas read live is only noted as there."""

    plats: int
    id: str
    malomrade: str
    mal: str
    indikator: str
    maltyp: Maltyp
    enhet: Enhet
    matning: Matning
    grupp: str | None
    svar: str | None
    har_mal: bool
    helt_mal: bool
    faststalld: bool
    har_grund: bool


class Berattelse(NamedTuple):
    """A told event; `plats` is its row in the social ledger, from 1."""

    plats: int
    indikator: str
    plattform: str


def malomraden(u: Underlag) -> tuple[Malomrade, ...]:
    """Return the målområden by number."""
    data = u.tabell(MALOMRADEN)
    rader = (
        Malomrade(
            nummer - data.forsta_rad + 1,
            int(rad["Nummer"] or 0),
            str(rad["Målområde"]),
            str(rad["Syfte"] or ""),
            str(rad["Mål"] or ""),
            rad["Planerade poäng"] is not None,
        )
        for nummer, rad in zip(data.radnummer, data.rader(), strict=True)
    )
    return tuple(sorted(rader, key=lambda omrade: omrade.nummer))


def budget(u: Underlag) -> tuple[Budgetrad, ...]:
    """Return the indicators by målområde and mål, in the order in which the mål first appear."""
    data = u.tabell(INDIKATORER)
    rader = [
        Budgetrad(
            nummer - data.forsta_rad + 1,
            str(rad["Id"]),
            str(rad["Målområde"]),
            str(rad["Mål"]),
            str(rad["Indikator"]),
            Maltyp(str(rad["Måltyp"])),
            Enhet(str(rad["Enhet"])),
            Matning(str(rad["Mäts med"])),
            _text(rad["Grupp"]),
            _text(rad["Svar"]),
            rad["Målvärde"] is not None,
            isinstance(rad["Målvärde"], (int, float)) and rad["Målvärde"] % 1 == 0,
            rad["Fastställd status"] is not None,
            rad["Viktens grund"] is not None,
        )
        for nummer, rad in zip(data.radnummer, data.rader(), strict=True)
    ]
    omraden = {omrade.namn: plats for plats, omrade in enumerate(malomraden(u))}
    mal = _forsta((rad.malomrade, rad.mal) for rad in rader)
    return tuple(sorted(rader, key=lambda r: (omraden[r.malomrade], mal[r.malomrade, r.mal])))


def berattelser(u: Underlag) -> dict[str, list[Berattelse]]:
    """Return the told events by indicator, in the order of the table."""
    data = u.tabell(HANDELSER)
    kolumner = data.kolumner
    svar: dict[str, list[Berattelse]] = {}
    for nummer, slag, id_, plattform in zip(
        data.radnummer,
        kolumner["Slag"],
        kolumner["Indikator"],
        kolumner["Plattform"],
        strict=True,
    ):
        if slag == Slag.KVALITATIV:
            plats = nummer - data.forsta_rad + 1
            svar.setdefault(str(id_), []).append(Berattelse(plats, str(id_), str(plattform)))
    return svar


def matta_plattformar(u: Underlag) -> dict[str, set[str]]:
    """Return the indicators that each plattform has events or answers for, by plattform."""
    matta: dict[str, set[str]] = {}
    handelser = u.tabell(HANDELSER).kolumner
    for plattform, id_ in zip(handelser["Plattform"], handelser["Indikator"], strict=True):
        matta.setdefault(str(plattform), set()).add(str(id_))
    enkat = u.tabell(ENKAT).kolumner
    svar: dict[object, set[tuple[str, object]]] = {}
    for plattform, fraga, grupp in zip(
        enkat["Plattform"], enkat["Fråga"], enkat["Grupp"], strict=True
    ):
        svar.setdefault(fraga, set()).add((str(plattform), grupp))
    budgeten = u.tabell(INDIKATORER).kolumner
    fragor = zip(budgeten["Id"], budgeten["Fråga"], budgeten["Grupp"], strict=True)
    for id_, fraga, grupp in fragor:
        for plattform, svarande in svar.get(fraga, ()) if fraga else ():
            if grupp in {None, svarande}:
                matta.setdefault(plattform, set()).add(str(id_))
    return matta


def _forsta(nycklar: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    forsta: dict[tuple[str, str], int] = {}
    for plats, nyckel in enumerate(nycklar):
        forsta.setdefault(nyckel, plats)
    return forsta


def _text(varde: object) -> str | None:
    return None if varde is None else str(varde)
