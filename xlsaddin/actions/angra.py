"""Ångra: back to the latest backup, closed or open."""

from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.reports.alla import TABS

if TYPE_CHECKING:
    from xlwings import Book

    from xlsaddin.excel.live.undo import Undone


def angra(bok: Path) -> Path:
    """Let a closed workbook be what it was before the latest change, and return the backup used.

    Doing it twice is back where it began.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        SakerhetskopianArSkadad: the latest is no whole workbook; nothing is changed.
        XlsAddinError: the file is locked or cannot be written.
    """
    from xlsaddin.excel.backup import restore  # noqa: PLC0415
    from xlsaddin.excel.saving.whole import refuse_broken  # noqa: PLC0415

    return restore(bok, refuse_broken)


def angra_oppen(bok: "Book", framsteg: Framsteg = tyst) -> "Undone":
    """Let the tabs that were written last in the open workbook be as in the latest backup.

    Other data tabs are left alone: what has been typed since is kept.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        XlsAddinError: the workbook cannot be written to as it is open now; it is as it was.
    """
    from xlsaddin.excel.live.state import as_sentences  # noqa: PLC0415
    from xlsaddin.excel.live.undo import undo  # noqa: PLC0415

    with as_sentences():
        return undo(bok, TABS, framsteg)
