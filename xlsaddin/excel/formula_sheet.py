"""A sheet to draw on that takes well-known formulas as they stand."""

import re

from xlsxwriter.worksheet import Worksheet

_FUNCTION = re.compile(r"[A-Z][A-Z0-9.]*(?=\()")
# Functions of Excel 2007, which need no prefix in the file.
_OLD = frozenset(
    {
        *("SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS"),
        *("IF", "IFERROR", "AND", "OR", "NOT", "INDEX", "MATCH", "ISNUMBER", "DATE", "TEXT"),
        *("ABS", "AVERAGE", "MAX", "MIN", "ROUND"),
    }
)


class FormulaSheet(Worksheet):
    """XlsxWriter looks for a hundred newer functions in each formula; here only where needed."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        if _OLD.issuperset(_FUNCTION.findall(formula)):
            return formula.removeprefix("=")
        prepared = super()._prepare_formula(formula, expand_future_functions)  # type: ignore[no-untyped-call]
        return str(prepared)
