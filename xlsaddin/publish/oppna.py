"""A file or folder shown by the system's own program for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_OPENERS = {"darwin": "open"}
_OTHERS = "xdg-open"


def open_with_system(path: Path) -> bool:
    """Open a file, or show a folder, with the system's program; tell whether one was started."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - it chooses the program by the file's kind
            return True
        opener = shutil.which(_OPENERS.get(sys.platform, _OTHERS))
        if opener is None:
            return False
        subprocess.Popen(  # noqa: S603 - the system's own program, and a file of ours
            [opener, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
