"""Report tabs of the open workbook: cleared and refilled as a whole, or left as they were.

A tab is never deleted: buttons, charts and the user's print settings live there. How cells look
is copied from a workbook that is drawn for the purpose, and only where rows have moved.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.domain.errors import InteAterstalld
from xlsaddin.excel.backup import back_up_copy, forget, prune
from xlsaddin.excel.draw.chart_series import series_formula, sheet_series
from xlsaddin.excel.draw.layout import sheet_cells
from xlsaddin.excel.draw.places import chart_places
from xlsaddin.excel.draw.reports import draw_looks
from xlsaddin.excel.live.state import quiet, refuse_unfit
from xlsaddin.excel.live.tabs import (
    Grid,
    Tab,
    grid_of,
    put_charts,
    read_tab,
    same,
    same_rows,
    write_grid,
)
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.page import Page, page

if TYPE_CHECKING:
    from xlwings import App, Book, Sheet

Framsteg = Callable[[str], None]
Looks = Callable[[set[str]], AbstractContextManager["Book"]]


@dataclass(frozen=True, slots=True)
class Change:
    """What shall stand on the report tabs.

    Attributes:
        grids: the cells of each tab.
        looks: opens a workbook whose tabs of these names look as they shall, with nothing in
            their cells.
        point_charts: lets the charts of a tab show the right cells when rows have moved.
    """

    grids: Mapping[str, Grid]
    looks: Looks
    point_charts: Callable[["Sheet"], None]


def refill(book: "Book", rapporter: Rapportbok, framsteg: Framsteg) -> bool:
    """Refill the report tabs of the open workbook and return whether anything was changed.

    A backup of the workbook as it is now is saved before anything is written.

    Raises:
        XlsAddinError: the workbook cannot be written to; it is as it was.
        InteAterstalld: something failed half way and could not be put back either.
    """
    by_name = {rapport.tab: rapport for rapport in rapporter.rapporter}
    path = refuse_unfit(book, by_name)
    pages = {tab: page(rapporter, it) for tab, it in by_name.items()}
    grids = {tab: grid_of(sheet_cells(it)) for tab, it in pages.items()}

    def point(sheet: "Sheet") -> None:
        _point_charts(sheet, pages[_declared(sheet.name, pages)])

    change = Change(grids, lambda tabs: _drawn_looks(book.app, rapporter, tabs), point)
    with quiet(book.app):
        changed = carry_out(book, change, path, framsteg)
    if changed:
        prune(path)
    return changed


def carry_out(book: "Book", change: Change, path: Path, framsteg: Framsteg) -> bool:
    """Write a change to the tabs that differ, all of it or nothing; Excel is quiet already."""
    before = {tab: read_tab(book.sheets[tab]) for tab in change.grids}
    grids = {f: grid for f, grid in change.grids.items() if not same(grid, before[f].grid)}
    if not grids:
        return False
    framsteg("Sparar en säkerhetskopia")
    backup = back_up_copy(path, lambda copy: book.api.SaveCopyAs(str(copy)))
    moved = {tab for tab, grid in grids.items() if not same_rows(grid, before[tab].grid)}
    try:
        framsteg("Skriver rapportflikarna")
        _write(book, grids, moved, change.looks)
        if moved:
            for tab in change.grids:
                change.point_charts(book.sheets[tab])
        framsteg("Excel räknar")
        book.app.calculate()
    except BaseException:
        _put_back(book, before, grids, moved, backup)
        forget(backup)
        raise
    return True


def _write(book: "Book", grids: Mapping[str, Grid], moved: set[str], looks: Looks) -> None:
    """Write blocks; a tab whose rows moved is first cleared by copying empty cells with looks."""
    if moved:
        with looks(moved) as source:
            for tab in sorted(moved):
                source.sheets[tab].cells.copy(book.sheets[tab].cells)
    for tab, grid in grids.items():
        write_grid(book.sheets[tab], grid)


def _put_back(
    book: "Book",
    before: Mapping[str, Tab],
    written: Iterable[str],
    moved: set[str],
    backup: Path,
) -> None:
    """Let everything stand as it did; say so when that is not possible.

    Raises:
        InteAterstalld: Excel refuses; the backup is named.
    """
    grids = {tab: before[tab].grid for tab in written}
    try:
        _write(book, grids, moved, lambda tabs: emptied(book.app, backup, tabs))
        if moved:
            for name, tab in before.items():
                put_charts(book.sheets[name], tab.charts)
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
def emptied(app: "App", path: Path, tabs: set[str]) -> Iterator["Book"]:
    """Open a workbook and empty some tabs of all but looks; nothing of it is saved."""
    with opened(app, path) as book:
        empty(book, tabs)
        yield book


def empty(book: "Book", tabs: set[str]) -> None:
    """Take everything but looks from some tabs, so that only looks are copied from them."""
    for tab in tabs:
        book.sheets[tab].used_range.clear_contents()
        for chart in list(book.sheets[tab].charts)[::-1]:
            chart.delete()


@contextmanager
def _drawn_looks(app: "App", rapporter: Rapportbok, tabs: set[str]) -> Iterator["Book"]:
    with tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        drawn = Path(mapp) / "xlsaddin utseende.xlsx"
        drawn.write_bytes(draw_looks(rapporter, tabs))
        with opened(app, drawn) as book:
            yield book


def _point_charts(sheet: "Sheet", resolved: Page) -> None:
    places = chart_places(resolved)
    for chart, shown, place in zip(sheet.charts, resolved.charts, places, strict=False):
        chart.top = sheet.range((place.row + 1, 1)).top
        declared = sheet_series(shown, resolved.tab, place)
        for number, (series, it) in enumerate(zip(chart.series, declared, strict=False), 1):
            series.api.Formula = series_formula(it, number)


def _declared(name: str, tabs: Mapping[str, Page]) -> str:
    """Return the tab's declared name: a user may have written it in capitals."""
    return next(tab for tab in tabs if tab.casefold() == name.casefold())
