"""The ledger: read in runs and summed by konto, ansvar, projekt and month on the way.

A year may have a million rows; the reports need only their sums. Each run takes the fast way
when all its values are of the right kind, and is read row by row only when something is wrong.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.ekonomi.tabeller import HUVUDBOK
from xlsaddin.tabs.reading import (
    Omgang,
    Ratabell,
    felcellsanmarkningar,
    kolumnplatser,
    las_rad,
    omgangar,
    tom_tabell,
)
from xlsaddin.tabs.schema import Tabelldata
from xlsaddin.tabs.values import Ravarde, ar_rak, ar_tom, dag, normal_text, serienummer

SUMMERADE = ("Datum", "Konto", "Ansvar", "Projekt", "Belopp")
"""The columns that sums are made from; of the others a reader needs to see the errors only."""

Nyckel = tuple[int, str | None, str | None, int]
"""Konto, ansvar, projekt and the first day of the month as a serial number."""


class Summering:
    """Exact sums by key, the first row number where each key stands, and which rows were read."""

    def __init__(self) -> None:
        self._delar: defaultdict[Nyckel, list[float]] = defaultdict(list)
        self.forsta_rad: dict[Nyckel, int] = {}
        self.rader = range(2, 2)

    def lagg_till(self, nyckel: Nyckel, belopp: Sequence[float], rad: int) -> None:
        """Add amounts of one key, the first of which stands on the row."""
        self._delar[nyckel].append(math.fsum(belopp))
        self.forsta_rad[nyckel] = min(rad, self.forsta_rad.get(nyckel, rad))

    def tabell(self) -> Tabelldata:
        """Return the sums as rows of the table, in order of konto; «radnummer» is the first."""
        ordnade = sorted(self._delar, key=lambda n: (n[0], n[1] or "", n[2] or "", n[3]))
        return Tabelldata(
            {
                "Datum": [n[3] for n in ordnade],
                "Konto": [n[0] for n in ordnade],
                "Ansvar": [n[1] for n in ordnade],
                "Projekt": [n[2] for n in ordnade],
                "Belopp": [math.fsum(self._delar[n]) for n in ordnade],
            },
            [self.forsta_rad[n] for n in ordnade],
            self.rader.start,
            self.rader.stop - 1,
        )


def las_huvudbok(ra: Ratabell, ar: int | None) -> tuple[Tabelldata, list[Anmarkning]]:
    """Return the ledger's sums and all remarks; rows with a remark are left out.

    Args:
        ra: the table as it stands.
        ar: the workbook's year, or None when it is not known; then dates are not judged.
    """
    platser, anmarkningar = kolumnplatser(HUVUDBOK, ra)
    if anmarkningar:
        return Summering().tabell(), anmarkningar
    anmarkningar += felcellsanmarkningar(HUVUDBOK, ra)
    trasiga = {a.rad for a in anmarkningar}
    summering = Summering()
    for omgang in omgangar(ra, platser):
        summering.rader = range(ra.forsta_rad, omgang.radnummer[-1] + 1)
        if trasiga.isdisjoint(omgang.radnummer) and _ar_hel(omgang, ar):
            _summera_hel(omgang, summering)
        else:
            anmarkningar += _summera_rad_for_rad(omgang, summering, ra.flik, ar, trasiga)
    if not summering.forsta_rad and not anmarkningar:
        anmarkningar.append(tom_tabell(HUVUDBOK, ra))
    return summering.tabell(), anmarkningar


def _ar_hel(omgang: Omgang, ar: int | None) -> bool:
    """Return whether every value of the run is of the kind that needs no second look."""
    kolumner = omgang.kolumner
    datum, konto, ansvar, projekt, belopp = (set(map(type, kolumner[namn])) for namn in SUMMERADE)
    return (
        belopp <= {float, int}
        and konto <= {float, int}
        and ansvar | projekt <= {str, float, int}
        and all(map(ar_rak, _koder(omgang)))
        and datum == {dt.date}
        and all(float(konto).is_integer() for konto in set(kolumner["Konto"]))  # type: ignore[arg-type]
        and (ar is None or {d.year for d in set(kolumner["Datum"])} == {ar})  # type: ignore[attr-defined]
        and math.isfinite(sum(kolumner["Belopp"]))  # type: ignore[arg-type]
    )


def _koder(omgang: Omgang) -> set[str]:
    """Return every code of the run that is text."""
    koder = {*omgang.kolumner["Ansvar"], *omgang.kolumner["Projekt"]}
    return {kod for kod in koder if isinstance(kod, str)}


def _summera_hel(omgang: Omgang, summering: Summering) -> None:
    """Sum the amounts by month and what stands in the cells; only then read each different key."""
    datum, konto, ansvar, projekt, belopp = (omgang.kolumner[namn] for namn in SUMMERADE)
    manad = {dagen: serienummer(dagen.replace(day=1)) for dagen in set(datum)}  # type: ignore[attr-defined]
    manader = map(manad.__getitem__, datum)
    nycklar = list(zip(konto, ansvar, projekt, manader, strict=True))
    forsta_rad = dict(zip(reversed(nycklar), reversed(omgang.radnummer), strict=True))
    grupper: defaultdict[tuple[Ravarde, Ravarde, Ravarde, int], list[float]] = defaultdict(list)
    for nyckel, tal in zip(nycklar, belopp, strict=True):
        grupper[nyckel].append(tal)  # type: ignore[arg-type]
    for nyckel, tal_i_grupp in grupper.items():
        summering.lagg_till(_nyckel(*nyckel), tal_i_grupp, forsta_rad[nyckel])


def _nyckel(konto: Ravarde, ansvar: Ravarde, projekt: Ravarde, manad: int) -> Nyckel:
    return int(konto), normal_text(ansvar) or None, normal_text(projekt) or None, manad  # type: ignore[call-overload]


def _summera_rad_for_rad(
    omgang: Omgang, summering: Summering, flik: str, ar: int | None, trasiga: set[int | None]
) -> list[Anmarkning]:
    anmarkningar: list[Anmarkning] = []
    for nummer, rad in zip(
        omgang.radnummer, zip(*omgang.kolumner.values(), strict=True), strict=True
    ):
        if nummer in trasiga or ar_tom(rad):
            continue
        varden, fel = las_rad(HUVUDBOK.kolumner, rad, flik, nummer)
        if not fel:
            datum, konto, ansvar, projekt, _, belopp = varden
            bokford = dag(datum)  # type: ignore[arg-type]
            if ar is not None and bokford.year != ar:
                text = f"{bokford} ligger utanför året {ar}. Rätta datumet eller flytta raden."
                fel = [Anmarkning(flik, nummer, "Datum", text)]
            else:
                manad = serienummer(bokford.replace(day=1))
                nyckel: Nyckel = (konto, ansvar, projekt, manad)  # type: ignore[assignment]
                summering.lagg_till(nyckel, [belopp], nummer)  # type: ignore[list-item]
        anmarkningar += fel
    return anmarkningar
