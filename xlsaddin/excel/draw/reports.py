"""Reports to sheets: each figure as formula with its value cached, drawn with XlsxWriter."""

from collections.abc import Collection, Container, Sequence
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel.draw import start, style
from xlsaddin.excel.draw.charts import draw_chart
from xlsaddin.excel.draw.drawn_workbook import DrawnWorkbook
from xlsaddin.excel.draw.layout import (
    SheetCell,
    Siffra,
    comment_column,
    comments,
    row_below,
    sheet_cells,
)
from xlsaddin.excel.draw.style import Looks
from xlsaddin.reports.bok import Placed, Rapportbok
from xlsaddin.reports.rapport import Diagram, Format, Rapport, RowKind, visas_som
from xlsaddin.tabs.installningar import FORBUND

TEXTBREDD = (24, 60)
KOMMENTARBREDD = 60
DIAGRAMRADER = 16
EN_SIDAS_ROWS = 60
NASTAN_EN_SIDAS_ROWS = 40
KODBREDD = 10
LUFT_FORE_DIAGRAM = 3
INDRAG = 4


def draw(bok: Rapportbok, *, buttons: bool = False) -> bytes:
    """Return a workbook in memory that holds Start and the report tabs and nothing else.

    Start's own buttons stay where it is put in place of another, unless they are drawn too.
    """
    return _drawn(bok, bok.rapporter, [rapport.tab for rapport in bok.rapporter], buttons=buttons)


def draw_start(bok: Rapportbok, rapportflikar: Collection[str], *, buttons: bool = False) -> bytes:
    """Return a workbook in memory that holds Start alone, with links to these report tabs."""
    return _drawn(bok, (), rapportflikar, buttons=buttons)


def _drawn(
    bok: Rapportbok, rapporter: Sequence[Rapport], links: Collection[str], *, buttons: bool
) -> bytes:
    workbook = DrawnWorkbook()
    looks = Looks.of(workbook)
    sheet = workbook.add_worksheet(start.TAB)
    start.set_up_start(sheet, bok)
    for cell in start.start_cells(bok, links):
        _write(sheet, cell, looks)
    if buttons:
        start.draw_buttons(sheet)
    for name, place in start.NAMNGIVNA.items():
        workbook.define_name(name, f"={start.TAB}!{place}")
    for rapport in rapporter:
        draw_report(workbook.add_worksheet(rapport.tab), bok, rapport, looks)
    workbook.close()
    return workbook.packed(looks.style_names())


def draw_looks(bok: Rapportbok, tabs: Container[str]) -> bytes:
    """Return a workbook that shows how some report tabs look, with nothing in their cells."""
    workbook = DrawnWorkbook()
    looks = Looks.of(workbook)
    if start.TAB in tabs:
        sheet = workbook.add_worksheet(start.TAB)
        start.set_up_start(sheet, bok)
        for cell in start.start_cells(bok, [rapport.tab for rapport in bok.rapporter]):
            sheet.write_blank(cell.row, cell.column, None, looks.look(cell.look))
    for rapport in bok.rapporter:
        if rapport.tab in tabs:
            sheet = workbook.add_worksheet(rapport.tab)
            for cell in sheet_cells(bok, rapport):
                sheet.write_blank(cell.row, cell.column, None, looks.look(cell.look))
            _set_up(sheet, bok, rapport)
            _set_looks(sheet, bok, rapport, looks)
    workbook.close()
    return workbook.packed(looks.style_names())


def draw_report(sheet: Worksheet, bok: Rapportbok, rapport: Rapport, looks: Looks) -> None:
    """Draw one report tab on an empty sheet."""
    _set_up(sheet, bok, rapport)
    for cell in sheet_cells(bok, rapport):
        _write(sheet, cell, looks)
    _set_looks(sheet, bok, rapport, looks)
    for number, diagram in enumerate(rapport.diagram):
        place = (chart_row(bok, rapport, number), chart_column(rapport, diagram))
        draw_chart(sheet, bok, diagram, looks.workbook, place)


def _set_up(sheet: Worksheet, bok: Rapportbok, rapport: Rapport) -> None:
    """Set the tab's colour, print and panes, which no cell has."""
    sheet.set_tab_color(style.GRON_TAB)
    sheet.hide_gridlines(2)
    forbund = str(bok.installning(FORBUND) or "")
    style.set_up_print(sheet, forbund, en_sida=_pa_en_sida(bok, rapport))
    _freeze(sheet, bok.placering[rapport.tab])


