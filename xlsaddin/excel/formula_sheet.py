"""A sheet to draw on that takes well-known formulas as they stand."""

import re
from collections.abc import Sequence
from typing import TextIO, cast

from xlsxwriter.worksheet import Worksheet

_FUNCTION = re.compile(r"[A-Z][A-Z0-9.]*(?=\()")
# Functions of Excel 2007, which need no prefix in the file.
_OLD = frozenset(
    {
        *("SUM", "SUMIF", "SUMIFS", "SUMPRODUCT", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS"),
        *("IF", "IFERROR", "AND", "OR", "NOT", "INDEX", "MATCH", "ISNUMBER", "DATE", "TEXT"),
        *("ABS", "AVERAGE", "INT", "MAX", "MIN", "MOD", "ROUND"),
    }
)


class FormulaSheet(Worksheet):
    """XlsxWriter looks for a hundred newer functions in each formula; here only where needed."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        if _OLD.issuperset(_FUNCTION.findall(formula)):
            return formula.removeprefix("=")
        prepared = super()._prepare_formula(formula, expand_future_functions)  # type: ignore[no-untyped-call]
        return str(prepared)

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
