"""Generate the VBA module xlwings_udfs: one wrapper a worksheet function.

The text is xlwings' own (`xlwings.udfs.generate_vba_wrapper`), hardened in four ways:

1. a result such as "#DIV/0!" becomes a true error value (`SvarTillCell` in Cellsvar.bas),
2. an unexpected exception becomes #VALUE!, not a traceback in the cell (`FelTillCell`),
3. each function carries its description, so that Excel shows it even if Workbook_Open never ran,
4. no Python is started while a setting beside the workbook, or in it, would choose which
   (`FarKoraPython` in Koppling.bas).
"""

import importlib.util
import inspect
import io
import re
from collections.abc import Callable, Iterator, Mapping
from types import ModuleType, SimpleNamespace
from typing import Any, NamedTuple

from templates.pywin32_stallforetradare import install
from templates.vbamodul import VbaSourceError

MODULE_NAME = "xlwings_udfs"
LONGEST_HELP = 255
HEADER = f"""\
Attribute VB_Name = "{MODULE_NAME}"
' Skapad av templates/udfmodul.py med xlwings egen generator. Ändra inte för hand.
#Const App = "Microsoft Excel"
"""
USER_DEFINED = r'" \n14"'
_CALL = re.compile(r"= (XLPy\.CallUDF\(.*\))$", re.MULTILINE)
_BEGIN = re.compile(r'^    #If App = "Microsoft Excel" Then$', re.MULTILINE)
_GUARD = "    If Not Koppling.FarKoraPython() Then GoTo failed"
_FAILED = re.compile(r"= Err\.Description$", re.MULTILINE)
_FUNCTION = re.compile(r"^Function (\w+)\(.*\)$", re.MULTILINE)
_GENERATED_DOC = ("Python function '", "Positional argument ")

Wrapped = Callable[..., Any]


class FunctionHelp(NamedTuple):
    """What the function wizard shows: the function's sentence and one text an argument."""

    description: str
    arguments: Mapping[str, str]


def udf_module(module_name: str = "udfs.celler") -> str:
    """Return the text of xlwings_udfs.bas for the worksheet functions of a Python module.

    Raises:
        VbaSourceError: the module exports no function, or one without help texts.
    """
    module = decorated_module(module_name)
    return HEADER + _with_descriptions(_hardened(wrapper_text(module_name, module)), module)


def wrapper_text(module_name: str, module: ModuleType) -> str:
    """Return what xlwings' own generator writes, untouched."""
    install()
    from xlwings import udfs  # noqa: PLC0415 - importable only after the stand-ins

    generate: Callable[..., None] = udfs.generate_vba_wrapper
    written = io.StringIO()
    generate(module_name, module, written, SimpleNamespace(Name="bok.xlsm"))
    return written.getvalue()


def decorated_module(module_name: str) -> ModuleType:
    """Load a fresh copy of a module with xlwings' real decorators in force.

    A copy, because elsewhere than on Windows the module may already be imported with decorators
    that do nothing, and others hold on to its functions.
    """
    install()
    spec = importlib.util.find_spec(module_name)
    if spec is None or spec.loader is None:
        raise VbaSourceError(f"no module named {module_name}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not any(True for _ in exported(module)):
        raise VbaSourceError(f"{module_name} exports no worksheet function")
    return module


def exported(module: ModuleType) -> Iterator[tuple[str, Wrapped]]:
    """Yield the module's worksheet functions by Excel's name, in the generator's order."""
    for name in dir(module):
        function = getattr(module, name)
        if hasattr(function, "__xlfunc__"):
            yield function.__xlfunc__["name"], function


def function_help(module: ModuleType) -> Mapping[str, FunctionHelp]:
    """Return the help texts of each worksheet function.

    Raises:
        VbaSourceError: a text is missing or longer than Excel shows.
    """
    return {name: _help(name, function) for name, function in exported(module)}


def category(function: Wrapped) -> str | int:
    """Return the function's category in the function wizard."""
    found: str | int = vars(function)["__xlfunc__"]["category"]
    return found


def vba_string(text: str) -> str:
    """Return text as a VBA string literal.

    >>> vba_string('Andelen "nådda" i procent')
    '"Andelen ""nådda"" i procent"'
    """
    return '"' + text.replace('"', '""') + '"'


def _help(name: str, function: Wrapped) -> FunctionHelp:
    info = vars(function)["__xlfunc__"]
    first_paragraph = inspect.cleandoc(info["ret"]["doc"]).split("\n\n")[0]
    description = _checked(name, " ".join(first_paragraph.split()))
    arguments = {
        argument["name"]: _checked(f"{name}({argument['name']})", argument["doc"])
        for argument in info["args"]
        if not argument["vba"]
    }
    return FunctionHelp(description, arguments)


def _checked(place: str, text: str) -> str:
    if not text or text.startswith(_GENERATED_DOC):
        raise VbaSourceError(f"{place}: no help text")
    if len(text) > LONGEST_HELP:
        raise VbaSourceError(f"{place}: help of {len(text)} characters, Excel takes {LONGEST_HELP}")
    return text


def _hardened(wrappers: str) -> str:
    guarded = _CALL.sub(r"= SvarTillCell(\1)", _BEGIN.sub(rf"{_GUARD}\n\g<0>", wrappers))
    return _FAILED.sub("= FelTillCell(Err.Description)", guarded)


def _with_descriptions(wrappers: str, module: ModuleType) -> str:
    texts = function_help(module)

    def described(header: re.Match[str]) -> str:
        name = header[1]
        return (
            f"{header[0]}\n"
            f"Attribute {name}.VB_Description = {vba_string(texts[name].description)}\n"
            f"Attribute {name}.VB_ProcData.VB_Invoke_Func = {USER_DEFINED}"
        )

    return _FUNCTION.sub(described, wrappers)
