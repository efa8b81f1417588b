"""One at a time: who saves a workbook holds a lock that the system lets go of when they die."""

import errno
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from xlsaddin.domain.errors import FilenSparasAvAnnan

# What a file system says that has no locks: then only the stamps of the file guard it.
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL}


def mark(path: Path) -> str:
    """Return how the names of all passing files for a workbook begin.

    >>> mark(Path("mapp/social_budget_2026.xlsm"))
    '~xlsaddin-8db8b4a3'
    """
    return f"~xlsaddin-{zlib.crc32(os.fsencode(path.name)):08x}"


@contextmanager
def locked(path: Path) -> Iterator[bool]:
    """Let nobody else save this workbook meanwhile; tell whether the file system has locks.

    Raises:
        FilenSparasAvAnnan: somebody is saving it now.
        OSError: nothing may be written in the folder.
    """
    lock = path.with_name(f"{mark(path)}.lock")
    descriptor, has_locks = _held(lock, path)
    try:
        yield has_locks
    finally:
        if sys.platform == "win32":
            os.close(descriptor)
        # Another process may be waiting to look at it: Windows does not let it go then.
        with suppress(OSError):
            lock.unlink()
        if sys.platform != "win32":
            os.close(descriptor)


def _held(lock: Path, path: Path) -> tuple[int, bool]:
    """Return the open file of the lock; one that its last holder removes meanwhile is not it."""
    while True:
        descriptor = os.open(lock, os.O_CREAT | os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0), 0o666)
        try:
            has_locks = _take(descriptor, path)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), lock.stat()):
                    return descriptor, has_locks
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _take(descriptor: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only Windows has it

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - Windows has none

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _NO_LOCKS:
            return False
        raise FilenSparasAvAnnan(fil=path) from error
    return True
