"""Two versions of a workbook, and what may lie in its folder after a run that was met."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.andrad_bok import changed
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.excel.backup import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator


Attack = Callable[["Versions", Path, Random], "str | None"]


class Versions:
    """The workbook before an update, and after it."""

    def __init__(self, folder: Path) -> None:
        book = changed(folder, "Budget", {"C5": 1})
        self.old = book.read_bytes()
        uppdatera(book)
        self.new = book.read_bytes()
        shutil.rmtree(book.parent / FOLDER)
        book.unlink()

    def name(self, content: bytes) -> str:
        """Return which version this is."""
        return {self.old: "old", self.new: "new"}.get(content, "neither")

    def book(self, book: Path) -> str:
        """Return which version lies in the file."""
        return self.name(book.read_bytes()) if book.exists() else "gone"

    def backups(self, book: Path) -> list[str]:
        """Return which versions are kept."""
        folder = book.parent / FOLDER
        kept = folder.glob(f"{book.stem} *") if folder.exists() else ()
        return sorted(self.name(it.read_bytes()) for it in kept)


def left(book: Path) -> list[str]:
    """Return what a finished run should have taken with it."""
    return [it.name for it in book.parent.rglob("~xlsaddin-*")]


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="xlsaddin-attack-") as folder:
        yield Path(folder)


def campaign(name: str, rounds: int, attack: Attack, told: Callable[[], str] = lambda: "") -> None:
    """Run a campaign of so many rounds, say in a line what fell, and exit by it.

    The words of the command line are the number of rounds and the seed; `told` is asked for what
    else the line says.
    """
    words = [int(word) for word in sys.argv[1:]]
    rounds, seed = [*words, *(rounds, 1)[len(words) :]]
    faults = []
    with _folder() as common:
        versions = Versions(common)
        for number in range(rounds):
            with _folder() as folder:
                fault = attack(versions, folder, Random(f"{name} {seed} {number}"))
            if fault:
                faults.append(fault)
                print(f"  {name} {number}: {fault}", file=sys.stderr)
    print(f"{name}: {rounds} rounds, seed {seed}, {len(faults)} faults{told()}")
    sys.exit(bool(faults))
