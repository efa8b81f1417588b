"""Saving when others save too, when the disk fails, and when the process dies on the way."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from templates.build import ROT
from tests.andrad_bok import changed
from xlsaddin.domain.errors import (
    DiskenArFull,
    DiskenGavFel,
    FilenArLast,
    FilenHarAndrats,
    FilenSparasAvAnnan,
    XlsAddinError,
)
from xlsaddin.excel.backup import FOLDER, atomic_write, back_up_copy, latest_backup, restore
from xlsaddin.excel.saving import passing
from xlsaddin.excel.saving.lock import locked, mark

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")
OLD, NEW, THEIRS = b"1" * 100, b"2" * 100, b"deras" * 30


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "bok.xlsm"
    path.write_bytes(OLD)
    return path


@pytest.fixture(params=["links", "no links"])
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """File systems with hard links and without."""
    if request.param == "no links":
        monkeypatch.setattr(os, "link", lambda *_: fails(errno.EPERM)())


def new(path: Path) -> None:
    path.write_bytes(NEW)


def versions(book: Path) -> list[bytes]:
    """Return what lies in the file and in every file of the folder of backups."""
    folder = book.parent / FOLDER
    kept = folder.iterdir() if folder.exists() else []
    return [book.read_bytes(), *sorted(it.read_bytes() for it in kept)]


def beside(book: Path) -> list[str]:
    """Return what else lies beside the file."""
    return sorted(it.name for it in book.parent.iterdir() if it not in {book, book.parent / FOLDER})


def in_place(book: Path) -> None:
    book.write_bytes(THEIRS)


def by_renaming(book: Path) -> None:
    other = book.with_name("sparas.tmp")
    other.write_bytes(THEIRS)
    other.replace(book)


def at_fsync(monkeypatch: pytest.MonkeyPatch, number: int, act: Callable[[], None]) -> None:
    """Let something happen just before a numbered call to fsync."""
    calls: list[int] = []
    fsync = os.fsync

    def counted(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == number:
            act()
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", counted)


def fails(code: int) -> Callable[[], None]:
    def fail() -> None:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("save", [in_place, by_renaming])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_somebody_else_saves_on_the_way_is_never_lost(book, monkeypatch, number, save):
    at_fsync(monkeypatch, number, lambda: save(book))
    try:
        atomic_write(book, new)
    except FilenHarAndrats:
        assert number < 3
    assert THEIRS == book.read_bytes()
    assert [] == beside(book)


@POSIX
def test_a_save_into_the_file_in_the_very_last_moment_stands(book, monkeypatch):
    replace = Path.replace

    def late(self: Path, target: Path) -> Path:
        if self.suffix == ".tmp":
            in_place(book)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", late)
    with pytest.raises(FilenHarAndrats):
        atomic_write(book, new)
    assert [THEIRS] == versions(book)


def test_a_file_that_comes_where_there_was_none_stands(tmp_path):
    path = tmp_path / "ny.xlsm"

    def meanwhile(temporary: Path) -> None:
        new(temporary)
        path.write_bytes(THEIRS)

    with pytest.raises(FilenHarAndrats):
        atomic_write(path, meanwhile)
    assert [THEIRS] == versions(path)


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    ("code", "sentence"), [(errno.EIO, DiskenGavFel), (errno.ENOSPC, DiskenArFull)]
)
def test_a_disk_that_fails_before_the_replacement_leaves_the_old_file(
    book, monkeypatch, number, code, sentence
):
    at_fsync(monkeypatch, number, fails(code))
    with pytest.raises(sentence, match=book.name):
        atomic_write(book, new)
    assert ([OLD], []) == (versions(book), beside(book))


@POSIX
def test_a_disk_that_fails_after_the_replacement_does_not_deny_it(book, monkeypatch):
    at_fsync(monkeypatch, 3, fails(errno.EIO))
    atomic_write(book, new)
    assert [NEW, OLD] == versions(book)


def test_a_refused_save_leaves_no_backup_and_undo_as_it_was(book, monkeypatch):
    atomic_write(book, new)
    with monkeypatch.context() as held:
        held.setattr(Path, "replace", lambda *_: fails(errno.EACCES)())
        for _ in range(12):
            with pytest.raises(FilenArLast):
                atomic_write(book, lambda it: it.write_bytes(b"3") and None)
    assert [NEW, OLD] == versions(book)
    restore(book)
    assert [OLD, NEW] == versions(book)


@pytest.mark.parametrize("call", ["replace", "rename"])
def test_an_interruption_just_after_the_replacement_loses_no_version(book, monkeypatch, call):
    real = getattr(Path, call)

    def interrupted(*paths: Path) -> None:
        if call == "replace":
            real(*paths)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, call, interrupted)
    with pytest.raises(KeyboardInterrupt):
        atomic_write(book, new)
    monkeypatch.undo()
    restore(book)
    assert [OLD, NEW] == versions(book)


def test_two_at_once_are_never_a_mix(book):
    with locked(book), pytest.raises(FilenSparasAvAnnan, match="Vänta"):
        atomic_write(book, new)
    assert ([OLD], []) == (versions(book), beside(book))
    atomic_write(book, new)
    assert NEW == book.read_bytes()


def test_a_lock_of_one_who_died_hinders_nobody(book):
    book.with_name(f"{mark(book)}.lock").touch()
    atomic_write(book, new)
    assert [] == beside(book)


KILLED = """
import os, signal, sys
from pathlib import Path
from xlsaddin.excel.backup import atomic_write
book, step = Path(sys.argv[1]), sys.argv[2]
def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)
if step == "rename":
    Path.rename = die
