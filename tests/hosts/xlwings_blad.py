"""Sheets, cells and tables of the Excel for tests: see `xlwings_motor`."""

from __future__ import annotations

import datetime as dt
from copy import copy
from types import SimpleNamespace

from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.dimensions import ColumnDimension
from xlwings import base_classes

from tests.hosts.xlwings_diagram import Chart, Items, copy_charts
from tests.hosts.xlwings_egna import CommentShape, RangeApi, comments, paste_comment
from tests.hosts.xlwings_tabell import Table, Tables, delete_rows

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
ROW_HEIGHT = 15.0
COLUMN_WIDTH = 8.43
POINTS_A_CHARACTER = 5.25
WORDS = {"TRUE": True, "FALSE": False}


class Sheet:
    def __init__(self, book, content) -> None:
        self.book, self.content = book, content
        self.api = SimpleNamespace(
            ProtectContents=content.title in book.protected,
            CodeName=content.sheet_properties.codeName or "",
            Comments=comments(content),
            CommentsThreaded=[],
        )

    @property
    def name(self) -> str:
        return self.content.title

    @property
    def visible(self) -> bool:
        return self.content.sheet_state == "visible"

    @visible.setter
    def visible(self, value: bool) -> None:
        self.content.sheet_state = "visible" if value else "hidden"

    def select(self) -> None:
        self.book.content.active = self.content

    def copy(self, before, after) -> None:
        """Copy the sheet into another workbook, where it comes in front, as Excel does."""
        assert before is None
        assert not self.content._charts, "Excel would copy them with links to this workbook"
        book = after.book
        book.app.note(_call("copy", self.name, ""))
        twin = book.content.create_sheet(self.name, after.index)
        twin.sheet_properties.tabColor = copy(self.content.sheet_properties.tabColor)
        twin.freeze_panes, twin.print_title_rows = (
            self.content.freeze_panes,
            self.content.print_title_rows,
        )
        book.content.active = twin

    def delete(self) -> None:
        self.book.content.remove(self.content)

    @property
    def index(self) -> int:
        return self.book.content.worksheets.index(self.content) + 1

    def range(self, first, last=None) -> Range:
        if first in self.content.tables:
            return Range(self, [self.tables(first).body])
        if isinstance(first, str):
            return Range(self, [_place(part) for part in first.replace("$", "").split(",")])
        top, left, *_ = first.place if isinstance(first, Range) else first
        last = last or first
        end = last.place if isinstance(last, Range) else (*last, 1, 1)
        bottom, right = end[0] + end[2] - 1, end[1] + end[3] - 1
        return Range(self, [(top, left, bottom - top + 1, right - left + 1)])

    @property
    def cells(self) -> Range:
        return Range(self, [(1, 1, LAST_ROW, LAST_COLUMN)])

    @property
    def used_range(self) -> Range:
        return Range(self, [(1, 1, self.content.max_row, self.content.max_column)])

    @property
    def tables(self) -> Items:
        return Tables(Table(self, table) for table in self.content.tables.values())

    @property
    def shapes(self) -> list[Shape]:
        """The sheet's comments, and its buttons as one."""
        notes = [CommentShape(cell) for cell in self.content._cells.values() if cell.comment]
        return notes or ([Shape(self.content)] if self.content.legacy_drawing else [])

    @property
    def charts(self) -> Items:
        return Items(Chart(self, chart) for chart in self.content._charts)


def _call(*parts: str):
    from tests.hosts.xlwings_motor import Call  # noqa: PLC0415 - each needs the other

    return Call(*parts)


