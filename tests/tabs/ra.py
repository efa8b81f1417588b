"""Small data tables as a reader would find them."""

from collections.abc import Mapping, Sequence

from templates.arsdata import FIRST_DATA_ROW, raw_tables, read_arsdata, whole
from templates.build import ROT
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.schema import Table

MAPP = ROT / "templates/umea/2023"


def raw_table(table: Table, *rows: Sequence[object], **andra: object) -> RawTable:
    """Return a table with these rows, blank to their right; `andra` replaces other fields."""
    falt = {
        "tab": table.tab,
        "headings": [column.name for column in table.columns],
        "first_row": FIRST_DATA_ROW,
        "rows": [whole(table, row) for row in rows],
    }
    return RawTable(**(falt | andra))


def hela_2023(
    bytta: Mapping[str, RawTable] | None = None, tillagda: Mapping[str, list[object]] | None = None
) -> dict[str, RawTable]:
    """Return the tables of 2023, some replaced, or with a row added at the end."""
    data = read_arsdata(MAPP)
    for name, row in (tillagda or {}).items():
        data[name].append(row)
    return raw_tables(data) | dict(bytta or {})
