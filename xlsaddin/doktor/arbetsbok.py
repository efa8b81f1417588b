"""A workbook where it lies: may it be read and written, may its macros run, is it whole."""

import os
import re
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from xlsaddin.actions.filnamn import krav_pa_nytt_namn
from xlsaddin.actions.kontrollera import anmarkningar, read
from xlsaddin.doktor.prov import Prov, bra, fel, upplysning
from xlsaddin.domain.errors import FilenSaknas, XlsAddinError
from xlsaddin.excel.backup import latest_backup, refuse_if_locked
from xlsaddin.excel.book_format import VBA_VERSION, defined_names
from xlsaddin.excel.package.package import Package

KONFIGURATION = "xlwings.conf"
_FRAN_NATET = 3
_MOLNMAPPAR = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def prova_arbetsboken(bok: Path) -> Iterator[Prov]:
    """Yield the answer of every check of a workbook."""
    if not bok.exists():
        yield fel("Arbetsboken", str(FilenSaknas(fil=bok)), "")
        return
    yield _marke(bok)
    yield _moln(bok)
    yield _read(bok)
    yield _namn(bok)
    yield _planterad(bok)
    yield from _innehall(bok)
    kopia = latest_backup(bok)
    yield bra("Säkerhetskopia", kopia.name) if kopia else upplysning("Säkerhetskopia", "Ingen än.")


def _marke(bok: Path) -> Prov:
    """Windows keeps where a file came from in a stream beside it."""
    try:
        text = Path(f"{bok}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return bra("Märkt som nedladdad", "Nej.")
    zon = re.search(r"ZoneId=(\d+)", text)
    if zon and int(zon[1]) >= _FRAN_NATET:
        return fel(
            "Märkt som nedladdad",
            "Ja, och då spärrar Excel makron.",
            "Högerklicka på filen, välj Egenskaper och kryssa i Avblockera.",
        )
    return bra("Märkt som nedladdad", "Nej.")


def _moln(bok: Path) -> Prov:
    place = bok.resolve()
    rotter = [Path(mapp) for name in _MOLNMAPPAR if (mapp := os.environ.get(name))]
    if any(place.is_relative_to(rot) for rot in rotter) or any(
        del_.startswith("OneDrive") for del_ in place.parts
    ):
        return fel(
            "OneDrive",
            "Arbetsboken ligger i en mapp som OneDrive synkar.",
            "Spara den i en mapp som bara finns på datorn eller på en nätverksenhet.",
        )
    return bra("OneDrive", "Arbetsboken ligger inte i OneDrive.")


def _read(bok: Path) -> Prov:
    try:
        refuse_if_locked(bok)
    except XlsAddinError as hinder:
        return fel("Går att skriva", str(hinder), "")
    return bra("Går att skriva", "Ja.")


def _namn(bok: Path) -> Prov:
    try:
        krav_pa_nytt_namn(bok)
    except XlsAddinError as hinder:
        return fel("Namnet", str(hinder), "Stäng arbetsboken och byt namn på filen.")
    return bra("Namnet", "Knapparna hittar arbetsboken.")


def _planterad(bok: Path) -> Prov:
    fil = bok.parent / KONFIGURATION
    if fil.exists():
        return fel(
            "Inställningar bredvid",
            f"{fil} kan starta ett annat program än ditt, så knappar och funktioner är avstängda.",
            "Ta bort filen om du inte har lagt den där själv.",
        )
    return bra("Inställningar bredvid", "Inga, så dina egna gäller.")


def _innehall(bok: Path) -> Iterator[Prov]:
    """Yield what the file's inside says; one answer when it cannot be read at all."""
    prov: tuple[Callable[[Package], Prov], ...] = (_vba, _konfigurationsflik)
    try:
        with Package(bok) as package:
            svar = [provet(package) for provet in prov]
        antal = len(anmarkningar(read(bok)))
    except XlsAddinError as hinder:
        yield fel("Går att läsa", str(hinder), "")
        return
    yield bra("Går att läsa", "Ja.")
    yield from svar
    if antal:
        yield fel("Dataflikarna", f"{antal} anmärkningar.", "Kör xlsaddin kontrollera.")
    else:
        yield bra("Dataflikarna", "Inga anmärkningar.")


def _vba(package: Package) -> Prov:
    if package.workbook_target("vbaProject") is None:
        return fel(
            "Knappar och funktioner",
            "Arbetsboken har inga makron.",
            "Skapa en ny med xlsaddin ny, och klistra in dataflikarna där.",
        )
    byggd = defined_names(package).get(VBA_VERSION, "").strip('"')
    finns = version("xlwings")
    if byggd != finns:
        return fel(
            "Knappar och funktioner",
            f"Arbetsboken är gjord för xlwings {byggd or 'av okänd version'}, datorn har {finns}.",
            "Installera om xlsaddin, eller stäng arbetsboken och kör xlsaddin uppgradera.",
        )
    return bra("Knappar och funktioner", f"Gjorda för xlwings {byggd}, som finns på datorn.")


def _konfigurationsflik(package: Package) -> Prov:
    if any(tab.casefold() == KONFIGURATION for tab in package.sheets()):
        return fel(
            "Inställningar i boken",
            f"Fliken {KONFIGURATION} kan starta ett annat program, så knapparna är avstängda.",
            "Ta bort fliken om du inte har lagt den där själv.",
        )
    return bra("Inställningar i boken", "Inga, så dina egna gäller.")
