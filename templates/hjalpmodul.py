"""Generate the VBA module Hjalptexter: what the function wizard says of each worksheet function."""

from collections.abc import Sequence
from types import ModuleType

from templates.udfmodul import FunctionHelp, category, exported, function_help, vba_string

MODULE_NAME = "Hjalptexter"
HEADER = f"""\
Attribute VB_Name = "{MODULE_NAME}"
Option Explicit
Option Private Module

' Skapad av templates/hjalpmodul.py ur Pythonfunktionernas hjälptexter. Ändra inte för hand.

Public Sub RegistreraHjalptexter()
"""
FOOTER = """\
End Sub

' En text som Excel inte tar emot får inte hindra att arbetsboken öppnas.
Private Sub Registrera(ByVal funktion As String, ByVal kategori As Variant, _
        ByVal beskrivning As String, ByVal argumenttexter As Variant)
    On Error Resume Next
    Application.MacroOptions _
        Macro:="'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & funktion, _
        Description:=beskrivning, _
        Category:=kategori, _
        ArgumentDescriptions:=argumenttexter
End Sub
"""


def help_module(module: ModuleType) -> str:
    """Return the text of Hjalptexter.bas for the worksheet functions of a decorated module."""
    texts = function_help(module)
    calls = [
        _registration(name, category(function), texts[name]) for name, function in exported(module)
    ]
    return HEADER + "".join(calls) + FOOTER


def _registration(name: str, group: str | int, texts: FunctionHelp) -> str:
    grouped = vba_string(group) if isinstance(group, str) else str(group)
    lines = [
        f"    Registrera {vba_string(name)}, {grouped}, _",
        f"        {vba_string(texts.description)}, _",
        "        Array( _",
        *_array_lines(list(texts.arguments.values())),
    ]
    return "\n".join(lines) + "\n"


def _array_lines(texts: Sequence[str]) -> list[str]:
    quoted = [f"            {vba_string(text)}" for text in texts]
    return [f"{line}, _" for line in quoted[:-1]] + [f"{line})" for line in quoted[-1:]]
