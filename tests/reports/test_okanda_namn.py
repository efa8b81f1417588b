"""A name that no report knows is told where it is typed, so that no figure is lost in silence."""

import pytest

from templates.arsdata import Rows, raw_tables, read_arsdata
from templates.build import ROT
from tests.reports.konstruerat_ar import arsdata
from xlsaddin.actions.kontrollera import granska
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.reports.alla import rapportbok
from xlsaddin.tabs.workbook import read_underlag


def told(data: dict[str, Rows]) -> list[str]:
    alla, lage = granska(rapportbok(read_underlag(raw_tables(data))))
    assert ({Grad.UPPLYSNING}, {}) == ({it.grad for it in alla} | {Grad.UPPLYSNING}, lage.stoppade)
    return [f"{it.tab}, {it.column}: {it.text}" for it in alla]


def with_row(table: str, row: list[object]) -> list[str]:
    data = arsdata()
    data[table] = [*data[table], row]
    return told(data)


@pytest.mark.parametrize(
    ("row", "sagt"),
    [
        ([2023.0, "Resultaträkningen", "Avskrivningar", 1.0, ""], "Rapport: Det finns ingen rappo"),
        ([2023.0, "Not 7", "Resor", 1.0, ""], "Rapport: Det finns ingen rapport eller not som "),
        ([2023.0, "Resultaträkning", "Avskrivning", 1.0, ""], "Post: «Avskrivning» är ingen rad i"),
        ([2023.0, "Not 3", "Ressor", 1.0, ""], "Post: «Ressor» är ingen rad i Not 3."),
        ([2203.0, "Not 3", "Resor", 1.0, ""], "År: 2203 är inget år före 2024 som en rapport kan"),
        ([213.0, "Not 3", "Resor", 1.0, ""], "År: 213 är inget år före 2024"),
    ],
)
def test_an_unknown_name_in_jamforelsear_is_told(row: list[object], sagt: str):
    (one,) = with_row("tblJamforelsear", row)
    assert one.startswith(f"Jämförelseår, {sagt}")


def test_what_an_earlier_book_needed_is_no_unknown_name():
    assert [] == with_row("tblJamforelsear", [2021.0, "Not 3", "Resor", 1.0, ""])


RAD = ["Resultaträkning", "Avskrivningar", "2024", 1.0, "kr", ""]


@pytest.mark.parametrize(
    ("place", "word", "sagt"),
    [
        (0, "Resultaträkningen", "Rapport: Det finns ingen rapportflik som heter «Resultaträknin"),
        (1, "Avskrivning", "Rad: Raden «Avskrivning» finns inte på fliken Resultaträkning."),
        (2, "2204", "Kolumn: «Avskrivningar» på fliken Resultaträkning har ingen kolumn «2204»."),
        (4, "mkr", "Enhet: «mkr» går inte att använda. Skriv kr, tkr, %, antal."),
    ],
)
def test_an_unknown_name_in_tryckta_siffror_is_told(place: int, word: str, sagt: str):
    assert [] == with_row("tblTryckta", RAD)
    (one,) = with_row("tblTryckta", [*RAD[:place], word, *RAD[place + 1 :]])
    assert one.startswith(f"Tryckta siffror, {sagt}")


def test_of_a_report_that_is_not_made_yet_nothing_is_said():
    data = read_arsdata(ROT / "tests/data/forbund/januari")
    data["tblTryckta"] = [["Balansräkning", "Kassa och bank", "2026-04-30", 1.0, "kr", ""]]
    data["tblJamforelsear"] = [
        [2025.0, "Kassaflödesanalys", "Kassaflöde från investeringar", 1.0, ""]
    ]
    assert [] == told(data)
