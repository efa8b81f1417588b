"""Ångra in the open workbook: the tabs that were written, as they stand in the latest backup.

Those are the report tabs and Start, and the data tabs that the backup's note names. Other data
tabs are left alone, so nothing that has been typed since is lost.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.domain.errors import IngentingAttAngra, SakerhetskopiaSaknas
from xlsaddin.excel.backup import forget, latest_backup, prune, written_data_tabs
from xlsaddin.excel.live.data_rows import read_block, tables_on
from xlsaddin.excel.live.refill import Change, Framsteg, carry_out, empty, opened
from xlsaddin.excel.live.start import open_start, with_said
from xlsaddin.excel.live.state import quiet, refuse_unfit
from xlsaddin.excel.live.tabs import put_charts, read_tab

if TYPE_CHECKING:
    from xlwings import Book, Sheet


class Undone(NamedTuple):
    """The backup that was gone back to, and the data tabs that were gone back on."""

    backup: Path
    data_tabs: tuple[str, ...]


def undo(book: "Book", tabs: Sequence[str], framsteg: Framsteg) -> Undone:
    """Let the tabs that were written say what they said in the latest backup.

    The workbook as it is now becomes the latest backup instead: undoing twice is back where it
    began.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        IngentingAttAngra: the tabs stand as in the backup already.
        XlsAddinError: the workbook cannot be written to; it is as it was.
    """
    path = refuse_unfit(book, tabs)
    backup = latest_backup(path)
    if backup is None:
        raise SakerhetskopiaSaknas(fil=path)
    data_tabs = written_data_tabs(backup)
    refuse_unfit(book, data_tabs)
    framsteg("Öppnar säkerhetskopian")
    with quiet(book.app), opened(book.app, backup) as old:
        if not carry_out(book, _change(book, old, tabs, data_tabs), path, framsteg):
            raise IngentingAttAngra(fil=backup)
    forget(backup)
    prune(path)
    return Undone(backup, data_tabs)


def _change(book: "Book", old: "Book", tabs: Sequence[str], data_tabs: Sequence[str]) -> Change:
    there = _tabs(old) & _tabs(book)
    read = {name: read_tab(old.sheets[name]) for name in tabs if name.casefold() in there}
    start = open_start(book)
    if start is not None and start.name.casefold() in there:
        tab = read_tab(old.sheets[start.name])
        read[start.name] = replace(tab, grid=with_said(start, tab.grid))
    data = {
        name: read_block(old, name)
        for tab in data_tabs
        if tab.casefold() in there
        for name in tables_on(old, tab)
    }
    folded = {name.casefold(): tab for name, tab in read.items()}

    @contextmanager
    def looks(moved: set[str]) -> Iterator["Book"]:
        empty(old, moved)
        yield old

    def point(sheet: "Sheet") -> None:
        put_charts(sheet, folded[sheet.name.casefold()].charts)

    return Change({name: tab.grid for name, tab in read.items()}, looks, point, data)


def _tabs(book: "Book") -> set[str]:
    return {sheet.name.casefold() for sheet in book.sheets}
