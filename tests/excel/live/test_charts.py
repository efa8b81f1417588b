"""Charts in the open workbook: created, pointed home and removed as the closed path does."""

from __future__ import annotations

import shutil
from copy import deepcopy
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.hosts.oppen_bok import (
    as_seen,
    built,
    charts,
    content,
    open_copy,
    open_file,
    type_in,
    umea,
)
from tests.hosts.rakna_anrop import counted
from xlsaddin.actions.angra import angra_oppen
from xlsaddin.actions.uppdatera import uppdatera, uppdatera_oppen
from xlsaddin.excel.live.charts import NEAR, Chart, same_charts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings as xw

TEMPLATE, FILLED, WITHOUT_SOCIAL = "mall.xlsm", "umea_2021.xlsm", "umea_2023.xlsm"

FEW_CALLS = 400


def opened(folder: Path, book: str, data: str) -> xw.Book:
    """Open one workbook with another's data typed in; its report tabs are not updated yet."""
    opened_ = open_copy(folder, book)
    type_in(content(opened_), built(data))
    return opened_


def number_of_charts(book: xw.Book) -> int:
    return sum(map(len, charts(content(book)).values()))


def closed(book: xw.Book, folder: Path) -> openpyxl.Workbook:
    """Return what the command makes of the workbook as it is open now."""
    book.save(str(folder / "stängd.xlsm"))
    uppdatera(folder / "stängd.xlsm")
    return openpyxl.load_workbook(folder / "stängd.xlsm")


@pytest.mark.parametrize(
    ("book", "data", "before", "after"),
    [(TEMPLATE, FILLED, 0, 5), (FILLED, WITHOUT_SOCIAL, 5, 2)],
    ids=["filled", "emptied"],
)
def test_button_and_command_give_the_same_charts_and_cells(tmp_path, book, data, before, after):
    opened_ = opened(tmp_path, book, data)
    command = closed(opened_, tmp_path)
    assert before == number_of_charts(opened_)
    uppdatera_oppen(opened_)
    assert after == number_of_charts(opened_)
    for tab, drawn in charts(command).items():
        assert drawn == charts(content(opened_))[tab]
    assert as_seen(command) == as_seen(content(opened_))


@pytest.mark.parametrize(
    ("book", "data", "place"),
    [
        (TEMPLATE, FILLED, ("write", "Jämställdhet")),
        (FILLED, WITHOUT_SOCIAL, ("calculate", "")),
    ],
)
def test_a_fault_leaves_the_charts_as_they_were(tmp_path, book, data, place):
    opened_ = opened(tmp_path, book, data)
    before = as_seen(content(opened_))

    def fail(call):
        if place == (call.kind, call.sheet):
            opened_.app.impl.hook = lambda _: None
            raise OSError("Excel försvann")

    opened_.app.impl.hook = fail
    with pytest.raises(OSError, match="Excel försvann"):
        uppdatera_oppen(opened_)
    assert before == as_seen(content(opened_))


def test_undo_gives_the_charts_back_and_undo_again_takes_them_away(tmp_path):
    book = opened(tmp_path, FILLED, WITHOUT_SOCIAL)
    before = as_seen(content(book))
    uppdatera_oppen(book)
    after = as_seen(content(book))
    angra_oppen(book)
    assert before == as_seen(content(book))
    angra_oppen(book)
    assert after == as_seen(content(book))


def deleted(sheet):
    sheet._charts.clear()


def doubled(sheet):
    sheet._charts.append(deepcopy(sheet._charts[0]))


def with_other_title(sheet):
    sheet._charts[0].title.tx.rich.p[0].r[0].t = "Min egen rubrik"


def without_text(sheet):
    sheet._charts[0].anchor.alt_text = ""


def with_other_series(sheet):
    sheet._charts[0].series[1].val.numRef.f = "'Trappan'!$A$1:$A$2"


def without_a_series(sheet):
    sheet._charts[0].series.pop()


def moved_down(sheet):
    sheet._charts[0].anchor._from.row += 1


def moved_right(sheet):
    sheet._charts[0].anchor._from.col += 1


@pytest.mark.parametrize(
    "change",
    [
        *(deleted, doubled, with_other_title, without_text),
        *(with_other_series, without_a_series, moved_down, moved_right),
    ],
)
def test_what_a_user_did_to_a_chart_is_made_good(book, change: Callable):
    change(content(book)["Trappan"])
    uppdatera_oppen(book)
    assert as_seen(built()) == as_seen(content(book))


def test_charts_come_also_where_excel_is_told_not_to_take_them_along(book):
    deleted(content(book)["Trappan"])
    book.app.api.CopyObjectsWithCells = False
    uppdatera_oppen(book)
    assert charts(built()) == charts(content(book))
    assert not book.app.api.CopyObjectsWithCells


def test_series_are_pointed_home_whatever_the_file_is_called(tmp_path):
    shutil.copy(umea(), tmp_path / "Annas 'nya' bok.xlsm")
    book = open_file(tmp_path / "Annas 'nya' bok.xlsm")
    deleted(content(book)["Trappan"])
    before = charts(content(book))
    uppdatera_oppen(book)
    assert charts(built()) == charts(content(book))
    angra_oppen(book)
    assert before == charts(content(book))
    angra_oppen(book)
    assert charts(built()) == charts(content(book))


def test_charts_are_the_same_when_they_say_the_same_within_half_a_row():
    chart = Chart("Titel", "Text", ("=SERIES(\"A\",'Noter'!$A$1,'Noter'!$B$1,1)",), 0.0, 100.0)
    as_excel = chart._replace(series=('=SERIES("A",Noter!$A$1,Noter!$B$1,1)',), top=100 + NEAR / 2)
    assert same_charts([chart], [as_excel])
    assert not same_charts([chart], [chart._replace(top=100 + NEAR)])
    assert not same_charts([chart], [chart._replace(left=NEAR)])
    assert not same_charts([chart], [chart, chart])


@pytest.mark.parametrize("name", [FILLED, WITHOUT_SOCIAL])
def test_an_unchanged_workbook_costs_few_calls_and_each_name_one(tmp_path, name):
    book = open_copy(tmp_path, name)
    sheets = len(book.sheets)
    calls = counted(book)
    uppdatera_oppen(book)
    assert not book.app.impl.calculated
    assert calls.total() <= FEW_CALLS
    assert sheets == calls["Sheet.name"]