def _place(address: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(address)
    return top, left, bottom - top + 1, right - left + 1


class Range(base_classes.Range):
    sheet = None

    def __init__(self, sheet: Sheet, areas) -> None:
        self.sheet, self.areas = sheet, areas
        self.place = areas[0]

    @property
    def api(self) -> RangeApi:
        return RangeApi(self)

    @property
    def row(self) -> int:
        return self.place[0]

    @property
    def column(self) -> int:
        return self.place[1]

    @property
    def table(self) -> Table | None:
        top, left, *_ = self.place
        for table in self.sheet.content.tables.values():
            first_col, first_row, last_col, last_row = range_boundaries(table.ref)
            if first_row <= top <= last_row and first_col <= left <= last_col:
                return Table(self.sheet, table)
        return None

    @property
    def shape(self) -> tuple[int, int]:
        return self.place[2:]

    @property
    def address(self) -> str:
        top, left, height, width = self.place
        first = f"${get_column_letter(left)}${top}"
        last = f"${get_column_letter(left + width - 1)}${top + height - 1}"
        return first if first == last else f"{first}:{last}"

    def get_address(self, *_: object) -> str:
        return self.address

    def __len__(self) -> int:
        return self.place[2] * self.place[3]

    def __call__(self, row: int, column: int) -> Range:
        return Range(self.sheet, [(self.row + row - 1, self.column + column - 1, 1, 1)])

    @property
    def top(self) -> float:
        heights = self.sheet.content.row_dimensions
        rows = range(1, self.row)
        return sum(heights[row].height or ROW_HEIGHT if row in heights else 15.0 for row in rows)

    @property
    def left(self) -> float:
        columns = self.sheet.content.column_dimensions.values()
        widths = {n: it.width for it in columns if it.min for n in range(it.min, it.max + 1)}
        before = (widths.get(column, COLUMN_WIDTH) for column in range(1, self.column))
        return POINTS_A_CHARACTER * sum(before)

    def _cells(self):
        top, left, height, width = self.place
        rows = range(top, top + height)
        columns = range(left, left + width)
        return [[self.sheet.content.cell(row, column) for column in columns] for row in rows]

    def _note(self, kind: str) -> None:
        self.sheet.book.app.note(_call(kind, self.sheet.name, self.address.replace("$", "")))

    def _block(self, show):
        block = tuple(tuple(show(cell) for cell in row) for row in self._cells())
        return block[0][0] if len(self) == 1 else block

    @property
    def raw_value(self):
        self._note("read")
        return self._block(self._value)

    def _value(self, cell):
        from tests.hosts.xlwings_motor import ErrorValue  # noqa: PLC0415 - each needs the other

        if cell.data_type == "f":
            cached = self.sheet.book.cached
            if self.sheet.name not in cached.sheetnames:
                return None
            cell = cached[self.sheet.name][cell.coordinate]
        if cell.data_type == "e":
            return ErrorValue(cell.value)
        is_number = isinstance(cell.value, int) and not isinstance(cell.value, bool)
        return float(cell.value) if is_number else cell.value

    @property
    def formula(self):
        self._note("read formula")
        return self._block(lambda cell: "" if cell.value is None else _as_said(cell.value))

    @formula.setter
    def formula(self, rows) -> None:
        self._note("write")
        rows = [[rows]] if isinstance(rows, str) else rows
        for cells, values in zip(self._cells(), rows, strict=True):
            for cell, value in zip(cells, values, strict=True):
                _type(cell, value)

    def delete(self, shift: str) -> None:
        assert shift in {"up", "shift_up"}
        self._note("write")
        delete_rows(self)

    def clear_contents(self) -> None:
        for row in self._cells():
            for cell in row:
                cell.value = None

    def paste(self, paste: str, **_: object) -> None:
        assert paste == "comments"
        self._note("write")
        paste_comment(self.sheet.book.app.clipboard, self)

    def copy(self, destination=None) -> None:
        """Copy to the clipboard, or all cells of a sheet, with their looks, as Excel does."""
        if destination is None:
            self.sheet.book.app.clipboard = self
            return
        assert self.place == destination.impl.place == (1, 1, LAST_ROW, LAST_COLUMN)
        kinds = {shape.type for shape in self.sheet.shapes}
        assert kinds <= {"comment"}, "Excel would copy the buttons too"
        destination.impl._note("write")
        source, target = self.sheet.content, destination.impl.sheet.content
        for row in target.iter_rows():
            for cell in row:
                cell.value, cell.style, cell.comment = None, "Normal", None
        for row in source.iter_rows():
            for cell in row:
                _copy_cell(cell, target.cell(cell.row, cell.column))
        target.conditional_formatting = copy(source.conditional_formatting)
        _copy_heights(source.row_dimensions, target.row_dimensions)
        _copy_widths(source.column_dimensions, target)
        if self.sheet.book.app.api.CopyObjectsWithCells:
            copy_charts(self.sheet, destination.impl.sheet)


def _copy_cell(cell, twin) -> None:
    assert cell.data_type != "f", "a formula from another workbook would be a link to it"
    twin.value, twin.comment = cell.value, copy(cell.comment)
    for part in ("font", "fill", "border", "alignment", "number_format"):
        setattr(twin, part, copy(getattr(cell, part)))


def _copy_heights(source, target) -> None:
    for key in {*source, *target}:
        target[key].height = source[key].height if key in source else None


def _copy_widths(source, target) -> None:
    target.column_dimensions.clear()
    for key, it in source.items():
        place = {"index": key, "min": it.min, "max": it.max}
        target.column_dimensions[key] = ColumnDimension(target, width=it.width, **place)


def _as_said(value: object) -> str:
    if isinstance(value, dt.date):
        value = to_excel(value)  # Excel says a day as its number
    if isinstance(value, bool):
        return str(value).upper()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _type(cell, text: str) -> None:
    """Put in a cell what Excel makes of what is typed: an apostrophe keeps a text a text."""
    if text.startswith("'"):
        cell.value, cell.data_type = text[1:], "s"
    elif text.startswith("=") or not text:
        cell.value = text or None
    elif text.upper() in WORDS:
        cell.value = WORDS[text.upper()]
    else:
        try:
            cell.value = float(text)
        except ValueError:
            cell.value = text


class Shape:
    """A button or a picture: only that it is there."""

    type = "form_control"

    def __init__(self, content) -> None:
        self.content = content

    def delete(self) -> None:
        self.content.legacy_drawing = None
