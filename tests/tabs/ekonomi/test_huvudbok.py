import datetime as dt

import pytest
from hypothesis import given, settings, strategies as st

from tests.tabs.ra import raw_table
from xlsaddin.tabs import reading
from xlsaddin.tabs.ekonomi.huvudbok import Arsgranskning
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.summing import read_summed

ROW = [dt.date(2023, 5, 17), 4510.0, 301.0, "INSATS", "Bidrag", -440000.25]


def read(*rows, ar=2023, **andra):
    return read_summed(HUVUDBOK, raw_table(HUVUDBOK, *rows, **andra), Arsgranskning(ar))


def test_rows_are_summed_by_konto_ansvar_projekt_and_month():
    data, anmarkningar = read(ROW, ROW, [dt.date(2023, 6, 1), *ROW[1:]])
    assert anmarkningar == []
    assert [(4510, "301", "INSATS", -880000.5), (4510, "301", "INSATS", -440000.25)] == [
        (r["Konto"], r["Ansvar"], r["Projekt"], r["Belopp"]) for r in data.rows()
    ]


def test_the_first_row_of_each_sum_is_remembered_for_the_remarks():
    data, _ = read(ROW, [*ROW[:2], "302", *ROW[3:]], ROW)
    assert [5, 6] == data.row_numbers


@pytest.mark.parametrize(
    ("place", "value", "column", "sentence"),
    [
        (0, dt.date(2022, 12, 31), "Datum", "2022-12-31 ligger utanför året 2023"),
        (0, "2023-05-17", "Datum", "inte ett datum"),
        (0, "", "Datum", "Cellen är tom"),
        (1, "4510", "Konto", "är text, inte ett tal"),
        (1, 4510.5, "Konto", "inte ett heltal"),
        (5, "-440 000,25", "Belopp", "är text, inte ett tal"),
        (5, "fyrahundra", "Belopp", "är text, inte ett tal"),
        (5, "", "Belopp", "Cellen är tom"),
        (5, True, "Belopp", "sant eller falskt"),
        (5, float("nan"), "Belopp", "inte ändligt"),
    ],
)
def test_a_faulty_row_is_remarked_and_left_out_while_the_others_count(
    place, value, column, sentence
):
    fel = [*ROW]
    fel[place] = value
    data, anmarkningar = read(ROW, fel, ROW)
    assert [("Huvudbok", 6, column)] == [a[:3] for a in anmarkningar]
    assert sentence in anmarkningar[0].text
    assert (-880000.5,) == data.columns["Belopp"]


def test_without_a_year_no_date_is_judged():
    _, anmarkningar = read(ROW, ar=None)
    assert anmarkningar == []


def test_an_error_cell_takes_its_row_out():
    data, anmarkningar = read(ROW, ROW, bad_cells=[(6, "Belopp", "#DIV/0!")])
    assert [6] == [a.row for a in anmarkningar]
    assert (-440000.25,) == data.columns["Belopp"]


def test_sums_are_exact_however_many_rows_there_are():
    orer = [*ROW[:5], 0.1]
    data, _ = read(*[orer] * 30_000)
    assert [3000.0] == [round(x, 9) for x in data.columns["Belopp"]]


@settings(deadline=None)
@given(st.lists(st.sampled_from([ROW, [*ROW[:1], 4511.0, *ROW[2:]]]), min_size=1), st.randoms())
def test_the_order_of_rows_is_irrelevant(rows, slump):
    blandade = rows[:]
    slump.shuffle(blandade)
    assert sorted(read(*rows)[0].values) == sorted(read(*blandade)[0].values)


def test_runs_are_joined_without_a_seam(monkeypatch):
    rows = [ROW] * 25
    helt, _ = read(*rows)
    monkeypatch.setattr(reading, "ROWS_PER_BATCH", 4)
    assert helt == read(*rows)[0]
