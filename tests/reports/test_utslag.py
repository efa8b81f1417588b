"""The reports' own verdicts heard: each fault in the books of 2023 is told with its cause."""

import datetime as dt

import pytest

from tests.tabs.ra import hela_2023
from xlsaddin.actions.kontrollera import granska
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.reports.alla import rapportbok
from xlsaddin.tabs.workbook import read_underlag


def remarks(tables):
    """Return the remarks on the workbook, and the tabs that they stop."""
    alla, lage = granska(rapportbok(read_underlag(tables)))
    return alla, lage.stoppade


def saldon(konto, column, value):
    """Return the tables of 2023 with one balance changed."""
    tables = hela_2023()
    ra = tables["tblSaldon"]
    rows = [list(row) for row in ra.rows]
    (row,) = [row for row in rows if row[1] == konto]
    row[column] = value
    return tables | {"tblSaldon": ra._replace(rows=rows)}


def texts(alla, tab):
    return [it.text for it in alla if it.tab == tab]


def test_books_that_agree_give_no_remark():
    assert ((), {}) == remarks(hela_2023())


def test_equity_that_includes_the_result_is_told_on_both_reports_and_stops_none():
    # 2 035 574 and the year's result 59 733.
    alla, stopped = remarks(saldon(2010, 4, 2_095_307))
    assert {} == stopped
    assert {(Grad.FEL, Bokdel.EKONOMI)} == {(it.grad, it.bokdel) for it in alla}
    orsak = "Eget kapital på fliken Saldon verkar redan innehålla årets resultat."
    (balansen,) = texts(alla, "Balansräkning")
    (forandringen,) = texts(alla, "Driftsredovisning")
    assert balansen.endswith(f"och skulder» är −59\N{NO-BREAK SPACE}733 kr. {orsak}")
    assert forandringen.endswith(f"«Skillnad» är 59\N{NO-BREAK SPACE}733 kr. {orsak}")


@pytest.mark.parametrize(
    ("konto", "value", "cause"),
    [
        (1630, -108_135, "Den är dubbelt så stor som Saldon, rad 5: är tecknet rätt?"),
        (1630, 1_081_350, "blir så stor om Saldon, rad 5 är tio gånger för stort"),
        (2440, 128.515, "blir så stor om Saldon, rad 12 är tusen gånger för stort eller för litet"),
    ],
)
def test_a_balance_that_is_wrong_is_pointed_out(konto, value, cause):
    alla, _ = remarks(saldon(konto, 4, value))
    (text,) = texts(alla, "Balansräkning")
    assert cause in text


def test_a_cost_that_is_in_no_group_of_kostnadsfordelning_is_first_a_fel_on_its_row():
    alla, stopped = remarks(
        hela_2023(tillagda={"tblHuvudbok": [dt.date(2023, 5, 5), 4510, 301, "XXX", "", -1_000.0]})
    )
    assert ["Huvudbok"] == [it.tab for it in alla]
    assert "Kostnadsfördelning" in stopped
    assert "Socialt bokslut" not in stopped
