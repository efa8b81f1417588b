"""The backups of a workbook: their names, their order, and how many there are."""

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

FOLDER = "Säkerhetskopior"
KEPT = 10
ANGRA, IMPORTERA = "ångra", "importera"
UPPDATERA, UPPGRADERA = "uppdatera", "uppgradera"
"""What a backup may have been saved before."""

STAMP = "%Y-%m-%d %H.%M.%S"


class Version(NamedTuple):
    """A saved version; sorts by age, the oldest first.

    Attributes:
        stamp: when it was saved, to the second.
        number: which one of that second.
        path: where it lies.
        reason: what was about to be done, "" where that is not known.
    """

    stamp: str
    number: int
    path: Path
    reason: str = ""


def versions(path: Path) -> list[Version]:
    """Return the backups of a workbook, the oldest first."""
    folder = path.parent / FOLDER
    stamp = r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \((\d+)\))?(?: före ([a-zåäö ]+))?"
    name = re.compile(f"{re.escape(path.stem)} {stamp}{re.escape(path.suffix)}")
    files = folder.iterdir() if folder.is_dir() else ()
    matches = ((name.fullmatch(file.name), file) for file in files)
    return sorted(Version(m[1], int(m[2] or 1), file, m[3] or "") for m, file in matches if m)


def next_version(path: Path, reason: str = "") -> Path:
    """Return where a new backup goes: it is the newest even when the clock went back.

    Args:
        path: the workbook.
        reason: what is about to be done, in small letters.
    """
    now = datetime.now().astimezone().strftime(STAMP)
    saved = versions(path)
    if saved and saved[-1].stamp >= now:
        now = f"{saved[-1].stamp} ({saved[-1].number + 1})"
    why = f" före {reason}" if reason else ""
    return path.parent / FOLDER / f"{path.stem} {now}{why}{path.suffix}"


def prune(path: Path) -> None:
    """Remove the oldest backups; one that cannot be removed now will be next time."""
    with suppress(OSError):
        for version in versions(path)[:-KEPT]:
            forget(version.path)


def forget(backup: Path) -> None:
    """Remove a backup if it can be removed: the work that it was for is done."""
    with suppress(OSError):
        backup.unlink(missing_ok=True)
        _note(backup).unlink(missing_ok=True)


def note_data_tabs(backup: Path, tabs: Sequence[str]) -> None:
    """Note beside a backup which data tabs are about to be written to; nothing where none is."""
    if tabs:
        _note(backup).write_text("\n".join(tabs), encoding="utf-8")


def written_data_tabs(backup: Path) -> tuple[str, ...]:
    """Return the data tabs that were written to after a backup was saved, by what it was for."""
    note = _note(backup)
    return tuple(note.read_text(encoding="utf-8").splitlines()) if note.exists() else ()


def _note(backup: Path) -> Path:
    return backup.with_name(f"{backup.name}.flikar.txt")
