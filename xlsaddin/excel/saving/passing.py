"""Files that live while a workbook is saved, and what a killed run leaves of them.

They are made only by the one who holds the workbook's lock. So whoever holds it next knows that
what this computer left there belongs to nobody. What another computer left is not touched: not
every file system's locks reach that far.
"""

import filecmp
import os
import shutil
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xlsaddin.excel.filfel import refuse_too_long
from xlsaddin.excel.saving.lock import mark
from xlsaddin.excel.saving.versions import FOLDER, forget, next_version

_UNFINISHED = ".tmp"
# Whole and on the disk: a backup from the moment that the workbook is another.
_BEFORE = ".fore"


@contextmanager
def unfinished(folder: Path, path: Path) -> Iterator[Path]:
    """Give the name of a file to write, gone afterwards unless it has got another name."""
    temporary = folder / _name(path, _UNFINISHED)
    try:
        yield temporary
    finally:
        forget(temporary)


def keep(path: Path, reason: str) -> tuple[Path, Path]:
    """Keep the file as it is now, and return where, and what backup it will be.

    A second name of the same file is best: what another program writes into the file in the last
    moment is then kept too. Windows cannot remove such a name while the file is open elsewhere.
    """
    folder = path.parent / FOLDER
    folder.mkdir(exist_ok=True)
    backup = next_version(path, reason)
    refuse_too_long(backup)
    kept = folder / _name(path, _BEFORE)
    try:
        if not _link(path, kept):
            with unfinished(folder, path) as temporary:
                shutil.copyfile(path, temporary)
                shutil.copystat(path, temporary)
                to_disk(temporary)
                temporary.rename(kept)
        else:
            to_disk(kept)
    except BaseException:
        forget(kept)
        raise
    return kept, backup


def count(kept: Path, backup: Path) -> None:
    """Let what was kept be a backup; if not now, then when the workbook is saved next."""
    with suppress(OSError):
        kept.rename(backup)


def clean(path: Path) -> None:
    """Remove what killed runs left; a version that they did replace becomes a backup."""
    ours = _ours(path)
    for folder in (path.parent, path.parent / FOLDER):
        with suppress(OSError):
            for file in [it for it in folder.iterdir() if it.name.startswith(ours)]:
                if file.suffix == _BEFORE and not _same(file, path):
                    count(file, next_version(path))
                else:
                    forget(file)


def to_disk(path: Path) -> None:
    """Wait until the bytes are on the disk, so that a power cut leaves the old file or the new."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _link(path: Path, kept: Path) -> bool:
    if sys.platform != "win32":
        with suppress(OSError):
            os.link(path, kept)
            return True
    return False


def _same(kept: Path, path: Path) -> bool:
    return path.exists() and filecmp.cmp(kept, path, shallow=False)


def _ours(path: Path) -> str:
    return f"{mark(path)}-{zlib.crc32(computer().encode()):08x}-"


def computer() -> str:
    """Return the computer's name, without loading all that there is for networks."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def _name(path: Path, kind: str) -> str:
    return f"{_ours(path)}{os.urandom(4).hex()}{kind}"
