"""Every printed figure of the annual report 2023 against the computed one."""

import pytest

from templates.arsdata import read_arsdata
from templates.build import ROT
from tests.reports.ekonomi.bocker import last_value, umea_2023
from xlsaddin.domain.belopp import TUSEN, avrunda
from xlsaddin.tabs.gemensamt.tables import TRYCKTA

# The figures where the print contradicts the statements, and what the reports say instead
# (seed A, the lines of each); the rounding cases differ by one unit.
RATTADE = {
    ("Driftsredovisning", "Utgående eget kapital", "Budget 2023"): 886,  # A910
    ("Driftsredovisning", "Utgående eget kapital", "Avvikelse utfall − budget"): 1210,  # A910
    ("Kassaflödesanalys", "Ökning (+) / minskning (-) kortfristiga skulder", "2023"): 2479496,
    ("Kassaflödesanalys", "Kassaflöde för den löpande verksamheten", "2023"): 2483663,  # A877
    ("Kassaflödesanalys", "Kassaflöde för den löpande verksamheten", "2022"): -422686,  # A877
    ("Utfall och budget", "Summa Intäkter", "Avvikelse utfall − budget"): 98,  # A1497
    (
        "Utfall och budget",
        "Kompetensutveckling och mötesplatser",
        "Avvikelse utfall − budget",
    ): 63,  # A1517
    ("Utfall och budget", "Summa Verksamhetsnära kostnader", "Avvikelse utfall − budget"): 30,
    ("Utfall och budget", "VERKSAMHETENS RESULTAT", "Avvikelse utfall − budget"): 1165,  # A1538
    ("Trappan", "Högsta eget kapital enligt trappan", "2023"): 2053,  # A165
    ("Trappan", "Eget kapital minus trappans nivå", "2023"): 42,  # A728
    ("Trappan", "Tilldelning", "2023"): 11354,  # A101
}


def tryckta() -> list[tuple[str, str, str, float, str]]:
    """Return the printed figures: report, row, column, figure, unit."""
    return [
        (str(r["Rapport"]), str(r["Rad"]), str(r["Kolumn"]), float(r["Tryckt"]), str(r["Enhet"]))
        for r in umea_2023().underlag.table(TRYCKTA).rows()
    ]


def i_enheten(value: float, enhet: str) -> float:
    """Return a value in its printed unit, rounded once."""
    return avrunda({"tkr": value / TUSEN, "%": 100 * value}.get(enhet, value))


@pytest.mark.parametrize(
    ("rapport", "row", "column", "tryckt", "enhet"),
    tryckta(),
    ids=lambda v: str(v).replace(" ", "_"),
)
def test_each_printed_figure_is_computed_unless_the_print_is_wrong(
    rapport: str, row: str, column: str, tryckt: float, enhet: str
):
    value = last_value(umea_2023(), rapport, row, column)
    vantat = RATTADE.get((rapport, row, column), tryckt)
    assert isinstance(value, (int, float))
    assert vantat == i_enheten(value, enhet)


def test_every_correction_concerns_a_figure_that_was_printed_otherwise():
    printade = {(rapport, row, column): tryckt for rapport, row, column, tryckt, _ in tryckta()}
    assert {key: printade[key] == ratt for key, ratt in RATTADE.items()} == dict.fromkeys(
        RATTADE, False
    )


def test_there_are_no_remarks_on_the_data_of_2023():
    bok = umea_2023()
    assert (*bok.underlag.anmarkningar, *bok.oplacerade_kommentarer()) == ()


def test_every_constructed_row_says_that_it_is_constructed():
    data = read_arsdata(ROT / "templates/umea/2023")
    texter = [str(row[4]) for row in data["tblHuvudbok"]] + [
        str(row[2]) for row in data["tblSaldon"]
    ]
    assert [text for text in texter if not text.startswith("konstruerad: ")] == []


@pytest.mark.parametrize(
    ("grupp", "summa_tkr"),
    [
        ("Kansli, styrelse och administrativa kostnader", -2861),
        ("Verksamhetsnära kostnader", -630),
        ("Insatser", -8077),
    ],
)
def test_the_allocation_gives_each_subtotal_of_bilaga_3_as_printed(grupp: str, summa_tkr: int):
    value = last_value(umea_2023(), "Utfall och budget", f"Summa {grupp}", "Utfall 2023")
    assert summa_tkr == i_enheten(value, "tkr")


def test_the_cash_flow_is_the_same_by_balances_and_by_cash():
    bok = umea_2023()
    flode = last_value(bok, "Kassaflödesanalys", "Årets kassaflöde", "2023")
    kassa = last_value(bok, "Kassaflödesanalys", "Förändring av likvida medel", "2023")
    assert (2483663, 2483663) == (avrunda(flode), avrunda(kassa))


def test_last_years_cash_flow_differs_by_a_rounded_krona_and_is_called_so():
    bok = umea_2023()
    skillnad = last_value(
        bok, "Kassaflödesanalys", "Årets kassaflöde minus förändring av likvida medel", "2022"
    )
    utslag = last_value(bok, "Kassaflödesanalys", "Utslag", "2022")
    assert (-1, "avrundning") == (skillnad, utslag)


def test_trappan_says_over_by_how_much():
    bok = umea_2023()
    niva = last_value(bok, "Trappan", "Högsta eget kapital enligt trappan", "2023")
    utslag = last_value(bok, "Trappan", "Utslag", "2023")
    assert (2053100, "över trappan") == (niva, utslag)
