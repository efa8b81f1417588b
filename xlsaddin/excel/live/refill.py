"""Report tabs of the open workbook: cleared and refilled as a whole, or left as they were.

A tab is never deleted: buttons and the user's print settings live there. How cells look, and the
charts, are copied from a workbook that is drawn for the purpose, and only where rows have moved
or charts differ.
"""

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.errors import InteAterstalld
from xlsaddin.excel.backup import back_up_copy, forget, prune
from xlsaddin.excel.draw.layout import sheet_cells
from xlsaddin.excel.draw.reports import draw_looks
from xlsaddin.excel.draw.start import TAB as START, tab_order
from xlsaddin.excel.live.charts import copy_looks, declared_charts
from xlsaddin.excel.live.data_rows import put_block, read_block, table_in
from xlsaddin.excel.live.grow import Looks, with_missing
from xlsaddin.excel.live.own_looks import OwnLooks, own_looks, put_own, same_places
from xlsaddin.excel.live.shown import show, with_why
from xlsaddin.excel.live.start import having_start, start_tab
from xlsaddin.excel.live.state import OpenBook, quiet, refuse_protected
from xlsaddin.excel.live.tabs import (
    Grid,
    Tab,
    grid_of,
    read_tabs,
    same,
    same_cells,
    same_looks,
    write_grid,
)
from xlsaddin.excel.saving.versions import UPPDATERA
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.lage import Lage
from xlsaddin.reports.page import page

if TYPE_CHECKING:
    from xlwings import App, Book

Framsteg = Callable[[str], None]


