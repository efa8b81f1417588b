"""A small workbook with one of everything that the checks look at, and copies with one fault."""

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import olefile
import xlsxwriter

from templates.cfb import compound_file
from templates.moduler import workbook_modules
from templates.vbaproject import vba_project

FUNCTIONS = "tests.templates.exempelceller"
BIN = "xl/vbaProject.bin"


def write_book(folder: Path) -> Path:
    project = folder / "vbaProject.bin"
    project.write_bytes(vba_project(workbook_modules(["Start", "Data"], FUNCTIONS)))
    path = folder / "bok.xlsm"
    book = xlsxwriter.Workbook(path)
    book.add_vba_project(str(project))
    book.set_vba_name()
    start, data = book.add_worksheet("Start"), book.add_worksheet("Data")
    for sheet in (start, data):
        sheet.set_vba_name(sheet.name)
    _fill_start(book, start)
    _fill_data(book, data)
    book.define_name("PythonStatus", "=Start!$A$20")
    book.define_name("Summan", "=SUM('Data'!$B$2:$B$3)")
    book.close()
    return path


def _fill_start(book, sheet):
    sheet.insert_button("B2", {"macro": "Kontrollera", "caption": "Kontrollera"})
    sheet.write_formula("A1", "=SUM(tblData[kr])", None, 3)
    sheet.write_formula("A2", "=IF(Data!B2>0,\"ja; nej\",'Data'!B3)", None, "ja; nej")
    sheet.merge_range("A5:B5", "Rubrik")
    sheet.merge_range("A7:B7", "Rubrik två")
    sheet.write_url("A9", "internal:'Data'!A1", string="Data")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Data!$B$2:$B$3"})
    sheet.insert_chart("D5", chart)


def _fill_data(book, sheet):
    columns = [{"header": "år"}, {"header": "kr"}]
    rows = [[2022, 1], [2023, 2]]
    sheet.add_table("A1:B3", {"name": "tblData", "columns": columns, "data": rows})
    sheet.add_table("D1:D2", {"name": "tblAnnan", "columns": [{"header": "text"}], "data": [["a"]]})
    sheet.data_validation(
        "C5",
        {"validate": "list", "source": ["ja", "nej"], "input_title": "Välj", "input_message": "A"},
    )
    bold = book.add_format({"bold": True})
    sheet.conditional_format("B2:B3", {"type": "formula", "criteria": "=B2>1", "format": bold})
    sheet.write("F1", "fet", bold)


def with_replaced(book: Path, folder: Path, part: str, old: str, new: str) -> Path:
    def replace(content: bytes) -> bytes:
        assert old.encode() in content, f"{old} is not in {part}"
        return content.replace(old.encode(), new.encode())

    return with_part(book, folder, part, replace)


def with_part(book: Path, folder: Path, part: str, change: Callable[[bytes], bytes | None]) -> Path:
    """Copy the book with one part changed, or left out when the change gives None."""
    copy = folder / f"fel{book.suffix}"
    with zipfile.ZipFile(book) as source, zipfile.ZipFile(copy, "w") as target:
        assert part in source.namelist()
        for name in source.namelist():
            content = source.read(name)
            changed = change(content) if name == part else content
            if changed is not None:
                target.writestr(name, changed)
    return copy


def with_part_twice(book: Path, folder: Path, part: str) -> Path:
    copy = folder / f"fel{book.suffix}"
    shutil.copy(book, copy)
    with zipfile.ZipFile(copy, "a") as archive:
        archive.writestr(part, archive.read(part.lower()))
    return copy


def with_stream(project: bytes, path: str, change: Callable[[bytes], bytes | None]) -> bytes:
    """Write a VBA project again with one stream changed, added or left out."""
    with olefile.OleFileIO(BytesIO(project)) as ole:
        streams = {"/".join(names): ole.openstream(names).read() for names in ole.listdir()}
    changed = change(streams.pop(path, b""))
    if changed is not None:
        streams[path] = changed
    top = {name: content for name, content in streams.items() if "/" not in name}
    vba = {name[4:]: content for name, content in streams.items() if name.startswith("VBA/")}
    return compound_file({"VBA": vba, **top})
