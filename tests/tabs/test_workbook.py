import datetime as dt

import pytest

from tests.tabs.ra import hela_2023, ratabell
from xlsaddin.tabs.ekonomi.tabeller import EKONOMISKA_TABELLER, INSTALLNINGAR
from xlsaddin.tabs.workbook import las_underlag

NYARSAFTON = dt.date(2023, 12, 31)


def anmarkningar(tabell: str, rad: list[object]) -> list[tuple[str, str, str]]:
    """Return tab, column and text of the remarks when one row is added to the data of 2023."""
    u = las_underlag(hela_2023(tillagda={tabell: rad}))
    return [(a.flik, a.kolumn, a.text) for a in u.anmarkningar]


@pytest.mark.parametrize("tabell", EKONOMISKA_TABELLER, ids=lambda t: t.namn)
def test_a_missing_tab_is_named(tabell):
    ra = hela_2023()
    del ra[tabell.namn]
    flikar = [(a.flik, a.text) for a in las_underlag(ra).anmarkningar if "saknas. Hämta" in a.text]
    assert [tabell.flik] == [flik for flik, _ in flikar]


@pytest.mark.parametrize(
    ("tabell", "rad", "flik", "kolumn", "mening"),
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
            [4510, "", "", "", "Not 3", "Ekonomitjänst"],
            "Huvudbok",
            "Konto",
            "räknas flera gånger i resultatet",
        ),
        (
            "tblKontoplan",
            [4700, 4600, "", "", "Not 3", "Ekonomitjänst"],
            "Kontoplan",
            "Till konto",
            "är lägre än",
        ),
        (
            "tblKontoplan",
            [4700, "", "", "", "Not 3", "Felstavad"],
            "Kontoplan",
            "Post",
            "finns inte under Not 3",
        ),
        ("tblPoster", ["Not 3", "", "REVISION", 99, 1], "Poster", "Post", "flera gånger"),
        ("tblPoster", ["Not 3", "", "Hyra?", 99, 1], "Poster", "Post", "som villkor"),
        ("tblPoster", ["Not 3", "", ">Hyra", 99, 1], "Poster", "Post", "som villkor"),
    ],
)
def test_a_reference_that_leads_nowhere_or_twice_is_remarked(tabell, rad, flik, kolumn, mening):
    funna = anmarkningar(tabell, rad)
    assert [text for f, k, text in funna if (f, k) == (flik, kolumn) and mening in text]


def test_the_data_of_2023_have_no_remarks():
    assert las_underlag(hela_2023()).anmarkningar == ()


@pytest.mark.parametrize(
    ("nyckel", "varde", "mening"),
    [
        ("År", "", "«År» saknar värde"),
        ("År", "tjugo", "är inte ett tal"),
        ("År", 2023.5, "inte ett heltal"),
        ("Period", "Kvartal 1", "Välj något av: Tertial 1, Tertial 2, Helår"),
        ("Trappans bas", "Budget", "Välj något av"),
        ("Antal anställda", "tre", "är inte ett tal"),
    ],
)
def test_a_setting_of_the_wrong_kind_is_remarked(nyckel, varde, mening):
    ra = hela_2023()
    rader = [
        [rad[0], varde if rad[0] == nyckel else rad[1], *rad[2:]]
        for rad in ra["tblInstallningar"].rader
    ]
    ra |= {"tblInstallningar": ratabell(INSTALLNINGAR, *rader)}
    assert [a for a in las_underlag(ra).anmarkningar if mening in a.text]


def test_a_missing_and_a_double_setting_are_remarked():
    ra = hela_2023()
    rader = [rad for rad in ra["tblInstallningar"].rader if rad[0] != "Period"]
    ra |= {"tblInstallningar": ratabell(INSTALLNINGAR, *rader, rader[0])}
    texter = [a.text for a in las_underlag(ra).anmarkningar]
    assert "Inställningen «Period» saknas. Lägg till raden och skriv ett värde." in texter
    assert 2 == texter.count("«Förbund» står på flera rader. Behåll en.")
