"""A table in somebody else's xlsx: what is hidden, merged or wrong in it is told."""

import datetime as dt
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlsaddin.domain.errors import FilenArSkadad, Tabellfel
from xlsaddin.imports.mall import Mall, fraga
from xlsaddin.imports.rutnat import Rutnat, header_row

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SEEN = 60
_DECIMALS = 4


def rutnat_xlsx(fil: Path, mall: Mall) -> Rutnat:
    """Return the table of a workbook: of its only tab with known headers, or of the one named.

    Raises:
        Tabellfel: no tab has such headers, or several have.
        FilenArSkadad: the file is no whole workbook.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - loads when it is needed
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(fil, data_only=True)
        formulas = load_workbook(fil, data_only=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise FilenArSkadad(fil=fil.name) from error
    found = {}
    for sheet in book.worksheets:
        if mall.val.get("Blad", sheet.title) == sheet.title:
            try:
                found[sheet] = header_row(fil.name, _texts(sheet, _SEEN), mall)
            except Tabellfel as fel:
                nothing = fel
    if not found:
        raise nothing if book.worksheets else Tabellfel(fil=fil.name, vad="Boken har inga blad.")
    if len(found) > 1:
        vad = f"{len(found)} blad har en tabell"
        raise Tabellfel(fil=fil.name, vad=fraga(vad, "Blad", *(it.title for it in found)))
    ((sheet, first),) = found.items()
    return _rutnat(sheet, formulas[sheet.title], first)


def _texts(sheet: "Worksheet", rows: int | None = None) -> list[list[str]]:
    # openpyxl makes the rows that it is asked for.
    last = min(rows or sheet.max_row, sheet.max_row)
    return [[_text(it) for it in row] for row in sheet.iter_rows(max_row=last, values_only=True)]


def _rutnat(sheet: "Worksheet", formulas: "Worksheet", first: int) -> Rutnat:
    rows = _texts(sheet)
    width = max((i + 1 for i, it in enumerate(rows[first]) if it), default=0)
    below = [row[:width] for row in rows[first + 1 :]]
    svar = Rutnat(
        rows[first][:width],
        [list(column) for column in zip(*below, strict=True)] or [[]] * width,
        range(first + 2, len(rows) + 1),
        form={"Blad": sheet.title},
        visat=[f"Excelbok, bladet {sheet.title}, rubriker på rad {first + 1}."],
    )
    _errors(svar, sheet, formulas, first + 1)
    _hidden(svar, sheet, first + 1)
    merged = [str(it) for it in sheet.merged_cells.ranges if it.max_row > first]
    if merged:
        text = f"Sammanslagna celler räknas som den första: {', '.join(merged[:5])}."
        svar.upplysningar.append((None, "", text))
    return svar


def _errors(svar: Rutnat, sheet: "Worksheet", formulas: "Worksheet", header: int) -> None:
    """Note the cells that show an error, and the formulas that were never calculated."""
    width = len(svar.rubriker)
    for row, own in zip(
        sheet.iter_rows(min_row=header + 1, max_col=width),
        formulas.iter_rows(min_row=header + 1, max_row=sheet.max_row, max_col=width),
        strict=True,
    ):
        for cell, formula in zip(row, own, strict=True):
            rubrik = svar.rubriker[(cell.column or 1) - 1]
            if cell.data_type == "e":
                svar.fel.append((cell.row, rubrik, f"Cellen visar felet {cell.value}."))
            elif cell.value is None and formula.data_type == "f":
                text = "Formeln är inte beräknad. Öppna filen i Excel och spara den."
                svar.fel.append((cell.row, rubrik, text))


def _hidden(svar: Rutnat, sheet: "Worksheet", header: int) -> None:
    hidden = [n for n, it in sheet.row_dimensions.items() if it.hidden and n > header]
    if hidden:
        sort = "bortfiltrerade" if sheet.auto_filter.ref else "dolda"
        text = f"{len(hidden)} {sort} rader räknas med, den första är rad {min(hidden)}."
        svar.upplysningar.append((min(hidden), "", text))
    columns = [key for key, it in sheet.column_dimensions.items() if it.hidden]
    if columns:
        svar.upplysningar.append((None, "", f"Dolda kolumner räknas med: {', '.join(columns)}."))


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    """Return a cell's value as a text that is read as what it is."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.{_DECIMALS}f}".replace(".", ",")
    if isinstance(value, (int, float)):
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return str(value.date())
    return str(value).strip()
