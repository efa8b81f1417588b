"""What looks wrong without being certain is told, and stops nothing."""

import datetime as dt

import pytest

from templates.arsdata import Rows, raw_tables
from tests.reports.konstruerat_ar import arsdata
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.workbook import read_underlag

DAGEN = dt.date(2024, 5, 5)


def bok(data: dict[str, Rows]) -> Rapportbok:
    return rapportbok(read_underlag(raw_tables(data)))


def told(data: dict[str, Rows]) -> list[str]:
    """Return the remarks, all of which must be only worth a look."""
    anmarkningar = read_underlag(raw_tables(data)).anmarkningar
    assert {Grad.UPPLYSNING} >= {it.grad for it in anmarkningar}
    return [f"{it.tab}, {it.column}: {it.text}" for it in anmarkningar]


def only(data: dict[str, Rows]) -> str:
    (one,) = told(data)
    return one


def test_a_year_that_is_right_has_nothing_to_tell():
    assert [] == told(arsdata())


@pytest.mark.parametrize(
    ("table", "row", "sentence"),
    [
        (
            "tblHuvudbok",
            [DAGEN, 3540.0, "", "ESF", "", -900_000.0],
            "Huvudbok, Belopp: «EU-medel» blir minus. Intäkter skrivs med plus",
        ),
        (
            "tblHuvudbok",
            [DAGEN, 7010.0, 10.0, "ADM", "", 900_000.0],
            "Huvudbok, Belopp: «Resor» blir plus. Kostnader skrivs med minus",
        ),
        (
            "tblBudget",
            [2024.0, "Torget", 9_000_000.0, "", ""],
            "Budget, Belopp: «Torget» är en kostnad, men har plus",
        ),
        (
            "tblBudget",
            [2024.0, "Medlemsavgifter", -10_000_000.0, "", ""],
            "Budget, Belopp: «Medlemsavgifter» är en intäkt, men har minus",
        ),
        (
            "tblSaldon",
            [2024.0, 2440.0, "", 0.0, -900_000.0],
            "Saldon, Utgående: «Leverantörsskulder» blir minus",
        ),
        (
            "tblSaldon",
            [2024.0, 2010.0, "", -9_000_000.0, 0.0],
            "Saldon, Ingående: «Eget kapital» blir minus",
        ),
        (
            "tblKontoplan",
            [3999.0, "", "", "", "Personal", "", "", "", ""],
            (
                "Kontoplan, Räkning eller not: Konto 3999 är i klass 3, men «Personal» hör till "
                "klass 4–7"
            ),
        ),
        (
            "tblKontoplan",
            [4999.0, "", "", "", "", "Medlemsavgifter", "", "", ""],
            (
                "Kontoplan, Utfall och budget: Konto 4999 är i klass 4, men «Medlemsavgifter» hör "
                "till klass 3"
            ),
        ),
        (
            "tblKontoplan",
            [2999.0, "", "", "", "Skattekonto", "", "", "", ""],
            (
                "Kontoplan, Räkning eller not: Konto 2999 är i klass 2, men «Skattekonto» hör till "
                "klass 1"
            ),
        ),
        (
            "tblPoster",
            ["Not 4", "", "Övrig granskning", 20.0, 1.0],
            "Poster, Post: Inget konto på fliken Kontoplan har «Övrig granskning» i kolumnen Varav",
        ),
    ],
)
def test_what_looks_wrong_is_told(table: str, row: list[object], sentence: str):
    data = arsdata()
    data[table] = [*data[table], row]
    assert only(data).startswith(sentence)


def test_a_ledger_with_credit_as_minus_throughout_gives_one_remark_that_says_how_to_turn_it():
    data = arsdata()
    for row in data["tblHuvudbok"]:
        row[5] = -row[5]  # type: ignore[operator,index]
    assert "Huvudbok, Belopp: Intäkterna har minus och kostnaderna plus." in only(data)
    assert "ändra «Tecken i huvudboken» på fliken Inställningar" in only(data)
    for row in data["tblInstallningar"]:
        if row[0] == "Tecken i huvudboken":
            row[1] = "minus för intäkter (kredit)"  # type: ignore[index]
    assert [] == told(data)


def test_a_base_for_trappan_that_no_konto_has_is_told():
    data = arsdata()
    for row in data["tblKontoplan"]:
        row[8] = ""  # type: ignore[index]
    assert only(data).startswith("Kontoplan, Trappans bas: Inget konto har Ja")


def test_a_post_without_budget_is_told_and_its_budget_is_blank_never_nought():
    data = arsdata()
    data["tblBudget"] = [row for row in data["tblBudget"] if row[1] != "Torget"]
    assert only(data).startswith("Budget, Post: «Torget» har utfall men ingen budget.")
    rapporter = bok(data)
    shown = {
        cell.column: rapporter.value(cell)
        for cell in rapporter.cells
        if (cell.tab, cell.row) == ("Utfall och budget", "Torget")
    }
    assert {"utfall": -7_500_000.0, "budget": None, "avvikelse": None} == shown


def test_a_budget_post_that_two_lines_of_the_statement_share_is_told():
    data = arsdata()
    data["tblKontoplan"] = [
        *data["tblKontoplan"],
        [8460.0, "", "", "", "Finansiella intäkter", "Övriga intäkter", "", "", ""],
    ]
    assert only(data).startswith(
        "Budget, Post: «Övriga intäkter» har konton i både Finansiella intäkter och verksamhetens "
        "intäkter eller kostnader."
    )
