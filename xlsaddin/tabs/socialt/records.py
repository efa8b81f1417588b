"""The checked social tables as records, with each row's place in its table."""

from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from xlsaddin.domain.flode import Flode
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import FLODESMATT, Enhet, Matning
from xlsaddin.domain.malslag import Betydelse, Form, Maltyp
from xlsaddin.tabs.manniskor.volymer import Volymer, redovisade_floden, volymer
from xlsaddin.tabs.schema import CellValue
from xlsaddin.tabs.socialt.tables import ENKAT, HANDELSER, INDIKATORER, MALOMRADEN
from xlsaddin.tabs.underlag import Underlag


class Malomrade(NamedTuple):
    """A målområde; `place` is its row in the table, from 1."""

    place: int
    number: int
    name: str
    syfte: str
    mal: str
    har_poang: bool


class Budgetrad(NamedTuple):
    """An indicator of the social budget; what formulas read live is only noted as there."""

    place: int
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
    faststalld: bool
    har_grund: bool
    betydelse: Betydelse
    volymer: Volymer | None = None
    """The volumes, where the indicator is measured by a flow that they tell of."""


class Berattelse(NamedTuple):
    """A told event; `place` is its row in the social ledger, from 1."""

    place: int
    indikator: str
    plattform: str


def malomraden(u: Underlag) -> tuple[Malomrade, ...]:
    """Return the målområden by number."""
    data = u.table(MALOMRADEN)
    rows = (
        Malomrade(
            number - data.first_row + 1,
            int(row["Nummer"] or 0),
            str(row["Målområde"]),
            str(row["Syfte"] or ""),
            str(row["Mål"] or ""),
            row["Planerade poäng"] is not None,
        )
        for number, row in zip(data.row_numbers, data.rows(), strict=True)
    )
    return tuple(sorted(rows, key=lambda omrade: omrade.number))


@lru_cache(maxsize=1)
def budget(u: Underlag) -> tuple[Budgetrad, ...]:
    """Return the indicators by målområde and mål, in the order in which the mål first appear."""
    data = u.table(INDIKATORER)
    floden = redovisade_floden(u)
    rows = [
        _med_volymer(
            _budgetrad(number - data.first_row + 1, row, u.bokforda_utan_namnare), u, floden
        )
        for number, row in zip(data.row_numbers, data.rows(), strict=True)
    ]
    omraden = {omrade.name: place for place, omrade in enumerate(malomraden(u))}
    mal = _first((row.malomrade, row.mal) for row in rows)
    return tuple(sorted(rows, key=lambda r: (omraden[r.malomrade], mal[r.malomrade, r.mal])))


def _budgetrad(place: int, row: Mapping[str, CellValue], utan_namnare: Container[str]) -> Budgetrad:
    id_, maltyp, enhet = str(row["Id"]), Maltyp(str(row["Måltyp"])), Enhet(str(row["Enhet"]))
    form = Form.UTAN_NAMNARE if id_ in utan_namnare else Form.MED_NAMNARE
    return Budgetrad(
        place,
        id_,
        str(row["Målområde"]),
        str(row["Mål"]),
        str(row["Indikator"]),
        maltyp,
        enhet,
        Matning(str(row["Mäts med"])),
        _text(row["Grupp"]),
        _text(row["Svar"]),
        row["Målvärde"] is not None,
        row["Fastställd status"] is not None,
        row["Viktens grund"] is not None,
        maltyp.malslag.betydelse(enhet, form),
    )


def _med_volymer(row: Budgetrad, u: Underlag, floden: frozenset[Flode]) -> Budgetrad:
    matt = FLODESMATT.get(row.matning)
    return row._replace(volymer=volymer(u)) if matt and floden.issuperset(matt.floden) else row


def berattelser(u: Underlag) -> dict[str, list[Berattelse]]:
    """Return the told events by indicator, in the order of the table."""
    data = u.table(HANDELSER)
    columns = data.columns
    svar: dict[str, list[Berattelse]] = {}
    for number, slag, id_, plattform in zip(
        data.row_numbers,
        columns["Slag"],
        columns["Indikator"],
        columns["Plattform"],
        strict=True,
    ):
        if slag == Slag.KVALITATIV:
            place = number - data.first_row + 1
            svar.setdefault(str(id_), []).append(Berattelse(place, str(id_), str(plattform)))
    return svar


def matta_plattformar(u: Underlag) -> dict[str, set[str]]:
    """Return the indicators that each plattform has events, answers or volumes for."""
    matta: dict[str, set[str]] = {}
    handelser = u.table(HANDELSER).columns
    for plattform, id_ in zip(handelser["Plattform"], handelser["Indikator"], strict=True):
        matta.setdefault(str(plattform), set()).add(str(id_))
    enkat = u.table(ENKAT).columns
    svar: dict[object, set[tuple[str, object]]] = {}
    for plattform, fraga, grupp in zip(
        enkat["Plattform"], enkat["Fråga"], enkat["Grupp"], strict=True
    ):
        svar.setdefault(fraga, set()).add((str(plattform), grupp))
    budgeten = u.table(INDIKATORER).columns
    fragor = zip(budgeten["Id"], budgeten["Fråga"], budgeten["Grupp"], strict=True)
    for id_, fraga, grupp in fragor:
        for plattform, svarande in svar.get(fraga, ()) if fraga else ():
            if grupp in {None, svarande}:
                matta.setdefault(plattform, set()).add(str(id_))
    for row in budget(u):
        for plattform in row.volymer.insatser if row.volymer else ():
            matta.setdefault(plattform, set()).add(row.id)
    return matta


def _first(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    first: dict[tuple[str, str], int] = {}
    for place, key in enumerate(keys):
        first.setdefault(key, place)
    return first


def _text(value: object) -> str | None:
    return None if value is None else str(value)
