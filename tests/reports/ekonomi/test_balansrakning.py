"""Balansräkning: the days in its headings, and what is told of pledges below it."""

import pytest

from templates.arsdata import raw_tables, read_arsdata
from templates.build import BOCKER
from tests.reports.ekonomi.bocker import umea_2023
from tests.tabs.ra import MAPP
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.ekonomi.balansrakning import TAB
from xlsaddin.reports.rapport import Rapport
from xlsaddin.tabs.installningar import ANSVARSFORBINDELSER, PANTER, PERIOD
from xlsaddin.tabs.workbook import read_underlag

INGA_PANTER = "Panter och därmed jämförliga säkerheter: inga."
INGA_FORBINDELSER = "Ansvarsförbindelser: inga."


def bok_med(**installningar: object) -> Rapportbok:
    """Return the reports of 2023 with other settings; a setting that is None has no row at all."""
    data = read_arsdata(MAPP)
    data["tblInstallningar"] = [
        [row[0], installningar.get(str(row[0]), row[1]), *row[2:]]
        for row in data["tblInstallningar"]
        if installningar.get(str(row[0]), "") is not None
    ]
    return rapportbok(read_underlag(raw_tables(data)))


def balansrakningen(bok: Rapportbok) -> Rapport:
    return next(rapport for rapport in bok.rapporter if rapport.tab == TAB)


def headings(bok: Rapportbok) -> list[str]:
    return [column.heading for column in balansrakningen(bok).block[0].columns[1:]]


def sakerheter(bok: Rapportbok) -> list[str]:
    ord_ = ("Panter", "Ansvarsförbindelser")
    return [sentence for sentence in balansrakningen(bok).noter if sentence.startswith(ord_)]


def test_the_pledges_of_2023_are_told_as_the_report_prints_them():
    assert sakerheter(umea_2023()) == [INGA_PANTER, INGA_FORBINDELSER]


@pytest.mark.parametrize("ifyllt", ["", None, "  "])
def test_nothing_is_said_of_pledges_that_nobody_has_filled_in(ifyllt):
    bok = bok_med(**{PANTER: ifyllt, ANSVARSFORBINDELSER: ifyllt})
    assert sakerheter(bok) == []
    assert bok.underlag.anmarkningar == ()


def test_each_of_the_two_stands_alone_and_as_it_is_written():
    bok = bok_med(**{PANTER: "", ANSVARSFORBINDELSER: "Borgen för lokalen."})
    assert sakerheter(bok) == ["Ansvarsförbindelser: Borgen för lokalen."]


@pytest.mark.parametrize(
    ("period", "day"), [("Tertial 1", "04-30"), ("Tertial 2", "08-31"), ("Helår", "12-31")]
)
def test_the_heading_is_the_period_s_last_day_beside_the_last_turn_of_the_year(period, day):
    assert headings(bok_med(**{PERIOD: period})) == [f"2023-{day}", "2022-12-31"]


def test_a_workbook_without_a_year_says_it_in_words():
    mall = rapportbok(read_underlag(raw_tables(read_arsdata(BOCKER[0].data))))
    assert headings(mall) == ["Periodens slut", "31 december föregående år"]
