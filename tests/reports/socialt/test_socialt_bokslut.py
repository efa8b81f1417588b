"""Socialt bokslut: the 69 indicators of 2021 as printed, and what the tab says in words."""

import csv
import datetime as dt

import pytest

from templates.arsdata import read_arsdata
from templates.build import ROT
from tests.reports.ekonomi.bocker import umea_2023
from tests.reports.socialt.bocker import (
    bok,
    handelse,
    indikator,
    umea_2021,
    value,
)
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.status import SYMBOL
from xlsaddin.figures.figur import Figur
from xlsaddin.reports.alla import MODULER
from xlsaddin.reports.socialt.socialt_bokslut import TAB
from xlsaddin.tabs.socialt.records import budget
from xlsaddin.tabs.socialt.tables import HANDELSER

SYMBOLER = {"grön": "nådd", "orange": "nära", "röd": "ej nådd", "okä": "ej nådd"}
# Printed without figures, or against its own figures: the status is fixed, with its reason.
FASTSTALLDA = {
    "M2.3": "ej mätt",  # a picture whose symbol cannot be read (B740-743)
    "M2.4": "ej mätt",  # a picture without figures (B744-748)
    "M4.15": "ej nådd",  # green, but 60 of 89 is 67 % against 80 % (B1323-1325)
}


def _tryckta():
    fil = ROT / "tests/data/indikatorer_2021.csv"
    with fil.open(encoding="utf-8") as text:
        return {f"M{r['malomrade_nr']}.{r['nr']}": r for r in csv.DictReader(text)}


TRYCKTA = _tryckta()
MED_PROCENT = {
    id_: row
    for id_, row in TRYCKTA.items()
    if row["taljare"] and row["tryckt_procent"] and row["malregel"] != "40-60"
}


def test_the_social_budget_of_2021_has_69_indicators():
    assert len(budget(umea_2021().underlag)) == 69


@pytest.mark.parametrize(("id_", "row"), MED_PROCENT.items(), ids=MED_PROCENT)
def test_each_result_of_2021_is_worded_as_printed(id_, row):
    tryckt = f"{row['tryckt_procent']} % ({row['taljare']} av {row['namnare']})"
    assert tryckt == value(umea_2021(), TAB, id_, "resultat")


@pytest.mark.parametrize(("id_", "row"), TRYCKTA.items(), ids=TRYCKTA)
def test_each_status_of_2021_is_as_printed(id_, row):
    tryckt = SYMBOLER.get(row["symbol_ur_ocr"][:3].strip(), "") or SYMBOLER.get(
        row["symbol_ur_ocr"].split()[0], ""
    )
    vantat = "nådd" if id_ in FASTSTALLDA else tryckt
    assert vantat == value(umea_2021(), TAB, id_, "status")


@pytest.mark.parametrize(
    ("id_", "tryckt"),
    [
        ("M1.8", "−2,1 %"),  # B605
        ("M1.12", "2 st"),  # B639
        ("M2.1", "kvinnor 46 % (362 av 787)"),  # B732-736
        ("M2.2", "män 19 % (19 av 100)"),  # B737-739: the percentage alone is printed
        ("M2.5", "1,6 procentenheter"),  # B767 prints 1
        ("M2.13", "11 procentenheter"),  # B853-861
        ("M4.11", "0 st"),  # B1301
    ],
)
def test_results_of_other_kinds_are_worded_in_their_own_unit(id_, tryckt):
    assert tryckt == value(umea_2021(), TAB, id_, "resultat")


@pytest.mark.parametrize(("id_", "av_siffrorna"), FASTSTALLDA.items())
def test_a_fixed_status_says_why_and_what_the_figures_say(id_, av_siffrorna):
    ord_ = str(value(umea_2021(), TAB, id_, "skäl"))
    assert ord_.startswith("Fastställd av förbundet. ")
    assert ord_.endswith(f"Av siffrorna: {av_siffrorna}.")


def test_each_status_has_its_symbol():
    par = {
        (value(umea_2021(), TAB, id_, "status"), value(umea_2021(), TAB, id_, "symbol"))
        for id_ in TRYCKTA
    }
    assert par <= {(str(status), tecken) for status, tecken in SYMBOL.items()}
    assert len(par) == 3


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "Samhälls- och medlemsnytta",
            "Impactindex 56: 38 av 68 möjliga poäng, −14 mot målet 70. Indikatorer: alla mätta.",
        ),
        (
            "Hela förbundet",
            "Impactindex 70: 124 av 177 möjliga poäng, 0 mot målet 70. Indikatorer: alla mätta.",
        ),
    ],
)
def test_each_area_has_its_sentence(row, sentence):
    assert sentence == value(umea_2021(), TAB, row, "skäl")


