import ctypes
import sys

import pytest

from templates.pywin32_stallforetradare import install

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has the real pywin32")


def test_the_decorators_are_xlwings_real_ones():
    xlwings = install()

    @xlwings.func(category="Prov")
    @xlwings.arg("tal", ndim=2, doc="Ett tal")
    def PROV(tal):  # noqa: N802 - Excel's name for it
        return tal

    assert PROV.__xlfunc__["category"] == "Prov"
    assert PROV.__xlfunc__["args"][0]["options"] == {"ndim": 2}


def test_the_excel_engine_is_there():
    assert "excel" in [engine.name for engine in install().engines]


def test_installing_twice_changes_nothing():
    first = install()
    stand_in = sys.modules["pywintypes"]
    assert install() is first
    assert sys.modules["pywintypes"] is stand_in


def test_ctypes_does_not_look_like_windows_afterwards():
    install()
    assert not hasattr(ctypes, "windll")
    assert ctypes.PyDLL.__module__ == "ctypes"
