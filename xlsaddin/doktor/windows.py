"""What only a Windows computer has: Excel, the DLL of xlwings, policies for macros."""

import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from xlsaddin.doktor.prov import Prov, bra, fel, upplysning

_ALLA_SPARRADE = 4
_POLICY = r"Software\Policies\Microsoft\Office\16.0\Excel\Security"
_EGNA = r"Software\Microsoft\Office\16.0\Excel\Security"


def prova_windows() -> Iterator[Prov]:
    """Yield the answer of every check that only Windows has."""
    yield _excel()
    yield _pywin32()
    yield _dll()
    yield _makron()
    yield _fran_internet()
    yield upplysning(
        "Defender",
        "Regeln som hindrar Office från att starta program går inte att läsa härifrån.",
        "Händer ingenting när du trycker på en knapp: kör xlsaddin uppdatera i stället.",
    )


def _excel() -> Prov:
    if _register("HKEY_CLASSES_ROOT", r"Excel.Application\CLSID", "") is None:
        return fel("Excel", "Finns inte på datorn.", "Installera Excel, eller använd kommandona.")
    return bra("Excel", "Finns på datorn.")


def _pywin32() -> Prov:
    if find_spec("win32com") is None:
        return fel("pywin32", "Saknas i det här Python.", "Installera om xlsaddin.")
    return bra("pywin32", "Finns.")


def _dll() -> Prov:
    """Excel looks beside the interpreter, and in the folder above; its own width decides which."""
    mappar = Path(sys.executable).parents[:2]
    finns = [
        mapp / f"xlwings{bitar}-{version('xlwings')}.dll" for bitar in (64, 32) for mapp in mappar
    ]
    hittade = [fil.name for fil in finns if fil.exists()]
    if not hittade:
        svar = f"{finns[0].name} finns inte i {mappar[0]} eller mappen ovanför."
        return fel("xlwings DLL", svar, "Installera om xlsaddin.")
    return bra("xlwings DLL", ", ".join(hittade))


def _makron() -> Prov:
    values = (_register("HKEY_CURRENT_USER", key, "VBAWarnings") for key in (_POLICY, _EGNA))
    if next((v for v in values if v is not None), None) == _ALLA_SPARRADE:
        return fel(
            "Makron",
            "Alla makron är spärrade.",
            "Be it-avdelningen om en betrodd plats, eller använd kommandona.",
        )
    return bra("Makron", "Är inte spärrade för alla arbetsböcker.")


def _fran_internet() -> Prov:
    vald = _register("HKEY_CURRENT_USER", _POLICY, "blockcontentexecutionfrominternet")
    if vald == 0:
        return bra("Makron från nätet", "Är inte spärrade.")
    return upplysning(
        "Makron från nätet",
        "Är spärrade i filer som är hämtade från nätet eller mejl.",
        "Kör xlsaddin doktor med arbetsboken, så prövas den.",
    )


def _register(rot: str, key: str, name: str) -> object:
    """Return a value of the registry, None when it is not there."""
    import winreg as _winreg  # noqa: PLC0415 - only Windows has it

    winreg: Any = _winreg
    try:
        with winreg.OpenKey(getattr(winreg, rot), key) as oppen:
            svar: object = winreg.QueryValueEx(oppen, name)[0]
            return svar
    except OSError:
        return None
