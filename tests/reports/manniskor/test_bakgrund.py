"""Who took part in 2021, and how the year's courses of 2023 add up, as printed."""

import pytest

from tests.reports.manniskor.test_arsredovisning_2023 import bok
from tests.reports.socialt.bocker import umea_2021
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.manniskor import bakgrund, kompetens


@pytest.mark.parametrize(
    ("indelning", "summor"),
    [
        ("Ålder", (320, 367, 687)),  # B245
        ("Utbildningsnivå", (320, 367, 687)),  # B255
        ("Försörjning före insatsen", (353, 389, 742)),  # B267
    ],
)
def test_each_division_adds_up_to_the_printed_total(indelning, summor):
    row = f"Hela förbundet, {indelning}: Slutsumma"
    cells = (Cell(bakgrund.TAB, row, column) for column in ("Kvinnor", "Män", "Totalt"))
    assert summor == tuple(umea_2021().value(cell) for cell in cells)


def test_more_answers_than_persons_are_told():
    cell = Cell(bakgrund.TAB, "Hela förbundet, Försörjning före insatsen: svar", "text")
    sentence = "742 svar från 687 personer. En person kan höra till flera grupper."
    assert sentence == umea_2021().value(cell)


def test_a_share_that_is_all_there_is_stands_as_it_was_published():
    cell = Cell(bakgrund.TAB, "Umeå, Aktualiserande part: Socialtjänsten", "Andel")
    assert 44.5 == bok().value(cell)


def test_the_courses_of_2023_had_417_participants():
    assert 417 == bok().value(Cell(kompetens.TAB, "Totalt", "deltagare"))  # A1483
