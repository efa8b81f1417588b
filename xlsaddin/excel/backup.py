"""Saving a workbook so that nothing is lost: whole or not at all, and with a way back."""

import errno
import filecmp
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from xlsaddin.domain.errors import (
    DiskenArFull,
    FilenArLast,
    FilenArSkrivskyddad,
    FilenSaknas,
    MappenArSkrivskyddad,
    SakerhetskopiaSaknas,
)

FOLDER = "Säkerhetskopior"
KEPT = 10

_STAMP = "%Y-%m-%d %H.%M.%S"
_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class _Backup(NamedTuple):
    """A saved version; sorts by age, the oldest first."""

    stamp: str
    number: int
    path: Path


def atomic_write(path: Path, write: Callable[[Path], None]) -> None:
    """Replace a file by what `write` writes to the temporary path that it is given.

    The old file goes to the folder of backups. When the new one is the same, byte for byte,
    nothing is touched: an update that changes nothing may not push a real backup out.

    Raises:
        FilenArLast: another program has the file open.
        FilenArSkrivskyddad: the file is read-only.
        MappenArSkrivskyddad: the folder is.
        DiskenArFull: there is no room.
    """
    path = _real(path)
    refuse_if_locked(path)
    with _temporary(path) as temporary:
        write(temporary)
        _to_disk(temporary)
        if not path.exists():
            _replace(temporary, path)
        elif not filecmp.cmp(temporary, path, shallow=False):
            shutil.copymode(path, temporary)
            _back_up(path)
            _replace(temporary, path)
            prune(path)


def restore(path: Path) -> Path:
    """Go back to the latest backup and return where it lay; the version of now is kept instead.

    Restoring twice is back where it began.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        XlsAddinError: as `atomic_write`.
    """
    path = _real(path)
    refuse_if_locked(path)
    backup = latest_backup(path)
    if backup is None:
        raise SakerhetskopiaSaknas(fil=path)
    with _temporary(path) as temporary:
        shutil.copyfile(backup, temporary)
        shutil.copymode(backup, temporary)
        _to_disk(temporary)
        if path.exists():
            _back_up(path)
        _replace(temporary, path)
    backup.unlink()
    _note(backup).unlink(missing_ok=True)
    return backup


def back_up_copy(
    path: Path, save_copy: Callable[[Path], None], data_tabs: Sequence[str] = ()
) -> Path:
    """Back up a workbook that is open, as `save_copy` writes it, and return the backup.

    The program that has the workbook open holds what is not saved yet, so it writes the copy.
    The oldest backups are left until the caller has done its work: see `prune`. The data tabs
    that the caller is about to write to are noted beside the backup: see `written_data_tabs`.

    Raises:
        MappenArSkrivskyddad: nothing may be saved in the workbook's folder.
        DiskenArFull: there is no room.
    """
    folder = path.parent / FOLDER
    with _sentences(path):
        try:
            folder.mkdir(exist_ok=True)
            backup = folder / _next_name(path)
            try:
                save_copy(backup)
                if data_tabs:
                    _note(backup).write_text("\n".join(data_tabs), encoding="utf-8")
            except BaseException:
                forget(backup)
                raise
        except PermissionError as error:
            raise MappenArSkrivskyddad(mapp=folder) from error
    return backup


def written_data_tabs(backup: Path) -> tuple[str, ...]:
    """Return the data tabs that were written to after a backup was saved, by what it was for."""
    note = _note(backup)
    return tuple(note.read_text(encoding="utf-8").splitlines()) if note.exists() else ()


def _note(backup: Path) -> Path:
    return backup.with_name(f"{backup.name}.flikar.txt")


def latest_backup(path: Path) -> Path | None:
    """Return the newest backup of a workbook, if there is one."""
    backups = _backups(_real(path))
    return backups[-1].path if backups else None


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Return what tells a file from another version of it; None when there is none."""
    try:
        it = path.stat()
    except OSError:
        return None
    return it.st_ino, it.st_size, it.st_mtime_ns


def refuse_if_locked(path: Path) -> None:
    """Refuse a file that another program has open, or that may not be written.

    Raises:
        FilenArLast: Excel's or LibreOffice's mark lies beside the file, or Windows holds it.
        FilenArSkrivskyddad: the file is read-only.
        FilenSaknas: its folder does not exist.
    """
    if not path.parent.is_dir():
        raise FilenSaknas(fil=path)
    marks = (f"~${path.name}", f".~lock.{path.name}#")
    if any((path.parent / mark).exists() for mark in marks):
        raise FilenArLast(fil=path)
    if not path.exists():
        return
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
def _temporary(path: Path) -> Iterator[Path]:
    """Give a new empty file beside `path`, gone afterwards unless it has become `path`."""
    temporary = path.with_name(f"~xlsaddin-{os.urandom(4).hex()}.tmp")
    with _sentences(path):
        try:
            temporary.open("xb").close()
        except OSError as error:
            if error.errno in _FORBIDDEN:
                raise MappenArSkrivskyddad(mapp=path.parent) from error
            raise
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)


@contextmanager
def _sentences(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskenArFull(fil=path) from error
        raise


def _to_disk(path: Path) -> None:
    """Wait until the bytes are on the disk, so that a power cut leaves the old file or the new."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _replace(temporary: Path, path: Path) -> None:
    try:
        temporary.replace(path)
    except PermissionError as error:
        raise FilenArLast(fil=path) from error
    if sys.platform != "win32":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _back_up(path: Path) -> None:
    """Copy the file into the folder of backups, under a name that no backup has had."""
    folder = path.parent / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        # A copy that was cut off must never be taken for a backup.
        with _temporary(folder / path.name) as temporary:
            shutil.copyfile(path, temporary)
            shutil.copystat(path, temporary)
            _to_disk(temporary)
            temporary.rename(folder / _next_name(path))
    except PermissionError as error:
        raise MappenArSkrivskyddad(mapp=folder) from error


def _next_name(path: Path) -> str:
    """Return the name of a new backup: it is the newest even when the clock went back."""
    now = datetime.now().astimezone().strftime(_STAMP)
    backups = _backups(path)
    if not backups or backups[-1].stamp < now:
        return f"{path.stem} {now}{path.suffix}"
    return f"{path.stem} {backups[-1].stamp} ({backups[-1].number + 1}){path.suffix}"


def prune(path: Path) -> None:
    """Remove the oldest backups; one that cannot be removed now will be next time."""
    with suppress(OSError):
        for backup in _backups(path)[:-KEPT]:
            forget(backup.path)


def forget(backup: Path) -> None:
    """Remove a backup if it can be removed: the work that it was for is done."""
    with suppress(OSError):
        backup.unlink(missing_ok=True)
        _note(backup).unlink(missing_ok=True)


def _backups(path: Path) -> list[_Backup]:
    """Return the backups of a workbook, the oldest first."""
    folder = path.parent / FOLDER
    stamp = r"(\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \((\d+)\))?"
    name = re.compile(f"{re.escape(path.stem)} {stamp}{re.escape(path.suffix)}")
    files = folder.iterdir() if folder.is_dir() else ()
    matches = ((name.fullmatch(file.name), file) for file in files)
    return sorted(_Backup(m[1], int(m[2] or 1), file) for m, file in matches if m)


def _real(path: Path) -> Path:
    """A link stays a link: what it points to is written, and has its backups beside it."""
    return path.resolve() if path.is_symlink() else path
