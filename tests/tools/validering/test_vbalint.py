import pytest

from tests.templates.bok import BIN, with_part
from tools.validering.vbalint import lint, problems
from tools.validering.vbaprojekt import SourceModule

GOOD = """\
Attribute VB_Name = "Modul"
Option Explicit
Public Sub Visa()
    On Error GoTo Fel
    MsgBox "Klart: 'allt' är ""bra"" nu" ' it's fine
    Exit Sub
Fel:
    MsgBox "Fel"
End Sub
"""
FAULTS = {
    "procedure declared twice": (
        "End Sub\n",
        "End Sub\nSub Visa()\nEnd Sub\n",
        "Visa is declared twice",
    ),
    "name like a cell": ("Sub Visa()", "Sub AB12()", "AB12 looks like a cell reference"),
    "name with å, ä or ö": ("Sub Visa()", "Sub Ångra()", "Ångra is not an ASCII name"),
    "argument named as a keyword": ("Visa()", "Visa(ByVal date As Date)", "argument date is a"),
    "label missing": ("Fel:\n", "", "GoTo Fel has no label"),
    "Option Explicit missing": ("Option Explicit\n", "", "no Option Explicit"),
    "procedure without end": ("End Sub\n", "", "1 procedures begin, 0 end"),
    "end without procedure": ("Public Sub Visa()\n", "", "0 procedures begin, 1 end"),
    "text without end": ('"Fel"', '"Fel', "closing quotation mark"),
    "condition without end": ("Option Explicit", "Option Explicit\n#If Mac Then", "#If without"),
    "select without end": ("    MsgBox", "    Select Case a\n    MsgBox", "Select Case without"),
    "description too long": (
        "Public Sub Visa()\n",
        f'Public Sub Visa()\nAttribute Visa.VB_Description = "{"x" * 256}"\n',
        "description of Visa over 255",
    ),
}


def module(source, name="Modul"):
    return SourceModule(name, "Module", "", source.replace("\n", "\r\n"))


def test_a_workbook_as_built_has_no_fault(book):
    assert problems(book) == []


def test_good_source_has_no_fault():
    assert lint([module(GOOD)]) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_each_deliberate_fault_is_caught(fault):
    old, new, complaint = FAULTS[fault]
    assert old in GOOD
    assert complaint in "\n".join(lint([module(GOOD.replace(old, new, 1))]))


def test_one_public_name_in_two_modules_is_caught():
    assert lint([module(GOOD), module(GOOD, "Annan")]) == ["public visa stands in Annan, Modul"]


def test_a_project_that_cannot_be_read_is_said_to_be_so(book, tmp_path):
    copy = with_part(book, tmp_path, BIN, lambda _: b"skadad")
    assert "cannot be read" in problems(copy)[0]
