"""Nytt år: what a closed year leaves to the next, by hand and as the next year shows it."""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment

from templates.build import ROT, Bok, build
from tests.andrad_bok import SOCIAL, UMEA, changed, run
from tests.excel.rich_workbook import read_parts
from tools.validering.__main__ import problems
from xlsaddin.actions.kontrollera import anmarkningar, read
from xlsaddin.actions.nytt_ar import nytt_ar
from xlsaddin.domain.errors import AretInteAvslutat, FilenFinnsRedan, RadenHarKommentar
from xlsaddin.excel.graft.data_rows import RowChange, write_rows
from xlsaddin.excel.package.package import Package
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.socialt.cells import samlat

if TYPE_CHECKING:
    from xlsaddin.reports.bok import Rapportbok
    from xlsaddin.tabs.schema import CellValue

FORRA, ARET = "föregående år", "år"


@pytest.fixture(scope="module")
def ny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of 2024, begun from that of 2023."""
    ut = tmp_path_factory.mktemp("ny") / "social_budget_2024.xlsm"
    assert ut == nytt_ar(UMEA, ut).fil
    return ut


def rows(bok: Rapportbok, table: str) -> list[dict[str, CellValue]]:
    return [dict(row) for row in bok.underlag.tables[table].rows()]


def published(bok: Rapportbok, ar: int) -> dict[tuple[str, str], float]:
    return {key[1:]: value for key, value in bok.underlag.publicerade.items() if key[0] == ar}


def test_the_years_figures_are_the_next_years_published_ones(ny):
    forra = published(read(ny), 2023)
    # Printed in the annual report of 2023, but soliditet: 2 095 307 of 8 714 173.
    expected = {
        ("Resultaträkning", "Årets resultat"): 59_733,
        ("Not 2", "Driftbidrag från staten"): 5_677_000,
        ("Not 4", "Revision av bokföring och årsredovisning"): -29_000,
        ("Trappan", "Tilldelning"): 11_354_000,
        ("Flerårsöversikt", "Eget kapital"): 2_095_307,
        ("Flerårsöversikt", "Antal anställda"): 3,
        ("Flerårsöversikt", "Soliditet"): 0.240448,
        ("Kassaflödesanalys", "Likvida medel vid årets början"): 6_034_285,
        ("Balanskravsresultat", "Balanskravsresultat"): 59_733,
        ("Impactindex", "Hela förbundet: Totalt"): 68,
    }
    assert pytest.approx(expected, abs=0.6) == {key: forra.get(key) for key in expected}


def test_the_year_before_goes_on_into_the_overview_and_what_was_published_stays(ny):
    bok = read(ny)
    forrforra = published(bok, 2022)
    # The sum of Not 2 for 2022.
    assert 11_510_971 == forrforra["Flerårsöversikt", "Verksamhetens intäkter"]
    assert published(read(UMEA), 2022).items() <= forrforra.items()
    kallor = {str(row["Källa"]) for row in rows(bok, "tblJamforelsear") if row["År"] == 2023}
    assert "Arbetsboken för 2023, fliken Resultaträkning" in kallor


def test_closing_balances_are_opening_ones_with_the_result_in_eget_kapital(ny):
    saldon = {row["Konto"]: row for row in rows(read(ny), "tblSaldon")}
    # 2 035 574 + 59 733; the others are 2023's closing balances.
    expected = {1940: 8_517_948, 2010: 2_095_307, 2480: 5_908_471, 1630: 108_135}
    assert expected == {konto: saldon[konto]["Ingående"] for konto in expected}
    assert {(2024, None)} == {(row["År"], row["Utgående"]) for row in saldon.values()}
    assert 0 == read(ny).value(
        Cell("Balansräkning", "Tillgångar minus eget kapital, avsättningar och skulder", FORRA)
    )


def test_books_comments_and_printed_figures_are_emptied_and_the_rest_comes_along(ny):
    gammal, nya = read(UMEA).underlag, read(ny).underlag
    tomda = ("tblHuvudbok", "tblHandelser", "tblEnkat", "tblBudget", "tblKommentarer", "tblTryckta")
    assert [0] * len(tomda) == [len(nya.tables[name]) for name in tomda]
    for name in ("tblKontoplan", "tblPoster", "tblMalomraden"):
        assert gammal.tables[name].values == nya.tables[name].values
    assert (2024, "Helår", None) == tuple(
        nya.installningar.get(key) for key in ("År", "Period", "Antal anställda")
    )
    assert (
        gammal.installningar["Panter och säkerheter"] == nya.installningar["Panter och säkerheter"]
    )


def test_the_new_workbook_is_whole_and_the_old_one_untouched(ny):
    assert [] == problems(ny)
    assert () == anmarkningar(read(ny))
    assert "social_budget_2024.xlsm" in {it.name for it in ny.parent.iterdir()}


def test_what_a_year_shows_the_next_shows_as_the_year_before(ny, tmp_path):
    gammal, nya = read(UMEA), read(booked(ny, tmp_path / "bokford.xlsm"))
    jamforda = {
        cell: (gammal.value(cell._replace(column=ARET)), nya.value(cell))
        for cell in nya.cells
        if cell.column == FORRA and gammal.has(cell._replace(column=ARET))
    }
    olika = {cell: par for cell, par in jamforda.items() if par[0] != pytest.approx(par[1])}
    assert {} == olika
    assert {"Resultaträkning", "Noter", "Balansräkning", "Kassaflödesanalys", "Trappan"} <= {
        cell.tab for cell in jamforda
    }


def booked(ny: Path, ut: Path) -> Path:
    """Return the workbook of 2024 with 2023's bookings in it, a year later."""
    with (ROT / "templates/umea/2023/tblHuvudbok.csv").open(encoding="utf-8", newline="") as text:
        bokforda = [
            {
                **{key: row[key] or None for key in ("Ansvar", "Projekt", "Text")},
                "Datum": dt.date.fromisoformat(row["Datum"]).replace(year=2024),
                "Konto": int(row["Konto"]),
                "Belopp": float(row["Belopp"]),
            }
            for row in csv.DictReader(text)
        ]
    data = read(ny).underlag.tables["tblSaldon"]
    saldon = zip(data.row_numbers, data.columns["Ingående"], strict=True)
    with Package(ny) as package:
        write_rows(package, "tblHuvudbok", RowChange(append=bokforda))
        utgaende = {row: {"Utgående": value} for row, value in saldon}
        write_rows(package, "tblSaldon", RowChange(replace=utgaende))
        package.save(ut)
    return ut


