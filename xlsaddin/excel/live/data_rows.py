"""Rows of a data table in the open workbook: read as one block, written as one block."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsaddin.excel.graft.cells import Content
from xlsaddin.excel.graft.data_rows import RowChange, RowContent
from xlsaddin.excel.live.tabs import Grid, as_typed, read_grid, write_block
from xlsaddin.tabs.values import serial_number

if TYPE_CHECKING:
    from xlwings import Book
    from xlwings.main import Table


def write_rows(book: "Book", name: str, change: RowChange) -> None:
    """Change the rows of a table; Excel moves and fills what the user has of his own.

    The caller has saved a backup that says which tabs are written: see `refill.carry_out`.

    Raises:
        KeyError: the workbook has no such table, or the table no such column.
    """
    table = table_in(book, name)
    row = table.range.row
    for number in sorted(change.delete, reverse=True):
        place = number - row
        if table.range.rows.count > 2:  # noqa: PLR2004 - headers and one row, which Excel keeps
            table.range[place : place + 1, :].delete("up")
        else:
            table.range[place : place + 1, :].clear_contents()
    grid = read_block(book, name)
    first = 1 + max(place for place, cells in enumerate(grid) if any(map(_is_value, cells)))
    _resize(table, max(len(grid), first + len(change.append)))
    grid = read_block(book, name)
    headers = [it.removeprefix("'").casefold() for it in grid[0]]
    for number, content in change.replace.items():
        _overlay(grid[number - row], headers, content)
    for place, content in enumerate(change.append, first):
        _overlay(grid[place], headers, content)
    write_block(table.range[: len(grid), :], grid)


def table_in(book: "Book", name: str) -> "Table":
    """Return a table by its name; KeyError if the workbook has none."""
    for sheet in book.sheets:
        for table in sheet.tables:
            if str(table.name).casefold() == name.casefold():
                return table
    raise KeyError(name)


def tables_on(book: "Book", tab: str) -> list[str]:
    """Return the names of the tables on a tab."""
    return [str(table.name) for table in book.sheets[tab].tables]


def read_block(book: "Book", name: str) -> Grid:
    """Return headers and rows of a table as one types them; a row of totals is left out."""
    table = table_in(book, name)
    grid = read_grid(table.range)
    return grid[: len(grid) - bool(table.show_totals)]


def put_block(book: "Book", name: str, grid: Grid) -> None:
    """Let a table have these headers and rows and no others."""
    table = table_in(book, name)
    before = table.range
    rows = before.rows.count - bool(table.show_totals)
    if rows > len(grid):
        before[len(grid) : rows, :].delete("up")
    _resize(table, len(grid))
    write_block(table.range[: len(grid), :], grid)


def _resize(table: "Table", rows: int) -> None:
    """Let a table have so many rows, its headers counted, and what Excel fills new ones with."""
    now = table.range
    if now.rows.count - bool(table.show_totals) < rows:
        table.resize(now.resize(rows + bool(table.show_totals), now.columns.count))


def _overlay(row: list[str], headers: Sequence[str], content: RowContent) -> None:
    for header, value in content.items():
        if header.casefold() not in headers:
            raise KeyError(header)
        row[headers.index(header.casefold())] = _typed(value)


def _typed(value: Content) -> str:
    """Return a value as one types it where a point is the decimal sign, as in formulas."""
    if isinstance(value, dt.date):
        return str(serial_number(value))
    return as_typed(value) if isinstance(value, str) else "" if value is None else f"{value:.17g}"


def _is_value(cell: str) -> bool:
    return bool(cell) and not cell.startswith("=")
