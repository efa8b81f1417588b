"""Raw cell values to checked values, one column at a time."""

import datetime as dt
import math
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from xlsaddin.domain.synligt import ERSATT, skrivbar
from xlsaddin.tabs.schema import CellValue, Column, Kind

RawValue = object
"""What the reader hands over: str ("" when blank), float, int, bool, date, datetime, time,
timedelta, or Olaslig."""

LARGEST = 1e12
"""A number in a data table is at most this large, more kronor than any förbund has: sums of a
million such still fit, and ten sums of them are right to the öre."""

LONGEST_CODE = 60
"""Characters of a code: more than any bookkeeping system has, and no more than a remark quotes."""

LONGEST_COMPARED = 255
"""Characters of a text that Excel's SUMIFS and COUNTIFS can look for."""

_EXCELS_ZERO_DAY = dt.date(1899, 12, 30).toordinal()
# SUMIFS takes a text with these for a pattern or a comparison and sums other rows too.
WILDCARDS = frozenset("*?~")
CRITERION_SIGNS = ("<", ">", "=")
_LAST_DAY = dt.date(9999, 12, 31).toordinal() - _EXCELS_ZERO_DAY


class Olaslig(NamedTuple):
    """A cell whose content cannot be told; `skal` is the Swedish sentence of the remark."""

    skal: str


class Fel(ValueError):
    """A value that a column does not take; the message is the Swedish sentence of the remark."""


def serial_number(day: dt.date) -> int:
    """Return the day as Excel counts days.

    >>> serial_number(dt.date(2023, 12, 31))
    45291
    """
    return day.toordinal() - _EXCELS_ZERO_DAY


def day(number: float) -> dt.date:
    """Return the day of an Excel serial number.

    >>> day(45291.5)
    datetime.date(2023, 12, 31)
    """
    return dt.date.fromordinal(int(number) + _EXCELS_ZERO_DAY)


def normal_text(value: RawValue) -> str:
    """Return text as it compares: composed letters, no surrounding or doubled blanks.

    >>> normal_text(" Vännäs  kommun "), normal_text(301.0)
    ('Vännäs kommun', '301')
    """
    text = value if isinstance(value, str) else as_in_cell(value)
    return " ".join(skrivbar(unicodedata.normalize("NFC", text)).split())


def as_in_cell(value: RawValue) -> str:
    """Return a value as a Swedish Excel shows it in a cell.

    >>> as_in_cell(True), as_in_cell(4510.5), as_in_cell(dt.timedelta(hours=36))
    ('SANT', '4510,5', '36:00:00')
    """
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        # Excel knows no minus zero.
        return f"{value + 0.0:.15G}".replace(".", ",")
    if isinstance(value, dt.timedelta):
        minuter, sekunder = divmod(round(value.total_seconds()), 60)
        return f"{minuter // 60}:{minuter % 60:02}:{sekunder:02}"
    if isinstance(value, dt.datetime):
        return f"{value.date()} {value:%H:%M:%S}"
    return f"{value:%H:%M:%S}" if isinstance(value, dt.time) else str(value)


def _tal(value: RawValue) -> float:
    if isinstance(value, bool):
        raise Fel("Här står sant eller falskt. Skriv ett tal.")
    if isinstance(value, (int, float)):
        if abs(value) > LARGEST:
            raise Fel("Talet är större än vad som räknas här. Skriv ett mindre.")
        return value
    if isinstance(value, str):
        raise Fel(
            f"«{normal_text(value)}» är text, inte ett tal. Skriv om talet i cellen, "
            "utan mellanslag och enhet."
        )
    raise Fel(f"«{as_in_cell(value)}» är inte ett tal. Skriv ett tal och ge cellen talformat.")


def _heltal(value: RawValue) -> int:
    tal = _tal(value)
    if tal != int(tal):
        raise Fel(f"{as_in_cell(tal)} är inte ett heltal. Skriv ett heltal.")
    return int(tal)


def _kod(value: RawValue) -> str:
    if isinstance(value, (dt.date, dt.time, dt.timedelta, bool)):
        raise Fel(f"«{as_in_cell(value)}» är ingen kod. Ge cellen textformat och skriv koden igen.")
    return normal_text(value)


