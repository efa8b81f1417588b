"""The blank workbook that every new year begins with."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xlsaddin.domain.errors import MallenSaknas
from xlsaddin.excel.graft.data_rows import RowChange, table_in, write_rows
from xlsaddin.excel.package.package import Package
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR

NAME = "mall.xlsm"


def blank() -> Path:
    """Return where the blank workbook lies: in the installed package, or in the source tree.

    Raises:
        MallenSaknas: it is in neither place.
    """
    paket = Path(__file__).parents[1]
    for place in (paket / NAME, paket.parent / "workbooks" / NAME):
        if place.exists():
            return place
    raise MallenSaknas


@contextmanager
def blank_with_year(ar: int) -> Iterator[Path]:
    """Yield a temporary copy of the blank workbook with the year set in its settings."""
    with tempfile.TemporaryDirectory() as mapp:
        kopia = Path(mapp) / NAME
        with Package(blank()) as package:
            _set_year(package, ar)
            package.save(kopia)
        yield kopia


def _set_year(package: Package, ar: int) -> None:
    table = table_in(package, INSTALLNINGAR.name)
    row = table.first_row + [installning.key for installning in inst.ALLA].index(inst.AR)
    write_rows(package, table.name, RowChange(replace={row: {"Värde": ar}}))
