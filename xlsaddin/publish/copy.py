"""The finished workbook: drawn afresh as values, so that nothing else of the source is in it."""

import datetime as dt

from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel.draw import style
from xlsaddin.excel.draw.drawn_workbook import DrawnWorkbook
from xlsaddin.excel.draw.layout import SheetCell
from xlsaddin.excel.draw.reports import draw_values, write_value
from xlsaddin.excel.draw.style import Looks
from xlsaddin.publish.utgava import FORSATTSBLAD, SPRAK, Utgava
from xlsaddin.reports.bok import tab_name
from xlsaddin.reports.rapport import RowKind

INNEHALL = "Innehåll"
_WIDTHS = (34, 86)
_UPPGIFTSRAD = 3


def draw_copy(utgava: Utgava) -> bytes:
    """Return the finished workbook: a cover and the reports; the same bytes every time."""
    workbook = DrawnWorkbook()
    looks = Looks.of(workbook)
    workbook.set_properties(
        {
            "title": utgava.namn,
            "subject": utgava.fingeravtryck,
            "author": utgava.forbund,
            "created": dt.datetime.combine(utgava.dag, dt.time(), dt.UTC),
        }
    )
    cover = workbook.add_worksheet(FORSATTSBLAD)
    for sida in utgava.sidor:
        draw_values(workbook.add_worksheet(sida.tab), sida, looks, utgava.fingeravtryck)
    _draw_cover(cover, utgava, looks)
    workbook.close()
    return workbook.packed(looks.style_names(), compress=True, language=SPRAK)


def _draw_cover(sheet: Worksheet, utgava: Utgava, looks: Looks) -> None:
    sheet.set_tab_color(style.GRA_TAB)
    sheet.hide_gridlines(2)
    style.set_up_print(sheet, utgava.forbund, right=utgava.fingeravtryck)
    sheet.set_row(0, style.TITELHOJD)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    write_value(sheet, SheetCell(0, 0, utgava.titel, "titel"), looks)
    write_value(sheet, SheetCell(1, 0, utgava.forbund, "ingress"), looks)
    uppgifter = utgava.uppgifter()
    for row, (rubrik, text) in enumerate(uppgifter, _UPPGIFTSRAD):
        write_value(sheet, SheetCell(row, 0, rubrik, RowKind.HEADING), looks)
        write_value(sheet, SheetCell(row, 1, text, "stycke"), looks)
        sheet.set_row(row, style.height([(text, _WIDTHS[1])]))
    first = _UPPGIFTSRAD + len(uppgifter) + 1
    write_value(sheet, SheetCell(first, 0, INNEHALL, "blockrubrik"), looks)
    for row, sida in enumerate(utgava.sidor, first + 1):
        place = f"internal:{tab_name(sida.tab)}!A1"
        sheet.write_url(row, 0, place, looks.named("länk"), sida.tab)
