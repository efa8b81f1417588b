"""What an edit of one cell costs in a spreadsheet program: `python -m benchmarks.edit`.

LibreOffice opens a large workbook, a number is put into one cell of a ledger, and every tab is
read. The yardstick is the ledger of 100 000 rows with the formulas of the first version, in the
same run: promised are ratios to it. Ends with 1 when a promise is missed.
"""

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.large_book import enlarge, large_book
from benchmarks.measure import ROOT, module, run
from tests.hosts.libreoffice import Calc

HERE = Path(__file__).parent
FIRST_VERSION = ROOT / "tests/data/fore_0_2/umea_2023.xlsm"
ROWS = 100_000
EDITS = (1.0, 2.0, 3.0)
LEDGER, EVENTS = ("Huvudbok", "F10"), ("Social bokföring", "F10")


class Edited(NamedTuple):
    """A workbook, the cell that is edited, and how many yardsticks are promised at most."""

    name: str
    cell: tuple[str, str]
    ratio: float


YARDSTICK = Edited("100 000 rader i huvudboken, första versionens formler", LEDGER, 1.0)
BOOKS = (
    YARDSTICK,
    Edited("100 000 rader i huvudboken", LEDGER, 1.6 / 4.5),
    Edited("10 000 händelser, 69 indikatorer, 7 plattformar", EVENTS, 2 / 4.5),
    Edited("100 000 händelser, 69 indikatorer, 7 plattformar", EVENTS, 20 / 4.5),
)


def build(folder: Path) -> list[Path]:
    """Build the workbooks, in the order of `BOOKS`."""
    files = [folder / f"{number}.xlsm" for number in range(len(BOOKS))]
    enlarge(FIRST_VERSION, ROWS, files[0])
    large_book(ROWS, files[1])
    for events, file in zip((10_000, 100_000), files[2:], strict=True):
        run(module("grown_book", "händelser", events, file))
    return files


def measure(folder: Path) -> dict[Edited, float]:
    """Return the seconds of the quickest edit of each workbook."""
    with Calc() as calc:
        return {
            edited: min(calc.edit(file, edited.cell, EDITS))
            for edited, file in zip(BOOKS, build(folder), strict=True)
        }


def page(seconds: dict[Edited, float]) -> str:
    """Return the result as a page."""
    rows = [
        f"| {edited.name} | {cost:.2f} | {cost / seconds[YARDSTICK]:.2f} | {edited.ratio:.2f} |"
        for edited, cost in seconds.items()
    ]
    return "\n".join(
        [
            "# Att ändra en cell",
            "",
            "Sekunder i LibreOffice från det att ett belopp skrivs tills alla flikar visar det,",
            "och i förhållande till första versionens formler i samma körning",
            "(`python -m benchmarks.edit`).",
            "",
            "| Boken | Ändra en cell | Kvot | Utlovat högst |",
            "| --- | --: | --: | --: |",
            *rows,
            "",
        ]
    )


def main() -> int:
    """Measure, save and print; 1 when a promise is missed."""
    with tempfile.TemporaryDirectory() as name:
        seconds = measure(Path(name))
    text = page(seconds)
    (HERE / "edit.md").write_text(text, encoding="utf-8")
    print(text)
    return int(any(cost > edited.ratio * seconds[YARDSTICK] for edited, cost in seconds.items()))


if __name__ == "__main__":
    sys.exit(main())
