"""What a row of the ledger must hold, beyond what its columns say."""

from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.schema import CellValue
from xlsaddin.tabs.summing import Quick, Words
from xlsaddin.tabs.values import day


class Arsgranskning(NamedTuple):
    """The day lies in the workbook's year; where that is not known, days are not judged."""

    ar: int | None

    def remarks(self, values: list[CellValue], tab: str, number: int) -> list[Anmarkning]:
        """Return a remark when the row's day lies in another year."""
        datum = day(values[0])  # type: ignore[arg-type]
        if self.ar in {None, datum.year}:
            return []
        text = f"{datum} ligger utanför året {self.ar}. Rätta datumet eller flytta raden."
        return [Anmarkning(tab, number, "Datum", text)]

    def quick(self, words: Words) -> Quick:  # noqa: ARG002
        """Return that every amount is right."""
        return lambda _: True
