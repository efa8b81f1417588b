"""The steps of «Första rapporten» in the guide, and its pictures: `python -m tests.hosts.bilder`.

The pictures are pages of the workbook that the steps give, printed and cut above their empty half.
"""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import openpyxl

from templates.build import ROT
from tests.hosts.libreoffice import Calc, available
from xlsaddin.actions.ny import ny
from xlsaddin.actions.uppdatera import Uppdaterad, uppdatera

AR = 2026
MAPP = ROT / "docs/bilder"
DPI, WIDTH, HEIGHT, LOW = 80, 936, 330, 150
RAPPORT = "Driftsredovisning"


class Steg(NamedTuple):
    """Cells to fill in on a tab, by address."""

    tab: str
    cells: dict[str, object]


STEG = (
    Steg("Inställningar", {"B5": "Samordningsförbundet Exempel"}),
    Steg(
        "Huvudbok",
        {"A5": dt.date(AR, 1, 15), "B5": 3510, "E5": "Bidrag från staten", "F5": 500_000},
    ),
    Steg("Saldon", {"A5": AR, "B5": 1930, "C5": "Bank", "D5": 0, "E5": 500_000}),
    Steg("Budget", {"A5": AR, "B5": "Medlemsavgifter", "C5": 1_000_000}),
)


def forsta_rapporten(folder: Path) -> Uppdaterad:
    """Make a new workbook, fill in the steps' cells, and update it."""
    tom, ifylld = folder / "tom.xlsm", folder / f"social_budget_{AR}.xlsm"
    ny(AR, tom)
    workbook = openpyxl.load_workbook(tom, keep_vba=True)
    for steg in STEG:
        for place, value in steg.cells.items():
            workbook[steg.tab][place] = value
    workbook.save(ifylld)
    return uppdatera(ifylld)


def main() -> int:
    """Draw a picture of each tab that the steps name, and of the first report."""
    if missing := available():
        sys.stderr.write(f"{missing}\n")
        return 3
    with tempfile.TemporaryDirectory() as temporary, Calc() as calc:
        svar = forsta_rapporten(Path(temporary))
        if svar.fil is None:
            return 1
        pdf = calc.pdf(svar.fil, Path(temporary) / "bok.pdf")
        for tab in (*(steg.tab for steg in STEG), RAPPORT):
            picture = MAPP / f"forsta_{tab.lower().replace('ä', 'a')}.png"
            low = tab in {"Huvudbok", "Saldon", "Budget"}
            _draw(pdf, _page(pdf, tab), picture, LOW if low else HEIGHT)
            sys.stdout.write(f"{picture.relative_to(ROT)}\n")
    return 0


def _page(pdf: Path, tab: str) -> int:
    """Return the number of the first page whose heading is the tab's name."""
    text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True)
    pages = text.stdout.decode().split("\f")
    return next(n for n, page in enumerate(pages, 1) if page.strip().split("\n")[0].strip() == tab)


def _draw(pdf: Path, page: int, picture: Path, height: int) -> None:
    cut = ("-x", "0", "-y", "0", "-W", str(WIDTH), "-H", str(height))
    pages = ("-f", str(page), "-l", str(page), "-singlefile")
    command = ("pdftoppm", "-r", str(DPI), *pages, *cut, "-png", pdf, picture.with_suffix(""))
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main())
