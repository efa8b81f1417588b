"""What is wrong, or only unusual, inside a workbook's file."""

import re
import zipfile

import pytest

from tests.andrad_bok import UMEA, run
from tests.attack.packages import packed
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
        ('<c r="F5"><v>NaN</v></c>', "Talet i cellen går inte att läsa"),
        ('<c r="F5"><v>1e308</v></c>', "större än vad som räknas"),
        ('<c r="F5"><v>1</v></c><c r="F5"><v>2</v></c>', "finns två gånger"),
        ('<c r="A5" t="d"><v>2023-01-02T00:00:00Z</v></c>', ""),
    ],
)
def test_an_odd_cell_is_a_remark_or_what_it_says(tmp_path, cell, sentence):
    content = parts()
    _, sheet = ledger(content)
    place = cell[6:8].encode()
    pattern = rb'<c r="%s"[^>]*>.*?</c>' % place
    content[sheet], changed = re.subn(pattern, cell.encode(), content[sheet])
    assert 1 == changed
    assert sentence in answer(tmp_path, content).output


def test_a_row_under_the_table_is_told_and_a_total_is_not(tmp_path):
    content = parts()
    table, sheet = ledger(content)
    last = int(re.search(rb'ref="A\d+:F(\d+)"', content[table])[1])
    cells = re.search(rb'<row r="5"[^>]*>(.*?)</row>', content[sheet])[1]
    row = re.sub(rb'r="([A-Z])5"', rb'r="\g<1>%d"' % (last + 2), cells)
    under = b'<row r="%d">%s</row></sheetData>' % (last + 2, row)
    end = content[sheet]
    content[sheet] = end.replace(b"</sheetData>", under)
    assert f"rad {last + 2}: Raden står under tabellen" in answer(tmp_path, content).output
    total = b'<row r="%d"><c r="F%d"><v>1</v></c></row></sheetData>' % (last + 2, last + 2)
    content[sheet] = end.replace(b"</sheetData>", total)
    assert 0 == answer(tmp_path, content).exit_code


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
