"""The ledger: read in runs and summed by konto, ansvar, projekt and month on the way.

A year may have a million rows; the reports need only their sums. Each run takes the fast way
when all its values are of the right kind, and is read row by row only when something is wrong.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.reading import (
    Batch,
    RawTable,
    bad_cell_remarks,
    batches,
    column_places,
    empty_table,
    read_row,
)
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.values import RawValue, day, is_empty, is_straight, normal_text, serial_number

SUMMERADE = ("Datum", "Konto", "Ansvar", "Projekt", "Belopp")
"""The columns that sums are made from; of the others a reader needs to see the errors only."""

Key = tuple[int, str | None, str | None, int]
"""Konto, ansvar, projekt and the first day of the month as a serial number."""


class Summing:
    """Exact sums by key, the first row number where each key stands, and which rows were read."""

    def __init__(self) -> None:
        self._delar: defaultdict[Key, list[float]] = defaultdict(list)
        self.first_row: dict[Key, int] = {}
        self.rows = range(2, 2)

    def add(self, key: Key, belopp: Sequence[float], row: int) -> None:
        """Add amounts of one key, the first of which stands on the row."""
        self._delar[key].append(math.fsum(belopp))
        self.first_row[key] = min(row, self.first_row.get(key, row))

    def table(self) -> TableData:
        """Return the sums as rows of the table, in order of konto; «radnummer» is the first."""
        ordnade = sorted(self._delar, key=lambda n: (n[0], n[1] or "", n[2] or "", n[3]))
        return TableData(
            {
                "Datum": [n[3] for n in ordnade],
                "Konto": [n[0] for n in ordnade],
                "Ansvar": [n[1] for n in ordnade],
                "Projekt": [n[2] for n in ordnade],
                "Belopp": [math.fsum(self._delar[n]) for n in ordnade],
            },
            [self.first_row[n] for n in ordnade],
            self.rows.start,
            self.rows.stop - 1,
        )


def read_huvudbok(ra: RawTable, ar: int | None) -> tuple[TableData, list[Anmarkning]]:
    """Return the ledger's sums and all remarks; rows with a remark are left out.

    Args:
        ra: the table as it stands.
        ar: the workbook's year, or None when it is not known; then dates are not judged.
    """
    places, anmarkningar = column_places(HUVUDBOK, ra)
    if anmarkningar:
        return Summing().table(), anmarkningar
    anmarkningar += bad_cell_remarks(HUVUDBOK, ra)
    broken = {a.row for a in anmarkningar}
    summing = Summing()
    for batch in batches(ra, places):
        summing.rows = range(ra.first_row, batch.row_numbers[-1] + 1)
        if broken.isdisjoint(batch.row_numbers) and _is_whole(batch, ar):
            _summera_hel(batch, summing)
        else:
            anmarkningar += _summera_row_for_row(batch, summing, ra.tab, ar, broken)
    if not summing.first_row and not anmarkningar:
        anmarkningar.append(empty_table(HUVUDBOK, ra))
    return summing.table(), anmarkningar


def _is_whole(batch: Batch, ar: int | None) -> bool:
    """Return whether every value of the run is of the kind that needs no second look."""
    columns = batch.columns
    datum, konto, ansvar, projekt, belopp = (set(map(type, columns[name])) for name in SUMMERADE)
    return (
        belopp <= {float, int}
        and konto <= {float, int}
        and ansvar | projekt <= {str, float, int}
        and all(map(is_straight, _koder(batch)))
        and datum == {dt.date}
        and all(float(konto).is_integer() for konto in set(columns["Konto"]))  # type: ignore[arg-type]
        and (ar is None or {d.year for d in set(columns["Datum"])} == {ar})  # type: ignore[attr-defined]
        and math.isfinite(sum(columns["Belopp"]))  # type: ignore[arg-type]
    )


def _koder(batch: Batch) -> set[str]:
    """Return every code of the run that is text."""
    koder = {*batch.columns["Ansvar"], *batch.columns["Projekt"]}
    return {kod for kod in koder if isinstance(kod, str)}


def _summera_hel(batch: Batch, summing: Summing) -> None:
    """Sum the amounts by month and what stands in the cells; only then read each different key."""
    datum, konto, ansvar, projekt, belopp = (batch.columns[name] for name in SUMMERADE)
    manad = {day: serial_number(day.replace(day=1)) for day in set(datum)}  # type: ignore[attr-defined]
    manader = map(manad.__getitem__, datum)
    keys = list(zip(konto, ansvar, projekt, manader, strict=True))
    first_row = dict(zip(reversed(keys), reversed(batch.row_numbers), strict=True))
    grupper: defaultdict[tuple[RawValue, RawValue, RawValue, int], list[float]] = defaultdict(list)
    for key, tal in zip(keys, belopp, strict=True):
        grupper[key].append(tal)  # type: ignore[arg-type]
    for key, tal_i_grupp in grupper.items():
        summing.add(_key(*key), tal_i_grupp, first_row[key])


def _key(konto: RawValue, ansvar: RawValue, projekt: RawValue, manad: int) -> Key:
    return int(konto), normal_text(ansvar) or None, normal_text(projekt) or None, manad  # type: ignore[call-overload]


def _summera_row_for_row(
    batch: Batch, summing: Summing, tab: str, ar: int | None, broken: set[int | None]
) -> list[Anmarkning]:
    anmarkningar: list[Anmarkning] = []
    for number, row in zip(
        batch.row_numbers, zip(*batch.columns.values(), strict=True), strict=True
    ):
        if number in broken or is_empty(row):
            continue
        values, fel = read_row(HUVUDBOK.columns, row, tab, number)
        if not fel:
            datum, konto, ansvar, projekt, _, belopp = values
            bokford = day(datum)  # type: ignore[arg-type]
            if ar is not None and bokford.year != ar:
                text = f"{bokford} ligger utanför året {ar}. Rätta datumet eller flytta raden."
                fel = [Anmarkning(tab, number, "Datum", text)]
            else:
                manad = serial_number(bokford.replace(day=1))
                key: Key = (konto, ansvar, projekt, manad)  # type: ignore[assignment]
                summing.add(key, [belopp], number)  # type: ignore[list-item]
        anmarkningar += fel
    return anmarkningar
