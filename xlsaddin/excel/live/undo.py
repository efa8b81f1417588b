"""Ångra in the open workbook: the report tabs as they stand in the latest backup.

Data tabs are left alone. An update never writes to them, so nothing that has been typed since
is lost.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.domain.errors import IngentingAttAngra, SakerhetskopiaSaknas
from xlsaddin.excel.backup import forget, latest_backup, prune
from xlsaddin.excel.live.refill import Change, Framsteg, carry_out, empty, opened
from xlsaddin.excel.live.state import quiet, refuse_unfit
from xlsaddin.excel.live.tabs import read_tab
from xlsaddin.excel.saving.whole import refuse_broken

if TYPE_CHECKING:
    from xlwings import Book


def undo(book: "Book", tabs: Sequence[str], framsteg: Framsteg) -> Path:
    """Let the report tabs say what they said in the latest backup, and return where it lay.

    The workbook as it is now becomes the latest backup instead: undoing twice is back where it
    began.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        SakerhetskopianArSkadad: the latest is no whole workbook.
        IngentingAttAngra: the tabs stand as in the backup already.
        XlsAddinError: the workbook cannot be written to; it is as it was.
    """
    oppen = refuse_unfit(book, tabs)
    path = oppen.path
    backup = latest_backup(path)
    if backup is None:
        raise SakerhetskopiaSaknas(fil=path)
    refuse_broken(backup)
    framsteg("Öppnar säkerhetskopian")
    with quiet(book.app), opened(book.app, backup) as old:
        if not carry_out(oppen, _change(old, tabs), framsteg):
            raise IngentingAttAngra(fil=backup)
    forget(backup)
    prune(path)
    return backup


def _change(old: "Book", tabs: Sequence[str]) -> Change:
    there = {sheet.name.casefold() for sheet in old.sheets}
    read = {name: read_tab(old.sheets[name]) for name in tabs if name.casefold() in there}

    @contextmanager
    def looks(moved: Collection[str]) -> Iterator["Book"]:
        empty(old, moved)
        yield old

    return Change(read, looks)
