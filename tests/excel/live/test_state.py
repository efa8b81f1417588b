"""What hinders work in an open workbook, and what Excel is left as."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.hosts.oppen_bok import content
from xlsaddin.actions.angra import angra_oppen
from xlsaddin.actions.kontrollera import read_oppen
from xlsaddin.actions.uppdatera import uppdatera_oppen
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.excel.backup import FOLDER

if TYPE_CHECKING:
    import xlwings as xw


def backups(book: xw.Book) -> list[Path]:
    folder = Path(book.fullname).parent / FOLDER
    return sorted(folder.iterdir()) if folder.exists() else []


def writes(book: xw.Book) -> list[str]:
    return [call.sheet for call in book.app.impl.calls if call.kind == "write"]


def in_the_cloud(book):
    book.impl.api.FullName = "https://kommun-my.sharepoint.com/personal/anna/bok.xlsm"


def never_saved(book):
    book.impl.api.FullName = "Bok1"


def read_only(book):
    book.impl.api.ReadOnly = True


def protected_book(book):
    book.impl.api.ProtectStructure = True


def protected_tab(book):
    book.impl.protected.add("Noter")


def in_a_cell(book):
    book.app.impl.busy = True


@pytest.mark.parametrize("action", [uppdatera_oppen, angra_oppen])
@pytest.mark.parametrize(
    ("hinder", "words"),
    [
        (in_the_cloud, "OneDrive eller SharePoint"),
        (never_saved, "inte sparad någon gång"),
        (read_only, "öppnad skrivskyddad"),
        (protected_book, "Arbetsboken är skyddad"),
        (protected_tab, "Fliken Noter är skyddad"),
        (in_a_cell, "Tryck Esc"),
    ],
)
def test_what_hinders_is_one_sentence_and_nothing_is_written(book, action, hinder, words):
    hinder(book)
    with pytest.raises(XlsAddinError, match=words):
        action(book)
    assert ([], []) == (writes(book), backups(book))


def test_excel_is_left_as_the_user_had_it(book):
    book.app.calculation = "manual"
    book.app.screen_updating = False
    content(book)["Noter"]["B9"] = "=1+1"
    before = book.app.impl.settings
    uppdatera_oppen(book)
    assert (before, 1) == (book.app.impl.settings, book.app.impl.calculated)


def test_nothing_is_calculated_or_drawn_while_cells_are_written(book):
    content(book)["Noter"]["B9"] = "=1+1"
    seen = []
    book.app.impl.hook = lambda _: seen.append(book.app.impl.settings)
    uppdatera_oppen(book)
    assert {"manual"} == {it["calculation"] for it in seen}
    assert not any(it["screen_updating"] or it["enable_events"] for it in seen)


def test_a_busy_excel_is_not_asked_for_ever(book, monkeypatch):
    windows = SimpleNamespace(N_COM_ATTEMPTS=0)
    monkeypatch.setitem(sys.modules, "xlwings._xlwindows", windows)
    read_oppen(book)
    assert 0 < windows.N_COM_ATTEMPTS < 10_000
