import re
import sys
from types import ModuleType

import pytest

from templates.udfmodul import (
    category,
    decorated_module,
    exported,
    function_help,
    udf_module,
    wrapper_text,
)
from templates.vbamodul import VbaSourceError

GUARD = "    If Not Koppling.FarKoraPython() Then GoTo failed"
EXAMPLE = "tests.templates.exempelceller"


@pytest.fixture(scope="module")
def text():
    return udf_module(EXAMPLE)


def function_with(doc="Ett svar.", argument_doc="Ett tal"):
    def SVAR(tal):  # noqa: N802 - a worksheet function's name
        return tal

    info = {"name": "tal", "doc": argument_doc, "vba": None}
    SVAR.__xlfunc__ = {"name": "SVAR", "ret": {"doc": doc}, "args": [info]}
    module = ModuleType("celler")
    module.SVAR = SVAR
    return module


def test_without_the_hardening_the_text_is_what_xlwings_itself_writes(text):
    plain = re.sub(r"^Attribute .*\n", "", text, flags=re.MULTILINE)
    plain = plain.replace(f"{GUARD}\n", "")
    plain = re.sub(r"SvarTillCell\((.*)\)$", r"\1", plain, flags=re.MULTILINE)
    plain = plain.replace("FelTillCell(Err.Description)", "Err.Description")
    header, generated = plain.split("\n", 2)[:2], wrapper_text(EXAMPLE, decorated_module(EXAMPLE))
    assert generated == plain.split("\n", 2)[2]
    assert header[1] == '#Const App = "Microsoft Excel"'


def test_every_result_passes_the_gate_that_makes_true_errors(text):
    calls = [line for line in text.splitlines() if "XLPy.CallUDF" in line]
    assert calls
    assert all("= SvarTillCell(XLPy.CallUDF(" in line for line in calls)


def test_no_function_starts_python_before_it_is_known_who_chose_it(text):
    for function in text.split("End Function")[:-1]:
        assert function.index(GUARD) < function.index("XLPy.CallUDF")


def test_no_traceback_reaches_a_cell(text):
    assert "= Err.Description" not in text
    assert text.count("= FelTillCell(Err.Description)") == 3


def test_each_function_carries_its_description(text):
    expected = (
        "Function ANDEL(avslutade, deltagare)\n"
        'Attribute ANDEL.VB_Description = "Andelen av årets deltagare som har avslutat, 0-1."\n'
    )
    assert expected in text


def test_optional_and_repeated_arguments_are_declared_as_such(text):
    assert "Function STEG(tilldelning, Optional enhet)" in text
    assert "Function INDEX_AV(vikt, ParamArray kriterier())" in text


def test_the_text_is_the_same_every_time(text):
    assert text == udf_module(EXAMPLE)


def test_help_is_the_first_paragraph_and_one_text_an_argument():
    description, arguments = function_help(decorated_module(EXAMPLE))["ANDEL"]
    assert description == "Andelen av årets deltagare som har avslutat, 0-1."
    assert arguments == {
        "avslutade": "Antal som avslutat, en cell eller ett område",
        "deltagare": 'Antal "deltagare" under året',
    }


def test_the_category_is_the_decorators():
    functions = dict(exported(decorated_module(EXAMPLE)))
    assert category(functions["STEG"]) == "Samordningsförbund"


@pytest.mark.parametrize(
    ("module", "complaint"),
    [
        (function_with(doc="Python function 'SVAR' defined in 'celler.py'."), "SVAR: no help text"),
        (function_with(argument_doc="Positional argument 1"), r"SVAR\(tal\): no help text"),
        (function_with(doc="x" * 256), "SVAR: help of 256 characters"),
        (function_with(argument_doc="x" * 256), r"SVAR\(tal\): help of 256 characters"),
    ],
)
def test_a_help_text_that_is_missing_or_too_long_stops_the_build(module, complaint):
    with pytest.raises(VbaSourceError, match=complaint):
        function_help(module)


def test_a_module_without_worksheet_functions_stops_the_build():
    with pytest.raises(VbaSourceError, match="exports no worksheet function"):
        udf_module("templates.cfb")


def test_a_module_that_does_not_exist_stops_the_build():
    with pytest.raises(VbaSourceError, match="no module named"):
        udf_module("templates.finns_inte")


def test_a_module_imported_before_the_stand_ins_is_left_as_it_is():
    before = sys.modules.get(EXAMPLE)
    decorated_module(EXAMPLE)
    assert before is sys.modules.get(EXAMPLE)
