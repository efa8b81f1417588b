"""Where comments, notes and charts stand, so that no chart hides a cell."""

import pytest

from tests.reports.pahittad import TAB, bok, diagram, matare, rapport, sida, tabell
from xlsaddin.excel.draw.layout import sheet_cells
from xlsaddin.excel.draw.places import (
    CHART_ROWS,
    GAP,
    chart_places,
    comment_column,
    text_below,
)
from xlsaddin.reports.page import Page, page
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Stycke

WIDE = Block("Bred", tuple(BlockColumn(f"k{n}", f"K{n}") for n in range(6)), (BlockRow("a"),))


def test_charts_that_end_a_page_stand_below_its_notes_one_below_another():
    it = sida(tabell(A=1.0), diagram(), diagram(), noter=("En.", "Två."))
    assert 8 == text_below(it)
    assert ((11, 0), (11 + CHART_ROWS, 0)) == chart_places(it)


def test_a_chart_that_is_read_midway_stands_beside_the_table_that_it_follows():
    it = sida(tabell(A=1.0), diagram(), Stycke("Efteråt."))
    assert ((3, 3 + GAP),) == chart_places(it)


def test_two_charts_midway_stand_one_below_the_other():
    it = sida(tabell(A=1.0), matare(), diagram(), Stycke("Efteråt."))
    assert ((3, 6), (3 + CHART_ROWS, GAP)) == chart_places(it)


def test_a_chart_midway_stands_to_the_right_of_the_wider_table_that_it_reaches_down_to():
    it = sida(tabell(A=1.0), diagram(), WIDE)
    assert ((3, 6 + GAP),) == chart_places(it)


def test_a_chart_midway_stands_to_the_right_of_comments():
    en_bok = bok(
        rapport(tabell(A=1.0), diagram(), Stycke("Efteråt.")), kommentarer=[(TAB, "A", "Så.")]
    )
    it = page(en_bok, en_bok.rapporter[0])
    assert 4 == comment_column(it)
    assert ((3, 4 + GAP),) == chart_places(it)


def test_the_notes_stand_below_a_chart_that_hangs_below_the_last_table():
    it = sida(tabell(A=1.0), diagram(), Stycke("Efteråt."), noter=("En.",))
    assert 3 + CHART_ROWS == text_below(it)


def test_a_page_may_begin_with_a_chart():
    it = sida(matare(), tabell(A=1.0))
    assert ((3, 3 + GAP),) == chart_places(it)


@pytest.mark.parametrize(
    "parts",
    [
        (tabell(A=1.0), matare(), diagram(), WIDE, Stycke("Text.")),
        (WIDE, tabell(A=1.0), matare(), Stycke("Text."), diagram()),
        (tabell(**{f"R{n}": 1.0 for n in range(40)}), matare(), diagram(), Stycke("Text.")),
        (tabell(A=1.0), matare(), matare()),
    ],
)
def test_no_chart_covers_a_cell(parts):
    it = sida(*parts, noter=("En not.",))
    covered = _covered(it)
    assert not covered & {(cell.row, cell.column) for cell in sheet_cells(it)}


def _covered(it: Page) -> set[tuple[int, int]]:
    """Return the cells under the charts, as far down as a gauge reaches and three columns wide."""
    return {
        (place.row + down, place.column + right)
        for place in chart_places(it)
        for down in range(12)
        for right in range(3)
    }
