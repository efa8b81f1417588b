"""Collect all VBA modules of a workbook: our own text, generated text, and xlwings' two modules."""

import importlib.util
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from templates import hjalpmodul, udfmodul
from templates.vbamodul import VbaModule, VbaSourceError

SOURCES = Path(__file__).with_name("vba")
WORKBOOK = "ThisWorkbook"
OWN_MODULES = ("Knappar", "Koppling", "Cellsvar")
_DLL = re.compile(r"xlwings(?:32|64)-(\d+(?:\.\d+)*)\.dll")
_CONSTANT = re.compile(r'XLWINGS_VERSION As String = "([^"]+)"')


def workbook_modules(
    sheet_code_names: Sequence[str], functions: str = "udfs.celler"
) -> list[VbaModule]:
    """Return every module of a workbook whose sheets have these code names.

    Args:
        sheet_code_names: code name of each sheet, in the sheets' order.
        functions: Python module with the worksheet functions.

    Raises:
        VbaSourceError: the installed xlwings is not whole, or a help text is missing.
    """
    decorated = udfmodul.decorated_module(functions)
    return [
        VbaModule(WORKBOOK, "workbook", _own_text(f"{WORKBOOK}.cls")),
        *(VbaModule(name, "sheet") for name in sheet_code_names),
        *(VbaModule(name, "standard", _own_text(f"{name}.bas")) for name in OWN_MODULES),
        VbaModule(hjalpmodul.MODULE_NAME, "standard", hjalpmodul.help_module(decorated)),
        VbaModule(udfmodul.MODULE_NAME, "standard", udfmodul.udf_module(functions)),
        *xlwings_modules(),
    ]


def xlwings_modules() -> list[VbaModule]:
    """Return xlwings' own modules, read from the installed package and never from a copy.

    Raises:
        VbaSourceError: the module names the DLL of another version than the installed one.
    """
    package = xlwings_folder()
    main = (package / "xlwings.bas").read_text(encoding="cp1252")
    check_dll_version(main, version("xlwings"))
    dictionary = (package / "addin" / "Dictionary.cls").read_text(encoding="cp1252")
    return [
        VbaModule("xlwings", "standard", main),
        VbaModule("Dictionary", "class", dictionary),
    ]


def xlwings_folder() -> Path:
    """Return the folder of the installed xlwings, without importing it."""
    spec = importlib.util.find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise VbaSourceError("xlwings is not installed")
    return Path(spec.origin).parent


def check_dll_version(source: str, installed: str) -> None:
    """Refuse an xlwings.bas that would load another DLL than the installed one.

    Raises:
        VbaSourceError: the versions differ, or the module names none.
    """
    named = {*_DLL.findall(source), *_CONSTANT.findall(source)}
    if named != {installed}:
        found = ", ".join(sorted(named)) or "none"
        raise VbaSourceError(f"xlwings.bas is for xlwings {found}, installed is {installed}")


def _own_text(name: str) -> str:
    return (SOURCES / name).read_text(encoding="utf-8")
