"""What an update does with each tab: by the fel in its part, and by what the förbund uses."""

from templates.arsdata import raw_tables
from tests.reports.konstruerat_ar import arsdata
from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.reports.alla import TABS, rapportbok
from xlsaddin.reports.lage import lage, varfor, visas
from xlsaddin.tabs.installningar import DELAR, OANVANDA, VALFRIA
from xlsaddin.tabs.workbook import read_underlag

FEL = Anmarkning("Budget", 7, "Post", "Okänd.", bokdel=Bokdel.EKONOMI)
SOCIALT_FEL = Anmarkning("Enkät", 7, "Antal", "Inget tal.", bokdel=Bokdel.SOCIALT)
GEMENSAMT_FEL = Anmarkning("Inställningar", 7, "Värde", "Saknas.")


def bok(**installningar):
    return rapportbok(read_underlag(raw_tables(arsdata(**installningar))))


ANDRA = (Bokdel.SOCIALT, Bokdel.DELTAGARE)


def tabs_of(en_bok, *delar):
    return {rapport.tab for rapport in en_bok.rapporter if rapport.bokdel in delar}


def test_a_fel_stops_the_reports_of_its_own_part_alone():
    laget = lage(bok(), [FEL])
    assert tabs_of(bok(), Bokdel.EKONOMI) == set(laget.stoppade)
    assert tabs_of(bok(), *ANDRA, Bokdel.GEMENSAMT) == set(laget.gors)
    assert {"Inte uppdaterad: 1 fel på Budget."} == set(laget.stoppade.values())


def test_a_fel_in_what_all_parts_share_stops_everything():
    laget = lage(bok(), [GEMENSAMT_FEL])
    assert ((), set(TABS)) == (laget.gors, set(laget.stoppade))


def test_a_fel_in_the_volumes_stops_the_social_reports_that_read_them():
    laget = lage(bok(), [FEL._replace(tab="Volymer", bokdel=Bokdel.DELTAGARE)])
    assert tabs_of(bok(), Bokdel.DELTAGARE, Bokdel.SOCIALT) == set(laget.stoppade)
    assert {"Inte uppdaterad: 1 fel på Volymer."} == set(laget.stoppade.values())


def test_an_upplysning_stops_nothing():
    laget = lage(bok(), [it._replace(grad=Grad.UPPLYSNING) for it in (FEL, GEMENSAMT_FEL)])
    assert (set(TABS), {}) == (set(laget.gors), laget.stoppade)


def test_a_stopped_tab_names_three_tabs_and_counts_the_others():
    fel = [FEL._replace(tab=tab) for tab in ("Poster", "Saldon", "Budget", "Huvudbok", "Saldon")]
    why = varfor([*fel, SOCIALT_FEL], Bokdel.EKONOMI)
    assert "Inte uppdaterad: 5 fel på Poster, Saldon, Budget och 1 flik till." == why


def test_a_part_that_is_not_used_is_neither_made_nor_asked_for_nor_shown():
    data = arsdata(Ekonomi="Nej")
    data["tblHuvudbok"] = data["tblBudget"] = data["tblSaldon"] = []
    en_bok = rapportbok(read_underlag(raw_tables(data)))
    laget = lage(en_bok, en_bok.underlag.anmarkningar)
    assert () == en_bok.underlag.anmarkningar
    assert tabs_of(en_bok, *ANDRA, Bokdel.GEMENSAMT) == set(laget.gors)
    hidden = {tab for tab, shown in laget.visas.items() if not shown}
    assert {
        "Kontoplan",
        "Poster",
        "Huvudbok",
        "Saldon",
        "Budget",
        "Importer",
        "Importmallar",
    } == (hidden - tabs_of(en_bok, Bokdel.EKONOMI))


def test_a_social_half_that_is_not_used_leaves_the_economy():
    en_bok = bok(Social_redovisning="Nej", Deltagare_och_samhälle="Nej")
    assert {r.tab for r in en_bok.anvanda} == tabs_of(en_bok, Bokdel.EKONOMI, Bokdel.GEMENSAMT)


def test_a_budget_is_not_asked_for_when_utfall_och_budget_is_not_used():
    def remarks(unused):
        data = arsdata(**{OANVANDA.replace(" ", "_"): unused})
        data["tblBudget"] = []
        utan = [[*row[:5], "", *row[6:]] for row in data["tblKontoplan"]]
        data["tblKontoplan"] = [row for row in utan if any(row[4:])]
        return read_underlag(raw_tables(data)).anmarkningar

    assert {"Huvudbok"} == {it.tab for it in remarks("")}
    assert () == remarks("utfall och budget; Trappan")


def test_a_report_that_nobody_may_do_without_is_remarked():
    (fel,) = bok(**{OANVANDA.replace(" ", "_"): "Trappan; Noter"}).underlag.anmarkningar
    assert fel.text.startswith("«noter» går inte att välja bort. Välj av: Utfall och budget, ")


def test_what_no_setting_governs_is_neither_shown_nor_hidden():
    data = arsdata()
    data["tblInstallningar"] = [
        row for row in data["tblInstallningar"] if row[0] not in {*DELAR, OANVANDA}
    ]
    assert {} == visas(rapportbok(read_underlag(raw_tables(data))))


def test_every_optional_report_is_a_report():
    assert set(VALFRIA) <= set(TABS)
