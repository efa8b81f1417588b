"""Column headers with the year, and without it in a workbook where no year is set."""

import pytest

from templates.arsdata import raw_tables, read_arsdata
from templates.build import BOCKER
from tests.reports.konstruerat_ar import konstruerat_ar
from xlsaddin.reports.ekonomi.postfigur import arskolumner, balanskolumner, fast_post, med_ar
from xlsaddin.tabs.workbook import read_underlag


def _utan_ar():
    return read_underlag(raw_tables(read_arsdata(BOCKER[0].data)))


def test_headers_say_the_year_where_it_is_set():
    u = konstruerat_ar().underlag
    assert ("Utfall 2024", "Utfall 2022") == (med_ar("Utfall", u), med_ar("Utfall", u, 2))
    assert ["2024", "2023"] == [column.heading for column in arskolumner(u)]
    assert ["2024-12-31", "2023-12-31"] == [column.heading for column in balanskolumner(u)]


def test_headers_do_without_the_year_where_it_is_not_set():
    u = _utan_ar()
    assert ("Utfall", "Utfall föregående år") == (med_ar("Utfall", u), med_ar("Utfall", u, 1))
    assert "Året" == arskolumner(u)[0].heading
    assert ["Periodens slut", "31 december föregående år"] == [
        column.heading for column in balanskolumner(u)
    ]


def test_a_post_that_the_statement_does_not_have_is_refused():
    assert "Avskrivningar" == fast_post("Resultaträkning", "Avskrivningar").name
    with pytest.raises(ValueError, match="Resultaträkning has no fixed post Hyra"):
        fast_post("Resultaträkning", "Hyra")
