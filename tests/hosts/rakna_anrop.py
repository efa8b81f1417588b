"""Count what is asked of Excel: a layer between xlwings and the Excel for tests.

What xlwings asks for itself while it converts values is left out, and so is what it answers
without asking Excel.
"""

from __future__ import annotations

from collections import Counter
from types import MethodType, SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings as xw

BOOKKEEPING = {
    *("Range.sheet", "Sheet.book", "Book.app", "App.pid", "App.engine", "Range.shape"),
    *("Range.options", "Range.max_cells_per_read", "Engine.clean_value_data"),
    *("Book.api", "Sheet.api", "App.api", "Chart.api", "ChartSeries.api"),
}
OURS = "tests.hosts.xlwings_"


def counted(book: xw.Book) -> Counter[str]:
    """Let every call to Excel that begins at this workbook be counted, as «Sheet.name»."""
    calls: Counter[str] = Counter()
    book.impl = _wrapped(book.impl, calls)
    return calls


def _wrapped(value: Any, calls: Counter[str]) -> Any:
    if isinstance(value, MethodType):
        return lambda *args, **options: _wrapped(
            value(*map(_bare, args), **{name: _bare(it) for name, it in options.items()}), calls
        )
    if type(value) is tuple:
        return tuple(_wrapped(it, calls) for it in value) if _is_ours(value[0]) else value
    return _Counted(value, calls) if _is_ours(value) else value


def _is_ours(value: object) -> bool:
    ours = type(value).__module__.startswith(OURS) and not isinstance(value, str)
    return ours or isinstance(value, SimpleNamespace)


def _bare(value: Any) -> Any:
    """Return what the Excel for tests gave; xlwings' own objects carry it as their `impl`."""
    if isinstance(value, _Counted):
        return vars(value)["inner"]
    if isinstance(getattr(value, "impl", None), _Counted):
        return SimpleNamespace(impl=_bare(value.impl))
    return value


class _Counted:
    """An object of the Excel for tests; each look, each call and each item is one call."""

    def __init__(self, inner: Any, calls: Counter[str]) -> None:
        vars(self).update(inner=inner, calls=calls)

    def __getattr__(self, name: str) -> Any:
        self._count(name)
        return _wrapped(getattr(vars(self)["inner"], name), vars(self)["calls"])

    def __setattr__(self, name: str, value: Any) -> None:
        self._count(name)
        setattr(vars(self)["inner"], name, _bare(value))

    def __call__(self, *args: Any) -> Any:
        self._count("()")
        return _wrapped(vars(self)["inner"](*map(_bare, args)), vars(self)["calls"])

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        self._count("len")
        return len(vars(self)["inner"])

    def __iter__(self) -> Any:
        for item in vars(self)["inner"]:
            self._count("item")
            yield _wrapped(item, vars(self)["calls"])

    def _count(self, name: str) -> None:
        call = f"{type(vars(self)['inner']).__name__}.{name}"
        vars(self)["calls"][call] += call not in BOOKKEEPING
