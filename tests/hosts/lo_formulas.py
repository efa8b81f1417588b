"""The formulas of an open workbook: read their results, enter those of the add-in once more.

What LibreOffice 7.4 does not do by itself, and this module does for it:

* its import of .xlsx does not look add-in names up, so formulas that hold one are entered again;
* it hands a single blank cell to an add-in as 0, but a blank cell of a block as a blank. A lone
  cell is therefore handed over as a block of one cell (`C5:C5`);
* it refuses a block with an error cell before the add-in sees it (Err:504). The functions answer
  #VALUE! to error cells, so that is what Err:504 is called here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMULA_CELLS = 16
ERRORS = {
    502: "#VALUE!",
    503: "#NUM!",
    504: "#VALUE!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}
TOKEN = re.compile(
    r"""
    (?P<text>"(?:[^"]|"")*")
  | (?P<call>[\w.]*\()
  | (?P<cell>(?:\$?(?:'(?:[^']|'')+'|\w+)\.)?(?P<place>\$?[A-Z]{1,3}\$?\d+)\b)
  | (?P<other>[\w.]+|'(?:[^']|'')*'|.)
    """,
    re.VERBOSE | re.DOTALL,
)

Value = float | str | None


def results(document: Any, *but: str) -> dict[str, list[list[Any]]]:
    """Return [column, row, value, error?] of every formula cell, by sheet; both count from 0."""
    sheets = (sheet for sheet in document.Sheets if sheet.Name not in but)
    return {sheet.Name: list(_sheet_results(sheet)) for sheet in sheets}


def _sheet_results(sheet: Any) -> Iterator[list[Any]]:
    """Yield the formula cells of one sheet, read a block at a time."""
    for block in _formula_blocks(sheet):
        left, top = block.RangeAddress.StartColumn, block.RangeAddress.StartRow
        for down, row in enumerate(block.getDataArray()):
            for right, value in enumerate(row):
                if value is None:  # so come errors
                    yield [left + right, top + down, error_text(block, right, down), True]
                else:
                    yield [left + right, top + down, value, False]


def _formula_blocks(sheet: Any) -> Iterator[Any]:
    """Yield the cell ranges that hold nothing but formulas."""
    for at in sheet.queryContentCells(FORMULA_CELLS).getRangeAddresses():
        yield sheet.getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow)


def error_text(block: Any, right: int, down: int) -> str:
    """Return a cell's error as Excel writes it."""
    number = block.getCellByPosition(right, down).getError()
    return ERRORS.get(number, f"Err:{number}")


def reenter(document: Any, functions: list[str]) -> int:
    """Enter every formula that calls one of the functions again; return how many."""
    called = re.compile(rf"(?<![\w.])(?:{'|'.join(functions)})\s*\(", re.IGNORECASE)
    names = {f"{name}(" for name in functions}
    count = 0
    for sheet in document.Sheets:
        for block in _formula_blocks(sheet):
            for down, row in enumerate(block.getFormulaArray()):
                for right, formula in enumerate(row):
                    if called.search(formula):
                        _enter(block.getCellByPosition(right, down), names)
                        count += 1
    return count


def _enter(cell: Any, names: set[str]) -> None:
    """Enter one formula again, an array formula over the whole of its range."""
    if not cell.getArrayFormula():
        cell.setFormula(lone_cells_as_blocks(cell.getFormula(), names))
        return
    cursor = cell.getSpreadsheet().createCursorByRange(cell)
    cursor.collapseToCurrentArray()
    formula = cursor.getArrayFormula().strip("{}")
    cursor.setArrayFormula(lone_cells_as_blocks(formula, names))


def lone_cells_as_blocks(formula: str, names: set[str]) -> str:
    """Return the formula with each lone cell that is an argument of `names` as a block of one.

    >>> lone_cells_as_blocks("=TRAPPA(C5;IF(D5=1;D5;$Blad1.$E$5))+C5", {"TRAPPA("})
    '=TRAPPA(C5:C5;IF(D5=1;D5;$Blad1.$E$5))+C5'
    """
    tokens = list(TOKEN.finditer(formula))
    inside: list[bool] = [False]
    out = []
    for at, token in enumerate(tokens):
        out.append(token[0])
        if token["call"]:
            inside.append(token["call"].upper() in names)
        elif token[0] == ")":
            inside.pop()
        elif token["cell"] and inside[-1] and _alone(tokens, at):
            out.append(":" + token["place"])
    return "".join(out)


def _alone(tokens: list[re.Match[str]], at: int) -> bool:
    """Say whether a token is a whole argument."""
    return tokens[at - 1][0][-1] in "(;" and tokens[at + 1][0] in (";", ")")
