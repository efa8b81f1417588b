"""Reports made in spite of remarks: the faulty rows are left out, and the tabs say which."""

import openpyxl
import pytest
from click.testing import CliRunner

from templates.arsdata import raw_tables
from templates.build import ROT, Bok, build
from tests.reports.socialt.bocker import data, handelse, indikator, svar, value
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.cli import main
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.utelamnat import LANGSTA_FORMULA, VISADE, hinder
from xlsaddin.tabs.workbook import read_underlag

FEL = handelse("I1", 9.0, 3.0)
FRAGA = {"Mäts med": "enkät", "Fråga": "Nöjd?"}
OKAND_PLATTFORM = [*svar(50.0)[:2], "Okänd", *svar(50.0)[3:]]


def _tables(felaktiga: int = 1):
    row = [handelse("I1", 1.0, 4.0), *[FEL] * felaktiga, handelse("I1", 2.0, 4.0)]
    fraga = indikator("I2", **FRAGA)
    return data([indikator("I1"), fraga], row, [OKAND_PLATTFORM, svar(1.0), svar(3.0, "Nej")])


def _bok(tables):
    return rapportbok(read_underlag(raw_tables(tables)))


def _noter(bok, tab):
    return next(r for r in bok.rapporter if r.tab == tab).noter


@pytest.fixture
def fil(tmp_path):
    """Return a workbook with faulty rows, made as one that somebody has filled in."""
    bok = tmp_path / "social.xlsm"
    build(Bok(bok, ROT / "templates/umea/2021", "Prov"), _tables())
    return bok


def test_fel_stop_the_tabs_of_their_part_alone(fil):
    svaret = CliRunner().invoke(main, ["uppdatera", str(fil)])
    assert svaret.exit_code == 1
    assert "Social bokföring, rad 6, Täljare" in svaret.output
    first = {it.title: str(it["A2"].value) for it in openpyxl.load_workbook(fil)}
    stopped = {tab for tab, line in first.items() if line.startswith("Inte uppdaterad: 2 fel")}
    assert {r.tab for r in _bok(_tables()).rapporter if r.bokdel is Bokdel.SOCIALT} == stopped


def test_an_update_in_spite_of_remarks_is_written_and_still_tells_them(fil):
    svaret = CliRunner().invoke(main, ["uppdatera", str(fil), "--trots-anmarkningar"])
    assert svaret.exit_code == 1
    assert svaret.output.startswith("Klart: ")
    assert "Social bokföring, rad 6, Täljare" in svaret.output


def test_a_spreadsheet_leaves_the_same_rows_out(calc, fil, tmp_path):
    ut = tmp_path / "ny.xlsm"
    svaret = uppdatera(fil, ut, trots_anmarkningar=True)
    assert calc.recalculate(ut).different == []
    assert value(svaret.bok, "Socialt bokslut", "I1", "resultat") == "38 % (3 av 8)"
    assert value(svaret.bok, "Socialt bokslut", "I2", "resultat") == "25 % (1 av 4)"


def test_the_social_tabs_name_each_row_that_is_left_out_and_the_others_do_not():
    bok = _bok(_tables())
    noter = _noter(bok, "Impactindex")
    assert any(n.startswith("Utelämnad rad. Social bokföring, rad 6, Täljare") for n in noter)
    assert any(n.startswith("Utelämnad rad. Enkät, rad 5, Plattform") for n in noter)
    assert "Rapporten är gjord trots 2 fel på dataflikarna:" in noter
    assert not any("gjord trots" in not_ for not_ in _noter(bok, "Resultaträkning"))


def test_a_remark_on_the_whole_leaves_no_row_out():
    tables = _tables(0)
    tables["tblMalomraden"][0][4] = 90.0
    noter = _noter(_bok(tables), "Socialt bokslut")
    assert any(n.startswith("Kvarstår. Målområden, rad 5, Planerad andel") for n in noter)


def test_many_remarks_are_counted_and_not_all_shown():
    noter = _noter(_bok(_tables(VISADE)), "Socialt bokslut")
    assert noter[-1] == "… och 1 till."


def _spridda(felaktiga: int):
    rows = [handelse("I1", 1.0, 4.0), *[FEL, handelse("I1", 2.0, 4.0)] * felaktiga]
    return data([indikator("I1")], rows)


def test_very_many_faulty_rows_still_stop_it():
    assert [set(), {Bokdel.SOCIALT}] == [hinder(_bok(_spridda(antal))) for antal in (3, 60)]


def test_what_is_made_anyway_has_no_formula_that_excel_refuses():
    for antal in range(1, 60, 6):
        bok = _bok(_spridda(antal))
        langsta = max(len(bok.formula(cell)) for cell in bok.cells)
        assert (not hinder(bok)) == (langsta < LANGSTA_FORMULA)


def test_a_faulty_setting_still_stops_it():
    tables = data([indikator()], [handelse()], installningar={"Nära-marginal": "fem"})
    assert Bokdel.GEMENSAMT in hinder(_bok(tables))


def test_reports_without_remarks_say_nothing_of_them():
    bok = _bok(data([indikator()], [handelse()]))
    assert not any("gjord trots" in n for r in bok.rapporter for n in r.noter)
