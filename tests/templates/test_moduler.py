import re

import pytest

from templates.moduler import check_dll_version, workbook_modules, xlwings_folder, xlwings_modules
from templates.vbaproject import VbaSourceError, module_source
from tools.validering.vbalint import lint, procedures
from tools.validering.vbaprojekt import SourceModule

BUTTONS = {
    "UppdateraSammanstallningar": "uppdatera",
    "Kontrollera": "kontrollera",
    "ImporteraEkonomi": "importera",
    "FardigstallForMejl": "fardigstall",
    "AngraSenasteUppdatering": "angra",
    "NyttAr": "nytt_ar",
}


@pytest.fixture(scope="module")
def modules():
    found = workbook_modules(["Start", "Data"], "tests.templates.exempelceller")
    return {module.name: module for module in found}


def test_a_workbook_holds_its_documents_our_modules_and_xlwings_own(modules):
    ours = ["Knappar", "Koppling", "Cellsvar", "Hjalptexter", "xlwings_udfs"]
    assert list(modules) == ["ThisWorkbook", "Start", "Data", *ours, "xlwings", "Dictionary"]


def test_every_button_has_a_public_sub_that_runs_its_action(modules):
    pattern = re.compile(
        r"^Public Sub (\w+)\(\)\n"
        r'    KorMakro "from udfs import makron; makron\.(\w+)\(\)"\nEnd Sub$',
        re.MULTILINE,
    )
    assert dict(pattern.findall(modules["Knappar"].code)) == BUTTONS


def test_xlwings_modules_are_those_of_the_installed_package(modules):
    installed = (xlwings_folder() / "xlwings.bas").read_text(encoding="cp1252")
    assert modules["xlwings"].code == installed


@pytest.mark.parametrize("name", ["Cellsvar", "Koppling", "Hjalptexter"])
def test_helpers_are_hidden_from_the_list_of_functions_and_macros(modules, name):
    assert "Option Private Module" in modules[name].code


def test_opening_never_stops_at_an_error(modules):
    opening = modules["ThisWorkbook"].code.split("Private Sub Workbook_Open()")[1]
    assert opening.index("On Error Resume Next") < opening.index("Hjalptexter.")


def test_opening_starts_no_python(modules):
    reached = [modules[name].code for name in ("ThisWorkbook", "Koppling", "Hjalptexter")]
    starters = re.compile(r"RunPython|XLPy|ExecuteWindows|\.Run\b|Shell", re.IGNORECASE)
    assert not [found for code in reached for found in starters.findall(code)]


def test_the_connection_uses_only_functions_that_xlwings_has(modules):
    used = set(re.findall(r"xlwings\.(\w+)\(", modules["Koppling"].code))
    has = {procedure.name for procedure in procedures(modules["xlwings"].code)}
    assert used == {"GetConfig", "FileExists", "SheetExists", "GetDirectoryConfigFilePath"}
    assert used <= has


def test_a_setting_beside_the_workbook_or_in_it_is_looked_for_before_any_is_read(modules):
    hinder = modules["Koppling"].code.split("Public Function PythonHinder()")[1]
    assert hinder.index("BokensHinder()") < hinder.index("AngivenTolk()")
    looked_for = modules["Koppling"].code.split("Function FrammandeInstallning()")[1]
    assert "xlwings.FileExists(fil)" in looked_for
    assert 'xlwings.SheetExists(ThisWorkbook, "xlwings.conf")' in looked_for


def test_each_worksheet_function_registers_its_help(modules):
    code = modules["Hjalptexter"].code
    assert re.findall(r'Registrera "(\w+)"', code) == ["ANDEL", "INDEX_AV", "STEG"]
    assert '"Antal ""deltagare"" under året")' in code


def test_the_sources_have_no_fault_that_the_linter_knows(modules):
    kinds = {"standard": "Module", "class": "Class"}
    read = [
        SourceModule(module.name, kinds.get(module.kind, "Document"), "", module_source(module))
        for module in modules.values()
    ]
    assert lint(read) == []


@pytest.mark.parametrize("source", ['Lib "xlwings64-0.37.7.dll"', "Option Explicit"])
def test_another_version_of_the_dll_stops_the_build(source):
    with pytest.raises(VbaSourceError, match=r"installed is 0\.37\.8"):
        check_dll_version(source, "0.37.8")


def test_the_installed_xlwings_agrees_with_itself():
    assert [module.name for module in xlwings_modules()] == ["xlwings", "Dictionary"]