elif step == "replace":
    Path.replace = die
elif step == "fsync":
    os.fsync = die
atomic_write(book, lambda it: it.write_bytes(b"2" * 100) and None)
"""


@POSIX
@pytest.mark.parametrize(("step", "content"), [("fsync", OLD), ("replace", OLD), ("rename", NEW)])
def test_what_a_killed_run_leaves_is_gone_after_the_next(book, step, content):
    killed = subprocess.run([sys.executable, "-c", KILLED, book, step], cwd=ROT, check=False)
    assert (-9, content) == (killed.returncode, book.read_bytes())
    atomic_write(book, lambda it: it.write_bytes(b"3") and None)
    assert [] == beside(book)
    earlier = [OLD] if content == OLD else [OLD, NEW]
    assert [b"3", *earlier] == versions(book)


def test_what_another_computer_is_writing_is_left_alone(book, monkeypatch):
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("xlsaddin.excel.saving.passing.computer", lambda: "annan-dator")
        with passing.unfinished(book.parent, book) as theirs:
            theirs.touch()
            elsewhere.undo()
            atomic_write(book, new)
            assert [theirs.name] == beside(book)


def test_a_button_that_is_killed_while_it_saves_leaves_no_backup(book):
    def half(copy: Path) -> None:
        copy.write_bytes(b"ha")
        assert latest_backup(book) is None
        copy.write_bytes(b"helt")

    assert b"helt" == back_up_copy(book, half).read_bytes()


def test_a_limit_on_the_size_of_files_is_a_sentence(tmp_path):
    file = changed(tmp_path, "Budget", {"C5": 1})
    before = file.read_bytes()

    resource = pytest.importorskip("resource")

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    answer = subprocess.run(
        [sys.executable, "-B", "-m", "xlsaddin", "uppdatera", file],
        cwd=ROT,
        capture_output=True,
        text=True,
        preexec_fn=limited,
        check=False,
    )
    assert (3, before) == (answer.returncode, file.read_bytes())
    assert "blir större än vad som får sparas" in answer.stderr
    assert [file] == list(tmp_path.iterdir())


def test_every_sentence_of_saving_names_the_file_and_no_temporary_one(book, monkeypatch):
    for code in (errno.EIO, errno.ENOSPC, errno.EFBIG, errno.EROFS, errno.EACCES, errno.ESTALE):
        with monkeypatch.context() as broken:
            broken.setattr(shutil, "copymode", lambda *_, code=code: fails(code)())
            with pytest.raises(XlsAddinError) as refusal:
                atomic_write(book, new)
        assert "~xlsaddin" not in str(refusal.value)
        assert str(book.parent) in str(refusal.value)
        assert [OLD] == versions(book)
