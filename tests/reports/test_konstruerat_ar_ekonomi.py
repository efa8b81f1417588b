"""The economy of the constructed year, every figure of every tab against an answer worked out.

The arithmetic stands in `tests/data/konstruerat_ar/README.md`; nothing here asks the program.
"""

import pytest

from tests.reports.facit_ekonomi import BADA, FACIT as EKONOMI
from tests.reports.facit_kontosammandrag import KONTON
from tests.reports.konstruerat_ar import (
    Answers,
    arsdata,
    figures,
    konstruerat_ar,
    table,
    tabs_of,
    words,
)
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.kontoplan import JA, PLATS_FOR, PLATSER, TRAPPBAS
from xlsaddin.reports.visning import visa

FACIT = EKONOMI | {"Kontosammandrag": KONTON}
UTSLAG: dict[str, Answers] = {
    "Driftsredovisning": {("Utslag", "utfall"): "stämmer"},
    "Utfall och budget": {("Utslag", "utfall"): "stämmer"},
    "Kostnadsfördelning": {("Utslag", "belopp"): "stämmer"},
    "Balansräkning": table(BADA, {"Utslag": ("stämmer", "stämmer")}),
    "Kassaflödesanalys": table(BADA, {"Utslag": ("stämmer", "avrundning")}),
    "Investeringsredovisning": {("Besked", "år"): "Investeringar att redovisa"},
    "Trappan": table(
        BADA,
        {
            "Utslag": ("över trappan", "under trappan"),
            "Utslag, årets början": ("över trappan", None),
        },
    ),
}
# Nought by their nature: reconciliations, and a budget that begins where the outcome begins.
NOLLOR = {
    ("Balansräkning", "Tillgångar minus eget kapital, avsättningar och skulder"),
    ("Kassaflödesanalys", "Årets kassaflöde minus förändring av likvida medel"),
    ("Driftsredovisning", "Ingående eget kapital"),
    *(
        (tab, "Skillnad")
        for tab in ("Driftsredovisning", "Utfall och budget", "Kostnadsfördelning")
    ),
}


@pytest.mark.parametrize("tab", FACIT)
def test_every_figure_is_the_one_worked_out_by_hand(tab: str):
    assert pytest.approx(FACIT[tab], abs=1e-6) == figures(konstruerat_ar(), tab)


@pytest.mark.parametrize("tab", [tab for tab in FACIT if tab != "Kontosammandrag"])
def test_every_verdict_is_the_one_worked_out_by_hand(tab: str):
    assert UTSLAG.get(tab, {}) == words(konstruerat_ar(), tab)


def test_every_row_of_kontosammandrag_names_its_kontering():
    shown = words(konstruerat_ar(), "Kontosammandrag")
    keys = ("ansvar", "projekt", *(plats.column for plats in PLATSER))
    wanted = {
        (f"kontorad {n}", key): code
        for n, row in enumerate(arsdata()["tblKontoplan"], 1)
        for key, code in zip(keys, row[2:], strict=True)
        if code
    }
    assert wanted == shown


def test_no_tab_of_the_economy_is_left_out():
    utan_tal = {"Om beräkningarna"}
    assert tabs_of(Bokdel.EKONOMI, Bokdel.GEMENSAMT) - utan_tal == {*FACIT}


def test_nothing_is_nought_that_could_be_something():
    nollor = {(tab, row) for tab, facit in FACIT.items() for (row, _), v in facit.items() if not v}
    assert nollor == NOLLOR


def test_every_post_and_every_amount_is_filled_in():
    data = arsdata()
    amounts = [
        *(row[5] for row in data["tblHuvudbok"]),
        *(saldo for row in data["tblSaldon"] for saldo in row[3:5]),
        *(row[2] for row in data["tblBudget"]),
        *(row[3] for row in data["tblJamforelsear"]),
    ]
    assert all(amounts)
    konterade = {
        (plats, post)
        for row in data["tblKontoplan"]
        for plats, post in zip(PLATSER, row[4:], strict=True)
        if post
    }
    poster = {(PLATS_FOR[str(row[0])], row[2]) for row in data["tblPoster"]}
    poster = {(plats, JA if plats is TRAPPBAS else post) for plats, post in poster}
    assert poster == konterade


@pytest.mark.parametrize(
    ("tab", "row", "shown"),
    [
        ("Noter", "Driftbidrag från staten", "5 500 001 9 000 001"),
        ("Noter", "Återbetalda bidrag", "−12 346 −8 001"),
        ("Utfall och budget", "Övriga intäkter", "202 149 53"),
        # −1 100.5, −499.5 and −54.5005 tkr; −500.50 kr is −0.5005 tkr.
        ("Utfall och budget", "Kanslipersonal", "−1 000 −1 101 100"),
        ("Utfall och budget", "Processledning", "−500 −500 −1"),
        ("Utfall och budget", "Kontor", "−55 −55 −1"),
        ("Flerårsöversikt", "Årets resultat", "−208 500 48 −32 12 22"),
        ("Kostnadsfördelning", "Strukturövergripande insatser", "705 8 %"),
        ("Flerårsöversikt", "Soliditet", "77 % 76 % 71 % 69 % 68 % 67 %"),
        ("Trappan", "Eget kapital minus trappans nivå", "−200 000 41 814"),
    ],
)
def test_a_half_is_shown_away_from_zero_and_each_cell_is_rounded_alone(tab, row, shown):
    lines = visa(konstruerat_ar(), tab).som_text().replace("\N{NO-BREAK SPACE}", " ").splitlines()
    line = next(line for line in lines if line.startswith(row)).removeprefix(row)
    assert shown == " ".join(line.split())


