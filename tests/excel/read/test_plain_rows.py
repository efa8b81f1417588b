"""Plain rows read the fast way are what the ordinary reader says they are, or are not read."""

import datetime as dt
from itertools import chain
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st

from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read import tables as tables_module
from xlsaddin.excel.read.plain_rows import plain_rows
from xlsaddin.excel.read.table_info import tables
from xlsaddin.excel.read.tables import read_tables
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.socialt.tables import HANDELSER

HEADERS = [column.name for column in HUVUDBOK.columns]
ROW = [dt.date(2023, 5, 17), 4510, "301", "INSATS", "Bidrag & annat", -440000.25]
FORMATS = {dt.date: "yyyy-mm-dd", int: "0", float: "#,##0.00", str: "@"}
FIRST_ROW = 5
EVENT = [dt.date(2021, 5, 17), "Torget", "1.1", "kvantitativ", "", 3.0, 4.0, "Ett", "Protokoll"]
TOLD = [*EVENT[:3], "kvalitativ", "", "", "", "Det gick bra.", "Samtal"]

rows = st.lists(
    st.tuples(
        st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)),
        st.integers(1000, 9999),
        st.sampled_from(["301", "åäö", "", 302]),
        st.sampled_from(["INSATS", "", " x "]),
        st.text("abcåäö &<", max_size=5),
        st.floats(-1e9, 1e9, allow_subnormal=False),
    ),
    min_size=1,
    max_size=30,
)
events = st.lists(
    st.tuples(
        st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)),
        st.sampled_from(["Torget", "Åsele"]),
        st.sampled_from(["1.1", 7, "M2"]),
        st.sampled_from(["kvantitativ", "kvalitativ"]),
        st.sampled_from(["", "kvinnor"]),
        st.sampled_from(["", 0.0, 2.5]),
        st.sampled_from(["", 4.0]),
        st.text("abcåäö ", max_size=5),
        st.text("abc", max_size=2),
    ),
    min_size=1,
    max_size=30,
)


def book(folder, *ledger, table=HUVUDBOK, headers=None, alter=lambda *_: None, **options):
    """Write rows as a table, the ledger; `alter` may then spoil the sheet."""
    headers = headers or [column.name for column in table.columns]
    path = Path(folder) / "bok.xlsx"
    with xlsxwriter.Workbook(path, options) as workbook:
        sheet = workbook.add_worksheet(table.tab)
        looks = {kind: workbook.add_format({"num_format": it}) for kind, it in FORMATS.items()}
        last = FIRST_ROW - 2 + len(ledger)
        columns = [{"header": header} for header in headers]
        place = (FIRST_ROW - 2, 0, last, len(headers) - 1)
        sheet.add_table(*place, {"name": table.name, "columns": columns})
        for number, row in enumerate(ledger, FIRST_ROW - 1):
            for column, value in enumerate(row):
                sheet.write(
                    number, column, *([None] if value == "" else [value]), looks[type(value)]
                )
        alter(sheet, workbook)
    return path


def read(path, table=HUVUDBOK):
    with Package(path) as package:
        (info,) = tables(package)
        found = plain_rows(package, info, table)
        return None if found is None else [list(row) for row in found.rows]


def ordinary(path, monkeypatch, table=HUVUDBOK):
    with monkeypatch.context() as patched:
        patched.setattr(tables_module, "plain_rows", lambda *_: None)
        return [list(row) for row in read_tables(path)[table.name].rows]


def without_text(table):
    return [[*row[:4], "", *row[5:]] for row in table]


@settings(deadline=None)
@given(ledger=rows)
def test_plain_rows_are_those_of_the_ordinary_reader(tmp_path_factory, ledger):
    path = book(tmp_path_factory.mktemp("bok"), *ledger)
    with pytest.MonkeyPatch.context() as monkeypatch:
        assert without_text(ordinary(path, monkeypatch)) == read(path)


@settings(deadline=None)
@given(rows=events)
def test_plain_events_are_those_of_the_ordinary_reader_with_the_texts_of_the_told(
    tmp_path_factory, rows
):
    path = book(tmp_path_factory.mktemp("bok"), *rows, table=HANDELSER)
    with pytest.MonkeyPatch.context() as monkeypatch:
        expected = [
            row if row[3] == "kvalitativ" else [*row[:7], "", ""]
            for row in ordinary(path, monkeypatch, HANDELSER)
        ]
    assert expected == read(path, HANDELSER)


def test_events_are_read_the_fast_way(tmp_path):
    path = book(tmp_path, EVENT, TOLD, table=HANDELSER)
    assert [[*EVENT[:7], "", ""], TOLD] == read(path, HANDELSER)


