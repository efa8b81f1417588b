"""A sheet to draw on that takes formulas as they stand."""

import re
from typing import Literal, TextIO, cast

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

# In a value, though not in a formula, Excel takes _x000D_ for the sign of that number.
_XML_SIGN = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class FormulaSheet(Worksheet):
    """XlsxWriter looks for a hundred newer functions in each formula; our figures use none."""

    def write_formula(  # type: ignore[override]  # never a place such as "A1"
        self,
        row: int,
        col: int,
        formula: str,
        cell_format: Format | None = None,
        value: object = 0,
    ) -> Literal[0, -1, -2]:
        """Keep a formula, which begins with «=», as it stands."""
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula, cell_format, value)
        return 0

    def _write_rows(self) -> None:
        """Write the cells, which then need not be held any more."""
        super()._write_rows()
        self.table.clear()

    def _write_cell(self, row: int, col: int, cell: object) -> None:
        """Write a formula with its look at once; a report may have a hundred thousand."""
        if not isinstance(cell, CellFormulaTuple):
            super()._write_cell(row, col, cell)
            return
        formula = cell.formula.removeprefix("=")
        if cell.format is None:
            super()._write_cell(row, col, cell._replace(formula=formula))
            return
        kind, value = "", f"<v>{cell.value}</v>"
        if cell.value == "":
            value = "<v/>"
        elif isinstance(cell.value, str):
            kind = ' t="e"' if cell.value.startswith("#") else ' t="str"'
            value = f"<v>{_escaped(_XML_SIGN.sub('_x005F_', cell.value))}</v>"
        place, look = xl_rowcol_to_cell_fast(row, col), cell.format._get_xf_index()  # noqa: SLF001
        cast("TextIO", self.fh).write(
            f'<c r="{place}" s="{look}"{kind}><f>{_escaped(formula)}</f>{value}</c>'
        )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
