"""Saving a workbook so that nothing is lost: whole or not at all, and with a way back."""

import errno
import filecmp
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from xlsaddin.domain.errors import (
    FilenArLast,
    FilenArSkrivskyddad,
    FilenHarAndrats,
    FilenSaknas,
    IngentingAttAngra,
    MappenArSkrivskyddad,
    SakerhetskopiaSaknas,
)
from xlsaddin.excel.filfel import filfel, missing, refuse_impossible_name, refuse_irregular
from xlsaddin.excel.saving.lock import locked
from xlsaddin.excel.saving.passing import clean, count, keep, to_disk, unfinished
from xlsaddin.excel.saving.place import folder_to_disk, place
from xlsaddin.excel.saving.stamp import stamp
from xlsaddin.excel.saving.versions import (
    ANGRA,
    FOLDER,
    KEPT,
    Version,
    forget,
    next_version,
    note_data_tabs,
    prune,
    versions,
)
from xlsaddin.excel.saving.whole import refuse_other_than_file

__all__ = [
    "FOLDER",
    "KEPT",
    "atomic_write",
    "back_up_copy",
    "backups",
    "forget",
    "latest_backup",
    "prune",
    "refuse_if_locked",
    "restore",
    "stamp",
]


def atomic_write(path: Path, write: Callable[[Path], object], reason: str = "") -> None:
    """Replace a file by what `write` writes to the temporary path that it is given.

    The old file goes to the folder of backups. When the new one is the same, byte for byte,
    nothing is touched: an update that changes nothing may not push a real backup out.

    Args:
        path: the file.
        write: writes what shall replace it.
        reason: what the backup's name says that it was saved before.

    Raises:
        FilenHarAndrats: somebody else saved the file meanwhile; it is as they saved it.
        XlsAddinError: the file is open elsewhere or read-only, its folder is, the disk is full;
            it is as it was.
    """
    if path.is_symlink() and not path.exists():
        raise FilenSaknas(fil=path)
    path = _real(path)
    with _alone(path):
        before = stamp(path)
        with unfinished(path.parent, path) as new:
            write(new)
            to_disk(new)
            if before is None:
                place(new, path)
            elif not filecmp.cmp(new, path, shallow=False):
                shutil.copymode(path, new)
                _exchange(new, path, before, reason)
                prune(path)


def restore(
    path: Path,
    refuse: Callable[[Path], None] = refuse_other_than_file,
    chosen: Path | None = None,
) -> Path:
    """Go back to a backup and return where it lay; the version of now is kept instead.

    Restoring twice is back where it began.

    Args:
        path: the file.
        refuse: raises an error when it is given a backup that must not be used.
        chosen: the backup, the latest that is another than the file when left out.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        IngentingAttAngra: the file is as in every backup.
        XlsAddinError: as `atomic_write`.
    """
    path = _real(path)
    with _alone(path):
        before = stamp(path)
        backup = _way_back(path, refuse, [chosen] if chosen else None)
        with unfinished(path.parent, path) as new:
            shutil.copyfile(backup, new)
            to_disk(new)
            shutil.copymode(backup, new)
            if before is None:
                place(new, path)
            else:
                _exchange(new, path, before, ANGRA)
        # One that is held stays, and is no longer the latest: all is done nevertheless.
        forget(backup)
    return backup


def back_up_copy(
    path: Path,
    save_copy: Callable[[Path], None],
    data_tabs: Sequence[str] = (),
    reason: str = "",
) -> Path:
    """Back up a workbook that is open, as `save_copy` writes it, and return the backup.

    The program that has the workbook open holds what is not saved yet, so it writes the copy.
    The oldest backups are left until the caller has done its work: see `prune`. The data tabs
    that the caller is about to write to are noted beside the backup: see `written_data_tabs`.

    Raises:
        XlsAddinError: nothing may be saved in the workbook's folder, or there is no room.
    """
    folder = path.parent / FOLDER
    with _sentences(path), locked(path) as has_locks:
        if has_locks:
            clean(path)
        folder.mkdir(exist_ok=True)
        with unfinished(folder, path) as copy:
            save_copy(copy)
            to_disk(copy)
            backup = next_version(path, reason)
            note_data_tabs(backup, data_tabs)
            copy.rename(backup)
    return backup


def latest_backup(path: Path) -> Path | None:
    """Return the newest backup of a workbook, if there is one."""
    return next((it.path for it in backups(path)), None)


def backups(path: Path) -> list[Version]:
    """Return the backups of a workbook, the newest first."""
    return versions(_real(path))[::-1]


def refuse_if_locked(path: Path) -> None:
    """Refuse a file that another program has open, or that may not be written.

    Raises:
        FilenArLast: Excel's or LibreOffice's mark lies beside the file, or Windows holds it.
        FilenArSkrivskyddad: the file is read-only.
        XlsAddinError: its folder does not exist, or it is no file.
    """
    refuse_impossible_name(path)
    with _sentences(path):
        if not path.parent.is_dir():
            raise missing(path)
        marks = (f"~${path.name}", f".~lock.{path.name}#")
        if any(os.path.lexists(path.parent / mark) for mark in marks):
            raise FilenArLast(fil=path)
        if not path.exists():
            return
        refuse_irregular(path)
        if not path.stat().st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
            raise FilenArSkrivskyddad(fil=path)
        if sys.platform == "win32":
            _refuse_if_held(path)


def _refuse_if_held(path: Path) -> None:
    """Windows lets nobody write to a file that Excel has open: try, and write nothing."""
    try:
        path.open("r+b").close()
    except PermissionError as error:
        raise FilenArLast(fil=path) from error


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Save a file that nobody has open, one at a time, with nothing left from killed runs."""
    refuse_if_locked(path)
    with _sentences(path), locked(path) as has_locks:
        if has_locks:
            clean(path)
        yield


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise filfel(error, path, MappenArSkrivskyddad(mapp=path.parent)) from error


def _way_back(path: Path, refuse: Callable[[Path], None], chosen: Sequence[Path] | None) -> Path:
    """Return the chosen or the latest backup that is another than the file as it is now."""
    saved = chosen or [version.path for version in versions(path)]
    if not saved:
        raise SakerhetskopiaSaknas(fil=path)
    for backup in reversed(saved):
        refuse(backup)
        if not path.exists() or not filecmp.cmp(backup, path, shallow=False):
            return backup
    raise IngentingAttAngra(fil=saved[-1])


def _exchange(new: Path, path: Path, before: object, reason: str) -> None:
    """Put the new file in the old one's place; the old one becomes the latest backup.

    Raises:
        FilenHarAndrats: it is no longer the one that was read.
    """
    old, backup = keep(path, reason)
    is_the_file = stamp(old) == stamp(path)
    try:
        _replace(new, path, before)
    except BaseException:
        if new.exists():
            forget(old)
        raise
    if is_the_file and stamp(old) != before:
        old.replace(path)
        raise FilenHarAndrats(fil=path)
    count(old, backup)
    folder_to_disk(path)


def _replace(new: Path, path: Path, before: object) -> None:
    if stamp(path) != before:
        raise FilenHarAndrats(fil=path)
    try:
        new.replace(path)
    except PermissionError as error:
        # In a folder where each may remove only what is theirs the file is somebody else's.
        if sys.platform != "win32" and error.errno == errno.EPERM:
            raise
        raise FilenArLast(fil=path) from error


def _real(path: Path) -> Path:
    """A link stays a link: what it points to is written, and has its backups beside it."""
    if not path.is_symlink():
        return path
    with _sentences(path), suppress(FileNotFoundError):
        path.stat()
    return path.resolve()