def _pa_en_sida(bok: Rapportbok, rapport: Rapport) -> bool:
    """Tell whether a tab is printed on one page: with its chart, or when little would run over."""
    rows = row_below(bok.placering[rapport.tab])
    if rapport.diagram:
        return rows <= EN_SIDAS_ROWS
    columns = [column for block in rapport.block for column in block.columns]
    berattar = any(k.format is Format.TEXT and k.width > KODBREDD for k in columns)
    return rows <= NASTAN_EN_SIDAS_ROWS and not berattar


def chart_row(bok: Rapportbok, rapport: Rapport, number: int) -> int:
    """Return the row, counted from 0, where a chart's upper edge lies."""
    bredvid = rapport.diagram[number].bredvid
    if bredvid is not None:
        return bok.placering[rapport.tab][bredvid].heading_row - 1
    first = row_below(bok.placering[rapport.tab]) + len(rapport.noter) + 1
    return first + number * DIAGRAMRADER


def chart_column(rapport: Rapport, diagram: Diagram) -> int:
    """Return the column, counted from 0, where a chart's left edge lies."""
    if diagram.bredvid is None:
        return 0
    return len(rapport.block[diagram.bredvid].columns) + LUFT_FORE_DIAGRAM


def _write(sheet: Worksheet, cell: SheetCell, looks: Looks) -> None:
    place, look = (cell.row, cell.column), looks.look(cell.look)
    if cell.is_formula:
        sheet.write_formula(*place, cell.content, look, "" if cell.value is None else cell.value)
    elif cell.content or not isinstance(cell.look, Siffra):
        sheet.write_string(*place, cell.content, look)
    else:
        sheet.write_blank(*place, None, look)


def _set_looks(sheet: Worksheet, bok: Rapportbok, rapport: Rapport, looks: Looks) -> None:
    """Set what belongs to rows and columns: heights, widths, and how nought is shown."""
    sheet.set_default_row(style.LUFTIG_ROW)
    sheet.set_row(0, style.TITELHOJD)
    kommentarer = False
    for placed in bok.placering[rapport.tab]:
        _set_heights(sheet, bok, rapport.tab, placed)
        _without_minus(sheet, placed, looks)
        for number, kommentar in comments(bok, rapport, placed):
            sheet.set_row(number, style.height([(kommentar, KOMMENTARBREDD)]))
            kommentarer = True
    _set_widths(sheet, rapport, kommentarer=kommentarer)


def _set_heights(sheet: Worksheet, bok: Rapportbok, tab: str, placed: Placed) -> None:
    columns = placed.block.columns
    sheet.set_row(placed.header_row - 1, style.height((k.heading, k.width) for k in columns))
    for number, row in placed.rows():
        if row.slag is RowKind.TEXT:
            values = ((bok.cell_value(tab, row, k.key), k.width) for k in columns)
            texter = [(text, width) for text, width in values if isinstance(text, str)]
            sheet.set_row(number - 1, style.height([(row.text, TEXTBREDD[1]), *texter]))
        elif len(row.text) > TEXTBREDD[1] - INDRAG:
            sheet.set_row(number - 1, style.height([(row.text, TEXTBREDD[1] - INDRAG)]))


def _freeze(sheet: Worksheet, placerade: Sequence[Placed]) -> None:
    """Keep the title and, where there is one block, its headers in sight and on every page."""
    first = placerade[0]
    rows = first.header_row if len(placerade) == 1 else first.heading_row - 1
    sheet.freeze_panes(rows, 1)
    sheet.repeat_rows(0, rows - 1)


def _without_minus(sheet: Worksheet, placed: Placed, looks: Looks) -> None:
    """Take the minus from what is rounded to nought, one rule for each run of like rows."""
    for place, column in enumerate(placed.block.columns, 1):
        rows = groupby(placed.rows(), key=lambda par: visas_som(column, par[1]))
        for format_, run in rows:
            if format_ in style.WITHOUT_MINUS:
                number = [number - 1 for number, _ in run]
                regel = {
                    "type": "cell",
                    "criteria": "between",
                    "minimum": -style.WITHOUT_MINUS[format_][0],
                    "maximum": 0,
                    "format": looks.unsigned(format_),
                }
                sheet.conditional_format(number[0], place, number[-1], place, regel)


def _set_widths(sheet: Worksheet, rapport: Rapport, *, kommentarer: bool) -> None:
    texter = [len(row.text) for block in rapport.block for row in block.rows]
    sheet.set_column(0, 0, min(max([TEXTBREDD[0], *texter]) + 2, TEXTBREDD[1]))
    for place in range(comment_column(rapport) - 1):
        widths = [b.columns[place].width for b in rapport.block if place < len(b.columns)]
        sheet.set_column(place + 1, place + 1, max(widths))
    if kommentarer:
        sheet.set_column(comment_column(rapport), comment_column(rapport), KOMMENTARBREDD)
