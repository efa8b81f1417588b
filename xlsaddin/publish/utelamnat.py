"""What of the workbook does not go along into the finished copy, said to the one who makes it."""

from collections.abc import Iterator
from pathlib import Path

from xlsaddin.excel.draw.start import TAB as START
from xlsaddin.excel.package.package import Package
from xlsaddin.publish.utgava import Utgava
from xlsaddin.reports.alla import ARBETSFLIKAR
from xlsaddin.reports.bok import Rapportbok

_VBA = "vbaProject.bin"
SMA_TAL = range(1, 5)
"""The counts of persons that can give somebody away."""


def utelamnat(bok: Path, rapporter: Rapportbok, utgava: Utgava) -> tuple[str, ...]:
    """Return sentences on what of a workbook's file is not in its finished copy."""
    with Package(bok) as package:
        tabs = list(package.sheets())
        makron = any(name.endswith(_VBA) for name in package.names())
    return tuple(_meningar(tabs, rapporter, utgava, makron=makron))


def _meningar(
    tabs: list[str], rapporter: Rapportbok, utgava: Utgava, *, makron: bool
) -> Iterator[str]:
    yield "Formlerna: varje siffra är ett värde." + (" Makron och knappar." if makron else "")
    med = {sida.tab.casefold() for sida in utgava.sidor}
    rapportflikar = {rapport.tab.casefold(): rapport.tab for rapport in rapporter.rapporter}
    borta = [tab for tab in tabs if tab.casefold() not in med]
    data = [tab for tab in borta if tab.casefold() not in rapportflikar and tab != START]
    if data:
        yield f"Dataflikar och egna flikar: {', '.join(data)}."
    rapport = [rapportflikar.get(tab.casefold(), "") for tab in borta]
    for sort, valda in (
        ("Arbetsflikar", [tab for tab in rapport if tab in ARBETSFLIKAR]),
        (
            "Rapportflikar som är tomma, inte används eller inte är valda",
            [tab for tab in rapport if tab and tab not in ARBETSFLIKAR],
        ),
    ):
        if valda:
            yield f"{sort}: {', '.join(valda)}."


def sma_tal(utgava: Utgava) -> int:
    """Return how many cells of the finished copy count so few persons that they can be known."""
    return sum(
        cell.personer and cell.value in SMA_TAL
        for sida in utgava.sidor
        for table in sida.tables
        for row in table.rows
        for cell in row.cells
    )
