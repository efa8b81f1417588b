"""The fourteen tables of Bilaga 4 cell by cell, with differences and directions in words."""

import pytest

from tests.reports.manniskor.test_arsredovisning_2023 import bok
from xlsaddin.reports.manniskor import overenskommelsen as o, utveckling

# A1571-1856: last year, this year, the difference as printed; a blank is None, also where the
# print says 0 for it (A1740-1752). Words by the direction of each goal.
KOMMUNER = ("Umeå", "Nordmaling", "Vännäs", "Vindeln", "Bjurholm", "Robertsfors")
REGIONEN = ("Umeåregionen", *KOMMUNER)
TABELLER = {
    "Arbetskraftsdeltagande i oktober": (
        KOMMUNER,
        (82, 86.1, 87.9, 86.1, 87.8, 86.5),
        (82.1, 86.9, 88.6, 86.1, 87, 87.3),
        (0.1, 0.8, 0.7, 0, -0.8, 0.8),
        "+++=-+",
    ),
    "Helårsekvivalenter, första halvåret": (
        KOMMUNER,
        (9.5, 13.6, 11.4, 12.4, 13.4, 12),
        (9.3, 13.1, 11, 12.5, 13.9, 11.6),
        (-0.2, -0.5, -0.4, 0.1, 0.5, -0.4),
        "+++--+",
    ),
    "Rullande sjukpenningtal i oktober": (
        KOMMUNER,
        (9.5, 12.4, 12, 12.7, 10.8, 11.5),
        (9.8, 12.8, 13, 14.9, 13, 12.4),
        (0.3, 0.4, 1, 2.2, 2.2, 0.9),
        "------",
    ),
    "Unga med aktivitetsersättning, aktualiserade till Gemensam kartläggning": (
        ("Umeåregionen",),
        (44,),
        (30,),
        (-14,),
        "-",
    ),
    "Unga med aktivitetsersättning, ja i beredning": (("Umeåregionen",), (20,), (13,), (-7,), "-"),
    "Tid till aktualisering, sjukskrivna arbetslösa": (
        ("Umeåregionen",),
        (1221,),
        (1118,),
        (-103,),
        "+",
    ),
    "Långtidsarbetslösa 16–24 år, mer än 6 månader": (
        REGIONEN,
        (208, 167, 14, 11, 8, 2, 6),
        (161, 125, 14, 7, 6, 3, 6),
        (-47, -42, 0, -4, -2, 1, 0),
        "++=++-=",
    ),
    "Långtidsarbetslösa 25–65 år, mer än 12 månader": (
        REGIONEN,
        (1296, 1061, 61, 77, 31, 22, 44),
        (1063, 866, 49, 64, 29, 25, 30),
        (-233, -195, -12, -13, -2, 3, -14),
        "+++++-+",
    ),
    "Långtidsarbetslösa 25–65 år, mer än 24 månader": (
        REGIONEN,
        (813, 666, 40, 49, 21, 11, 26),
        (668, 556, 24, 42, 16, 15, 15),
        (-145, -110, -16, -7, -5, 4, -11),
        "+++++-+",
    ),
    "Omsättning till arbete eller studier, personer med funktionsnedsättning": (
        REGIONEN,
        (5.8, 5.9, 3.8, 6.2, 6.6, 2.8, 7.9),
        (5.4, 5.7, 5.2, 3.3, 6.2, 1.5, 8.8),
        (-0.4, -0.2, 1.4, -2.9, -0.4, -1.3, 0.9),
        "--+---+",
    ),
    "Försörjningsstöd i 11–36 månader, andel": (
        KOMMUNER,
        (33.8, *[None] * 5),
        (39.3, *[None] * 5),
        (5.5, *[None] * 5),
        "-     ",
    ),
    "Försörjningsstöd i 36 månader eller mer, andel": (
        KOMMUNER,
        (42.6, *[None] * 5),
        (39.1, *[None] * 5),
        (-3.5, *[None] * 5),
        "+     ",
    ),
    "Försörjningsstöd i 0–10 månader, andel": (
        KOMMUNER,
        (23.6, *[None] * 5),
        (21.4, *[None] * 5),
        (-2.2, *[None] * 5),
        "v     ",
    ),
    "Varaktighet i försörjningsstöd, snitt av bidragsmånader (november–oktober)": (
        KOMMUNER,
        (7, *[None] * 5),
        (7, *[None] * 5),
        (0, *[None] * 5),
        "=     ",
    ),
    "Behöriga till gymnasiets yrkesprogram": (
        KOMMUNER,
        (89.3, 87.2, 88.7, 96.4, 83.3, 84.4),
        (89.7, 84.3, 86.2, 86.6, 84.6, 84.6),
        (0.4, -2.9, -2.5, -9.8, 1.3, 0.2),
        "+---++",
    ),
    "Gymnasieexamen inom tre år": (
        KOMMUNER,
        (77.2, 72.6, 67.5, 58.7, 60.6, 80.3),
        (77.9, 75, 69.1, 72.2, 70.8, 77.4),
        (0.7, 2.4, 1.6, 13.5, 10.2, -2.9),
        "+++++-",
    ),
    "Utan sysselsättning i kommunernas aktivitetsansvar": (
        KOMMUNER,
        (8.2, 4.5, 7.5, 14.8, 3.5, 9),
        (9.1, 7, 13.5, 13, 13.5, 7.5),
        (0.9, 2.5, 6, -1.8, 10, -1.5),
        "---+-+",
    ),
    "Återupptar studier, 16–19 år": (
        KOMMUNER,
        (31.1, None, 46.2, None, None, None),
        (32.1, None, 17.2, None, None, 50),
        (1, None, -29, None, None, None),
        "+ -   ",
    ),
    "Barn och unga med föräldrar som har försörjningsstöd": (
        KOMMUNER,
        (775, *[None] * 5),
        (628, *[None] * 5),
        (-147, *[None] * 5),
        "+     ",
    ),
}
ORD = {"+": "bättre", "-": "sämre", "=": "oförändrat", " ": None, "v": "minskat"}
"""The last where no direction is wanted: a short time is better than a long one, not than none."""


