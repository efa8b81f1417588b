"""Cells of all kinds in the data tables: `python -m tests.attack.cells [ROUNDS [SEED]]`.

Each is read as a second reader reads it, or there is a remark that names it; the two ways of
reading a table agree; no remark quotes more of a cell than a line, or speaks Python.
"""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
from lxml import etree
from openpyxl.utils.cell import get_column_letter

from tests.andrad_bok import SOCIAL, UMEA, packed
from tests.attack import naive_reader
from tests.attack.child import run
from tests.attack.environments import load
from tests.attack.naive_reader import M, No
from tests.attack.odd_cells import TEXTS, Made, made, with_looks_and_texts
from tests.attack.versions import campaign
from xlsaddin.actions.kontrollera import granska
from xlsaddin.domain.anmarkning import LONGEST_QUOTE, Anmarkning
from xlsaddin.excel.read import tables as reading
from xlsaddin.reports.alla import rapportbok
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.values import Olaslig
from xlsaddin.tabs.workbook import read_underlag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from random import Random

    from tests.attack.versions import Versions

MILLISECOND = dt.timedelta(milliseconds=1)
PYTHON = re.compile(
    r"\b(?:nan|inf|NaN|None|True|False|Olaslig|datetime|timedelta|Traceback)\b|\de[+-]?\d"
)
CELLS, WRITTEN = 10, 0.1
IN_USE = {
    UMEA: ["tblInstallningar", "tblKontoplan", "tblPoster", "tblHuvudbok", "tblHuvudbok",
           "tblSaldon", "tblBudget", "tblJamforelsear", "tblKommentarer", "tblTryckta"],
    SOCIAL: ["tblMalomraden", "tblIndikatorer", "tblHandelser", "tblHandelser", "tblEnkat"],
}  # fmt: skip

UNREAD = {
    (table.name, column.name)
    for table in TABLES
    if (s := table.summing)
    for column in table.columns
    if column.name not in {s.month_of, *s.keys, *s.sums}
}
"""Columns of which most rows are summed without that anybody asks what stands there."""


# With a mark more than a remark quotes, and a quotation mark of ours.
TOO_LONG = {text[: LONGEST_QUOTE + 2] for text in TEXTS if len(text) > LONGEST_QUOTE + 1}


class Place(NamedTuple):
    """A table of a workbook: its tab and headers, its sheet, and where it stands."""

    tab: str
    headings: Sequence[str]
    part: str
    rows: range
    first_col: int


class Prepared(NamedTuple):
    """A workbook with every look and text that odd cells can have, and where those begin."""

    parts: Mapping[str, bytes]
    tables: Mapping[str, Place]
    first_look: int
    first_text: int


@cache
def prepared(book: Path) -> Prepared:
    """Return a workbook made ready for odd cells."""
    with zipfile.ZipFile(book) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    parts, first_look, first_text = with_looks_and_texts(parts)
    tables = {}
    for sheet in openpyxl.load_workbook(book).worksheets:
        for table in sheet.tables.values():
            left, top, _, bottom = openpyxl.utils.range_boundaries(table.ref)
            part = naive_reader.sheet(book, sheet.title).part
            tables[table.name] = Place(
                sheet.title, table.column_names, part, range(top + 1, bottom + 1), left
            )
    return Prepared(parts, tables, first_look, first_text)


def attack(_: Versions, folder: Path, random: Random) -> str | None:
    """Put odd cells into a table, read it in all ways, and return what was wrong."""
    original = random.choice(list(IN_USE))
    ready, name = prepared(original), random.choice(IN_USE[original])
    table = ready.tables[name]
    root = etree.fromstring(ready.parts[table.part])
    for _cell in range(CELLS):
        cell = made(random, ready.first_look, ready.first_text)
        column = table.first_col + random.randrange(len(table.headings))
        _put(root, random.choice(table.rows), column, cell, random)
    book = folder / "bok.xlsm"
    parts = {**ready.parts, table.part: etree.tostring(root)}
    book.write_bytes(packed(parts, zipfile.ZIP_STORED))
    try:
        fault = _fault(book, name, table)
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
    if not fault and random.random() < WRITTEN:
        ended = run("uppdatera", "--trots-anmarkningar", book)
        bad = ended.code not in {0, 1, 3} or "Traceback" in ended.err
        fault = f"ended with {ended.code}: {ended.err[-300:]}" if bad else None
    return fault and f"{name}: {fault}"[:600]


