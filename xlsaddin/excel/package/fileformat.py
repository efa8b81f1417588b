"""Opening a file that should be a workbook, and telling the user what it is when it is not."""

from pathlib import Path
from typing import IO

from xlsaddin.domain.errors import (
    FelFilformat,
    FilenArKrypterad,
    FilenArSkadad,
    FilenFarInteLasas,
)
from xlsaddin.excel.filfel import filfel, refuse_impossible_name, refuse_irregular

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names in the directory of an OLE file are UTF-16; only an encrypted package has these.
_ENCRYPTED = tuple(name.encode("utf-16-le") for name in ("EncryptedPackage", "EncryptionInfo"))
_BLOCK = 1 << 20


def open_zip_file(path: Path) -> IO[bytes]:
    """Open a file that begins as a zip does.

    Raises:
        XlsAddinError: there is no such file, it is a folder or a pipe, the user may not read it,
            another program holds it, its drive is away: see `filfel`.
        FilenArSkadad: it is empty.
        FilenArKrypterad: it is protected by a password.
        FelFilformat: it is anything else: an .xls, a text.
    """
    refuse_impossible_name(path)
    try:
        refuse_irregular(path)
        file = path.open("rb")
    except OSError as error:
        raise filfel(error, path, FilenFarInteLasas(fil=path)) from error
    try:
        _refuse_other_formats(path, file)
    except BaseException:
        file.close()
        raise
    return file


def _refuse_other_formats(path: Path, file: IO[bytes]) -> None:
    magic = file.read(len(_OLE))
    file.seek(0)
    if not magic:
        raise FilenArSkadad(fil=path)
    if magic == _OLE and _holds_encrypted_package(file):
        raise FilenArKrypterad(fil=path)
    if not magic.startswith(_ZIP):
        raise FelFilformat(fil=path)


def _holds_encrypted_package(file: IO[bytes]) -> bool:
    """Look for the names anywhere in the file: its directory may lie in any sector."""
    tail = b""
    while block := file.read(_BLOCK):
        window = tail + block
        if any(name in window for name in _ENCRYPTED):
            return True
        tail = window[-64:]
    return False
