"""The command line, and workbooks with data cells that another program has changed."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result

from templates.build import ROT
from xlsaddin.cli import main

UMEA, SOCIAL = (ROT / f"workbooks/umea_{ar}.xlsm" for ar in (2023, 2021))
HEADERS = 4


def run(*words: object) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, [str(word) for word in words])


def changed(folder: Path, tab: str, cells: Mapping[str, object], book: Path = UMEA) -> Path:
    """Return a workbook as .xlsx with some data cells changed."""
    workbook = openpyxl.load_workbook(book)
    sheet = workbook[tab]
    for place, value in cells.items():
        sheet[place] = value
        if sheet[place].row == HEADERS:
            (table,) = sheet.tables.values()
            table.tableColumns[sheet[place].column - 1].name = str(value)
    file = folder / "andrad.xlsx"
    workbook.save(file)
    return file


def packed(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return parts as a zip."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", compression) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return memory.getvalue()
