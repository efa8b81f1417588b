"""Uppdatera: the report tabs regenerated from the data tabs, closed or open."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.actions.filnamn import krav_pa_andelse, krav_pa_nytt_namn
from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.actions.kontrollera import (
    granska,
    omdopta_flikar,
    omdopta_flikar_oppen,
    read,
    read_sheets,
)
from xlsaddin.actions.skrivning import LastBok, skriv_om_orord
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.excel.saving.stamp import stamp
from xlsaddin.excel.saving.versions import UPPDATERA
from xlsaddin.reports.alla import TABS
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.lage import Lage
from xlsaddin.tabs.alla import TABLES

if TYPE_CHECKING:
    from xlwings import Book

STEG = 4
"""How many steps an update has."""


class Uppdaterad(NamedTuple):
    """The answer of an update: the file written, or None when fel in the settings stopped it.

    In an open workbook the file is the one that it will be saved to; nothing is saved by itself.
    An older workbook lacks something that `uppgradera` gives it.
    """

    fil: Path | None
    bok: Rapportbok
    anmarkningar: tuple[Anmarkning, ...]
    lage: Lage
    aldre: bool = False


def uppdatera(
    bok: Path,
    ut: Path | None = None,
    framsteg: Framsteg = tyst,
    *,
    trots_anmarkningar: bool = False,
) -> Uppdaterad:
    """Regenerate the report tabs of a closed workbook from its data tabs, and what Start says.

    A fel keeps the report tabs of its part from being made: their first line says why. A fel in
    what all parts share, such as the settings, stops it all and nothing is written. A report tab
    that is missing is added, and one that the förbund does not use is hidden. Everything else is
    left as it is, byte for byte; a backup of a file that is overwritten is kept beside it.

    Args:
        bok: the workbook.
        ut: where the regenerated workbook is written; the same file when left out.
        framsteg: told of each step.
        trots_anmarkningar: make the reports in spite of fel, with the faulty rows left out and
            the reports saying so; faults in the settings still stop it, and very many faulty rows.

    Raises:
        XlsAddinError: the file is locked, unreadable, or newer than this program; somebody
            changed it meanwhile; or `ut` is not named as a workbook of the same kind.
    """
    from xlsaddin.excel.backup import refuse_if_locked  # noqa: PLC0415
    from xlsaddin.excel.book_format import is_older  # noqa: PLC0415
    from xlsaddin.excel.draw.reports import draw  # noqa: PLC0415
    from xlsaddin.excel.draw.start import tab_order  # noqa: PLC0415
    from xlsaddin.excel.graft.graft import Wish, graft  # noqa: PLC0415

    mal = ut or bok
    krav_pa_andelse(mal, bok.suffix)
    if ut:
        krav_pa_nytt_namn(ut)
    refuse_if_locked(mal)
    last = LastBok(bok, stamp(bok), UPPDATERA)
    rapporter = read(bok, framsteg)
    fel, lage = granska(rapporter, trots_anmarkningar=trots_anmarkningar)
    if not lage.gors:
        return Uppdaterad(None, rapporter, fel, lage)
    fel += omdopta_flikar(bok, rapporter)
    framsteg("Ritar rapportflikarna")
    ritat = draw(rapporter, lage.gors)
    framsteg("Skriver arbetsboken")
    wish = Wish(tab_order(rapporter), stopped=lage.stoppade, shown=lage.visas)
    borttaget = skriv_om_orord(last, mal, lambda fil: graft(bok, ritat, fil, wish))
    aldre = is_older(mal) or _saknar_tabell(rapporter)
    return Uppdaterad(mal, rapporter, fel + borttaget, lage, aldre)


def _saknar_tabell(rapporter: Rapportbok) -> bool:
    return len(rapporter.underlag.places) < len(TABLES)


def uppdatera_oppen(bok: "Book", framsteg: Framsteg = tyst) -> Uppdaterad:
    """Refill the report tabs of the open workbook from its data tabs, and what Start says.

    A fel keeps the tabs of its part as they are, but for their first line. A backup is saved
    first. A report tab that is missing is added, and one that is not used is hidden.

    Raises:
        XlsAddinError: the workbook cannot be written to as it is open now; it is as it was.
    """
    from xlsaddin.excel.book_format import CURRENT, open_format  # noqa: PLC0415
    from xlsaddin.excel.live.refill import refill  # noqa: PLC0415
    from xlsaddin.excel.live.state import (  # noqa: PLC0415
        as_sentences,
        loses_signature,
        refuse_unfit,
        refuse_unfit_settings,
    )

    with as_sentences():
        formatet = open_format(bok)
        refuse_unfit_settings(bok)
        oppen = refuse_unfit(bok, TABS)
        rapporter = read_sheets(oppen.data_tabs(), framsteg)
        fel, lage = granska(rapporter)
        if not lage.gors:
            return Uppdaterad(None, rapporter, fel, lage)
        fel += omdopta_flikar_oppen(oppen.sheets, rapporter)
        done = refill(oppen, rapporter, lage, framsteg)
        fel += done.lost
        if done.changed:
            fel += loses_signature(bok)
    aldre = formatet < CURRENT or _saknar_tabell(rapporter)
    return Uppdaterad(oppen.path, rapporter, fel, lage, aldre)
