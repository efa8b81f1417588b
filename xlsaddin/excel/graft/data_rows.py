"""Rows of a data table in a closed workbook: replaced, appended and deleted, all else as it was."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from xlsaddin.domain.celladress import column_letters
from xlsaddin.domain.errors import PlatsSaknas
from xlsaddin.excel.graft.cells import Content, SheetRows, clear, put, put_formula
from xlsaddin.excel.graft.moved_rows import (
    delete_rows,
    spell_out_shared_formulas,
    translated,
)
from xlsaddin.excel.package.opc import Element, main
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import TableInfo, tables

RowContent = Mapping[str, Content]
"""What a row holds: header -> value. A column that is not named is left alone."""


class RowChange(NamedTuple):
    """What is to become of a table's rows.

    Attributes:
        replace: number of a row in Excel -> what it shall hold.
        append: rows to add below the last one that holds something.
        delete: numbers of rows to take away; those below move up.
    """

    replace: Mapping[int, RowContent] = {}
    append: Sequence[RowContent] = ()
    delete: Collection[int] = ()


def table_in(package: Package, name: str) -> TableInfo:
    """Return a table by its name; KeyError if the workbook has none."""
    return {it.name.casefold(): it for it in tables(package)}[name.casefold()]


def table_part(package: Package, table: TableInfo) -> str:
    """Return the part that declares a table."""
    parts = [it for it in package.relationships(table.sheet_part) if it.kind.endswith("/table")]
    return next(it.target for it in parts if _named(package.xml(it.target), table.name))


def column_texts(package: Package, name: str, header: str) -> list[str]:
    """Return what stands in a column of a table, row by row, as it is written in the file."""
    table = table_in(package, name)
    rows = SheetRows(package.xml(table.sheet_part))
    part = package.workbook_target("sharedStrings")
    strings = list(package.xml(part)) if part else []
    cells = [
        rows.cell(row, _place(table, header)) for row in range(table.first_row, table.last_row + 1)
    ]
    return ["" if cell is None else _text(cell, strings) for cell in cells]


def _text(cell: Element, strings: Sequence[Element]) -> str:
    value = cell.findtext(main("v"), "")
    source = strings[int(value)] if cell.get("t") == "s" else cell
    return "".join(str(it.text or "") for it in source.iter(main("t"))) or value


def write_rows(package: Package, name: str, change: RowChange) -> int:
    """Change the rows of a table and return the number of the first appended one.

    The table's other columns, looks, comments and tab stay as they are.

    A new row looks as the one above it, and gets the formulas of the user's own columns.

    Raises:
        PlatsSaknas: something stands below the table where new rows would be.
        RadenHarKommentar: a row to delete, or one that would move, has a comment.
        KeyError: the workbook has no such table, or the table no such column.
    """
    table = table_in(package, name)
    part = table_part(package, table)
    sheet, declared = package.xml(table.sheet_part), package.xml(part)
    rows = SheetRows(sheet)
    for number, content in change.replace.items():
        _put_row(rows, table, number, content)
    last = delete_rows(package, rows, table, change.delete)
    table = table._replace(last_row=last)
    first = _first_free(rows, table)
    formulas = _own_formulas(declared)
    if formulas and change.append:
        spell_out_shared_formulas(rows)
    last = _append(rows, table, (first, change.append), formulas)
    resize(declared, table, last + bool(table.totals_row))
    widen_dimension(sheet, rows)
    package.put_xml(table.sheet_part, sheet)
    package.put_xml(part, declared)
    return first


def empty_table(package: Package, name: str) -> None:
    """Leave one blank row in a table, with the formulas of the user's own columns.

    Raises:
        RadenHarKommentar: a row has a comment.
    """
    table = table_in(package, name)
    formulas = _own_formulas(package.xml(table_part(package, table)))
    blank = {header: None for header in table.columns if header not in formulas}
    rows = range(table.first_row, table.last_row + 1)
    write_rows(package, name, RowChange(replace={table.first_row: blank}, delete=rows[1:]))


def _first_free(rows: SheetRows, table: TableInfo) -> int:
    """Return the number of the row below the last one that holds something."""
    number = table.last_row
    while number >= table.first_row and not _holds(rows, table, number):
        number -= 1
    return number + 1


def _append(
    rows: SheetRows,
    table: TableInfo,
    added: tuple[int, Sequence[RowContent]],
    formulas: Mapping[str, str],
) -> int:
    """Add rows from a number on, and return the number of the table's last row."""
    first, append = added
    last = max(table.last_row, first + len(append) - 1)
    _refuse_taken(rows, table, last)
    model = max(first - 1, table.first_row)
    for number, content in enumerate(append, first):
        if number > table.last_row:
            _like_row(rows, table, number, model)
            for header, formula in formulas.items():
                _fill(rows, _place(table, header), (model, number), formula)
        _put_row(rows, table, number, content)
    return last


