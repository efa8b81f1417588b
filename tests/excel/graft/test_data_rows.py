"""Rows of data tables written in a closed workbook, with all that the owner has of his own."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.excel.rich_workbook import read_parts, write_parts
from tests.hosts.oppen_bok import umea
from tools.validering.__main__ import problems
from xlsaddin.domain.errors import PlatsSaknas, RadenHarKommentar
from xlsaddin.excel.graft.data_rows import RowChange, table_in, write_rows
from xlsaddin.excel.package.package import Package

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

BUDGET = "tblBudget"


def _parts() -> tuple[str, str]:
    """Return the parts of Budget's sheet and table."""
    with Package(umea()) as package:
        sheet_part = table_in(package, BUDGET).sheet_part
        related = package.relationships(sheet_part)
        return sheet_part, next(it.target for it in related if it.kind.endswith("/table"))


SHEET, TABLE = _parts()


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    """The workbook of 2023, whose owner has a column of his own in Budget, with a formula."""
    book = Path(shutil.copy(umea(), tmp_path))
    parts = read_parts(book)
    formula = "<calculatedColumnFormula>C5*2</calculatedColumnFormula>"
    own = f'<tableColumn id="9" name="Egen">{formula}</tableColumn></tableColumns>'
    table = parts[TABLE].decode().replace(":F", ":G").replace("</tableColumns>", own)
    parts[TABLE] = table.replace('tableColumns count="6"', 'tableColumns count="7"').encode()
    sheet = parts[SHEET].decode()
    cells = {
        4: '<c r="G4" t="inlineStr"><is><t>Egen</t></is></c>',
        5: '<c r="G5"><f t="shared" ref="G5:G8" si="0">C5*2</f><v>1</v></c>',
        **{row: f'<c r="G{row}"><f t="shared" si="0"/><v>1</v></c>' for row in (6, 7, 8)},
    }
    for row, cell in cells.items():
        begin, end = sheet.split(f'<row r="{row}"')
        row_xml, rest = end.split("</row>", 1)
        sheet = f'{begin}<row r="{row}"{row_xml}{cell}</row>{rest}'
    parts[SHEET] = sheet.encode()
    write_parts(book, parts)
    return book


def written(bok: Path, change: RowChange, table: str = BUDGET) -> Path:
    out = bok.with_name("ut.xlsm")
    with Package(bok) as package:
        write_rows(package, table, change)
        package.save(out)
    return out


def sheet(bok: Path, tab: str = "Budget") -> Worksheet:
    return openpyxl.load_workbook(bok)[tab]


def values(bok: Path) -> list[tuple[object, ...]]:
    return list(sheet(bok).iter_rows(min_row=5, values_only=True))


def looks(bok: Path) -> list[int]:
    return [cell.style_id for row in sheet(bok).iter_rows() for cell in row]


def test_a_row_is_replaced_and_all_else_keeps_its_bytes(bok):
    out = written(bok, RowChange(replace={6: {"Belopp": -17.5, "Beslutad": "  i maj"}}))
    old, new = read_parts(bok), read_parts(out)
    assert {SHEET} == {name for name in old if old[name] != new[name]}
    row = values(out)[1]
    assert (-17.5, "  i maj") == row[2:4]
    assert values(bok)[1][:2] == row[:2]
    looks = [
        [cell.style_id for row in sheet(book).iter_rows() for cell in row] for book in (bok, out)
    ]
    assert looks[0] == looks[1]


def test_an_appended_row_looks_as_the_one_above_and_gets_the_owners_formula(bok):
    before, last = sheet(bok), sheet(bok).max_row
    out = written(bok, RowChange(append=[{"År": 2023, "Post": "Analys", "Belopp": 1}] * 2))
    after = sheet(out)
    assert f"A4:G{last + 2}" == after.tables[BUDGET].ref == after.tables[BUDGET].autoFilter.ref
    for row in (last + 1, last + 2):
        assert [2023, "Analys", 1, None, None] == [cell.value for cell in after[row]][:5]
        # The owner has no formula in the row above, so the column's own is taken.
        assert "=C5*2" == after.cell(row, 7).value
        assert [it.style_id for it in before[last]] == [it.style_id for it in after[row]]
    assert f"A1:G{last + 2}" == after.dimensions
    # Excel reckons what the owner's column comes to when the workbook is opened.
    assert [f"Budget: G{last + row}: formula without a stored value" for row in (1, 2)] == (
        problems(out)
    )