def _put(root: etree._Element, row: int, column: int, cell: Made, random: Random) -> None:
    """Put a cell where another stands, beside it, or without an address after the one before."""
    address = f"{get_column_letter(column)}{row}"
    (line,) = (it for it in root.iter(f"{M}row") if it.get("r") == str(row))
    stated = {it.get("r"): it for it in line}
    before = len(list(takewhile(lambda it: _column(it) < column, line)))
    new = etree.fromstring(f'<c xmlns="{M[1:-1]}" r="{address}"{cell.attributes}>{cell.inside}</c>')
    how = random.random()
    if address in stated and how < 0.95:
        line.remove(stated[address])
    if how < 0.1 and before and _column(line[before - 1]) == column - 1:
        del new.attrib["r"]
    line.insert(before, new)
    etree.cleanup_namespaces(root)


def _column(cell: etree._Element) -> int:
    address = cell.get("r")
    if not address:
        return _column(cell.getprevious()) + 1
    return openpyxl.utils.cell.column_index_from_string(address.rstrip("0123456789"))


def _fault(book: Path, name: str, table: Place) -> str | None:
    fast = rapportbok(read_underlag(reading.read_tables(book)))
    remarks = granska(fast)[0]
    found = _carefully(book)
    rows = found[name] = found[name]._replace(rows=list(found[name].rows))
    slow = read_underlag(found)
    if (fast.underlag.tables, fast.underlag.anmarkningar) != (slow.tables, slow.anmarkningar):
        return "the two ways of reading do not agree"
    expected = naive_reader.sheet(book, table.tab).cells
    told = {(it.row, it.column) for it in remarks if it.tab == table.tab}
    for row, cells in zip(table.rows, rows.rows, strict=True):
        for column, (heading, got) in enumerate(zip(table.headings, cells, strict=True)):
            seen = expected.get((row, table.first_col + column), "")
            if not (
                {(row, heading), (row, "")} & told or (name, heading) in UNREAD or _same(seen, got)
            ):
                return f"row {row}, {heading}: {got!r:.60} instead of {seen!r:.60}"
    return _ugly(remarks, [it for it in expected.values() if isinstance(it, str)])


def _carefully(book: Path) -> Mapping[str, RawTable]:
    """Read the tables cell by cell, never the fast way."""
    fast, reading.plain_rows = reading.plain_rows, lambda *_: None
    try:
        return reading.read_tables(book)
    finally:
        reading.plain_rows = fast


def _same(seen: object, got: object) -> bool:
    """Tell whether two readers saw the same; what has no value is no value of a cell."""
    if isinstance(seen, No) or isinstance(got, Olaslig):
        return False
    if isinstance(seen, (dt.date, dt.time, dt.timedelta)) and not isinstance(got, str):
        return abs(_moment(seen) - _moment(got)) <= MILLISECOND
    return type(seen) is type(got) and seen == got


def _moment(value: object) -> dt.timedelta:
    match value:
        case dt.timedelta():
            return value
        case dt.datetime():
            return value - dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's have no time zone
        case dt.date():
            return value - dt.date(1899, 12, 30)
        case dt.time():
            return dt.datetime.combine(dt.date(1899, 12, 30), value) - dt.datetime(1899, 12, 30)  # noqa: DTZ001
    return dt.timedelta.max


def _ugly(remarks: Sequence[Anmarkning], texts: Sequence[str]) -> str | None:
    """Return a remark that quotes too much of a cell, or has a word of Python's own."""
    own = set(PYTHON.findall(" ".join(texts)))
    for remark in remarks:
        if alien := set(PYTHON.findall(remark.text)) - own:
            return f"{sorted(alien)} in {remark}"
        # After a tab stands a row to paste, which is whole.
        sentence, _, _ = remark.text.partition("\t")
        if any(text in sentence for text in TOO_LONG):
            return f"too much in {str(remark)[:300]}"
    return None


if __name__ == "__main__":
    load()
    campaign("cells", 1_000, attack, lambda: f", {CELLS} cells a round")