# Till och med april, till och med augusti.
TERTIAL = {
    "Tertial 1": (
        45_412,
        {
            "Verksamhetens intäkter": 6_130_000.25,
            "Verksamhetens kostnader": -3_480_000.75,
            "Avskrivningar": -20_000.50,
            "Verksamhetens nettokostnader": 2_629_999.00,
            "Skatteintäkter": 70_000.50,
            "Generella statsbidrag och utjämning": 0.0,
            "Verksamhetens resultat": 2_699_999.50,
            "Finansiella intäkter": 1_000.50,
            "Finansiella kostnader": 0.0,
            "Resultat efter finansiella poster": 2_701_000.00,
            "Extraordinära poster": 40_000.50,
            "Årets resultat": 2_741_000.50,
        },
        {"Insatser": -3_000_000.00, "Personal": -400_000.25, "Övriga kostnader": -80_000.50},
        # 1 950 000 + 2 741 000.50 - 1 715 000
        {"år": 1_715_000.00, "20 %": 1_400_000.00, "15 %": 315_000.00, "över": 2_976_000.50},
        "2024-04-30",
    ),
    "Tertial 2": (
        45_535,
        {
            "Verksamhetens intäkter": 7_639_356.25,
            "Verksamhetens kostnader": -4_215_302.50,
            "Avskrivningar": -40_000.75,
            "Verksamhetens nettokostnader": 3_384_053.00,
            "Skatteintäkter": 70_000.50,
            "Generella statsbidrag och utjämning": 0.0,
            "Verksamhetens resultat": 3_454_053.50,
            "Finansiella intäkter": 3_000.50,
            "Finansiella kostnader": -500.25,
            "Resultat efter finansiella poster": 3_456_553.75,
            "Extraordinära poster": 40_000.50,
            "Årets resultat": 3_496_554.25,
        },
        {"Insatser": -3_120_000.50, "Personal": -1_000_000.75, "Övriga kostnader": -80_300.75},
        # 1 950 000 + 3 496 554.25 - 1 715 000
        {"år": 1_715_000.00, "20 %": 1_400_000.00, "15 %": 315_000.00, "över": 3_731_554.25},
        "2024-08-31",
    ),
}


@pytest.mark.parametrize("period", TERTIAL)
def test_a_tertial_counts_to_its_last_day(period: str):
    last_day, resultat, kostnader, trappan, heading = TERTIAL[period]
    bok = konstruerat_ar(Period=period)

    assert last_day == figures(bok, "Kontosammandrag")["Sista dag", "värde"]
    rakning = figures(bok, "Resultaträkning")
    assert pytest.approx(resultat) == {row: rakning[row, "år"] for row in resultat}
    noter = figures(bok, "Noter")
    assert pytest.approx(kostnader) == {row: noter[f"Not 3/{row}", "år"] for row in kostnader}
    steg = figures(bok, "Trappan")
    rows = {
        "år": "Högsta eget kapital enligt trappan",
        "20 %": "20 % av de första 7 000 tkr",
        "15 %": "15 % därutöver, upp till 15 000 tkr",
        "över": "Eget kapital minus trappans nivå",
    }
    assert pytest.approx(trappan) == {key: steg[row, "år"] for key, row in rows.items()}
    assert heading in visa(bok, "Balansräkning").som_text()


def test_the_staircase_can_stand_on_all_income():
    steg = figures(konstruerat_ar(Trappans_bas="Verksamhetens intäkter"), "Trappan")
    wanted = table(
        BADA,
        {
            "Tilldelning": (9_000_000.10, 12_000_000.10),
            "Bas som trappan räknas på": (9_189_557.10, 12_122_000.35),
            # 15 % of 2 189 557.10 and of 5 122 000.35
            "15 % därutöver, upp till 15 000 tkr": (328_433.565, 768_300.0525),
            "Högsta eget kapital enligt trappan": (1_728_433.565, 2_168_300.0525),
            "Eget kapital minus trappans nivå": (13_380.29, -218_300.05),
        },
    )
    assert pytest.approx(wanted) == {key: steg[key] for key in wanted}


def test_pledges_are_told_below_the_balance_sheet():
    text = visa(konstruerat_ar(), "Balansräkning").som_text()
    assert "Panter och därmed jämförliga säkerheter: inga." in text
    assert "Ansvarsförbindelser: en borgen på 1 kr." in text
