"""What is wrong, or only unusual, inside a workbook's file."""

import io
import re
import zipfile

import pytest

from tests.andrad_bok import UMEA, packed, run
from tests.hosts.oppen_bok import open_file
from xlsaddin.actions.kontrollera import read_oppen
from xlsaddin.actions.uppdatera import uppdatera_oppen
from xlsaddin.domain.errors import XlsAddinError

HUVUDBOK, STYLES = "Huvudbok", "xl/styles.xml"
STRICT = "http://purl.oclc.org/ooxml"
ORDINARY = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": f"{STRICT}/spreadsheetml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
        f"{STRICT}/officeDocument/relationships"
    ),
}


def parts():
    with zipfile.ZipFile(UMEA) as file:
        return {name: file.read(name) for name in file.namelist()}


def ledger(content):
    """Return the part of the ledger's table, and that of its sheet."""
    table = next(n for n, d in content.items() if "/tables/" in n and b'"tblHuvudbok"' in d)
    name = table.rpartition("/")[2].encode()
    rels = next(n for n, d in content.items() if "worksheets/_rels" in n and name in d)
    return table, rels.replace("_rels/", "").removesuffix(".rels")


def answer(folder, content, command="kontrollera"):
    book = folder / "bok.xlsm"
    book.write_bytes(packed(content))
    return run(command, book)


def strict():
    content = parts()
    for old, new in ORDINARY.items():
        content = {n: d.replace(old.encode(), new.encode()) for n, d in content.items()}
    return content


def test_strict_open_xml_is_read_and_not_written(tmp_path):
    assert 0 == answer(tmp_path, strict()).exit_code
    refused = answer(tmp_path, strict(), "uppdatera")
    assert (3, True) == (refused.exit_code, "strikt Open XML" in refused.output)


def renamed(content, old, new):
    """Return a package in which parts have other names, and are pointed to by them."""
    places = "_rels/.rels", "[Content_Types].xml"
    for place in places:
        content[place] = content[place].replace(old.encode(), new.encode())
    return {it if it in places else it.replace(old, new, 1): data for it, data in content.items()}


def in_utf16(content):
    for name in content:
        if name.endswith((".xml", ".rels")):
            text = re.sub(r"\A<\?xml[^>]*\?>", "", content[name].decode())
            content[name] = f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")
    return content


def with_macro_sheet(content):
    """Return a package with a hidden sheet of Excel 4 macros."""
    part, rels, book = "macrosheets/sheet1.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    link = f'<Relationship Id="rId999" Type="{kind}" Target="{part}"/></Relationships>'
    tab = '<sheet name="Makro1" sheetId="999" state="veryHidden" r:id="rId999"/></sheets>'
    content[rels] = content[rels].replace(b"</Relationships>", link.encode())
    content[book] = content[book].replace(b"</sheets>", tab.encode())
    return content | {f"xl/{part}": b'<m:macrosheet xmlns:m="x"/>'}


UNUSUAL = {
    "a workbook's part of another name": lambda it: renamed(
        renamed(it, "xl/workbook.xml", "xl/workbook2.xml"),
        "xl/_rels/workbook.xml.rels",
        "xl/_rels/workbook2.xml.rels",
    ),
    "another folder": lambda it: renamed(it, "xl/", "bok/"),
    "UTF-16 throughout": in_utf16,
    "a sheet of Excel 4 macros": with_macro_sheet,
}


@pytest.mark.parametrize("change", UNUSUAL.values(), ids=UNUSUAL)
@pytest.mark.parametrize("command", ["kontrollera", "uppdatera"])
def test_a_package_that_is_only_unusual_is_read_and_updated(tmp_path, change, command):
    assert 0 == answer(tmp_path, change(parts()), command).exit_code


def test_a_report_tab_without_rows_is_one_sentence(tmp_path):
    content = parts()
    _, sheet = ledger(content)
    content[sheet] = re.sub(rb'(<c r="F5"[^>]*><v>)', rb"\1x", content[sheet])
    for name in content:
        if b"<tableParts" not in content[name]:
            content[name] = re.sub(rb"<sheetData>.*</sheetData>", b"", content[name])
    refused = answer(tmp_path, content, "uppdatera")
    assert (3, True) == (refused.exit_code, "skadad" in refused.output)


