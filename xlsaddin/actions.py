"""What a user can do, one function each; the command line and the buttons are thin fronts."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.errors import (
    ArUtanRegler,
    FelFilandelse,
    FilenFinnsRedan,
    FilenHarAndrats,
)
from xlsaddin.parameters.uppslag import forsta_ar
from xlsaddin.reports.alla import FLIKAR, rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.utelamnat import kan_goras_anda
from xlsaddin.tabs.workbook import las_underlag

if TYPE_CHECKING:
    from xlwings import Book

Framsteg = Callable[[str], None]
"""Called with a Swedish sentence when a step begins."""
MED_MAKRON = ".xlsm"
STEG = 4
"""How many steps an update has."""


class Uppdaterad(NamedTuple):
    """The answer of an update: the file written, or None when remarks stopped it.

    In an open workbook the file is the one that it will be saved to; nothing is saved by itself.
    """

    fil: Path | None
    bok: Rapportbok
    anmarkningar: tuple[Anmarkning, ...]


def _tyst(_: str) -> None:
    """Say nothing."""


def las(bok: Path, framsteg: Framsteg = _tyst) -> Rapportbok:
    """Read a workbook's data tabs and reckon every report; nothing is written.

    Raises:
        XlsAddinError: the file cannot be read.
    """
    from xlsaddin.excel.read.tables import read_tables  # noqa: PLC0415 - readers load when needed

    framsteg("Läser dataflikarna")
    underlag = las_underlag(read_tables(bok))
    framsteg("Räknar rapporterna")
    return rapportbok(underlag)


def anmarkningar(bok: Rapportbok) -> tuple[Anmarkning, ...]:
    """Return every remark on the workbook's data."""
    dubbla, oplacerade = bok.dubbla_rader(), bok.oplacerade_kommentarer()
    return (*bok.underlag.anmarkningar, *dubbla, *oplacerade)


def uppdatera(
    bok: Path,
    ut: Path | None = None,
    framsteg: Framsteg = _tyst,
    *,
    trots_anmarkningar: bool = False,
) -> Uppdaterad:
    """Regenerate the report tabs of a closed workbook from its data tabs.

    Nothing is written while there are remarks on the data. Everything but the report tabs is
    left as it is, byte for byte; a backup of a file that is overwritten is kept beside it.

    Args:
        bok: the workbook.
        ut: where the regenerated workbook is written; the same file when left out.
        framsteg: told of each step.
        trots_anmarkningar: write in spite of remarks, with the faulty rows left out and the
            reports saying so; faults in the settings still stop it, and very many faulty rows.

    Raises:
        XlsAddinError: the file is locked, unreadable, or lacks a report tab; somebody changed it
            meanwhile; or `ut` is not named as a workbook of the same kind.
    """
    from xlsaddin.excel.backup import refuse_if_locked, stamp  # noqa: PLC0415
    from xlsaddin.excel.draw.reports import draw  # noqa: PLC0415

    mal = ut or bok
    _krav_pa_andelse(mal, bok.suffix)
    refuse_if_locked(mal)
    fore = stamp(bok)
    rapporter = las(bok, framsteg)
    fel = anmarkningar(rapporter)
    if fel and not (trots_anmarkningar and kan_goras_anda(rapporter)):
        return Uppdaterad(None, rapporter, fel)
    framsteg("Ritar rapportflikarna")
    ritat = draw(rapporter)
    framsteg("Skriver arbetsboken")
    _skriv(bok, ritat, mal, fore)
    return Uppdaterad(mal, rapporter, fel)


def _krav_pa_andelse(fil: Path, andelse: str) -> None:
    if fil.suffix.casefold() != andelse.casefold():
        raise FelFilandelse(fil=fil, andelse=andelse)


