"""Reports to sheets: each figure as formula with its value cached, drawn with XlsxWriter."""

from collections.abc import Container, Sequence
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel.draw import style
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
from xlsaddin.reports.bok import Placerat, Rapportbok
from xlsaddin.reports.rapport import Diagram, Format, Radslag, Rapport, visas_som
from xlsaddin.tabs.installningar import FORBUND

TEXTBREDD = (24, 60)
KOMMENTARBREDD = 60
DIAGRAMRADER = 16
EN_SIDAS_RADER = 60
NASTAN_EN_SIDAS_RADER = 40
KODBREDD = 10
LUFT_FORE_DIAGRAM = 3
INDRAG = 4


def draw(bok: Rapportbok) -> bytes:
    """Return a workbook in memory that holds the report tabs and nothing else."""
    workbook = DrawnWorkbook()
    looks = Looks.of(workbook)
    for rapport in bok.rapporter:
        draw_report(workbook.add_worksheet(rapport.flik), bok, rapport, looks)
    workbook.close()
    return workbook.packed(looks.style_names())


def draw_looks(bok: Rapportbok, flikar: Container[str]) -> bytes:
    """Return a workbook that shows how some report tabs look, with nothing in their cells."""
    workbook = DrawnWorkbook()
    looks = Looks.of(workbook)
    for rapport in bok.rapporter:
        if rapport.flik in flikar:
            sheet = workbook.add_worksheet(rapport.flik)
            for cell in sheet_cells(bok, rapport):
                sheet.write_blank(cell.row, cell.column, None, looks.look(cell.look))
            _set_looks(sheet, bok, rapport, looks)
    workbook.close()
    return workbook.packed(looks.style_names())


def draw_report(sheet: Worksheet, bok: Rapportbok, rapport: Rapport, looks: Looks) -> None:
    """Draw one report tab on an empty sheet."""
    sheet.set_tab_color(style.GRON_FLIK)
    sheet.hide_gridlines(2)
    forbund = str(bok.installning(FORBUND) or "")
    style.set_up_print(sheet, forbund, en_sida=_pa_en_sida(bok, rapport))
    for cell in sheet_cells(bok, rapport):
        _write(sheet, cell, looks)
    _set_looks(sheet, bok, rapport, looks)
    placerade = bok.placering[rapport.flik]
    _freeze(sheet, placerade)
    for nummer, diagram in enumerate(rapport.diagram):
        plats = (chart_row(bok, rapport, nummer), chart_column(rapport, diagram))
        draw_chart(sheet, bok, diagram, looks.workbook, plats)


def _pa_en_sida(bok: Rapportbok, rapport: Rapport) -> bool:
    """Tell whether a tab is printed on one page: with its chart, or when little would run over."""
    rader = row_below(bok.placering[rapport.flik])
    if rapport.diagram:
        return rader <= EN_SIDAS_RADER
    kolumner = [kolumn for block in rapport.block for kolumn in block.kolumner]
    berattar = any(k.format is Format.TEXT and k.bredd > KODBREDD for k in kolumner)
    return rader <= NASTAN_EN_SIDAS_RADER and not berattar


def chart_row(bok: Rapportbok, rapport: Rapport, nummer: int) -> int:
    """Return the row, counted from 0, where a chart's upper edge lies."""
    bredvid = rapport.diagram[nummer].bredvid
    if bredvid is not None:
        return bok.placering[rapport.flik][bredvid].rubrikrad - 1
    forsta = row_below(bok.placering[rapport.flik]) + len(rapport.noter) + 1
    return forsta + nummer * DIAGRAMRADER


def chart_column(rapport: Rapport, diagram: Diagram) -> int:
    """Return the column, counted from 0, where a chart's left edge lies."""
    if diagram.bredvid is None:
        return 0
    return len(rapport.block[diagram.bredvid].kolumner) + LUFT_FORE_DIAGRAM


