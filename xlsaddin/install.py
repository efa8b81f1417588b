"""Telling Excel's xlwings which Python to use: the user's own configuration file, merged."""

import locale
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xlsaddin.domain.errors import BaraWindows, SokvagenGarInteAttSkriva
from xlsaddin.excel.backup import atomic_write

TOLK = "INTERPRETER_WIN"
BOKENS_MAPP = "ADD_WORKBOOK_TO_PYTHONPATH"
SERVER = "USE UDF SERVER"
# What VBA's Input # reads as one value: in quotes, or up to the next comma or line break.
_VALUE = re.compile(r'[ \t]*(?:"([^"]*)"[^,\r\n]*|([^,\r\n]*))(?:,|\r\n|\r|\n|\Z)')
_KEY = re.compile(rb'[ \t]*"?([^",\r\n]*)"?[ \t]*,')


@dataclass(frozen=True, slots=True)
class Andring:
    """A setting to change: what stands there now, None for nothing, and what shall."""

    key: str
    fore: str | None
    efter: str

    def __str__(self) -> str:
        if self.fore is None:
            return f"{self.key}: {self.efter} (ny)"
        return f"{self.key}: {self.efter} (i stället för {self.fore or 'tomt'})"


def konfigurationsfil() -> Path:
    """Return the file that the workbook's VBA reads."""
    return Path.home() / ".xlwings" / "xlwings.conf"


def onskade() -> dict[str, str]:
    """Return the settings that the buttons and the functions need on this computer.

    The workbook's folder is never searched for modules: a planted `pandas.py` beside a downloaded
    workbook would run. A button has a Python of its own, so that it never waits for the functions'.
    """
    return {TOLK: sys.executable, BOKENS_MAPP: "False", SERVER: "False"}


def read_konfiguration(fil: Path) -> dict[str, str]:
    """Return the settings of a configuration file, keys in capitals; none when there is no file.

    Values are read two by two and the first of a key counts, as the VBA does it: quotes may be
    left out, and a blank line is a value too.
    """
    text = b"".join(_rows(fil)).decode(_kodning(), "replace")
    values: list[str] = []
    place = 0
    while place < len(text) and (traff := _VALUE.match(text, place)):
        values.append(traff[2].rstrip() if traff[1] is None else traff[1])
        place = traff.end()
    satta: dict[str, str] = {}
    for key, value in zip(values[::2], values[1::2], strict=False):
        satta.setdefault(key.upper(), value)
    return satta


def andringar(fil: Path, onskat: Mapping[str, str]) -> tuple[Andring, ...]:
    """Return what must change in a configuration file."""
    satta = read_konfiguration(fil)
    return tuple(
        Andring(key, satta.get(key), value)
        for key, value in onskat.items()
        if satta.get(key) != value
    )


def installera(
    fil: Path | None = None, onskat: Mapping[str, str] | None = None, *, torrkor: bool = False
) -> tuple[Path, tuple[Andring, ...]]:
    """Set what is needed in the user's configuration; what is not ours stays, byte for byte.

    Args:
        fil: the configuration file; the user's own when left out.
        onskat: the settings; those of this Python when left out.
        torrkor: say what would change, and write nothing.

    Returns:
        The file, and what was changed in it; nothing when all was right already.

    Raises:
        BaraWindows: there is no Excel with xlwings on this computer.
        XlsAddinError: the file cannot be written, or a path not be put in it.
    """
    if fil is None and not torrkor and sys.platform != "win32":
        raise BaraWindows
    fil = fil or konfigurationsfil()
    kravda = andringar(fil, onskade() if onskat is None else onskat)
    if kravda and not torrkor:
        fil.parent.mkdir(parents=True, exist_ok=True)
        ny = _sammanfogad(_rows(fil), kravda)

        def skriv(temporar: Path) -> None:
            temporar.write_bytes(ny)

        atomic_write(fil, skriv)
    return fil, kravda


def _sammanfogad(rows: list[bytes], kravda: tuple[Andring, ...]) -> bytes:
    """Return the file with each setting once, on top: there no line above can put it out of step.

    Raises:
        SokvagenGarInteAttSkriva: the VBA has no letter for a letter of the path.
    """
    vara = {andring.key for andring in kravda}
    slut = b"\r\n" if not rows or rows[0].endswith(b"\r\n") else b"\n"
    kvar = [row for row in rows if _key(row) not in vara]
    try:
        return b"".join([*(_row(andring) + slut for andring in kravda), *kvar])
    except UnicodeEncodeError as fel:
        raise SokvagenGarInteAttSkriva(sokvag=fel.object) from fel


def _key(row: bytes) -> str:
    traff = _KEY.match(row)
    return traff[1].decode(_kodning(), "replace").upper() if traff else ""


def _row(andring: Andring) -> bytes:
    return f'"{andring.key}","{andring.efter}"'.encode(_kodning())


def _rows(fil: Path) -> list[bytes]:
    return fil.read_bytes().splitlines(keepends=True) if fil.exists() else []


def _kodning() -> str:
    """Return the encoding in which VBA reads a text file."""
    return "mbcs" if sys.platform == "win32" else locale.getpreferredencoding(do_setlocale=False)
