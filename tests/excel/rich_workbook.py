"""A workbook as a user has it after a year: everything that a careless program would lose."""

import io
import posixpath
import zipfile
import zlib
from importlib.resources import files
from pathlib import Path

import xlsxwriter
from lxml import etree

PIXEL = zlib.compress(b"\x00\xff\x00\x00")
REL_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def vba_project() -> bytes:
    """The VBA project of a workbook that xlwings ships."""
    with zipfile.ZipFile(str(files("xlwings") / "quickstart_standalone.xlsm")) as book:
        return book.read("xl/vbaProject.bin")


def png() -> io.BytesIO:
    def chunk(kind: bytes, data: bytes) -> bytes:
        checksum = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + checksum

    size = b"\x00\x00\x00\x01" * 2
    header = chunk(b"IHDR", size + b"\x08\x02\x00\x00\x00")
    body = header + chunk(b"IDAT", PIXEL) + chunk(b"IEND", b"")
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)


def add_chart(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, cell: str) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"='{sheet.name}'!$B$1:$B$3"})
    sheet.insert_chart(cell, chart, {"description": "Utfall per post"})


def user_workbook(path: Path) -> Path:
    """Write the workbook: tabs Start, Resultat, Data, Balans, Egen flik."""
    book = xlsxwriter.Workbook(path)
    book.add_vba_project(io.BytesIO(vba_project()), is_stream=True)
    book.set_vba_name("ThisWorkbook")
    book.set_custom_property("Diarienummer", "2023-17")
    book.define_name("Moms", "=0.25")
    _start(book)
    _old_report(book, "Resultat")
    _data(book)
    _old_report(book, "Balans")
    _own_tab(book)
    book.close()
    add_hand_made_parts(path)
    return path


