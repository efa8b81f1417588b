"""Update and undo killed on the way: `python -m tests.attack.kill [ROUNDS [SEED]]`.

Afterwards the file is one version, byte for byte, the other can still be had, and the next run
takes everything away that the killed one left.
"""

from __future__ import annotations

import errno
import os
import signal
from typing import TYPE_CHECKING

from tests.attack.child import at_step, run
from tests.attack.versions import Versions, campaign, left
from xlsaddin.excel.backup import atomic_write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

STEPS = 28
SECONDS = 0.6


def attack(versions: Versions, folder: Path, random: Random) -> str | None:
    """Kill one update or one undo and return what was wrong afterwards."""
    book = folder / "bok.xlsx"
    book.write_bytes(versions.old)
    command = random.choice(["uppdatera", "angra"])
    if command == "angra":
        atomic_write(book, lambda it: it.write_bytes(versions.new) and None)
    killed = run(command, book, prepare=_death(random))
    if killed.code not in {0, -signal.SIGKILL, -signal.SIGALRM}:
        return f"{command} ended with {killed.code}: {killed.err}"
    found = versions.book(book), versions.backups(book)
    if "neither" in {found[0], *found[1]} or found[0] == "gone":
        return f"{command}: file {found[0]}, backups {found[1]}"
    return (_after_update if command == "uppdatera" else _after_undo)(versions, book, found[0])


def _after_update(versions: Versions, book: Path, found: str) -> str | None:
    """Finish the update, if it was not, and go back: the old version comes, nothing is left."""
    again = run("uppdatera" if found == "old" else "angra", book)
    expected = ("new", ["old"]) if found == "old" else ("old", ["new"])
    return _compared(versions, book, again.code, expected)


def _after_undo(versions: Versions, book: Path, found: str) -> str | None:
    """Undo once more: the version that is not in the file comes, wherever the first was killed."""
    again = run("angra", book)
    expected = ("old", ["new"]) if found == "new" else ("new", ["old"])
    kept = versions.backups(book)
    if found == "old" and kept == ["old", "old"]:
        # The backup that the killed undo had used: it is as the version that was kept now.
        expected = ("new", kept)
    return _compared(versions, book, again.code, expected)


def _compared(
    versions: Versions, book: Path, code: int, expected: tuple[str, list[str]]
) -> str | None:
    got = versions.book(book), versions.backups(book)
    if (code, got, left(book)) != (0, expected, []):
        return f"then {code}, {got} instead of {expected}, left: {left(book)}"
    return None


def _death(random: Random) -> Callable[[], object]:
    """Die before a step of the run, or at any time: in the middle of a write too."""
    links = random.random() < 0.5
    if random.random() < 0.5:
        step = random.randint(1, STEPS)
        hook = at_step(step, lambda: os.kill(os.getpid(), signal.SIGKILL))
        return lambda: (hook(), links or no_links())
    seconds = random.uniform(0.001, SECONDS)

    def timed() -> None:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        if not links:
            no_links()

    return timed


def no_links() -> None:
    """Be as a file system without hard links."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links")

    os.link = refuse


if __name__ == "__main__":
    campaign("kill", 1_000, attack)
