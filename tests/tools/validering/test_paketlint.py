import pytest
import xlsxwriter

from tests.templates.bok import with_part, with_part_twice, with_replaced
from tools.validering.cellomrade import area, cell
from tools.validering.formellint import grammar_problems
from tools.validering.paketlint import problems

BOOK, TYPES = "xl/workbook.xml", "[Content_Types].xml"
START, DATA = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
TABLE_1, TABLE_2 = "xl/tables/table1.xml", "xl/tables/table2.xml"
SUM = "SUM(tblData[kr])"

# part, text, what the fault puts there, what must be said of it
FAULTS = {
    "sheet name used twice": (BOOK, 'name="Data"', 'name="start"', "two sheets are named start"),
    "sheet name too long": (BOOK, 'name="Data"', f'name="{"D" * 32}"', "is not allowed"),
    "sheet name with a slash": (BOOK, 'name="Data"', 'name="Da/ta"', "is not allowed"),
    "no visible sheet": (BOOK, "<sheet ", '<sheet state="hidden" ', "no visible sheet"),
    "sheet without relationship": (BOOK, 'r:id="rId2"', 'r:id="rId99"', "no relationship"),
    "name like a cell": (BOOK, 'name="Summan"', 'name="SUM1"', "'SUM1' is not allowed"),
    "name with a blank": (BOOK, 'name="Summan"', 'name="Su man"', "is not allowed"),
    "name used twice": (BOOK, 'name="Summan"', 'name="PythonStatus"', "stands twice"),
    "name of a missing sheet": (BOOK, "Start!$A$20", "Slut!$A$20", "missing sheet slut"),
    "name with a broken formula": (
        BOOK,
        "SUM('Data",
        "SUM(('Data",
        "defined name Summan: unclosed",
    ),
    "name as a table": (BOOK, 'name="Summan"', 'name="tblData"', "table name tblData used twice"),
    "book not well-formed": (BOOK, "</workbook>", "", "not well-formed"),
    "type of a plain workbook": (
        TYPES,
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        ".xlsm with content type",
    ),
    "type of a missing part": (TYPES, "/xl/styles.xml", "/xl/stil.xml", "type of a missing part"),
    "two types of one part": (TYPES, "/xl/styles.xml", "/xl/workbook.xml", "two content types"),
    "no type of a part": (TYPES, 'Extension="vml"', 'Extension="vmx"', "no content type"),
    "relationship to a missing part": (
        "xl/worksheets/_rels/sheet2.xml.rels",
        "tables/table1.xml",
        "tables/table9.xml",
        "missing part xl/tables/table9.xml",
    ),
    "relationship id used twice": (
        "xl/worksheets/_rels/sheet2.xml.rels",
        'Id="rId2"',
        'Id="rId1"',
        "relationship id used twice",
    ),
    "style out of range": (DATA, 's="2"', 's="99"', "style 99 of"),
    "rule style out of range": (DATA, 'dxfId="0"', 'dxfId="9"', "conditional format: style 9"),
    "row out of order": (DATA, '<row r="3"', '<row r="1"', "row 1 out of order"),
    "cell out of order": (DATA, 'r="B2"', 'r="A2"', "cell A2 out of order"),
    "cell in another row": (DATA, 'r="B2"', 'r="B9"', "cell B9 out of order"),
    "cell outside the sheet": (DATA, 'r="F1"', 'r="XFE1"', "outside the sheet"),
    "cell that is none": (DATA, 'r="F1"', 'r="F0"', "is no cell"),
    "semicolon in a formula": (START, SUM, "SUM(A1;B1)", "A1: ';' outside an array"),
    "equals sign in a formula": (START, SUM, f"={SUM}", "A1: formula starts with ="),
    "Swedish function": (START, SUM, "SUMMA(B1)", "Swedish function name SUMMA"),
    "new function without prefix": (START, SUM, "XLOOKUP(1,B1,C1)", "_xlfn.XLOOKUP"),
    "unclosed bracket": (START, SUM, "SUM(B1", "unclosed ("),
    "unclosed text": (START, SUM, 'LEN("a)', "closing quotation mark"),
    "formula of a missing sheet": (START, "'Data'!B3", "'Dota'!B3", "missing sheet dota"),
    "formula too long": (START, SUM, "1" + "+1" * 4100, "formula over 8192"),
    "formula without a stored value": (START, "<v>3</v>", "", "without a stored value"),
    "formula of a missing table": (START, SUM, "SUM(tblInget[kr])", "names no table"),
    "formula of a missing column": (START, SUM, "SUM(tblData[öre])", "names no column"),
    "overlapping merges": (START, 'ref="A7:B7"', 'ref="B5:B7"', "overlap"),
    "table over a merge": (
        DATA,
        "<conditionalFormatting",
        '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells><conditionalFormatting',
        "overlaps a merged cell",
    ),
    "filter over a table": (
        DATA,
        "<conditionalFormatting",
        '<autoFilter ref="A1:B3"/><conditionalFormatting',
        "filter lies over a table",
    ),
    "table name used twice": (
        TABLE_2,
        'displayName="tblAnnan"',
        'displayName="TBLDATA"',
        "table name TBLDATA used twice",
    ),
    "table id used twice": (TABLE_2, ' id="2" name', ' id="1" name', "table id 1 used twice"),
    "tables overlap": (TABLE_2, 'ref="D1:D2"', 'ref="B1:B2"', "overlap"),
    "table without data": (TABLE_2, 'ref="D1:D2"', 'ref="D1:D1"', "no data row"),
    "table wider than its columns": (TABLE_2, 'ref="D1:D2"', 'ref="D1:E2"', "1 columns in"),
    "two columns of one name": (TABLE_1, 'name="kr"', 'name="ÅR"', "two columns with one name"),
    "header unlike its cell": (TABLE_1, 'name="kr"', 'name="tkr"', "but the cell says 'kr'"),
    "validation list too long": (DATA, '"ja,nej"', f'"{"ja," * 90}"', "Excel takes 255"),
    "validation title too long": (
        DATA,
        'promptTitle="Välj"',
        f'promptTitle="{"V" * 33}"',
        "promptTitle over 32",
    ),
    "validation text too long": (DATA, 'prompt="A"', f'prompt="{"A" * 256}"', "prompt over 255"),
    "validation with a semicolon": (DATA, '"ja,nej"', "OR(A1;A2)", "validation of C5: ';'"),
    "rule with a semicolon": (DATA, "B2&gt;1", "OR(B2;B3)", "conditional format: ';'"),
    "chart of a missing sheet": (
        "xl/charts/chart1.xml",
        "Data!$B$2",
        "Dota!$B$2",
        "refers to missing sheet dota",
    ),
}


