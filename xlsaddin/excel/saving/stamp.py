"""What tells a file from another version of it."""

from pathlib import Path


def stamp(path: Path) -> tuple[int, int, int] | None:
    """Return the number, the size and the time of a file; None when there is none."""
    try:
        it = path.stat()
    except OSError:
        return None
    return it.st_ino, it.st_size, it.st_mtime_ns
