"""Ångra in the open workbook: the tabs that were written, as they stand in the latest backup.

Those are the report tabs and Start, and the data tabs that the backup's note names. Other data
tabs are left alone, so nothing that has been typed since is lost.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.domain.errors import IngentingAttAngra, SakerhetskopiaSaknas
from xlsaddin.excel.backup import forget, latest_backup, prune
from xlsaddin.excel.draw.start import TAB as START
from xlsaddin.excel.live.data_rows import read_block, tables_on
from xlsaddin.excel.live.refill import Change, Framsteg, carry_out, empty, opened
from xlsaddin.excel.live.start import having_start, with_said
from xlsaddin.excel.live.state import OpenBook, quiet, refuse_protected, refuse_unfit, sheets_of
from xlsaddin.excel.live.tabs import read_tab, read_tabs
from xlsaddin.excel.saving.versions import ANGRA, written_data_tabs
from xlsaddin.excel.saving.whole import refuse_broken

if TYPE_CHECKING:
    from xlwings import Book


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
    oppen = having_start(refuse_unfit(book, tabs))
    backup = latest_backup(oppen.path)
    if backup is None:
        raise SakerhetskopiaSaknas(fil=oppen.path)
    refuse_broken(backup)
    data_tabs = written_data_tabs(backup)
    refuse_protected(refuse_unfit(book, data_tabs).tabs)
    framsteg("Öppnar säkerhetskopian")
    with quiet(book.app), opened(book.app, backup) as old:
        if not carry_out(oppen, _change(oppen, old, data_tabs), framsteg).changed:
            raise IngentingAttAngra(fil=backup)
    forget(backup)
    prune(oppen.path)
    return Undone(backup, data_tabs)


def _change(oppen: OpenBook, old: "Book", data_tabs: Sequence[str]) -> Change:
    there = {name.casefold() for name in sheets_of(old)}
    read = {tab: read_tab(old.sheets[tab]) for tab in oppen.tabs if tab.casefold() in there}
    before = read_tabs(oppen.tabs, read)
    if START in read:
        read[START] = with_said(before[START], read[START])
    data = {
        name: read_block(old, name)
        for tab in data_tabs
        if tab.casefold() in there
        for name in tables_on(old, tab)
    }

    @contextmanager
    def looks(moved: Collection[str]) -> Iterator["Book"]:
        empty(old, moved)
        yield old

    return Change(before, read, looks, data, reason=ANGRA)