def test_a_social_year_leaves_its_index_to_the_next(tmp_path):
    svar = nytt_ar(SOCIAL, tmp_path / "2022.xlsm")
    forra = published(read(tmp_path / "2022.xlsm"), 2021)
    omraden = ("Totalt", "Samhälls- och medlemsnytta", "Jämlik samverkan", "Deltagarnöjdhet")
    index = [forra["Impactindex", f"Hela förbundet: {omrade}"] for omrade in omraden]
    # 124 of 177, 38 of 68, 35 of 44, 22 of 26.
    assert pytest.approx([100 * 124 / 177, 100 * 38 / 68, 100 * 35 / 44, 100 * 22 / 26]) == index
    assert (2022, len(forra)) == (svar.ar, svar.publicerade)


def test_verdicts_of_the_year_do_not_come_along(tmp_path):
    nytt_ar(SOCIAL, tmp_path / "2022.xlsm")
    indikatorer = rows(read(tmp_path / "2022.xlsm"), "tblIndikatorer")
    assert 3 == sum(
        row["Fastställd status"] is not None for row in rows(read(SOCIAL), "tblIndikatorer")
    )
    assert {(None, None)} == {(row["Fastställd status"], row["Skäl"]) for row in indikatorer}
    assert 69 == len(indikatorer)