def test_a_wrong_sum_is_seen_however_much_stands_behind_the_last_row(tmp_path):
    content = parts()
    _, sheet = ledger(content)
    content[sheet] += b"<!--%s-->" % (b"x" * 400_000)
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as file:
        for name, data in content.items():
            file.writestr(name, data)
    book = bytearray(memory.getvalue())
    book[book.index(b"<v>", book.index(b'<c r="F5"')) + 4] ^= 1
    (tmp_path / "bok.xlsm").write_bytes(book)
    refused = run("kontrollera", tmp_path / "bok.xlsm")
    assert (3, True) == (refused.exit_code, "skadad" in refused.output)


def test_a_stray_cell_in_the_last_corner_is_no_matter(tmp_path):
    content = parts()
    _, sheet = ledger(content)
    stray = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    content[sheet] = content[sheet].replace(b"</sheetData>", stray)
    assert 0 == answer(tmp_path, content).exit_code


@pytest.mark.parametrize(
    ("attribute", "value"),
    [("ref", "A4:F1048577"), ("ref", "F9:A4"), ("headerRowCount", "x"), ("totalsRowCount", "-1")],
)
def test_a_table_where_none_can_be_is_one_sentence(tmp_path, attribute, value):
    content = parts()
    table, _ = ledger(content)
    xml = re.sub(rf' {attribute}="[^"]*"'.encode(), b"", content[table], count=1)
    content[table] = xml.replace(b"<table ", f'<table {attribute}="{value}" '.encode(), 1)
    refused = answer(tmp_path, content)
    assert (3, True) == (refused.exit_code, "skadad" in refused.output)


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ('<c r="F5" t="e"><v>#SPILL!</v></c>', "Cellen visar felet #SPILL!"),
        ('<c r="F5" t="e"><v>#CALC!</v></c>', "Cellen visar felet #CALC!"),
        ('<c r="F5" t="e"><v>#GETTING_DATA</v></c>', "Cellen visar felet #GETTING_DATA"),
        ('<c r="F0"><v>1</v></c>', "skadad"),
        ('<c r="F6"><v>1</v></c>', "skadad"),
        ('<c r="F1048577"><v>1</v></c>', "skadad"),
        ('<c r="XFE5"><v>1</v></c>', "skadad"),
        ('<c r="F5" s="x"><v>5677000</v></c>', ""),
        ('<c r="F5" s="99999999"><v>5677000</v></c>', ""),
        ('<c r="F5"><v>NaN</v></c>', "Talet i cellen går inte att läsa"),
        ('<c r="F5"><v>1e308</v></c>', "större än vad som räknas"),
        ('<c r="F5"><v>1</v></c><c r="F5"><v>2</v></c>', "finns två gånger"),
        ('<c r="A5" t="d"><v>2023-01-02T00:00:00Z</v></c>', ""),
    ],
)
def test_an_odd_cell_is_a_remark_or_what_it_says(tmp_path, cell, sentence):
    content = parts()
    _, sheet = ledger(content)
    place = b"A5" if 'r="A5"' in cell else b"F5"
    pattern = rb'<c r="%s"[^>]*>.*?</c>' % place
    content[sheet], changed = re.subn(pattern, cell.encode(), content[sheet])
    assert 1 == changed
    told = answer(tmp_path, content)
    assert sentence in told.output
    assert bool(sentence) is bool(told.exit_code)


def test_a_row_under_the_table_is_told_and_a_total_is_not(tmp_path):
    content = parts()
    table, sheet = ledger(content)
    last = int(re.search(rb'ref="A\d+:[A-Z](\d+)"', content[table])[1])
    cells = re.search(rb'<row r="5"[^>]*>(.*?)</row>', content[sheet])[1]
    row = re.sub(rb'r="([A-Z])5"', rb'r="\g<1>%d"' % (last + 2), cells)
    under = b'<row r="%d">%s</row></sheetData>' % (last + 2, row)
    end = content[sheet]
    content[sheet] = end.replace(b"</sheetData>", under)
    assert f"rad {last + 2}: Raden står under tabellen" in answer(tmp_path, content).output
    total = b'<row r="%d"><c r="F%d"><v>1</v></c></row></sheetData>' % (last + 2, last + 2)
    content[sheet] = end.replace(b"</sheetData>", total)
    assert 0 == answer(tmp_path, content).exit_code