def test_a_workbook_as_built_has_no_fault(book):
    assert problems(book) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_each_deliberate_fault_is_caught(book, tmp_path, fault):
    part, old, new, complaint = FAULTS[fault]
    assert complaint in "\n".join(problems(with_replaced(book, tmp_path, part, old, new)))


def test_a_shared_string_that_is_not_there_is_caught(book, tmp_path):
    def without_strings(content):
        return content[: content.index(b"<si>")] + b"</sst>"

    copy = with_part(book, tmp_path, "xl/sharedStrings.xml", without_strings)
    assert "shared string" in "\n".join(problems(copy))


def test_a_text_beyond_excels_limit_is_caught(book, tmp_path):
    long = f"<t>{'a' * 32768}</t>"
    copy = with_replaced(book, tmp_path, "xl/sharedStrings.xml", "<t>fet</t>", long)
    assert "over 32767 characters" in "\n".join(problems(copy))


def test_a_sheet_that_is_missing_is_caught(book, tmp_path):
    assert "missing part" in "\n".join(problems(with_part(book, tmp_path, DATA, lambda _: None)))


def test_a_part_that_stands_twice_is_caught(book, tmp_path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        copy = with_part_twice(book, tmp_path, "xl/workbook.xml")
    assert "part stands twice" in "\n".join(problems(copy))


def test_a_file_that_is_no_package_is_caught(tmp_path):
    path = tmp_path / "bok.xlsx"
    path.write_bytes(b"inte en arbetsbok")
    assert "cannot be unpacked" in problems(path)[0]


def test_what_a_user_may_well_write_is_no_fault(tmp_path):
    path = tmp_path / "bok.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Ej 'klar' & så")
        columns = [{"header": "år, kvinnor"}, {"header": "kr\nper år"}]
        sheet.add_table("A1:B2", {"name": "tblÅr", "columns": columns, "data": [[1, 2]]})
        sheet.write_formula("D1", "=SUM(tblÅr[[#Data],[år, kvinnor]])", None, 1)
        sheet.write_formula("D2", "='Ej ''klar'' & så'!A2&\"; it's (fine\"", None, "x")
        sheet.write_formula("D3", "=SUM({1;2})", None, 3)
        sheet.write_formula("D4", '=IFERROR(1/0,"#REF!")', None, "#REF!")
        book.define_name("Grunden", "='Ej ''klar'' & så'!$A$1")
        sheet.print_area("A1:D3")
    assert problems(path) == []


@pytest.mark.parametrize(
    "formula",
    ['CONCATENATE("a;b",A1)', "SUM({1,2;3,4})", "'Blad; ett'!A1", 'LEN("a""b")', "tbl[a;b]"],
)
def test_good_grammar_passes(formula):
    assert list(grammar_problems(formula)) == []


@pytest.mark.parametrize("formula", ["SUM(A1))", "SUM(A1]", "A1;B1", "'Blad!A1", '"a', "{1;2"])
def test_bad_grammar_is_caught(formula):
    assert list(grammar_problems(formula))


def test_cells_are_read_as_row_and_column():
    assert cell("$XFD$1048576") == (1_048_576, 16_384)


@pytest.mark.parametrize("text", ["", "A", "1A", "A0", "XFE1", "A1048577", "ÅÄ1"])
def test_what_is_no_cell_is_refused(text):
    with pytest.raises(ValueError, match=r"is no cell|outside the sheet"):
        cell(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("A1:B2", "B2:C3", True), ("A1:B2", "C1:C9", False), ("A1", "A1", True), ("A1", "A2", False)],
)
def test_areas_meet_where_they_share_a_cell(one, other, expected):
    assert expected == area(one).meets(area(other)) == area(other).meets(area(one))
