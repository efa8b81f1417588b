"""Finished copies for tests: of the made-up page, and of the real workbooks."""

import datetime as dt
from functools import cache
from pathlib import Path

from tests.andrad_bok import SOCIAL, UMEA
from tests.reports.pahittad import sida
from xlsaddin.actions.kontrollera import read
from xlsaddin.publish.utgava import Kontrollage, Utgava, sidor
from xlsaddin.reports.alla import ARBETSFLIKAR
from xlsaddin.reports.page import Page

DAG = dt.date(2024, 3, 1)
BOCKER = {2023: UMEA, 2021: SOCIAL}


def utgava(*pages: Page, forbund: str = "Exempelförbundet", fel: bool = False) -> Utgava:
    """Return a version of these pages, or of the made-up one."""
    lage = Kontrollage("2 fel." if fel else "Inga fel.", fel)
    alla = pages or (sida(),)
    return Utgava(
        forbund, "Årsredovisning", 2023, "Helår", 2, DAG, lage, "0123456789abcdef" * 4, alla
    )


@cache
def verklig(ar: int) -> Utgava:
    """Return a version of the reports of a real year."""
    bok = read(BOCKER[ar])
    tabs = [rapport.tab for rapport in bok.anvanda if rapport.tab not in ARBETSFLIKAR]
    return utgava(*sidor(bok, tabs))._replace(ar=ar)


def skriven(folder: Path, content: bytes, name: str = "kopia.xlsx") -> Path:
    """Return a file with a content."""
    fil = folder / name
    fil.write_bytes(content)
    return fil
