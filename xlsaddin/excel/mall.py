"""The blank workbook that every new year begins with."""

import csv
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from xlsaddin.domain.errors import MallenSaknas
from xlsaddin.domain.kontoplan import KOMMUNBAS, TOM
from xlsaddin.excel.graft.cells import Content
from xlsaddin.excel.graft.data_rows import RowChange, RowContent, table_in, write_rows
from xlsaddin.excel.package.package import Package
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tables import KONTOPLAN, POSTER
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import Kind, Table

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
def blank_with_year(ar: int, kontoplan: str = KOMMUNBAS) -> Iterator[Path]:
    """Yield a temporary copy of the blank workbook with its year, and one of `KONTOPLANER`."""
    with tempfile.TemporaryDirectory() as mapp:
        kopia = Path(mapp) / NAME
        with Package(blank()) as package:
            _set_year(package, ar)
            if kontoplan != KOMMUNBAS:
                for table in (KONTOPLAN, POSTER):
                    _set_rows(package, table, _preset(kontoplan, table))
            package.save(kopia)
        yield kopia


def _set_year(package: Package, ar: int) -> None:
    table = table_in(package, INSTALLNINGAR.name)
    row = table.first_row + [installning.key for installning in inst.ALLA].index(inst.AR)
    write_rows(package, table.name, RowChange(replace={row: {"Värde": ar}}))


def _preset(kontoplan: str, table: Table) -> list[RowContent]:
    """Return a table's rows of a preset; none for the empty one."""
    if kontoplan == TOM:
        return []
    fil = Path(__file__).parents[1] / "kontoplaner" / kontoplan / f"{table.name}.csv"
    with fil.open(encoding="utf-8", newline="") as text:
        return [
            {name: _cell(table, name, cell) for name, cell in row.items()}
            for row in csv.DictReader(text)
        ]


def _cell(table: Table, name: str, cell: str) -> Content:
    return int(cell) if cell and table.column(name).kind is Kind.HELTAL else cell


def _set_rows(package: Package, table: Table, rows: Sequence[RowContent]) -> None:
    """Let a table hold these rows and no others; one without rows keeps a blank one."""
    info = table_in(package, table.name)
    blank_row: RowContent = dict.fromkeys((column.name for column in table.columns), None)
    there = range(info.first_row, info.last_row + 1)
    kept = max(len(rows), 1)
    replace = dict(zip(there, [*rows] or [blank_row], strict=False))
    change = RowChange(replace=replace, append=rows[len(there) :], delete=there[kept:])
    write_rows(package, table.name, change)
