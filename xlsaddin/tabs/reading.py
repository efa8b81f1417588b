"""Rows of a data table to checked columns, with a remark for each thing that is wrong."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.schema import Kolumn, Tabell, Tabelldata
from xlsaddin.tabs.values import Fel, Ravarde, ar_tom, las_varde, normal_text

RADER_PER_OMGANG = 2_000


class Kolumnvis:
    """Rows at hand as columns, each of which gives the value of every row in turn, once."""

    def __init__(self, kolumner: Sequence[Iterable[Ravarde]]) -> None:
        """Take the columns; those that never end are as long as the shortest."""
        self._kolumner = [iter(kolumn) for kolumn in kolumner]

    def __iter__(self) -> Iterator[Sequence[Ravarde]]:
        return zip(*self._kolumner, strict=False)

    def omgangar(self) -> Iterator[Sequence[Sequence[Ravarde]]]:
        """Yield the columns of some rows at a time."""
        while True:
            kolumner = [list(islice(kolumn, RADER_PER_OMGANG)) for kolumn in self._kolumner]
            antal = min(map(len, kolumner))
            if antal:
                yield [kolumn[:antal] for kolumn in kolumner]
            if antal < RADER_PER_OMGANG:
                return


class Ratabell(NamedTuple):
    """A table as it stands in the workbook.

    Attributes:
        flik: the name of the tab where the table was found.
        rubriker: the headers.
        forsta_rad: the Excel row number of the first row of `rader`.
        rader: the rows below the headers, each as long as `rubriker`.
        felceller: cells that the reader cannot show: (row, header, kind), kind is an error text
            such as "#N/A", or "" for a formula that has never been calculated.
    """

    flik: str
    rubriker: Sequence[str]
    forsta_rad: int
    rader: Iterable[Sequence[Ravarde]]
    felceller: Sequence[tuple[int, str, str]] = ()


class Omgang(NamedTuple):
    """A run of rows: the raw values of the declared columns, and each row's Excel number."""

    kolumner: dict[str, Sequence[Ravarde]]
    radnummer: Sequence[int]


def kolumnplatser(tabell: Tabell, ra: Ratabell) -> tuple[dict[str, int], list[Anmarkning]]:
    """Return where each declared column stands, and a remark for each that is missing or double."""
    rubriker = [rubrik.casefold() for rubrik in ra.rubriker]
    platser: dict[str, int] = {}
    anmarkningar = []
    for kolumn in tabell.kolumner:
        antal = rubriker.count(kolumn.namn.casefold())
        if antal == 1:
            platser[kolumn.namn] = rubriker.index(kolumn.namn.casefold())
        else:
            text = (
                _saknad(kolumn.namn, tabell, ra)
                if antal == 0
                else f"Kolumnen «{kolumn.namn}» finns {antal} gånger. Byt namn på de övriga."
            )
            rubrikrad = ra.forsta_rad - 1
            anmarkningar.append(Anmarkning(ra.flik, rubrikrad, kolumn.namn, text))
    return platser, anmarkningar


def _saknad(namn: str, tabell: Tabell, ra: Ratabell) -> str:
    """Return the sentence on a missing header, also one that formulas do not know as it is."""
    if namn.casefold() in {normal_text(rubrik).casefold() for rubrik in ra.rubriker}:
        return f"Rubriken «{namn}» har ett mellanslag eller tecken för mycket. Skriv om den."
    return f"Kolumnen «{namn}» saknas. Lägg till den i tabellen {tabell.namn}."


def omgangar(ra: Ratabell, platser: dict[str, int]) -> Iterator[Omgang]:
    """Yield the rows in runs, turned into columns, so that a long table never stands in memory."""
    start = ra.forsta_rad
    rader = ra.rader
    for kolumner in rader.omgangar() if isinstance(rader, Kolumnvis) else _vanda(rader):
        antal = len(kolumner[0])
        yield Omgang(
            {namn: kolumner[plats] for namn, plats in platser.items()},
            range(start, start + antal),
        )
        start += antal


def _vanda(rader: Iterable[Sequence[Ravarde]]) -> Iterator[Sequence[Sequence[Ravarde]]]:
    """Turn rows into columns, some rows at a time."""
    alla = iter(rader)
    while omgang := list(islice(alla, RADER_PER_OMGANG)):
        yield list(zip(*omgang, strict=True))


def felcellsanmarkningar(tabell: Tabell, ra: Ratabell) -> list[Anmarkning]:
    """Return a remark for each error cell and each formula that was never calculated."""
    kanda = {kolumn.namn.casefold() for kolumn in tabell.kolumner}
    return [
        Anmarkning(
            ra.flik,
            rad,
            rubrik,
            f"Cellen visar felet {kod}. Rätta formeln eller skriv värdet."
            if kod
            else "Formeln är inte beräknad. Öppna arbetsboken i Excel, spara och försök igen.",
        )
        for rad, rubrik, kod in ra.felceller
        if normal_text(rubrik).casefold() in kanda
    ]


def las_rad(
    kolumner: Sequence[Kolumn], rad: Sequence[Ravarde], flik: str, nummer: int
) -> tuple[list[object], list[Anmarkning]]:
    """Return the checked values of one row and its remarks."""
    varden: list[object] = []
    anmarkningar = []
    for kolumn, ravarde in zip(kolumner, rad, strict=True):
        try:
            varden.append(las_varde(kolumn, ravarde))
        except Fel as fel:
            anmarkningar.append(Anmarkning(flik, nummer, kolumn.namn, str(fel)))
    return varden, anmarkningar


def las_tabell(tabell: Tabell, ra: Ratabell) -> tuple[Tabelldata, list[Anmarkning]]:
    """Return the rows that hold, column by column, and all remarks on the others."""
    platser, anmarkningar = kolumnplatser(tabell, ra)
    if anmarkningar:
        return tom(tabell, ra.forsta_rad), anmarkningar
    anmarkningar += felcellsanmarkningar(tabell, ra)
    trasiga = {a.rad for a in anmarkningar}
    data = tom(tabell, ra.forsta_rad)
    for omgang in omgangar(ra, platser):
        for nummer, rad in zip(
            omgang.radnummer, zip(*omgang.kolumner.values(), strict=True), strict=True
        ):
            if nummer in trasiga or ar_tom(rad):
                continue
            varden, fel = las_rad(tabell.kolumner, rad, ra.flik, nummer)
            anmarkningar += fel
            if not fel:
                data.radnummer.append(nummer)
                for kolumn, varde in zip(data.kolumner.values(), varden, strict=True):
                    kolumn.append(varde)  # type: ignore[arg-type]
    if tabell.kravs and not data.radnummer and not anmarkningar:
        anmarkningar.append(tom_tabell(tabell, ra))
    return data, anmarkningar


def tom(tabell: Tabell, forsta_rad: int = 2) -> Tabelldata:
    """Return the table without rows."""
    return Tabelldata({kolumn.namn: [] for kolumn in tabell.kolumner}, forsta_rad=forsta_rad)


def tom_tabell(tabell: Tabell, ra: Ratabell) -> Anmarkning:
    """Return the remark on a table that must have rows and has none."""
    return Anmarkning(
        ra.flik, ra.forsta_rad, "", f"Tabellen {tabell.namn} är tom. Fyll i den: {tabell.hjalp}"
    )
