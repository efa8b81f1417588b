"""Reports to sheets: each figure as formula with its value cached, drawn with XlsxWriter."""

import io
from collections.abc import Container, Sequence
from itertools import groupby
from typing import cast

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel import style
from xlsaddin.excel.layout import (
    SheetCell,
    Siffra,
    comment_column,
    comments,
    row_below,
    sheet_cells,
)
from xlsaddin.excel.named_styles import name_styles
from xlsaddin.excel.style import Looks
from xlsaddin.reports.bok import Placerat, Rapportbok
from xlsaddin.reports.figur import Kolumnomrade
from xlsaddin.reports.rapport import Diagram, Radslag, Rapport, visas_som
from xlsaddin.tabs.installningar import FORBUND

CALC_ID = 191029
TEXTBREDD = (24, 60)
KOMMENTARBREDD = 60
DIAGRAMRADER = 16


def draw(bok: Rapportbok) -> bytes:
    """Return a workbook in memory that holds the report tabs and nothing else."""
    minne = io.BytesIO()
    workbook = open_workbook(minne)
    looks = Looks.of(workbook)
    for rapport in bok.rapporter:
        draw_report(workbook.add_worksheet(rapport.flik), bok, rapport, looks)
    workbook.close()
    return name_styles(minne.getvalue(), looks.style_names())


def draw_looks(bok: Rapportbok, flikar: Container[str]) -> bytes:
    """Return a workbook that shows how some report tabs look, with nothing in their cells."""
    minne = io.BytesIO()
    workbook = open_workbook(minne)
    looks = Looks.of(workbook)
    for rapport in bok.rapporter:
        if rapport.flik in flikar:
            sheet = workbook.add_worksheet(rapport.flik)
            for cell in sheet_cells(bok, rapport):
                sheet.write_blank(cell.row, cell.column, None, looks.look(cell.look))
            _set_looks(sheet, bok, rapport, looks)
    workbook.close()
    return name_styles(minne.getvalue(), looks.style_names())


def open_workbook(file: io.BytesIO | str) -> Workbook:
    """Return a new workbook that is read without being recalculated: its cached values hold."""
    workbook = Workbook(file, {"in_memory": True})
    workbook.set_calc_mode("auto", CALC_ID)
    workbook.calc_on_load = False
    return workbook


def draw_report(sheet: Worksheet, bok: Rapportbok, rapport: Rapport, looks: Looks) -> None:
    """Draw one report tab on an empty sheet."""
    sheet.set_tab_color(style.GRON_FLIK)
    sheet.hide_gridlines(2)
    style.set_up_print(sheet, str(bok.installning(FORBUND) or ""), en_sida=bool(rapport.diagram))
    for cell in sheet_cells(bok, rapport):
        _write(sheet, cell, looks)
    _set_looks(sheet, bok, rapport, looks)
    placerade = bok.placering[rapport.flik]
    _freeze(sheet, placerade)
    for nummer, diagram in enumerate(rapport.diagram):
        _draw_chart(sheet, bok, diagram, looks, chart_row(bok, rapport, nummer))


def chart_row(bok: Rapportbok, rapport: Rapport, nummer: int) -> int:
    """Return the row, counted from 0, where a chart's upper edge lies."""
    forsta = row_below(bok.placering[rapport.flik]) + len(rapport.noter) + 1
    return forsta + nummer * DIAGRAMRADER


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
        _set_heights(sheet, placerat)
        _without_minus(sheet, placerat, looks)
        for nummer, kommentar in comments(bok, rapport, placerat):
            sheet.set_row(nummer, style.height([(kommentar, KOMMENTARBREDD)]))
            kommentarer = True
    _set_widths(sheet, rapport, kommentarer=kommentarer)


def _set_heights(sheet: Worksheet, placerat: Placerat) -> None:
    kolumner = placerat.block.kolumner
    sheet.set_row(placerat.huvudrad - 1, style.height((k.rubrik, k.bredd) for k in kolumner))
    for nummer, rad in placerat.rader():
        if rad.slag is Radslag.TEXT:
            texter = [
                (v, k.bredd) for k in kolumner if isinstance(v := rad.celler.get(k.nyckel), str)
            ]
            sheet.set_row(nummer - 1, style.height(texter))


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


def _draw_chart(
    sheet: Worksheet, bok: Rapportbok, diagram: Diagram, looks: Looks, rad: int
) -> None:
    chart = cast("Chart", looks.workbook.add_chart({"type": diagram.slag}))
    for serie, farg in zip(diagram.serier, ("#548235", "#A6A6A6", "#2F75B5"), strict=False):
        chart.add_series(
            {
                "name": serie.namn,
                "categories": "=" + bok.omrade(diagram.kategorier, ""),
                "values": "=" + bok.omrade(serie.varden, ""),
                "categories_data": _values(bok, diagram.kategorier),
                "values_data": _values(bok, serie.varden),
                "fill": {"color": farg},
                "data_labels": {"value": True, "num_format": style.TALFORMAT[diagram.format]},
            }
        )
    chart.set_title({"name": diagram.titel, "name_font": {"size": 12}})
    chart.set_y_axis({"num_format": style.TALFORMAT[diagram.format], "min": 0})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 620, "height": 300})
    sheet.insert_chart(rad, 0, chart, {"description": diagram.alt_text, "object_position": 2})


def _values(bok: Rapportbok, omrade: Kolumnomrade) -> list[object]:
    return ["" if varde is None else varde for varde in bok.kolumn(omrade)]
