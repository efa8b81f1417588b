"""Kontrollera: every report reckoned and every remark found; nothing is written."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.reports.alla import TABS, rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.lage import Lage, lage
from xlsaddin.reports.okanda_namn import okanda_namn
from xlsaddin.reports.omdopt import Flik, omdopta, saknade
from xlsaddin.reports.utslag import utslag
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.ekonomi.checks import missing_table
from xlsaddin.tabs.workbook import read_underlag

if TYPE_CHECKING:
    from xlwings import Book, Sheet


def read(bok: Path, framsteg: Framsteg = tyst) -> Rapportbok:
    """Read a workbook's data tabs and reckon every report; nothing is written.

    Raises:
        XlsAddinError: the file cannot be read.
    """
    from xlsaddin.excel.read.personnummer import personnummer_i  # noqa: PLC0415 - readers load late
    from xlsaddin.excel.read.tables import read_tables  # noqa: PLC0415

    framsteg("Läser dataflikarna")
    underlag = read_underlag(read_tables(bok), personnummer_i(bok, TABS))
    framsteg("Räknar rapporterna")
    return rapportbok(underlag)


def kontrollera(bok: Path) -> tuple[Anmarkning, ...]:
    """Return every remark on a closed workbook.

    Raises:
        XlsAddinError: the file cannot be read.
    """
    rapporter = read(bok)
    return anmarkningar(rapporter) + omdopta_flikar(bok, rapporter)


def kontrollera_oppen(bok: "Book", framsteg: Framsteg = tyst) -> tuple[Anmarkning, ...]:
    """Return every remark on the open workbook; raises as `read_oppen`."""
    from xlsaddin.excel.live.state import as_sentences, sheets_of  # noqa: PLC0415

    rapporter = read_oppen(bok, framsteg)
    with as_sentences():
        return anmarkningar(rapporter) + omdopta_flikar_oppen(sheets_of(bok), rapporter)


def read_oppen(bok: "Book", framsteg: Framsteg = tyst) -> Rapportbok:
    """Read the open workbook's data tabs and reckon every report; nothing is written.

    Raises:
        ExcelArUpptaget: Excel takes no calls now.
        XlsAddinError: the workbook is made by a newer program, or counts otherwise.
    """
    from xlsaddin.excel.book_format import open_format  # noqa: PLC0415
    from xlsaddin.excel.live.state import (  # noqa: PLC0415
        as_sentences,
        refuse_unfit_settings,
        sheets_of,
    )

    with as_sentences():
        open_format(bok)
        refuse_unfit_settings(bok)
        return read_sheets(sheets_of(bok), framsteg)


def read_sheets(flikar: Mapping[str, "Sheet"], framsteg: Framsteg = tyst) -> Rapportbok:
    """Read an open workbook's sheets, by name, and reckon every report on its data tabs."""
    from xlsaddin.excel.draw.start import TAB as START  # noqa: PLC0415
    from xlsaddin.excel.live.personnummer import personnummer  # noqa: PLC0415
    from xlsaddin.excel.live.read import read_tables  # noqa: PLC0415

    framsteg("Läser dataflikarna")
    tables = read_tables(flikar)
    underlag = read_underlag(tables, personnummer(flikar, tables, {START, *TABS}))
    framsteg("Räknar rapporterna")
    return rapportbok(underlag)


def anmarkningar(bok: Rapportbok) -> tuple[Anmarkning, ...]:
    """Return every remark on the workbook: on its data, and what its reports find themselves."""
    return granska(bok)[0]


def granska(
    bok: Rapportbok, *, trots_anmarkningar: bool = False
) -> tuple[tuple[Anmarkning, ...], Lage]:
    """Return every remark on the workbook, and what an update does with each report tab.

    A difference that the reports find stops none of them: it is there that it can be seen.
    """
    dubbla, oplacerade = bok.dubbla_rows(), bok.oplacerade_kommentarer()
    pa_data = (*bok.underlag.anmarkningar, *dubbla, *oplacerade, *_behovda_tabeller(bok))
    laget = lage(bok, pa_data, trots_anmarkningar=trots_anmarkningar)
    alla = (*pa_data, *okanda_namn(bok), *utslag(bok, laget.gors))
    return tuple(it.short() for it in alla), laget


def omdopta_flikar(fil: Path, bok: Rapportbok) -> tuple[Anmarkning, ...]:
    """Return a remark for each report tab that has got another name in a closed workbook."""
    from xlsaddin.excel.book_format import code_name  # noqa: PLC0415
    from xlsaddin.excel.graft.graft import code_name as own_code_name  # noqa: PLC0415
    from xlsaddin.excel.graft.tabs import title_of  # noqa: PLC0415
    from xlsaddin.excel.package.package import Package  # noqa: PLC0415

    with Package(fil) as package:
        sheets = package.sheets()
        saknas = saknade(bok, sheets)
        okanda = {name: part for name, part in sheets.items() if saknas and _okand(name, bok)}
        flikar = [
            Flik(name, own_code_name(package, part) or "", title_of(package, part))
            for name, part in okanda.items()
        ]
    return omdopta(saknas, {tab: code_name(tab) for tab in saknas}, flikar)


def omdopta_flikar_oppen(flikar: Mapping[str, "Sheet"], bok: Rapportbok) -> tuple[Anmarkning, ...]:
    """Return a remark for each report tab that has got another name in the open workbook."""
    from xlsaddin.excel.book_format import code_name  # noqa: PLC0415

    saknas = saknade(bok, flikar)
    okanda = {name: it for name, it in flikar.items() if saknas and _okand(name, bok)}
    funna = [
        Flik(name, str(it.api.CodeName), str(it.range("A1").value)) for name, it in okanda.items()
    ]
    return omdopta(saknas, {tab: code_name(tab) for tab in saknas}, funna)


def _okand(name: str, bok: Rapportbok) -> bool:
    """Tell whether a tab is neither a report tab nor one with a data table."""
    kanda = (*bok.placering, *bok.underlag.places.values())
    return name.casefold() not in {it.casefold() for it in kanda}


def _behovda_tabeller(bok: Rapportbok) -> list[Anmarkning]:
    """Return a remark for each table that may be missing, and is, but that a formula names.

    Excel would take the whole workbook for damaged.
    """
    places = bok.underlag.places
    borta = [table for table in TABLES if table.may_be_missing and table.name not in places]
    formler = [bok.formula(cell) for cell in bok.cells] if borta else []
    return [
        missing_table(table)
        for table in borta
        if any(f"{table.name}[" in formel for formel in formler)
    ]
