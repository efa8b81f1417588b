"""What is drawn of the statements: lines, notes, columns and reports with something to show."""

import pytest

from templates.arsdata import raw_tables, read_arsdata
from templates.build import BOCKER
from tests.reports.konstruerat_ar import arsdata, figures, konstruerat_ar, table, words
from tests.tabs.ra import MAPP
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.figures.figur import OptionalCell
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.ekonomi.trappan import MOT_TRAPPAN, TAB as TRAPPAN
from xlsaddin.reports.om_berakningarna import TAB as OM_BERAKNINGARNA
from xlsaddin.reports.visning import visa
from xlsaddin.tabs.workbook import read_underlag

TOMMA = ("tblHuvudbok", "tblSaldon", "tblBudget", "tblJamforelsear")


def bok_av(*kvar: str, ar: float = 2023.0, **rows: list[list[object]]) -> Rapportbok:
    """Return the reports of 2023 with only some of its books, and with rows added."""
    data = read_arsdata(MAPP)
    for name in TOMMA:
        data[name] = [*(data[name] if name in kvar else []), *rows.get(name, [])]
    for row in data["tblInstallningar"]:
        row[1] = ar if row[0] == "År" else row[1]
    underlag = read_underlag(raw_tables(data))
    assert () == tuple(
        a
        for a in underlag.anmarkningar
        if a.grad is Grad.FEL and a.tab in {"Huvudbok", "Saldon", "Budget"}
    )
    return rapportbok(underlag)


def rows_of(bok: Rapportbok, tab: str) -> list[str]:
    rapport = next(rapport for rapport in bok.rapporter if rapport.tab == tab)
    return [row.text for block in rapport.block for row in block.rows]


def test_a_line_without_figure_budget_or_last_year_is_left_out():
    assert [
        "Verksamhetens intäkter",
        "Verksamhetens kostnader",
        "Verksamhetens resultat",
        "Finansiella intäkter",
        "Finansiella kostnader",
        "Resultat efter finansiella poster",
        "Årets resultat",
    ] == rows_of(bok_av("tblHuvudbok", "tblSaldon"), "Resultaträkning")


def test_a_budget_alone_gives_its_reports_and_never_an_outcome_of_nought():
    bok = bok_av("tblBudget", tblBudget=[[2023.0, "Finansiella intäkter", 20_000.0, "", ""]])
    assert {"budget"} == {column for _, column in figures(bok, "Driftsredovisning")}
    # 11 485 000 - 12 635 000, and 20 000 of financial income.
    assert -1_130_000 == figures(bok, "Resultaträkning")["Årets resultat", "budget"]


def test_opening_balances_alone_give_a_balance_sheet_of_the_first_of_january():
    data = read_arsdata(MAPP)["tblSaldon"]
    bok = bok_av(tblSaldon=[[*row[:4], ""] for row in data])
    balans = figures(bok, "Balansräkning")
    assert {"föregående år"} == {column for _, column in balans}
    assert 6_174_944 == balans["SUMMA TILLGÅNGAR", "föregående år"]
    assert [] == rows_of(bok, "Kassaflödesanalys")


def test_notes_are_numbered_in_order_and_none_is_referred_to_that_is_not_drawn():
    text = visa(bok_av("tblSaldon"), "Noter").som_text()
    assert "Not 2. Fordringar" in text
    assert "Not 3. Kortfristiga skulder" in text
    assert "Not 4" not in text
    assert "3, 4" not in visa(bok_av("tblSaldon"), "Resultaträkning").som_text()


def test_an_empty_book_says_why_instead_of_drawing_nothing():
    bok = rapportbok(read_underlag(raw_tables(read_arsdata(BOCKER[0].data))))
    tabs = ("Driftsredovisning", "Resultaträkning", "Balansräkning", "Noter", "Utfall och budget")
    assert [[]] * len(tabs) == [rows_of(bok, tab) for tab in tabs]


