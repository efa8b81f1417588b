"""Reports to sheets: each figure as formula with its value cached, drawn with XlsxWriter."""

from collections.abc import Collection, Container, Iterator, Sequence
from itertools import groupby

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel.draw import start, style
from xlsaddin.excel.draw.charts import draw_chart
from xlsaddin.excel.draw.drawn_workbook import DrawnWorkbook
from xlsaddin.excel.draw.layout import SheetCell, sheet_cells
from xlsaddin.excel.draw.places import chart_places, comment_column, text_below
from xlsaddin.excel.draw.style import Looks
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.formats import WAYS
from xlsaddin.reports.page import Page, PageRow, PageTable, PageText, Siffra, page
from xlsaddin.reports.placering import FIRST_BLOCK_ROW
from xlsaddin.reports.rapport import BlockColumn, Format, Rapport, RowKind

TEXTBREDD = (24, 60)
KOMMENTARBREDD = 60
EN_SIDAS_ROWS = 60
NASTAN_EN_SIDAS_ROWS = 40
KODBREDD = 10
INDRAG = 4


def draw(bok: Rapportbok, tabs: Container[str] | None = None, *, buttons: bool = False) -> bytes:
    """Return a workbook in memory that holds Start and the report tabs and nothing else.

    Args:
        bok: the reports.
        tabs: the report tabs that are drawn, every one when left out.
        buttons: whether Start's buttons are drawn; its own stay where it is put in place of
            another.
    """
    drawn = [it for it in bok.rapporter if tabs is None or it.tab in tabs]
    return _drawn(bok, drawn, [rapport.tab for rapport in bok.rapporter], buttons=buttons)


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
    made = [rapport.tab for rapport in rapporter]
    for cell in start.start_cells(bok, links, made):
        _write(sheet, cell, looks)
    if buttons:
        start.draw_buttons(sheet)
    for name, place in start.NAMNGIVNA.items():
        workbook.define_name(name, f"={start.TAB}!{place}")
    for rapport in rapporter:
        draw_page(workbook.add_worksheet(rapport.tab), page(bok, rapport), looks)
    workbook.close()
    return workbook.packed(looks.style_names())


def draw_looks(bok: Rapportbok, tabs: Container[str]) -> bytes:
    """Return a workbook with the looks and charts of some report tabs, but empty cells."""
    workbook = DrawnWorkbook()
    looks = Looks.of(workbook)
    if start.TAB in tabs:
        sheet = workbook.add_worksheet(start.TAB)
        start.set_up_start(sheet, bok)
        for cell in start.start_cells(bok, [rapport.tab for rapport in bok.rapporter], ()):
            sheet.write_blank(cell.row, cell.column, None, looks.look(cell.look))
    for rapport in bok.rapporter:
        if rapport.tab in tabs:
            sheet, resolved = workbook.add_worksheet(rapport.tab), page(bok, rapport)
            for cell in sheet_cells(resolved):
                sheet.write_blank(cell.row, cell.column, None, looks.look(cell.look))
            _set_up(sheet, resolved)
            _set_looks(sheet, resolved, looks)
            _draw_charts(sheet, resolved, looks)
    workbook.close()
    return workbook.packed(looks.style_names())


def draw_page(sheet: Worksheet, resolved: Page, looks: Looks) -> None:
    """Draw one report tab on an empty sheet."""
    _set_up(sheet, resolved)
    for cell in sheet_cells(resolved):
        _write(sheet, cell, looks)
    _set_looks(sheet, resolved, looks)
    _draw_charts(sheet, resolved, looks)


def draw_values(sheet: Worksheet, resolved: Page, looks: Looks, footer: str) -> None:
    """Draw one report tab as it is now: values, and no formula anywhere.

    Args:
        sheet: an empty sheet.
        resolved: the report.
        looks: the looks of the sheet's workbook.
        footer: what stands to the right in the footer.
    """
    _set_up(sheet, resolved, footer)
    for cell in sheet_cells(resolved):
        write_value(sheet, cell, looks)
    _set_sizes(sheet, resolved)
    _draw_charts(sheet, resolved, looks)


def _set_up(sheet: Worksheet, resolved: Page, footer: str = style.FOOTER) -> None:
    """Set the tab's colour, print and panes, which no cell has."""
    sheet.set_tab_color(style.GRON_TAB)
    sheet.hide_gridlines(2)
    en_sida = _pa_en_sida(resolved)
    style.set_up_print(sheet, resolved.forbund, en_sida=en_sida, right=footer)
    _freeze(sheet, resolved)


def _draw_charts(sheet: Worksheet, resolved: Page, looks: Looks) -> None:
    for chart, place in zip(resolved.charts, chart_places(resolved), strict=True):
        draw_chart(sheet, chart, looks.workbook, place)


def _pa_en_sida(resolved: Page) -> bool:
    """Tell whether a tab is printed on one page: with its chart, or when little would run over."""
    rows = text_below(resolved)
    if resolved.charts:
        return rows <= EN_SIDAS_ROWS
    columns = [column for table in resolved.tables for column in table.columns]
    berattar = any(k.format is Format.TEXT and k.width > KODBREDD for k in columns)
    return rows <= NASTAN_EN_SIDAS_ROWS and not berattar


