"""Ångra in the open workbook: the report tabs go back, what has been typed stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.hosts.oppen_bok import as_seen, content, disorder
from xlsaddin.actions.angra import angra_oppen
from xlsaddin.actions.uppdatera import uppdatera_oppen
from xlsaddin.domain.errors import IngentingAttAngra, SakerhetskopiaSaknas
from xlsaddin.excel.backup import FOLDER

if TYPE_CHECKING:
    import xlwings as xw


def backups(book: xw.Book) -> list[Path]:
    folder = Path(book.fullname).parent / FOLDER
    return sorted(folder.iterdir()) if folder.exists() else []


def test_undo_gives_the_tabs_back_and_undo_again_takes_them_away(book):
    disorder(content(book))
    before = as_seen(content(book))
    uppdatera_oppen(book)
    after = as_seen(content(book))
    angra_oppen(book)
    assert before == as_seen(content(book))
    angra_oppen(book)
    assert after == as_seen(content(book))
    assert len(backups(book)) == 1


def test_undo_never_pushes_an_old_backup_out(book):
    folder = Path(book.fullname).parent / FOLDER
    disorder(content(book))
    uppdatera_oppen(book)
    stem, suffix = Path(book.fullname).stem, Path(book.fullname).suffix
    for second in range(9):
        (folder / f"{stem} 2020-01-01 00.00.0{second}{suffix}").write_bytes(b"")
    angra_oppen(book)
    assert 10 == len(backups(book))


def test_a_backup_that_another_program_holds_hinders_no_undo(book, monkeypatch):
    disorder(content(book))
    before = as_seen(content(book))
    uppdatera_oppen(book)

    def held(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "unlink", held)
    angra_oppen(book)
    assert before == as_seen(content(book))


def test_undo_keeps_what_has_been_typed_on_the_data_tabs_since(book):
    content(book)["Noter"]["B9"] = "=1+1"
    uppdatera_oppen(book)
    content(book)["Budget"]["C6"] = 4711
    angra_oppen(book)
    assert content(book)["Noter"]["B9"].value == "=1+1"
    assert content(book)["Budget"]["C6"].value == 4711


def test_a_fault_in_undo_leaves_the_workbook_and_the_backup_as_they_were(book):
    disorder(content(book))
    uppdatera_oppen(book)
    before, kept = as_seen(content(book)), backups(book)

    def fail(call):
        if call.sheet == "Trappan":
            book.app.impl.hook = lambda _: None
            raise OSError("borta")

    book.app.impl.hook = fail
    with pytest.raises(OSError, match="borta"):
        angra_oppen(book)
    assert (before, kept) == (as_seen(content(book)), backups(book))


def test_without_a_backup_there_is_nothing_to_undo(book):
    with pytest.raises(SakerhetskopiaSaknas, match="ingen säkerhetskopia"):
        angra_oppen(book)


def test_tabs_that_stand_as_in_the_backup_are_told_and_the_backup_is_kept(book):
    content(book)["Noter"]["B9"] = "=1+1"
    uppdatera_oppen(book)
    content(book)["Noter"]["B9"] = "=1+1"
    with pytest.raises(IngentingAttAngra, match="redan som i säkerhetskopian"):
        angra_oppen(book)
    assert len(backups(book)) == 1


def test_the_backup_is_closed_again_and_the_users_own_workbook_is_in_front(book):
    content(book)["Noter"]["B9"] = "=1+1"
    uppdatera_oppen(book)
    angra_oppen(book)
    assert [book.name] == [it.name for it in book.app.books]
