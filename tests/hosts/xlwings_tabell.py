"""Tables of the Excel for tests: see `xlwings_motor`."""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from tests.hosts.xlwings_diagram import Items


class Tables(Items):
    """The tables of a sheet, by number or by name."""

    def __call__(self, key):
        return super().__call__(key) if isinstance(key, int) else self._named(key)

    def _named(self, name: str):
        return next(table for table in self if table.name.casefold() == name.casefold())


class Table:
    def __init__(self, sheet, content) -> None:
        self.sheet, self.content, self.name = sheet, content, content.displayName
        self.range = sheet.range(content.ref)
        self.show_totals = bool(content.totalsRowCount)

    @property
    def body(self) -> tuple[int, int, int, int]:
        """Where the rows stand: what the table's name means in a formula."""
        top, left, height, width = self.range.place
        return top + 1, left, height - 1 - self.show_totals, width

    def resize(self, range_) -> None:
        """Let the table reach further down; Excel fills a calculated column."""
        area = range_.impl
        bottom = self.range.place[0] + self.range.place[2] - 1
        self.content.ref = area.address.replace("$", "")
        if self.content.autoFilter:
            self.content.autoFilter.ref = self.content.ref
        last = area.place[0] + area.place[2]
        for number, column in enumerate(self.content.tableColumns, area.place[1]):
            if column.calculatedColumnFormula:
                for row in range(bottom + 1, last):
                    formula = column.calculatedColumnFormula.attr_text
                    self.sheet.content.cell(row, number, f"={formula}")


def delete_rows(area) -> None:
    """Take rows of a table away: those below move up, and the table is so much shorter."""
    top, left, height, width = area.place
    content = area.sheet.content
    for row in area._cells():
        for cell in row:
            cell.value = None
    if content.max_row >= top + height:
        last = get_column_letter(left + width - 1)
        below = f"{get_column_letter(left)}{top + height}:{last}{content.max_row}"
        content.move_range(below, rows=-height, translate=True)
    for table in content.tables.values():
        first, _, end = table.ref.partition(":")
        column = end.rstrip("0123456789")
        table.ref = f"{first}:{column}{int(end.removeprefix(column)) - height}"