def column(matt, omraden, name):
    return [bok().value(o.cell(matt, omrade, name)) for omrade in omraden]


@pytest.mark.parametrize("matt", TABELLER)
def test_each_table_has_its_printed_figures(matt):
    omraden, forra, ar, diff, _ = TABELLER[matt]
    assert [*forra] == column(matt, omraden, o.FORRA)
    assert [*ar] == column(matt, omraden, o.AR)
    assert pytest.approx([*diff]) == column(matt, omraden, o.DIFF)


@pytest.mark.parametrize("matt", TABELLER)
def test_each_area_is_better_or_worse_by_the_wanted_direction(matt):
    omraden, *_, tecken = TABELLER[matt]
    assert [ORD[it] for it in tecken] == column(matt, omraden, o.BEDOMNING)


def test_what_got_better_is_counted_in_a_sentence():
    from xlsaddin.figures.figur import Cell  # noqa: PLC0415

    ord_ = bok().value(Cell(o.TAB, "omdöme Arbetskraftsdeltagande i oktober", "text"))
    assert "Bättre i 4, sämre i 1, oförändrat i 1." == ord_


def test_riket_is_shown_beside_the_kommuner_and_is_not_judged():
    assert 11.7 == bok().value(o.cell("Helårsekvivalenter, första halvåret", "Riket", o.AR))
    assert not bok().has(o.cell("Helårsekvivalenter, första halvåret", "Riket", o.BEDOMNING))


def test_helarsekvivalenter_are_drawn_for_the_years_there_are():
    rapport = next(r for r in bok().rapporter if r.tab == utveckling.TAB)
    (diagram,) = rapport.diagram
    assert ["2022", "2023"] == [serie.name for serie in diagram.serier]
