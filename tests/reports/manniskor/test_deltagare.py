"""Participants one by one are counted into the volumes, the same in Python and in the sheet."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given, strategies as st

from templates.arsdata import raw_tables
from templates.build import ROT, Bok, build
from tests.reports.manniskor.bocker import bok, data, deltagare, matt, value, volym
from xlsaddin.reports.alla import rapportbok
from xlsaddin.tabs.manniskor.tables import DELTAGARE
from xlsaddin.tabs.workbook import read_underlag

FORE, VAR, HOST = dt.date(2020, 11, 2), dt.date(2021, 3, 15), dt.date(2021, 9, 30)
MATT = [
    matt("In", Flöde="deltagare"),
    matt("Nya", Flöde="nya", **{"Del av": "In"}),
    matt("Ut", Flöde="avslutade"),
    matt("Bra", Flöde="positiv lösning", **{"Andel av": "Ut", "Del av": "Ut"}),
    matt("Jobb", Flöde="arbete", **{"Del av": "Bra", "Andel av": "Bra"}),
    matt("Avbrott", Flöde="avbrott"),
    matt("Kvar", Flöde="kvar"),
]
RADER = [
    deltagare(FORE, VAR, Avslutsorsak="Jobb"),
    deltagare(FORE, HOST, Avslutsorsak="Bra", Kön="M"),
    deltagare(VAR, HOST, Avslutsorsak="Avbrott", Kön="f"),
    deltagare(VAR, Kön="Man"),
    deltagare(HOST, HOST, Kön="okänt"),
    deltagare(dt.date(2021, 12, 31), Kön=""),
]
# In, nya, ut, bra, jobb, avbrott, kvar: by sex, sex unknown, all.
HELAR = {
    "Kvinnor": (2, 1, 2, 1, 1, 1, 0),
    "Män": (2, 1, 1, 1, 0, 0, 1),
    "Kön saknas": (2, 2, 1, 0, None, None, 1),
    "Totalt": (6, 4, 4, 2, 1, 1, 2),
}
TERTIAL_1 = {"Totalt": (4, 2, 1, 1, 1, 0, 3), "Män": (2, 1, 0, 0, 0, 0, 2)}


def counts(en_bok, column):
    names = [str(row[1]) for row in MATT]
    return tuple(value(en_bok, "Vuxentorget", name, column) for name in names)


def med_period(period):
    tables = data(MATT, tblDeltagare=RADER)
    for row in tables["tblInstallningar"]:
        if row[0] == "Period":
            row[1] = period
    return rapportbok(read_underlag(raw_tables(tables)))


@pytest.mark.parametrize(("column", "antal"), [(k, v) for k, v in HELAR.items() if None not in v])
def test_each_row_counts_where_it_belongs(column, antal):
    assert antal == counts(bok(MATT, tblDeltagare=RADER), column)


@pytest.mark.parametrize(("column", "antal"), TERTIAL_1.items())
def test_a_tertial_counts_those_who_began_and_left_in_it(column, antal):
    assert antal == counts(med_period("Tertial 1"), column)


def test_unknown_sex_is_counted_apart_and_in_the_total():
    en_bok = bok(MATT, tblDeltagare=RADER)
    assert 2 == value(en_bok, "Vuxentorget", "In", "Kön saknas")


def test_rows_and_volumes_of_different_plattformar_meet_in_the_whole():
    rows = [volym("In", Insats="Vindeln", Kvinnor=10, Män=5)]
    en_bok = bok(MATT, rows, tblDeltagare=RADER)
    assert (12, 7, 21) == tuple(
        value(en_bok, "Hela förbundet", "In", k) for k in ("Kvinnor", "Män", "Totalt")
    )


def remarks(tables):
    return [(a.tab, a.column, a.text) for a in read_underlag(raw_tables(tables)).anmarkningar]


def test_volumes_that_are_what_the_rows_count_are_right():
    assert [] == remarks(data(MATT, [volym("In", Totalt=6)], tblDeltagare=RADER))


def test_volumes_that_are_not_what_the_rows_count_are_a_fel():
    ((tab, column, text),) = remarks(data(MATT, [volym("In", Totalt=7)], tblDeltagare=RADER))
    assert ("Volymer", "Totalt") == (tab, column)
    assert "Här står 7, raderna på fliken Deltagare är 6." in text


@pytest.mark.parametrize(
    ("row", "column", "mening"),
    [
        (deltagare(VAR, Insats="Vuxentorgt"), "Insats", "«Vuxentorgt» är inte en plattform"),
        (deltagare(VAR, HOST, Avslutsorsak="Nya"), "Avslutsorsak", "«Nya» är inget som"),
        (deltagare(VAR, HOST, Avslutsorsak="Job"), "Avslutsorsak", "«Job» är inget som"),
        (deltagare(VAR, Avslutsorsak="Jobb"), "Avslut", "ingen dag"),
        (deltagare(HOST, VAR), "Avslut", "2021-03-15 är före starten 2021-09-30"),
        (deltagare(FORE, dt.date(2020, 12, 31)), "Avslut", "ligger utanför året 2021"),
        (deltagare(dt.date(2022, 1, 1)), "Start", "är efter året 2021"),
        (deltagare("2021-03-15"), "Start", "cellen är text, inte ett datum"),
        (deltagare(VAR, "snart"), "Avslut", "cellen är text, inte ett datum"),
        (deltagare(""), "Start", "Cellen är tom"),
    ],
)
def test_a_row_that_cannot_be_counted_is_remarked_once(row, column, mening):
    ((tab, found, text),) = remarks(data(MATT, tblDeltagare=[*RADER, row]))
    assert ("Deltagare", column) == (tab, found)
    assert mening in text


_dagar = st.dates(dt.date(2020, 6, 1), dt.date(2021, 12, 31))
_konen = st.sampled_from(["Kvinna", "kvinna", "K", "F", "Man", "m", "M", "", "Annat", "okänt"])
_orsaker = st.sampled_from(["Bra", "Jobb", "Avbrott", ""])


@given(st.lists(st.tuples(_dagar, _dagar, _konen, _orsaker, st.booleans()), max_size=20))
def test_the_sexes_and_the_unknown_are_always_all(rader):
    rows = [
        deltagare(min(a, b), max(a, b), Kön=kon, Avslutsorsak=orsak)
        if slut and max(a, b).year == 2021
        else deltagare(min(a, b), Kön=kon)
        for a, b, kon, orsak, slut in rader
    ]
    en_bok = bok(MATT, tblDeltagare=rows)
    if not rows:
        return
    konen = Counter({"k": ["kvinna", "k", "f"], "m": ["man", "m"]})
    kvinnor = sum(str(row[2]).casefold() in konen["k"] for row in rows)
    assert (len(rows), kvinnor) == tuple(
        value(en_bok, "Vuxentorget", "In", k) for k in ("Totalt", "Kvinnor")
    )
    ut, kvar = (value(en_bok, "Vuxentorget", name, "Totalt") for name in ("Ut", "Kvar"))
    assert len(rows) == ut + kvar


def test_another_calculator_counts_the_same(calc, tmp_path):
    for period in ("Helår", "Tertial 1"):
        tables = data(MATT, tblDeltagare=RADER)
        for row in tables["tblInstallningar"]:
            row[1] = {"Period": period}.get(str(row[0]), row[1])
        en_bok = Bok(tmp_path / f"{period}.xlsm", ROT, "Deltagare")
        build(en_bok, tables)
        assert [] == calc.recalculate(en_bok.fil).different
    assert DELTAGARE.summing is not None
