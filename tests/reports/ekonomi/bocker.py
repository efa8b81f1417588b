"""The year 2023 and small made-up years, as reports."""

from functools import cache

from templates.arsdata import raw_tables, read_arsdata
from templates.build import ROT
from xlsaddin.figures.figur import Value
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import BlockColumn, BlockRow
from xlsaddin.tabs.workbook import read_underlag


@cache
def umea_2023() -> Rapportbok:
    """Return the reports on the data of 2023."""
    return rapportbok(read_underlag(raw_tables(read_arsdata(ROT / "templates/umea/2023"))))


def hitta(bok: Rapportbok, tab: str, row: str, heading: str) -> tuple[BlockRow, BlockColumn]:
    """Return the first row of that name or text that has a column with that header."""
    rapport = next(r for r in bok.rapporter if r.tab == tab)
    for block in rapport.block:
        for en_row in block.rows:
            for column in block.columns:
                if row in {en_row.name, en_row.text} and column.heading == heading:
                    return en_row, column
    raise LookupError(f"{tab}: {row} / {heading}")


def last_value(bok: Rapportbok, tab: str, row: str, heading: str) -> Value:
    """Return a cell's value, found by the words that a reader sees."""
    en_row, column = hitta(bok, tab, row, heading)
    return bok.cell_value(tab, en_row, column.key)
