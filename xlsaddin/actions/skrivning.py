"""The drawn tabs written into a workbook that nobody else has changed meanwhile."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.domain.errors import FilenHarAndrats
from xlsaddin.excel.saving.stamp import stamp

if TYPE_CHECKING:
    from xlsaddin.excel.graft.graft import Wish


class LastBok(NamedTuple):
    """A workbook's file, what it was when it was read, and what it was read for."""

    fil: Path
    fore: tuple[int, int, int] | None
    skal: str

    def har_andrats(self) -> bool:
        """Tell whether the file is another one now."""
        return stamp(self.fil) != self.fore


def skriv_ritat(last: LastBok, bas: Path, ritat: bytes, mal: Path, wish: "Wish") -> None:
    """Write to `mal` the workbook `bas` with the drawn tabs in place of its own.

    Args:
        last: the workbook that the drawn tabs were reckoned from.
        bas: the same workbook, or one grown out of it.
        ritat: the drawn tabs.
        mal: the file that is written.
        wish: what the graft is told.

    Raises:
        FilenHarAndrats: the workbook that was read is another one now; nothing is written.
        XlsAddinError: as `graft` and `atomic_write`.
    """
    from xlsaddin.excel.backup import atomic_write  # noqa: PLC0415 - loads when it is needed
    from xlsaddin.excel.graft.graft import graft  # noqa: PLC0415

    def skriv(fil: Path) -> None:
        graft(bas, ritat, fil, wish)
        if last.har_andrats():
            raise FilenHarAndrats(fil=last.fil)

    atomic_write(mal, skriv, last.skal)
