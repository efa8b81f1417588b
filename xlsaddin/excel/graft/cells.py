"""Single cells of a sheet's XML: found, made in their place, given a value, emptied."""

import datetime as dt
from collections.abc import Iterator

from xlsaddin.domain.celladress import column_letters, column_number
from xlsaddin.excel.package.opc import Element, main, needed
from xlsaddin.tabs.values import serial_number

CELL, ROW = main("c"), main("row")
_FORMULA, _VALUE, _TEXT = main("f"), main("v"), main("is")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

SHEET_ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr"),
    *("sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState"),
    *("dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting"),
    *("dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter"),
    *("rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing"),
)
"""What a sheet's XML holds, in the order of the schema, as far as we add to it."""

Content = str | float | int | dt.date | None
"""What a person could type in a cell; None and "" are a blank cell."""


class SheetRows:
    """The rows of a sheet by their numbers; a row or a cell that is missing can be made."""

    def __init__(self, sheet: Element) -> None:
        self._data = needed(sheet, "sheetData")
        self._rows: dict[int, Element] = {}
        number = 0
        for row in self._data:
            number = int(row.get("r") or number + 1)
            row.set("r", str(number))
            self._rows[number] = row
        self._last = number
        self._styles = {
            place: str(col.get("style"))
            for col in sheet.iterfind(f"{main('cols')}/{main('col')}")
            if col.get("style")
            for place in range(int(col.get("min") or 0), int(col.get("max") or 0) + 1)
        }

    def cell(self, row: int, column: int) -> Element | None:
        """Return a cell, its column counted from 1, if the sheet has it."""
        return next((it for place, it in self._cells(row) if place == column), None)

    def made(self, row: int, column: int, style: str | None = None) -> Element:
        """Return a cell, made where it is missing with this look, or its column's."""
        cell = self.cell(row, column)
        if cell is None:
            line = self._row(row)
            before = sum(place < column for place, _ in self._cells(row))
            cell = line.makeelement(CELL, {"r": f"{column_letters(column)}{row}"})
            style = style or line.get("s") or self._styles.get(column)
            if style:
                cell.set("s", style)
            line.insert(before, cell)
        return cell

    def look(self, row: int, column: int) -> str | None:
        """Return the look of a cell, or that of its column."""
        cell = self.cell(row, column)
        return self._styles.get(column) if cell is None else cell.get("s")

    def is_blank(self, row: int, column: int) -> bool:
        """Tell whether nothing stands in a cell: no value, no text, no formula."""
        cell = self.cell(row, column)
        return cell is None or len(cell) == 0

    def rows_from(self, first: int) -> list[int]:
        """Return the numbers of the rows that the sheet has from one on."""
        return sorted(number for number in self._rows if number >= first)

    def columns_of(self, row: int) -> list[int]:
        """Return the columns of a row's cells, counted from 1."""
        return [place for place, _ in self._cells(row)]

    def _cells(self, row: int) -> Iterator[tuple[int, Element]]:
        place = 0
        for cell in self._rows.get(row, ()):
            address = cell.get("r")
            place = column_number(address.rstrip("0123456789")) if address else place + 1
            yield place, cell

    def _row(self, number: int) -> Element:
        if number not in self._rows:
            # Rows are mostly added at the end, and may be very many.
            last = number > self._last
            before = len(self._rows) if last else sum(own < number for own in self._rows)
            row = self._data.makeelement(ROW, {"r": str(number)})
            self._data.insert(before, row)
            self._rows[number] = row
            self._last = max(number, self._last)
        self._rows[number].attrib.pop("spans", "")
        return self._rows[number]


def put(cell: Element, content: Content) -> None:
    """Let a cell hold a value and nothing else; its look stays."""
    clear(cell)
    if content is None or content == "":
        return
    if isinstance(content, str):
        cell.set("t", "inlineStr")
        inside = cell.makeelement(_TEXT)
        text = cell.makeelement(main("t"))
        text.text = content
        if content != content.strip():
            text.set(_SPACE, "preserve")
        inside.append(text)
        cell.append(inside)
    else:
        number = serial_number(content) if isinstance(content, dt.date) else content
        cell.append(_child(cell, _VALUE, f"{number:.17g}"))


def put_formula(cell: Element, formula: str) -> None:
    """Let a cell hold a formula that is calculated when the workbook is opened."""
    clear(cell)
    element = _child(cell, _FORMULA, formula)
    element.set("ca", "1")
    cell.append(element)


def clear(cell: Element) -> None:
    """Take value, text and formula from a cell; its look stays."""
    cell.attrib.pop("t", "")
    cell.attrib.pop("cm", "")
    for child in list(cell):
        cell.remove(child)


def _child(cell: Element, tag: str, text: str) -> Element:
    element = cell.makeelement(tag)
    element.text = text
    return element
