import datetime as dt

import pytest

from tests.tabs.ra import raw_table
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, KONTOPLAN, POSTER
from xlsaddin.tabs.reading import read_table
from xlsaddin.tabs.values import Fel, day, read_value, serial_number

BUDGETRAD = [2023.0, "Analys", -130000.0, "2022-11-18", -120000.0]


def test_a_right_row_is_read_as_it_stands():
    data, anmarkningar = read_table(BUDGET, raw_table(BUDGET, BUDGETRAD))
    assert anmarkningar == []
    expected = {
        "År": 2023,
        "Post": "Analys",
        "Belopp": -130000,
        "Beslutad": "2022-11-18",
        "Prognos": -120000,
        "Import": None,
    }
    assert [expected] == list(data.rows())


def test_blank_rows_are_passed_over_and_keep_the_row_numbers_right():
    empty = ["", " ", "", "", ""]
    data, anmarkningar = read_table(BUDGET, raw_table(BUDGET, empty, BUDGETRAD))
    assert anmarkningar == []
    assert [6] == data.row_numbers


def test_every_fault_of_a_table_is_collected_with_its_place():
    fel = ["i år", "Analys", "-130 000,00", "", ""]
    _, anmarkningar = read_table(BUDGET, raw_table(BUDGET, BUDGETRAD, fel))
    assert [("Budget", 6, "År"), ("Budget", 6, "Belopp")] == [a[:3] for a in anmarkningar]
    assert "«-130 000,00» är text, inte ett tal." in anmarkningar[1].text


def test_a_missing_column_is_named_and_nothing_else_is_guessed():
    headings = ["År", "Post", "Beslutad", "Prognos"]
    data, anmarkningar = read_table(BUDGET, raw_table(BUDGET, headings=headings))
    assert [("Budget", 4, "Belopp")] == [a[:3] for a in anmarkningar]
    assert len(data) == 0


def test_a_double_column_is_named():
    headings = ["År", "Post", "Belopp", "Beslutad", "belopp", "Prognos"]
    _, anmarkningar = read_table(BUDGET, raw_table(BUDGET, headings=headings))
    assert ["Kolumnen «Belopp» finns 2 gånger. Byt namn på de övriga."] == [
        a.text for a in anmarkningar
    ]


def test_extra_columns_and_another_order_do_no_harm():
    headings = ["Egen anteckning", "Prognos", "Belopp", "Post", "År", "Beslutad"]
    row = ["kolla med revisorn", "", -130000.0, "Analys", 2023.0, ""]
    data, anmarkningar = read_table(BUDGET, raw_table(BUDGET, row, headings=headings))
    assert anmarkningar == []
    assert (-130000,) == data.columns["Belopp"]


def test_a_column_that_may_be_missing_is_blank():
    headings = ["År", "Post", "Belopp", "Beslutad"]
    data, anmarkningar = read_table(BUDGET, raw_table(BUDGET, BUDGETRAD[:4], headings=headings))
    assert anmarkningar == []
    assert (-130000,) == data.columns["Belopp"]
    assert (None,) == data.columns["Prognos"]


def test_a_column_that_may_be_missing_is_not_to_be_misspelt():
    headings = ["År", "Post", "Belopp", "Beslutad", "Prognos "]
    _, anmarkningar = read_table(BUDGET, raw_table(BUDGET, BUDGETRAD, headings=headings))
    assert ["Rubriken «Prognos» har ett mellanslag eller tecken för mycket. Skriv om den."] == [
        a.text for a in anmarkningar
    ]


@pytest.mark.parametrize("heading", ["A\u030ar", " År", "År\n"])
def test_a_header_that_formulas_do_not_know_is_to_be_rewritten(heading):
    headings = [heading, "Post", "Belopp", "Beslutad", "Prognos"]
    _, anmarkningar = read_table(BUDGET, raw_table(BUDGET, BUDGETRAD, headings=headings))
    assert ["Rubriken «År» har ett mellanslag eller tecken för mycket. Skriv om den."] == [
        a.text for a in anmarkningar
    ]


def test_headers_in_capitals_are_the_same_headers():
    headings = ["ÅR", "post", "BELOPP", "beslutad", "PROGNOS"]
    assert [] == read_table(BUDGET, raw_table(BUDGET, BUDGETRAD, headings=headings))[1]


@pytest.mark.parametrize("table", [t for t in TABLES if t.required], ids=lambda t: t.name)
def test_an_empty_table_that_must_have_rows_is_remarked(table):
    _, anmarkningar = read_table(table, raw_table(table))
    assert [(table.tab, 5)] == [a[:2] for a in anmarkningar]
    assert "är tom" in anmarkningar[0].text


def test_an_error_cell_is_a_remark_and_never_a_blank():
    ra = raw_table(BUDGET, [2023.0, "Analys", "", "", ""], bad_cells=[(5, "Belopp", "#N/A")])
    data, anmarkningar = read_table(BUDGET, ra)
    assert ["Cellen visar felet #N/A. Rätta formeln eller skriv värdet."] == [
        a.text for a in anmarkningar
    ]
    assert len(data) == 0


def test_a_formula_never_calculated_is_a_remark():
    ra = raw_table(BUDGET, BUDGETRAD, bad_cells=[(5, "Belopp", "")])
    _, anmarkningar = read_table(BUDGET, ra)
    assert "inte beräknad" in anmarkningar[0].text


def test_an_error_in_a_column_of_the_users_own_is_none_of_our_business():
    ra = raw_table(BUDGET, BUDGETRAD, bad_cells=[(5, "Min kolumn", "#N/A")])
    _, anmarkningar = read_table(BUDGET, ra)
    assert anmarkningar == []


@pytest.mark.parametrize(
    ("table", "column", "value", "sentence"),
    [
        (BUDGET, "Belopp", True, "sant eller falskt"),
        (BUDGET, "Belopp", float("inf"), "inte ändligt"),
        (BUDGET, "Belopp", dt.date(2023, 1, 1), "inte ett tal"),
        (BUDGET, "År", 2023.5, "inte ett heltal"),
        (BUDGET, "Post", "   ", "Cellen är tom"),
        (POSTER, "Tecken", 2.0, "Välj något av: 1, -1"),
        (KONTOPLAN, "Ansvar", dt.date(2023, 1, 1), "ingen kod"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_in_words(table, column, value, sentence):
    with pytest.raises(Fel, match=sentence):
        read_value(table.column(column), value)


def test_a_code_may_be_a_number_or_a_text():
    ansvar = KONTOPLAN.column("Ansvar")
    assert ["301", "301", "ADM", None] == [
        read_value(ansvar, value) for value in (301.0, "301", "ADM", "")
    ]


@pytest.mark.parametrize("value", [" 301", "301 ", "30\xa01", "A  B", "A\nB", "30*", "<301", "3?1"])
def test_a_code_that_formulas_would_read_in_another_way_is_refused(value):
    with pytest.raises(Fel, match="Excel"):
        read_value(KONTOPLAN.column("Ansvar"), value)


def test_a_text_that_only_people_read_may_be_written_in_any_way():
    text = HUVUDBOK.column("Text")
    assert "Hyra * 2" == read_value(text, " Hyra  * 2\n")


def test_days_and_serial_numbers_are_the_same_both_ways():
    nyar = dt.date(2024, 1, 1)
    assert nyar == day(serial_number(nyar))
