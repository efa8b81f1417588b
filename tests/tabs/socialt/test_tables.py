"""Every way to fill in the social tabs wrongly is a remark with tab, row and column."""

import datetime as dt

import pytest

from templates.arsdata import FIRST_DATA_ROW, raw_tables
from tests.reports.socialt.bocker import berattelse, data, handelse, indikator, svar
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.workbook import read_underlag

ENKATEN = {"Mäts med": "enkät", "Fråga": "Nöjd?"}
SKILLNAD = {"Måltyp": "könsskillnad högst", "Målvärde": 20.0, "Enhet": "procentenheter"}
FORDELNING = {"Måltyp": "könsfördelning 40–60"}
ANTAL = {"Måltyp": "minst antal", "Enhet": "antal"}
HOGST = {"Måltyp": "högst antal", "Målvärde": 0.0, "Enhet": "antal"}


def anmarkningar(tables, without=()):
    """Return tab, row, column and text of each remark."""
    ra = {name: t for name, t in raw_tables(tables).items() if name not in without}
    return [(a.tab, a.row, a.column, a.text) for a in read_underlag(ra).anmarkningar]


def enda(tables):
    """Return the only remark."""
    alla = anmarkningar(tables)
    assert len(alla) == 1, alla
    return alla[0]


@pytest.mark.parametrize(
    ("falt", "column", "sentence"),
    [
        ({"Vikt": 0.0}, "Vikt", "Vikten 0 ligger utanför skalan. Skriv 1–10."),
        ({"Vikt": 11.0}, "Vikt", "Vikten 11 ligger utanför skalan"),
        ({"Vikt": "7"}, "Vikt", "«7» är text, inte ett tal"),
        ({"Vikt": ""}, "Vikt", "Cellen är tom"),
        ({"Vikt": True}, "Vikt", "sant eller falskt"),
        ({"Måltyp": "ungefär"}, "Måltyp", "«ungefär» går inte att använda här"),
        ({"Måltyp": "minst antal"}, "Enhet", "räknas i antal, dagar eller månader, inte i %"),
        ({"Måltyp": "högst antal"}, "Enhet", "räknas i antal, dagar eller månader, inte i %"),
        ({"Enhet": "procentenheter"}, "Enhet", "räknas i %, inte i procentenheter"),
        ({"Målvärde": ""}, "Målvärde", "behöver ett målvärde"),
        ({"Målvärde": 101.0}, "Målvärde", "101 går inte att nå"),
        ({"Målvärde": -1.0}, "Målvärde", "-1 går inte att nå"),
        ({"Måltyp": "alla", "Målvärde": 90.0}, "Målvärde", "har målvärdet 100, inte 90"),
        ({"Id": "1.1"}, "Id", "saknar bokstav"),
        ({"Id": "I*"}, "Id", "läser som villkor"),
        ({"Mäts med": "gissning"}, "Mäts med", "«gissning» går inte att använda"),
        ({"Mäts med": "enkät"}, "Fråga", "Skriv frågan"),
        ({**ANTAL, **ENKATEN}, "Mäts med", "går inte att mäta med enkät"),
        ({**ANTAL, "Mäts med": "genomströmning"}, "Mäts med", "räknar deltagare"),
        ({"Fastställd status": "nådd"}, "Skäl", "behöver ett skäl"),
        ({"Fastställd status": "kanske"}, "Fastställd status", "går inte att använda"),
    ],
)
def test_an_indicator_that_is_wrong_is_remarked(falt, column, sentence):
    tab, row, var, text = enda(data([indikator("I1"), indikator("I2", **falt)]))
    assert (tab, row, var) == ("Indikatorer", FIRST_DATA_ROW + 1, column)
    assert sentence in text


def test_an_indicator_that_stands_twice_is_remarked_on_both_rows():
    fel = anmarkningar(data([indikator("I1"), indikator("i1")]))
    assert [(tab, row, column) for tab, row, column, _ in fel] == [
        ("Indikatorer", 5, "Id"),
        ("Indikatorer", 6, "Id"),
    ]


