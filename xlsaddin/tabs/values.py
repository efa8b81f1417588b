"""Raw cell values to checked values, one column at a time."""

import datetime as dt
import math
import unicodedata
from collections.abc import Callable, Sequence

from xlsaddin.tabs.schema import Cellvarde, Kolumn, Typ

Ravarde = object
"""What the reader hands over: str ("" when blank), float, int, bool, date, datetime or time."""

_EXCELS_NOLLDAG = dt.date(1899, 12, 30).toordinal()
# SUMIFS takes a text with these for a pattern or a comparison and sums other rows too.
JOKERTECKEN = frozenset("*?~")
VILLKORSTECKEN = ("<", ">", "=")
_SISTA_DAG = dt.date(9999, 12, 31).toordinal() - _EXCELS_NOLLDAG


class Fel(ValueError):
    """A value that a column does not take; the message is the Swedish sentence of the remark."""


def serienummer(dag: dt.date) -> int:
    """Return the day as Excel counts days.

    >>> serienummer(dt.date(2023, 12, 31))
    45291
    """
    return dag.toordinal() - _EXCELS_NOLLDAG


def dag(nummer: float) -> dt.date:
    """Return the day of an Excel serial number.

    >>> dag(45291.5)
    datetime.date(2023, 12, 31)
    """
    return dt.date.fromordinal(int(nummer) + _EXCELS_NOLLDAG)


def normal_text(varde: Ravarde) -> str:
    """Return text as it compares: composed letters, no surrounding or doubled blanks.

    >>> normal_text(" Vännäs  kommun "), normal_text(301.0)
    ('Vännäs kommun', '301')
    """
    if isinstance(varde, float) and varde.is_integer():
        return str(int(varde))
    return " ".join(unicodedata.normalize("NFC", str(varde)).split())


def som_i_cellen(varde: Ravarde) -> str:
    """Return a value as a Swedish Excel shows it in a cell.

    >>> som_i_cellen(True), som_i_cellen(4510.5), som_i_cellen(dt.timedelta(hours=36))
    ('SANT', '4510,5', '36:00:00')
    """
    if isinstance(varde, bool):
        return "SANT" if varde else "FALSKT"
    if isinstance(varde, float):
        return f"{varde:.15g}".replace(".", ",")
    if isinstance(varde, dt.timedelta):
        minuter, sekunder = divmod(round(varde.total_seconds()), 60)
        return f"{minuter // 60}:{minuter % 60:02}:{sekunder:02}"
    return str(varde)


def _tal(varde: Ravarde) -> float:
    if isinstance(varde, bool):
        raise Fel("Här står sant eller falskt. Skriv ett tal.")
    if isinstance(varde, (int, float)):
        if not math.isfinite(varde):
            raise Fel("Talet är inte ändligt. Skriv ett vanligt tal.")
        return varde
    if isinstance(varde, str):
        raise Fel(
            f"«{normal_text(varde)}» är text, inte ett tal. Skriv om talet i cellen, "
            "utan mellanslag och enhet."
        )
    raise Fel(f"«{som_i_cellen(varde)}» är inte ett tal. Skriv ett tal och ge cellen talformat.")


def _heltal(varde: Ravarde) -> int:
    tal = _tal(varde)
    if tal != int(tal):
        raise Fel(f"{som_i_cellen(tal)} är inte ett heltal. Skriv ett heltal.")
    return int(tal)


def _kod(varde: Ravarde) -> str:
    if isinstance(varde, (dt.date, dt.time, bool)):
        raise Fel(
            f"«{som_i_cellen(varde)}» är ingen kod. Ge cellen textformat och skriv koden igen."
        )
    return normal_text(varde)


def _datum(varde: Ravarde) -> int:
    if isinstance(varde, dt.datetime):
        return serienummer(varde.date())
    if isinstance(varde, dt.date):
        return serienummer(varde)
    if isinstance(varde, (int, float)) and 1 <= varde <= _SISTA_DAG:
        return int(varde)
    raise Fel(f"«{som_i_cellen(varde)}» är inte ett datum. Skriv datumet som åååå-mm-dd.")


def _fritt(varde: Ravarde) -> Cellvarde:
    if isinstance(varde, bool):
        return "Ja" if varde else "Nej"
    if isinstance(varde, (int, float)):
        return float(varde)
    return _datum(varde) if isinstance(varde, dt.date) else normal_text(varde)


_LAS: dict[Typ, Callable[[Ravarde], Cellvarde]] = {
    Typ.TEXT: normal_text,
    Typ.KOD: _kod,
    Typ.HELTAL: _heltal,
    Typ.BELOPP: _tal,
    Typ.DATUM: _datum,
    Typ.VARDE: _fritt,
}


def las_varde(kolumn: Kolumn, varde: Ravarde) -> Cellvarde:
    """Return the checked value of one cell, None when it is blank.

    Raises:
        Fel: the column does not take the value; the message says why and what to do.
    """
    if varde == "" or (isinstance(varde, str) and not varde.strip()):
        if kolumn.kravs:
            raise Fel(f"Cellen är tom. Fyll i den: {kolumn.hjalp}")
        return None
    svar = _LAS[kolumn.typ](varde)
    if isinstance(varde, str) and isinstance(svar, str) and not kolumn.fri:
        _krav_pa_text(varde, svar, kod=kolumn.typ is Typ.KOD)
    if kolumn.tillatna and svar not in kolumn.tillatna:
        val = ", ".join(str(v) for v in kolumn.tillatna)
        raise Fel(f"«{svar}» går inte att använda här. Välj något av: {val}.")
    return svar


def ar_villkor(text: str) -> bool:
    """Return whether SUMIFS would take a text for a pattern or a comparison."""
    return text.startswith(VILLKORSTECKEN) or not JOKERTECKEN.isdisjoint(text)


def ar_rak(text: str) -> bool:
    """Return whether formulas compare a code as it reads: no blanks too many, no wild cards."""
    try:
        _krav_pa_text(text, normal_text(text), kod=True)
    except Fel:
        return False
    return True


def _krav_pa_text(text: str, laslig: str, *, kod: bool) -> None:
    """Refuse a text that Excel's formulas take for another than a person reads."""
    if text != laslig:
        raise Fel(
            f"«{laslig}» har mellanslag först eller sist, dubbla mellanslag eller radbrytning. "
            "Skriv om texten: Excels formler räknar dem som tecken."
        )
    if kod and ar_villkor(laslig):
        raise Fel(
            f"«{laslig}» har ett tecken som Excel läser som villkor. Skriv om koden utan * ? ~ "
            "och utan < > = först."
        )


def ar_tom(rad: Sequence[Ravarde]) -> bool:
    """Return whether every cell of the row is blank."""
    return all(cell == "" or (isinstance(cell, str) and not cell.strip()) for cell in rad)
