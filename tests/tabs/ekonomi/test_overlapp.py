"""A wide row with many narrower ones works, and where no formula can hold it that is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from templates.arsdata import Rows, raw_tables, read_arsdata
from templates.build import BOCKER, ROT, build
from xlsaddin.actions.kontrollera import granska
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.utelamnat import LANGSTA_FORMULA, hinder
from xlsaddin.tabs.ekonomi.overlapp import FLEST_INOM, FLEST_VILLKOR
from xlsaddin.tabs.workbook import read_underlag

WIDE = (4000.0, 4999.0)
INSATSER = ("Insatser", "Insatser", "Individinriktade insatser", "", "")


def book(rows: list[list[object]]) -> dict[str, Rows]:
    """Return the tertial's data with rows beside its row for 4000–4999."""
    data = read_arsdata(ROT / "tests/data/forbund/tertial")
    data["tblKontoplan"] = [*data["tblKontoplan"], *rows]
    return data


def inside(antal: int) -> list[list[object]]:
    """Return rows within the wide one, each parted from the next by a row of another post."""
    rows: list[list[object]] = []
    for n in range(antal):
        rows.append([4000.0 + n, "", "", "", *INSATSER])
        rows.append([5000.0 + n, "", "", "", "Personal", "Personal", "Administration", "", ""])
    return rows


def crowd(antal: int) -> list[list[object]]:
    """Return rows within the wide one, two for each konto."""
    return [[4000.0 + n // 2, "", str(n % 2), "", *INSATSER] for n in range(antal)]


def across(antal: int, ansvar: str = "1") -> dict[str, Rows]:
    """Return data where the wide row asks for an ansvar, and the narrower ones for a projekt."""
    data = book([[4000.0 + n, "", "", f"P{n}", *INSATSER] for n in range(antal)])
    data["tblKontoplan"].append([*WIDE, "", "", *INSATSER])
    for row in data["tblKontoplan"]:
        if row[:3] == [*WIDE, ""] and row is not data["tblKontoplan"][-1]:
            row[2] = ansvar  # type: ignore[index]
    return data


def reports(data: dict[str, Rows]) -> Rapportbok:
    return rapportbok(read_underlag(raw_tables(data)))


def test_three_hundred_scattered_rows_are_subtracted_as_the_spreadsheet_reckons(calc, tmp_path):
    fil = Path(tmp_path) / "bok.xlsm"
    rapporter = build(replace(BOCKER[1], fil=fil), book(inside(300)))
    assert ((), {}) == (granska(rapporter)[0], granska(rapporter)[1].stoppade)
    assert [] == calc.recalculate(fil).different


@pytest.mark.parametrize("data", [across(FLEST_VILLKOR // 2), book(inside(FLEST_INOM // 2))])
def test_what_is_not_refused_has_room_in_a_formula(data):
    rapporter = reports(data)
    assert () == granska(rapporter)[0]
    assert max(len(rapporter.formula(cell)) for cell in rapporter.cells) < LANGSTA_FORMULA


@pytest.mark.parametrize("data", [across(FLEST_VILLKOR // 2 + 1), book(crowd(FLEST_INOM + 1))])
def test_what_no_formula_can_hold_is_refused_in_a_sentence(data):
    rapporter = reports(data)
    (remark,) = granska(rapporter)[0]
    assert ("Kontoplan", 6) == (remark.tab, remark.row)
    assert "4000–4999 delar konton med så många smalare rader" in remark.text
    assert Bokdel.EKONOMI in hinder(rapporter)
    assert "Driftsredovisning" in granska(rapporter, trots_anmarkningar=True)[1].stoppade


def test_an_overlap_that_narrowness_does_not_settle_names_both_rows():
    rapporter = reports(book([[4500.0, 5499.0, "", "", *INSATSER]]))
    named = {it.text.partition(" gäller")[0] for it in granska(rapporter)[0]}
    assert {"Rad 6 och rad 10", "Rad 10 och rad 7"} == named
