"""What a user can put on a sheet of the Excel for tests: see `xlwings_motor`."""

from __future__ import annotations

from copy import copy
from types import SimpleNamespace

from openpyxl.utils import get_column_letter

CELL_VALUE, EXPRESSION, DATA_BAR = 1, 2, 4
KINDS = {"cellIs": CELL_VALUE, "expression": EXPRESSION, "dataBar": DATA_BAR}


def comments(content) -> list[SimpleNamespace]:
    """Return the comments of a sheet as COM shows them."""
    return [
        SimpleNamespace(
            Parent=SimpleNamespace(Row=cell.row, Column=cell.column),
            Text=lambda text=cell.comment.text: text,
        )
        for cell in content._cells.values()
        if cell.comment
    ]


def paste_comment(source, target) -> None:
    """Paste the comment of a copied cell."""
    ((cell,),), ((twin,),) = source._cells(), target._cells()
    twin.comment = copy(cell.comment)


class CommentShape:
    """The box of a comment, which is a shape too."""

    type = "comment"

    def __init__(self, cell) -> None:
        self.cell = cell

    def delete(self) -> None:
        self.cell.comment = None


def _rule(area, rule) -> SimpleNamespace:
    kind = KINDS[rule.type]
    place = str(area.sqref).replace(" ", ",")
    shown = SimpleNamespace(Type=kind, AppliesTo=SimpleNamespace(Address=place))
    if kind in {CELL_VALUE, EXPRESSION}:  # others have no such properties
        look = rule.dxf
        shown.NumberFormat = look.numFmt and look.numFmt.formatCode
        shown.Interior = SimpleNamespace(ColorIndex=look.fill and 3)
        shown.Font = SimpleNamespace(ColorIndex=look.font and look.font.color and 3)
    return shown


class RangeApi:
    """A range as COM shows it."""

    def __init__(self, area) -> None:
        self.area = area
        self.content = area.sheet.content

    @property
    def FormatConditions(self) -> list[SimpleNamespace]:  # noqa: N802 - Excel's own name
        areas = self.content.conditional_formatting
        return [_rule(area, rule) for area in areas for rule in area.rules]

    @property
    def EntireRow(self) -> Lines:  # noqa: N802 - Excel's own name
        top, _, height, _ = self.area.place
        return Lines(self.content.row_dimensions, range(top, top + height))

    @property
    def EntireColumn(self) -> Lines:  # noqa: N802 - Excel's own name
        _, left, _, width = self.area.place
        letters = map(get_column_letter, range(left, left + width))
        return Lines(self.content.column_dimensions, list(letters))

    def ClearOutline(self) -> None:  # noqa: N802 - Excel's own name
        for lines in (self.content.row_dimensions, self.content.column_dimensions):
            for line in lines.values():
                line.outlineLevel = 0


class Lines:
    """Whole rows or columns: None is said of what is not the same for all."""

    def __init__(self, lines, keys) -> None:
        self.lines, self.keys = lines, keys

    def _ask(self, name: str, otherwise: object) -> object:
        there = self.lines.keys() & set(self.keys)
        found = {getattr(self.lines[key], name) or otherwise for key in there}
        if len(there) < len(self.keys):
            found.add(otherwise)
        return found.pop() if len(found) == 1 else None

    @property
    def OutlineLevel(self) -> object:  # noqa: N802 - Excel's own name
        """1 is what is not folded, where a file has 0."""
        depth = self._ask("outlineLevel", 0)
        return None if depth is None else depth + 1

    @OutlineLevel.setter
    def OutlineLevel(self, depth: int) -> None:  # noqa: N802 - Excel's own name
        for key in self.keys:
            self.lines[key].outlineLevel = depth - 1

    @property
    def Hidden(self) -> object:  # noqa: N802 - Excel's own name
        return self._ask("hidden", False)

    @Hidden.setter
    def Hidden(self, value: bool) -> None:  # noqa: N802 - Excel's own name
        there = self.lines.keys() if len(self.keys) > len(self.lines) else self.keys
        for key in list(there):
            self.lines[key].hidden = value
