"""What the volume tabs refuse: one fault, one remark, on the right cell."""

import pytest

from templates.arsdata import raw_tables
from tests.reports.manniskor.bocker import data, matt, volym
from xlsaddin.tabs.workbook import read_underlag

HELA = "Hela förbundet"
UT, IN, KVAR = (
    matt("Ut", **{"Andel av": "In", "Flöde": "avslutade"}),
    matt("In", Flöde="deltagare"),
    matt("Kvar", Flöde="kvar"),
)


def remarks(tables):
    return [(a.tab, a.column, a.text) for a in read_underlag(raw_tables(tables)).anmarkningar]


def enda(tables):
    (remark,) = remarks(tables)
    return remark


def i_volymer(*rows, matten=(UT, IN, KVAR)):
    tab, column, text = enda(data(list(matten), list(rows)))
    assert tab == "Volymer"
    return column, text


@pytest.mark.parametrize(
    ("row", "column", "mening"),
    [
        (volym("Ut", År=2022, Totalt=1), "År", "2022 är efter arbetsbokens år 2021"),
        (volym("Ut", Insats="Vuxentorgt", Totalt=1), "Insats", "«Vuxentorgt» är inte en plattform"),
        (volym("Utt", Totalt=1), "Mått", "«Utt» är inget mått för Vuxentorget"),
        (volym("Ut", Totalt=-1), "Totalt", "-1 är inget antal"),
        (volym("Ut", Andel=101.0), "Andel", "101 är ingen andel"),
        (volym("Ut"), "Underlag saknas", "Skriv talen, eller varför de saknas."),
        (volym("Ut", Totalt=1, **{"Underlag saknas": "x"}), "Underlag saknas", "Töm skälet eller"),
        (volym("Ut", Kvinnor=1), "Totalt", "Bara det ena könet"),
        (volym("Ut", Kvinnor=1, Män=2, Totalt=4), "Totalt", "Könen är tillsammans 3, inte 4"),
        (volym("Ut", Kvinnor=5, Totalt=4), "Totalt", "Könen är tillsammans 5, fler än 4"),
        (volym("Ut", Kvinnor=1.5, Män=1), "Kvinnor", "1,5 är inte ett heltal"),
    ],
)
def test_a_row_that_cannot_be_used_is_remarked_once(row, column, mening):
    found = i_volymer(row)
    assert column == found[0]
    assert mening in found[1]


def test_sexes_and_a_total_that_agree_are_right():
    rows = [volym("Ut", Kvinnor=1, Män=2, Totalt=4, **{"Kön saknas": 1})]
    assert [] == remarks(data([UT, IN], rows))


def test_a_row_given_twice_is_remarked_twice():
    found = remarks(data([UT, IN], [volym("Ut", Totalt=1), volym("Ut", Totalt=2)]))
    assert ["Mått", "Mått"] == [column for _, column, _ in found]


@pytest.mark.parametrize(
    ("rows", "column", "mening"),
    [
        (
            [volym("Ut", Kvinnor=3, Män=1), volym("In", Kvinnor=2, Män=5)],
            "Kvinnor",
            "3 är fler än de 2 i «In»",
        ),
        ([volym("Ut", Totalt=8), volym("In", Kvinnor=2, Män=5)], "Totalt", "8 är fler än de 7"),
        (
            [volym("Ut", Totalt=1), volym("In", Totalt=4), volym("Kvar", Totalt=2)],
            "Totalt",
            "2 är inte 4 deltagare − 1 avslutade = 3",
        ),
        (
            [volym("Ut", Totalt=1, Andel=30.0), volym("In", Totalt=4)],
            "Andel",
            "1 av 4 är 25,0 %, inte 30 %",
        ),
        (
            [volym("In", Totalt=4), volym("In", Insats=HELA, Totalt=5)],
            "Totalt",
            "Plattformarna är tillsammans 4, inte 5",
        ),
    ],
)
def test_rows_that_do_not_go_together_are_remarked(rows, column, mening):
    found = i_volymer(*rows)
    assert column == found[0]
    assert mening in found[1]


def test_a_share_within_the_rounding_and_a_true_sum_are_right():
    rows = [
        volym("Ut", Totalt=1, Andel=33.0),
        volym("In", Totalt=3),
        volym("Kvar", Totalt=2),
        volym("In", Insats=HELA, Totalt=3),
        volym("Ut", Insats=HELA, Totalt=1),
    ]
    assert [] == remarks(data([UT, IN, KVAR], rows))


def test_a_part_of_the_plattformar_is_no_whole():
    rows = [
        volym("In", Totalt=4),
        volym("In", Insats="Vindeln", **{"Underlag saknas": "inte inlämnat"}),
        volym("In", Insats=HELA, Totalt=5),
    ]
    assert [] == remarks(data([UT, IN], rows))


@pytest.mark.parametrize(
    ("rows", "column", "mening"),
    [
        ([matt("Ut"), matt("ut")], "Mått", "står på flera rader"),
        ([matt("Ut", **{"Del av": "Inn"})], "Del av", "Måttet «Inn» finns inte"),
        ([matt("Ut", **{"Andel av": "Ut"})], "Andel av", "en del av sig självt"),
        ([matt("U*t")], "Mått", "innehåller *"),
        (
            [matt("Ut", Flöde="nya"), matt("In", Flöde="nya")],
            "Flöde",
            "Flera mått räknar «nya»",
        ),
        (
            [matt("Ut", **{"Del av": "In"}), matt("In", **{"Del av": "Ut"})],
            "Del av",
            "är en del av sin egen del",
        ),
    ],
)
def test_a_matt_that_cannot_be_used_is_remarked(rows, column, mening):
    found = remarks(data(rows))
    assert {("Mått", column)} == {(tab, c) for tab, c, _ in found}
    assert all(mening in text for *_, text in found)


def test_the_same_matt_of_two_insatser_are_two():
    assert [] == remarks(data([matt("Ut"), matt("Ut", Insats="Kraft")]))


def test_a_book_that_does_not_use_the_part_is_not_asked():
    tables = data([matt("Ut")], [volym("Fel")])
    for row in tables["tblInstallningar"]:
        if row[0] == "Deltagare och samhälle":
            row[1] = "Nej"
    assert [] == remarks(tables)