def _write(sheet: Worksheet, cell: SheetCell, looks: Looks) -> None:
    plats, look = (cell.row, cell.column), looks.look(cell.look)
    if cell.is_formula:
        sheet.write_formula(*plats, cell.content, look, "" if cell.value is None else cell.value)
    elif cell.content or not isinstance(cell.look, Siffra):
        sheet.write_string(*plats, cell.content, look)
    else:
        sheet.write_blank(*plats, None, look)


def _set_looks(sheet: Worksheet, bok: Rapportbok, rapport: Rapport, looks: Looks) -> None:
    """Set what belongs to rows and columns: heights, widths, and how nought is shown."""
    sheet.set_default_row(style.LUFTIG_RAD)
    sheet.set_row(0, style.TITELHOJD)
    kommentarer = False
    for placerat in bok.placering[rapport.flik]:
        _set_heights(sheet, bok, rapport.flik, placerat)
        _without_minus(sheet, placerat, looks)
        for nummer, kommentar in comments(bok, rapport, placerat):
            sheet.set_row(nummer, style.height([(kommentar, KOMMENTARBREDD)]))
            kommentarer = True
    _set_widths(sheet, rapport, kommentarer=kommentarer)


def _set_heights(sheet: Worksheet, bok: Rapportbok, flik: str, placerat: Placerat) -> None:
    kolumner = placerat.block.kolumner
    sheet.set_row(placerat.huvudrad - 1, style.height((k.rubrik, k.bredd) for k in kolumner))
    for nummer, rad in placerat.rader():
        if rad.slag is Radslag.TEXT:
            varden = ((bok.cellvarde(flik, rad, k.nyckel), k.bredd) for k in kolumner)
            texter = [(text, bredd) for text, bredd in varden if isinstance(text, str)]
            sheet.set_row(nummer - 1, style.height([(rad.text, TEXTBREDD[1]), *texter]))
        elif len(rad.text) > TEXTBREDD[1] - INDRAG:
            sheet.set_row(nummer - 1, style.height([(rad.text, TEXTBREDD[1] - INDRAG)]))


def _freeze(sheet: Worksheet, placerade: Sequence[Placerat]) -> None:
    """Keep the title and, where there is one block, its headers in sight and on every page."""
    forsta = placerade[0]
    rader = forsta.huvudrad if len(placerade) == 1 else forsta.rubrikrad - 1
    sheet.freeze_panes(rader, 1)
    sheet.repeat_rows(0, rader - 1)


def _without_minus(sheet: Worksheet, placerat: Placerat, looks: Looks) -> None:
    """Take the minus from what is rounded to nought, one rule for each run of like rows."""
    for plats, kolumn in enumerate(placerat.block.kolumner, 1):
        rader = groupby(placerat.rader(), key=lambda par: visas_som(kolumn, par[1]))
        for format_, run in rader:
            if format_ in style.UTAN_MINUS:
                nummer = [nummer - 1 for nummer, _ in run]
                regel = {
                    "type": "cell",
                    "criteria": "between",
                    "minimum": -style.UTAN_MINUS[format_][0],
                    "maximum": 0,
                    "format": looks.unsigned(format_),
                }
                sheet.conditional_format(nummer[0], plats, nummer[-1], plats, regel)


def _set_widths(sheet: Worksheet, rapport: Rapport, *, kommentarer: bool) -> None:
    texter = [len(rad.text) for block in rapport.block for rad in block.rader]
    sheet.set_column(0, 0, min(max([TEXTBREDD[0], *texter]) + 2, TEXTBREDD[1]))
    for plats in range(comment_column(rapport) - 1):
        bredder = [b.kolumner[plats].bredd for b in rapport.block if plats < len(b.kolumner)]
        sheet.set_column(plats + 1, plats + 1, max(bredder))
    if kommentarer:
        sheet.set_column(comment_column(rapport), comment_column(rapport), KOMMENTARBREDD)
