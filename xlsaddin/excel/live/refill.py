"""Report tabs of the open workbook: cleared and refilled as a whole, or left as they were.

A tab is never deleted: buttons, charts and the user's print settings live there. How cells look
is copied from a workbook that is drawn for the purpose, and only where rows have moved.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.domain.celladress import column_letters
from xlsaddin.domain.errors import InteAterstalld
from xlsaddin.excel.backup import back_up_copy, forget, prune
from xlsaddin.excel.draw.layout import sheet_cells
from xlsaddin.excel.draw.reports import chart_row, draw_looks
from xlsaddin.excel.draw.start import tab_order
from xlsaddin.excel.live.data_rows import put_block, read_block, table_in
from xlsaddin.excel.live.grow import Looks, with_missing
from xlsaddin.excel.live.start import start_grid
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
from xlsaddin.figures.figur import ColumnRange
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Diagram, Rapport

if TYPE_CHECKING:
    from xlwings import App, Book, Sheet

Framsteg = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Change:
    """What shall stand on the report tabs, and in data tables.

    Attributes:
        grids: the cells of each tab.
        looks: opens a workbook whose tabs of these names look as they shall, with nothing in
            their cells.
        point_charts: lets the charts of a tab show the right cells when rows have moved.
        data: the headers and rows of data tables, by the table's name.
    """

    grids: Mapping[str, Grid]
    looks: Looks
    point_charts: Callable[["Sheet"], None]
    data: Mapping[str, Grid] = field(default_factory=dict)


def refill(book: "Book", rapporter: Rapportbok, framsteg: Framsteg) -> bool:
    """Refill the report tabs of the open workbook and return whether anything was changed.

    A backup of the workbook as it is now is saved before anything is written.

    Raises:
        XlsAddinError: the workbook cannot be written to; it is as it was.
        InteAterstalld: something failed half way and could not be put back either.
    """
    by_name = {rapport.tab: rapport for rapport in rapporter.rapporter}
    path = refuse_unfit(book, by_name)
    grids = {tab: grid_of(sheet_cells(rapporter, it)) for tab, it in by_name.items()}
    grids |= start_grid(book, rapporter)

    def point(sheet: "Sheet") -> None:
        if tab := _declared(sheet.name, by_name):
            _point_charts(sheet, rapporter, by_name[tab])

    def looks(tabs: set[str]) -> AbstractContextManager["Book"]:
        return _drawn_looks(book.app, rapporter, tabs)

    change = Change(grids, looks, point)
    with quiet(book.app), with_missing(book, list(by_name), tab_order(rapporter), looks):
        changed = carry_out(book, change, path, framsteg)
    if changed:
        prune(path)
    return changed


def carry_out(book: "Book", change: Change, path: Path, framsteg: Framsteg) -> bool:
    """Write a change to the tabs that differ, all of it or nothing; Excel is quiet already."""
    before = {tab: read_tab(book.sheets[tab]) for tab in change.grids}
    grids = {f: grid for f, grid in change.grids.items() if not same(grid, before[f].grid)}
    data_before = {name: read_block(book, name) for name in change.data}
    data = {name: it for name, it in change.data.items() if not same(it, data_before[name])}
    if not grids and not data:
        return False
    framsteg("Sparar en säkerhetskopia")
    tabs = [table_in(book, name).range.sheet.name for name in data]
    backup = back_up_copy(path, lambda copy: book.api.SaveCopyAs(str(copy)), tabs)
    moved = {tab for tab, grid in grids.items() if not same_rows(grid, before[tab].grid)}
    try:
        framsteg("Skriver rapportflikarna")
        for name, block in data.items():
            put_block(book, name, block)
        _write(book, grids, moved, change.looks)
        if moved:
            for tab in change.grids:
                change.point_charts(book.sheets[tab])
        framsteg("Excel räknar")
        book.app.calculate()
    except BaseException:
        _put_back(book, before, grids, moved, backup)
        _put_data_back(book, {name: data_before[name] for name in data}, backup)
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


def _put_data_back(book: "Book", blocks: Mapping[str, Grid], backup: Path) -> None:
    """Let data tables hold what they held; raises as `_put_back`."""
    try:
        for name, block in blocks.items():
            put_block(book, name, block)
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
        for shape in list(book.sheets[tab].shapes)[::-1]:  # buttons would be copied with the cells
            shape.delete()


@contextmanager
def _drawn_looks(app: "App", rapporter: Rapportbok, tabs: set[str]) -> Iterator["Book"]:
    with tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        drawn = Path(mapp) / "xlsaddin utseende.xlsx"
        drawn.write_bytes(draw_looks(rapporter, tabs))
        with opened(app, drawn) as book:
            yield book


def _point_charts(sheet: "Sheet", rapporter: Rapportbok, rapport: Rapport) -> None:
    for number, (chart, diagram) in enumerate(zip(sheet.charts, rapport.diagram, strict=False)):
        chart.top = sheet.range((chart_row(rapporter, rapport, number) + 1, 1)).top
        data = sheet.book.sheets[diagram.kategorier.tab]
        chart.set_source_data(data.range(_source(rapporter, diagram)), plot_by="columns")
        for series, declared in zip(chart.series, diagram.serier, strict=False):
            series.name = declared.name


def _source(rapporter: Rapportbok, diagram: Diagram) -> str:
    """Return the columns of a chart with their headers, as one address."""
    columns = (diagram.kategorier, *(serie.values for serie in diagram.serier))
    return ",".join(_column(rapporter, column) for column in columns)


def _column(rapporter: Rapportbok, omrade: ColumnRange) -> str:
    placed = rapporter.placering[omrade.tab][omrade.block]
    keys = ["text", *(column.key for column in placed.block.columns)]
    letter = column_letters(keys.index(omrade.column) + 1)
    return f"{letter}{placed.header_row}:{letter}{placed.last_row}"


def _declared(name: str, tabs: Mapping[str, Rapport]) -> str | None:
    """Return the report's declared tab, if it is one: a user may have written it in capitals."""
    return next((tab for tab in tabs if tab.casefold() == name.casefold()), None)
