"""What Excel calls: the worksheet functions (`celler`) and the buttons (`makron`).

The functions are loaded when first asked for, so that a host which needs only `udfs.values`
does not pay for xlwings.
"""

from importlib import import_module
from typing import Any

__all__ = ["GENOMSTROMNING", "IMPACTINDEX", "MALSTATUS", "TRAPPA"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the shells are untyped, as xlwings demands
    """Return a worksheet function, loading them all."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    function = getattr(import_module("udfs.celler"), name)
    globals()[name] = function
    return function


def __dir__() -> list[str]:
    """Return the names of the module, the functions among them."""
    return sorted({*globals(), *__all__})
