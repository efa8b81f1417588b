"""Every booking and balance must have its place: what the Kontoplan makes of each konto."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xlsaddin.domain import post as p
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.kontoplan import BUDGETPOST, FORDELNING, RAKNING, Kontorad, Plats
from xlsaddin.tabs.ekonomi.forslag import forslag
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK, SALDON
from xlsaddin.tabs.schema import Table, TableData
from xlsaddin.tabs.underlag import Underlag

VERKSAMHETEN = frozenset({p.NOT_INTAKTER, p.NOT_KOSTNADER})


class Kontering(NamedTuple):
    """A konto with its dimensions, as it is booked."""

    konto: int
    ansvar: str | None = None
    projekt: str | None = None

    def __str__(self) -> str:
        koder = (("ansvar", self.ansvar), ("projekt", self.projekt))
        return ", ".join([str(self.konto), *(f"{ord_} {kod}" for ord_, kod in koder if kod)])


def check(u: Underlag) -> list[Anmarkning]:
    """Return a remark for each konto that a report would leave out."""
    return [*_saldon(u), *_huvudbok(u)]


def vinnare(rader: Sequence[Kontorad], kontering: Kontering, plats: Plats) -> Kontorad | None:
    """Return the row that decides a booking's post in a place: the narrowest one."""
    gallande = (r for r in rader if plats.column in r.poster and r.omfang.galler(*kontering))
    return min(gallande, key=lambda rad: rad.omfang.rang, default=None)


def rader_per_konto(u: Underlag, table: Table) -> Mapping[int, Sequence[Kontorad]]:
    """Return the rows of the Kontoplan whose interval holds each konto of a table.

    Found in one sweep from the lowest konto to the highest.
    """
    kommande = deque(sorted(u.kontorader, key=lambda rad: rad.omfang.fran))
    oppna: list[Kontorad] = []
    svar = {}
    for konto in sorted(set(map(int, _tal(u.table(table), "Konto")))):
        while kommande and kommande[0].omfang.fran <= konto:
            oppna.append(kommande.popleft())
        oppna = [rad for rad in oppna if rad.omfang.till >= konto]
        svar[konto] = tuple(oppna)
    return svar


def bokforda(u: Underlag) -> Mapping[Kontering, int]:
    """Return each combination in the ledger, with the first row that it stands on."""
    data = u.table(HUVUDBOK)
    columns = data.columns
    first: dict[Kontering, int] = {}
    for row, konto, ansvar, projekt in zip(
        data.row_numbers, columns["Konto"], columns["Ansvar"], columns["Projekt"], strict=True
    ):
        key = Kontering(int(konto or 0), _kod(ansvar), _kod(projekt))
        first[key] = min(row, first.get(key, row))
    return dict(sorted(first.items(), key=lambda par: par[1]))


def _saldon(u: Underlag) -> Iterator[Anmarkning]:
    data, rader = u.table(SALDON), rader_per_konto(u, SALDON)
    for row, konto in zip(data.row_numbers, map(int, _tal(data, "Konto")), strict=True):
        kontering = Kontering(konto)
        if konto >= u.first_resultatkonto:
            text = f"{konto} är ett resultatkonto. På Saldon står bara balanskonton."
            yield Anmarkning(SALDON.tab, row, "Konto", text)
        elif vinnare(rader[konto], kontering, RAKNING) is None:
            yield _utan_post(u, SALDON, row, kontering, [RAKNING])


def _huvudbok(u: Underlag) -> Iterator[Anmarkning]:
    rader = rader_per_konto(u, HUVUDBOK)
    for kontering, row in bokforda(u).items():
        if kontering.konto < u.first_resultatkonto:
            text = f"{kontering.konto} är ett balanskonto. I Huvudbok står bara resultatkonton."
            yield Anmarkning(HUVUDBOK.tab, row, "Konto", text)
        elif saknas := _saknade_platser(u, rader[kontering.konto], kontering):
            yield _utan_post(u, HUVUDBOK, row, kontering, saknas)


def _saknade_platser(u: Underlag, rader: Sequence[Kontorad], kontering: Kontering) -> list[Plats]:
    """Return the places that a booking must have and lacks."""
    rad = vinnare(rader, kontering, RAKNING)
    if rad is None:
        return [RAKNING]
    rapport = u.poster_i_plats[RAKNING].get(rad.poster[RAKNING.column])
    krav = [BUDGETPOST] if rapport in VERKSAMHETEN else []
    krav += [FORDELNING] if rapport == p.NOT_KOSTNADER else []
    return [plats for plats in krav if vinnare(rader, kontering, plats) is None]


def _utan_post(
    u: Underlag, table: Table, row: int, kontering: Kontering, platser: Sequence[Plats]
) -> Anmarkning:
    namn = {RAKNING: "resultatet" if table is HUVUDBOK else "balansen"}
    i = " och ".join(namn.get(plats, plats.column) for plats in platser)
    klistra = "\t".join(forslag(u, kontering.konto, platser))
    text = (
        f"Konto {kontering} har ingen post i {i}. Klistra in en rad på fliken Kontoplan, "
        f"och rätta posten om förslaget inte stämmer: {klistra}"
    )
    return Anmarkning(table.tab, row, "Konto", text)


def _tal(data: TableData, column: str) -> list[float]:
    return [value for value in data.columns[column] if isinstance(value, (int, float))]


def _kod(value: object) -> str | None:
    return None if value is None else str(value)