def _start(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Start")
    sheet.set_vba_name("Blad1")
    sheet.insert_button("B2", {"macro": "Uppdatera", "caption": "Uppdatera"})
    sheet.insert_textbox("B6", "Läs mig först")
    sheet.insert_image("F2", "logo.png", {"image_data": png()})
    sheet.write_comment("A1", "Fråga Anna")
    sheet.write_rich_string("A3", "Vanlig ", book.add_format({"bold": True}), "fet")
    sheet.activate()


def _old_report(book: xlsxwriter.Workbook, name: str) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_vba_name(f"Blad_{name}")
    sheet.write("A1", "gammalt")
    sheet.write_formula("B1", "=1+1", None, 2)
    sheet.write_comment("A2", "blir kvar")
    sheet.add_table("A5:B7", {"name": f"gammal{name}"})
    sheet.print_area(0, 0, 9, 9)
    sheet.autofilter("D1:E3")
    add_chart(book, sheet, "E5")


def _data(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Data")
    sheet.set_vba_name("Blad3")
    sheet.add_table("A1:C4", {"name": "tblData", "columns": [{"header": h} for h in "abc"]})
    sheet.write_column("B2", [1, 2, 3], book.add_format({"num_format": "0.000 kr"}))
    red = book.add_format({"font_color": "#9C0006", "num_format": "[Red]0.0"})
    rule = {"type": "cell", "criteria": "<", "value": 0, "format": red}
    sheet.conditional_format("B2:B4", rule)
    sheet.conditional_format("C2:C4", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("A2:A4", {"validate": "list", "source": ["ja", "nej"]})
    sheet.add_sparkline("E2", {"range": "Data!B2:B4"})
    sheet.print_area(0, 0, 3, 2)


def _own_tab(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("Egen flik")
    sheet.set_vba_name("Blad5")
    sheet.write_column("B1", [3, 1, 2])
    sheet.write_formula("A1", "=Resultat!B2", None, 3)
    sheet.write_dynamic_array_formula("D1", "=LEN(B1:B3)", None, 1)
    sheet.write_comment("B1", "min egen")
    add_chart(book, sheet, "E5")


def add_hand_made_parts(path: Path) -> None:
    """Add what XlsxWriter cannot: calculation chain, external link, printer settings, orphan."""
    parts = read_parts(path)
    chain = b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    parts["xl/calcChain.xml"] = chain
    parts["xl/externalLinks/externalLink1.xml"] = chain.replace(b"calcChain", b"externalLink")
    parts["xl/printerSettings/printerSettings1.bin"] = b"\x00printer"
    parts["customXml/item1.xml"] = b"<mitt/>"
    parts["xl/orphan.xml"] = b"<ingen-pekar-hit/>"
    _relate(parts, "xl/workbook.xml", "calcChain", "calcChain.xml")
    _relate(parts, "xl/workbook.xml", "externalLink", "externalLinks/externalLink1.xml")
    _relate(parts, "xl/workbook.xml", "customXml", "../customXml/item1.xml")
    for sheet in ("xl/worksheets/sheet2.xml", "xl/worksheets/sheet5.xml"):
        _relate(parts, sheet, "printerSettings", "../printerSettings/printerSettings1.bin")
    types = parts["[Content_Types].xml"]
    for name in ("calcChain", "externalLinks/externalLink1"):
        kind = posixpath.basename(name).rstrip("1")
        content_type = f"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
        override = f'<Override PartName="/xl/{name}.xml" ContentType="{content_type}"/></Types>'
        types = types.replace(b"</Types>", override.encode())
    default = b'<Default Extension="bin" ContentType="application/x-bin"/><Override'
    parts["[Content_Types].xml"] = types.replace(b"<Override", default, 1)
    write_parts(path, parts)


def _relate(parts: dict[str, bytes], part: str, kind: str, target: str) -> None:
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    root = etree.fromstring(parts[rels])
    attributes = {"Id": f"rIdEgen{len(root)}", "Type": f"{REL_TYPES}/{kind}", "Target": target}
    etree.SubElement(root, root[0].tag, attributes)
    parts[rels] = etree.tostring(root)


def read_parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist()}


class _Pipe(io.RawIOBase):
    """A stream that cannot go back: zipfile then writes data descriptors behind each member."""

    def __init__(self, file: io.BufferedWriter) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        return self._file.write(data)


def write_parts(path: Path, parts: dict[str, bytes]) -> None:
    """Write the parts in as many ways as zip allows: stored, described, with zip64 fields."""
    with path.open("wb") as file, zipfile.ZipFile(_Pipe(file), "w", zipfile.ZIP_DEFLATED) as book:
        for number, (name, data) in enumerate(parts.items()):
            member = zipfile.ZipInfo(name, (2023, 12, 31, 23, 59, 58))
            member.compress_type = zipfile.ZIP_STORED if number % 5 == 0 else zipfile.ZIP_DEFLATED
            with book.open(member, "w", force_zip64=number % 3 == 0) as stream:
                stream.write(data)


def drawn_reports(names: tuple[str, ...] = ("Resultat", "Balans"), amount: float = 100) -> bytes:
    """Draw report tabs as the product does: looks, names, charts, and a link and a table too."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    money = book.add_format({"num_format": "#,##0.0 kr", "bold": True, "bg_color": "#DDEBF7"})
    broken = book.add_format({"num_format": "0.00000"})
    for name in names:
        sheet = book.add_worksheet(name)
        sheet.set_column("A:A", 30, money)
        sheet.set_row(3, 20, money)
        sheet.write_rich_string("A1", "Utfall ", book.add_format({"italic": True}), "2023")
        sheet.write_formula("B2", "=SUM(tblData[b])", money, amount)
        sheet.write_formula("C2", "=LEN(A1)", None, 11)
        sheet.write_url("D1", "https://www.example.se/", string="Källa")
        nought = {"type": "cell", "criteria": "between", "minimum": -0.5, "maximum": 0.5}
        sheet.conditional_format("B1:B5", nought | {"format": broken})
        sheet.add_table("A20:B22", {"name": f"rapport{name}", "columns": [{"format": money}, {}]})
        sheet.insert_image("G2", "logo.png", {"image_data": png()})
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, 30, 5)
        add_chart(book, sheet, "E5")
    book.close()
    return stream.getvalue()
