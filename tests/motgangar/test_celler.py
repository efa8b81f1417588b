"""Odd values in the cells of data tables: what Excel shows, or a remark in plain Swedish."""

import datetime as dt

import pytest

from tests.andrad_bok import SOCIAL, UMEA, changed, run
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.excel.package.opc import MAIN, parse
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.cell_values import OMOJLIG_DAG, OMOJLIGT_TAL, values_of
from xlsaddin.excel.read.date_looks import Shown, date_looks


def remarks(tmp_path, tab, cells, book=UMEA):
    """Return what kontrollera says of a workbook with some cells changed."""
    answer = run("kontrollera", changed(tmp_path, tab, cells, book))
    assert 1 == answer.exit_code, answer.output
    return answer.stderr


@pytest.mark.parametrize(
    ("book", "tab", "cells", "sentence"),
    [
        (UMEA, "Kontoplan", {"A20": 7600, "B20": 4510}, "4510 är lägre än Från konto 7600"),
        (
            UMEA,
            "Huvudbok",
            {"C9": "x" * 61},
            "Ansvar: Texten är 61 tecken. Korta den till högst 60",
        ),
        (UMEA, "Poster", {"C9": "x" * 256}, "Post: Texten är 256 tecken. Korta den till högst 255"),
        (UMEA, "Huvudbok", {"C9": dt.timedelta(hours=36)}, "Ansvar: «36:00:00» är ingen kod"),
        (UMEA, "Huvudbok", {"F9": dt.timedelta(hours=36)}, "Belopp: «36:00:00» är inte ett tal"),
        (UMEA, "Huvudbok", {"F9": 1e13}, "Belopp: Talet är större än vad som räknas här"),
        (UMEA, "Inställningar", {"B14": 1e308}, "Talet är större än vad som räknas här"),
        (UMEA, "Inställningar", {"B7": 2023.5}, "2023,5 är inte ett heltal"),
        (SOCIAL, "Indikatorer", {"H9": 1.5e9}, "Vikten 1500000000 ligger utanför skalan"),
        (SOCIAL, "Social bokföring", {"F5": -0.25, "D5": "kvantitativ"}, "-0,25"),
        (SOCIAL, "Enkät", {"A9": ">mest"}, "«>mest» börjar med >"),
    ],
)
def test_an_odd_cell_is_remarked_as_it_looks(tmp_path, book, tab, cells, sentence):
    assert sentence in remarks(tmp_path, tab, cells, book)


def test_every_broken_cell_of_a_row_is_told_at_once(tmp_path):
    told = remarks(tmp_path, "Saldon", {"A7": "#N/A", "B7": "konto", "D7": "#N/A"})
    assert ["År", "Ingående", "Konto"] == [
        line.split(", rad 7, ")[1].split(":")[0]
        for line in told.splitlines()
        if ", rad 7, " in line
    ]


@pytest.mark.parametrize("mark", ["«", "»", "«a» "])
def test_a_text_with_quotation_marks_of_its_own_is_cut_as_any_other(mark):
    text = f"«{mark * 100}» finns inte på fliken Poster."
    short = Anmarkning("Huvudbok", 7, "Post", text).short().text
    assert f"«{(mark * 100)[:60]}…» finns inte på fliken Poster." == short


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("0", dt.time(0)),
        ("1", dt.date(1900, 1, 1)),
        ("59", dt.date(1900, 2, 28)),
        ("60", OMOJLIG_DAG),
        ("61", dt.date(1900, 3, 1)),
        ("2958465", dt.date(9999, 12, 31)),
        ("2958466", OMOJLIG_DAG),
        ("-1", OMOJLIG_DAG),
        ("٣", OMOJLIGT_TAL),
        ("1_000", OMOJLIGT_TAL),
        ("NaN", OMOJLIGT_TAL),
    ],
)
def test_a_number_with_the_look_of_a_day_is_the_day_that_excel_shows(number, value):
    with Package(UMEA) as package:
        look = next(it for it, shown in date_looks(package).items() if shown is Shown.MOMENT)
        cell = parse(f'<c xmlns="{MAIN}" s="{look}"><v>{number}</v></c>'.encode())
        assert value == values_of(package)()(cell)
