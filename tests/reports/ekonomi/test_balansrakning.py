"""Balansräkning: the days in its headings, and what is told of pledges below it."""

import pytest

from templates.arsdata import las_arsdata, ratabeller
from templates.build import ROT
from tests.reports.ekonomi.bocker import umea_2023
from tests.tabs.ra import MAPP
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.ekonomi.balansrakning import FLIK
from xlsaddin.reports.rapport import Rapport
from xlsaddin.tabs.installningar import ANSVARSFORBINDELSER, PANTER, PERIOD
from xlsaddin.tabs.workbook import las_underlag

INGA_PANTER = "Panter och därmed jämförliga säkerheter: inga."
INGA_FORBINDELSER = "Ansvarsförbindelser: inga."


def bok_med(**installningar: object) -> Rapportbok:
    """Return the reports of 2023 with other settings; a setting that is None has no row at all."""
    data = las_arsdata(MAPP)
    data["tblInstallningar"] = [
        [rad[0], installningar.get(str(rad[0]), rad[1]), *rad[2:]]
        for rad in data["tblInstallningar"]
        if installningar.get(str(rad[0]), "") is not None
    ]
    return rapportbok(las_underlag(ratabeller(data)))


def balansrakningen(bok: Rapportbok) -> Rapport:
    return next(rapport for rapport in bok.rapporter if rapport.flik == FLIK)


def rubriker(bok: Rapportbok) -> list[str]:
    return [kolumn.rubrik for kolumn in balansrakningen(bok).block[0].kolumner[1:]]


def sakerheter(bok: Rapportbok) -> list[str]:
    ord_ = ("Panter", "Ansvarsförbindelser")
    return [mening for mening in balansrakningen(bok).noter if mening.startswith(ord_)]


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
    ("period", "dag"), [("Tertial 1", "04-30"), ("Tertial 2", "08-31"), ("Helår", "12-31")]
)
def test_the_heading_is_the_period_s_last_day_beside_the_last_turn_of_the_year(period, dag):
    assert rubriker(bok_med(**{PERIOD: period})) == [f"2023-{dag}", "2022-12-31"]


def test_a_workbook_without_a_year_says_it_in_words():
    mall = rapportbok(las_underlag(ratabeller(las_arsdata(ROT / "templates/mall"))))
    assert rubriker(mall) == ["Periodens slut", "31 december föregående år"]
