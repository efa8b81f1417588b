import datetime as dt

import pytest

from templates.arsdata import FORSTA_DATARAD, las_arsdata, ratabeller
from templates.build import ROT
from tests.reports.ekonomi.bocker import last_varde
from tests.tabs.ra import MAPP
from xlsaddin.figures.figur import Figur
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Format
from xlsaddin.tabs.ekonomi.tabeller import KONTOPLAN
from xlsaddin.tabs.workbook import las_underlag


def bok_med(period: str, *rader: list[object]) -> Rapportbok:
    """Return the reports of 2023 for a period, with rows added to the ledger."""
    data = las_arsdata(MAPP)
    for installning in data["tblInstallningar"]:
        if installning[0] == "Period":
            installning[1] = period
    data["tblHuvudbok"] += rader
    return rapportbok(las_underlag(ratabeller(data)))


@pytest.mark.parametrize(("period", "raknas"), [("Tertial 1", 1), ("Tertial 2", 3), ("Helår", 7)])
def test_a_period_counts_the_ledger_from_the_year_s_first_day_to_its_last(period, raknas):
    rader = [
        [dt.date(2023, manad, dagen), 8410.0, "", "", "ränta", belopp]
        for manad, dagen, belopp in ((4, 30, 1.0), (5, 1, 2.0), (9, 1, 4.0))
    ]
    utan = last_varde(bok_med(period), "Resultaträkning", "Finansiella intäkter", "2023")
    med = last_varde(bok_med(period, *rader), "Resultaträkning", "Finansiella intäkter", "2023")
    assert raknas == pytest.approx(med - utan)


def test_a_booking_moves_what_depends_on_it_and_nothing_else():
    rad = [dt.date(2023, 12, 31), 7050.0, 107.0, "ADM", "tåg", -1000.0]
    fore, efter = bok_med("Helår"), bok_med("Helår", rad)
    andrade = {
        cell.flik
        for cell in fore.celler
        if fore.varde(cell) != efter.varde(cell) and cell.flik != "Kontosammandrag"
    }
    oberorda = {"Investeringsredovisning", "Om beräkningarna"}
    assert not andrade & oberorda
    assert -1000 == pytest.approx(
        last_varde(efter, "Utfall och budget", "Resor och logi", "Utfall 2023")
        - last_varde(fore, "Utfall och budget", "Resor och logi", "Utfall 2023")
    )


def test_an_empty_year_has_noughts_and_blanks_and_no_errors():
    bok = rapportbok(las_underlag(ratabeller(las_arsdata(ROT / "templates/mall"))))
    fel = {v for v in map(bok.varde, bok.celler) if isinstance(v, str) and v.startswith("#")}
    assert set() == fel


def test_no_report_holds_a_number_that_is_no_formula():
    bok = bok_med("Helår")
    doda = [
        (rapport.flik, rad.namn, kolumn.nyckel)
        for rapport in bok.rapporter
        for block in rapport.block
        for rad in block.rader
        for kolumn in block.kolumner
        if (innehall := rad.celler.get(kolumn.nyckel)) is not None
        and not isinstance(innehall, (Figur, str))
    ]
    assert [] == doda


def test_each_row_of_the_kontoplan_points_at_its_own_place_in_the_table():
    bok = bok_med("Helår")
    rapport = next(r for r in bok.rapporter if r.flik == "Kontosammandrag")
    rader = [rad for block in rapport.block[1:] for rad in block.rader]
    assert len(bok.underlag.kontorader) == len(rader)
    for kontorad, rad in zip(
        sorted(bok.underlag.kontorader, key=lambda k: k.nummer),
        sorted(rader, key=lambda r: int(r.text.split()[-1])),
        strict=True,
    ):
        assert kontorad.post == bok.cellvarde("Kontosammandrag", rad, "post")


def test_a_row_of_the_kontoplan_is_called_by_its_row_in_excel():
    bok = bok_med("Helår")
    rapport = next(r for r in bok.rapporter if r.flik == "Kontosammandrag")
    nummer = {int(rad.text.split()[-1]) for block in rapport.block[1:] for rad in block.rader}
    assert set(bok.underlag.tabell(KONTOPLAN).radnummer) == nummer
    assert min(nummer) == FORSTA_DATARAD


def test_the_periods_days_are_shown_as_dates():
    bok = bok_med("Tertial 2")
    rapport = next(r for r in bok.rapporter if r.flik == "Kontosammandrag")
    dagar = {rad.text: rad.format for rad in rapport.block[0].rader}
    assert Format.DATUM is dagar["Sista dag"]
