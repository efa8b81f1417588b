"""Names and places of files: what each is, and what to do about it."""

import errno
import os
import sys
from pathlib import Path, PureWindowsPath

import pytest

from tests.andrad_bok import UMEA, run
from xlsaddin.domain.errors import (
    ArEnMapp,
    DiskenArFull,
    EnhetenSvararInte,
    FilenArLast,
    FilenFarInteLasas,
    FilenGarInteAttNa,
    FilenSaknas,
    GenvagenGarRunt,
    NamnetGarInte,
    SokvagenArForLang,
)
from xlsaddin.excel.filfel import filfel, refuse_impossible_name

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
BOK = Path("/mapp/bok.xlsm")


class WindowsFel(OSError):
    """What Windows says: its own number beside the one that is the same everywhere."""

    def __init__(self, winerror: int, number: int) -> None:
        super().__init__(number, "…")
        self.winerror = winerror


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (WindowsFel(32, errno.EACCES), FilenArLast),
        (WindowsFel(33, errno.EACCES), FilenArLast),
        (WindowsFel(5, errno.EACCES), FilenFarInteLasas),
        (WindowsFel(53, errno.ENOENT), EnhetenSvararInte),
        (WindowsFel(21, errno.EACCES), EnhetenSvararInte),
        (WindowsFel(112, errno.ENOSPC), DiskenArFull),
        (WindowsFel(206, errno.ENOENT), SokvagenArForLang),
        (PermissionError(errno.EACCES, "x"), FilenFarInteLasas),
        (OSError(errno.ELOOP, "x"), GenvagenGarRunt),
        (OSError(errno.ESTALE, "x"), EnhetenSvararInte),
        (IsADirectoryError(errno.EISDIR, "x"), ArEnMapp),
        (FileNotFoundError(errno.ENOENT, "x"), FilenSaknas),
        (NotADirectoryError(errno.ENOTDIR, "x"), FilenSaknas),
        (OSError(errno.EBUSY, "x"), FilenGarInteAttNa),
    ],
)
def test_what_the_system_says_is_told_as_it_is(error, kind):
    told = filfel(error, BOK, FilenFarInteLasas(fil=BOK))
    assert (kind, True) == (type(told), str(BOK) in str(told))


def test_a_drive_that_is_not_there_is_not_a_wrong_name(monkeypatch):
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    told = filfel(FileNotFoundError(errno.ENOENT, "x"), BOK)
    assert "Kontrollera nätverket" in str(told)


@pytest.mark.parametrize(("length", "kind"), [(300, SokvagenArForLang), (100, FilenSaknas)])
def test_a_path_longer_than_windows_takes_is_told_with_its_length(monkeypatch, length, kind):
    monkeypatch.setattr("xlsaddin.excel.filfel.sys.platform", "win32")
    told = filfel(FileNotFoundError(errno.ENOENT, "x"), Path("/" + "x" * (length - 1)))
    assert (kind, kind is SokvagenArForLang) == (type(told), f"{length} tecken" in str(told))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("fråga?.xlsm", "tecknet ? är inte tillåtet"),
        ("C:/mapp/a*b.xlsm", "tecknet * är inte tillåtet"),
        ("C:/ma|pp/b.xlsm", "tecknet | är inte tillåtet"),
        ("C:/mapp/b\n.xlsm", "ett tecken syns inte"),
        ("CON.xlsm", "CON är namnet på en enhet"),
        ("C:/prn/bok.xlsm", "prn är namnet på en enhet"),
        ("lpt1.2026.xlsm", "lpt1 är namnet på en enhet"),
        ("C:/mapp/bok.xlsm:gömd", "kolon får bara stå efter enhetens bokstav"),
        ("bok:gömd.xlsm", "kolon får bara stå efter enhetens bokstav"),
        ("C:/mapp ./bok.xlsm", "slutar med punkt eller mellanslag"),
        ("C:/mapp/bok.xlsm ", "slutar med punkt eller mellanslag"),
    ],
)
def test_a_name_that_cannot_be_on_windows_is_told_with_the_reason(name, why):
    with pytest.raises(NamnetGarInte, match=why.replace("?", r"\?").replace("*", r"\*")):
        refuse_impossible_name(PureWindowsPath(name), windows=True)


@pytest.mark.parametrize(
    "name",
    [
        "bok.xlsm",
        "C:/Förbundet/social budget 2026.xlsm",
        "//server/delad/bok.xlsm",
        "../konsult/bok.xlsm",
        "console.xlsm",
        "C:bok.xlsm",
    ],
)
def test_an_ordinary_name_is_not_refused(name):
    assert refuse_impossible_name(PureWindowsPath(name), windows=True) is None


@POSIX
@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["kontrollera", ""], "Filens namn saknas."),
        (["uppdatera", "", "-o", "x"], "Filens namn saknas."),
        (["kontrollera", "/"], "Filens namn saknas."),
        (["kontrollera", "/dev/zero"], "ingen vanlig fil"),
        (["uppdatera", "/dev/null"], "ingen vanlig fil"),
        (["angra", "/dev"], "är en mapp"),
        (["uppdatera", UMEA, "-o", "/dev/null/x.xlsm"], "finns inte"),
        (["ny", "2026", "-o", "a=b.xlsm"], "har tecknet = i namnet"),
        (["uppdatera", UMEA, "-o", "a=b.xlsm"], "har tecknet = i namnet"),
        (["kontrollera", os.fsdecode(b"/dev/\xff\xfe.xlsm")], "ett tecken går inte"),
    ],
)
def test_what_is_no_file_is_told_as_what_it_is(words, sentence):
    answer = run(*words)
    assert (3, True) == (answer.exit_code, sentence in answer.stderr), answer.stderr


@POSIX
@pytest.mark.parametrize("command", ["kontrollera", "uppdatera", "angra"])
def test_a_name_that_is_not_utf8_is_a_sentence(tmp_path, command):
    file = tmp_path / os.fsdecode(b"bok \xff.xlsm")
    file.write_bytes(UMEA.read_bytes())
    answer = run(command, file)
    assert (3, True) == (answer.exit_code, "ett tecken går inte att läsa" in answer.stderr)
