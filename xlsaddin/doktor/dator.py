"""The computer: Python, packages, xlwings' settings, and the programs around them."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from xlsaddin.doktor.prov import Prov, bra, fel, upplysning
from xlsaddin.install import (
    BOKENS_MAPP,
    SERVER,
    TOLK,
    konfigurationsfil,
    read_konfiguration,
)

INSTALLERA = "Kör xlsaddin installera, stäng Excel och öppna arbetsboken igen."
_OM_INSTALLERA = "Installera om xlsaddin."
_FALSKT = {"false", "falskt", "0", "no"}


def prova_datorn() -> Iterator[Prov]:
    """Yield the answer of every check of this computer."""
    yield bra("Python", f"{sys.version.split()[0]} i {sys.executable}.")
    yield _xlwings()
    yield _modul()
    yield from _installningar(read_konfiguration(konfigurationsfil()))
    yield _temporar_mapp()
    yield _libreoffice()
    if sys.platform == "win32":
        from xlsaddin.doktor.windows import prova_windows  # noqa: PLC0415 - only there it imports

        yield from prova_windows()
    else:
        yield upplysning(
            "Excel", "Knapparna finns bara i Excel för Windows.", "Använd kommandona här."
        )


def kravd_xlwings() -> str:
    """Return the very version of xlwings that the workbooks are built for."""
    krav = next(krav for krav in requires("xlsaddin") or () if krav.startswith("xlwings=="))
    return krav.removeprefix("xlwings==").split(";")[0].strip()


def _xlwings() -> Prov:
    try:
        finns = version("xlwings")
    except PackageNotFoundError:
        return fel("xlwings", "Saknas i det här Python.", _OM_INSTALLERA)
    if finns != kravd_xlwings():
        svar = f"Version {finns}, men arbetsböckerna är gjorda för {kravd_xlwings()}."
        return fel("xlwings", svar, _OM_INSTALLERA)
    return bra("xlwings", f"Version {finns}.")


def _modul() -> Prov:
    if find_spec("udfs") is None:
        return fel("Funktionerna", "Modulen udfs hittas inte av Python.", _OM_INSTALLERA)
    return bra("Funktionerna", "Modulen udfs hittas av Python.")


def _installningar(satta: dict[str, str]) -> Iterator[Prov]:
    if not satta:
        utslag = fel if sys.platform == "win32" else upplysning
        yield utslag("Inställningar", f"{konfigurationsfil()} saknas eller är tom.", INSTALLERA)
        return
    yield _tolk(satta.get(TOLK, ""))
    if satta.get(BOKENS_MAPP, "").casefold() in _FALSKT:
        yield bra(BOKENS_MAPP, "Avstängd: program i arbetsbokens mapp körs inte.")
    else:
        svar = "Påslagen: ett program bredvid en nedladdad arbetsbok kan köras."
        yield fel(BOKENS_MAPP, svar, INSTALLERA)
    if satta.get(SERVER, "False").casefold() not in _FALSKT:
        yield upplysning(SERVER, "Påslagen: knapparna väntar på funktionerna.", INSTALLERA)
    for key in ("CONDA PATH", "CONDA ENV", "PYTHONPATH"):
        if satta.get(key):
            svar = f"Är satt till {satta[key]} och kan ge ett annat Python."
            yield upplysning(key, svar, f"Ta bort raden i {konfigurationsfil()}.")


def _tolk(tolk: str) -> Prov:
    if not tolk:
        return fel(TOLK, "Är inte satt.", INSTALLERA)
    if not Path(tolk).is_file():
        return fel(TOLK, f"{tolk} finns inte.", INSTALLERA)
    if not Path(tolk).samefile(sys.executable):
        return fel(TOLK, f"Är {tolk}, men xlsaddin finns i {sys.executable}.", INSTALLERA)
    return bra(TOLK, tolk)


def _temporar_mapp() -> Prov:
    try:
        with tempfile.TemporaryFile():
            return bra("Temporär mapp", f"Det går att skriva i {tempfile.gettempdir()}.")
    except OSError:
        return fel(
            "Temporär mapp",
            "Det går inte att skriva i den.",
            "Be it-avdelningen om en temporär mapp (TEMP) där du får skriva.",
        )


def _libreoffice() -> Prov:
    places = [shutil.which("soffice"), r"C:\Program Files\LibreOffice\program\soffice.exe"]
    for place in places:
        if place and Path(place).exists():
            return bra("LibreOffice", place)
    return upplysning("LibreOffice", "Finns inte. Det behövs inte för Excel.")