def test_trappan_says_nothing_without_its_base():
    data = arsdata()
    data["tblHuvudbok"] = [row for row in data["tblHuvudbok"] if row[1] not in range(3500, 3530)]
    data["tblBudget"] = [row for row in data["tblBudget"] if row[1] != "Medlemsavgifter"]
    bok = rapportbok(read_underlag(raw_tables(data)))
    assert ("Bas som trappan räknas på", "år") not in figures(bok, "Trappan")
    assert "inte känt" == words(bok, "Trappan")["Utslag", "år"]
    assert "Årets tilldelning är inte känd." in visa(bok, "Trappan").som_text()


def test_an_economy_before_the_social_rules_is_reported_and_the_social_reports_say_why_not():
    data = arsdata(År=2018.0)
    for name, place in (("tblHuvudbok", 0), ("tblSaldon", 0), ("tblBudget", 0)):
        for row in data[name]:
            row[place] = row[place].replace(year=2018) if name == "tblHuvudbok" else 2018.0
    data["tblHandelser"] = []
    bok = rapportbok(read_underlag(raw_tables(data)))
    assert -208_186.15 == pytest.approx(figures(bok, "Resultaträkning")["Årets resultat", "år"])
    assert "gäller från 2021" in visa(bok, "Impactindex").som_text()


def test_a_loss_is_restored_by_the_next_year_s_surplus():
    saldon = read_arsdata(MAPP)["tblSaldon"][:1]
    tidigare = [[2022.0, "Balanskravsresultat", "Balanskravsresultat", -140_000.0, ""]]
    intakt = [[*read_arsdata(MAPP)["tblHuvudbok"][0][:5], 355_000.0]]
    bok = bok_av(tblHuvudbok=intakt, tblSaldon=saldon, tblJamforelsear=tidigare)
    kvar = "Negativa balanskravsresultat att återställa"
    svar = figures(bok, "Balanskravsresultat")
    assert (-140_000, 0) == (svar[kvar, "föregående år"], svar[kvar, "år"])
    forlust = [[*intakt[0][:5], -140_000.0]]
    svar = figures(bok_av(tblHuvudbok=forlust, tblSaldon=saldon), "Balanskravsresultat")
    assert -140_000 == svar[kvar, "år"]


PROGNOS = table(
    "prognos; prognosavvikelse",
    {
        "Verksamhetens intäkter": (9_207_001.00, -31_999.75),
        "Verksamhetens kostnader": (-9_440_000.75, -155_000.75),
        "Avskrivningar": (-55_000.25, -5_000.25),
        "Verksamhetens nettokostnader": (-288_000.00, -192_000.75),
        "Verksamhetens resultat": (-293_000.50, -202_001.00),
        "Årets resultat": (-340_700.75, -250_500.75),
        "Utgående eget kapital": (1_609_299.25, -250_500.75),
    },
)


def test_a_prognosis_stands_beside_the_outcome_in_a_tertial():
    svar = figures(konstruerat_ar(Period="Tertial 1"), "Driftsredovisning")
    assert pytest.approx(PROGNOS) == {key: svar[key] for key in PROGNOS}


FALSKT_I_ETT_TERTIAL = (
    *("årets slut", "31 december", "Årets resultat", "Årets kassaflöde"),
    *("Årets impactindex", "årets avslut", "under året"),
)


def test_a_tertial_speaks_of_its_period_and_not_of_the_year():
    bok = konstruerat_ar(Period="Tertial 1")
    ritade = (rapport.tab for rapport in bok.rapporter if rapport.tab != OM_BERAKNINGARNA)
    told = "\n".join(visa(bok, tab).som_text() for tab in ritade)
    for falskt in FALSKT_I_ETT_TERTIAL:
        assert falskt not in told
    trappan = next(rapport for rapport in bok.rapporter if rapport.tab == TRAPPAN)
    mot_trappan = next(block for block in trappan.block if block.heading == MOT_TRAPPAN)
    assert ["2023-12-31", "2024-04-30"] == [column.heading for column in mot_trappan.columns]
    assert "Eget kapital" == mot_trappan.rows[0].text


def test_every_reference_leads_somewhere_where_everything_is_filled_in():
    bok = konstruerat_ar(Period="Tertial 1")
    asked = {
        del_
        for cell in bok.cells
        for del_ in bok.figur(cell).delar(bok)
        if isinstance(del_, OptionalCell)
    }
    assert set() == {cell for cell in asked if not bok.has(cell)}
