"""Indicators that the volumes tell of and that are booked as well: both must say the same."""

from collections.abc import Iterator
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.flode import Flode
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import FLODESMATT, Flodesmatt, Kon
from xlsaddin.tabs.manniskor.matt import Volym
from xlsaddin.tabs.manniskor.volymer import Volymer
from xlsaddin.tabs.socialt.records import Budgetrad, budget
from xlsaddin.tabs.socialt.tables import HANDELSER
from xlsaddin.tabs.underlag import Underlag


class Bokfort(NamedTuple):
    """What is booked of an indicator for a plattform and one sex, or none."""

    indikator: str
    plattform: str
    kon: Kon | None


Tal = tuple[float, float | None]
"""The numerator, and the denominator where there is one."""


def check_dubbelt(u: Underlag) -> list[Anmarkning]:
    """Return a remark where the events of an indicator are not what its volumes are."""
    ur_volymer = {row.id: row for row in budget(u) if row.volymer}
    handelser = u.table(HANDELSER)
    bokforda: dict[Bokfort, tuple[int, Tal]] = {}
    for number, row in zip(handelser.row_numbers, handelser.rows(), strict=True):
        if row["Indikator"] not in ur_volymer or row["Slag"] != Slag.KVANTITATIV:
            continue
        kon = None if row["Kön"] is None else Kon(str(row["Kön"]))
        key = Bokfort(str(row["Indikator"]), str(row["Plattform"]), kon)
        first, (taljare, namnare) = bokforda.get(key, (number, (0.0, 0.0)))
        tal = (taljare + _tal(row["Täljare"]), (namnare or 0.0) + _tal(row["Nämnare"]))
        bokforda[key] = (first, tal)
    return [*_skilda(bokforda, ur_volymer, u.ar)]


def _skilda(
    bokforda: dict[Bokfort, tuple[int, Tal]], ur_volymer: dict[str, Budgetrad], ar: int
) -> Iterator[Anmarkning]:
    for key, (number, (taljare, namnare)) in bokforda.items():
        row = ur_volymer[key.indikator]
        if row.volymer is None:
            continue
        i_volymerna = _volymernas(row.volymer, FLODESMATT[row.matning], key, ar)
        if (taljare, namnare or None) != i_volymerna:
            text = (
                f"Här står {_i_ord((taljare, namnare or None))}, på fliken Volymer "
                f"{_i_ord(i_volymerna)}. Ta bort händelsen, eller rätta volymerna."
            )
            yield Anmarkning(HANDELSER.tab, number, "Täljare", text)


def _volymernas(v: Volymer, matt: Flodesmatt, key: Bokfort, ar: int) -> tuple[float | None, ...]:
    def antal(flode: Flode) -> float | None:
        mattet = v.med_flode(key.plattform, flode) if key.plattform in v.matt else None
        given = v.volym(ar, key.plattform, mattet.name) if mattet else None
        return None if given is None else _konets(given, key.kon)

    alla, helhet = antal(matt.av_dem), antal(matt.helhet) if matt.helhet else None
    andra = [antal(flode) for flode in matt.utom]
    kanda = [it for it in andra if it is not None]
    if alla is None or len(kanda) < len(andra):
        return (None, helhet)
    return (alla - sum(kanda), helhet)


def _konets(given: Volym, kon: Kon | None) -> float | None:
    return {None: given.alla, Kon.KVINNOR: given.kvinnor, Kon.MAN: given.man}[kon]


def _i_ord(tal: tuple[float | None, ...]) -> str:
    taljare, namnare = tal
    if taljare is None:
        return "ingenting"
    return f"{taljare:g}" if namnare is None else f"{taljare:g} av {namnare:g}"


def _tal(value: object) -> float:
    return value if isinstance(value, (int, float)) else 0.0
