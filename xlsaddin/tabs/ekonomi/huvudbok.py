"""What a row of the ledger must hold, beyond what its columns say."""

from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.schema import CellValue
from xlsaddin.tabs.summing import Quick, Words
from xlsaddin.tabs.values import day, serial_number


class Arsgranskning(NamedTuple):
    """The day lies in the workbook's year; where that is not known, days are not judged."""

    ar: int | None

    def takes(self, day_: int) -> bool:
        """Tell whether a day, a serial number, lies in the year."""
        return self.ar in {None, day(day_).year}

    def remarks(self, values: list[CellValue], tab: str, number: int) -> list[Anmarkning]:
        """Return a remark when the row's day lies in another year."""
        datum = day(values[0])  # type: ignore[arg-type]
        if self.takes(serial_number(datum)):
            return []
        text = f"{datum} ligger utanför året {self.ar}. Rätta datumet eller flytta raden."
        return [Anmarkning(tab, number, "Datum", text)]

    def quick(self, words: Words) -> Quick:  # noqa: ARG002
        """Return that every amount is right."""
        return lambda _: True
