"""Importera: a ledger file, SIE or any table, into the data tabs; one import taken back."""

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.actions.importinnehall import innehall
from xlsaddin.actions.importplan import (
    DATATABELLER,
    TABELLER,
    Bocker,
    Import,
    Onskan,
    Plan,
    filsumma,
    planera,
    spara_mall,
)
from xlsaddin.actions.importrader import av_import
from xlsaddin.actions.kontrollera import granska, read
from xlsaddin.actions.skrivning import LastBok, skriv_om_orord
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.errors import FilenSaknas, ImportenSaknas
from xlsaddin.excel.saving.stamp import stamp
from xlsaddin.excel.saving.versions import IMPORTERA
from xlsaddin.imports.mall import Mall
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.lage import Lage
from xlsaddin.tabs.ekonomi.bokningar import bokningar
from xlsaddin.tabs.ekonomi.importtabeller import ANGRAD, IMPORTER
from xlsaddin.tabs.ekonomi.kontering import UtanPost, utan_post
from xlsaddin.tabs.ekonomi.tables import BUDGET
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.values import is_blank
from xlsaddin.tabs.workbook import read_underlag

if TYPE_CHECKING:
    from xlwings import Book

    from xlsaddin.excel.graft.data_rows import RowChange

SIE = (".se", ".si", ".sie")


class Importerad(NamedTuple):
    """The answer of an import.

    Attributes:
        plan: what it does, or would do.
        skriven: whether the workbook was written.
        utan_post: the bookings whose konto the Kontoplan gives no post, with their amounts.
        anmarkningar: the remarks on the workbook as it is, or would be, afterwards.
        lage: which report tabs were made anew, None where nothing was reckoned.
    """

    plan: Plan
    skriven: bool = False
    utan_post: tuple[UtanPost, ...] = ()
    anmarkningar: tuple[Anmarkning, ...] = ()
    lage: Lage | None = None


def importera(
    bok: Path, fil: Path, onskan: Onskan, framsteg: Framsteg = tyst, *, torrkor: bool = False
) -> Importerad:
    """Take a file's rows into the data tabs of a closed workbook, and make its reports anew.

    All of it or nothing: where the file has a fel, or something in it is unclear, nothing is
    written. The same content once more adds nothing. Former rows of the same ledger are replaced.

    Raises:
        XlsAddinError: the workbook or the file cannot be read, or the workbook not written.
    """
    from xlsaddin.excel.backup import refuse_if_locked  # noqa: PLC0415 - loads when needed
    from xlsaddin.excel.read.tables import read_tables  # noqa: PLC0415

    refuse_if_locked(bok)
    last = LastBok(bok, stamp(bok), IMPORTERA)
    framsteg("Läser dataflikarna")
    plan = _plan(read_tables(bok, TABELLER), bok, fil, onskan, framsteg)
    if not plan.gors:
        return Importerad(plan)
    return _genomfor(last, plan, framsteg, torrkor=torrkor)


def angra_import(bok: Path, nummer: int, framsteg: Framsteg = tyst) -> Importerad:
    """Take one import back: its rows leave the data tabs, and the reports are made anew.

    Raises:
        ImportenSaknas: no such import holds.
        XlsAddinError: the workbook cannot be read or written.
    """
    from xlsaddin.excel.backup import refuse_if_locked  # noqa: PLC0415
    from xlsaddin.excel.graft.data_rows import RowChange  # noqa: PLC0415
    from xlsaddin.excel.read.tables import read_tables  # noqa: PLC0415
    from xlsaddin.imports.inlast import Inlast  # noqa: PLC0415

    refuse_if_locked(bok)
    last = LastBok(bok, stamp(bok), IMPORTERA)
    framsteg("Läser dataflikarna")
    bocker = Bocker.av(read_tables(bok, TABELLER), bok)
    den = _gallande(bocker, nummer)
    plan = Plan(den.etikett, Inlast(den.etikett))
    for table in DATATABELLER:
        rows = av_import(bocker.rows[table.name], den.etikett)
        if rows:
            plan.rader[table.name] = len(rows)
            plan.andringar[table.name] = RowChange(delete=[row.number for row in rows])
    plan.andringar[IMPORTER.name] = RowChange({den.bokrad.number: {"Läge": ANGRAD}})
    return _genomfor(last, plan, framsteg)


def _gallande(bocker: Bocker, nummer: int) -> Import:
    galler = [it for it in bocker.importer() if it.galler]
    for it in galler:
        if it.nummer == nummer:
            return it
    val = ", ".join(it.etikett for it in galler)
    raise ImportenSaknas(
        nummer=nummer, val=f"Välj en av: {val}." if val else "Inga importer gäller."
    )


