"""Backgrounds and society's measures as records, and what is wrong with their rows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.manniskor.samhallstabeller import BAKGRUND, KOMPETENS, SAMHALLSMATT, Riktning
from xlsaddin.tabs.schema import CellValue, Table, TableData
from xlsaddin.tabs.socialt.checks import namnfel
from xlsaddin.tabs.socialt.tables import JA
from xlsaddin.tabs.underlag import Underlag

Row = Mapping[str, CellValue]
HUNDRA = 100
_NYCKLAR = {
    BAKGRUND.name: ("År", "Insats", "Indelning", "Kategori"),
    SAMHALLSMATT.name: ("Mått", "Område", "År"),
}


class Samhallsmatt(NamedTuple):
    """A measure of society.

    Attributes:
        mal: the goal that it shows.
        name: what is measured.
        enhet: its unit.
        riktning: which way is better; None where that is not judged.
        diagram: whether it is drawn over all years.
        omraden: the areas, as they first appear.
        ar: the years that have a value, in order.
        hela: whether every value is whole.
    """

    mal: str
    name: str
    enhet: str
    riktning: Riktning | None
    diagram: bool
    omraden: tuple[str, ...]
    ar: tuple[int, ...]
    hela: bool


def samhallsmatt(u: Underlag) -> list[Samhallsmatt]:
    """Return the measures, as they first appear."""
    rows: dict[str, list[Row]] = {}
    for row in u.table(SAMHALLSMATT).rows():
        rows.setdefault(str(row["Mått"]), []).append(row)
    return [_matt(name, own) for name, own in rows.items()]


def _matt(name: str, rows: list[Row]) -> Samhallsmatt:
    first = rows[0]
    return Samhallsmatt(
        str(first["Mål"]),
        name,
        str(first["Enhet"]),
        None if first["Riktning"] is None else Riktning(str(first["Riktning"])),
        any(row["Diagram"] == JA for row in rows),
        tuple(dict.fromkeys(str(row["Område"]) for row in rows)),
        tuple(sorted({int(row["År"] or 0) for row in rows if row["Värde"] is not None})),
        not any((_tal(row["Värde"]) or 0) % 1 for row in rows),
    )


class Indelning(NamedTuple):
    """How the participants of an insats are divided.

    Attributes:
        insats: whose participants.
        name: by what they are divided.
        kategorier: the groups, as they first appear.
        flera_svar: whether one may belong to several.
        antal: whether the groups are counted, and not only given as shares.
    """

    insats: str
    name: str
    kategorier: tuple[str, ...]
    flera_svar: bool
    antal: bool


def indelningar(u: Underlag) -> list[Indelning]:
    """Return the divisions of the workbook's year, as they first appear."""
    rows: dict[tuple[str, str], list[Row]] = {}
    for row in u.table(BAKGRUND).rows():
        if row["År"] == u.ar:
            rows.setdefault((str(row["Insats"]), str(row["Indelning"])), []).append(row)
    return [
        Indelning(
            insats,
            name,
            tuple(str(row["Kategori"]) for row in own),
            any(row["Flera svar"] == JA for row in own),
            all(row["Kvinnor"] is not None for row in own),
        )
        for (insats, name), own in rows.items()
    ]


def check(table: Table, data: TableData, ar: int) -> list[Anmarkning]:
    """Return a remark for each row of Bakgrund, Samhällsmått or Kompetens that cannot be used."""
    rows = list(data.rows())
    antal = Counter(_key(table, row) for row in rows)
    fel = []
    for number, row in zip(data.row_numbers, rows, strict=True):
        for column in _NYCKLAR.get(table.name, ()):
            if column != "År":
                fel += namnfel((table, number), column, row)
        for column, text in (*_fel(table, row, ar), *_dubbel(table, row, antal)):
            fel.append(Anmarkning(table.tab, number, column, text))
    return fel


def _key(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(str(row[column]).casefold() for column in _NYCKLAR.get(table.name, ()))


def _dubbel(table: Table, row: Row, antal: Counter[tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    key = _key(table, row)
    if key and antal[key] > 1:
        yield _NYCKLAR[table.name][1], "Raden står flera gånger. Behåll en."


def _fel(table: Table, row: Row, ar: int) -> Iterator[tuple[str, str]]:
    for column in ("Kvinnor", "Män", "Deltagare"):
        if (_tal(row.get(column)) or 0) < 0:
            yield column, f"{row[column]} är inget antal. Skriv ett tal från 0."
    if ar and (_tal(row.get("År")) or 0) > ar:
        yield "År", f"{row['År']} är efter arbetsbokens år {ar}. Rätta året."
    if table is BAKGRUND:
        if (row["Kvinnor"] is None) != (row["Män"] is None):
            yield "Män", "Bara det ena könet är angivet. Skriv det andra, också 0."
        if (row["Kvinnor"] is None) == (row["Andel"] is None):
            yield "Andel", "Skriv antingen antalen eller andelen."
        if not 0 <= (_tal(row["Andel"]) or 0) <= HUNDRA:
            yield "Andel", f"{row['Andel']:g} är ingen andel i procent. Skriv 0–100."


def _tal(value: CellValue) -> float | None:
    return value if isinstance(value, (int, float)) else None


TABELLER = (BAKGRUND, SAMHALLSMATT, KOMPETENS)
