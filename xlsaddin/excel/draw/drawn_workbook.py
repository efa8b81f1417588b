"""A workbook being drawn with XlsxWriter, its formulas as they stand and its styles named."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Literal, TextIO, cast

from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import CellFormulaTuple, Worksheet

from xlsaddin.domain.felvarde import Felvarde
from xlsaddin.excel.draw.named_styles import name_styles

CALC_ID = 191029
STYLES = "xl/styles.xml"
PROPERTIES = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
# In a value, though not in a formula, Excel takes _x000D_ for the sign of that number.
_XML_SIGN = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class DrawnWorkbook(Workbook):
    """A new workbook that is read without being recalculated: its cached values hold."""

    def __init__(self) -> None:
        """Begin a workbook without sheets."""
        super().__init__(io.BytesIO(), {"in_memory": True})
        self.worksheet_class = FormulaSheet
        self.set_calc_mode("auto", CALC_ID)
        self.calc_on_load = False
        self._keeper = _Keeper()

    def packed(
        self, names: Mapping[int, str], *, compress: bool = False, language: str = ""
    ) -> bytes:
        """Return the workbook, which has been closed, as a file.

        Args:
            names: the place of a cell format in the workbook -> the name of its style.
            compress: whether the file is to be kept; one that is read back at once need not be.
            language: the language of its texts, such as sv-SE, where readers are to know it.
        """
        how = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w") as file:
            for name, drawn in self._keeper.parts():
                content = name_styles(drawn, names) if name == STYLES else drawn
                if language:
                    content = _in_language(name, content, language)
                file.writestr(zipfile.ZipInfo(name, _EPOCH), content, how)
        return memory.getvalue()

    def _get_packager(self) -> Packager:
        return self._keeper


class _Keeper(Packager):
    """Keeps the parts and gives XlsxWriter none to pack: it would compress them all."""

    def parts(self) -> Iterator[tuple[str, bytes]]:
        """Yield the parts with their names, in the order of the file, and let go of them."""
        while self.filenames:
            part, name, _ = self.filenames.pop(0)
            yield name, _content(part)

    def _create_package(self) -> list[object]:
        super()._create_package()  # type: ignore[no-untyped-call]
        return []


def _in_language(name: str, content: bytes, language: str) -> bytes:
    """Return a part that says its language; XlsxWriter says none, or English in charts."""
    if name == PROPERTIES:
        end = b"</cp:coreProperties>"
        return content.replace(end, f"<dc:language>{language}</dc:language>".encode() + end)
    if name.startswith("xl/charts/"):
        return content.replace(b'"en-US"', f'"{language}"'.encode())
    return content


def _content(part: io.StringIO | io.BytesIO) -> bytes:
    value = part.getvalue()
    return value.encode() if isinstance(value, str) else value


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
            kind = ' t="e"' if isinstance(cell.value, Felvarde) else ' t="str"'
            value = f"<v>{_escaped(_XML_SIGN.sub('_x005F_', cell.value))}</v>"
        place, look = xl_rowcol_to_cell_fast(row, col), cell.format._get_xf_index()  # noqa: SLF001
        cast("TextIO", self.fh).write(
            f'<c r="{place}" s="{look}"{kind}><f>{_escaped(formula)}</f>{value}</c>'
        )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
