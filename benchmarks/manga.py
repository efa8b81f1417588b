"""What many workbooks by one command cost, a book: `python -m benchmarks.manga`.

Eighty förbund with ten years each. Every workbook has one row booked since its report tabs were
made, so that each is read, reckoned, drawn and written. Beside it the same command, once a book.
What is promised is the ratio of CPU a book in one run, and that memory does not grow with the
number of books. Ends with 1 when a promise is missed.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.ekonomi import UPDATE
from benchmarks.measure import Cost, least, module, run

HERE = Path(__file__).parent
BOOKS, FEW = 800, 80
ALONE = 15
"""How many times the command is run with one book; the least counts."""
CPU, MEMORY = 0.55, 1.10
"""At most this much of a lone book's CPU; and at most this many times the memory of few books."""
ROWS = 1_000
MEGABYTE = 1_000_000


class Measured(NamedTuple):
    """What a book alone took, and few and many together."""

    alone: Cost
    few: Cost
    many: Cost

    @property
    def cpu(self) -> float:
        """How much of a lone book's CPU one of many takes."""
        return self.many.cpu / BOOKS / self.alone.cpu

    @property
    def memory(self) -> float:
        """How many times the memory of few books many take."""
        return self.many.memory / self.few.memory

    def missed(self) -> list[str]:
        """Return a sentence for each promise that is not kept."""
        answers = {"CPU a book": (self.cpu, CPU), "memory": (self.memory, MEMORY)}
        return [
            f"{what}: {ratio:.2f}, promised {most:.2f}"
            for what, (ratio, most) in answers.items()
            if ratio > most
        ]


def measure(folder: Path) -> Measured:
    """Measure a book alone, few and many."""
    book = folder / "bok.xlsm"
    run(module("large_book", ROWS, book))
    alone = []
    for _ in range(ALONE):
        copies = _copies(book, folder / "en", 1)
        alone.append(run([*UPDATE, str(copies / "0000.xlsm")]).cost)
    few, many = (
        run([*UPDATE, str(_copies(book, folder / "flera", books))]).cost for books in (FEW, BOOKS)
    )
    return Measured(least(alone), few, many)


def _copies(book: Path, folder: Path, number: int) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for copy in range(number):
        shutil.copyfile(book, folder / f"{copy:04}.xlsm")
    return folder


def page(measured: Measured) -> str:
    """Return the result as a page."""
    alone, few, many = measured
    rows = ((1, alone), (FEW, few), (BOOKS, many))
    return "\n".join(
        [
            "# Många böcker med ett kommando",
            "",
            "`xlsaddin uppdatera MAPP` på arbetsböcker som alla har en ny rad i huvudboken, i",
            "CPU-sekunder per bok och minnet hos den största processen (`python -m",
            "benchmarks.manga`). Utlovat: högst",
            f"{CPU:.2f} av CPU per bok mot ett kommando per bok, och minne som inte växer.",
            "",
            "| Böcker | CPU per bok | Kvot | Minne, MB |",
            "| --: | --: | --: | --: |",
            *(
                f"| {books} | {cost.cpu / books:.3f} | {cost.cpu / books / alone.cpu:.2f} "
                f"| {cost.memory / MEGABYTE:.0f} |"
                for books, cost in rows
            ),
            "",
        ]
    )


def main() -> int:
    """Measure, save and print; 1 when a promise is missed."""
    with tempfile.TemporaryDirectory() as name:
        measured = measure(Path(name))
    text = page(measured)
    (HERE / "manga.md").write_text(text, encoding="utf-8")
    print(text)
    for sentence in measured.missed():
        print(sentence, file=sys.stderr)
    return int(bool(measured.missed()))


if __name__ == "__main__":
    sys.exit(main())
