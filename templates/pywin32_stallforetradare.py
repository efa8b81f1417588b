"""Stand-ins for pywin32, so that the Windows half of xlwings can be imported on Linux and macOS.

The build needs xlwings' own VBA generator and the tests need its decorators, converters and
`call_udf`; neither touches COM, but both import modules that do. On Windows nothing is replaced.
"""

import ctypes
import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

NAMED_CLASSES = ("CDispatch", "CoClassBaseClass", "DispatchBaseClass")
EMPTY_MODULES = ("win32api", "win32con", "win32gui", "win32process", "win32event")


class ComError(Exception):
    """What pywin32 raises when a COM call fails."""


class Identity(str):
    """A COM interface identity, compared as text."""

    __slots__ = ()


class Anything:
    """Any attribute and any call: Windows handles that are looked up but never used."""

    def __getattr__(self, name: str) -> "Anything":
        """Return one more of the same."""
        return Anything()

    def __call__(self, *_: object) -> "Anything":
        """Return one more of the same."""
        return Anything()


class TimeZoneInfo:
    """The one time zone that xlwings asks win32timezone for."""

    @staticmethod
    def utc() -> dt.tzinfo:
        """Return UTC."""
        return dt.UTC


def install() -> ModuleType:
    """Make xlwings behave as on Windows, short of Excel, and return it.

    `xlwings.func`, `arg`, `ret` and `sub` are then the real decorators and the engine "excel" is
    the real one. Modules imported before keep the do-nothing decorators that they met.
    """
    if sys.platform != "win32" and "pywintypes" not in sys.modules:
        _register_stand_ins()
        _bind(*_windows_half())
    import xlwings  # noqa: PLC0415 - slow, and must come after the stand-ins

    return xlwings


def _register_stand_ins() -> None:
    for name in EMPTY_MODULES:
        _module(name)
    _module("pywintypes", com_error=ComError, error=ComError, TimeType=dt.datetime, IID=Identity)
    _module("win32timezone", TimeZoneInfo=TimeZoneInfo)
    _pythoncom()
    client = _win32com_client()
    server = _win32com_server()
    _module("win32com", client=client, server=server, __path__=[])


def _pythoncom() -> None:
    _module(
        "pythoncom",
        __file__="",
        com_error=ComError,
        ole_error=ComError,
        CoInitialize=_nothing,
        CoUninitialize=_nothing,
        EnableQuitMessage=_nothing,
        IID_IDispatch=Identity(),
        IID_IEnumVARIANT=Identity(),
        TypeIIDs={Identity(): type("PyIDispatch", (), {})},
    )


def _win32com_client() -> ModuleType:
    classes = {name: type(name, (), {}) for name in NAMED_CLASSES}
    return _module("win32com.client", Dispatch=_itself, DispatchEx=_nothing, **classes)


def _win32com_server() -> ModuleType:
    parts = {
        name: _module(f"win32com.server.{name}") for name in ("dispatcher", "policy", "exception")
    }
    parts["util"] = _module("win32com.server.util", unwrap=_refuse_to_unwrap, wrap=_itself)
    return _module("win32com.server", __path__=[], **parts)


def _module(name: str, **content: object) -> ModuleType:
    module = ModuleType(name)
    vars(module).update(content)
    sys.modules[name] = module
    return module


def _nothing(*_: object, **__: object) -> None:
    return None


def _itself(value: object, *_: object, **__: object) -> object:
    return value


def _refuse_to_unwrap(_: object) -> None:
    raise TypeError("not an object that was wrapped here")


def _windows_half() -> tuple[ModuleType, ModuleType]:
    import xlwings  # noqa: F401, PLC0415 - slow, and must come after the stand-ins

    with _windows_ctypes():
        from xlwings import _xlwindows, udfs  # noqa: PLC0415 - needs the stand-ins
    return _xlwindows, udfs


@contextmanager
def _windows_ctypes() -> Iterator[None]:
    """Lend ctypes its Windows names while xlwings is imported: others take them for Windows."""
    lent: dict[str, Any] = {"windll": Anything(), "oledll": Anything(), "PyDLL": Anything()}
    kept = {name: getattr(ctypes, name) for name in lent if hasattr(ctypes, name)}
    for name, stand_in in lent.items():
        setattr(ctypes, name, stand_in)
    try:
        yield
    finally:
        for name in lent:
            delattr(ctypes, name)
        for name, real in kept.items():
            setattr(ctypes, name, real)


def _bind(windows: ModuleType, udfs: ModuleType) -> None:
    import xlwings  # noqa: PLC0415 - slow, and must come after the stand-ins
    from xlwings.main import Engine  # noqa: PLC0415 - see above

    xlwings.engines.add(Engine(impl=windows.engine))
    decorators = {
        "func": udfs.xlfunc,
        "arg": udfs.xlarg,
        "ret": udfs.xlret,
        "sub": udfs.xlsub,
        "script": udfs.xlsub,
        "_xlwindows": windows,
    }
    for name, value in decorators.items():
        setattr(xlwings, name, value)
