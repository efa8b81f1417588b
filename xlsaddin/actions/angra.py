"""Ångra: back to a backup, closed or open."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.domain.errors import SakerhetskopianFinnsInte
from xlsaddin.reports.alla import TABS

if TYPE_CHECKING:
    from xlwings import Book

    from xlsaddin.excel.live.undo import Undone


class Kopia(NamedTuple):
    """A backup of a workbook.

    Attributes:
        nummer: its place, 1 the latest.
        fil: where it lies.
        nar: when it was saved.
        skal: what was about to be done, "" where that is not known.
        storlek: bytes.
    """

    nummer: int
    fil: Path
    nar: datetime
    skal: str
    storlek: int

    def __str__(self) -> str:
        skal = f"före {self.skal}" if self.skal else ""
        storlek = f"{self.storlek / 1000:.0f}"
        return f"{self.nummer:>2}  {self.nar:%Y-%m-%d %H.%M.%S}  {skal:<16}{storlek:>6} kB"

    def as_data(self) -> dict[str, object]:
        """Return the backup by names, for programs."""
        return self._asdict() | {"fil": str(self.fil), "nar": self.nar.isoformat()}


def kopior(bok: Path) -> list[Kopia]:
    """Return the backups of a workbook, the latest first."""
    from xlsaddin.excel.backup import backups  # noqa: PLC0415
    from xlsaddin.excel.saving.versions import STAMP  # noqa: PLC0415

    return [
        Kopia(
            nummer,
            it.path,
            datetime.strptime(it.stamp, STAMP),  # noqa: DTZ007 - a clock's own time, as it is shown
            it.reason,
            it.path.lstat().st_size,
        )
        for nummer, it in enumerate(backups(bok), 1)
    ]


def angra(bok: Path, nummer: int | None = None) -> Path:
    """Let a closed workbook be what it was before the latest change, and return the backup used.

    Doing it twice is back where it began.

    Args:
        bok: the workbook.
        nummer: which backup, as `kopior` counts; the latest that differs when left out.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        SakerhetskopianFinnsInte: there is none of that number.
        SakerhetskopianArSkadad: it is no whole workbook; nothing is changed.
        XlsAddinError: the file is locked or cannot be written.
    """
    from xlsaddin.excel.backup import restore  # noqa: PLC0415
    from xlsaddin.excel.saving.whole import refuse_broken  # noqa: PLC0415

    vald = None if nummer is None else next((it for it in kopior(bok) if it.nummer == nummer), None)
    if nummer is not None and vald is None:
        raise SakerhetskopianFinnsInte(nummer=nummer, fil=bok)
    return restore(bok, refuse_broken, vald and vald.fil)


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
