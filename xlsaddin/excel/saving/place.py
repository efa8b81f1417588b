"""A finished file given its name: one that has come there meanwhile stays."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from xlsaddin.domain.errors import FilenHarAndrats


def place(new: Path, path: Path) -> None:
    """Put a new file where there is none: one that has come there meanwhile stays.

    Raises:
        FilenHarAndrats: there is one now.
    """
    try:
        if sys.platform == "win32":
            new.rename(path)
        else:
            os.link(new, path)
    except FileExistsError as error:
        raise FilenHarAndrats(fil=path) from error
    except OSError:  # a file system without links
        new.replace(path)
    folder_to_disk(path)


def folder_to_disk(path: Path) -> None:
    """Wait for the names too. The new file has its place already, whatever the disk says now."""
    if sys.platform != "win32":
        with suppress(OSError):
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