@pytest.mark.parametrize(
    ("budget", "row", "column", "sentence"),
    [
        ({}, handelse("I1", 3.0, 0.0), "Nämnare", "Nämnaren är 0"),
        ({}, handelse("I1", 3.0, 2.0), "Täljare", "3 är större än nämnaren 2"),
        ({}, handelse("I1", -1.0, 2.0), "Täljare", "Täljaren är -1"),
        ({}, handelse("I1", "x", 2.0), "Täljare", "«x» är text"),
        ({}, handelse("I1", "", 2.0), "Täljare", "behöver en täljare"),
        ({"Mäts med": "arbete"}, handelse("I1", 1.0, ""), "Nämnare", "behöver en nämnare"),
        ({}, handelse("I9"), "Indikator", "«I9» finns inte på fliken Indikatorer"),
        ({}, handelse("I1", Plattform="Okänd"), "Plattform", "«Okänd» finns inte"),
        ({}, handelse("I1", Datum=dt.date(2020, 12, 31)), "Datum", "utanför året 2021"),
        ({}, handelse("I1", Datum=dt.date(2022, 1, 1)), "Datum", "utanför året 2021"),
        ({}, handelse("I1", Datum="i maj"), "Datum", "cellen är text, inte ett datum"),
        ({}, handelse("I1", Slag="annat"), "Slag", "«annat» går inte att använda"),
        ({}, handelse("I1", Kön="hen"), "Kön", "«hen» går inte att använda"),
        ({}, berattelse("I1", ""), "Text", "behöver text"),
        ({}, handelse("I1", 1.0, "", Slag="kvalitativ", Text="Bra"), "Täljare", "har inga tal"),
        ({"Mäts med": "genomströmning"}, handelse("I1", 1.5, 2.0), "Täljare", "hela tal"),
        (ENKATEN, handelse("I1"), "Indikator", "mäts med enkät"),
        (FORDELNING, handelse("I1", 3.0, ""), "Kön", "Ange vilka raden gäller"),
        (FORDELNING, handelse("I1", 3.0, 4.0, Kön="män"), "Nämnare", "utan nämnare"),
        (ANTAL, handelse("I1", 1.5, ""), "Täljare", "1,5 är inget antal"),
        (HOGST, handelse("I1", 1.5, ""), "Täljare", "1,5 är inget antal"),
        (HOGST, handelse("I1", 1.0, 2.0), "Nämnare", "utan nämnare"),
        (SKILLNAD, handelse("I1", 1.0, 2.0), "Kön", "jämför kvinnor och män"),
        (SKILLNAD, handelse("I1", 1.0, "", Kön="män"), "Nämnare", "av hur många"),
        (SKILLNAD, handelse("I1", 101.0, ""), "Täljare", "procentenheter, högst 100"),
    ],
)
def test_an_event_that_is_wrong_is_remarked(budget, row, column, sentence):
    tab, number, var, text = enda(data([indikator("I1", **budget)], [berattelse("I1"), row]))
    assert (tab, number, var) == ("Social bokföring", FIRST_DATA_ROW + 1, column)
    assert sentence in text


def test_two_values_without_denominators_cannot_be_pooled():
    row = indikator("I1", Måltyp="minskat", Målvärde=0.0)
    fel = enda(data([row], [handelse("I1", -1.0, ""), handelse("I1", -2.0, "")]))
    assert fel[:3] == ("Social bokföring", 6, "Nämnare")


@pytest.mark.parametrize(
    ("place", "value", "column", "sentence"),
    [
        (2, "Okänd", "Plattform", "«Okänd» finns inte"),
        (3, "hen", "Kön", "går inte att använda"),
        (4, "", "Fråga", "Cellen är tom"),
        (4, "N" * 256, "Fråga", "Texten är 256 tecken"),
        (4, "Nöjd *", "Fråga", "innehåller *"),
        (6, "Kanske", "Önskat svar", "Välj något av: Ja, Nej"),
        (7, -1.0, "Antal", "-1 är inget antal"),
        (7, "många", "Antal", "«många» är text"),
        (7, 1.5, "Antal", "1,5 är inte ett heltal"),
    ],
)
def test_a_survey_row_that_is_wrong_is_remarked(place, value, column, sentence):
    row = svar(1.0)
    row[place] = value
    tab, number, var, text = enda(data(enkat=[svar(1.0), row]))
    assert (tab, number, var) == ("Enkät", FIRST_DATA_ROW + 1, column)
    assert sentence in text


