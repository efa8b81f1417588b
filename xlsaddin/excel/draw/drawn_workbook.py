"""A workbook being drawn with XlsxWriter, packed by us: its styles get names on the way."""

import io
import zipfile
from collections.abc import Iterator, Mapping

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from xlsaddin.excel.draw.formula_sheet import FormulaSheet
from xlsaddin.excel.draw.named_styles import name_styles

CALC_ID = 191029
STYLES = "xl/styles.xml"
PROPERTIES = "docProps/core.xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


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
