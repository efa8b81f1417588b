"""Columns added to a data table in a closed workbook, at its right edge; all else as it was."""

import copy
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlsaddin.domain.celladress import column_letters
from xlsaddin.domain.errors import PlatsSaknas
from xlsaddin.excel.draw.data_tab import FIRST_DATA_ROW, LEDIGA_ROWS
from xlsaddin.excel.graft.cells import SHEET_ORDER, SheetRows, put
from xlsaddin.excel.graft.data_rows import resize, table_in, table_part, widen_dimension
from xlsaddin.excel.graft.styles import StyleMap
from xlsaddin.excel.package.opc import Element, main, needed, section_of
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import TableInfo
from xlsaddin.tabs.schema import Table


class Pattern(NamedTuple):
    """A data tab drawn afresh, and where the workbook has its looks."""

    sheet: Element
    styles: StyleMap

    def look(self, column: int, row: int) -> str | None:
        """Return the look of a drawn cell, or of its column where none is drawn."""
        look = SheetRows(self.sheet).look(row, column)
        return None if look is None else self.styles.cells[look]

    def validation(self, cells: str) -> Element | None:
        """Return a copy of the help and check of these drawn cells; «B5:B» is a whole column."""
        for it in self.sheet.iter(main("dataValidation")):
            own = str(it.get("sqref"))
            if own == cells or (":" in cells and own.startswith(cells)):
                return copy.deepcopy(it)
        return None


def missing_columns(package: Package, table: Table) -> list[int]:
    """Return the places, from 0, of the declared columns that a workbook's table lacks."""
    there = {header.casefold() for header in table_in(package, table.name).columns}
    return [
        place for place, column in enumerate(table.columns) if column.name.casefold() not in there
    ]


def add_columns(package: Package, table: Table, missing: Sequence[int], pattern: Pattern) -> None:
    """Add declared columns, empty, to the right of all that the table has.

    Raises:
        PlatsSaknas: something stands to the right of the table.
    """
    info = table_in(package, table.name)
    part = table_part(package, info)
    sheet, declared = package.xml(info.sheet_part), package.xml(part)
    rows = SheetRows(sheet)
    bottom = info.totals_row or info.last_row
    for place, drawn in enumerate(missing, info.first_col + len(info.columns)):
        if any(not rows.is_blank(row, place) for row in range(info.first_row - 1, bottom + 1)):
            raise PlatsSaknas(sida="till höger om", table=info.name, tab=info.sheet_name)
        _declare(declared, table.columns[drawn].name)
        _dress(sheet, info, pattern, drawn + 1, place)
        header = rows.made(info.first_row - 1, place, pattern.look(drawn + 1, FIRST_DATA_ROW - 1))
        put(header, table.columns[drawn].name)
        for row in range(info.first_row, info.last_row + 1):
            rows.made(row, place, pattern.look(drawn + 1, FIRST_DATA_ROW))
    resize(declared, info, bottom, len(info.columns) + len(missing))
    widen_dimension(sheet, rows)
    package.put_xml(info.sheet_part, sheet)
    package.put_xml(part, declared)


def add_validation(sheet: Element, validation: Element | None, cells: str) -> None:
    """Let help and check hold for some cells."""
    if validation is not None:
        section = section_of(sheet, "dataValidations", SHEET_ORDER)
        validation.set("sqref", cells)
        section.append(validation)
        section.set("count", str(len(section)))


def _declare(declared: Element, header: str) -> None:
    columns = needed(declared, "tableColumns")
    number = 1 + max(int(it.get("id") or 0) for it in columns)
    columns.append(columns.makeelement(main("tableColumn"), {"id": str(number), "name": header}))
    columns.set("count", str(len(columns)))


def _dress(sheet: Element, info: TableInfo, pattern: Pattern, drawn: int, place: int) -> None:
    """Give a new column the width, the help and the check of the drawn one."""
    letters = column_letters(place)
    validation = pattern.validation("{0}{1}:{0}".format(column_letters(drawn), FIRST_DATA_ROW))
    cells = f"{letters}{info.first_row}:{letters}{info.last_row + LEDIGA_ROWS}"
    add_validation(sheet, validation, cells)
    widths = section_of(sheet, "cols", SHEET_ORDER)
    if not any(int(it.get("min") or 0) <= place <= int(it.get("max") or 0) for it in widths):
        width = copy.deepcopy(next(_widths(pattern.sheet, drawn)))
        width.set("min", str(place))
        width.set("max", str(place))
        if width.get("style"):
            width.set("style", pattern.styles.cells[str(width.get("style"))])
        widths.insert(sum(int(it.get("min") or 0) < place for it in widths), width)


def _widths(sheet: Element, place: int) -> Iterator[Element]:
    return (
        it
        for it in sheet.iterfind(f"{main('cols')}/{main('col')}")
        if int(it.get("min") or 0) <= place <= int(it.get("max") or 0)
    )