def _holds(rows: SheetRows, table: TableInfo, number: int) -> bool:
    """Tell whether a row holds something that is no formula."""
    cells = (rows.cell(number, place) for place in table.column_numbers)
    return any(cell is not None and len(cell) and cell[0].tag != main("f") for cell in cells)


def _refuse_taken(rows: SheetRows, table: TableInfo, last: int) -> None:
    if last > table.last_row:
        taken = table.totals_row is not None or any(
            not rows.is_blank(number, place)
            for number in rows.rows_from(table.last_row + 1)
            if number <= last
            for place in table.column_numbers
        )
        if taken:
            raise PlatsSaknas(sida="under", table=table.name, tab=table.sheet_name)


def _like_row(rows: SheetRows, table: TableInfo, number: int, model: int) -> None:
    """Make the cells of a new row, each with the look of the one in the model row."""
    for place in table.column_numbers:
        above = rows.cell(model, place)
        cell = rows.made(number, place)
        clear(cell)
        if above is not None and above.get("s"):
            cell.set("s", str(above.get("s")))


def _put_row(rows: SheetRows, table: TableInfo, number: int, content: RowContent) -> None:
    for header, value in content.items():
        put(rows.made(number, _place(table, header)), value)


def _place(table: TableInfo, header: str) -> int:
    headers = [column.casefold() for column in table.columns]
    if header.casefold() not in headers:
        raise KeyError(header)
    return table.first_col + headers.index(header.casefold())


def _fill(rows: SheetRows, place: int, model_and_new: tuple[int, int], formula: str) -> None:
    """Fill a formula from the row above, or else as the column has it."""
    model, number = model_and_new
    above = rows.cell(model, place)
    filled = None if above is None else above.findtext(main("f"))
    if filled:
        letters = column_letters(place)
        formula = translated(filled, f"{letters}{model}", f"{letters}{number}")
    put_formula(rows.made(number, place), formula)


def _own_formulas(declared: Element) -> dict[str, str]:
    """Return the formulas that Excel fills a table's columns with, by header."""
    path = f"{main('tableColumns')}/{main('tableColumn')}"
    found = {
        str(it.get("name")): it.findtext(main("calculatedColumnFormula"))
        for it in declared.iterfind(path)
    }
    return {header: formula for header, formula in found.items() if formula}


def resize(declared: Element, table: TableInfo, bottom: int, width: int = 0) -> None:
    """Let a table reach to another row, and have another number of columns."""
    last = table.first_col + (width or len(table.columns)) - 1
    top = f"{column_letters(table.first_col)}{table.first_row - 1}"
    declared.set("ref", f"{top}:{column_letters(last)}{bottom}")
    without_totals = bottom - bool(table.totals_row)
    for filter_ in declared.iterfind(main("autoFilter")):
        filter_.set("ref", f"{top}:{column_letters(last)}{without_totals}")


def widen_dimension(sheet: Element, rows: SheetRows) -> None:
    """Let the sheet say again how far its cells reach."""
    dimension = sheet.find(main("dimension"))
    columns = {place for row in rows.rows_from(1) for place in rows.columns_of(row)}
    used = [row for row in rows.rows_from(1) if rows.columns_of(row)]
    if dimension is not None and columns:
        first = f"{column_letters(min(columns))}{used[0]}"
        dimension.set("ref", f"{first}:{column_letters(max(columns))}{used[-1]}")


def _named(declared: Element, name: str) -> bool:
    return str(declared.get("displayName")).casefold() == name.casefold()
