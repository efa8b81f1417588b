"""The data tabs of a new workbook: table, help, validation lists and looks from the declaration."""

import datetime as dt
import math
import textwrap
from collections.abc import Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from templates.arsdata import FORSTA_DATARAD, Rader
from xlsaddin.excel.draw import style
from xlsaddin.excel.draw.style import Looks
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tabeller import INSTALLNINGAR
from xlsaddin.tabs.schema import Kolumn, Tabell, Typ

HUVUDRAD = FORSTA_DATARAD - 2
LEDIGA_RADER = 5_000
"""Rows below the data where help and validation already hold, for pasted rows."""

LASLIG_BREDD = 270
"""So many characters beside one another can be read on one page."""

EN_RADS_HOJD = style.height(())
TECKEN_PER_BREDD = 1.08
"""Letters are narrower than the digits that a column's width counts; the indent takes its part."""

_TALFORMAT = {
    Typ.HELTAL: "0",
    Typ.BELOPP: "#,##0.00",
    Typ.DATUM: "yyyy-mm-dd",
    Typ.TEXT: "General",
    Typ.KOD: "@",
    Typ.VARDE: "General",
}
_TITELLANGD, _TEXTLANGD = 32, 255
_STORST = 1e12


def draw_data_tab(
    sheet: Worksheet, tabell: Tabell, rader: Rader, forbund: str, looks: Looks
) -> None:
    """Draw one data table on an empty sheet."""
    sheet.set_tab_color(style.BLA_FLIK)
    _set_up_page(sheet, tabell, forbund)
    sheet.set_row(0, style.TITELHOJD)
    sheet.write_string(0, 0, tabell.flik, looks.named("titel"))
    sheet.write_string(1, 0, tabell.hjalp, looks.named("ingress"))
    sista = HUVUDRAD + max(len(rader), 1)
    sheet.add_table(
        HUVUDRAD,
        0,
        sista,
        len(tabell.kolumner) - 1,
        {
            "name": tabell.namn,
            "style": "Table Style Light 9",
            "columns": [
                {"header": kolumn.namn, "header_format": looks.named("datahuvud")}
                for kolumn in tabell.kolumner
            ],
        },
    )
    for plats, kolumn in enumerate(tabell.kolumner):
        sheet.set_column(plats, plats, kolumn.bredd, looks.data(_TALFORMAT[kolumn.typ]))
        sheet.data_validation(HUVUDRAD + 1, plats, sista + LEDIGA_RADER, plats, validation(kolumn))
    for nummer, rad in enumerate(rader, HUVUDRAD + 1):
        for plats, kolumn in enumerate(tabell.kolumner):
            _write(sheet, (nummer, plats), rad[plats], looks.data(_TALFORMAT[kolumn.typ]))
        if (hojd := row_height(tabell, rad)) > EN_RADS_HOJD:
            sheet.set_row(nummer, hojd)
    if tabell is INSTALLNINGAR:
        _choices_of_settings(sheet)


def _set_up_page(sheet: Worksheet, tabell: Tabell, forbund: str) -> None:
    """Keep the headers in sight and on every page; a wide table is printed over several."""
    style.set_up_print(sheet, forbund)
    sheet.freeze_panes(HUVUDRAD + 1, 0)
    sheet.repeat_rows(0, HUVUDRAD)
    sidor = math.ceil(sum(kolumn.bredd for kolumn in tabell.kolumner) / LASLIG_BREDD)
    if sidor > 1:
        sheet.fit_to_pages(sidor, 0)
        sheet.repeat_columns(0, 0)


def row_height(tabell: Tabell, rad: Sequence[object]) -> float:
    """Return the height in points that shows all of a row's texts, wrapped in their columns.

    >>> row_height(INSTALLNINGAR, ["År", 2023.0, "år", "Året " * 20, ""])
    31.0
    """
    rader = [
        len(textwrap.wrap(varde, int(kolumn.bredd * TECKEN_PER_BREDD)))
        for varde, kolumn in zip(rad, tabell.kolumner, strict=True)
        if isinstance(varde, str)
    ]
    return 1.0 + style.RADHOJD * max([1, *rader])


def validation(kolumn: Kolumn) -> dict[str, Any]:
    """Return the help and the check that Excel shows for a column's cells.

    >>> validation(Kolumn("Tecken", Typ.HELTAL, "1 eller -1.", tillatna=(1, -1)))["source"]
    ['1', '-1']
    """
    regel: dict[str, Any] = {
        "input_title": kolumn.namn[:_TITELLANGD],
        "input_message": kolumn.hjalp[:_TEXTLANGD],
        "error_title": "Värdet går inte att använda",
        "error_message": kolumn.hjalp[:_TEXTLANGD],
    }
    if kolumn.tillatna:
        return regel | {"validate": "list", "source": [str(v) for v in kolumn.tillatna]}
    if kolumn.typ is Typ.HELTAL:
        return regel | _mellan("integer", 0, 10**9)
    if kolumn.typ is Typ.BELOPP:
        return regel | _mellan("decimal", -_STORST, _STORST)
    if kolumn.typ is Typ.DATUM:
        return regel | _mellan("date", dt.date(2000, 1, 1), dt.date(2100, 12, 31))
    return regel | {"validate": "any"}


def _mellan(slag: str, lagst: object, hogst: object) -> dict[str, object]:
    return {"validate": slag, "criteria": "between", "minimum": lagst, "maximum": hogst}


def _write(sheet: Worksheet, plats: tuple[int, int], varde: object, look: Format) -> None:
    rad, kolumn = plats
    if isinstance(varde, dt.date):
        midnatt = dt.datetime.combine(varde, dt.time())
        sheet.write_datetime(rad, kolumn, midnatt, look)
    elif isinstance(varde, (int, float)):
        sheet.write_number(rad, kolumn, varde, look)
    elif varde == "":
        sheet.write_blank(rad, kolumn, None, look)
    else:
        sheet.write_string(rad, kolumn, str(varde), look)


def _choices_of_settings(sheet: Worksheet) -> None:
    varden = [kolumn.namn for kolumn in INSTALLNINGAR.kolumner].index("Värde")
    for rad, installning in enumerate(inst.ALLA, HUVUDRAD + 1):
        if installning.tillatna:
            regel = {"validate": "list", "source": list(installning.tillatna)}
            sheet.data_validation(rad, varden, rad, varden, regel)
