"""XlsxWriter's private methods that we override: pinned to the versions that have them so."""

import inspect
import tomllib
from importlib.metadata import version

import pytest
from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from templates.build import ROT
from xlsaddin.actions.kontrollera import read
from xlsaddin.excel.draw import drawn_workbook

OURS = {
    drawn_workbook.FormulaSheet: (Worksheet, {"_write_cell", "_write_rows"}),
    drawn_workbook.DrawnWorkbook: (Workbook, {"_get_packager"}),
    drawn_workbook._Keeper: (Packager, {"_create_package"}),
}


def _private(of: type) -> set[str]:
    return {name for name in vars(of) if name.startswith("_") and not name.startswith("__")}


def _parameters(of: type, name: str) -> list[str]:
    return list(inspect.signature(getattr(of, name)).parameters)


@pytest.mark.parametrize(("ours", "theirs"), OURS.items())
def test_each_private_method_is_known_and_takes_what_it_took(ours, theirs):
    base, names = theirs
    overridden = {name for name in _private(ours) if hasattr(base, name)}
    assert names == overridden
    assert [_parameters(base, name) for name in names] == [
        _parameters(ours, name) for name in names
    ]


def test_the_project_takes_only_versions_that_have_them():
    declared = tomllib.loads((ROT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert "xlsxwriter>=3.3.1,<3.4" in declared
    assert ["3", "3"] == version("xlsxwriter").split(".")[:2]


@pytest.mark.parametrize("name", ["umea_2021", "umea_2023"])
def test_no_figure_has_a_function_that_must_be_prefixed_in_the_file(name):
    bok = read(ROT / f"workbooks/{name}.xlsm")
    formulas = {bok.formula(cell) for cell in bok.cells}
    assert formulas == {
        Worksheet()._prepare_formula(it, expand_future_functions=True) for it in formulas
    }
