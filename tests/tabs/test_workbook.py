import datetime as dt

import pytest

from tests.tabs.ra import hela_2023, raw_table
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.workbook import read_underlag

NYARSAFTON = dt.date(2023, 12, 31)


def anmarkningar(table: str, row: list[object]) -> list[tuple[str, str, str]]:
    """Return tab, column and text of the remarks when one row is added to the data of 2023."""
    u = read_underlag(hela_2023(tillagda={table: row}))
    return [(a.tab, a.column, a.text) for a in u.anmarkningar]


NEEDED = [table for table in TABLES if not table.may_be_missing]


@pytest.mark.parametrize("table", NEEDED, ids=lambda t: t.name)
def test_a_missing_tab_is_named(table):
    ra = hela_2023()
    del ra[table.name]
    remarks = read_underlag(ra).anmarkningar
    assert [table.tab] == [it.tab for it in remarks if "kör xlsaddin uppgradera" in it.text]


@pytest.mark.parametrize(
    ("table", "row", "tab", "column", "sentence"),
    [
        ("tblBudget", [2023, "Okänd post", -1.0, ""], "Budget", "Post", "finns inte under"),
        ("tblBudget", [2022, "Analys", -1.0, ""], "Budget", "År", "inte arbetsbokens år 2023"),
        ("tblSaldon", [2023, 3510, "", 0, 0], "Saldon", "Konto", "är ett resultatkonto"),
        ("tblSaldon", [2023, 2999, "", 0, 0], "Saldon", "Konto", "har ingen post i balansen"),
        ("tblSaldon", [2022, 1940, "", 0, 0], "Saldon", "År", "inte arbetsbokens år"),
        (
            "tblHuvudbok",
            [NYARSAFTON, 9999, "", "", "", 1.0],
            "Huvudbok",
            "Konto",
            "Konto 9999 har ingen post i resultatet",
        ),
        (
            "tblHuvudbok",
            [NYARSAFTON, 1940, "", "", "", 1.0],
            "Huvudbok",
            "Konto",
            "är ett balanskonto",
        ),
        (
            "tblHuvudbok",
            [NYARSAFTON, 4510, 999, "INSATS", "", -1.0],
            "Huvudbok",
            "Konto",
            "Konto 4510, ansvar 999, projekt INSATS har ingen post i Utfall och budget",
        ),
        (
            "tblHuvudbok",
            [NYARSAFTON, 4510, 301, "XXX", "", -1.0],
            "Huvudbok",
            "Konto",
            "har ingen post i Kostnadsfördelning",
        ),
        (
            "tblKontoplan",
            [4500, 4589, "", "", "Ekonomitjänst", "", "", "", ""],
            "Kontoplan",
            "Räkning eller not",
            "gäller samma konton och är lika breda",
        ),
        (
            "tblKontoplan",
            [4700, 4600, "", "", "Ekonomitjänst", "", "", "", ""],
            "Kontoplan",
            "Till konto",
            "är lägre än",
        ),
        (
            "tblKontoplan",
            [2900, 3100, "", "", "Ekonomitjänst", "", "", "", ""],
            "Kontoplan",
            "Till konto",
            "är både balanskonton och resultatkonton. Dela raden vid 3000",
        ),
        (
            "tblKontoplan",
            [4700, "", "", "", "Felstavad", "", "", "", ""],
            "Kontoplan",
            "Räkning eller not",
            "finns inte under Not 2, Not 3",
        ),
        (
            "tblKontoplan",
            [4700, "", "", "", "Momsfordran", "", "", "", ""],
            "Kontoplan",
            "Räkning eller not",
            "4700 är ett resultatkonto, men «Momsfordran» står i Not 5",
        ),
        (
            "tblKontoplan",
            [1480, "", "", "", "Momsfordran", "Medlemsavgifter", "", "", ""],
            "Kontoplan",
            "Utfall och budget",
            "1480 är ett balanskonto. Lämna Utfall och budget tomt",
        ),
        (
            "tblKontoplan",
            [4700, "", "", "", "", "", "", "", ""],
            "Kontoplan",
            "Räkning eller not",
            "säger inte vart beloppet hör",
        ),
        (
            "tblPoster",
            ["Not 3", "", "Skattekonto", 99, 1],
            "Poster",
            "Post",
            "Ge posterna var sitt namn",
        ),
        ("tblPoster", ["Not 3", "", "REVISION", 99, 1], "Poster", "Post", "flera gånger"),
        ("tblPoster", ["Not 3", "", "Hyra?", 99, 1], "Poster", "Post", "som villkor"),
        ("tblPoster", ["Not 3", "", ">Hyra", 99, 1], "Poster", "Post", "som villkor"),
    ],
)
def test_a_reference_that_leads_nowhere_or_twice_is_remarked(table, row, tab, column, sentence):
    funna = anmarkningar(table, row)
    assert [text for f, k, text in funna if (f, k) == (tab, column) and sentence in text]


def test_the_data_of_2023_have_no_remarks():
    assert read_underlag(hela_2023()).anmarkningar == ()


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("År", "", "«År» saknar värde"),
        ("År", "tjugo", "är inte ett tal"),
        ("År", 2023.5, "inte ett heltal"),
        ("Period", "Kvartal 1", "Välj något av: Tertial 1, Tertial 2, Helår"),
        ("Trappans bas", "Budget", "Välj något av"),
        ("Antal anställda", "tre", "är inte ett tal"),
    ],
)
def test_a_setting_of_the_wrong_kind_is_remarked(key, value, sentence):
    ra = hela_2023()
    rows = [
        [row[0], value if row[0] == key else row[1], *row[2:]]
        for row in ra["tblInstallningar"].rows
    ]
    ra |= {"tblInstallningar": raw_table(INSTALLNINGAR, *rows)}
    assert [a for a in read_underlag(ra).anmarkningar if sentence in a.text]


def test_a_missing_and_a_double_setting_are_remarked():
    ra = hela_2023()
    rows = [row for row in ra["tblInstallningar"].rows if row[0] != "Period"]
    ra |= {"tblInstallningar": raw_table(INSTALLNINGAR, *rows, rows[0])}
    texter = [a.text for a in read_underlag(ra).anmarkningar]
    assert "Inställningen «Period» saknas. Lägg till raden och skriv ett värde." in texter
    assert 2 == texter.count("«Förbund» står på flera rader. Behåll en.")