def _datum(value: RawValue) -> int:
    if isinstance(value, dt.datetime):
        return serial_number(value.date())
    if isinstance(value, dt.date):
        return serial_number(value)
    if isinstance(value, (int, float)) and 1 <= value <= _LAST_DAY:
        return int(value)
    if isinstance(value, str):
        raise Fel(
            f"«{normal_text(value)}»: cellen är text, inte ett datum. Skriv om datumet i cellen "
            "som åååå-mm-dd."
        )
    raise Fel(f"«{as_in_cell(value)}» är inte ett datum. Skriv datumet som åååå-mm-dd.")


def _fritt(value: RawValue) -> CellValue:
    if isinstance(value, bool):
        return "Ja" if value else "Nej"
    if isinstance(value, (int, float)):
        return float(_tal(value))
    return _datum(value) if isinstance(value, dt.date) else normal_text(value)


_READ: dict[Kind, Callable[[RawValue], CellValue]] = {
    Kind.TEXT: normal_text,
    Kind.KOD: _kod,
    Kind.HELTAL: _heltal,
    Kind.BELOPP: _tal,
    Kind.DATUM: _datum,
    Kind.VALUE: _fritt,
}


def read_value(column: Column, value: RawValue) -> CellValue:
    """Return the checked value of one cell, None when it is blank.

    Raises:
        Fel: the column does not take the value; the message says why and what to do.
    """
    if is_blank(value):
        if column.required:
            raise Fel(f"Cellen är tom. Fyll i den: {column.help}")
        return None
    if isinstance(value, Olaslig):
        raise Fel(value.skal)
    if isinstance(value, float) and not math.isfinite(value):
        raise Fel("Talet är inte ändligt. Skriv ett vanligt tal.")
    svar = _READ[column.kind](value)
    if isinstance(value, str) and isinstance(svar, str) and not column.fri:
        _krav_pa_text(value, svar, kod=column.kind is Kind.KOD)
        _krav_pa_langd(svar, column.kind)
    if column.allowed and svar not in column.allowed:
        val = ", ".join(str(v) for v in column.allowed)
        raise Fel(f"«{svar}» går inte att använda här. Välj något av: {val}.")
    return svar


def is_criterion(text: str) -> bool:
    """Return whether SUMIFS would take a text for a pattern or a comparison."""
    return text.startswith(CRITERION_SIGNS) or not WILDCARDS.isdisjoint(text)


def is_straight(text: str) -> bool:
    """Return whether formulas compare a code as it reads: no blanks too many, no wild cards."""
    try:
        _krav_pa_text(text, normal_text(text), kod=True)
    except Fel:
        return False
    return True


def _krav_pa_text(text: str, laslig: str, *, kod: bool) -> None:
    """Refuse a text that Excel's formulas take for another than a person reads."""
    if ERSATT in laslig:
        raise Fel(f"«{laslig}» har ett tecken som inte går att visa. Skriv om texten utan det.")
    if text != laslig:
        raise Fel(
            f"«{laslig}» har mellanslag först eller sist, dubbla mellanslag eller radbrytning. "
            "Skriv om texten: Excels formler räknar dem som tecken."
        )
    if kod and is_criterion(laslig):
        raise Fel(
            f"«{laslig}» har ett tecken som Excel läser som villkor. Skriv om koden utan * ? ~ "
            "och utan < > = först."
        )


def _krav_pa_langd(text: str, kind: Kind) -> None:
    hogst = {Kind.KOD: LONGEST_CODE, Kind.TEXT: LONGEST_COMPARED}.get(kind)
    if hogst and len(text) > hogst:
        raise Fel(f"Texten är {len(text)} tecken. Korta den till högst {hogst}.")


def is_empty(row: Sequence[RawValue]) -> bool:
    """Return whether every cell of the row is blank."""
    return all(map(is_blank, row))


def is_blank(cell: RawValue) -> bool:
    """Return whether the cell holds nothing, or only blanks."""
    return cell == "" or (isinstance(cell, str) and not cell.strip())


def eller(ord_: Sequence[str]) -> str:
    """Return words as a choice in a sentence.

    >>> eller(["%", "dagar", "månader"])
    '%, dagar eller månader'
    """
    *forst, sist = ord_
    return f"{', '.join(forst)} eller {sist}" if forst else sist
