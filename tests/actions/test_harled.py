"""The way down from a figure to the rows of the data tabs, on the workbook of 2023."""

import json

import openpyxl
import pytest

from templates.build import ROT
from tests.andrad_bok import UMEA, run as kor
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK

UMEA_2021 = ROT / "workbooks/umea_2021.xlsm"
CELL = ("Driftsredovisning", "Verksamhetens intäkter", "Utfall 2023")


def nodes(node):
    """Yield a node of the answer and all below it."""
    yield node
    for part in node["delar"]:
        yield from nodes(part)


def json_of(bok, *place):
    """Return the tree of a cell."""
    return json.loads(kor("harled", bok, *place, "--json").stdout)


def test_the_way_down_begins_with_the_cell_and_its_formula():
    node = json_of(UMEA, *CELL)
    assert (["Driftsredovisning", *CELL[1:]], "B5", "='Resultaträkning'!C5") == (
        node["namn"],
        node["cell"],
        node["formel"],
    )


def test_the_rows_of_the_ledger_at_the_bottom_add_up_to_the_figure():
    ledger = [n for n in nodes(json_of(UMEA, *CELL)) if n["namn"][0] == HUVUDBOK.tab]
    rows = [row for node in ledger for row in node["rader"]]
    sheet = openpyxl.load_workbook(UMEA, data_only=True)[HUVUDBOK.tab]
    headings = [cell.value for cell in sheet[4]]
    amounts = [sheet.cell(row, headings.index("Belopp") + 1).value for row in rows]
    report = openpyxl.load_workbook(UMEA, data_only=True)[CELL[0]]
    assert pytest.approx(report["B5"].value) == sum(amounts)
    assert len(rows) == len(set(rows))


def test_a_sum_of_the_ledger_says_its_conditions_and_a_setting_its_value():
    lines = kor("harled", UMEA, *CELL).stdout.splitlines()
    ledger = next(line for line in lines if "Huvudbok · Belopp" in line)
    assert "där Konto är 3510, Datum till och med 2023-12-31; rader (1 st): 5" in ledger
    assert any(line.strip() == "Inställningar · Period · Värde: Helår" for line in lines)


def test_a_cell_met_again_is_told_once_and_then_referred_to():
    every = list(nodes(json_of(UMEA, *CELL)))
    first_day = [n for n in every if n["namn"][:2] == ["Kontosammandrag", "Första dag"]]
    assert [False, *[True] * (len(first_day) - 1)] == [n["se ovan"] for n in first_day]
    assert all(not n["delar"] for n in first_day[1:])
    assert "(se ovan)" in kor("harled", UMEA, *CELL).stdout


def test_the_events_behind_a_social_result_are_rows_one_by_one():
    place = ("Socialt bokslut", "M2.2 Könsfördelning personal", "Resultat")
    events = [n for n in nodes(json_of(UMEA_2021, *place)) if n["namn"][0] == "Social bokföring"]
    sheet = openpyxl.load_workbook(UMEA_2021, data_only=True)["Social bokföring"]
    assert events
    assert {"M2.2"} == {sheet.cell(row, 3).value for node in events for row in node["rader"]}


def test_keys_and_letters_of_another_case_name_the_same_cell():
    assert json_of(UMEA, *CELL) == json_of(UMEA, "driftsredovisning", CELL[1].upper(), "utfall")


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        (("Blad1", "x", "y"), "Fliken «Blad1» finns inte. Välj en av: Driftsredovisning, "),
        ((CELL[0], "x", "y"), "Raden «x» finns inte. Välj en av: Verksamhetens intäkter, "),
        (
            (CELL[0], CELL[1], "y"),
            "Kolumnen «y» finns inte. Välj en av: Utfall 2023, Budget 2023, Avvikelse utfall",
        ),
        (("Noter", "Summa", "y"), "Raden «Summa» finns flera gånger. Välj en av: "),
    ],
)
def test_a_wrong_name_is_answered_with_those_there_are(place, sentence):
    answer = kor("harled", UMEA, *place)
    assert (2, "") == (answer.exit_code, answer.stdout)
    assert sentence in answer.stderr
