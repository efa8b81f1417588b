"""Rows that stand twice are found the fast way as they are among rows read with care."""

import tempfile
from pathlib import Path

from hypothesis import given, settings, strategies as st

from tests.excel.read.test_plain_rows import FIRST_ROW, HEADERS, ROW, book
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.plain_rows import plain_rows
from xlsaddin.excel.read.table_info import tables
from xlsaddin.excel.read.tables import read_tables
from xlsaddin.tabs.alike import alike
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK

rows = st.lists(
    st.tuples(
        st.sampled_from([ROW[0], ROW[0].replace(day=18)]),
        st.sampled_from([4510, 4520]),
        st.sampled_from(["301", "", 301]),
        st.sampled_from(["", "INSATS"]),
        st.sampled_from(["", "hyra", "<hyra>"]),
        st.sampled_from([-1.5, 1.5, 0.0]),
        st.sampled_from(["A 1", "", 7]),
    ),
    min_size=1,
    max_size=12,
)


def found(path: Path) -> list[tuple[int, int]]:
    with Package(path) as package:
        (info,) = tables(package)
        plain = plain_rows(package, info, HUVUDBOK)
        assert plain is not None
        return list(plain.alike)


@settings(deadline=None, max_examples=100)
@given(rows)
def test_the_same_rows_are_found_as_among_rows_read_with_care(ledger):
    with tempfile.TemporaryDirectory() as folder:
        path = book(folder, *ledger, headers=[*HEADERS, "Verifikation"])
        assert alike(enumerate(ledger, FIRST_ROW)) == found(path)


def test_how_a_cell_looks_does_not_tell_rows_apart(tmp_path):
    def coloured(sheet, workbook):
        look = workbook.add_format({"num_format": "#,##0.00", "bg_color": "yellow"})
        sheet.write(FIRST_ROW, 5, ROW[5], look)
        sheet.write(FIRST_ROW, 2, ROW[2], workbook.add_format({"num_format": "@", "bold": True}))

    assert [(6, 5)] == found(book(tmp_path, ROW, ROW, alter=coloured))


def test_a_reader_of_the_workbook_tells_it(tmp_path):
    read = read_tables(book(tmp_path, ROW, [*ROW[:5], 1.0], ROW))
    assert [(7, 5)] == read[HUVUDBOK.name].alike
