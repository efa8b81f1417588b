"""Data tabs drawn afresh: table, help, validation lists and looks from the declaration."""

import datetime as dt
import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel.draw import style
from xlsaddin.excel.draw.drawn_workbook import DrawnWorkbook
from xlsaddin.excel.draw.style import Looks
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import Column, Kind, Table

Rows = list[list[object]]
"""The rows of a table, each with a value for each declared column; "" where a cell is blank."""

FIRST_DATA_ROW = 5
"""Every table stands alone on its tab: title, help, an empty row, headers, and then the data."""

HEADER_ROW = FIRST_DATA_ROW - 2
"""The row of the headers counted from 0, as XlsxWriter counts."""

LEDIGA_ROWS = 5_000
"""Rows below the data where help and validation already hold, for pasted rows."""

LASLIG_WIDTH = 270
"""So many characters beside one another can be read on one page."""

EN_RADS_HOJD = style.height(())
TECKEN_PER_WIDTH = 1.08
"""Letters are narrower than the digits that a column's width counts; the indent takes its part."""

_TALFORMAT = {
    Kind.HELTAL: "0",
    Kind.BELOPP: "#,##0.00",
    Kind.DATUM: "yyyy-mm-dd",
    Kind.TEXT: "General",
    Kind.KOD: "@",
    Kind.VALUE: "General",
}
_TITELLANGD, _TEXTLANGD = 32, 255
_STORST = 1e12


def draw_data_tabs(rows: Mapping[Table, Rows]) -> bytes:
    """Return a workbook in memory that holds some data tabs and nothing else."""
    workbook = DrawnWorkbook()
    looks = Looks.of(workbook)
    for table, own in rows.items():
        draw_data_tab(workbook.add_worksheet(table.tab), table, own, "", looks)
    workbook.close()
    return workbook.packed(looks.style_names())


def draw_data_tab(sheet: Worksheet, table: Table, rows: Rows, forbund: str, looks: Looks) -> None:
    """Draw one data table on an empty sheet."""
    sheet.set_tab_color(style.BLA_TAB)
    _set_up_page(sheet, table, forbund)
    sheet.set_row(0, style.TITELHOJD)
    sheet.write_string(0, 0, table.tab, looks.named("titel"))
    sheet.write_string(1, 0, table.help, looks.named("ingress"))
    last = HEADER_ROW + max(len(rows), 1)
    sheet.add_table(
        HEADER_ROW,
        0,
        last,
        len(table.columns) - 1,
        {
            "name": table.name,
            "style": "Table Style Light 9",
            "columns": [
                {"header": column.name, "header_format": looks.named("datahuvud")}
                for column in table.columns
            ],
        },
    )
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width, looks.data(_TALFORMAT[column.kind]))
        sheet.data_validation(HEADER_ROW + 1, place, last + LEDIGA_ROWS, place, validation(column))
    for number, row in enumerate(rows, HEADER_ROW + 1):
        for place, column in enumerate(table.columns):
            _write(sheet, (number, place), row[place], looks.data(_TALFORMAT[column.kind]))
        if (hojd := row_height(table, row)) > EN_RADS_HOJD:
            sheet.set_row(number, hojd)
    if table is INSTALLNINGAR:
        _choices_of_settings(sheet)


def _set_up_page(sheet: Worksheet, table: Table, forbund: str) -> None:
    """Keep the headers in sight and on every page; a wide table is printed over several."""
    style.set_up_print(sheet, forbund)
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    sheet.repeat_rows(0, HEADER_ROW)
    sidor = math.ceil(sum(column.width for column in table.columns) / LASLIG_WIDTH)
    if sidor > 1:
        sheet.fit_to_pages(sidor, 0)
        sheet.repeat_columns(0, 0)


def row_height(table: Table, row: Sequence[object]) -> float:
    """Return the height in points that shows all of a row's texts, wrapped in their columns.

    >>> row_height(INSTALLNINGAR, ["År", 2023.0, "år", "Året " * 20, ""])
    31.0
    """
    rows = [
        len(textwrap.wrap(value, int(column.width * TECKEN_PER_WIDTH)))
        for value, column in zip(row, table.columns, strict=True)
        if isinstance(value, str)
    ]
    return 1.0 + style.RADHOJD * max([1, *rows])


def validation(column: Column) -> dict[str, Any]:
    """Return the help and the check that Excel shows for a column's cells.

    >>> validation(Column("Tecken", Kind.HELTAL, "1 eller -1.", allowed=(1, -1)))["source"]
    ['1', '-1']
    """
    regel: dict[str, Any] = {
        "input_title": column.name[:_TITELLANGD],
        "input_message": column.help[:_TEXTLANGD],
        "error_title": "Värdet går inte att använda",
        "error_message": column.help[:_TEXTLANGD],
    }
    if column.allowed:
        return regel | {"validate": "list", "source": [str(v) for v in column.allowed]}
    if column.kind is Kind.HELTAL:
        return regel | _mellan("integer", 0, 10**9)
    if column.kind is Kind.BELOPP:
        return regel | _mellan("decimal", -_STORST, _STORST)
    if column.kind is Kind.DATUM:
        return regel | _mellan("date", dt.date(2000, 1, 1), dt.date(2100, 12, 31))
    return regel | {"validate": "any"}


def _mellan(slag: str, lagst: object, hogst: object) -> dict[str, object]:
    return {"validate": slag, "criteria": "between", "minimum": lagst, "maximum": hogst}


def _write(sheet: Worksheet, place: tuple[int, int], value: object, look: Format) -> None:
    row, column = place
    if isinstance(value, dt.date):
        midnatt = dt.datetime.combine(value, dt.time())
        sheet.write_datetime(row, column, midnatt, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)
    elif value == "":
        sheet.write_blank(row, column, None, look)
    else:
        sheet.write_string(row, column, str(value), look)


def _choices_of_settings(sheet: Worksheet) -> None:
    values = [column.name for column in INSTALLNINGAR.columns].index("Värde")
    for row, installning in enumerate(inst.ALLA, HEADER_ROW + 1):
        if installning.allowed:
            regel = {"validate": "list", "source": list(installning.allowed)}
            sheet.data_validation(row, values, row, values, regel)
