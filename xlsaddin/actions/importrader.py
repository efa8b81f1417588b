"""Rows that a file gives, against those that a workbook has: what stays, goes, is new."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xlsaddin.domain.belopp import avrunda
from xlsaddin.excel.graft.data_rows import RowChange, RowContent
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, IMPORT, SALDON
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.schema import Table
from xlsaddin.tabs.values import is_empty, normal_text, serial_number

SAMMA = {
    HUVUDBOK.name: ("Datum", "Konto", "Ansvar", "Projekt", "Verifikat"),
    SALDON.name: ("Konto",),
    BUDGET.name: ("Post",),
}
"""What makes a row another version of one that was there, so that it takes its place."""
JAMFORS = {
    HUVUDBOK.name: ("Datum", "Konto", "Ansvar", "Projekt", "Text", "Belopp", "Verifikat"),
    SALDON.name: ("Konto", "Ingående", "Utgående"),
    BUDGET.name: ("Post", "Belopp"),
}
"""What makes two rows the same."""
Key = tuple[object, ...]


class Bokrad(NamedTuple):
    """A row of a data table: its number in Excel, and its values by header."""

    number: int
    content: RowContent


def bokrader(table: Table, ra: RawTable) -> list[Bokrad]:
    """Return the rows of a table that hold anything, by the headers that it declares."""
    folded = [heading.casefold() for heading in ra.headings]
    places = {
        it.name: folded.index(it.name.casefold())
        for it in table.columns
        if it.name.casefold() in folded
    }
    svar = []
    for number, cells in enumerate(ra.rows, ra.first_row):
        row = {name: cells[place] for name, place in places.items()}
        if not is_empty(list(row.values())):
            svar.append(Bokrad(number, row))  # type: ignore[arg-type]
    return svar


def av_import(rows: Iterable[Bokrad], etikett: str) -> list[Bokrad]:
    """Return the rows that came with an import."""
    return [
        row for row in rows if etikett and normal_text(row.content.get(IMPORT) or "") == etikett
    ]


def key(content: RowContent, names: Sequence[str]) -> Key:
    """Return what rows are compared by: as a person reads it, whatever its type in the cell.

    A line's number in a file tells no booking from another: another order is the same ledger.
    """
    return tuple(_plain(name, content.get(name)) for name in names)


def _plain(name: str, value: object) -> object:
    if value is None or value == "":
        return ""
    if isinstance(value, dt.date):
        return serial_number(value)
    if isinstance(value, float):
        return avrunda(value, 2) if not value.is_integer() or name != "Ansvar" else f"{value:.0f}"
    text = normal_text(value) if isinstance(value, str) else value
    return "" if name == "Verifikat" and str(text).startswith("rad ") else text


def kontrollsumma(rows: Mapping[str, Sequence[RowContent]]) -> str:
    """Return a checksum of what rows say, whatever their order."""
    lines = [f"{name}{key(row, JAMFORS[name])}" for name, those in rows.items() for row in those]
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()[:16]


def andring(table: Table, fore: Sequence[Bokrad], efter: Sequence[RowContent]) -> RowChange:
    """Return the change that lets the rows of before say what is to be.

    A row that says the same, or is a corrected one, keeps its place, and with it what the user
    has beside it.
    """
    replace: dict[int, RowContent] = {}
    left, rest = list(fore), list(efter)
    for names in (JAMFORS[table.name], SAMMA[table.name]):
        left, rest = _match(left, rest, names, replace)
    return RowChange(replace, rest, [row.number for row in left])


def _match(
    fore: Sequence[Bokrad],
    efter: Sequence[RowContent],
    names: Sequence[str],
    replace: dict[int, RowContent],
) -> tuple[list[Bokrad], list[RowContent]]:
    there: dict[Key, list[Bokrad]] = defaultdict(list)
    for row in reversed(fore):
        there[key(row.content, names)].append(row)
    rest = []
    for content in efter:
        found = there[key(content, names)]
        if found:
            replace[found.pop().number] = content
        else:
            rest.append(content)
    left = {row.number for rows in there.values() for row in rows}
    return [row for row in fore if row.number in left], rest


def lika_andel(table: Table, fore: Sequence[Bokrad], efter: Sequence[RowContent]) -> float:
    """Return how large a share of the rows of before is the same in those that are to be, 0-1."""
    left, _ = _match(fore, efter, JAMFORS[table.name], {})
    return 1 - len(left) / len(fore) if fore else 0.0