def _write(sheet: Worksheet, cell: SheetCell, looks: Looks) -> None:
    row, column, content, name, value, is_formula = cell
    look = looks.look(name)
    if is_formula:
        sheet.write_formula(row, column, content, look, "" if value is None else value)
    elif content or not isinstance(name, Siffra):
        sheet.write_string(row, column, content, look)
    else:
        sheet.write_blank(row, column, None, look)


def write_value(sheet: Worksheet, cell: SheetCell, looks: Looks) -> None:
    """Write what a cell shows as it is now."""
    place, value = (cell.row, cell.column), cell.settled()
    if isinstance(value, str) and value:
        sheet.write_string(*place, value, looks.look(cell.look))
    elif isinstance(value, (int, float)) and isinstance(cell.look, Siffra):
        sheet.write_number(*place, value, looks.number(cell.look, value))
    else:
        sheet.write_blank(*place, None, looks.look(cell.look))


def _set_looks(sheet: Worksheet, resolved: Page, looks: Looks) -> None:
    """Set what belongs to rows and columns: heights, widths, and numbers shown otherwise."""
    _set_sizes(sheet, resolved)
    for table in resolved.tables:
        _show_exceptions(sheet, table, looks)


def _set_sizes(sheet: Worksheet, resolved: Page) -> None:
    sheet.set_default_row(style.LUFTIG_ROW)
    sheet.set_row(0, style.TITELHOJD)
    for part in resolved.parts:
        if isinstance(part, PageTable):
            _set_heights(sheet, part)
        elif isinstance(part, PageText):
            sheet.set_row(part.number - 1, style.height([(part.text, TEXTBREDD[1] - INDRAG)]))
    _set_widths(sheet, resolved)


def _set_heights(sheet: Worksheet, table: PageTable) -> None:
    huvud = table.place.header_row - 1
    sheet.set_row(huvud, style.height((k.heading, k.width) for k in table.columns))
    for row in table.rows:
        height = _height(row, table.columns)
        if height is not None:
            sheet.set_row(row.number - 1, height)


def _height(row: PageRow, columns: tuple[BlockColumn, ...]) -> float | None:
    """Return the height of a row in points, None where it is that of any row."""
    if row.comment:
        return style.height([(row.comment, KOMMENTARBREDD)])
    if row.slag is RowKind.NYCKELTAL:
        return style.NYCKELHOJD
    if row.slag is RowKind.TEXT:
        cells = zip(row.cells, columns, strict=True)
        texter = [(c.value, k.width) for c, k in cells if isinstance(c.value, str)]
        return style.height([(row.text, TEXTBREDD[1]), *texter])
    if len(row.text) > TEXTBREDD[1] - INDRAG:
        return style.height([(row.text, TEXTBREDD[1] - INDRAG)])
    return None


def _freeze(sheet: Worksheet, resolved: Page) -> None:
    """Keep the title and, where there is one table alone, its headers in sight and on each page."""
    tables = resolved.tables
    alone = len(tables) == 1 and resolved.parts[0] is tables[0]
    rows = tables[0].place.header_row if alone else FIRST_BLOCK_ROW - 1
    sheet.freeze_panes(rows, 1)
    sheet.repeat_rows(0, rows - 1)


def _show_exceptions(sheet: Worksheet, table: PageTable, looks: Looks) -> None:
    """Show nought without a sign and broken numbers with decimals: a rule a run of like rows."""
    for place, column in enumerate(table.columns):
        if column.format is Format.TEXT:
            continue
        looks_of_rows = ((row.number - 1, row.cells[place].look) for row in table.rows)
        for format_, run in groupby(looks_of_rows, key=lambda pair: pair[1].format):
            rows = [number for number, _ in run]
            for rule, code in _exceptions(format_, xl_rowcol_to_cell(rows[0], place + 1)):
                it = rule | {"format": looks.exception(code)}
                sheet.conditional_format(rows[0], place + 1, rows[-1], place + 1, it)


def _exceptions(format_: Format, cell: str) -> Iterator[tuple[dict[str, object], str]]:
    """Yield the rules for numbers that are shown otherwise, each with their number format."""
    way = WAYS[format_]
    if way.nought:
        band = {"minimum": -way.nought_below, "maximum": way.nought_below}
        yield {"type": "cell", "criteria": "between", **band}, way.nought
    if way.broken:
        rule = f"=ROUND({cell},{way.decimals})<>ROUND({cell},0)"
        yield {"type": "formula", "criteria": rule}, way.broken


def _set_widths(sheet: Worksheet, resolved: Page) -> None:
    tables = resolved.tables
    if any(isinstance(part, PageText) for part in resolved.parts):
        widest = TEXTBREDD[1]
    else:
        texter = [len(row.text) for table in tables for row in table.rows]
        widest = min(max([TEXTBREDD[0], *texter]) + 2, TEXTBREDD[1])
    sheet.set_column(0, 0, widest)
    comments = comment_column(resolved)
    for place in range(comments - 1):
        widths = [t.columns[place].width for t in tables if place < len(t.columns)]
        sheet.set_column(place + 1, place + 1, max(widths))
    if any(row.comment for table in tables for row in table.rows):
        sheet.set_column(comments, comments, KOMMENTARBREDD)
