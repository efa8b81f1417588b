"""An indicator of a flow that is booked as well as told by the volumes says the same, or a fel."""

import pytest

from templates.arsdata import raw_tables
from tests.reports.manniskor.bocker import matt, volym
from tests.reports.socialt.bocker import data, handelse, indikator
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.alla import rapportbok
from xlsaddin.tabs.workbook import read_underlag

MATT = [
    matt("In", Flöde="deltagare"),
    matt("Ut", Flöde="avslutade"),
    matt("Bra", Flöde="positiv lösning"),
    matt("Jobb", Flöde="arbete"),
    matt("Skola", Flöde="studier"),
]
VOLYMER = [
    volym("In", Kvinnor=10, Män=8),
    volym("Ut", Kvinnor=5, Män=3),
    volym("Bra", Kvinnor=4, Män=2),
    volym("Jobb", Kvinnor=2, Män=1),
    volym("Skola", Kvinnor=1, Män=0),
]
KONSFORDELNING = {"Måltyp": "könsfördelning 40–60"}


def underlag(rad, *handelser, volymer=VOLYMER):
    tables = data([rad], list(handelser)) | {"tblMatt": MATT, "tblVolymer": volymer}
    return read_underlag(raw_tables(tables))


def remarks(*args, **kwargs):
    return [(a.tab, a.column, a.text) for a in underlag(*args, **kwargs).anmarkningar]


GENOMSTROMNING = indikator(**{"Mäts med": "genomströmning"})


def test_the_volumes_are_enough():
    bok = rapportbok(underlag(GENOMSTROMNING))
    assert () == bok.underlag.anmarkningar
    assert 8 / 18 == pytest.approx(bok.value(Cell("Indikatorsammandrag", "I1", "utfall")))
    assert "8 av 18" in str(bok.value(Cell("Genomströmning", "I1: Vuxentorget", "resultat")))


@pytest.mark.parametrize(
    "handelser",
    [
        [handelse(taljare=8.0, namnare=18.0)],
        [
            handelse(taljare=5.0, namnare=10.0, Kön="kvinnor"),
            handelse(taljare=3.0, namnare=8.0, Kön="män"),
        ],
        [handelse(taljare=5.0, namnare=15.0), handelse(taljare=3.0, namnare=3.0)],
    ],
)
def test_events_that_say_the_same_are_right_and_are_not_counted_twice(handelser):
    u = underlag(GENOMSTROMNING, *handelser)
    assert () == u.anmarkningar
    assert 18 == rapportbok(u).value(Cell("Indikatorsammandrag", "I1", "nämnare"))


def test_events_that_say_another_thing_are_a_fel():
    ((tab, column, text),) = remarks(GENOMSTROMNING, handelse(taljare=7.0, namnare=18.0))
    assert ("Social bokföring", "Täljare") == (tab, column)
    assert "Här står 7 av 18, på fliken Volymer 8 av 18." in text


def test_events_of_a_plattform_without_volumes_are_a_fel():
    event = handelse(taljare=7.0, namnare=18.0, Plattform="Vindeln")
    ((_, _, text),) = remarks(GENOMSTROMNING, event)
    assert "på fliken Volymer ingenting" in text


@pytest.mark.parametrize(
    ("matning", "fordelning"),
    [
        ("deltagare", (10, 8)),
        ("genomströmning", (5, 3)),
        ("arbete", (2, 1)),
        ("annan positiv lösning", (4 - 2 - 1, 2 - 1)),
    ],
)
def test_the_sexes_of_a_flow_are_those_of_its_volumes(matning, fordelning):
    bok = rapportbok(underlag(indikator(**KONSFORDELNING, **{"Mäts med": matning})))
    assert () == bok.underlag.anmarkningar
    assert fordelning == tuple(
        bok.value(Cell("Jämställdhet", "I1", kon)) for kon in ("kvinnor", "män")
    )


def test_without_volumes_the_events_count():
    rad = indikator(**KONSFORDELNING, **{"Mäts med": "deltagare"})
    events = [handelse(taljare=t, namnare="", Kön=k) for t, k in ((6.0, "kvinnor"), (4.0, "män"))]
    bok = rapportbok(underlag(rad, *events, volymer=[]))
    assert () == bok.underlag.anmarkningar
    assert 0.4 == bok.value(Cell("Indikatorsammandrag", "I1", "utfall"))


def test_volumes_without_one_of_the_flows_leave_the_events_alone():
    u = underlag(GENOMSTROMNING, handelse(taljare=7.0, namnare=18.0), volymer=VOLYMER[:1])
    assert () == u.anmarkningar
    assert 7 == rapportbok(u).value(Cell("Indikatorsammandrag", "I1", "täljare"))


def test_a_count_of_participants_is_no_share():
    ((tab, column, text),) = remarks(indikator(**{"Mäts med": "deltagare"}))
    assert ("Indikatorer", "Mäts med") == (tab, column)
    assert "«deltagare» räknar deltagare. Välj måltypen könsfördelning 40–60." in text
