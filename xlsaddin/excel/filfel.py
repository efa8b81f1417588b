"""What the system says of a file, as a sentence: it is held, away, or cannot be called that."""

import errno
import os
import stat
import sys
from pathlib import Path, PureWindowsPath

from xlsaddin.domain.errors import (
    ArEnMapp,
    DiskenArFull,
    DiskenGavFel,
    EnhetenSvararInte,
    FilenArLast,
    FilenBlirForStor,
    FilenGarInteAttNa,
    FilenSaknas,
    GenvagenGarRunt,
    IngenVanligFil,
    NamnetGarInte,
    NamnetSaknas,
    SokvagenArForLang,
    XlsAddinError,
)

_LONGEST_ON_WINDOWS = 259
_FORBIDDEN_ON_WINDOWS = frozenset('<>"|?*') | {chr(code) for code in range(32)}
_DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in "123456789¹²³"
}
# How Python shows bytes of a name that are not UTF-8; the reader of workbooks cannot open these.
_NO_LETTER = range(0xDC80, 0xDD00)
# For a name in a folder that is there.
_TOO_LONG_ON_WINDOWS = {3, 111, 206}
# System error codes of Windows; Python keeps them beside its own.
_OF_WINDOWS: dict[int, type[XlsAddinError]] = {
    **dict.fromkeys((32, 33), FilenArLast),
    **dict.fromkeys((39, 112), DiskenArFull),
    **dict.fromkeys((111, 206), SokvagenArForLang),
    **dict.fromkeys(
        (15, 21, 51, 53, 54, 55, 58, 59, 64, 65, 67, 71, 121, 1167, 1203, 1222, 1231, 1232),
        EnhetenSvararInte,
    ),
}
_OF_ERRNO: dict[int, type[XlsAddinError]] = {
    errno.ENOSPC: DiskenArFull,
    errno.EDQUOT: DiskenArFull,
    errno.EFBIG: FilenBlirForStor,
    errno.ENAMETOOLONG: SokvagenArForLang,
    errno.ELOOP: GenvagenGarRunt,
    errno.EISDIR: ArEnMapp,
    errno.EIO: DiskenGavFel,
    **dict.fromkeys(
        (
            errno.EHOSTDOWN,
            errno.EHOSTUNREACH,
            errno.ENETDOWN,
            errno.ENETUNREACH,
            errno.ENODEV,
            errno.ENOTCONN,
            errno.ENXIO,
            errno.ESTALE,
            errno.ETIMEDOUT,
        ),
        EnhetenSvararInte,
    ),
}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}


def filfel(error: OSError, path: Path, denied: XlsAddinError | None = None) -> XlsAddinError:
    """Return what stopped the work on a file.

    Args:
        error: what the system said.
        path: the file that the user named; never a temporary one.
        denied: what to say when the user has no right.
    """
    windows = getattr(error, "winerror", None) or 0
    kind = _OF_WINDOWS.get(windows) or _OF_ERRNO.get(error.errno or 0, FilenGarInteAttNa)
    is_missing = isinstance(error, FileNotFoundError | NotADirectoryError)
    if kind is SokvagenArForLang or (is_missing and _is_too_long(path)):
        return SokvagenArForLang(fil=path, antal=len(os.path.abspath(path)))  # noqa: PTH100
    if kind is not FilenGarInteAttNa:
        return kind(fil=path)
    if is_missing:
        return missing(path)
    if denied and error.errno in _DENIED:
        return denied
    return FilenGarInteAttNa(fil=path)


def missing(path: Path) -> XlsAddinError:
    """Return that a file is not there, or that its drive or server is not."""
    away = path.anchor and not os.path.lexists(path.anchor)
    return EnhetenSvararInte(fil=path) if away else FilenSaknas(fil=path)


def refuse_impossible_name(path: Path, *, windows: bool = sys.platform == "win32") -> None:
    """Refuse a name that is none, or that Windows takes for something else than a file.

    Raises:
        NamnetSaknas: there is no name.
        NamnetGarInte: Windows has no such names, or a byte of it is no letter.
    """
    if not path.name:
        raise NamnetSaknas
    if any(_NO_LETTER.start <= ord(sign) < _NO_LETTER.stop for sign in str(path)):
        raise NamnetGarInte(fil=path, skal="ett tecken går inte att läsa")
    if windows:
        whole = PureWindowsPath(path)
        for part in whole.parts[1 if whole.anchor else 0 :]:
            if part != ".." and (skal := _fault_on_windows(part)):
                raise NamnetGarInte(fil=path, skal=skal)


def refuse_irregular(path: Path) -> None:
    """Refuse a folder, and what would be waited for without end: a pipe, a device.

    Raises:
        ArEnMapp: it is a folder.
        IngenVanligFil: it is no file.
        OSError: it is not there, or not to be seen.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ArEnMapp(fil=path)
    if not stat.S_ISREG(mode):
        raise IngenVanligFil(fil=path)


def refuse_too_long(path: Path) -> None:
    """Refuse a name that is to be given later, when there is no way back.

    Raises:
        SokvagenArForLang: the system has no room for it.
    """
    try:
        path.lstat()
    except OSError as error:
        windows = getattr(error, "winerror", None)
        if error.errno == errno.ENAMETOOLONG or windows in _TOO_LONG_ON_WINDOWS:
            raise SokvagenArForLang(fil=path, antal=len(str(path))) from error


def _fault_on_windows(part: str) -> str:
    if ":" in part:
        return "kolon får bara stå efter enhetens bokstav"
    if found := sorted(_FORBIDDEN_ON_WINDOWS & set(part)):
        sign = found[-1]
        return f"tecknet {sign} är inte tillåtet" if sign.isprintable() else "ett tecken syns inte"
    if part.split(".", maxsplit=1)[0].rstrip(" ").upper() in _DEVICES:
        return f"{part.split('.', maxsplit=1)[0]} är namnet på en enhet"
    return "namnet slutar med punkt eller mellanslag" if part[-1] in " ." else ""


def _is_too_long(path: Path) -> bool:
    return sys.platform == "win32" and len(os.path.abspath(path)) > _LONGEST_ON_WINDOWS  # noqa: PTH100
