"""What Start tells a person who opens the workbook, with macros and without."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from templates.arsdata import read_arsdata
from templates.build import BOCKER, ROT, build
from tests.hosts.oppen_bok import umea
from xlsaddin.excel.draw.avstamningslage import Avstamningslage, avstamningslage
from xlsaddin.excel.draw.start import NAMNGIVNA, TAB
from xlsaddin.figures.funktion import text
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Rapport
from xlsaddin.rules.avstamning import AVRUNDNING, FEL, STAMMER
from xlsaddin.tabs.underlag import Underlag

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


@pytest.fixture(scope="module")
def start() -> Worksheet:
    return openpyxl.load_workbook(umea(), data_only=True)[TAB]


def rapporter(*tabs: tuple[str, ...]) -> Rapportbok:
    """Return reports whose only figures are verdicts."""
    columns = (BlockColumn("år", "Året"),)
    return Rapportbok(
        [
            Rapport(
                f"Flik {number}",
                "",
                "",
                (
                    Block(
                        "",
                        columns,
                        tuple(BlockRow(f"{i}", {"år": text(o)}) for i, o in enumerate(ord_)),
                    ),
                ),
            )
            for number, ord_ in enumerate(tabs, 1)
        ],
        Underlag({}),
    )


def lage(*tabs: tuple[str, ...]) -> Avstamningslage:
    bok = rapporter(*tabs)
    return avstamningslage(bok, [rapport.tab for rapport in bok.rapporter])


def test_a_workbook_whose_macros_are_blocked_says_what_to_do(start):
    sentence = start[NAMNGIVNA["PythonStatus"].replace("$", "")].value
    assert sentence.startswith("Makron är inte igång. Välj Aktivera innehåll")
    assert "kör xlsaddin uppdatera" in sentence


def test_the_guide_and_the_section_that_it_names_exist(start):
    sentence = start[NAMNGIVNA["PythonStatus"].replace("$", "")].value
    headings = {
        line.lstrip("# ")
        for line in (ROT / "docs/installera.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    }
    assert len(named := re.findall("«(.+?)»", sentence)) == 2
    assert headings.issuperset(named)


def test_the_cells_that_python_and_vba_write_in_have_names_in_every_workbook():
    names = openpyxl.load_workbook(umea()).defined_names
    assert {f"{TAB}!{cell}" for cell in NAMNGIVNA.values()} == {
        names[name].attr_text for name in NAMNGIVNA
    }
    assert len(BOCKER) >= 2


def test_a_new_workbook_has_not_been_updated_with_the_button_yet(start):
    assert start[NAMNGIVNA["SenastUppdaterad"].replace("$", "")].value == "Inte än."


def test_every_tab_has_a_link(start):
    book = openpyxl.load_workbook(umea())
    formulas = [str(cell.value) for row in book[TAB].iter_rows() for cell in row]
    links = [re.fullmatch("""=HYPERLINK\\("#'(.+)'!A1","(.+)"\\)""", it) for it in formulas]
    named = [link.groups() for link in links if link]
    assert {(tab, tab) for tab in book.sheetnames if tab != TAB} == {*named}
    shown = {str(cell.value) for row in start.iter_rows() for cell in row}
    assert shown.issuperset(tab for tab, _ in named)


def test_the_legend_says_in_words_what_colours_and_looks_mean(start):
    words = " ".join(str(cell.value) for cell in start["C"] if cell.value)
    for meant in ("Blå flik: data", "Grön flik: rapport", "summa", "resultat", "Kommentarer"):
        assert meant in words


@pytest.mark.parametrize(
    ("tabs", "sentence"),
    [
        (((STAMMER, AVRUNDNING), (STAMMER,)), "Alla stämmer, eller skiljer bara i avrundning."),
        (((STAMMER, FEL), (STAMMER,)), "1 visar fel: sök ordet fel på flikarna Flik 1 och Flik 2."),
        (((FEL, FEL),), "2 visar fel: sök ordet fel på fliken Flik 1."),
        ((("tomt",),), "Det finns inga siffror att stämma av än."),
    ],
)
def test_the_reconciliations_are_told_in_words(tabs, sentence):
    assert sentence == lage(*tabs).lage


@pytest.mark.parametrize(
    ("tabs", "sentence"),
    [
        (
            ((STAMMER,),),
            "Alla på de uppdaterade flikarna stämmer, eller skiljer bara i avrundning.",
        ),
        (
            (("tomt",),),
            "Inte gjorda: fel i data stoppar de flikar som säger «Inte uppdaterad».",
        ),
    ],
)
def test_of_tabs_that_faults_have_stopped_nothing_is_said_to_agree(tabs, sentence):
    bok = rapporter(*tabs)
    made = [rapport.tab for rapport in bok.rapporter]
    assert sentence == avstamningslage(bok, made, stoppade=True).lage


def test_a_tab_that_the_workbook_lacks_is_not_counted():
    bok = rapporter((STAMMER,), (FEL,))
    assert "Flik 2" not in avstamningslage(bok, {"Flik 1"}).formula
    assert "Alla stämmer, eller skiljer bara i avrundning." == avstamningslage(bok, {"Flik 1"}).lage


def test_the_words_are_reckoned_anew_whenever_the_workbook_is_opened():
    assert all("NOW()" in lage(ord_).formula for ord_ in ((FEL,), ("tomt",)))


def test_what_does_not_agree_is_told_with_amount_and_cause(calc, tmp_path):
    """Eget kapital of 2023 typed with the year's result, 59 733 kr, in it."""
    data = read_arsdata(BOCKER[1].data)
    for row in data["tblSaldon"]:
        row[4] = 2_095_307.0 if row[1] == 2010 else row[4]
    fil = tmp_path / "fel.xlsm"
    build(replace(BOCKER[1], fil=fil), data)
    assert [] == calc.recalculate(fil).different
    start = openpyxl.load_workbook(fil, data_only=True)[TAB]
    assert start["B8"].value == (
        "2 visar fel, Driftsredovisning 59\N{NO-BREAK SPACE}733 kr, Balansräkning "
        "−59\N{NO-BREAK SPACE}733 kr."
    )
    assert start["B9"].value == (
        "Trolig orsak i Driftsredovisning: Eget kapital på fliken Saldon verkar redan innehålla "
        "årets resultat."
    )


def test_where_all_agree_no_cause_is_told(start):
    assert not start["B9"].value
