"""What a user has put on a report tab of the open workbook, put back when its rows have moved.

Excel takes away what stands on the cells that are copied over. Comments are fetched from the
backup, so that author, look and answers come along; folded rows and columns are folded again.
Conditional formats cannot be moved that way: each is told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.excel.graft.own_notes import lost_note
from xlsaddin.excel.graft.own_rules import lost_rule
from xlsaddin.excel.graft.same_places import Rows, SamePlaces
from xlsaddin.excel.live.folds import Folds, fold, folds_of
from xlsaddin.excel.live.state import is_busy
from xlsaddin.excel.live.tabs import Grid

if TYPE_CHECKING:
    from xlwings import Book, Sheet

_Cell = tuple[int, int]
_CELL_VALUE, _EXPRESSION = 1, 2
_CANNOT_MOVE = "går inte att flytta med raderna när arbetsboken är öppen"
_ROW_NUMBERS = str.maketrans("", "", "0123456789")


class OwnLooks(NamedTuple):
    """What a user has put on a tab.

    Attributes:
        notes: what each comment says, by row and column.
        rules: the areas of the conditional formats that the program has not drawn.
        folds: what is folded.
    """

    notes: Mapping[_Cell, str]
    rules: Sequence[str]
    folds: Folds


def own_looks(sheet: "Sheet") -> OwnLooks:
    """Return what a user has put on a report tab."""
    rules = [
        str(it.AppliesTo.Address).replace("$", "").replace(",", " ")
        for it in sheet.cells.api.FormatConditions
        if not _is_drawn(it)
    ]
    return OwnLooks(dict(_notes(sheet.api)), tuple(dict.fromkeys(rules)), folds_of(sheet))


def _notes(excel: Any) -> Iterator[tuple[_Cell, str]]:  # noqa: ANN401 - a sheet as COM shows it
    for kind in ("Comments", "CommentsThreaded"):
        try:
            notes = list(getattr(excel, kind))
        except Exception as error:  # an older Excel has no threads
            if is_busy(error):
                raise
            notes = []
        for note in notes:
            cell = note.Parent
            yield (int(cell.Row), int(cell.Column)), " ".join(str(note.Text()).split())


def _is_drawn(rule: Any) -> bool:  # noqa: ANN401 - a condition as COM shows it
    """Tell whether a rule only shows some numbers otherwise, as the program's own ones do."""
    if rule.Type not in {_CELL_VALUE, _EXPRESSION} or rule.NumberFormat is None:
        return False
    return rule.Interior.ColorIndex is None and rule.Font.ColorIndex is None


def put_own(
    sheet: "Sheet", own: OwnLooks, places: SamePlaces, backup: Callable[[], "Book"]
) -> list[Anmarkning]:
    """Put what a user had on a tab where its rows are now; return what to say of what is lost.

    Args:
        sheet: the tab as it is drawn anew.
        own: what stood on it.
        places: where its cells are now.
        backup: opens the workbook as it was.
    """
    folds = own.folds.moved(places.row, places.column)
    if any(folds):
        fold(sheet, folds)
    lost = [lost_rule(sheet.name, areas, _CANNOT_MOVE) for areas in own.rules]
    taken: set[_Cell] = set()
    for cell, text in own.notes.items():
        there = places.cell(*cell)
        if there is None or there in taken:
            lost.append(lost_note(sheet.name, text, places.old.text(cell[0])))
        else:
            taken.add(there)
            backup().sheets[sheet.name].range(cell).copy()
            sheet.range(there).paste("comments")
    return lost


def same_places(old: Grid, new: Grid) -> SamePlaces:
    """Return the way from each cell of a tab as it was to the same cell as it is now."""
    return SamePlaces(_told(old), _told(new))


def _told(grid: Grid) -> Rows:
    """Return what stands in cells; the rows that a formula points to move, and say nothing."""
    return {
        number: {
            column: cell.translate(_ROW_NUMBERS) if cell.startswith("=") else cell
            for column, cell in enumerate(row, 1)
            if cell
        }
        for number, row in enumerate(grid, 1)
        if any(row)
    }
