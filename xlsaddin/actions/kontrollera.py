"""Kontrollera: every report reckoned and every remark found; nothing is written."""

from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.workbook import read_underlag

if TYPE_CHECKING:
    from xlwings import Book


def read(bok: Path, framsteg: Framsteg = tyst) -> Rapportbok:
    """Read a workbook's data tabs and reckon every report; nothing is written.

    Raises:
        XlsAddinError: the file cannot be read.
    """
    from xlsaddin.excel.read.tables import read_tables  # noqa: PLC0415 - readers load when needed

    framsteg("Läser dataflikarna")
    underlag = read_underlag(read_tables(bok))
    framsteg("Räknar rapporterna")
    return rapportbok(underlag)


def read_oppen(bok: "Book", framsteg: Framsteg = tyst) -> Rapportbok:
    """Read the open workbook's data tabs and reckon every report; nothing is written.

    Raises:
        ExcelArUpptaget: Excel takes no calls now.
    """
    from xlsaddin.excel.live.read import read_tables  # noqa: PLC0415
    from xlsaddin.excel.live.state import as_sentences  # noqa: PLC0415

    framsteg("Läser dataflikarna")
    with as_sentences():
        underlag = read_underlag(read_tables(bok))
    framsteg("Räknar rapporterna")
    return rapportbok(underlag)


def anmarkningar(bok: Rapportbok) -> tuple[Anmarkning, ...]:
    """Return every remark on the workbook's data."""
    dubbla, oplacerade = bok.dubbla_rows(), bok.oplacerade_kommentarer()
    return tuple(it.short() for it in (*bok.underlag.anmarkningar, *dubbla, *oplacerade))
