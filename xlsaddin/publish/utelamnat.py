"""What of the workbook does not go along into the finished copy, said to the one who makes it."""

import re
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from xlsaddin.excel.draw.start import TAB as START
from xlsaddin.excel.package.package import Package
from xlsaddin.publish.utgava import Utgava
from xlsaddin.reports.alla import ARBETSFLIKAR
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.page import Page

_VBA = "vbaProject.bin"
SMA_TAL = range(1, 5)
"""The counts of persons that can give somebody away."""
_I_ORD = re.compile(r"\((?:[1-4] av [\d\xa0]+|[\d\xa0]+ av [1-4])\)")


def utelamnat(
    bok: Path, rapporter: Rapportbok, utgava: Utgava, hallna: Sequence[Page]
) -> tuple[str, ...]:
    """Return sentences on what of a workbook's file is not in its finished copy.

    Args:
        bok: the workbook's file.
        rapporter: its reports.
        utgava: the copy.
        hallna: the pages that are held back for their small counts.
    """
    with Package(bok) as package:
        tabs = list(package.sheets())
        makron = any(name.endswith(_VBA) for name in package.names())
    med = {sida.tab.casefold() for sida in (*utgava.sidor, *hallna)}
    meningar = (*_meningar(tabs, rapporter, med, makron=makron), innehallna(hallna))
    return tuple(filter(None, meningar))


def _meningar(
    tabs: list[str], rapporter: Rapportbok, med: Container[str], *, makron: bool
) -> Iterator[str]:
    yield "Formlerna: varje siffra är ett värde." + (" Makron och knappar." if makron else "")
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


def sma_tal(sida: Page) -> int:
    """Return how many cells of a page count so few persons that they can be known.

    A text tells it too: «15 % (3 av 20)».
    """
    cells = (cell for table in sida.tables for row in table.rows for cell in row.cells)
    return sum(
        _I_ORD.search(cell.value) is not None
        if isinstance(cell.value, str)
        else cell.personer and cell.value in SMA_TAL
        for cell in cells
    )


def innehallna(sidor: Sequence[Page]) -> str:
    """Return what is told of pages that are held back for their small counts, "" of none."""
    tabs = [f"{sida.tab} ({sma_tal(sida)} st)" for sida in sidor]
    if not tabs:
        return ""
    return (
        f"Rapporter med tal på 1–4 personer, som kan peka ut någon: {', '.join(tabs)}. Med flaggan "
        "--med-sma-tal följer de med."
    )
