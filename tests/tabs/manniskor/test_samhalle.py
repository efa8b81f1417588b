"""What Bakgrund, Samhällsmått and Kompetens refuse."""

import pytest

from templates.arsdata import raw_tables
from tests.reports.manniskor.bocker import data
from xlsaddin.tabs.workbook import read_underlag

BAKGRUND = {
    "År": 2021,
    "Insats": "Hela förbundet",
    "Indelning": "Ålder",
    "Kategori": "16–24",
    "Kvinnor": 1,
    "Män": 2,
    "Andel": "",
    "Flera svar": "",
    "Källa": "",
}
MATT = {
    "Mål": "Fler.",
    "Mått": "Antal",
    "Område": "Umeå",
    "År": 2021,
    "Värde": 1.0,
    "Enhet": "antal",
    "Riktning": "",
    "Diagram": "",
    "Källa": "",
}
TILLFALLE = {"Tillfälle": "Kurs", "Datum": "", "Deltagare": 1, "Källa": ""}


def remarks(table, *rows):
    tables = data(**{table: [list(row.values()) for row in rows]})
    return [(a.column, a.text) for a in read_underlag(raw_tables(tables)).anmarkningar]


@pytest.mark.parametrize(
    ("table", "row", "column", "mening"),
    [
        ("tblBakgrund", BAKGRUND | {"År": 2022}, "År", "2022 är efter arbetsbokens år 2021"),
        ("tblBakgrund", BAKGRUND | {"Män": ""}, "Män", "Bara det ena könet"),
        ("tblBakgrund", BAKGRUND | {"Andel": 5.0}, "Andel", "antingen antalen eller andelen"),
        ("tblBakgrund", BAKGRUND | {"Kvinnor": "", "Män": ""}, "Andel", "antingen antalen"),
        (
            "tblBakgrund",
            BAKGRUND | {"Kvinnor": "", "Män": "", "Andel": 101.0},
            "Andel",
            "101 är ingen andel",
        ),
        ("tblBakgrund", BAKGRUND | {"Kvinnor": -1}, "Kvinnor", "-1 är inget antal"),
        ("tblBakgrund", BAKGRUND | {"Kategori": "a*"}, "Kategori", "innehåller *"),
        ("tblSamhallsmatt", MATT | {"År": 2022}, "År", "2022 är efter arbetsbokens år"),
        ("tblSamhallsmatt", MATT | {"Riktning": "upp"}, "Riktning", "«upp» går inte att använda"),
        ("tblSamhallsmatt", MATT | {"Mått": "<5"}, "Mått", "börjar med <"),
        ("tblKompetens", TILLFALLE | {"Deltagare": -1}, "Deltagare", "-1 är inget antal"),
    ],
)
def test_a_row_that_cannot_be_used_is_remarked_once(table, row, column, mening):
    ((found, text),) = remarks(table, row)
    assert column == found
    assert mening in text


@pytest.mark.parametrize(("table", "row"), [("tblBakgrund", BAKGRUND), ("tblSamhallsmatt", MATT)])
def test_a_row_that_stands_twice_is_remarked_twice(table, row):
    assert ["Raden står flera gånger. Behåll en."] * 2 == [
        text for _, text in remarks(table, row, row)
    ]


def test_a_measure_without_a_value_is_right_and_an_occasion_may_come_again():
    assert [] == remarks("tblSamhallsmatt", MATT | {"Värde": ""})
    assert [] == remarks("tblKompetens", TILLFALLE, TILLFALLE)
