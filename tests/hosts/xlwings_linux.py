"""The worksheet functions as Excel calls them: through xlwings' own `call_udf`, without Excel."""

import sys
from collections.abc import Sequence
from functools import cache
from types import ModuleType, SimpleNamespace
from typing import Any

from templates.pywin32_stallforetradare import install
from templates.udfmodul import decorated_module

# What COM hands over for an argument that was left out, and for each error value.
OMITTED = -2147352572
ERROR_VALUES = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
    "#SPILL!": -2146826243,
    "#CALC!": -2146826238,
}
_RANGE = SimpleNamespace(iid="{00020846-0000-0000-C000-000000000046}")
_WORKBOOK = SimpleNamespace(Application=SimpleNamespace(Hwnd=1))
_WORKSHEET = SimpleNamespace(Parent=_WORKBOOK)


class CellRange:
    """Cells as Excel hands them over when a formula refers to them: a COM Range."""

    _oleobj_ = SimpleNamespace(GetTypeInfo=lambda: SimpleNamespace(GetTypeAttr=lambda: _RANGE))
    Worksheet = _WORKSHEET
    Row = Column = 1

    def __init__(self, rows: Sequence[Sequence[object]]) -> None:
        """Hold rows of cells; a single cell has one value, not a block, as in Excel."""
        block = tuple(tuple(row) for row in rows)
        self.Rows = SimpleNamespace(Count=len(block))
        self.Columns = SimpleNamespace(Count=len(block[0]))
        self.Value = block[0][0] if len(block) == len(block[0]) == 1 else block


def call(name: str, *args: object, module: str = "udfs.celler") -> Any:
    """Return what the cell gets: decorators, converters and dispatch are xlwings' own."""
    decorated(module)
    from xlwings import udfs  # noqa: PLC0415 - importable only after the stand-ins

    call_udf: Any = udfs.call_udf
    ((answer,),) = call_udf(module, name, args)
    return answer


@cache
def decorated(module: str = "udfs.celler") -> ModuleType:
    """Return the module with xlwings' decorators in force, known to `call_udf`."""
    install()
    # xlwings asks which process Excel's window belongs to before it reads a Range.
    vars(sys.modules["win32process"])["GetWindowThreadProcessId"] = lambda _: (1, 1)
    fresh = decorated_module(module)
    register(module, fresh)
    return fresh


def register(name: str, module: object) -> None:
    """Let `call_udf` find a module under a name."""
    from xlwings import udfs  # noqa: PLC0415 - importable only after the stand-ins

    udfs.udf_modules[name] = {"filename": "", "filetime": None, "module": module}