@pytest.mark.parametrize(("row", "cells"), [(4, "I4"), (7, "I7")])
def test_a_cell_beside_the_table_is_told_and_hinders_nothing(tmp_path, row, cells):
    content = parts()
    _, sheet = ledger(content)
    cell = b'<c r="I%d" t="inlineStr"><is><t>1</t></is></c></row><row r="%d"' % (row, row + 1)
    pattern = rb'</row><row r="%d"' % (row + 1)
    content[sheet], changed = re.subn(pattern, cell, content[sheet])
    assert 1 == changed
    told = answer(tmp_path, content)
    assert f"Huvudbok: Cellen {cells} står bredvid tabellen och räknas inte." in told.output
    assert 0 == told.exit_code


def test_a_cell_with_a_column_between_belongs_to_the_user(tmp_path):
    content = parts()
    _, sheet = ledger(content)
    cell = b'<c r="J7"><v>1</v></c></row><row r="8"'
    content[sheet] = content[sheet].replace(b'</row><row r="8"', cell)
    assert "bredvid tabellen" not in answer(tmp_path, content).output


@pytest.mark.parametrize(
    ("tag", "setting", "sentence"),
    [
        ("workbookPr", 'date1904="1"', "räknar dagar från 1904"),
        ("calcPr", 'fullPrecision="0"', "precision som visas"),
    ],
)
def test_a_setting_that_makes_other_figures_is_refused(tmp_path, tag, setting, sentence):
    content = parts()
    part = "xl/workbook.xml"
    content[part] = content[part].replace(f"<{tag} ".encode(), f"<{tag} {setting} ".encode())
    refused = answer(tmp_path, content)
    assert (3, True) == (refused.exit_code, sentence in refused.output)
    book = open_file(tmp_path / "bok.xlsm")
    for action in (uppdatera_oppen, read_oppen):
        with pytest.raises(XlsAddinError) as fel:
            action(book)
        assert refused.output == f"{fel.value}\n"
    assert not [call for call in book.app.impl.calls if call.kind == "write"]


def test_a_hidden_macro_sheet_of_excel_4_is_no_matter_and_stays(tmp_path):
    content = parts()
    space = "http://schemas.microsoft.com/office/excel/2006/main"
    macros = f'<xm:macrosheet xmlns:xm="{space}"><sheetData/></xm:macrosheet>'.encode()
    content["xl/macrosheets/sheet1.xml"] = macros
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    link = f'<Relationship Id="xlm" Type="{kind}" Target="macrosheets/sheet1.xml"/>'
    tab = '<sheet name="Makro1" sheetId="999" state="hidden" r:id="xlm"/>'
    type_ = "application/vnd.ms-excel.macrosheet+xml"
    override = f'<Override PartName="/xl/macrosheets/sheet1.xml" ContentType="{type_}"/>'
    for part, end, more in (
        ("xl/workbook.xml", "</sheets>", tab),
        ("xl/_rels/workbook.xml.rels", "</Relationships>", link),
        ("[Content_Types].xml", "</Types>", override),
    ):
        content[part] = content[part].replace(end.encode(), f"{more}{end}".encode())
    _, sheet = ledger(content)
    assert 0 == answer(tmp_path, content).exit_code
    content[sheet] = re.sub(rb'(<c r="F5"[^>]*><v>)[^<]*', rb"\g<1>1", content[sheet])
    assert "Klart: " in answer(tmp_path, content, "uppdatera").output
    with zipfile.ZipFile(tmp_path / "bok.xlsm") as file:
        assert macros == file.read("xl/macrosheets/sheet1.xml")
