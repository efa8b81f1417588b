"""The worksheet functions as a LibreOffice add-in: cells in, the project's own rules, a cell out.

LibreOffice's Python imports this file; it is the only one that knows UNO's types. The rules are
found in the folder that the environment variable XLSADDIN_SITE names.
"""

from __future__ import annotations

import os
import struct
import sys
from importlib import import_module

import unohelper
from com.sun.star.lang import XServiceName
from se.xlsaddin.calc import XFunktioner

SERVICE = "se.xlsaddin.calc.Funktioner"
# LibreOffice keeps the number of an error in the low half of a NaN; these are its own numbers.
ERROR_NUMBERS = {
    "#NULL!": 521,
    "#DIV/0!": 532,
    "#VALUE!": 519,
    "#REF!": 524,
    "#NAME?": 525,
    "#NUM!": 503,
    "#N/A": 32767,
}
QUIET_NAN = 0x7FF8_0000_0000_0000

if os.environ.get("XLSADDIN_SITE") not in (None, "", *sys.path):
    sys.path.insert(0, os.environ["XLSADDIN_SITE"])


class Funktioner(unohelper.Base, XFunktioner, XServiceName):
    """What the .idl file promises, each function handed on by its name in Excel."""

    def __init__(self, context: object) -> None:
        """Take the component context, which no function needs."""
        self.context = context

    def getServiceName(self) -> str:  # noqa: N802 - UNO's name
        """Return the name that CalcAddIns.xcu knows."""
        return SERVICE

    def impactindex(self, vikt: object, uppnadd: object, villkor: tuple[object, ...]) -> object:
        """IMPACTINDEX(vikt; uppnadd; [kriterieområde; villkor]…)."""
        return _call("IMPACTINDEX", vikt, uppnadd, *villkor)

    def malstatus(self, utfall: object, mal: object, maltyp: object, marginal: object) -> object:
        """MALSTATUS(utfall; mal; maltyp; [marginal])."""
        return _call("MALSTATUS", utfall, mal, maltyp, *_given(marginal))

    def genomstromning(self, avslutade: object, deltagare: object) -> object:
        """GENOMSTROMNING(avslutade; deltagare)."""
        return _call("GENOMSTROMNING", avslutade, deltagare)

    def trappa(self, tilldelning: object, enhet: object, ar: object) -> object:
        """TRAPPA(tilldelning; [enhet]; [ar])."""
        return _call("TRAPPA", tilldelning, *_given(enhet, ar))


def _call(name: str, *arguments: object) -> object:
    """Return the function's answer; an error text becomes the error itself, a boolean a number."""
    varden = import_module("udfs.values")
    answer = varden.cellfunktion(name, [_cells(argument) for argument in arguments])
    if isinstance(answer, str) and answer in ERROR_NUMBERS:
        return _error(ERROR_NUMBERS[answer])
    return answer if isinstance(answer, str) else float(answer)


def _error(number: int) -> float:
    """Return the NaN that LibreOffice reads as the error of this number."""
    return float(struct.unpack("<d", struct.pack("<Q", QUIET_NAN | number))[0])


def _given(*optional: object) -> list[object]:
    """Return the optional arguments up to the last one that says something."""
    cells = [_cells(one) for one in optional]
    count = max((at for at, one in enumerate(cells, 1) if one is not None), default=0)
    return list(optional[:count])


def _cells(argument: object) -> object:
    """Return a block of cells as rows, one cell or value as it is, a blank cell as None."""
    if not isinstance(argument, tuple):
        return _blank(argument)
    rows = [[_blank(value) for value in row] for row in argument]
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else rows


def _blank(value: object) -> object:
    """Return None for a blank cell, which arrives as an empty text."""
    return None if value == "" else value


g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - the name the loader looks for
g_ImplementationHelper.addImplementation(Funktioner, SERVICE, ("com.sun.star.sheet.AddIn", SERVICE))
