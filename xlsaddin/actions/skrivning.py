"""A workbook written anew, unless somebody else has changed it meanwhile."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.errors import FilenHarAndrats
from xlsaddin.excel.saving.stamp import stamp


class LastBok(NamedTuple):
    """A workbook's file, what it was when it was read, and what it was read for."""

    fil: Path
    fore: tuple[int, int, int] | None
    skal: str

    def har_andrats(self) -> bool:
        """Tell whether the file is another one now."""
        return stamp(self.fil) != self.fore


def skriv_om_orord(
    last: LastBok, mal: Path, skriv: Callable[[Path], tuple[Anmarkning, ...]]
) -> tuple[Anmarkning, ...]:
    """Write `mal` whole or not at all.

    What the workbook had and could not keep is returned.

    Args:
        last: the workbook that it is made from.
        mal: the file that is written.
        skriv: writes a file, and returns what could not be kept.

    Raises:
        FilenHarAndrats: the workbook that was read is another one now; nothing is written.
        XlsAddinError: as `skriv` and `atomic_write`.
    """
    from xlsaddin.excel.backup import atomic_write  # noqa: PLC0415 - loads when it is needed

    borttaget: list[Anmarkning] = []

    def skriv_och_prova(fil: Path) -> None:
        borttaget[:] = skriv(fil)
        if last.har_andrats():
            raise FilenHarAndrats(fil=last.fil)

    atomic_write(mal, skriv_och_prova, last.skal)
    return tuple(borttaget)
