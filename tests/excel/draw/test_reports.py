"""Report tabs as they are drawn: cached values, looks, heights, widths and print."""

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.reports.pahittad import TAB, bok, diagram, matare, rapport, sida, tabell
from xlsaddin.excel.draw.layout import sheet_cells
from xlsaddin.excel.draw.reports import draw, draw_looks
from xlsaddin.figures.figur import Konstant
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, RowKind, Stycke


def drawn(en_bok: Rapportbok, *, values: bool = False) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(draw(en_bok)), data_only=values)[TAB]


def test_every_cell_of_the_page_stands_in_the_sheet_with_its_value():
    formulas, values = drawn(bok()), drawn(bok(), values=True)
    for cell in sheet_cells(sida()):
        place = {"row": cell.row + 1, "column": cell.column + 1}
        assert cell.content == (formulas.cell(**place).value or "")
        cached = cell.value if cell.is_formula else cell.content
        assert (cached or None) == (values.cell(**place).value or None)


def test_the_made_up_page_recalculates_to_its_cached_values(calc, tmp_path):
    book = tmp_path / "sida.xlsx"
    book.write_bytes(draw(bok()))
    recalculated = calc.recalculate(book)
    # Start asks for the settings, and the page has no data tabs.
    assert 13 == sum(it.sheet == TAB for it in recalculated.formulas)
    assert [] == [it for it in recalculated.different if it.sheet == TAB]


def test_a_key_figure_is_larger_than_other_figures():
    sheet = drawn(bok())
    assert [14, 11] == [sheet[address].font.size for address in ("B6", "B14")]
    assert sheet.row_dimensions[6].height > sheet.row_dimensions[5].height


def test_a_paragraph_wraps_in_a_row_that_holds_it():
    sheet = drawn(bok(rapport(Stycke("Ord " * 60))))
    assert sheet["A4"].alignment.wrap_text
    assert 76 == round(sheet.row_dimensions[4].height)
    assert 60 == int(sheet.column_dimensions["A"].width)


def test_a_comment_gets_the_height_that_it_needs():
    sheet = drawn(bok(rapport(tabell(A=1.0)), kommentarer=[(TAB, "A", "Ord " * 40)]))
    assert 46 == round(sheet.row_dimensions[6].height)
    assert 60 == int(sheet.column_dimensions["E"].width)


def test_a_row_of_text_is_as_high_as_its_longest_cell():
    column = BlockColumn("ord", "I ord", Format.TEXT, 20)
    row = BlockRow("a", {"ord": "Ord " * 20}, RowKind.TEXT)
    sheet = drawn(bok(rapport(Block("", (column,), (row,)))))
    assert 76 == round(sheet.row_dimensions[5].height)


def test_a_column_is_as_wide_as_the_widest_of_the_tables_that_share_it():
    bred = Block("Bred", (BlockColumn("x", "X", width=30),), (BlockRow("a"),))
    sheet = drawn(bok(rapport(tabell(A=1.0), bred)))
    assert [30, 10] == [int(sheet.column_dimensions[it].width) for it in "BC"]


@pytest.mark.parametrize(
    ("parts", "frozen"),
    [
        ((tabell(A=1.0),), "B6"),
        ((tabell(A=1.0), Stycke("Efteråt.")), "B6"),
        ((Stycke("Före."), tabell(A=1.0)), "B4"),
        ((tabell(A=1.0), Block("", (BlockColumn("x", "X"),), (BlockRow("a"),))), "B4"),
        ((Stycke("Text."),), "B4"),
    ],
)
def test_the_title_stays_in_sight_and_the_headers_of_a_table_alone(parts, frozen):
    assert frozen == drawn(bok(rapport(*parts))).freeze_panes


@pytest.mark.parametrize(
    ("parts", "pages"),
    [
        ((tabell(A=1.0), diagram()), 1),
        ((tabell(A=1.0), matare()), 1),
        ((tabell(**{f"R{n}": 1.0 for n in range(70)}), diagram()), 0),
        ((tabell(A=1.0),), 0),
        ((Stycke("Text."),), 1),
    ],
)
def test_a_page_with_a_chart_is_printed_whole_when_it_can_be_read(parts, pages):
    fitted = drawn(bok(rapport(*parts))).page_setup.fitToHeight
    assert pages == (1 if fitted is None else int(fitted))


def test_rows_of_one_format_share_a_rule_for_what_is_nought():
    formats = (Format.KR, Format.KR, Format.TKR, Format.KR, Format.TEXT)
    rows = [BlockRow(f"r{n}", {"x": Konstant(n)}, format=f) for n, f in enumerate(formats)]
    sheet = drawn(bok(rapport(Block("", (BlockColumn("x", "X"),), tuple(rows)))))
    assert {"B5:B6": "0.4999999", "B7": "499.9999", "B8": "0.4999999"} == {
        str(area.sqref): rule.formula[1]
        for area in sheet.conditional_formatting
        for rule in area.rules
    }


def test_a_number_that_is_not_whole_has_a_rule_of_its_own():
    row = BlockRow("a", {"x": Konstant(0.5)}, format=Format.TAL)
    sheet = drawn(bok(rapport(Block("", (BlockColumn("x", "X"),), (row,)))))
    rules = [rule for area in sheet.conditional_formatting for rule in area.rules]
    assert ["0;0", "#,##0.00"] == [rule.dxf.numFmt.formatCode for rule in rules]
    assert ["ROUND(B5,2)<>ROUND(B5,0)"] == rules[1].formula


def test_the_looks_of_a_tab_are_drawn_with_nothing_in_its_cells():
    looks = openpyxl.load_workbook(io.BytesIO(draw_looks(bok(), {TAB})))[TAB]
    whole = drawn(bok())
    assert {None} == {cell.value for row in looks.iter_rows() for cell in row}
    for cell in sheet_cells(sida()):
        place = {"row": cell.row + 1, "column": cell.column + 1}
        assert whole.cell(**place).style == looks.cell(**place).style
        assert whole.cell(**place).number_format == looks.cell(**place).number_format
    heights = [{n: it.height for n, it in s.row_dimensions.items()} for s in (whole, looks)]
    assert heights[0] == heights[1]


def test_tabs_that_are_not_asked_for_have_no_looks():
    annan = rapport(Stycke("Text."))._replace(tab="Annan")
    names = openpyxl.load_workbook(io.BytesIO(draw_looks(bok(rapport(), annan), {"Annan"})))
    assert ["Annan"] == names.sheetnames
