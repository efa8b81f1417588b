"""What stands in each cell of a report tab."""

from tests.reports.pahittad import TAB, bok, diagram, hela, matare, rapport, sida, tabell
from xlsaddin.excel.draw.layout import SheetCell, sheet_cells
from xlsaddin.figures.data import Installning
from xlsaddin.reports.page import Page, Siffra, page
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, RowKind


def by_place(it: Page) -> dict[tuple[int, int], SheetCell]:
    cells = list(sheet_cells(it))
    found = {(cell.row, cell.column): cell for cell in cells}
    assert len(cells) == len(found), "two cells in one place"
    return found


def test_the_title_and_the_line_below_it_come_first():
    cells = by_place(sida())
    assert ("En sida", "titel") == (cells[0, 0].content, cells[0, 0].look)
    ingress = "Exempelförbundet  ·  2023, helår  ·  Antal."
    assert (ingress, "ingress") == (cells[1, 0].content, cells[1, 0].look)


def test_a_table_has_its_heading_its_headers_and_its_rows():
    cells = by_place(sida(tabell(A=1.0)))
    assert ("Tabell", "blockrubrik") == (cells[3, 0].content, cells[3, 0].look)
    assert ["", "Kvinnor", "Andel", "I ord"] == [cells[4, n].content for n in range(4)]
    assert ["huvud", "huvud höger", "huvud höger", "huvud"] == [cells[4, n].look for n in range(4)]
    assert ("A", RowKind.POST) == (cells[5, 0].content, cells[5, 0].look)
    look = Siffra(RowKind.POST, Format.ANTAL, right=True)
    assert SheetCell(5, 1, "=1", look, 1.0, True) == cells[5, 1]
    assert SheetCell(5, 3, "några", Siffra(RowKind.POST, Format.TEXT, right=False)) == cells[5, 3]


def test_the_line_of_a_sum_goes_through_its_blank_cells_and_no_other_row_has_any():
    cells = by_place(sida(tabell(A=1.0), Block("", (BlockColumn("x", "X"),), (BlockRow("tom"),))))
    assert "" == cells[6, 3].content
    assert (9, 0) in cells
    assert (9, 1) not in cells


def test_a_formula_whose_value_is_missing_is_written_still():
    block = Block("", (BlockColumn("x", "X"),), (BlockRow("a", {"x": Installning("Tom")}),))
    cell = by_place(sida(block))[4, 1]
    assert (None, True) == (cell.value, cell.is_formula)


def test_a_paragraph_is_a_text_or_a_formula_in_the_first_column():
    cells = by_place(sida())
    assert ("Först ett stycke, som sägs rakt ut.", "stycke", False) == (
        cells[8, 0].content,
        cells[8, 0].look,
        cells[8, 0].is_formula,
    )
    assert (
        SheetCell(9, 0, '="Sedan ett som räknas."', "stycke", "Sedan ett som räknas.", True)
        == (cells[9, 0])
    )


def test_comments_have_a_header_to_the_right_of_every_table():
    en_bok = bok(hela(), kommentarer=[(TAB, "B", "Många.")])
    cells = by_place(page(en_bok, en_bok.rapporter[0]))
    assert [("Kommentar", "kommentarhuvud"), ("Många.", "kommentar")] == [
        (cells[row, 4].content, cells[row, 4].look) for row in (12, 14)
    ]


def test_a_gauge_is_drawn_from_live_cells_below_it():
    cells = by_place(sida(tabell(A=1.0, B=59.0), matare()))
    assert ["Värde", "Kvar till 100", "Undre halvan"] == [
        cells[n, 0].content for n in range(22, 25)
    ]
    assert [
        ("='Sida'!$B$8", 60.0),
        ('=IF(B23="","",100-B23)', 40.0),
        ('=IF(B23="","",B23+B24)', 100),
    ] == [(cells[n, 1].content, cells[n, 1].value) for n in range(22, 25)]


def test_a_gauge_of_a_missing_figure_has_no_numbers():
    saknas = {"kvinnor": Installning("Tom")}
    block = Block("", (BlockColumn("kvinnor", "K"),), (BlockRow("Alla", saknas),))
    cells = by_place(sida(block, matare()))
    assert [None] * 3 == [cell.value for (_, column), cell in cells.items() if column == 1][-3:]


def test_a_chart_of_the_reports_own_cells_needs_no_other():
    with_chart = set(sheet_cells(sida(tabell(A=1.0), diagram())))
    assert with_chart == set(sheet_cells(sida(tabell(A=1.0))))


def test_two_reports_may_stand_in_one_book():
    annan = rapport(tabell(A=2.0))._replace(tab="Annan")
    en_bok = bok(rapport(tabell(A=1.0)), annan._replace(innehall=()))
    assert 2 == len(list(sheet_cells(page(en_bok, en_bok.rapporter[1]))))
