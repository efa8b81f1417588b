"""Report tabs of the open workbook: cleared and refilled as a whole, or left as they were.

A tab is never deleted: buttons and the user's print settings live there. How cells look, and the
charts, are copied from a workbook that is drawn for the purpose, and only where rows have moved
or charts differ.
"""

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.domain.errors import InteAterstalld
from xlsaddin.excel.backup import back_up_copy, forget, prune
from xlsaddin.excel.draw.layout import sheet_cells
from xlsaddin.excel.draw.reports import draw_looks
from xlsaddin.excel.live.charts import copy_looks, declared_charts
from xlsaddin.excel.live.state import OpenBook, quiet
from xlsaddin.excel.live.tabs import Grid, Tab, grid_of, read_tab, same, same_looks, write_grid
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.page import page

if TYPE_CHECKING:
    from xlwings import App, Book, Sheet

Framsteg = Callable[[str], None]
Looks = Callable[[Collection[str]], AbstractContextManager["Book"]]


@dataclass(frozen=True, slots=True)
class Change:
    """What shall stand on the report tabs.

    Attributes:
        tabs: the cells and charts of each tab.
        looks: opens a workbook whose tabs of these names have the looks and charts that they
            shall have, with nothing in their cells.
    """

    tabs: Mapping[str, Tab]
    looks: Looks


def refill(oppen: OpenBook, rapporter: Rapportbok, framsteg: Framsteg) -> bool:
    """Refill the report tabs of the open workbook and return whether anything was changed.

    A backup of the workbook as it is now is saved before anything is written.

    Raises:
        XlsAddinError: the workbook cannot be written to; it is as it was.
        InteAterstalld: something failed half way and could not be put back either.
    """
    pages = [page(rapporter, rapport) for rapport in rapporter.rapporter]
    tabs = {
        it.tab: Tab(grid_of(sheet_cells(it)), declared_charts(it, oppen.tabs[it.tab]))
        for it in pages
    }
    change = Change(tabs, lambda tabs: _drawn_looks(oppen.book.app, rapporter, tabs))
    changed = carry_out(oppen, change, framsteg)
    if changed:
        prune(oppen.path)
    return changed


def carry_out(oppen: OpenBook, change: Change, framsteg: Framsteg) -> bool:
    """Write a change to the tabs that differ, all of it or nothing."""
    before = {tab: read_tab(oppen.tabs[tab]) for tab in change.tabs}
    grids = {tab: it.grid for tab, it in change.tabs.items() if not same(it, before[tab])}
    if not grids:
        return False
    moved = sorted(tab for tab in grids if not same_looks(change.tabs[tab], before[tab]))
    with quiet(oppen.book.app):
        framsteg("Sparar en säkerhetskopia")
        backup = back_up_copy(oppen.path, lambda copy: oppen.book.api.SaveCopyAs(str(copy)))
        try:
            framsteg("Skriver rapportflikarna")
            _write(oppen.tabs, grids, moved, change.looks)
            framsteg("Excel räknar")
            oppen.book.app.calculate()
        except BaseException:
            _put_back(oppen, {tab: before[tab].grid for tab in grids}, moved, backup)
            forget(backup)
            raise
    return True


def _write(
    sheets: Mapping[str, "Sheet"], grids: Mapping[str, Grid], moved: Collection[str], looks: Looks
) -> None:
    """Write blocks; a tab whose rows moved is first cleared by copying empty cells with looks."""
    if moved:
        with looks(moved) as source:
            for tab in moved:
                copy_looks(source.sheets[tab], sheets[tab])
    for tab, grid in grids.items():
        write_grid(sheets[tab], grid)


def _put_back(
    oppen: OpenBook, grids: Mapping[str, Grid], moved: Collection[str], backup: Path
) -> None:
    """Let everything stand as it did; say so when that is not possible.

    Raises:
        InteAterstalld: Excel refuses; the backup is named.
    """
    try:
        _write(oppen.tabs, grids, moved, lambda tabs: emptied(oppen.book.app, backup, tabs))
    except Exception as error:
        raise InteAterstalld(fil=backup) from error


@contextmanager
def opened(app: "App", path: Path) -> Iterator["Book"]:
    """Open a workbook for reading and close it again; the user's own is in front afterwards."""
    front = app.books.active
    book = app.books.open(path, update_links=False, read_only=True, add_to_mru=False)
    try:
        yield book
    finally:
        book.close()
        with suppress(Exception):  # which window is in front is no reason to undo the work
            front.activate()


@contextmanager
def emptied(app: "App", path: Path, tabs: Collection[str]) -> Iterator["Book"]:
    """Open a workbook and empty some tabs of all but looks; nothing of it is saved."""
    with opened(app, path) as book:
        empty(book, tabs)
        yield book


def empty(book: "Book", tabs: Collection[str]) -> None:
    """Take everything but looks and charts from some tabs, so that only they are copied."""
    for tab in tabs:
        book.sheets[tab].used_range.clear_contents()


@contextmanager
def _drawn_looks(app: "App", rapporter: Rapportbok, tabs: Collection[str]) -> Iterator["Book"]:
    with tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        drawn = Path(mapp) / "xlsaddin utseende.xlsx"
        drawn.write_bytes(draw_looks(rapporter, tabs))
        with opened(app, drawn) as book:
            yield book
