"""Uppgradera: a closed workbook of an older program given what the newer program has."""

import tempfile
from pathlib import Path
from typing import NamedTuple

from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.actions.kontrollera import granska, read
from xlsaddin.actions.skrivning import LastBok, skriv_om_orord
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.excel.saving.stamp import stamp
from xlsaddin.excel.saving.versions import UPPGRADERA
from xlsaddin.reports.alla import TABS
from xlsaddin.reports.lage import Lage
from xlsaddin.tabs.workbook import oanvant


class Uppgraderad(NamedTuple):
    """The answer of an upgrade.

    Attributes:
        andrad: whether anything in the workbook was changed.
        anmarkningar: the remarks on the data.
        lage: which report tabs were made anew, and which were left as they were.
        egna_moduler: the owner's VBA modules, because of which the macros were left as they were.
    """

    andrad: bool
    anmarkningar: tuple[Anmarkning, ...]
    lage: Lage
    egna_moduler: tuple[str, ...]


def uppgradera(bok: Path, framsteg: Framsteg = tyst) -> Uppgraderad:
    """Add to a closed workbook what it lacks: data tabs, columns, settings, buttons, macros.

    What is there already is left as it is, byte for byte, with a backup beside the file. The
    reports are then made anew as by `uppdatera`, but for those that a fel in the data stops.

    Raises:
        XlsAddinError: the file is locked, unreadable, or newer than this program; something
            stands where a table has to grow; or somebody changed the file meanwhile.
    """
    from xlsaddin.excel.backup import refuse_if_locked  # noqa: PLC0415
    from xlsaddin.excel.draw.reports import draw, draw_start  # noqa: PLC0415
    from xlsaddin.excel.draw.start import tab_order  # noqa: PLC0415
    from xlsaddin.excel.graft.graft import Wish, graft  # noqa: PLC0415
    from xlsaddin.excel.graft.grow import grow  # noqa: PLC0415
    from xlsaddin.excel.read.tables import read_tables  # noqa: PLC0415

    refuse_if_locked(bok)
    last = LastBok(bok, stamp(bok), UPPGRADERA)
    with tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        vuxen = Path(mapp) / bok.name
        framsteg("Lägger till det som saknas")
        grown = grow(bok, vuxen, TABS, oanvant(read_tables(bok)))
        rapporter = read(vuxen, framsteg)
        fel, lage = granska(rapporter)
        framsteg("Skriver arbetsboken")
        # The renewed macros know of every tab, also of one that is not used or is stopped.
        missing = set(TABS) - set(grown.tabs)
        ritat = (
            draw(rapporter, {*lage.gors, *missing}, buttons=grown.buttons)
            if lage.gors
            else draw_start(rapporter, grown.tabs, buttons=grown.buttons)
        )
        order = tab_order(rapporter)
        wish = Wish(order, grown.code_names, grown.buttons, lage.stoppade, lage.visas)
        borttaget = skriv_om_orord(last, bok, lambda fil: graft(vuxen, ritat, fil, wish))
    return Uppgraderad(
        last.har_andrats(), fel + grown.borttaget + borttaget, lage, grown.own_modules
    )