def _skriv(bok: Path, ritat: bytes, mal: Path, fore: object) -> None:
    """Write the workbook with its drawn tabs, unless it is no longer the one that was read."""
    from xlsaddin.excel.backup import atomic_write, stamp  # noqa: PLC0415
    from xlsaddin.excel.graft.graft import graft  # noqa: PLC0415

    def skriv(fil: Path) -> None:
        graft(bok, ritat, fil)
        if stamp(bok) != fore:
            raise FilenHarAndrats(fil=bok)

    atomic_write(mal, skriv)


def las_oppen(bok: "Book", framsteg: Framsteg = _tyst) -> Rapportbok:
    """Read the open workbook's data tabs and reckon every report; nothing is written.

    Raises:
        ExcelArUpptaget: Excel takes no calls now.
    """
    from xlsaddin.excel.live.read import read_tables  # noqa: PLC0415
    from xlsaddin.excel.live.state import as_sentences  # noqa: PLC0415

    framsteg("Läser dataflikarna")
    with as_sentences():
        underlag = las_underlag(read_tables(bok))
    framsteg("Räknar rapporterna")
    return rapportbok(underlag)


def uppdatera_oppen(bok: "Book", framsteg: Framsteg = _tyst) -> Uppdaterad:
    """Refill the report tabs of the open workbook from its data tabs.

    Nothing is written while there are remarks on the data. A backup is saved first.

    Raises:
        XlsAddinError: the workbook cannot be written to as it is open now; it is as it was.
    """
    from xlsaddin.excel.live.refill import refill  # noqa: PLC0415
    from xlsaddin.excel.live.state import as_sentences, refuse_unfit  # noqa: PLC0415

    with as_sentences():
        fil = refuse_unfit(bok, FLIKAR)
        rapporter = las_oppen(bok, framsteg)
        fel = anmarkningar(rapporter)
        if fel:
            return Uppdaterad(None, rapporter, fel)
        refill(bok, rapporter, framsteg)
    return Uppdaterad(fil, rapporter, ())


def angra(bok: Path) -> Path:
    """Let a closed workbook be what it was before the latest change, and return the backup used.

    Doing it twice is back where it began.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        XlsAddinError: the file is locked or cannot be written.
    """
    from xlsaddin.excel.backup import restore  # noqa: PLC0415

    return restore(bok)


def angra_oppen(bok: "Book", framsteg: Framsteg = _tyst) -> Path:
    """Let the open workbook's report tabs be as in the latest backup, and return the backup used.

    The data tabs are left alone: what has been typed since is kept.

    Raises:
        SakerhetskopiaSaknas: there is no backup.
        XlsAddinError: the workbook cannot be written to as it is open now; it is as it was.
    """
    from xlsaddin.excel.live.state import as_sentences  # noqa: PLC0415
    from xlsaddin.excel.live.undo import undo  # noqa: PLC0415

    with as_sentences():
        return undo(bok, FLIKAR, framsteg)


def ny(ar: int, ut: Path) -> None:
    """Write a blank workbook for a year.

    Args:
        ar: the year.
        ut: where the workbook is written; a file that is there already is refused.

    Raises:
        FelFilandelse: `ut` is not named as a workbook with macros.
        FilenFinnsRedan: `ut` exists.
        ArUtanRegler: no rules are known for so early a year.
        XlsAddinError: the folder cannot be written to.
    """
    from xlsaddin.excel.backup import atomic_write  # noqa: PLC0415
    from xlsaddin.excel.draw.reports import draw  # noqa: PLC0415
    from xlsaddin.excel.graft.graft import graft  # noqa: PLC0415
    from xlsaddin.excel.mall import blank_with_year  # noqa: PLC0415

    _krav_pa_andelse(ut, MED_MAKRON)
    if ut.exists():
        raise FilenFinnsRedan(fil=ut)
    if ar < forsta_ar():
        raise ArUtanRegler(ar=ar, forsta=forsta_ar())
    with blank_with_year(ar) as mall:
        ritat = draw(las(mall))
        atomic_write(ut, lambda fil: graft(mall, ritat, fil))
