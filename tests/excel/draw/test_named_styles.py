import io
import zipfile

import openpyxl
import pytest
from lxml import etree

from xlsaddin.excel.draw.drawn_workbook import DrawnWorkbook
from xlsaddin.excel.draw.named_styles import name_styles
from xlsaddin.excel.graft.styles import merge_styles
from xlsaddin.excel.package.opc import main, parse


def drawn(colour: str = "red", name: str = "Summa") -> bytes:
    """Return a workbook with one cell in bold, of a named style."""
    workbook = DrawnWorkbook()
    look = workbook.add_format({"bold": True, "font_color": colour})
    workbook.add_worksheet("Blad").write(0, 0, 1, look)
    workbook.close()
    return workbook.packed({look.xf_index: name})


def styles(book: bytes) -> etree._Element:
    """Return a workbook's styles."""
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        return parse(package.read("xl/styles.xml"))


def named(root: etree._Element) -> list[str]:
    """Return the names of the named styles."""
    return [str(it.get("name")) for it in root.iter(main("cellStyle"))]


def test_a_cell_carries_its_named_style_and_keeps_its_look():
    cell = openpyxl.load_workbook(io.BytesIO(drawn()))["Blad"]["A1"]
    assert ("Summa", True) == (cell.style, cell.font.bold)


def test_naming_gives_the_same_bytes_every_time():
    assert drawn() == drawn()


def test_a_merge_brings_the_named_style_once():
    book, other = styles(drawn(name="Annan")), styles(drawn())
    merge_styles(book, other)
    once = etree.tostring(book)
    merge_styles(book, other)
    assert once == etree.tostring(book)
    assert ["Annan", "Normal", "Summa"] == sorted(named(book))


def test_a_style_that_its_owner_has_changed_stays_as_it_is():
    book, other = styles(drawn("blue")), styles(drawn("red"))
    before = etree.tostring(book.find(main("cellStyleXfs")))
    places = merge_styles(book, other)
    assert before == etree.tostring(book.find(main("cellStyleXfs")))
    cell = book.find(main("cellXfs"))[int(places.cells["1"])]
    assert "1" == cell.get("xfId")


def test_styles_that_xlsxwriter_did_not_write_are_refused():
    memory = io.BytesIO()
    openpyxl.Workbook().save(memory)
    with zipfile.ZipFile(memory) as package:
        broken = package.read("xl/styles.xml")
    with pytest.raises((ValueError, IndexError)):
        name_styles(broken, {99: "Summa"})
