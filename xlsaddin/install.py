"""Telling Excel's xlwings which Python to use: the user's own configuration file, merged."""

import locale
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xlsaddin.domain.errors import BaraWindows
from xlsaddin.excel.backup import atomic_write

TOLK = "INTERPRETER_WIN"
BOKENS_MAPP = "ADD_WORKBOOK_TO_PYTHONPATH"
SERVER = "USE UDF SERVER"
_RAD = re.compile(rb'[ \t]*"([^"\r\n]*)"[ \t]*,[ \t]*"([^"\r\n]*)"[^\r\n]*')


@dataclass(frozen=True, slots=True)
class Andring:
    """A setting to change: what stands there now, None for nothing, and what shall."""

    nyckel: str
    fore: str | None
    efter: str

    def __str__(self) -> str:
        if self.fore is None:
            return f"{self.nyckel}: {self.efter} (ny)"
        return f"{self.nyckel}: {self.efter} (i stället för {self.fore or 'tomt'})"


def konfigurationsfil() -> Path:
    """Return the file that the workbook's VBA reads."""
    return Path.home() / ".xlwings" / "xlwings.conf"


def onskade() -> dict[str, str]:
    """Return the settings that the buttons and the functions need on this computer.

    The workbook's folder is never searched for modules: a planted `pandas.py` beside a downloaded
    workbook would run. A button has a Python of its own, so that it never waits for the functions'.
    """
    return {TOLK: sys.executable, BOKENS_MAPP: "False", SERVER: "False"}


def las_konfiguration(fil: Path) -> dict[str, str]:
    """Return the settings of a configuration file, keys in capitals; none when there is no file.

    The first line of a key counts, as it does for the VBA.
    """
    satta: dict[str, str] = {}
    for rad in _rader(fil):
        if traff := _RAD.fullmatch(rad.rstrip(b"\r\n")):
            nyckel, varde = (del_.decode(_kodning(), "replace") for del_ in traff.groups())
            satta.setdefault(nyckel.upper(), varde)
    return satta


def andringar(fil: Path, onskat: Mapping[str, str]) -> tuple[Andring, ...]:
    """Return what must change in a configuration file."""
    satta = las_konfiguration(fil)
    return tuple(
        Andring(nyckel, satta.get(nyckel), varde)
        for nyckel, varde in onskat.items()
        if satta.get(nyckel) != varde
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
        XlsAddinError: the file cannot be written.
    """
    if fil is None and not torrkor and sys.platform != "win32":
        raise BaraWindows
    fil = fil or konfigurationsfil()
    kravda = andringar(fil, onskade() if onskat is None else onskat)
    if kravda and not torrkor:
        fil.parent.mkdir(parents=True, exist_ok=True)
        ny = _sammanfogad(_rader(fil), kravda)

        def skriv(temporar: Path) -> None:
            temporar.write_bytes(ny)

        atomic_write(fil, skriv)
    return fil, kravda


def _sammanfogad(rader: list[bytes], kravda: tuple[Andring, ...]) -> bytes:
    """Return the file with each setting once, where its first line stood or last."""
    kvar = {andring.nyckel: andring for andring in kravda}
    vara = set(kvar)
    slut = b"\r\n" if not rader or rader[0].endswith(b"\r\n") else b"\n"
    ut: list[bytes] = []
    for rad in rader:
        traff = _RAD.fullmatch(rad.rstrip(b"\r\n"))
        nyckel = traff[1].decode(_kodning(), "replace").upper() if traff else ""
        if nyckel not in vara:
            ut.append(rad if rad.endswith(b"\n") else rad + slut)
        elif nyckel in kvar:
            ut.append(_rad(kvar.pop(nyckel)) + slut)
    return b"".join([*ut, *(_rad(andring) + slut for andring in kvar.values())])


def _rad(andring: Andring) -> bytes:
    return f'"{andring.nyckel}","{andring.efter}"'.encode(_kodning())


def _rader(fil: Path) -> list[bytes]:
    return fil.read_bytes().splitlines(keepends=True) if fil.exists() else []


def _kodning() -> str:
    """Return the encoding in which VBA reads a text file."""
    return "mbcs" if sys.platform == "win32" else locale.getpreferredencoding(do_setlocale=False)
