"""Every booking and balance must have its place: what the Kontoplan makes of each konto."""

from collections.abc import Iterator, Sequence, Set as AbstractSet
from typing import NamedTuple

from xlsaddin.domain import post as p
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.kontoplan import BUDGETPOST, FORDELNING, RAKNING, Plats
from xlsaddin.tabs.ekonomi.bokningar import Bokning, Kontering, post, tal
from xlsaddin.tabs.ekonomi.forslag import foreslagen, forslag
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK, SALDON
from xlsaddin.tabs.schema import Table
from xlsaddin.tabs.underlag import Underlag


class UtanPost(NamedTuple):
    """A booking that a report would leave out: its amount in kr, and a row for the Kontoplan."""

    bokning: Bokning
    forslag: list[str]


VERKSAMHETEN = frozenset({p.NOT_INTAKTER, p.NOT_KOSTNADER})


def check(u: Underlag, bokade: Sequence[Bokning]) -> list[Anmarkning]:
    """Return a remark for each konto that a report would leave out."""
    return [*_saldon(u), *_huvudbok(u, bokade)]


def utan_post(u: Underlag, bokade: Sequence[Bokning]) -> Iterator[UtanPost]:
    """Yield each booking on a resultatkonto that lacks a place."""
    for bokning in bokade:
        konto = bokning.kontering.konto
        saknas = konto >= u.first_resultatkonto and _saknade_platser(
            u, bokning.kontering, anvanda_platser(u)
        )
        if saknas:
            yield UtanPost(bokning, forslag(u, konto, saknas))


def anvanda_platser(u: Underlag) -> AbstractSet[Plats]:
    """Return the places that the förbund's reports have."""
    valfria = (BUDGETPOST, FORDELNING)
    return {RAKNING} | {it for it in valfria if u.anvander(it.column, HUVUDBOK.bokdel)}


def _saldon(u: Underlag) -> Iterator[Anmarkning]:
    data = u.table(SALDON)
    for row, konto in zip(data.row_numbers, map(int, tal(data, "Konto")), strict=True):
        kontering = Kontering(konto)
        if konto >= u.first_resultatkonto:
            text = f"{konto} är ett resultatkonto. På Saldon står bara balanskonton."
            yield Anmarkning(SALDON.tab, row, "Konto", text)
        elif post(u, kontering, RAKNING) is None:
            yield _utan_post(u, SALDON, row, kontering, [RAKNING])


def _huvudbok(u: Underlag, bokade: Sequence[Bokning]) -> Iterator[Anmarkning]:
    anvanda = anvanda_platser(u)
    for bokning in bokade:
        konto = bokning.kontering.konto
        if konto < u.first_resultatkonto:
            text = f"{konto} är ett balanskonto. I Huvudbok står bara resultatkonton."
            yield Anmarkning(HUVUDBOK.tab, bokning.row, "Konto", text)
        elif saknas := _saknade_platser(u, bokning.kontering, anvanda):
            yield _utan_post(u, HUVUDBOK, bokning.row, bokning.kontering, saknas)


def _saknade_platser(u: Underlag, kontering: Kontering, anvanda: AbstractSet[Plats]) -> list[Plats]:
    """Return the places that a booking must have and lacks."""
    raknas_som = post(u, kontering, RAKNING) or foreslagen(u, kontering.konto, RAKNING)
    rapport = u.poster_i_plats[RAKNING].get(raknas_som)
    krav = [RAKNING]
    krav += [BUDGETPOST] if rapport in VERKSAMHETEN else []
    krav += [FORDELNING] if rapport == p.NOT_KOSTNADER else []
    return [it for it in krav if it in anvanda and post(u, kontering, it) is None]


def _utan_post(
    u: Underlag, table: Table, row: int, kontering: Kontering, platser: Sequence[Plats]
) -> Anmarkning:
    namn = {RAKNING: "resultatet" if table is HUVUDBOK else "balansen"}
    *fore, last = (namn.get(plats, plats.column) for plats in platser)
    i = f"{', '.join(fore)} och {last}" if fore else last
    klistra = "\t".join(forslag(u, kontering.konto, platser))
    text = (
        f"Konto {kontering} har ingen post i {i}. Klistra in en rad på fliken Kontoplan, "
        f"och rätta posten om förslaget inte stämmer: {klistra}"
    )
    return Anmarkning(table.tab, row, "Konto", text)
