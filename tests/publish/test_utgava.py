"""What a finished version is called, and which reports are in it."""

import dataclasses

import pytest

from tests.andrad_bok import SOCIAL, UMEA
from tests.publish.kopior import utgava
from xlsaddin.actions.kontrollera import read
from xlsaddin.publish.utgava import next_version, rapportnamn, sidor, stam
from xlsaddin.reports.alla import TABS


@pytest.mark.parametrize(
    ("forbund", "name"),
    [
        ("Samordningsförbundet Åre/Östersund", "2023_samordningsforbundet_are_ostersund_a"),
        ("..\\..\\C:", "2023_c_a"),
        ("  ", "2023_forbundet_a"),
        ("日本", "2023_forbundet_a"),
        ("Å" * 90, f"2023_{'a' * 40}_a"),
    ],
)
def test_a_file_name_is_ascii_whatever_the_name_of_the_forbund(forbund, name):
    assert name == stam(2023, forbund, "Å")


def test_the_next_version_is_after_the_last_one_of_the_same_report():
    names = ["2023_x_a_v01.xlsx", "2023_x_a_v09.pdf", "2023_x_a_v10.xlsx", "2022_x_a_v44.xlsx"]
    assert (11, 1) == (next_version("2023_x_a", names), next_version("2024_x_a", names))


def test_a_version_that_an_ending_follows_counts_too():
    assert 4 == next_version("x", ["x_v03_med_formler.xlsx"])


def test_the_reports_of_a_year_are_called_by_their_parts_and_their_period():
    ar, socialt = read(UMEA), read(SOCIAL)
    names = [rapportnamn(ar), rapportnamn(socialt)]
    ar.underlag = dataclasses.replace(ar.underlag)
    ar.underlag.__dict__["installningar"] = {**read(UMEA).underlag.installningar} | {
        "Period": "Tertial 2"
    }
    assert ["Årsredovisning", "Socialt bokslut", "Delårsrapport tertial 2"] == [
        *names,
        rapportnamn(ar),
    ]


def test_a_report_without_figures_is_left_out():
    assert set(TABS) - {it.tab for it in sidor(read(UMEA), TABS)} == {
        "Genomströmning",
        "Jämställdhet",
        "Enkätsvar",
        "Indikatorer per plattform",
    }


def test_what_a_reader_must_know_first_is_told_in_order():
    rubriker, texter = zip(*utgava(forbund="").uppgifter(), strict=True)
    assert ("År och period", "Version", "Färdigställd", "Kontroller") == rubriker[:4]
    assert ("2023, helår", "2", "2024-03-01", "Inga fel.") == texter[:4]


def test_the_fingerprint_tells_version_day_and_source():
    assert "Version 2  ·  2024-03-01  ·  källa 01234567" == utgava().fingeravtryck
