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
    RawTable,
    bad_cell_remarks,
    batches,
    column_places,
    empty,
    read_row,
)
from xlsaddin.tabs.schema import CellValue, TableData
from xlsaddin.tabs.socialt.handelseprov import Handelserad, Prov, snabbprov
from xlsaddin.tabs.socialt.tables import HANDELSER
from xlsaddin.tabs.values import RawValue, day, is_empty, serial_number

ANTAL = "antal rader"
"""A column of the sums that no table has: how many rows each sum stands for."""

Talprov = Callable[[float, float], bool]


class _Key(NamedTuple):
    manad: int
    plattform: str
    indikator: str
    slag: Slag
    kon: Kon | None
    berattelse: int


class _Kant(NamedTuple):
    """What is known of rows with the same words, and their quick test (None: check in full)."""

    row: Handelserad
    prov: Talprov | None


class Summing:
    """Exact sums by key; a told event has a key of its own."""

    def __init__(self, first_row: int) -> None:
        self._first_row = first_row
        self._taljare: dict[_Key, list[float]] = {}
        self._namnare: dict[_Key, list[float]] = {}
        self._row: dict[_Key, tuple[int, Handelserad]] = {}
        self._antal: dict[_Key, int] = {}
        self._last_row = 0

    def add(self, key: _Key, row: Handelserad, tal: tuple[float, float], number: int) -> None:
        """Add one event."""
        if key not in self._row:
            self._row[key] = (number, row)
            self._taljare[key], self._namnare[key] = [], []
            self._antal[key] = 0
        self._taljare[key].append(tal[0])
        self._namnare[key].append(tal[1])
        self._antal[key] += 1
        self._last_row = number

    def table(self) -> TableData:
        """Return the sums as rows of the table, in the order of their first rows."""
        keys = list(self._row)
        rows = [self._row[n][1] for n in keys]
        columns: dict[str, list[CellValue]] = {
            "Datum": [n.manad for n in keys],
            "Plattform": [n.plattform for n in keys],
            "Indikator": [n.indikator for n in keys],
            "Slag": [str(n.slag) for n in keys],
            "Kön": [n.kon and str(n.kon) for n in keys],
            "Täljare": [math.fsum(self._taljare[n]) for n in keys],
            "Nämnare": [math.fsum(self._namnare[n]) for n in keys],
            "Text": [r.text for r in rows],
            "Källa": [r.kalla for r in rows],
            ANTAL: [self._antal[n] for n in keys],
        }
        return TableData(columns, [self._row[n][0] for n in keys], self._first_row, self._last_row)


def read_handelser(ra: RawTable, prov: Prov) -> tuple[TableData, list[Anmarkning]]:
    """Return the social ledger's sums and all remarks; rows with a remark are left out."""
    places, anmarkningar = column_places(HANDELSER, ra)
    if anmarkningar:
        return empty(HANDELSER, ra.first_row), anmarkningar
    anmarkningar += bad_cell_remarks(HANDELSER, ra)
    lasare = _Reader(ra, prov, {a.row for a in anmarkningar})
    for batch in batches(ra, places):
        lasare.read(list(zip(*batch.columns.values(), strict=True)), batch.row_numbers)
    return lasare.summing.table(), anmarkningar + lasare.anmarkningar


class _Reader:
    """Reads runs of rows into a sum, and remembers what words it has seen."""

    def __init__(self, ra: RawTable, prov: Prov, broken: set[int | None]) -> None:
        self.summing = Summing(ra.first_row)
        self.anmarkningar: list[Anmarkning] = []
        self._tab, self._prov, self._broken = ra.tab, prov, broken
        self._kanda: dict[tuple[RawValue, ...], _Kant] = {}
        self._manader: dict[dt.date, int] = {}

    def read(self, rows: Sequence[Sequence[RawValue]], row_numbers: Sequence[int]) -> None:
        """Read one run of rows."""
        kanda, manader, add = self._kanda, self._manader, self.summing.add
        for number, row in zip(row_numbers, rows, strict=True):
            datum, plattform, indikator, slag, kon, taljare, namnare, _, _ = row
            kant = kanda.get((plattform, indikator, slag, kon))
            manad = manader.get(datum) if type(datum) is dt.date else None
            if (
                kant is not None
                and kant.prov is not None
                and manad is not None
                and type(taljare) is float
                and type(namnare) is float
                and kant.prov(taljare, namnare)
                and number not in self._broken
            ):
                k = kant.row
                key = _Key(manad, k.plattform, k.indikator, k.slag, k.kon, 0)
                add(key, k, (taljare, namnare), number)
            elif number not in self._broken and not is_empty(row):
                self._read_noga(row, number)

    def _read_noga(self, row: Sequence[RawValue], number: int) -> None:
        values, fel = read_row(HANDELSER.columns, row, self._tab, number)
        if fel:
            self.anmarkningar += fel
            return
        handelse = Handelserad.av(values)  # type: ignore[arg-type]
        if handelse.indikator in self._prov.utelamnade:
            return
        if fel := self._prov.check(handelse, self._tab, number):
            self.anmarkningar += fel
            return
        manad = serial_number(day(handelse.datum).replace(day=1))
        berattelse = number if handelse.slag is Slag.KVALITATIV else 0
        key = _Key(
            manad,
            handelse.plattform,
            handelse.indikator,
            handelse.slag,
            handelse.kon,
            berattelse,
        )
        tal = (handelse.taljare or 0.0, handelse.namnare or 0.0)
        self.summing.add(key, handelse, tal, number)
        datum, plattform, indikator, slag, kon = row[:5]
        if type(datum) is dt.date:
            self._manader[datum] = manad
        kant = _Kant(handelse._replace(text=None), snabbprov(self._prov, handelse))
        self._kanda[plattform, indikator, slag, kon] = kant