def test_a_target_that_is_last_years_value_becomes_this_years(tmp_path):
    bas, ut = tmp_path / "bas.xlsm", tmp_path / "ny.xlsm"
    build(Bok(bas, ROT / "tests/data/forbund/bas", "bas"))
    assert nytt_ar(bas, ut).fil
    mal = {row["Id"]: row["Målvärde"] for row in rows(read(ut), "tblIndikatorer")}
    forra = read(bas)
    # 900 000 of 5 903 486 is 15.2 %, which last year's 13.5 % was held against.
    assert pytest.approx(15.245, abs=0.001) == mal["N3"]
    assert forra.value(samlat("N3", "utfall")) == mal["N3"]


def test_what_the_buttons_said_on_start_stays_behind(tmp_path):
    book = changed(tmp_path, "Start", {"B6": "2024-01-20 kl. 10.00 av Kim"})
    nytt_ar(book, tmp_path / "ny.xlsx")
    start = openpyxl.load_workbook(tmp_path / "ny.xlsx", data_only=True)["Start"]
    assert ("Inte än.", 2024) == (start["B6"].value, start["B4"].value)


def test_a_comment_on_a_row_that_is_emptied_is_told_and_nothing_is_written(tmp_path):
    kommenterad = openpyxl.load_workbook(UMEA)
    kommenterad["Huvudbok"]["B9"].comment = Comment("kolla", "Kim")
    kommenterad.save(tmp_path / "bok.xlsx")
    with pytest.raises(RadenHarKommentar, match="Rad 9 på fliken Huvudbok"):
        nytt_ar(tmp_path / "bok.xlsx", tmp_path / "ny.xlsx")
    assert not (tmp_path / "ny.xlsx").exists()


def test_rules_that_change_with_the_year_are_named(tmp_path):
    svar = run("nytt-ar", UMEA, "-o", tmp_path / "ny.xlsm")
    assert (0, True) == (svar.exit_code, "resultatreserv: från 2024-01-01" in svar.stdout)


def test_the_owners_tabs_and_macros_are_kept_byte_for_byte(tmp_path):
    book = tmp_path / "bok.xlsm"
    shutil.copy(UMEA, book)
    egen = openpyxl.load_workbook(UMEA)
    egen.create_sheet("Min flik")["A1"] = "=1+1"
    egen["Saldon"]["H5"] = "min"
    egen.save(tmp_path / "egen.xlsx")
    nytt_ar(tmp_path / "egen.xlsx", tmp_path / "ny.xlsx")
    ny = openpyxl.load_workbook(tmp_path / "ny.xlsx")
    assert ("=1+1", "min") == (ny["Min flik"]["A1"].value, ny["Saldon"]["H5"].value)
    nytt_ar(book, tmp_path / "ny.xlsm")
    makron = "xl/vbaProject.bin"
    assert read_parts(book)[makron] == read_parts(tmp_path / "ny.xlsm")[makron]


@pytest.mark.parametrize(
    ("tab", "cells", "words"),
    [
        ("Inställningar", {"B8": "Tertial 2"}, "«Period» är Tertial 2: välj Helår"),
        ("Saldon", {f"E{row}": None for row in range(5, 17)}, "kolumnen Utgående"),
    ],
)
def test_a_year_that_is_not_finished_is_refused(tmp_path, tab, cells, words):
    book = changed(tmp_path, tab, cells)
    with pytest.raises(AretInteAvslutat, match=words):
        nytt_ar(book, tmp_path / "ny.xlsx")
    assert not (tmp_path / "ny.xlsx").exists()


def test_fel_in_the_years_books_hinder_the_next(tmp_path):
    book = changed(tmp_path, "Budget", {"C5": "mycket"})
    svar = run("nytt-ar", book, "-o", tmp_path / "ny.xlsx")
    assert (1, False) == (svar.exit_code, (tmp_path / "ny.xlsx").exists())
    assert "Rätta detta i årets arbetsbok först" in svar.stderr
    assert "Budget, rad 5" in svar.stderr


def test_a_file_that_is_there_is_not_written_over(tmp_path):
    (tmp_path / "ny.xlsm").write_bytes(b"min")
    with pytest.raises(FilenFinnsRedan):
        nytt_ar(UMEA, tmp_path / "ny.xlsm")
    assert b"min" == (tmp_path / "ny.xlsm").read_bytes()
