"""Reports to sheets: each figure as formula with its value cached, drawn with XlsxWriter."""

import io
from collections.abc import Sequence
from itertools import groupby
from typing import cast

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xlsaddin.excel import style
from xlsaddin.excel.style import Looks
from xlsaddin.reports.bok import Placerat, Rapportbok
from xlsaddin.reports.figur import Cell, Figur, Kolumnomrade
from xlsaddin.reports.rapport import Diagram, Format, Kolumn, Rad, Radslag, Rapport, visas_som
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
    return minne.getvalue()


def open_workbook(file: io.BytesIO | str) -> Workbook:
    """Return a new workbook that is read without being recalculated: its cached values hold."""
    workbook = Workbook(file, {"in_memory": True})
    workbook.set_calc_mode("auto", CALC_ID)
    workbook.calc_on_load = False
    return workbook


def draw_report(sheet: Worksheet, bok: Rapportbok, rapport: Rapport, looks: Looks) -> None:
    """Draw one report tab on an empty sheet."""
    forbund = str(bok.installning(FORBUND) or "")
    period = _period(bok)
    sheet.set_tab_color(style.GRON_FLIK)
    sheet.hide_gridlines(2)
    style.set_up_print(sheet, forbund, en_sida=bool(rapport.diagram))
    sheet.set_row(0, style.TITELHOJD)
    sheet.write_string(0, 0, rapport.rubrik, looks.named("titel"))
    ingress = "  ·  ".join(del_ for del_ in (forbund, period, rapport.ingress) if del_)
    sheet.write_string(1, 0, ingress, looks.named("ingress"))
    placerade = bok.placering[rapport.flik]
    kommentarer = any(bok.kommentar(rapport.flik, rad) for b in rapport.block for rad in b.rader)
    for placerat in placerade:
        _draw_block(sheet, bok, rapport, placerat, looks)
    if kommentarer:
        _draw_comments(sheet, bok, rapport, looks)
    _set_widths(sheet, rapport, kommentarer=kommentarer)
    _freeze(sheet, placerade)
    slut = placerade[-1].sista_rad + 1
    for nummer, mening in enumerate(rapport.noter):
        sheet.write_string(slut + nummer, 0, mening, looks.named("not"))
    for nummer, diagram in enumerate(rapport.diagram):
        plats = slut + len(rapport.noter) + 1 + nummer * DIAGRAMRADER
        _draw_chart(sheet, bok, diagram, looks, plats)


def _period(bok: Rapportbok) -> str:
    ar, period = bok.underlag.ar, bok.installning("Period")
    return f"{ar}, {str(period).lower()}" if ar and period else str(ar or "")


def _freeze(sheet: Worksheet, placerade: Sequence[Placerat]) -> None:
    """Keep the title and, where there is one block, its headers in sight and on every page."""
    forsta = placerade[0]
    rader = forsta.huvudrad if len(placerade) == 1 else forsta.rubrikrad - 1
    sheet.freeze_panes(rader, 1)
    sheet.repeat_rows(0, rader - 1)


def _draw_block(
    sheet: Worksheet, bok: Rapportbok, rapport: Rapport, placerat: Placerat, looks: Looks
) -> None:
    block = placerat.block
    if block.rubrik:
        sheet.write_string(placerat.rubrikrad - 1, 0, block.rubrik, looks.named("blockrubrik"))
    huvud = placerat.huvudrad - 1
    sheet.write_string(huvud, 0, "", looks.named("huvud"))
    for plats, kolumn in enumerate(block.kolumner, 1):
        namn = "huvud" if kolumn.format is Format.TEXT else "huvud höger"
        sheet.write_string(huvud, plats, kolumn.rubrik, looks.named(namn))
    sheet.set_row(huvud, style.height((k.rubrik, k.bredd) for k in block.kolumner))
    for nummer, rad in placerat.rader():
        _draw_row(sheet, bok, rapport.flik, (nummer - 1, rad, block.kolumner), looks)
    _without_minus(sheet, placerat, looks)


def _draw_row(
    sheet: Worksheet,
    bok: Rapportbok,
    flik: str,
    plats: tuple[int, Rad, Sequence[Kolumn]],
    looks: Looks,
) -> None:
    nummer, rad, kolumner = plats
    texter = [(v, k.bredd) for k in kolumner if isinstance(v := rad.celler.get(k.nyckel), str)]
    if rad.slag is Radslag.TEXT:
        sheet.set_row(nummer, style.height(texter))
    sheet.write_string(nummer, 0, rad.text, looks.text(rad.slag))
    for i, kolumn in enumerate(kolumner, 1):
        innehall = rad.celler.get(kolumn.nyckel)
        hoger = kolumn.format is not Format.TEXT
        look = looks.cell(rad.slag, visas_som(kolumn, rad), hoger=hoger)
        if isinstance(innehall, Figur):
            cell = Cell(flik, rad.namn, kolumn.nyckel)
            value = bok.varde(cell)
            sheet.write_formula(
                nummer, i, f"={bok.formel(cell)}", look, "" if value is None else value
            )
        elif innehall:
            sheet.write_string(nummer, i, innehall, look)
        elif rad.slag in {Radslag.SUMMA, Radslag.RESULTAT}:
            sheet.write_blank(nummer, i, None, look)


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


def _draw_comments(sheet: Worksheet, bok: Rapportbok, rapport: Rapport, looks: Looks) -> None:
    kolumn = _kommentarkolumn(rapport)
    for placerat in bok.placering[rapport.flik]:
        kommenterade = [
            (nummer - 1, kommentar)
            for nummer, rad in placerat.rader()
            if (kommentar := bok.kommentar(rapport.flik, rad))
        ]
        if kommenterade:
            huvud = looks.named("kommentarhuvud")
            sheet.write_string(placerat.huvudrad - 1, kolumn, "Kommentar", huvud)
        for nummer, kommentar in kommenterade:
            sheet.write_string(nummer, kolumn, kommentar, looks.named("kommentar"))
            sheet.set_row(nummer, style.height([(kommentar, KOMMENTARBREDD)]))


def _kommentarkolumn(rapport: Rapport) -> int:
    return 1 + max(len(block.kolumner) for block in rapport.block)


def _set_widths(sheet: Worksheet, rapport: Rapport, *, kommentarer: bool) -> None:
    texter = [len(rad.text) for block in rapport.block for rad in block.rader]
    sheet.set_column(0, 0, min(max([TEXTBREDD[0], *texter]) + 2, TEXTBREDD[1]))
    for plats in range(_kommentarkolumn(rapport) - 1):
        bredder = [b.kolumner[plats].bredd for b in rapport.block if plats < len(b.kolumner)]
        sheet.set_column(plats + 1, plats + 1, max(bredder))
    if kommentarer:
        sheet.set_column(_kommentarkolumn(rapport), _kommentarkolumn(rapport), KOMMENTARBREDD)


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
