"""The data tabs of a workbook: every text can be read whole."""

import openpyxl
import pytest

from tests.hosts.oppen_bok import umea
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.excel.draw.data_tab import EN_RADS_HOJD, row_height
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import Column, Kind, Table

TABLE = Table(
    "Flik",
    "tblFlik",
    (Column("Tal", Kind.BELOPP, "", width=10), Column("Text", Kind.TEXT, "", width=20)),
    "",
    Bokdel.GEMENSAMT,
)


@pytest.mark.parametrize(
    ("text", "rows"), [("", 1), ("kort", 1), ("ett ord och flera till", 2), ("ord " * 20, 4)]
)
def test_a_row_is_as_high_as_its_longest_text(text, rows):
    assert row_height(TABLE, [12345.0, text]) == 1 + 15 * rows


def test_a_number_needs_one_line_however_long():
    assert row_height(TABLE, [1e20, ""]) == EN_RADS_HOJD


def test_every_key_of_the_settings_is_seen_whole():
    rows = openpyxl.load_workbook(umea(), read_only=True)["Inställningar"].iter_rows(min_row=5)
    langst = max(len(str(row[0].value)) for row in rows)
    assert langst <= INSTALLNINGAR.column("Nyckel").width


def test_texts_wrap_from_the_top_and_numbers_do_not():
    bok = openpyxl.load_workbook(umea())
    for table in (table for table in TABLES if bok[table.tab]["A5"].value is not None):
        for place, column in enumerate(table.columns, 1):
            stil = bok[table.tab].cell(5, place).alignment
            texter = column.kind in {Kind.TEXT, Kind.KOD, Kind.VALUE}
            var = f"{table.tab}, {column.name}"
            assert (var, "top", texter) == (var, stil.vertical, bool(stil.wrap_text))