def test_a_text_that_a_told_event_needs_and_is_not_plain_is_left_to_the_ordinary_reader(tmp_path):
    def two_looks(sheet, _):
        sheet.write_rich_string("H5", "a", sheet.default_url_format, "b")

    told = book(tmp_path, TOLD, table=HANDELSER, alter=two_looks)
    assert read(told, HANDELSER) is None
    counted = book(tmp_path, EVENT, table=HANDELSER, alter=two_looks)
    assert read(counted, HANDELSER) is not None


def test_a_row_without_a_day_is_left_to_the_ordinary_reader(tmp_path):
    assert read(book(tmp_path, ["", *EVENT[1:]], table=HANDELSER), HANDELSER) is None


def test_a_number_among_the_texts_is_left_to_the_ordinary_reader(tmp_path):
    assert read(book(tmp_path, [*EVENT[:7], 5.0, ""], table=HANDELSER), HANDELSER) is None


def test_values_have_the_types_of_the_ordinary_reader(tmp_path, monkeypatch):
    path = book(tmp_path, ROW, [*ROW[:2], 302, *ROW[3:]])
    expected = [type(cell) for cell in chain(*without_text(ordinary(path, monkeypatch)))]
    assert expected == [type(cell) for cell in chain(*read(path))]


def test_a_long_ledger_is_read_in_many_pieces(tmp_path):
    ledger = [[*ROW[:5], float(number)] for number in range(20_000)]
    assert [row[5] for row in ledger] == [row[5] for row in read(book(tmp_path, *ledger))]


def test_the_text_is_not_read(tmp_path):
    assert [ROW[0], 4510.0, "301", "INSATS", "", -440000.25, "", ""] == read(book(tmp_path, ROW))[0]


def test_a_column_of_the_users_own_may_hold_anything(tmp_path):
    def formula_and_error(sheet, _):
        sheet.write_formula("I5", "=1/0", None, "#DIV/0!")
        sheet.write_rich_string("I6", "a", sheet.default_url_format, "b")

    path = book(tmp_path, ROW, ROW, headers=[*HEADERS, "Egen"], alter=formula_and_error)
    assert [-440000.25, -440000.25] == [row[5] for row in read(path)]


def test_what_stands_under_the_table_is_not_read(tmp_path):
    def note(sheet, _):
        sheet.write("A7", "en not")
        sheet.write("J9", 1)

    assert len(read(book(tmp_path, ROW, ROW, alter=note))) == 2


UNPLAIN = {
    "a formula": lambda sheet, _: sheet.write_formula("F5", "=1+1", None, 2),
    "a formula never reckoned": lambda sheet, _: sheet.write_formula("C5", "=A1", None, ""),
    "an error": lambda sheet, _: sheet.write_formula("E5", "=1/0", None, "#DIV/0!"),
    "text in an amount": lambda sheet, _: sheet.write_string("F6", "1 234,50"),
    "no amount": lambda sheet, _: sheet.write_blank("F6", None, sheet.default_url_format),
    "true as a konto": lambda sheet, _: sheet.write_boolean("B5", True),
    "a number without a day's look": lambda sheet, book: sheet.write(
        "A5", 45000, book.add_format({"num_format": "[h]:mm"})
    ),
    "an amount that looks like a day": lambda sheet, book: sheet.write(
        "F5", 45000, book.add_format({"num_format": 14})
    ),
    "a time of day": lambda sheet, book: sheet.write(
        "A5", 45000.5, book.add_format({"num_format": "yyyy-mm-dd"})
    ),
    "a code with an entity": lambda sheet, _: sheet.write_string("C5", "a&b"),
    "a code with two looks": lambda sheet, _: sheet.write_rich_string(
        "C5", "a", sheet.default_url_format, "b"
    ),
    "a cell right of the table": lambda sheet, _: sheet.write("J5", "en not"),
}


@pytest.mark.parametrize("alter", UNPLAIN.values(), ids=UNPLAIN)
def test_what_is_not_plain_is_left_to_the_ordinary_reader(tmp_path, alter):
    assert read(book(tmp_path, ROW, ROW, alter=alter)) is None


def test_a_row_missing_in_the_file_is_left_to_the_ordinary_reader(tmp_path):
    assert read(book(tmp_path, ROW, [], ROW)) is None


def test_an_error_among_many_plain_rows_is_still_found(tmp_path):
    path = book(tmp_path, *[ROW] * 50, alter=UNPLAIN["an error"])
    assert [(5, "Text", "#DIV/0!")] == read_tables(path)["tblHuvudbok"].bad_cells
