"""Links, pipes and names without room: where a file may lie, and what is no file."""

import os
import sys
from pathlib import Path

import pytest

from tests.andrad_bok import run
from xlsaddin.domain.errors import FilenSaknas, SokvagenArForLang
from xlsaddin.excel.backup import FOLDER, atomic_write, restore

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")
OLD, NEW = b"1" * 100, b"2" * 100


def new(path: Path) -> None:
    path.write_bytes(NEW)


@POSIX
def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    link = tmp_path / "ny.xlsm"
    link.symlink_to(tmp_path / "annans.xlsm")
    answer = run("ny", 2026, "-o", link)
    assert (3, True) == (answer.exit_code, "finns redan" in answer.stderr)
    with pytest.raises(FilenSaknas):
        atomic_write(link, new)
    assert [link] == list(tmp_path.iterdir())


@POSIX
def test_a_lost_workbook_comes_back_through_its_link(tmp_path):
    book = tmp_path / "bok.xlsm"
    book.write_bytes(OLD)
    link = book.with_name("genväg.xlsm")
    link.symlink_to(book)
    atomic_write(link, new)
    book.unlink()
    restore(link)
    assert (True, OLD) == (link.is_symlink(), book.read_bytes())


@POSIX
@pytest.mark.parametrize("command", ["uppdatera", "kontrollera", "angra"])
def test_no_command_waits_for_a_pipe_or_goes_round_in_links(tmp_path, command):
    pipe, loop = tmp_path / "rör.xlsm", tmp_path / "runt.xlsm"
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    found = [(pipe, "ingen vanlig fil"), (loop, "sig själv")]
    # For the others a folder stands for the workbooks in it.
    for path, sentence in [*found, *([(tmp_path, "en mapp")] if command == "angra" else [])]:
        answer = run(command, path)
        assert (3, True) == (answer.exit_code, sentence in answer.stderr), answer.stderr


@POSIX
def test_a_name_without_room_for_the_backups_is_refused_before_anything_is_written(tmp_path):
    book = tmp_path / ("x" * 245 + ".xlsm")
    book.write_bytes(OLD)
    with pytest.raises(SokvagenArForLang, match=f"{len(str(book)) + 36} tecken"):
        atomic_write(book, new)
    assert {book, tmp_path / FOLDER} == {*tmp_path.iterdir()}
    assert (OLD, []) == (book.read_bytes(), list((tmp_path / FOLDER).iterdir()))
