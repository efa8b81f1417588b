"""Somebody else in the middle of an update: `python -m tests.attack.race [ROUNDS [SEED]]`.

A second update, at once or from beginning to end within the first one; or another program that
saves the file by renaming or in place. Never a mix, and nobody's version is lost.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.attack.child import at_step, run
from tests.attack.kill import STEPS
from tests.attack.versions import Versions, campaign, left

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

THEIRS = b"deras" * 1_000


def attack(versions: Versions, folder: Path, random: Random) -> str | None:
    """Let somebody meet one update and return what was wrong afterwards."""
    book = folder / "bok.xlsx"
    book.write_bytes(versions.old)
    return random.choice([_at_once, _within, _saved])(versions, book, random)


def _at_once(versions: Versions, book: Path, _: Random) -> str | None:
    other = os.fork()
    if other == 0:
        os._exit(run("uppdatera", book).code)
    code = run("uppdatera", book).code
    other_code = os.waitstatus_to_exitcode(os.waitpid(other, 0)[1])
    return _one_update(versions, book, {code, other_code})


def _within(versions: Versions, book: Path, random: Random) -> str | None:
    log = book.with_name("svar")

    def meet() -> None:
        log.write_text(str(run("uppdatera", book).code), encoding="ascii")

    codes = {run("uppdatera", book, prepare=at_step(random.randint(1, STEPS), meet)).code}
    if log.exists():
        codes.add(int(log.read_text(encoding="ascii")))
        log.unlink()
    return _one_update(versions, book, codes)


def _one_update(versions: Versions, book: Path, codes: set[int]) -> str | None:
    """One of them updated the file; the other did the same, waited, or was refused."""
    got = versions.book(book), versions.backups(book), left(book)
    if not {0} <= codes <= {0, 3} or got != ("new", ["old"], []):
        return f"two updates ended with {codes}: {got}"
    return None


def _saved(versions: Versions, book: Path, random: Random) -> str | None:
    """Let another program save; a rename just as the system renames is beyond anybody's sight."""
    renames = random.random() < 0.5
    saved = book.with_name("sparad")

    def save() -> None:
        saved.touch()
        if renames:
            other = book.with_name("sparas")
            other.write_bytes(THEIRS)
            other.replace(book)
        else:
            book.write_bytes(THEIRS)

    step = random.randint(1, STEPS)
    ended = run(
        "uppdatera", book, prepare=at_step(step, save, but={"os.rename"} if renames else ())
    )
    kept = [it.read_bytes() for it in book.parent.rglob("*.xlsx")]
    if saved.exists() and THEIRS not in kept:
        return f"their save is lost at step {step}, and the update ended with {ended.code}"
    if not saved.exists() and versions.book(book) != "new":
        return f"nobody saved, and the update ended with {ended.code}"
    if left(book) or "Traceback" in ended.err:
        return f"left {left(book)} {ended.err}"
    return None


if __name__ == "__main__":
    campaign("race", 50, attack)
