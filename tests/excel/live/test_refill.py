"""The open workbook, through the real xlwings object model, against the closed one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.hosts.oppen_bok import (
    as_seen,
    built,
    charts,
    content,
    disorder,
    report_tabs,
    umea,
)
from tests.hosts.xlwings_motor import Call, ComError
from xlsaddin.actions.uppdatera import uppdatera, uppdatera_oppen
from xlsaddin.domain.errors import InteAterstalld
from xlsaddin.excel.backup import FOLDER, KEPT
from xlsaddin.excel.live.read import read_tables
from xlsaddin.excel.live.state import sheets_of
from xlsaddin.excel.live.tabs import as_typed
from xlsaddin.excel.read.tables import read_tables as read_closed
from xlsaddin.reports.alla import TABS
from xlsaddin.tabs.installningar import OANVANDA as UNUSED
from xlsaddin.tabs.workbook import read_underlag

if TYPE_CHECKING:
    import xlwings as xw


def calls(book: xw.Book) -> list[Call]:
    return book.app.impl.calls


def writes(book: xw.Book) -> Counter[str]:
    return Counter(call.sheet for call in calls(book) if call.kind == "write")


def backups(book: xw.Book) -> list[Path]:
    folder = Path(book.fullname).parent / FOLDER
    return sorted(folder.iterdir()) if folder.exists() else []


def add_comment(book: xw.Book) -> None:
    sheet = content(book)["Kommentarer"]
    table = sheet.tables["tblKommentarer"]
    first, last = table.ref.split(":")
    row = int(last[1:]) + 1
    table.ref = f"{first}:E{row}"
    for column, text in enumerate(("Resultaträkning", "Avskrivningar", "Ny förklaring"), 1):
        sheet.cell(row, column, text)


def test_the_open_tables_are_read_as_the_closed_ones(book):
    closed, opened = read_closed(Path(book.fullname)), read_tables(sheets_of(book))
    assert vars(read_underlag(closed)) == vars(read_underlag(opened))


def test_each_table_is_read_in_one_call(book):
    tables = read_tables(sheets_of(book))
    once = {("read", table.tab): 1 for table in tables.values()}
    assert once == Counter((call.kind, call.sheet) for call in calls(book))


def test_a_row_of_totals_is_no_row_of_data(book):
    table = content(book)["Budget"].tables["tblBudget"]
    rows = len(list(read_tables(sheets_of(book))["tblBudget"].rows))
    table.totalsRowCount = 1
    assert rows - 1 == len(list(read_tables(sheets_of(book))["tblBudget"].rows))


def test_what_stands_under_the_totals_is_told_as_of_a_file(book):
    sheet = content(book)["Budget"]
    table = sheet.tables["tblBudget"]
    last = int(table.ref.split(":")[1][1:])
    table.totalsRowCount = 1
    sheet.cell(last + 2, 1).value = "Kvar"
    read = read_tables(sheets_of(book))["tblBudget"]
    said = [(row, [it for it in cells if it != ""]) for row, cells in read.below]
    assert (last + 2, ["Kvar"]) in said
    assert last + 1 == said[0][0]


def test_a_table_is_found_whatever_its_tab_is_called(book):
    content(book)["Budget"].title = "Min budget"
    content(book)["Saldon"].title = "-"  # a name in other letters only is taken for the same
    content(book)["-"].title = "SALDON"
    read = read_tables(sheets_of(book))
    assert ("Min budget", "SALDON") == (read["tblBudget"].tab, read["tblSaldon"].tab)


def test_a_table_that_is_gone_is_missing_and_the_others_are_read(book):
    before = read_tables(sheets_of(book)).keys()
    del content(book)["Budget"].tables["tblBudget"]
    assert before - {"tblBudget"} == read_tables(sheets_of(book)).keys()


def test_an_excel_that_is_busy_is_not_taken_for_one_without_tables(book):
    sheets = sheets_of(book)
    book.app.impl.busy = True
    with pytest.raises(ComError):
        read_tables(sheets)


def test_a_built_workbook_needs_no_writing(book):
    uppdatera_oppen(book)
    assert (Counter(), []) == (writes(book), backups(book))


def test_a_disordered_workbook_becomes_as_the_closed_path_draws_it(book):
    disorder(content(book))
    uppdatera_oppen(book)
    assert as_seen(built()) == as_seen(content(book))


def test_two_updates_leave_what_one_left(book):
    disorder(content(book))
    uppdatera_oppen(book)
    once, count = as_seen(content(book)), len(calls(book))
    uppdatera_oppen(book)
    assert once == as_seen(content(book))
    assert "write" not in {call.kind for call in calls(book)[count:]}


def test_a_tab_is_written_in_one_block_and_its_looks_copied_in_one_call(book):
    disorder(content(book))
    uppdatera_oppen(book)
    assert dict.fromkeys(TABS, 2) == writes(book)


def test_a_tab_whose_rows_stand_still_is_written_in_one_call(book):
    content(book)["Noter"]["B9"] = "=1+1"
    uppdatera_oppen(book)
    assert writes(book) == {"Noter": 1}


def test_the_open_workbook_recalculates_to_the_closed_ones_values(book, calc, tmp_path):
    disorder(content(book))
    uppdatera_oppen(book)
    book.save(str(tmp_path / "öppen.xlsm"))
    closed = calc.recalculate(umea())
    opened = calc.recalculate(tmp_path / "öppen.xlsm")
    assert closed.values == opened.values


def test_a_new_comment_changes_only_its_own_tab(book):
    add_comment(book)
    before = report_tabs(content(book))
    uppdatera_oppen(book)
    after = report_tabs(content(book))
    assert {"Resultaträkning"} == {tab for tab in TABS if before[tab] != after[tab]}
    assert any(cell.content == "Ny förklaring" for cell in after["Resultaträkning"].values())


def test_the_open_path_follows_the_data_as_the_closed_path_does(book, tmp_path):
    add_comment(book)
    old = content(book)["Poster"]["C14"].value
    content(book)["Poster"]["C14"] = "2 400 – en post som ser ut som ett tal"
    changed = tmp_path / "ändrad.xlsm"
    book.save(str(changed))
    svar = uppdatera_oppen(book)
    if svar.anmarkningar:  # other tabs name the post too
        for tab in ("Kontoplan", "Jämförelseår", "Tryckta siffror"):
            for cell in chain(*content(book)[tab].iter_rows()):
                if str(cell.value).rpartition("/")[2] == old:
                    cell.value = str(cell.value).replace(old, content(book)["Poster"]["C14"].value)
        book.save(str(changed))
        svar = uppdatera_oppen(book)
    assert svar.anmarkningar == ()
    closed = uppdatera(changed, tmp_path / "stängd.xlsm")
    assert closed.fil
    assert report_tabs(openpyxl.load_workbook(closed.fil)) == report_tabs(content(book))


def test_a_text_that_looks_like_a_number_stays_a_text(book):
    uppdatera_oppen(book)
    disorder(content(book))
    uppdatera_oppen(book)
    header = content(book)["Flerårsöversikt"]["B4"]
    assert (header.value, header.data_type) == ("2023", "s")


@pytest.mark.parametrize(
    "text", ["2023", "1–2", "=a", "+46", "-", "maj 2023", "TRUE", "#N/A", "5 %"]
)
def test_what_excel_would_take_for_something_else_is_marked_as_text(text):
    assert f"'{text}" == as_typed(text)


def test_error_cells_and_currency_and_days_are_read_as_from_a_file(book):
    sheet = content(book)["Huvudbok"]
    first = int(sheet.tables["tblHuvudbok"].ref.split(":")[0][1:]) + 1
    sheet.cell(first, 6).value, sheet.cell(first, 6).data_type = "#N/A", "e"
    sheet.cell(first + 1, 6).value = 12.5
    ra = read_tables(sheets_of(book))["tblHuvudbok"]
    rows = list(ra.rows)
    assert [(first, "Belopp", "#N/A")] == list(ra.bad_cells)
    assert rows[0][5] == ""
    assert type(rows[1][0]) is dt.date
    from xlsaddin.excel.live.read import _plain  # noqa: PLC0415 - openpyxl knows no currency

    assert (12.5, float) == (_plain(Decimal("12.5")), type(_plain(Decimal("12.5"))))


def test_fel_in_the_settings_stop_the_update_before_anything_is_written(book):
    content(book)["Inställningar"]["B7"] = "tolv"
    svar = uppdatera_oppen(book)
    assert (None, Counter()) == (svar.fil, writes(book))
    assert svar.anmarkningar


def test_fel_in_the_economy_change_only_the_first_line_of_its_tabs(book):
    before = report_tabs(content(book))
    content(book)["Huvudbok"]["F6"] = "tolv"
    svar = uppdatera_oppen(book)
    after = report_tabs(content(book))
    assert "«tolv» är text" in str(svar.anmarkningar[0])
    assert {*svar.lage.stoppade, "Start"} >= {tab for tab in TABS if before[tab] != after[tab]}
    changed = {
        place
        for tab in svar.lage.stoppade
        for place, cell in after[tab].items()
        if cell != before[tab][place]
    }
    assert {"A2"} == changed
    line = after["Noter"]["A2"].content
    assert line == f"Inte uppdaterad: 1 fel på Huvudbok.  ·  {before['Noter']['A2'].content}"


def test_a_tab_that_was_stopped_is_whole_again_when_the_fel_is_gone(book):
    before = as_seen(content(book))
    sheet = content(book)["Huvudbok"]
    right, sheet["F6"].value = sheet["F6"].value, "tolv"
    uppdatera_oppen(book)
    sheet["F6"].value = right
    assert {} == uppdatera_oppen(book).lage.stoppade
    assert before == as_seen(content(book))


def test_tabs_that_are_not_used_are_hidden_and_come_back(book):
    setting = next(
        row for row in content(book)["Inställningar"].iter_rows() if row[0].value == UNUSED
    )
    setting[1].value = "Trappan; enkätsvar"
    uppdatera_oppen(book)
    hidden = {it.title for it in content(book) if it.sheet_state == "hidden"}
    assert {"Trappan", "Enkätsvar"} == hidden
    setting[1].value = None
    uppdatera_oppen(book)
    assert set() == {it.title for it in content(book) if it.sheet_state == "hidden"}


def test_a_fault_anywhere_leaves_the_workbook_as_it_was(book):
    disorder(content(book), ("Noter", "Resultaträkning", "Trappan"))
    before, settings = as_seen(content(book)), book.app.impl.settings
    places = ["look", "look", "look", "write", "write", "write", "calculate"]
    for number, _ in enumerate(places):
        book.app.impl.hook = failing_at(number)
        with pytest.raises(OSError, match="Excel försvann"):
            uppdatera_oppen(book)
        assert before == as_seen(content(book))
        assert (settings, False) == (book.app.impl.settings, book.app.status_bar)
        assert backups(book) == []
    book.app.impl.hook = failing_at(len(places))
    assert uppdatera_oppen(book).fil


def failing_at(number: int):
    """Return a hook that fails once, at the write or calculation of this number."""
    seen = iter(range(number + 1))

    def fail(call: Call) -> None:
        if next(seen, None) == number:
            raise OSError(f"Excel försvann vid {call}")

    return fail


def test_when_nothing_can_be_put_back_the_backup_is_named(book):
    disorder(content(book))

    def fail(call):
        if call.sheet == TABS[3]:
            raise OSError("borta")

    book.app.impl.hook = fail
    with pytest.raises(InteAterstalld) as sentence:
        uppdatera_oppen(book)
    assert str(backups(book)[0]) in str(sentence.value)


def test_the_backup_is_the_workbook_as_it_was_with_what_was_not_saved(book):
    content(book)["Noter"]["B9"] = "=1+1"
    uppdatera_oppen(book)
    (backup,) = backups(book)
    assert openpyxl.load_workbook(backup)["Noter"]["B9"].value == "=1+1"


def test_ten_backups_are_kept(book):
    for number in range(KEPT + 2):
        content(book)["Noter"]["B9"] = f"={number}"
        uppdatera_oppen(book)
    assert len(backups(book)) == KEPT


def test_charts_follow_their_rows(book):
    disorder(content(book))
    assert charts(content(book)) != charts(built())
    uppdatera_oppen(book)
    assert charts(built()) == charts(content(book))
