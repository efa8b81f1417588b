import pytest

from templates.moduler import xlwings_folder
from templates.vbaproject import VbaModule, vba_project
from tests.templates.bok import BIN, with_part, with_replaced, with_stream
from tools.validering.ovba_strict import modules_of, problems

SHEET_1, SHEET_2 = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
VML = "xl/drawings/vmlDrawing1.vml"
WORKBOOK_RELS = "xl/_rels/workbook.xml.rels"
HEADER_FAULTS = {
    "wrong signature": (0, "no compound file"),
    "class id in the header": (8, "class id is not null"),
    "another version": (26, "header: version"),
    "another byte order": (28, "byte order"),
    "reserved bytes used": (34, "reserved bytes"),
    "too many FAT sectors": (44, "number of FAT sectors"),
    "directory outside the file": (50, "directory: its chain"),
    "another mini stream cutoff": (57, "mini stream cutoff"),
}


def flipped(content, place):
    return content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :]


def replaced(old, new):
    def change(content):
        assert old in content
        return content.replace(old, new)

    return change


def test_a_workbook_as_built_has_no_fault(book):
    assert problems(book) == []


def test_a_project_that_excel_saved_is_read_to_its_end():
    saved_by_excel = xlwings_folder() / "quickstart.xlsm"
    assert problems(saved_by_excel) == ["dir: reference xlwings is to another workbook"]
    assert next(module.name for module in modules_of(saved_by_excel)) == "ThisWorkbook"


@pytest.mark.parametrize(
    "fault",
    [
        (SHEET_2, 'codeName="Data"', 'codeName="Blad2"', "code name Blad2: no document module"),
        (SHEET_2, 'codeName="Data"', "", "sheet Data: no code name"),
        (SHEET_2, 'codeName="Data"', 'codeName="Start"', "code name Start used twice"),
        (SHEET_2, 'codeName="Data"', 'codeName="Knappar"', "code name Knappar: no document module"),
        ("xl/workbook.xml", 'codeName="ThisWorkbook"', "", "workbook: no code name"),
        (VML, "Kontrollera</x:FmlaMacro>", "Kontroll</x:FmlaMacro>", "is no public Sub"),
        (VML, "[0]!Kontrollera</x:F", "KorMakro</x:F", "macro KorMakro is no public Sub"),
        (VML, "[0]!Kontrollera</x:F", "PythonHinder</x:F", "macro PythonHinder is no public Sub"),
        (WORKBOOK_RELS, "relationships/vbaProject", "relationships/annat", "no VBA project"),
        (
            "[Content_Types].xml",
            "application/vnd.ms-office.vbaProject",
            "application/octet-stream",
            "content type",
        ),
    ],
)
def test_a_workbook_that_disagrees_with_its_project_is_caught(book, tmp_path, fault):
    part, old, new, complaint = fault
    assert complaint in "\n".join(problems(with_replaced(book, tmp_path, part, old, new)))


@pytest.mark.parametrize("fault", HEADER_FAULTS)
def test_a_damaged_compound_file_is_caught(book, tmp_path, fault):
    place, complaint = HEADER_FAULTS[fault]
    copy = with_part(book, tmp_path, BIN, lambda content: flipped(content, place))
    assert complaint in "\n".join(problems(copy))


def test_a_truncated_project_is_caught(book, tmp_path):
    copy = with_part(book, tmp_path, BIN, lambda content: content[: len(content) // 2])
    assert problems(copy)


@pytest.mark.parametrize(
    ("stream", "change", "complaint"),
    [
        ("PROJECT", replaced(b"\r\n", b"\n"), "line ends are not CRLF"),
        ("PROJECT", replaced(b"Module=Knappar\r\n", b""), "PROJECT declares"),
        ("PROJECT", replaced(b'Name="VBA', b'Name="ABC'), "another project name"),
        ("PROJECT", replaced(b'GC="', b'GD="'), "unknown or misplaced"),
        ("PROJECT", replaced(b'CMG="', b'CMG="0'), "cannot be read further"),
        ("PROJECT", replaced(b"Document=Data/&H0", b"Document=Data/0"), "PROJECT: Document="),
        ("PROJECT", replaced(b'ID="{', b'ID="{0'), "PROJECT: first line"),
        ("PROJECT", replaced(b"Knappar=0, 0", b"Knapp=0, 0"), "windows and modules differ"),
        ("PROJECT", replaced(b"[Host Ext", b"[Hest Ext"), "PROJECT: sections"),
        ("PROJECT", lambda _: None, "lacks PROJECT"),
        ("PROJECTwm", replaced(b"Knappar\0", b"Knoppar\0"), "PROJECTwm: 'Knoppar'"),
        ("PROJECTwm", lambda content: content + b"\0", "PROJECTwm: bytes after its end"),
        ("VBA/_VBA_PROJECT", lambda _: bytes(7), "first two bytes"),
        ("VBA/__SRP_0", lambda _: b"cache", "streams and modules differ"),
        ("VBA/Knappar", lambda _: None, "no stream named Knappar"),
        ("VBA/Knappar", lambda content: b"\2" + content[1:], "not a compressed container"),
        ("VBA/Knappar", lambda content: content[:-9], "passes the end"),
        ("VBA/Knappar", lambda content: flipped(content, 2), "chunk signature"),
        ("VBA/dir", lambda content: content[:-20], "passes the end"),
    ],
)
def test_a_damaged_stream_is_caught(book, tmp_path, stream, change, complaint):
    copy = with_part(book, tmp_path, BIN, lambda project: with_stream(project, stream, change))
    assert complaint in "\n".join(problems(copy))


def test_a_sheets_module_of_another_class_is_caught(book, tmp_path):
    modules = [VbaModule("ThisWorkbook", "workbook"), VbaModule("Start", "class")]
    project = vba_project([*modules, VbaModule("Data", "sheet")])
    copy = with_part(book, tmp_path, BIN, lambda _: project)
    assert "code name Start: no document module" in problems(copy)


def test_a_workbook_without_macros_needs_no_project_and_may_have_none(book, tmp_path):
    renamed = tmp_path / "bok.xlsx"
    renamed.write_bytes(book.read_bytes())
    assert problems(renamed) == [".xlsx with a VBA project"]
