"""The made-up page in a terminal, as JSON and as CSV."""

import json

from tests.reports.pahittad import bok, rapport, tabell
from xlsaddin.reports.rapport import Stycke
from xlsaddin.reports.visning import visa

TEXT = """\
En sida

Antal.

Nyckeltal  Utfall   Mål        I ord
────────────────────────────────────
Andel         2 %  40 %  under målet
Saknat

Först ett stycke, som sägs rakt ut.

Sedan ett som räknas.

Tabell  Kvinnor  Andel  I ord
─────────────────────────────
A             1    2 %  några
B            59   98 %  några
Alla         60

Ett stycke efter mätaren.

En not."""

CSV = """\
Nyckeltal;Utfall;Mål;I ord
Andel;0,016667;0,4;under målet
Saknat;;;
Först ett stycke, som sägs rakt ut.
Sedan ett som räknas.
Tabell;Kvinnor;Andel;I ord
A;1,0;0,016667;några
B;59,0;0,983333;några
Alla;60,0;;
Ett stycke efter mätaren.
"""


def test_a_terminal_shows_tables_paragraphs_and_key_figures_in_their_order():
    assert TEXT == visa(bok(), "Sida").som_text()


def test_a_spreadsheet_is_given_the_same_with_decimal_commas():
    assert CSV == visa(bok(), "Sida").som_csv()


def test_a_program_is_given_rows_paragraphs_charts_and_notes():
    svar = json.loads(json.dumps(visa(bok(), "Sida").som_json()))
    assert ("Sida", "En sida", 2023, "kr") == tuple(
        svar[key] for key in ("rapport", "rubrik", "år", "enhet")
    )
    assert {
        "rad": "Andel",
        "block": "Nyckeltal",
        "värde": 0.016667,
        "mål": 0.4,
        "ord": "under målet",
        "visat": {"värde": "2 %", "mål": "40 %", "ord": "under målet"},
    } == svar["rader"][0]
    assert ["Sedan ett som räknas.", "Ett stycke efter mätaren."] == svar["stycken"][1:]
    assert ["En not."] == svar["noter"]
    matare, staplar = svar["diagram"]
    assert ("mätare", 60.0, 100) == tuple(matare[key] for key in ("slag", "värde", "högst"))
    assert (["A", "B", "Alla"], {"Kvinnor": [1.0, 59.0, 60.0]}) == (
        staplar["kategorier"],
        staplar["serier"],
    )


def test_a_page_of_paragraphs_alone_can_be_shown():
    en_bok = bok(rapport(Stycke("Bara text.")))
    assert "En sida\n\nAntal.\n\nBara text." == visa(en_bok, "Sida").som_text()
    assert [] == visa(en_bok, "Sida").som_json()["rader"]


def test_a_heading_row_is_no_row_for_programs():
    assert 3 == len(visa(bok(rapport(tabell(A=1.0, B=2.0))), "Sida").som_json()["rader"])