class Done(NamedTuple):
    """Whether anything was changed, and what to say of what a user had and that is lost."""

    changed: bool
    lost: tuple[Anmarkning, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What shall stand on the report tabs, and in data tables.

    Attributes:
        before: the cells and charts of each tab as they are now.
        tabs: the same as they shall be.
        looks: opens a workbook whose tabs of these names have the looks and charts that they
            shall have, with nothing in their cells.
        data: the headers and rows of data tables, by the table's name.
        kept: tabs whose looks stay as they are, whatever their cells say.
        own_follows: whether what a user has put on a tab goes with its rows; else all is as in
            the workbook that the looks come from.
        reason: what the backup's name says that it was saved before.
    """

    before: Mapping[str, Tab]
    tabs: Mapping[str, Tab]
    looks: Looks
    data: Mapping[str, Grid] = field(default_factory=dict)
    kept: Collection[str] = ()
    own_follows: bool = False
    reason: str = UPPDATERA


def refill(oppen: OpenBook, rapporter: Rapportbok, lage: Lage, framsteg: Framsteg) -> Done:
    """Refill Start and the report tabs of the open workbook.

    A backup of the workbook as it is now is saved before anything is written. Tabs that are not
    made keep their content and say why; those that are not used are hidden.

    Raises:
        XlsAddinError: the workbook cannot be written to; it is as it was.
        InteAterstalld: something failed half way and could not be put back either.
    """
    pages = [
        page(rapporter, rapport) for rapport in rapporter.rapporter if rapport.tab in lage.gors
    ]

    def looks(tabs: Collection[str]) -> AbstractContextManager["Book"]:
        return _drawn_looks(oppen.book.app, rapporter, tabs)

    order = tab_order(rapporter)
    with with_missing(oppen, [it.tab for it in pages], order, looks) as grown:
        started = having_start(grown)
        before = read_tabs(started.tabs, [*(it.tab for it in pages), START, *lage.stoppade])
        tabs = {
            it.tab: Tab(grid_of(sheet_cells(it)), declared_charts(it, grown.tabs[it.tab]))
            for it in pages
        }
        if START in before:
            tabs[START] = start_tab(rapporter, lage.gors, before[START])
        stopped = {t: with_why(before[t], it) for t, it in lage.stoppade.items() if t in before}
        change = Change(before, tabs | stopped, looks, kept=stopped, own_follows=True)
        done = carry_out(started, change, framsteg)
        show(grown, lage.visas)
    if done.changed:
        prune(oppen.path)
    return done


class _Writing(NamedTuple):
    """Blocks to write: the tabs' own, those of them whose looks come too, and data tables'."""

    grids: Mapping[str, Grid]
    moved: Collection[str]
    data: Mapping[str, Grid]


def carry_out(oppen: OpenBook, change: Change, framsteg: Framsteg) -> Done:
    """Write a change to the tabs and tables that differ, all of it or nothing."""
    before = change.before
    grids = {tab: it.grid for tab, it in change.tabs.items() if not same(it, before[tab])}
    data_before = {name: read_block(oppen.book, name) for name in change.data}
    data = {n: it for n, it in change.data.items() if not same_cells(it, data_before[n])}
    if not grids and not data:
        return Done(changed=False)
    refuse_protected({tab: oppen.tabs[tab] for tab in grids})
    redrawn = grids.keys() - change.kept
    moved = sorted(tab for tab in redrawn if not same_looks(change.tabs[tab], before[tab]))
    with quiet(oppen.book.app):
        framsteg("Sparar en säkerhetskopia")
        backup = _back_up(oppen, data, change.reason)
        try:
            framsteg("Skriver rapportflikarna")
            own = {tab: own_looks(oppen.tabs[tab]) for tab in moved if change.own_follows}
            _write(oppen, _Writing(grids, moved, data), change.looks)
            lost = _put_own(oppen, own, change, backup)
            framsteg("Excel räknar")
            oppen.book.app.calculate()
        except BaseException:
            grids = {tab: before[tab].grid for tab in grids}
            data = {name: data_before[name] for name in data}
            _put_back(oppen, _Writing(grids, moved, data), backup)
            forget(backup)
            raise
    return Done(True, tuple(lost))


def _back_up(oppen: OpenBook, data: Collection[str], reason: str) -> Path:
    tabs = [table_in(oppen.book, name).range.sheet.name for name in data]
    return back_up_copy(oppen.path, lambda copy: oppen.book.api.SaveCopyAs(str(copy)), tabs, reason)


def _write(oppen: OpenBook, writing: _Writing, looks: Looks) -> None:
    """Write blocks; a tab whose rows moved is first cleared by copying empty cells with looks."""
    for name, block in writing.data.items():
        put_block(oppen.book, name, block)
    if writing.moved:
        with looks(writing.moved) as source:
            for tab in writing.moved:
                copy_looks(source.sheets[tab], oppen.tabs[tab])
    for tab, grid in writing.grids.items():
        write_grid(oppen.tabs[tab], grid)


def _put_own(
    oppen: OpenBook, own: Mapping[str, OwnLooks], change: Change, backup: Path
) -> list[Anmarkning]:
    """Put what a user had on tabs where their rows are now; return what to say of what is lost."""
    with ExitStack() as stack:
        old = cache(lambda: stack.enter_context(opened(oppen.book.app, backup)))
        lost = []
        for tab, it in own.items():
            places = same_places(change.before[tab].grid, change.tabs[tab].grid)
            lost += put_own(oppen.tabs[tab], it, places, old)
        return lost


def _put_back(oppen: OpenBook, writing: _Writing, backup: Path) -> None:
    """Let everything stand as it did; say so when that is not possible.

    Raises:
        InteAterstalld: Excel refuses; the backup is named.
    """
    try:
        _write(oppen, writing, lambda tabs: emptied(oppen.book.app, backup, tabs))
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
    """Take all but looks, charts and comments from some tabs, so that only they are copied."""
    for tab in tabs:
        book.sheets[tab].used_range.clear_contents()
        for shape in list(book.sheets[tab].shapes)[::-1]:
            if shape.type not in {
                "chart",
                "comment",
            }:  # buttons and pictures would be copied with the cells
                shape.delete()


@contextmanager
def _drawn_looks(app: "App", rapporter: Rapportbok, tabs: Collection[str]) -> Iterator["Book"]:
    with tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        drawn = Path(mapp) / "xlsaddin utseende.xlsx"
        drawn.write_bytes(draw_looks(rapporter, tabs))
        with opened(app, drawn) as book:
            yield book
