"""The page that every renderer draws: each cell with its value, text, formula and look."""

import pytest

from tests.reports.pahittad import (
    TAB,
    bok,
    cell,
    diagram,
    hela,
    langs,
    matare,
    nyckeltalen,
    rapport,
    sida,
    tabell,
)
from xlsaddin.figures.figur import Cell, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.reports.page import PageTable, PageText, Siffra, page
from xlsaddin.reports.page_charts import PageChart, PageGauge, Points
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, RowKind, Stycke


def test_the_parts_stand_in_the_order_in_which_they_are_read():
    kinds = [type(part) for part in sida().parts]
    expected = [PageTable, PageText, PageText, PageTable, PageGauge, PageText, PageChart]
    assert expected == kinds


def test_the_line_below_the_title_says_whose_when_and_in_what_unit():
    it = sida()
    assert ("Exempelförbundet", "2023, helår", "Antal.") == (it.forbund, it.period, it.unit)
    assert "Exempelförbundet  ·  2023, helår  ·  Antal." == it.ingress


def test_what_is_not_told_is_left_out_of_the_line_below_the_title():
    assert "Antal." == sida()._replace(forbund="", period="").ingress


def test_a_cell_has_its_value_its_text_its_formula_and_its_look():
    (table,) = sida(tabell(A=1.0, B=59.0)).tables
    kvinnor, andel, ord_ = table.rows[0].cells
    assert (1.0, "1", "1") == (kvinnor.value, kvinnor.shown, kvinnor.formula)
    assert (1 / 60, "2 %", 'IF(B8=0,"",B6/B8)') == (andel.value, andel.shown, andel.formula)
    assert ("några", "några", "") == (ord_.value, ord_.shown, ord_.formula)
    assert Siffra(RowKind.POST, Format.PROCENT, right=True) == andel.look
    assert Siffra(RowKind.POST, Format.TEXT, right=False) == ord_.look


def test_a_blank_cell_has_nothing_to_show():
    (table,) = sida(tabell(A=1.0)).tables
    blank = table.rows[-1].cells[-1]
    assert (None, "", "") == (blank.value, blank.shown, blank.formula)


def test_a_row_knows_its_number_and_its_comment():
    en_bok = bok(rapport(tabell(A=1.0)), kommentarer=[(TAB, "A", "Bara"), (TAB, "A", "en.")])
    (table,) = page(en_bok, en_bok.rapporter[0]).tables
    assert [(6, "A", "Bara en."), (7, "Alla", "")] == [
        (r.number, r.text, r.comment) for r in table.rows
    ]


def test_a_column_of_persons_counts_them_and_its_neighbours_do_not():
    (table,) = sida(tabell(A=1.0)).tables
    assert [True, False, False] == [it.personer for it in table.rows[0].cells]


def test_a_row_may_tell_otherwise_than_its_columns_whether_it_counts_persons():
    (table,) = sida(nyckeltalen(), tabell(A=1.0)).tables[:1]
    assert [[False] * 3, [True, True, False]] == [[c.personer for c in r.cells] for r in table.rows]


def test_a_key_figure_has_its_value_its_target_and_its_words():
    (table,) = sida(nyckeltalen(), tabell(A=1.0)).tables[:1]
    assert ["100 %", "40 %", "under målet"] == [it.shown for it in table.rows[0].cells]
    assert ["", "", ""] == [it.shown for it in table.rows[1].cells]
    assert {RowKind.NYCKELTAL} == {row.slag for row in table.rows}


def test_a_paragraph_is_a_text_or_is_reckoned_in_its_own_cell():
    en_bok = bok()
    rakt, raknat, _ = (p for p in page(en_bok, hela()).parts if isinstance(p, PageText))
    assert ("Först ett stycke, som sägs rakt ut.", "") == (rakt.text, rakt.formula)
    assert (10, "Sedan ett som räknas.") == (raknat.number, raknat.text)
    assert '"Sedan ett som räknas."' == raknat.formula
    assert "A10" == en_bok.address(Cell(TAB, "räknat", "text"), TAB)


def test_a_figure_can_point_at_a_paragraph():
    pekar = BlockRow("Pekar", {"x": Cell(TAB, "räknat", "text")})
    block = Block("", (BlockColumn("x", "X", Format.TEXT),), (pekar,))
    en_bok = bok(rapport(Stycke(text("Sagt."), "räknat"), block))
    assert ("Sagt.", "A4") == (
        en_bok.value(cell("Pekar", "x")),
        en_bok.formula(cell("Pekar", "x")),
    )


def test_a_chart_down_a_column_has_its_cells_and_their_numbers():
    (chart,) = sida(tabell(A=1.0, B=59.0), diagram()).charts
    assert Points("'Sida'!$A$6:$A$8", ("A", "B", "Alla")) == chart.categories
    assert [("Kvinnor", Points("'Sida'!$B$6:$B$8", (1.0, 59.0, 60.0)))] == list(chart.series)


def test_a_chart_along_a_row_takes_its_categories_from_the_headers():
    (chart,) = sida(tabell(A=1.0, B=59.0), langs()).charts
    assert Points("'Sida'!$B$5:$C$5", ("Kvinnor", "Andel")) == chart.categories
    assert [("A", Points("'Sida'!$B$6:$C$6", (1.0, 1 / 60)))] == list(chart.series)


def test_a_gauge_has_its_cell_its_number_and_the_end_of_its_scale():
    (gauge,) = sida(tabell(A=1.0, B=59.0), matare()).charts
    assert ("'Sida'!$B$8", 60.0, 100) == (gauge.address, gauge.value, gauge.hogst)


@pytest.mark.parametrize("value", [0.0, ""])
def test_a_constant_that_is_nought_or_empty_is_a_figure_still(value):
    block = Block("", (BlockColumn("x", "X"),), (BlockRow("a", {"x": Konstant(value)}),))
    (table,) = sida(block).tables
    assert value == table.rows[0].cells[0].value


def test_every_column_that_counts_women_men_answers_or_participants_says_so():
    from tests.reports.socialt.bocker import umea_2021  # noqa: PLC0415 - read for this test alone

    bok_2021 = umea_2021()
    marked = {
        (rapport_.tab, column.key)
        for rapport_ in bok_2021.rapporter
        for block in rapport_.block
        for column in block.columns
        if column.personer
    }
    assert {
        *(("Volymer och resultat", key) for key in ("Kvinnor", "Män", "Totalt", "föregående år")),
        *(("Deltagarbakgrund", key) for key in ("Kvinnor", "Män", "Totalt")),
        *(("Enkätsvar", key) for key in ("kvinnor", "män", "övriga", "alla")),
        *(("Genomströmning", key) for key in ("täljare", "nämnare")),
        *(("Jämställdhet", key) for key in ("kvinnor", "män")),
        *(("Jämställdhet", f"{vems} täljare") for vems in ("kvinnors", "mäns")),
        *(("Indikatorsammandrag", key) for key in ("täljare", "nämnare")),
        *(("Indikatorer per plattform", plattform) for plattform in bok_2021.underlag.plattformar),
    } == marked
