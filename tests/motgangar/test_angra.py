"""Ångra, when what lies in the folder of backups is no workbook, or is held by somebody."""

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.andrad_bok import UMEA, run
from xlsaddin.excel.backup import FOLDER, atomic_write
from xlsaddin.excel.mall import blank


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook that was the blank one before its latest change."""
    path = Path(shutil.copy(blank(), tmp_path / "bok.xlsm"))
    atomic_write(path, lambda it: shutil.copyfile(UMEA, it) and None)
    return path


def newest(book: Path) -> Path:
    """Return the name of a backup that is newer than all others."""
    return book.parent / FOLDER / f"{book.stem} 2999-01-01 00.00.00{book.suffix}"


def damaged() -> bytes:
    """Return a workbook in whose middle something is changed."""
    data = bytearray(UMEA.read_bytes())
    data[40_000:40_010] = b"0" * 10
    return bytes(data)


PLANTED = {
    "cut off": lambda it: it.write_bytes(UMEA.read_bytes()[:60_000]),
    "seven bytes": lambda it: it.write_bytes(b"PK\3\4abc"),
    "empty": Path.touch,
    "rubbish": lambda it: it.write_bytes(os.urandom(50_000)),
    "a changed byte": lambda it: it.write_bytes(damaged()),
    "a folder": Path.mkdir,
}
if sys.platform != "win32":
    PLANTED |= {"a link": lambda it: it.symlink_to(UMEA), "a pipe": os.mkfifo}


@pytest.mark.parametrize("kind", PLANTED)
def test_what_is_no_workbook_is_never_gone_back_to(book, kind):
    before = book.read_bytes()
    PLANTED[kind](newest(book))
    answer = run("angra", book)
    assert (3, before) == (answer.exit_code, book.read_bytes())
    assert f"{newest(book).name} är ingen hel arbetsbok. Flytta bort den" in answer.stderr


def test_a_backup_that_is_held_does_not_make_the_undo_a_failure(book, monkeypatch):
    held = next((book.parent / FOLDER).iterdir())
    unlink = Path.unlink

    def refused(self: Path, *, missing_ok: bool = False) -> None:
        if self == held:
            raise PermissionError(errno.EACCES, "held")
        unlink(self, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refused)
    answer = run("angra", book)
    assert (0, blank().read_bytes()) == (answer.exit_code, book.read_bytes())
    assert answer.stdout.startswith("Klart: ")
    assert 0 == run("angra", book).exit_code
    assert UMEA.read_bytes() == book.read_bytes()


def test_a_backup_that_is_as_the_book_is_stepped_over(book):
    shutil.copyfile(book, newest(book))
    assert 0 == run("angra", book).exit_code
    assert blank().read_bytes() == book.read_bytes()


def test_with_nothing_else_to_go_back_to_that_is_said(book):
    kept = next((book.parent / FOLDER).iterdir())
    shutil.copyfile(book, kept)
    answer = run("angra", book)
    assert (3, True) == (answer.exit_code, "redan som i säkerhetskopian" in answer.stderr)
