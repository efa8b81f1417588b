"""A workbook written anew, unless somebody else has changed it meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from xlsaddin.domain.errors import FilenHarAndrats
from xlsaddin.excel.saving.stamp import stamp


class LastBok(NamedTuple):
    """A workbook's file and what it was when it was read."""

    fil: Path
    fore: tuple[int, int, int] | None

    def har_andrats(self) -> bool:
        """Tell whether the file is another one now."""
        return stamp(self.fil) != self.fore


def skriv_om_orord(last: LastBok, mal: Path, skriv: Callable[[Path], None]) -> None:
    """Write `mal` whole or not at all.

    Args:
        last: the workbook that it is made from.
        mal: the file that is written.
        skriv: writes a file.

    Raises:
        FilenHarAndrats: the workbook that was read is another one now; nothing is written.
        XlsAddinError: as `skriv` and `atomic_write`.
    """
    from xlsaddin.excel.backup import atomic_write  # noqa: PLC0415 - loads when it is needed

    def skriv_och_prova(fil: Path) -> None:
        skriv(fil)
        if last.har_andrats():
            raise FilenHarAndrats(fil=last.fil)

    atomic_write(mal, skriv_och_prova)
