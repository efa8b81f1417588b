"""The Kontoplan of an old workbook: a row said Rapport and Post, and now names places."""

from collections.abc import Sequence

from xlsaddin.domain.kontoplan import JA, PLATS_FOR, TRAPPBAS
from xlsaddin.excel.graft.data_rows import RowChange, column_texts, table_in, write_rows
from xlsaddin.excel.package.package import Package
from xlsaddin.tabs.ekonomi.tables import KONTOPLAN
from xlsaddin.tabs.values import normal_text

OLD = ("Rapport", "Post")


def fill_places(book: Package, added: Sequence[int]) -> None:
    """Fill the columns that were added, by place, with what the old ones say.

    The old columns stay, for formulas of the owner may name them, but no report reads them. A row
    whose report is unknown gets no place, which is remarked when the workbook is read.
    """
    table = table_in(book, KONTOPLAN.name)
    new = {KONTOPLAN.columns[place].name for place in added}
    if not {header.casefold() for header in OLD} <= {it.casefold() for it in table.columns}:
        return
    rows = zip(*(column_texts(book, table.name, header) for header in OLD), strict=True)
    replace = {}
    for row, (rapport, post) in enumerate(rows, table.first_row):
        plats = PLATS_FOR.get(normal_text(rapport))
        if plats and plats.column in new:
            replace[row] = {plats.column: JA if plats is TRAPPBAS else post}
    write_rows(book, table.name, RowChange(replace=replace))
