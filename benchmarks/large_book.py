"""The workbook of 2023 with a ledger of many rows: `python -m benchmarks.large_book ROWS FILE`.

The builder makes the workbook; its ledger rows are then spread over many, as a stream, because a
million rows are too many to draw. Konto, ansvar and projekt stay, the days go through the year,
every text is its own, and the amounts sum to the same - but for the last row, which is booked
after the report tabs were made, so that an update of them has something to change.
"""

import datetime as dt
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from templates.build import BOCKER, build
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import tables
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.values import serial_number

BOOK = BOCKER[1]
FIRST_DAY = serial_number(dt.date(2023, 1, 1))
DAYS = 365
BOOKED_LATE = -100_000
"""Öre on the last row, more than its share: what the report tabs know nothing of."""
GREATEST_STEP = 50_000
"""Öre that a row may lie above or below its share."""
STRINGS = "xl/sharedStrings.xml"

_TEXT = re.compile(r"<si><t[^>]*>([^<]*)</t></si>")
_ROW = re.compile(r'<row r="(\d+)".*?</row>', re.DOTALL)


class Source(NamedTuple):
    """A row of the small ledger: how its copies look, their text, and the öre that they share."""

    template: str
    text: str
    amount: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The small ledger, and how many rows it becomes."""

    sources: Sequence[Source]
    texts: int
    first_row: int
    last_row: int
    rows: int

    def sheet(self, xml: str) -> Iterator[str]:
        """Yield the sheet with the many rows."""
        yield self.longer(xml[: xml.index(f'<row r="{self.first_row}"')])
        for number, amount in enumerate(self._amounts()):
            yield self._source(number).template.format(
                row=self.first_row + number,
                day=FIRST_DAY + number * DAYS // self.rows,
                text=self.texts + number,
                amount=f"{amount / 100:.2f}",
            )
        yield self.longer(xml[xml.index("</sheetData>") :])

    def strings(self, xml: str) -> Iterator[str]:
        """Yield the shared strings with one more for each row."""
        yield re.sub(r' (?:uniqueC|c)ount="\d+"', "", xml.removesuffix("</sst>"))
        for number in range(self.rows):
            yield f"<si><t>{self._source(number).text}, verifikation {number // 4 + 1}</t></si>"
        yield "</sst>"

    def longer(self, xml: str) -> str:
        """Return the ranges that end with the ledger ending with its many rows."""
        added = self.first_row + self.rows - 1 - self.last_row

        def moved(found: re.Match[str]) -> str:
            row = int(found[2])
            return f'{found[1]}{row + added if row >= self.last_row else row}"'

        return re.sub(r'((?:ref|sqref)="[A-Z]+\d+:[A-Z]+)(\d+)"', moved, xml)

    def _source(self, number: int) -> Source:
        return self.sources[number % len(self.sources)]

    def _amounts(self) -> Iterator[int]:
        """Yield each row's öre: its share, one row above and the next copy as much below."""
        kinds = len(self.sources)
        for number in range(self.rows):
            copy, copies = number // kinds, 1 + (self.rows - 1 - number % kinds) // kinds
            share, rest = divmod(self._source(number).amount, copies)
            step = 0 if copy == copies - 1 and copies % 2 else copy // 2 * 7919 % GREATEST_STEP
            late = BOOKED_LATE if number == self.rows - 1 else 0
            yield share + (rest if copy == 0 else 0) + (step if copy % 2 else -step) + late


def large_book(rows: int, file: Path) -> None:
    """Write the workbook with a ledger of this many rows."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "bok.xlsm"
        build(replace(BOOK, fil=small))
        enlarge(small, rows, file)


def enlarge(small: Path, rows: int, file: Path) -> None:
    """Write a copy of a workbook as the builder makes it, with a ledger of this many rows."""
    _copy_with(small, file, _changed_parts(small, rows))


def _changed_parts(small: Path, rows: int) -> Mapping[str, Iterator[str]]:
    with Package(small) as package:
        info = next(it for it in tables(package) if it.name == HUVUDBOK.name)
        links = package.relationships(info.sheet_part)
        table_part = next(it.target for it in links if it.kind.endswith("/table"))
        sheet, strings, table = (
            package.read(part).decode() for part in (info.sheet_part, STRINGS, table_part)
        )
    texts = _TEXT.findall(strings)
    found = ((match[0], int(match[1])) for match in _ROW.finditer(sheet))
    sources = [_source(xml, row, texts) for xml, row in found if row >= info.first_row]
    ledger = Ledger(sources, len(texts), info.first_row, info.last_row, rows)
    return {
        info.sheet_part: ledger.sheet(sheet),
        STRINGS: ledger.strings(strings),
        table_part: iter([ledger.longer(table)]),
    }


def _source(xml: str, row: int, texts: Sequence[str]) -> Source:
    """Turn a row into a template by what differs between its copies."""
    template = re.sub(rf'r="([A-Z]*){row}"', r'r="\1{row}"', xml)
    values = {}
    for column, name in (("A", "day"), ("E", "text"), ("F", "amount")):
        head, value, tail = re.split(rf'(?<=r="{column}{{row}}")([^>]*><v>[^<]*)', template)
        start, _, values[name] = value.rpartition(">")
        template = f"{head}{start}>{{{name}}}{tail}"
    return Source(template, texts[int(values["text"])], round(float(values["amount"]) * 100))


def _copy_with(small: Path, file: Path, parts: Mapping[str, Iterator[str]]) -> None:
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(file, "w") as new:
        for member in old.infolist():
            if member.filename not in parts:
                new.writestr(member, old.read(member))
                continue
            with new.open(member, "w") as stream:
                for text in parts[member.filename]:
                    stream.write(text.encode())


if __name__ == "__main__":
    large_book(int(sys.argv[1]), Path(sys.argv[2]))
