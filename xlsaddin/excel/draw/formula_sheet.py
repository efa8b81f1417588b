"""A sheet to draw on that takes well-known formulas as they stand."""

import re
from collections.abc import Sequence
from typing import Literal, TextIO, cast

from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

_FUNCTION = re.compile(r"[A-Z][A-Z0-9.]*(?=\()")
# Functions of Excel 2007, which need no prefix in the file.
_OLD = frozenset(
    {
        *("SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS"),
        *("IF", "IFERROR", "AND", "OR", "NOT", "INDEX", "MATCH", "ISNUMBER", "DATE", "TEXT"),
        *("ABS", "AVERAGE", "INT", "MAX", "MIN", "MOD", "N", "ROUND"),
    }
)


class FormulaSheet(Worksheet):
    """XlsxWriter looks for a hundred newer functions in each formula; here only where needed."""

    def _write_formula(
        self,
        row: int,
        col: int,
        formula: str,
        cell_format: Format | None = None,
        value: object = 0,
    ) -> Literal[0, -1, -2]:
        if not _OLD.issuperset(_FUNCTION.findall(formula)):
            return super()._write_formula(row, col, formula, cell_format, value)
        if self._check_dimensions(row, col):
            return -1
        self.table[row][col] = CellFormulaTuple(formula.removeprefix("="), cell_format, value)
        return 0

    def _xml_formula_element(
        self, formula: str, result: object, attributes: Sequence[tuple[str, object]] = ()
    ) -> None:
        """Write a formula cell; its attributes are addresses and numbers, with naught to escape."""
        attr = "".join(f' {key}="{value}"' for key, value in attributes)
        text = _escaped(result) if isinstance(result, str) else result
        file = cast("TextIO", self.fh)
        file.write(f"<c{attr}><f>{_escaped(formula)}</f><v>{text}</v></c>")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
