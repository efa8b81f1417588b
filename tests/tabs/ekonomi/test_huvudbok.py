import datetime as dt

import pytest
from hypothesis import given, strategies as st

from tests.tabs.ra import ratabell
from xlsaddin.tabs import reading
from xlsaddin.tabs.ekonomi.huvudbok import las_huvudbok
from xlsaddin.tabs.ekonomi.tabeller import HUVUDBOK

RAD = [dt.date(2023, 5, 17), 4510.0, 301.0, "INSATS", "Bidrag", -440000.25]


def las(*rader, ar=2023, **andra):
    return las_huvudbok(ratabell(HUVUDBOK, *rader, **andra), ar)


def test_rows_are_summed_by_konto_ansvar_projekt_and_month():
    data, anmarkningar = las(RAD, RAD, [dt.date(2023, 6, 1), *RAD[1:]])
    assert anmarkningar == []
    assert [(4510, "301", "INSATS", -880000.5), (4510, "301", "INSATS", -440000.25)] == [
        (r["Konto"], r["Ansvar"], r["Projekt"], r["Belopp"]) for r in data.rader()
    ]


def test_the_first_row_of_each_sum_is_remembered_for_the_remarks():
    data, _ = las(RAD, [*RAD[:2], "302", *RAD[3:]], RAD)
    assert [5, 6] == data.radnummer


@pytest.mark.parametrize(
    ("plats", "varde", "kolumn", "mening"),
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
def test_a_faulty_row_is_remarked_and_left_out_while_the_others_count(plats, varde, kolumn, mening):
    fel = [*RAD]
    fel[plats] = varde
    data, anmarkningar = las(RAD, fel, RAD)
    assert [("Huvudbok", 6, kolumn)] == [a[:3] for a in anmarkningar]
    assert mening in anmarkningar[0].text
    assert [-880000.5] == data.kolumner["Belopp"]


def test_without_a_year_no_date_is_judged():
    _, anmarkningar = las(RAD, ar=None)
    assert anmarkningar == []


def test_an_error_cell_takes_its_row_out():
    data, anmarkningar = las(RAD, RAD, felceller=[(6, "Belopp", "#DIV/0!")])
    assert [6] == [a.rad for a in anmarkningar]
    assert [-440000.25] == data.kolumner["Belopp"]


def test_sums_are_exact_however_many_rows_there_are():
    orer = [*RAD[:5], 0.1]
    data, _ = las(*[orer] * 30_000)
    assert [3000.0] == [round(x, 9) for x in data.kolumner["Belopp"]]


@given(st.lists(st.sampled_from([RAD, [*RAD[:1], 4511.0, *RAD[2:]]]), min_size=1), st.randoms())
def test_the_order_of_rows_is_irrelevant(rader, slump):
    blandade = rader[:]
    slump.shuffle(blandade)
    assert las(*rader)[0].kolumner == las(*blandade)[0].kolumner


def test_the_fast_and_the_slow_way_give_the_same(monkeypatch):
    rader = [[dt.date(2023, manad, 3), 4510.0, "301", "", "x", 1.25] for manad in range(1, 13)]
    snabbt, _ = las(*rader)
    monkeypatch.setattr("xlsaddin.tabs.ekonomi.huvudbok._ar_hel", lambda *_: False)
    assert snabbt == las(*rader)[0]


def test_runs_are_joined_without_a_seam(monkeypatch):
    rader = [RAD] * 25
    helt, _ = las(*rader)
    monkeypatch.setattr(reading, "RADER_PER_OMGANG", 4)
    assert helt == las(*rader)[0]