def test_the_owners_formula_is_filled_from_the_row_above(bok):
    last = sheet(bok).max_row
    once = written(bok, RowChange(delete=range(9, last + 1))).rename(bok)
    again = written(once, RowChange(append=[{"Belopp": 1}]))
    assert [f"=C{row}*2" for row in range(5, 10)] == [row[6] for row in values(again)[:5]]


def test_rows_at_the_end_that_hold_nothing_are_filled_first(bok):
    last = sheet(bok).max_row
    empty = dict.fromkeys(("År", "Post", "Belopp", "Beslutad", "Prognos", "Import"))
    once = written(bok, RowChange(replace={last: empty, last - 1: empty}))
    again = written(once.rename(bok), RowChange(append=[{"Belopp": 1}]))
    assert f"A4:G{last}" == sheet(again).tables[BUDGET].ref
    assert 1 == sheet(again).cell(last - 1, 3).value


def test_deleted_rows_are_gone_and_formulas_move_with_their_rows(bok):
    before = values(bok)
    out = written(bok, RowChange(delete=[6]))
    after = values(out)
    assert [row[:6] for place, row in enumerate(before) if place != 1] == [
        row[:6] for row in after[:-1]
    ]
    assert ["=C5*2", "=C6*2", "=C7*2", None] == [row[6] for row in after[:4]]
    assert (None,) * 7 == after[-1]
    assert f"A4:G{sheet(bok).max_row - 1}" == sheet(out).tables[BUDGET].ref
    assert [] == problems(out)


def test_a_table_always_keeps_a_row(bok):
    out = written(bok, RowChange(delete=range(5, 100)))
    assert "A4:G5" == sheet(out).tables[BUDGET].ref
    assert not any(any(row) for row in values(out))


def test_days_are_written_as_excel_counts_them(bok):
    row = {"Rapport": "Noter", "Rad": "x", "Kommentar": "y", "När": dt.date(2023, 12, 31)}
    out = written(bok, RowChange(append=[row]), "tblKommentarer")
    days = [cell.value for cell in sheet(out, "Kommentarer")["E"]]
    assert dt.datetime(2023, 12, 31) in days  # noqa: DTZ001 - a day in Excel has no zone


def test_something_below_the_table_hinders_new_rows(bok):
    last = sheet(bok).max_row
    parts = read_parts(bok)
    below = f'<row r="{last + 1}"><c r="A{last + 1}"><v>1</v></c></row></sheetData>'
    parts[SHEET] = parts[SHEET].replace(b"</sheetData>", below.encode())
    write_parts(bok, parts)
    with pytest.raises(PlatsSaknas, match="under tabellen tblBudget på fliken Budget"):
        written(bok, RowChange(append=[{"Belopp": 1}]))


def test_a_row_with_a_comment_is_not_moved(bok):
    book = openpyxl.Workbook()
    tab = book.active
    for row in (["A"], [1], [2], [3]):
        tab.append(row)
    tab.add_table(openpyxl.worksheet.table.Table(displayName="tblA", ref="A1:A4"))
    tab["A3"].comment = openpyxl.comments.Comment("viktigt", "Anna")
    book.save(bok)
    assert written(bok, RowChange(delete=[4]), "tblA")
    with pytest.raises(RadenHarKommentar, match="Rad 3"):
        written(bok, RowChange(delete=[2]), "tblA")


def test_an_unknown_column_is_an_error(bok):
    with pytest.raises(KeyError):
        written(bok, RowChange(append=[{"Fel": 1}]))
