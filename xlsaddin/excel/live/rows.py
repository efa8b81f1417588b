"""Rows of several data tables of the open workbook, written all or not at all."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xlsaddin.domain.errors import InteAterstalld
from xlsaddin.excel.backup import back_up_copy, forget, prune
from xlsaddin.excel.graft.data_rows import RowChange
from xlsaddin.excel.live.data_rows import put_block, read_block, table_in, write_rows
from xlsaddin.excel.live.state import OpenBook, quiet, refuse_protected

if TYPE_CHECKING:
    from collections.abc import Callable


def write_all(
    oppen: OpenBook,
    changes: Mapping[str, RowChange],
    reason: str,
    framsteg: "Callable[[str], None]",
) -> None:
    """Change rows of data tables, by the tables' names; a backup is saved first, for a reason.

    Raises:
        XlsAddinError: a tab is protected, or no backup can be saved; nothing is changed.
        InteAterstalld: something failed half way and could not be put back either.
    """
    book = oppen.book
    tabs = {name: table_in(book, name).range.sheet for name in changes}
    refuse_protected({sheet.name: sheet for sheet in tabs.values()})
    before = {name: read_block(book, name) for name in changes}
    with quiet(book.app):
        framsteg("Sparar en säkerhetskopia")
        names = [sheet.name for sheet in tabs.values()]
        backup = back_up_copy(
            oppen.path, lambda copy: book.api.SaveCopyAs(str(copy)), names, reason
        )
        try:
            framsteg("Skriver dataflikarna")
            for name, change in changes.items():
                write_rows(book, name, change)
            book.app.calculate()
        except BaseException:
            try:
                for name, grid in before.items():
                    put_block(book, name, grid)
            except Exception as error:
                raise InteAterstalld(fil=backup) from error
            forget(backup)
            raise
    prune(oppen.path)
