"""The workbooks in `workbooks/`, as a user gets them: whole, right, and what the source says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest
from oletools.olevba import VBA_Parser

from templates import moduler
from templates.build import BOCKER, Bok, build
from templates.moduler import workbook_modules
from templates.vbamodul import VbaModule, module_source
from tests.hosts import knapp
from tests.hosts.cached import cached_formulas
from tools.validering.__main__ import problems
from xlsaddin.excel.book_format import code_name
from xlsaddin.excel.draw.start import KNAPPAR, TAB as START
from xlsaddin.reports.alla import TABS

if TYPE_CHECKING:
    from pathlib import Path

every_workbook = pytest.mark.parametrize("bok", BOCKER, ids=lambda bok: bok.fil.stem)

# Only what the buttons ask of xlwings, for an office that cannot run xlwings' own VBA.
STUB = """Option Explicit

Public Function GetConfig(ByVal configKey As String, Optional ByVal def As String = "", Optional ByVal source As String = "") As Variant
    GetConfig = "C:\\python\\python.exe"
End Function

Public Function FileExists(ByVal path As String) As Boolean
    FileExists = (path = "C:\\python\\python.exe")
End Function

Public Function GetDirectoryConfigFilePath() As String
    GetDirectoryConfigFilePath = "C:\\bok\\xlwings.conf"
End Function

Public Function SheetExists(ByVal wb As Object, ByVal sheetName As String) As Boolean
    SheetExists = False
End Function

Public Function RunPython(ByVal command As String) As Variant
    ThisWorkbook.Worksheets("Start").Range("E1").Value = command
    RunPython = 0
End Function
"""  # noqa: E501 - a line of Basic


@every_workbook
def test_a_rebuild_gives_the_same_bytes(bok: Bok, tmp_path: Path):
    build(replace(bok, fil=tmp_path / bok.fil.name))
    assert bok.fil.read_bytes() == (tmp_path / bok.fil.name).read_bytes()


@every_workbook
def test_olevba_reads_back_exactly_the_sources_of_the_repository(bok: Bok):
    macros = VBA_Parser(str(bok.fil)).extract_macros()
    found = {stream.split("/")[-1]: code for _, stream, _, code in macros}
    sheets = openpyxl.load_workbook(bok.fil, read_only=True).sheetnames
    modules = workbook_modules([code_name(sheet) for sheet in sheets])
    assert {module.name: module_source(module) for module in modules} == found


@every_workbook
def test_no_validator_finds_anything(bok: Bok):
    assert [] == problems(bok.fil)


@every_workbook
def test_every_figure_of_every_report_tab_is_a_formula(bok: Bok):
    values = openpyxl.load_workbook(bok.fil, data_only=True)
    formulas = openpyxl.load_workbook(bok.fil)
    dead = [
        (tab, cell.coordinate)
        for tab in TABS
        for row in values[tab].iter_rows()
        for cell in row
        if isinstance(cell.value, (int, float)) and formulas[tab][cell.coordinate].data_type != "f"
    ]
    assert [] == dead


@every_workbook
def test_every_formula_has_a_cached_value(bok: Bok):
    assert [] == [at for at, it in cached_formulas(bok.fil).items() if it.value is None]


@every_workbook
def test_another_calculator_agrees_with_every_cached_value(bok: Bok, calc):
    recalculated = calc.recalculate(bok.fil)
    assert [] == recalculated.different
    assert len(recalculated.formulas) > len(TABS)


@pytest.mark.libreoffice
@pytest.mark.skipif(knapp.available() is not None, reason=knapp.available() or "")
@pytest.mark.parametrize("button", [KNAPPAR[0], KNAPPAR[4]], ids=lambda button: button[1])
def test_the_real_button_runs_its_sub(button, tmp_path: Path, monkeypatch):
    caption, _ = button
    command = {
        KNAPPAR[0]: "from udfs import makron; makron.uppdatera()",
        KNAPPAR[4]: "from udfs import makron; makron.angra()",
    }[button]
    stub = [VbaModule("xlwings", "standard", STUB)]
    monkeypatch.setattr(moduler, "xlwings_modules", lambda: stub)
    variant = replace(BOCKER[0], fil=tmp_path / "knappar.xlsm")
    build(variant)
    assert ("", command) == knapp.press(variant.fil, START, caption, "E1")
