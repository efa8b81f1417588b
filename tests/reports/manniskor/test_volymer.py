"""Volymer och resultat: the eight tables of 2021 cell by cell, and where the figures come from."""

import csv

import pytest

from templates.build import ROT
from tests.reports.manniskor.bocker import bok, matt, value, volym
from tests.reports.socialt.bocker import umea_2021
from xlsaddin.domain.belopp import avrunda
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.manniskor.volymer import INGA, TAB

HELA = "Hela förbundet"
COLUMNS = {
    "kvinnor": ("Kvinnor", 1),
    "man": ("Män", 1),
    "totalt": ("Totalt", 1),
    "procent": ("Andel", 100),
    "antal_2020": ("föregående år", 1),
    "procent_2020": ("föregående andel", 100),
}


def _printed():
    return [*_read_printed()]


def _read_printed():
    with (ROT / "tests/data/volymtabeller_2021.csv").open(encoding="utf-8") as fil:
        for row in csv.DictReader(fil):
            for name, (column, faktor) in COLUMNS.items():
                if row[name]:
                    yield row["insats"], row["matt"], column, faktor, int(row[name])


@pytest.mark.parametrize(("insats", "mattet", "column", "faktor", "tryckt"), _printed())
def test_every_printed_cell_of_2021_is_reckoned(insats, mattet, column, faktor, tryckt):
    raknat = value(umea_2021(), insats, mattet, column)
    assert tryckt == avrunda(faktor * raknat)


def test_no_printed_cell_is_left_out():
    # In each of 8 tables 2 rows of 4 figures, 1 of 3, 8 of 5; twice 3 of those left, twice 3 lost.
    assert 8 * (2 * 4 + 3 + 8 * 5) + 6 - 6 == len(_printed())


def test_what_is_left_is_reckoned_where_it_is_not_printed():
    assert [362 - 155, 425 - 164, 787 - 319] == [
        value(umea_2021(), HELA, "Antal kvar i verksamheten", k)
        for k in ("Kvinnor", "Män", "Totalt")
    ]


def test_the_whole_is_made_of_the_seven_plattformar():
    formula = umea_2021().formula(Cell(TAB, f"{HELA}: Antal deltagare", "Kvinnor"))
    assert formula.endswith('"",SUM(B21,B36,B51,B66,B81,B96,B111))')


def test_an_earlier_share_is_reckoned_where_its_counts_are_there():
    rows = [volym("Ut", Kvinnor=3, Män=1), volym("Till arbete", Kvinnor=1, Män=0)]
    fore = [volym("Ut", År=2020, Totalt=8), volym("Till arbete", År=2020, Kvinnor=1, Män=2)]
    en_bok = bok([matt("Ut"), matt("Till arbete", **{"Andel av": "Ut"})], [*rows, *fore])
    assert (0.25, 3 / 8) == tuple(
        value(en_bok, "Vuxentorget", "Till arbete", k) for k in ("Andel", "föregående andel")
    )


def test_persons_of_unknown_sex_are_shown_and_counted():
    rows = [volym("Ut", Kvinnor=3, Män=1, **{"Kön saknas": 2})]
    en_bok = bok([matt("Ut")], rows)
    assert (2, 6) == tuple(value(en_bok, "Vuxentorget", "Ut", k) for k in ("Kön saknas", "Totalt"))


def test_a_total_alone_has_no_sexes_and_neither_has_the_whole():
    rows = [volym("Ut", Totalt=9), volym("Ut", Insats="Vindeln", Kvinnor=3, Män=1)]
    en_bok = bok([matt("Ut")], rows)
    assert 13 == value(en_bok, HELA, "Ut", "Totalt")
    assert not en_bok.has(Cell(TAB, f"{HELA}: Ut", "Kvinnor"))


def test_the_whole_is_what_is_given_for_it_where_no_plattform_has_volumes():
    en_bok = bok([matt("Ut")], [volym("Ut", Insats=HELA, Kvinnor=3, Män=1)])
    assert 4 == value(en_bok, HELA, "Ut", "Totalt")


def test_an_insats_that_is_no_plattform_has_rows_of_its_own_and_is_not_in_the_whole():
    rows = [
        volym("Ut", Kvinnor=3, Män=1),
        volym("Kommit", Insats="Kraft", Kvinnor=7, Män=0),
    ]
    en_bok = bok([matt("Ut"), matt("Kommit", Insats="Kraft")], rows)
    assert 4 == value(en_bok, HELA, "Ut", "Totalt")
    assert 7 == value(en_bok, "Kraft", "Kommit", "Totalt")


def test_an_insats_without_data_says_why():
    skal = "underlag saknas från Arbetsförmedlingen"
    en_bok = bok([matt("Ut")], [volym("Ut", **{"Underlag saknas": skal})])
    rapport = next(r for r in en_bok.rapporter if r.tab == TAB)
    assert f"Ut: {skal}" in [getattr(part, "text", "") for part in rapport.innehall]


def test_no_volumes_say_so():
    rapport = next(r for r in bok().rapporter if r.tab == TAB)
    assert [INGA] == [row.text for row in rapport.block[0].rows]


@pytest.mark.parametrize("column", ["Kvinnor", "Totalt"])
def test_a_cell_that_is_blanked_becomes_missing_and_not_nought(column):
    rows = [volym("Ut", Kvinnor=3, Män=1)]
    formula = bok([matt("Ut")], rows).formula(Cell(TAB, "Vuxentorget: Ut", column))
    assert '=0,""' in formula
