"""Ångra, when what lies in the folder of backups is no workbook, or is held by somebody."""

import errno
import json
import os
import re
import shutil
import sys
import zipfile
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


@pytest.fixture
def thrice(tmp_path: Path) -> Path:
    """A workbook saved three times, each for a reason of its own."""
    path = Path(shutil.copy(blank(), tmp_path / "bok.xlsm"))
    for number, reason in enumerate(("uppgradera", "uppdatera", ""), 1):
        atomic_write(path, lambda it, n=number: padded(it, n), reason)
    return path


def padded(path: Path, number: int) -> None:
    """Write a whole workbook unlike the others."""
    shutil.copyfile(UMEA, path)
    with zipfile.ZipFile(path, "a") as package:
        package.comment = b"." * number


def test_the_backups_are_listed_with_date_reason_and_size(thrice):
    rows = run("angra", thrice, "--lista").stdout.splitlines()
    whole, empty = (f"{it.stat().st_size / 1000:.0f} kB" for it in (UMEA, blank()))
    assert [
        [" 1", "", whole],
        [" 2", "före uppdatera", whole],
        [" 3", "före uppgradera", empty],
    ] == [[row[:2], row[25:41].strip(), row[41:].strip()] for row in rows]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d", row[4:23]) for row in rows)


def test_programs_get_the_list_as_json(thrice):
    rows = json.loads(run("angra", thrice, "--lista", "--json").stdout)
    assert ["", "uppdatera", "uppgradera"] == [row["skal"] for row in rows]
    assert blank().stat().st_size == rows[-1]["storlek"]


def test_any_backup_of_the_list_can_be_gone_back_to_and_left_again(thrice):
    latest = thrice.read_bytes()
    assert 0 == run("angra", thrice, "--till", 3).exit_code
    assert blank().read_bytes() == thrice.read_bytes()
    assert "före ångra" in run("angra", thrice, "--lista").stdout.splitlines()[0]
    assert 0 == run("angra", thrice).exit_code
    assert latest == thrice.read_bytes()


def test_a_number_that_is_not_in_the_list_is_refused(thrice):
    before = thrice.read_bytes()
    answer = run("angra", thrice, "--till", 4)
    assert (3, before) == (answer.exit_code, thrice.read_bytes())
    assert answer.stderr.startswith("Det finns ingen säkerhetskopia 4 av ")


def test_without_backups_the_list_says_so(tmp_path):
    assert "Det finns inga säkerhetskopior" in run("angra", tmp_path / "bok.xlsm", "--lista").stdout
