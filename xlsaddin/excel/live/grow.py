"""Report tabs that the open workbook lacks, added empty in their places: their look is copied."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING

from xlsaddin.excel.live.state import OpenBook, quiet

if TYPE_CHECKING:
    from xlwings import Book, Sheet

Looks = Callable[[Collection[str]], AbstractContextManager["Book"]]
"""Opens a workbook whose tabs of these names look as they shall, with nothing in their cells."""


@contextmanager
def with_missing(
    oppen: OpenBook, tabs: Sequence[str], order: Sequence[str], looks: Looks
) -> Iterator[OpenBook]:
    """Give the workbook the tabs that it lacks; they go again when the work is not done.

    A whole sheet is copied: its colour, panes and print settings are not in Excel's cells.
    """
    missing = [tab for tab in tabs if tab not in oppen.tabs]
    if not missing:
        yield oppen
        return
    book = oppen.book
    with quiet(book.app):
        try:
            _add(book, missing, order, looks)
            added = {tab: book.sheets[tab] for tab in missing}
            yield oppen._replace(sheets={**oppen.sheets, **added}, tabs={**oppen.tabs, **added})
        except BaseException:
            for tab in missing:
                with suppress(Exception):
                    book.sheets[tab].delete()
            raise


def _add(book: "Book", missing: Sequence[str], order: Sequence[str], looks: Looks) -> None:
    front = book.sheets.active
    with looks({*missing}) as source:
        for tab in missing:
            source.sheets[tab].copy(after=_before(book, tab, order))
    with suppress(Exception):  # which tab is in front is no reason to undo the work
        front.select()


def _before(book: "Book", tab: str, order: Sequence[str]) -> "Sheet":
    """Return the last of the workbook's tabs that stand before one in the order."""
    before = {name.casefold() for name in order[: order.index(tab)]}
    return [sheet for sheet in book.sheets if sheet.name.casefold() in before][-1]
