"""A built workbook, opened in the Excel for tests, and what stands on its report tabs."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl
from openpyxl.xml.functions import tostring

from templates.build import BOCKER, build
from tests.hosts.xlwings_diagram import alt_text
from tests.hosts.xlwings_motor import motor
from xlsaddin.reports.alla import TABS

if TYPE_CHECKING:
    import xlwings as xw

_FOLDER = tempfile.TemporaryDirectory(prefix="xlsaddin-test-")


@cache
def umea(name: str = "umea_2023.xlsm") -> Path:
    """Return one of the workbooks, built for this session by the code under test."""
    book = next(book for book in BOCKER if book.fil.name == name)
    copy = replace(book, fil=Path(_FOLDER.name) / book.fil.name)
    build(copy)
    return copy.fil


class Cell(NamedTuple):
    """What a person sees of a cell."""

    content: object
    number_format: str
    bold: bool
    italic: bool
    fill: str
    top: str | None
    align: str | None


def open_copy(folder: Path, name: str = "umea_2023.xlsm") -> xw.Book:
    """Open a copy of a workbook in an Excel of its own; the buttons take it for their caller."""
    copy = folder / name
    shutil.copy(umea(name), copy)
    return open_file(copy)


def open_file(path: Path) -> xw.Book:
    """Open a workbook in an Excel of its own; the buttons take it for their caller."""
    book = motor().apps.add(add_book=False).books.open(str(path))
    book.set_mock_caller()
    return book


def content(book: xw.Book) -> openpyxl.Workbook:
    """Return what the open workbook holds."""
    return book.impl.content


def report_tabs(content: openpyxl.Workbook) -> dict[str, dict[str, Cell]]:
    """Return every cell of the report tabs that holds something, by tab and address."""
    return {
        tab: {
            cell.coordinate: _seen(cell)
            for row in content[tab].iter_rows()
            for cell in row
            if cell.value not in {None, ""}
        }
        for tab in TABS
    }


def _seen(cell) -> Cell:
    font, fill, border = cell.font, cell.fill, cell.border
    return Cell(
        cell.value,
        cell.number_format,
        bool(font.b),
        bool(font.i),
        fill.fgColor.rgb if fill.fill_type else "",
        border.top.style,
        cell.alignment.horizontal,
    )


def sizes(content: openpyxl.Workbook) -> dict[str, object]:
    """Return the heights and widths of the report tabs, and where small negatives lose a minus."""
    return {
        tab: (
            {row: it.height for row, it in content[tab].row_dimensions.items() if it.height},
            {  # openpyxl joins neighbours of one width when it saves
                column: it.width
                for it in content[tab].column_dimensions.values()
                if it.width
                for column in range(it.min, it.max + 1)
            },
            sorted(str(it.sqref) for it in content[tab].conditional_formatting),
        )
        for tab in TABS
    }


def charts(content: openpyxl.Workbook) -> dict[str, list[object]]:
    """Return where each chart of the report tabs stands, what it says, and all its looks."""
    return {tab: [_chart(chart) for chart in content[tab]._charts] for tab in TABS}


def _chart(chart) -> dict[str, object]:
    first, last = chart.anchor._from, chart.anchor.to
    looks = chart._write()
    for parent in looks.iter():
        for cache_ in [it for it in parent if it.tag.endswith(("numCache", "strCache"))]:
            parent.remove(cache_)
    return {
        "type": type(chart).__name__,
        "title": "".join(run.t for part in chart.title.tx.rich.p for run in part.r),
        "alt text": alt_text(chart),
        "place": (first.row, first.col, last.row, last.col),
        "series": [
            (series.tx.v, (series.cat.numRef or series.cat.strRef).f, series.val.numRef.f)
            for series in chart.series
        ],
        # openpyxl saves a text that is empty as this word.
        "looks": tostring(looks).replace(b">None<", b"><"),
    }


def as_seen(content: openpyxl.Workbook) -> object:
    """Return all of it, to compare before and after."""
    return report_tabs(content), sizes(content), charts(content)


def built(name: str = "umea_2023.xlsm") -> openpyxl.Workbook:
    """Return a workbook as the closed path made it."""
    return openpyxl.load_workbook(umea(name))


def type_in(content: openpyxl.Workbook, source: openpyxl.Workbook) -> None:
    """Let the data tables hold what those of another workbook hold."""
    for sheet in source:
        for table in sheet.tables.values():
            twin = content[sheet.title].tables[table.name]
            for row in content[sheet.title][twin.ref]:
                for cell in row:
                    cell.value = None
            for row in sheet[table.ref]:
                for cell in row:
                    content[sheet.title][cell.coordinate].value = cell.value
            twin.ref = table.ref


def disorder(content: openpyxl.Workbook, tabs: tuple[str, ...] = TABS) -> None:
    """Move rows on report tabs, type over figures, leave leftovers and lost charts."""
    for tab in tabs:
        sheet = content[tab]
        sheet.insert_rows(6, 2)
        sheet["B7"] = 4711
        sheet["A6"] = "2023"
        sheet.cell(sheet.max_row + 3, 9, "kvar sedan förr")
        for chart in sheet._charts:
            chart.anchor._from.row += 5
            chart.anchor.to.row += 5
            chart.series[0].val.numRef.f = "'Trappan'!$A$1:$A$2"
