import datetime as dt

import pytest

from templates.arsdata import FIRST_DATA_ROW, raw_tables, read_arsdata
from templates.build import BOCKER
from tests.reports.ekonomi.bocker import last_value
from tests.tabs.ra import MAPP
from xlsaddin.domain.kontoplan import PLATSER
from xlsaddin.figures.figur import Figur
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Format
from xlsaddin.tabs.ekonomi.tables import KONTOPLAN
from xlsaddin.tabs.workbook import read_underlag


def bok_med(period: str, *rows: list[object]) -> Rapportbok:
    """Return the reports of 2023 for a period, with rows added to the ledger."""
    data = read_arsdata(MAPP)
    for installning in data["tblInstallningar"]:
        if installning[0] == "Period":
            installning[1] = period
    data["tblHuvudbok"] += rows
    return rapportbok(read_underlag(raw_tables(data)))


@pytest.mark.parametrize(("period", "raknas"), [("Tertial 1", 1), ("Tertial 2", 3), ("Helår", 7)])
def test_a_period_counts_the_ledger_from_the_year_s_first_day_to_its_last(period, raknas):
    rows = [
        [dt.date(2023, manad, day), 8410.0, "", "", "ränta", belopp]
        for manad, day, belopp in ((4, 30, 1.0), (5, 1, 2.0), (9, 1, 4.0))
    ]
    without = last_value(bok_med(period), "Resultaträkning", "Finansiella intäkter", "2023")
    med = last_value(bok_med(period, *rows), "Resultaträkning", "Finansiella intäkter", "2023")
    assert raknas == pytest.approx(med - without)


def test_a_booking_moves_what_depends_on_it_and_nothing_else():
    row = [dt.date(2023, 12, 31), 7050.0, 107.0, "ADM", "tåg", -1000.0]
    fore, efter = bok_med("Helår"), bok_med("Helår", row)
    andrade = {
        cell.tab
        for cell in fore.cells
        if fore.value(cell) != efter.value(cell) and cell.tab != "Kontosammandrag"
    }
    oberorda = {"Investeringsredovisning", "Om beräkningarna"}
    assert not andrade & oberorda
    assert -1000 == pytest.approx(
        last_value(efter, "Utfall och budget", "Resor och logi", "Utfall 2023")
        - last_value(fore, "Utfall och budget", "Resor och logi", "Utfall 2023")
    )


def test_an_empty_year_has_noughts_and_blanks_and_no_errors():
    bok = rapportbok(read_underlag(raw_tables(read_arsdata(BOCKER[0].data))))
    fel = {v for v in map(bok.value, bok.cells) if isinstance(v, str) and v.startswith("#")}
    assert set() == fel


def test_no_report_holds_a_number_that_is_no_formula():
    bok = bok_med("Helår")
    doda = [
        (rapport.tab, row.name, column.key)
        for rapport in bok.rapporter
        for block in rapport.block
        for row in block.rows
        for column in block.columns
        if (innehall := row.cells.get(column.key)) is not None
        and not isinstance(innehall, (Figur, str))
    ]
    assert [] == doda


def test_each_row_of_the_kontoplan_points_at_its_own_place_in_the_table():
    bok = bok_med("Helår")
    rapport = next(r for r in bok.rapporter if r.tab == "Kontosammandrag")
    rows = [row for block in rapport.block[1:] for row in block.rows]
    assert len(bok.underlag.kontorader) == len(rows)
    for kontorad, row in zip(
        sorted(bok.underlag.kontorader, key=lambda k: k.number),
        sorted(rows, key=lambda r: int(r.text.split()[-1])),
        strict=True,
    ):
        shown = {
            plats.column: value
            for plats in PLATSER
            if (value := bok.cell_value("Kontosammandrag", row, plats.column))
        }
        assert kontorad.poster == shown


def test_a_row_of_the_kontoplan_is_called_by_its_row_in_excel():
    bok = bok_med("Helår")
    rapport = next(r for r in bok.rapporter if r.tab == "Kontosammandrag")
    number = {int(row.text.split()[-1]) for block in rapport.block[1:] for row in block.rows}
    assert set(bok.underlag.table(KONTOPLAN).row_numbers) == number
    assert min(number) == FIRST_DATA_ROW


def test_the_periods_days_are_shown_as_dates():
    bok = bok_med("Tertial 2")
    rapport = next(r for r in bok.rapporter if r.tab == "Kontosammandrag")
    dagar = {row.text: row.format for row in rapport.block[0].rows}
    assert Format.DATUM is dagar["Sista dag"]
