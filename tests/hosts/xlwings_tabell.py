"""Tables of the Excel for tests: see `xlwings_motor`."""

from __future__ import annotations

from openpyxl.utils import get_column_letter


class Table:
    def __init__(self, sheet, content) -> None:
        self.sheet, self.content, self.name = sheet, content, content.displayName
        self.range = sheet.range(content.ref)
        self.show_totals = bool(content.totalsRowCount)

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
