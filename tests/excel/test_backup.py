"""Saving whole or not at all, keeping ten versions, and going back."""

import errno
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from xlsaddin.domain.errors import (
    DiskenArFull,
    DiskenGavFel,
    FilenArLast,
    FilenArSkrivskyddad,
    FilenSaknas,
    MappenArSkrivskyddad,
    SakerhetskopiaSaknas,
    XlsAddinError,
)
from xlsaddin.excel import backup
from xlsaddin.excel.backup import (
    FOLDER,
    atomic_write,
    back_up_copy,
    latest_backup,
    refuse_if_locked,
    restore,
)
from xlsaddin.excel.saving import versions


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "social budget.xlsm"
    path.write_bytes(b"1")
    return path


def writes(data: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(data) and None


def fails_with(error: Exception) -> Callable[[object], None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def backups(book: Path) -> list[bytes]:
    return [it.read_bytes() for it in backup_files(book)]


def backup_files(book: Path) -> list[Path]:
    folder = book.parent / FOLDER
    age = re.compile(
        r".* (?P<stamp>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \((?P<number>\d+)\))?( före ångra)?\."
    )

    def key(path: Path) -> tuple[str, int]:
        found = age.match(path.name)
        return found["stamp"], int(found["number"] or 1)

    return sorted(folder.iterdir(), key=key) if folder.exists() else []


def test_the_old_version_becomes_a_backup(book: Path) -> None:
    atomic_write(book, writes(b"2"))
    assert (book.read_bytes(), backups(book)) == (b"2", [b"1"])
    name = backup_files(book)[0].name
    assert re.fullmatch(r"social budget \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.xlsm", name)
    assert sorted(it.name for it in book.parent.iterdir()) == ["Säkerhetskopior", book.name]


def test_a_new_file_has_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "ny.xlsm"
    atomic_write(path, writes(b"1"))
    assert [path] == list(tmp_path.iterdir())


def test_writing_the_same_bytes_changes_nothing(book: Path) -> None:
    before = book.stat()
    atomic_write(book, writes(b"1"))
    after = book.stat()
    assert (before.st_ino, before.st_mtime_ns, []) == (
        after.st_ino,
        after.st_mtime_ns,
        backups(book),
    )


def test_saves_within_one_second_are_all_kept_in_order(book: Path) -> None:
    for number in range(2, 6):
        atomic_write(book, writes(str(number).encode()))
    assert backups(book) == [b"1", b"2", b"3", b"4"]


def test_ten_are_kept_and_other_workbooks_are_left_alone(book: Path) -> None:
    other = book.with_name("social budget 2.xlsm")
    other.write_bytes(b"annan")
    atomic_write(other, writes(b"annan 2"))
    for number in range(2, 17):
        atomic_write(book, writes(str(number).encode()))
    assert [b"annan", *(str(it).encode() for it in range(6, 16))] == sorted(
        backups(book), key=lambda it: int(it) if it.isdigit() else 0
    )


def test_a_clock_that_goes_back_does_not_make_the_newest_old(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Clock(datetime):
        hours = iter((3, 2, 4))

        @classmethod
        def now(cls, tz: object = None) -> datetime:  # noqa: ARG003 - the signature of datetime
            return datetime(2023, 10, 29, next(cls.hours), tzinfo=UTC)

    monkeypatch.setattr(versions, "datetime", Clock)
    for number in (b"2", b"3", b"4"):
        atomic_write(book, writes(number))
    assert backups(book) == [b"1", b"2", b"3"]


def test_a_failure_while_writing_leaves_everything_as_it_was(book: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        atomic_write(book, fails_with(KeyboardInterrupt()))
    assert (b"1", [book]) == (book.read_bytes(), list(book.parent.iterdir()))


def test_a_full_disk_is_told_in_a_sentence(book: Path) -> None:
    with pytest.raises(DiskenArFull, match="plats"):
        atomic_write(book, fails_with(OSError(errno.ENOSPC, "full")))
    assert [book] == list(book.parent.iterdir())


def test_a_file_that_cannot_be_replaced_is_open_elsewhere(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", fails_with(PermissionError(errno.EACCES, "held")))
    with pytest.raises(FilenArLast):
        atomic_write(book, writes(b"2"))
    assert book.read_bytes() == b"1"
    assert not list(book.parent.glob("*.tmp"))


def test_a_folder_that_may_not_be_written_is_told(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "open", fails_with(PermissionError(errno.EACCES, "no")))
    with pytest.raises(MappenArSkrivskyddad, match=re.escape(str(book.parent))):
        atomic_write(book, writes(b"2"))


def test_the_file_keeps_its_mode(book: Path) -> None:
    book.chmod(0o640)
    atomic_write(book, writes(b"2"))
    assert book.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(book: Path, tmp_path: Path) -> None:
    link = tmp_path / "genväg.xlsm"
    link.symlink_to(book)
    atomic_write(link, writes(b"2"))
    assert (link.is_symlink(), book.read_bytes()) == (True, b"2")
    assert latest_backup(link) == latest_backup(book)


@pytest.mark.parametrize("mark", ["~${}", ".~lock.{}#"])
@pytest.mark.parametrize("act", [refuse_if_locked, restore, lambda it: atomic_write(it, print)])
def test_an_open_workbook_is_refused(book: Path, mark: str, act: Callable[[Path], None]) -> None:
    (book.parent / mark.format(book.name)).touch()
    with pytest.raises(FilenArLast, match="öppen"):
        act(book)


def test_what_windows_holds_is_refused(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backup.sys, "platform", "win32")
    refuse_if_locked(book)
    monkeypatch.setattr(Path, "open", fails_with(PermissionError()))
    with pytest.raises(FilenArLast):
        refuse_if_locked(book)


def test_a_read_only_file_is_refused(book: Path) -> None:
    book.chmod(0o444)
    with pytest.raises(FilenArSkrivskyddad):
        refuse_if_locked(book)


def test_a_file_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FilenSaknas):
        refuse_if_locked(tmp_path / "ingen" / "bok.xlsm")


def test_a_free_workbook_is_not_refused(book: Path) -> None:
    assert refuse_if_locked(book) is None


def test_going_back_and_forth(book: Path) -> None:
    atomic_write(book, writes(b"2"))
    atomic_write(book, writes(b"3"))
    restore(book)
    assert (book.read_bytes(), backups(book)) == (b"2", [b"1", b"3"])
    restore(book)
    assert (book.read_bytes(), backups(book)) == (b"3", [b"1", b"2"])


def test_going_back_never_pushes_an_old_version_out(book: Path) -> None:
    for number in range(2, 15):
        atomic_write(book, writes(str(number).encode()))
    oldest = backups(book)[0]
    for _ in range(12):
        restore(book)
    assert (oldest, 10) == (backups(book)[0], len(backups(book)))


def test_a_lost_workbook_comes_back(book: Path) -> None:
    atomic_write(book, writes(b"2"))
    book.unlink()
    restore(book)
    assert book.read_bytes() == b"1"


def test_without_a_backup_there_is_no_way_back(book: Path) -> None:
    with pytest.raises(SakerhetskopiaSaknas):
        restore(book)
    assert (latest_backup(book), book.read_bytes()) == (None, b"1")


def test_what_is_saved_is_on_the_disk_before_it_takes_the_old_ones_place(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []
    monkeypatch.setattr(os, "fsync", lambda _: order.append("fsync"))
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda *a: order.append("replace") or replace(*a))
    atomic_write(book, writes(b"2"))
    assert order == ["fsync", "fsync", "replace", "fsync"]


def test_every_refusal_has_an_exit_code(book: Path) -> None:
    with pytest.raises(XlsAddinError) as refusal:
        restore(book)
    assert refusal.value.exit_code == 3


def test_a_copy_that_fails_half_way_is_no_backup(tmp_path):
    path = tmp_path / "bok.xlsm"

    def save(copy):
        copy.write_bytes(b"halv")
        raise OSError(errno.EIO, "Excel försvann")

    with pytest.raises(DiskenGavFel):
        back_up_copy(path, save)
    assert latest_backup(path) is None