@pytest.mark.parametrize(
    ("place", "value", "column", "sentence"),
    [
        (1, "Ett?", "Målområde", "innehåller *, ? eller ~"),
        (1, "=Ett", "Målområde", "börjar med ="),
        (4, 140.0, "Planerad andel", "140 är ingen andel"),
        (4, "40 %", "Planerad andel", "är text"),
        (0, 1.5, "Nummer", "inte ett heltal"),
    ],
)
def test_an_area_that_is_wrong_is_remarked(place, value, column, sentence):
    tables = data()
    tables["tblMalomraden"][0][place] = value
    tab, number, var, text = anmarkningar(tables)[0]
    assert (tab, number, var) == ("Målområden", FIRST_DATA_ROW, column)
    assert sentence in text


def test_planned_shares_that_are_not_the_whole_are_remarked():
    tables = data([indikator("I1"), indikator("I2", Målområde="Två")])
    tables["tblMalomraden"][0][4] = 60.0
    assert "tillsammans 110 %" in enda(tables)[3]


@pytest.mark.parametrize(
    ("vikter", "antal"),
    [((5.0, 5.0), 0), ((9.0, 10.0), 0), ((4.0, 6.0), 2)],
    ids=["as planned", "within", "beyond"],
)
def test_weights_may_deviate_five_points_of_the_whole_from_the_plan(vikter, antal):
    rows = [
        indikator(f"I{n}", Målområde=omrade, Vikt=vikt)
        for n, (omrade, vikt) in enumerate(zip(("Ett", "Två"), vikter, strict=True))
    ]
    tables = data(rows)
    for omrade in tables["tblMalomraden"]:
        omrade[5] = ""
    assert [tab for tab, *_ in anmarkningar(tables)] == ["Målområden"] * antal


def test_events_of_an_indicator_that_is_itself_remarked_are_left_out_without_a_remark_each():
    handelser = [handelse("I1") for _ in range(5)]
    tab, _, column, _ = enda(data([indikator("I1", Vikt=11.0)], handelser))
    assert (tab, column) == ("Indikatorer", "Vikt")


SOCIALA = [table for table in TABLES if table.bokdel is Bokdel.SOCIALT]


@pytest.mark.parametrize("table", SOCIALA, ids=lambda t: t.name)
def test_a_workbook_may_do_without_the_social_tabs(table):
    tabs = {tab for tab, *_ in anmarkningar(data(), without={table.name})}
    assert table.tab not in tabs


def test_a_social_year_needs_no_economy():
    assert anmarkningar(data([indikator("I1")], [handelse("I1")])) == []


def test_a_workbook_without_any_books_says_that_its_economy_is_empty():
    tables = data(installningar={"Ekonomi": "Ja"}) | {"tblMalomraden": []}
    tabs = {tab for tab, *_ in anmarkningar(tables)}
    assert {"Huvudbok", "Saldon", "Budget"} <= tabs


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("Impactindex-mål", 101.0, "101 går inte att använda. Skriv ett tal från 0 till 100."),
        ("Nära-marginal", "fem", "«fem» är inte ett tal"),
        ("Ej mätt", "kanske", "Välj något av: utelämnas, räknas som ej nådd"),
    ],
)
def test_a_social_setting_that_is_wrong_is_remarked(key, value, sentence):
    tab, _, column, text = enda(data([indikator()], installningar={key: value}))
    assert (tab, column) == ("Inställningar", "Värde")
    assert sentence in text


def test_a_new_workbook_has_the_published_target_and_our_margin():
    rows = {str(row[0]): row for row in data()["tblInstallningar"]}
    assert [rows[n][1] for n in ("Impactindex-mål", "Nära-marginal", "Ej mätt")] == [
        70,
        5,
        "utelämnas",
    ]
    assert "Samordningsförbundets måluppfyllelse" in str(rows["Impactindex-mål"][4])
