"""A personnummer in the open workbook stops every report, on the data tabs and on the owner's."""

from __future__ import annotations

from tests.hosts.oppen_bok import content
from xlsaddin.actions.uppdatera import uppdatera_oppen

NUMMER = "811218-9876"


def found(book):
    return [(it.tab, it.row, it.text) for it in uppdatera_oppen(book).anmarkningar]


def test_one_on_a_data_tab_stops_every_report(book):
    content(book)["Budget"]["D6"] = NUMMER
    svar = uppdatera_oppen(book)
    assert svar.fil is None
    assert [("Budget", 6)] == [(it.tab, it.row) for it in svar.anmarkningar]


def test_one_on_a_tab_of_the_owners_is_found_as_text_and_as_number(book):
    egen = content(book).create_sheet("Egen")
    egen["B3"], egen["C9"] = NUMMER, 8112189876
    assert [("Egen", 3), ("Egen", 9)] == [(tab, row) for tab, row, _ in found(book)]
    assert ["Cellen B3", "Cellen C9"] == [text[:9] for *_, text in found(book)]


def test_an_amount_is_none(book):
    content(book)["Budget"]["C6"] = 8112189876
    assert "personnummer" not in str(found(book))


def test_what_is_left_on_a_report_tab_is_none(book):
    content(book)["Trappan"]["H60"] = NUMMER
    assert "personnummer" not in str(found(book))
