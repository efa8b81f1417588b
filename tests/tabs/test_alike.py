"""A row of the ledger that stands twice is told, once, and stops nothing."""

import datetime as dt

import pytest

from templates.arsdata import raw_tables
from tests.reports.konstruerat_ar import arsdata
from tests.tabs.ra import raw_table
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.tabs.alike import alike_remarks
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.workbook import read_underlag

HYRA = [dt.date(2024, 5, 5), 6010.0, "", "", "Hyra maj", -12_500.0]
LON = [dt.date(2024, 5, 25), 5010.0, "", "", "Löner", -40_000.0]
ANNAN = [dt.date(2024, 5, 26), 5010.0, "", "", "Löner", -40_000.0]


@pytest.mark.parametrize(
    ("rows", "sagt"),
    [
        ([HYRA, LON, HYRA], "rad 5 och 7"),
        ([HYRA, LON, ANNAN, HYRA, LON, ANNAN], "rad 5–7 och 8–10"),
        ([HYRA, HYRA, HYRA], "rad 5 och 6 och rad 5 och 7"),
        ([HYRA, LON, ANNAN, ANNAN, LON, HYRA], "rad 7 och 8, rad 6 och 9 och rad 5 och 10"),
        ([HYRA] * 6, "rad 5 och 6, rad 5 och 7, rad 5 och 8 och 2 rader till"),
    ],
)
def test_rows_that_stand_twice_are_named(rows: list[list[object]], sagt: str):
    (remark,) = alike_remarks(raw_table(HUVUDBOK, *rows))
    assert remark.text.startswith(f"Lika i alla kolumner: {sagt}. Är beloppet bokfört två gånger")


@pytest.mark.parametrize("column", range(6))
def test_one_cell_that_differs_tells_rows_apart(column: int):
    other = list(HYRA)
    other[column] = LON[column] if LON[column] != HYRA[column] else "X"
    assert [] == alike_remarks(raw_table(HUVUDBOK, HYRA, other))


def test_a_voucher_number_in_a_column_of_the_users_own_tells_rows_apart():
    headings = [*(column.name for column in HUVUDBOK.columns), "Verifikation"]
    rows = [[*HYRA, "A 1"], [*HYRA, "A 2"]]
    assert [] == alike_remarks(raw_table(HUVUDBOK, *rows, headings=headings))


def test_blank_rows_are_no_rows():
    assert [] == alike_remarks(raw_table(HUVUDBOK, [""] * 6, [""] * 6))


def test_what_the_reader_has_found_is_not_looked_for_again():
    (remark,) = alike_remarks(raw_table(HUVUDBOK, HYRA, alike=[(12, 5)]))
    assert (12, "rad 5 och 12." in remark.text) == (remark.row, True)


def test_a_whole_year_is_reported_though_a_row_stands_twice():
    data = arsdata()
    data["tblHuvudbok"] = [*data["tblHuvudbok"], data["tblHuvudbok"][0]]
    (remark,) = read_underlag(raw_tables(data)).anmarkningar
    assert (Grad.UPPLYSNING, "Huvudbok") == (remark.grad, remark.tab)
