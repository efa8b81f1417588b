"""The unforeseen: one Swedish sentence for the user, and a log for one who can read it."""

import os
import platform
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from xlsaddin import __version__

EXIT_CODE = 4
_KEPT = 10


def oforutsett(doing: str, state: str = "") -> str:
    """Keep the exception that is being handled, and return the sentence to show.

    Args:
        doing: what was being done, after «när».
        state: a sentence on what has been changed, if that is known.
    """
    fil = logga(doing)
    skicka = f", eller skicka filen {fil} till den som hjälper dig" if fil else ""
    sentences = (f"Något oväntat gick fel när {doing}.", state, f"Kör xlsaddin doktor{skicka}.")
    return " ".join(it for it in sentences if it)


def loggmapp() -> Path:
    """Return the folder of logs: the user's own, where nobody else can put anything.

    Raises:
        RuntimeError: the user has no folder.
    """
    local = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None
    return Path(local) / "xlsaddin" / "fel" if local else Path.home() / ".xlsaddin" / "fel"


def logga(doing: str) -> Path | None:
    """Write the exception that is being handled to a new file; None where that is not possible."""
    with suppress(Exception):
        mapp = loggmapp()
        mapp.mkdir(mode=0o700, parents=True, exist_ok=True)
        now = datetime.now().astimezone()
        fil = mapp / f"{now:%Y-%m-%d %H.%M.%S} {os.urandom(4).hex()}.txt"
        descriptor = os.open(fil, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"xlsaddin {__version__}, Python {sys.version}, {platform.platform()}\n")
            log.write(f"{now.isoformat()}: {doing}\n\n{traceback.format_exc()}")
        _prune(mapp)
        return fil
    return None


def _prune(mapp: Path) -> None:
    for fil in sorted(mapp.glob("????-??-?? *.txt"))[:-_KEPT]:
        fil.unlink(missing_ok=True)