def test_every_told_event_is_shown_with_its_text():
    u = umea_2021().underlag
    texter = {r["Text"] for r in u.table(HANDELSER).rows() if r["Slag"] == "kvalitativ"}
    visade = {
        value(umea_2021(), TAB, row.name, "skäl")
        for row in _rows(umea_2021())
        if row.text.startswith("Berättelse")
    }
    assert len(texter) == 8
    assert texter == visade


def _rows(en_bok, tab=TAB):
    return [
        row for r in en_bok.rapporter if r.tab == tab for block in r.block for row in block.rows
    ]


def test_every_weight_of_2021_says_how_it_is_known():
    grunder = [str(value(umea_2021(), TAB, id_, "grund")) for id_ in TRYCKTA]
    slag = {grund.split(":")[0] for grund in grunder}
    assert slag == {"Bevisad", "Härledd", "Konstruerad"}
    assert [g[:7] for g in grunder].count("Bevisad") == 3


def test_what_is_constructed_says_so():
    rows = read_arsdata(ROT / "templates/umea/2021")[HANDELSER.name]
    without_namnare = [str(r[7]) for r in rows if r[2] in {"M1.6", "M2.2", "M2.11", "M2.12"}]
    assert [text for text in without_namnare if not text.startswith("konstruerad: ")] == []
    assert len(without_namnare) == 5


def test_2023_says_that_its_indicators_are_not_published():
    bok_2023 = umea_2023()
    assert "inte publicerade" in bok_2023.kommentarer[TAB, "Hela förbundet"]
    row = next(r for r in _rows(bok_2023) if r.name == "Hela förbundet")
    assert row.cells["skäl"] == "Index går inte att räkna: inga indikatorer är inlagda."


@pytest.mark.parametrize("tab", [m.TAB for m in MODULER if m.BOKDEL is Bokdel.SOCIALT])
@pytest.mark.parametrize("en_bok", [umea_2021, umea_2023], ids=["2021", "2023"])
def test_no_figure_of_the_social_tabs_is_dead(en_bok, tab):
    doda = [
        innehall
        for row in _rows(en_bok(), tab)
        for innehall in row.cells.values()
        if not isinstance(innehall, Figur) and any(tecken.isdigit() for tecken in innehall)
    ]
    assert doda == []


@pytest.mark.parametrize(
    ("period", "resultat"),
    [
        ("Tertial 1", "10 % (1 av 10)"),
        ("Tertial 2", "20 % (4 av 20)"),
        ("Helår", "47 % (14 av 30)"),
    ],
)
def test_a_tertial_counts_the_events_from_the_beginning_of_the_year(period, resultat):
    handelser = [
        handelse("I1", 1.0, 10.0, Datum=dt.date(2021, 4, 30)),
        handelse("I1", 3.0, 10.0, Datum=dt.date(2021, 5, 1)),
        handelse("I1", 10.0, 10.0, Datum=dt.date(2021, 9, 1)),
    ]
    en_bok = bok([indikator("I1")], handelser, installningar={"Period": period})
    assert resultat == value(en_bok, TAB, "I1", "resultat")


def test_an_indicator_without_events_is_not_measured_and_says_why():
    en_bok = bok([indikator("I1")])
    assert value(en_bok, TAB, "I1", "resultat") == "ej mätt"
    assert value(en_bok, TAB, "I1", "skäl") == "Inget utfall är bokfört."


def test_the_margin_of_near_is_a_setting():
    row = indikator("I1", Målvärde=60.0)
    statusar = [
        value(bok([row], [handelse()], installningar={"Nära-marginal": m}), TAB, "I1", "status")
        for m in (5.0, 10.0)
    ]
    assert statusar == ["ej nådd", "nära"]


def test_the_reason_names_the_target_after_a_colon():
    rows = [indikator(f"I{n}", Målvärde=50.0) for n in (1, 2, 3)]
    handelser = [handelse("I1", 6.0, 10.0), handelse("I2", 48.0, 100.0), handelse("I3", 1.0, 10.0)]
    en_bok = bok(rows, handelser)
    assert [value(en_bok, TAB, f"I{n}", "skäl") for n in (1, 2, 3)] == [
        "Resultatet når målet: minst 50 %.",
        "Resultatet är nära målet: minst 50 %.",
        "Resultatet når inte målet: minst 50 %.",
    ]