def _plan(
    raw: Mapping[str, RawTable], bok: object, fil: Path, onskan: Onskan, framsteg: Framsteg
) -> Plan:
    """Return what importing a file would do to a workbook's tables."""
    if not fil.is_file():
        raise FilenSaknas(fil=fil)
    bocker = Bocker.av(raw, bok)
    u = read_underlag(raw)
    framsteg(f"Läser {fil.name}")
    if _ar_sie(fil):
        from xlsaddin.imports.sie_inlast import inlast as las_sie  # noqa: PLC0415 - loads numpy

        inlast, mall = las_sie(fil, framsteg), Mall()
    else:
        from xlsaddin.imports.tabell import las_tabell  # noqa: PLC0415 - loads pandas

        kanda = bocker.mallar()
        vald = next((it for it in kanda if it.namn.casefold() == onskan.mall.casefold()), None)
        vald = vald or Mall(onskan.mall)
        inlast, mall = las_tabell(fil, vald.med(**onskan.val), u.ar, kanda)
    egen = any(is_blank(row.content.get("Import") or "") for row in bocker.rows[BUDGET.name])
    rader = innehall(u, inlast, har_egen_budget=egen)
    plan = planera(bocker, inlast, rader, onskan)
    if plan.gors:
        importrad = dict(plan.andringar[IMPORTER.name].append[0])
        importrad["Filens kontrollsumma"] = filsumma(fil)
        plan.andringar[IMPORTER.name] = plan.andringar[IMPORTER.name]._replace(append=[importrad])
        spara_mall(plan, bocker, mall)
    return plan


def _ar_sie(fil: Path) -> bool:
    with fil.open("rb") as stream:
        start = stream.read(16)
    return fil.suffix.casefold() in SIE or b"#FLAGGA" in start


def _genomfor(
    last: LastBok, plan: Plan, framsteg: Framsteg, *, torrkor: bool = False
) -> Importerad:
    """Write the changes to a copy, reckon its reports, and put it all in the workbook's place."""
    with tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        ny = Path(mapp) / last.fil.name
        framsteg("Lägger in raderna")
        _skriv_rader(last.fil, ny, plan.andringar)
        rapporter = read(ny, framsteg)
        fel, lage = granska(rapporter)
        if not torrkor:
            framsteg("Skriver arbetsboken")
            fel += _skriv(last, ny, rapporter, lage)
    return Importerad(plan, not torrkor, _utan_post(rapporter), fel, lage)


def _utan_post(rapporter: Rapportbok) -> tuple[UtanPost, ...]:
    u = rapporter.underlag
    return tuple(utan_post(u, bokningar(u)))


def _skriv_rader(bok: Path, ny: Path, andringar: Mapping[str, "RowChange"]) -> None:
    from xlsaddin.excel.graft.data_rows import write_rows  # noqa: PLC0415
    from xlsaddin.excel.package.package import Package  # noqa: PLC0415

    with Package(bok) as package:
        for name, change in andringar.items():
            write_rows(package, name, change)
        package.save(ny)


def _skriv(last: LastBok, ny: Path, rapporter: Rapportbok, lage: Lage) -> tuple[Anmarkning, ...]:
    from xlsaddin.excel.draw.reports import draw, draw_start  # noqa: PLC0415
    from xlsaddin.excel.draw.start import tab_order  # noqa: PLC0415
    from xlsaddin.excel.graft.graft import Wish, graft  # noqa: PLC0415
    from xlsaddin.reports.alla import TABS  # noqa: PLC0415

    ritat = draw(rapporter, lage.gors) if lage.gors else draw_start(rapporter, TABS)
    wish = Wish(tab_order(rapporter), stopped=lage.stoppade, shown=lage.visas)
    return skriv_om_orord(last, last.fil, lambda fil: graft(ny, ritat, fil, wish))


Fraga = Callable[[Plan], bool]
"""Shows what an import would do and returns whether to do it."""


def importera_oppen(
    bok: "Book", fil: Path, onskan: Onskan, fraga: Fraga, framsteg: Framsteg = tyst
) -> Importerad:
    """Take a file's rows into the data tabs of the open workbook, after a question.

    A backup is saved first; where something fails every tab is as it was.

    Raises:
        XlsAddinError: the workbook cannot be written to as it is open now, or the file not read.
    """
    from xlsaddin.excel.book_format import open_format  # noqa: PLC0415
    from xlsaddin.excel.live.read import read_tables  # noqa: PLC0415
    from xlsaddin.excel.live.rows import write_all  # noqa: PLC0415
    from xlsaddin.excel.live.state import as_sentences, refuse_unfit  # noqa: PLC0415
    from xlsaddin.reports.alla import TABS  # noqa: PLC0415

    with as_sentences():
        open_format(bok)
        oppen = refuse_unfit(bok, TABS)
        framsteg("Läser dataflikarna")
        plan = _plan(read_tables(oppen.data_tabs()), oppen.path, fil, onskan, framsteg)
        if not plan.gors or not fraga(plan):
            return Importerad(plan)
        write_all(oppen, plan.andringar, IMPORTERA, framsteg)
        u = read_underlag(read_tables(oppen.data_tabs()))
        return Importerad(plan, skriven=True, utan_post=tuple(utan_post(u, bokningar(u))))
