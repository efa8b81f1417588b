"""The social ledger: read in runs and summed by indicator, plattform, sex and month on the way.

A year may have a hundred thousand events; the reports need only their sums. A row whose words are
known from an earlier row needs only its numbers judged; every other row is checked in full.
Told events are kept one by one, for the reports show their texts.
"""

import datetime as dt
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Kon
from xlsaddin.tabs.reading import (
    Ratabell,
    felcellsanmarkningar,
    kolumnplatser,
    las_rad,
    omgangar,
    tom,
)
from xlsaddin.tabs.schema import Cellvarde, Tabelldata
from xlsaddin.tabs.socialt.handelseprov import Handelserad, Prov, snabbprov
from xlsaddin.tabs.socialt.tabeller import HANDELSER
from xlsaddin.tabs.values import Ravarde, ar_tom, dag, serienummer

ANTAL = "antal rader"
"""A column of the sums that no table has: how many rows each sum stands for."""

Talprov = Callable[[float, float], bool]


class _Nyckel(NamedTuple):
    manad: int
    plattform: str
    indikator: str
    slag: Slag
    kon: Kon | None
    berattelse: int


class _Kant(NamedTuple):
    """What is known of rows with the same words, and their quick test (None: check in full)."""

    rad: Handelserad
    prov: Talprov | None


class Summering:
    """Exact sums by key; a told event has a key of its own."""

    def __init__(self, forsta_rad: int) -> None:
        self._forsta_rad = forsta_rad
        self._taljare: dict[_Nyckel, list[float]] = {}
        self._namnare: dict[_Nyckel, list[float]] = {}
        self._rad: dict[_Nyckel, tuple[int, Handelserad]] = {}
        self._antal: dict[_Nyckel, int] = {}
        self._sista_rad = 0

    def lagg_till(
        self, nyckel: _Nyckel, rad: Handelserad, tal: tuple[float, float], nummer: int
    ) -> None:
        """Add one event."""
        if nyckel not in self._rad:
            self._rad[nyckel] = (nummer, rad)
            self._taljare[nyckel], self._namnare[nyckel] = [], []
            self._antal[nyckel] = 0
        self._taljare[nyckel].append(tal[0])
        self._namnare[nyckel].append(tal[1])
        self._antal[nyckel] += 1
        self._sista_rad = nummer

    def tabell(self) -> Tabelldata:
        """Return the sums as rows of the table, in the order of their first rows."""
        nycklar = list(self._rad)
        rader = [self._rad[n][1] for n in nycklar]
        kolumner: dict[str, list[Cellvarde]] = {
            "Datum": [n.manad for n in nycklar],
            "Plattform": [n.plattform for n in nycklar],
            "Indikator": [n.indikator for n in nycklar],
            "Slag": [str(n.slag) for n in nycklar],
            "Kön": [n.kon and str(n.kon) for n in nycklar],
            "Täljare": [math.fsum(self._taljare[n]) for n in nycklar],
            "Nämnare": [math.fsum(self._namnare[n]) for n in nycklar],
            "Text": [r.text for r in rader],
            "Källa": [r.kalla for r in rader],
            ANTAL: [self._antal[n] for n in nycklar],
        }
        return Tabelldata(
            kolumner, [self._rad[n][0] for n in nycklar], self._forsta_rad, self._sista_rad
        )


def las_handelser(ra: Ratabell, prov: Prov) -> tuple[Tabelldata, list[Anmarkning]]:
    """Return the social ledger's sums and all remarks; rows with a remark are left out."""
    platser, anmarkningar = kolumnplatser(HANDELSER, ra)
    if anmarkningar:
        return tom(HANDELSER, ra.forsta_rad), anmarkningar
    anmarkningar += felcellsanmarkningar(HANDELSER, ra)
    lasare = _Lasare(ra, prov, {a.rad for a in anmarkningar})
    for omgang in omgangar(ra, platser):
        lasare.las(list(zip(*omgang.kolumner.values(), strict=True)), omgang.radnummer)
    return lasare.summering.tabell(), anmarkningar + lasare.anmarkningar


class _Lasare:
    """Reads runs of rows into a sum, and remembers what words it has seen."""

    def __init__(self, ra: Ratabell, prov: Prov, trasiga: set[int | None]) -> None:
        self.summering = Summering(ra.forsta_rad)
        self.anmarkningar: list[Anmarkning] = []
        self._flik, self._prov, self._trasiga = ra.flik, prov, trasiga
        self._kanda: dict[tuple[Ravarde, ...], _Kant] = {}
        self._manader: dict[dt.date, int] = {}

    def las(self, rader: Sequence[Sequence[Ravarde]], radnummer: Sequence[int]) -> None:
        """Read one run of rows."""
        kanda, manader, lagg_till = self._kanda, self._manader, self.summering.lagg_till
        for nummer, rad in zip(radnummer, rader, strict=True):
            datum, plattform, indikator, slag, kon, taljare, namnare, _, _ = rad
            kant = kanda.get((plattform, indikator, slag, kon))
            manad = manader.get(datum) if type(datum) is dt.date else None
            if (
                kant is not None
                and kant.prov is not None
                and manad is not None
                and type(taljare) is float
                and type(namnare) is float
                and kant.prov(taljare, namnare)
                and nummer not in self._trasiga
            ):
                k = kant.rad
                nyckel = _Nyckel(manad, k.plattform, k.indikator, k.slag, k.kon, 0)
                lagg_till(nyckel, k, (taljare, namnare), nummer)
            elif nummer not in self._trasiga and not ar_tom(rad):
                self._las_noga(rad, nummer)

    def _las_noga(self, rad: Sequence[Ravarde], nummer: int) -> None:
        varden, fel = las_rad(HANDELSER.kolumner, rad, self._flik, nummer)
        if fel:
            self.anmarkningar += fel
            return
        handelse = Handelserad.av(varden)  # type: ignore[arg-type]
        if handelse.indikator in self._prov.utelamnade:
            return
        if fel := self._prov.granska(handelse, self._flik, nummer):
            self.anmarkningar += fel
            return
        manad = serienummer(dag(handelse.datum).replace(day=1))
        berattelse = nummer if handelse.slag is Slag.KVALITATIV else 0
        nyckel = _Nyckel(
            manad,
            handelse.plattform,
            handelse.indikator,
            handelse.slag,
            handelse.kon,
            berattelse,
        )
        tal = (handelse.taljare or 0.0, handelse.namnare or 0.0)
        self.summering.lagg_till(nyckel, handelse, tal, nummer)
        datum, plattform, indikator, slag, kon = rad[:5]
        if type(datum) is dt.date:
            self._manader[datum] = manad
        kant = _Kant(handelse._replace(text=None), snabbprov(self._prov, handelse))
        self._kanda[plattform, indikator, slag, kon] = kant
