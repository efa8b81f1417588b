"""Six made-up förbund, each unlike Umeåregionen: their books are whole, right and not false.

The data stand in `tests/data/forbund`: a large one on BAS, one with a loss, one with social data
only, a kommunalförbund, a tertial with a few rows, and a January with a budget and no events.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

import pytest

from templates.arsdata import raw_tables, read_arsdata
from templates.build import ROT, Bok, build
from tests.reports.ekonomi.bocker import umea_2023
from tests.reports.socialt.bocker import umea_2021
from tools.validering.__main__ import problems
from xlsaddin.domain.anmarkning import Grad
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.alla import MODULER, rapportbok
from xlsaddin.reports.ekonomi.kassaflodesanalys import MEDEL
from xlsaddin.reports.page import PageTable, page
from xlsaddin.reports.rapport import Block, RowKind
from xlsaddin.reports.socialt.plattformssammandrag import STATUS, TAB as PER_PLATTFORM, UTFALL
from xlsaddin.tabs.workbook import read_underlag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from xlsaddin.reports.bok import Rapportbok
    from xlsaddin.reports.rapport import Rapport

MAPP = ROT / "tests/data/forbund"
EKONOMI, SOCIALT = Bokdel.EKONOMI, Bokdel.SOCIALT


@dataclass(frozen=True)
class Forbund:
    """What a made-up förbund reports, and figures of it worked out by hand.

    Attributes:
        delar: the parts of the workbook that it uses.
        svar: figures by tab, row and column.
    """

    delar: tuple[Bokdel, ...]
    svar: dict[tuple[str, str, str], object]


RESULTAT, BOKSLUT = ("Resultaträkning", "Årets resultat"), "Socialt bokslut"
HELA = "Hela förbundet"
FORBUND = {
    # 28 812 500 − 28 090 000 + 84 000 − 1 500; eget kapital 2 900 000 + 805 000.
    # 8 + 7 + 7 + 5 + 5 = 32 of 48 points.
    "bas": Forbund(
        (EKONOMI, SOCIALT),
        {
            (*RESULTAT, "år"): 805_000,
            ("Balansräkning", "Summa eget kapital", "år"): 3_705_000,
            ("Kassaflödesanalys", "Årets kassaflöde", "år"): 835_000,
            (BOKSLUT, "N3", "resultat"): "15,2 % (900\xa0000 av 5\xa0903\xa0486)",
            (BOKSLUT, "N3", "status"): "ej nådd",
            ("Impactindex", HELA, "index"): 100 * 32 / 48,
        },
    ),
    # 3 200 000 − 3 295 000 − 50 000 + 5 000; 620 000 − 140 000.
    "forlust": Forbund(
        (EKONOMI,),
        {
            (*RESULTAT, "år"): -140_000,
            ("Balansräkning", "Summa eget kapital", "år"): 480_000,
            ("Kassaflödesanalys", "Årets kassaflöde", "år"): -50_000,
            ("Balanskravsresultat", "Balanskravsresultat", "år"): -140_000,
        },
    ),
    # 16 + 13 + 17 = 46 of 67 points.
    "socialt": Forbund(
        (SOCIALT,),
        {
            (BOKSLUT, "N3", "resultat"): "80 % (60 av 75)",
            (BOKSLUT, "N3", "status"): "nådd",
            (BOKSLUT, "N4", "resultat"): "13,3 %",
            (BOKSLUT, "N5", "mål"): "lägre än 12\xa0500",
            (BOKSLUT, "V1", "resultat"): "4,4 dagar",
            (BOKSLUT, "V2", "resultat"): "10,8 månader (2\xa0544 delat med 236)",
            ("Impactindex", HELA, "index"): 100 * 46 / 67,
        },
    ),
    # 53 350 000 − 52 500 000 − 640 000 + 120 000 − 210 000.
    "kommunalforbund": Forbund(
        (EKONOMI,),
        {
            (*RESULTAT, "år"): 120_000,
            ("Balansräkning", "Summa eget kapital", "år"): 4_220_000,
            ("Kassaflödesanalys", "Årets kassaflöde", "år"): -400_000,
        },
    ),
    "tertial": Forbund(
        (EKONOMI,),
        {
            (*RESULTAT, "år"): 180_000,
            ("Balansräkning", "Summa eget kapital", "år"): 580_000,
        },
    ),
    "januari": Forbund(
        (SOCIALT,),
        {
            (BOKSLUT, "A2", "mål"): "högst 5 dagar",
            (BOKSLUT, "A1", "status"): "ej mätt",
            ("Impactindex", HELA, "index"): None,
        },
    ),
}
FALSKA = (
    "Umeå",
    "etableringsprocessen",
    "#VALUE!",
    "#NUM!",
    " 1 dagar",
    " 1 månader",
    "En fastställd status",
    "Där statusen är fastställd",
    "bara skillnaden publicerad",
)
"""What none of the six bears: it belongs to another förbund, or to data that they do not have."""

every_forbund = pytest.mark.parametrize("name", FORBUND)


@cache
def _bok(name: str) -> Rapportbok:
    return rapportbok(read_underlag(raw_tables(read_arsdata(MAPP / name))))


def _rapporter(name: str, *delar: Bokdel) -> list[Rapport]:
    """Return the reports of some of the parts that the förbund uses."""
    tabs = {m.TAB for m in MODULER if m.BOKDEL in FORBUND[name].delar and m.BOKDEL in delar}
    return [rapport for rapport in _bok(name).rapporter if rapport.tab in tabs]


def _texter(name: str) -> Iterator[tuple[str, str]]:
    """Yield tab and text of whatever is written in the reports that the förbund uses."""
    tabs = {rapport.tab for rapport in _rapporter(name, *Bokdel)}
    for rapport in _rapporter(name, *Bokdel):
        yield from (
            (rapport.tab, text) for text in (rapport.heading, rapport.ingress, *rapport.noter)
        )
        yield from ((rapport.tab, row.text) for block in _blocks(rapport) for row in block.rows)
    for cell in _bok(name).cells:
        if cell.tab in tabs:
            yield cell.tab, str(_bok(name).value(cell))


BOCKER = {name: partial(_bok, name) for name in FORBUND} | {
    "umea_2021": umea_2021,
    "umea_2023": umea_2023,
}


def _parts_that_hold_together(table: PageTable) -> Iterator[tuple[int, str]]:
    """Yield each word of the headings and of what wraps, and all else shown, by column."""
    for place, column in enumerate(table.columns):
        yield from ((place, word) for word in _words(column.heading))
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            wraps = row.slag is RowKind.TEXT
            yield from ((place, part) for part in (_words(cell.shown) if wraps else [cell.shown]))


def _words(text: str) -> list[str]:
    """Return what a line may be broken between: words, and the parts of one with a hyphen."""
    return re.findall(r"[^ -]+-?", text)


def _blocks(rapport: Rapport) -> list[Block]:
    return [del_ for del_ in rapport.innehall if isinstance(del_, Block)]


def test_every_folder_is_a_forbund():
    assert set(FORBUND) == {mapp.name for mapp in MAPP.iterdir()}


@every_forbund
def test_the_data_are_without_fault(name: str):
    fel = [it for it in _bok(name).underlag.anmarkningar if it.grad is Grad.FEL]
    assert [] == fel


@every_forbund
def test_the_figures_are_those_worked_out_by_hand(name: str):
    svar = FORBUND[name].svar
    assert pytest.approx(svar) == {key: _bok(name).value(Cell(*key)) for key in svar}


@every_forbund
def test_another_calculator_agrees_with_every_figure(name: str, calc, tmp_path: Path):
    fil = tmp_path / f"{name}.xlsm"
    build(Bok(fil, MAPP / name, name))
    assert [] == problems(fil)
    assert [] == calc.recalculate(fil).different


@every_forbund
def test_no_social_heading_stands_over_nothing(name: str):
    for rapport in _rapporter(name, SOCIALT):
        for block in _blocks(rapport):
            slag = [row.slag for row in block.rows]
            assert slag, (rapport.tab, block.heading)
            ensamma = [a for a, b in zip(slag, [*slag[1:], RowKind.HEADING], strict=True) if a == b]
            assert RowKind.HEADING not in ensamma, (rapport.tab, block.heading)
            filled = {column for row in block.rows for column in row.cells}
            # A column a plattform stands in every block of its tab.
            if rapport.tab != PER_PLATTFORM:
                assert filled >= {column.key for column in block.columns}, rapport.tab


@every_forbund
def test_nothing_false_is_said(name: str):
    falska = [(tab, text) for tab, text in _texter(name) if any(f in text for f in FALSKA)]
    assert [] == falska


@pytest.mark.parametrize("name", BOCKER)
def test_headings_figures_and_words_have_room_in_their_columns(name: str):
    en_bok = BOCKER[name]()
    trangt = []
    for rapport in en_bok.anvanda:
        tables = page(en_bok, rapport).tables
        # A tab's blocks share its columns, each as wide as the widest of them asks for.
        places = zip_longest(*([it.width for it in table.columns] for table in tables), fillvalue=0)
        widths = [max(place) for place in places]
        parts = chain.from_iterable(map(_parts_that_hold_together, tables))
        trangt += [(rapport.tab, part) for place, part in parts if len(part) >= widths[place]]
    assert [] == trangt


@pytest.mark.parametrize("name", BOCKER)
def test_no_row_of_headings_is_empty(name: str):
    tomma = [
        (rapport.tab, block.heading)
        for rapport in BOCKER[name]().anvanda
        if rapport.bokdel in (EKONOMI, SOCIALT)
        for block in _blocks(rapport)
        if not any(column.heading for column in block.columns)
    ]
    assert [] == tomma


@pytest.mark.parametrize("name", BOCKER)
def test_every_share_per_plattform_has_a_figure(name: str):
    rapport = next(it for it in BOCKER[name]().rapporter if it.tab == PER_PLATTFORM)
    for block in _blocks(rapport):
        if block.heading not in (UTFALL, STATUS):
            assert all(row.cells for row in block.rows), block.heading


def test_deviations_are_not_spoken_of_before_there_is_an_outcome():
    sagt = [rapport.ingress for rapport in _bok("januari").anvanda]
    assert not any("avvikelse" in ingress for ingress in sagt)
    assert any("avvikelse" in rapport.ingress for rapport in _bok("tertial").anvanda)


def test_a_sum_of_last_year_waits_for_its_parts():
    medel = Cell("Kassaflödesanalys", MEDEL, "föregående år")
    assert _bok("bas").value(medel) is None


ARBETSFLIKAR = ("Kontosammandrag", "Indikatorsammandrag", "Indikatorer per plattform")
"""Their columns are the form that formulas name, whether a förbund fills it or not."""
INTE_MATT = {"januari": ("Impactindex", "Genomströmning")}
"""Where nothing is measured yet, which the words say beside the columns that wait for it."""


@every_forbund
def test_every_column_of_a_report_has_something_in_it(name: str):
    bok = _bok(name)
    tomma = []
    for rapport in bok.anvanda:
        if rapport.tab in (*ARBETSFLIKAR, *INTE_MATT.get(name, ())):
            continue
        for block in _blocks(rapport):
            for column in block.columns:
                values = [bok.cell_value(rapport.tab, row, column.key) for row in block.rows]
                if column.heading and all(value is None for value in values):
                    tomma.append((rapport.tab, block.heading, column.heading))
    assert [] == tomma
