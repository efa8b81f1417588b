"""Nytt år: the next year's workbook, begun with what the year that is closed leaves to it."""

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from xlsaddin.actions.filnamn import krav_pa_andelse, krav_pa_nytt_namn
from xlsaddin.actions.framsteg import Framsteg, tyst
from xlsaddin.actions.kontrollera import granska, read
from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.errors import FilenFinnsRedan
from xlsaddin.parameters.uppslag import NyRegel, nya_regler
from xlsaddin.reports import arsskifte
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.ekonomi.tables import JAMFORELSEAR, SALDON
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.manniskor.tables import VOLYMER
from xlsaddin.tabs.schema import Table
from xlsaddin.tabs.socialt.tables import INDIKATORER

if TYPE_CHECKING:
    from xlwings import Book

    from xlsaddin.excel.graft.new_year import Carried


class NyttAr(NamedTuple):
    """The answer of a new year.

    Attributes:
        fil: the next year's workbook, None when fel in the closed year's hindered it.
        ar: the next year.
        anmarkningar: the remarks on the closed year.
        publicerade: how many of the closed year's figures Jämförelseår has got.
        regler: the rules that change with the year.
    """

    fil: Path | None
    ar: int
    anmarkningar: tuple[Anmarkning, ...]
    publicerade: int = 0
    regler: tuple[NyRegel, ...] = ()


def nytt_ar(bok: Path, ut: Path, framsteg: Framsteg = tyst) -> NyttAr:
    """Write the next year's workbook from that of a year whose books are closed.

    The settings, the social budget, the chart of accounts and the posts come along. The year's
    figures become those of the year before, its closing balances the opening ones with the
    result in eget kapital. Volumes, backgrounds and society's measures stay as earlier years, the
    rows of participants as their counts. Ledgers, budget, comments and printed figures are
    emptied. The owner's
    tabs, columns and macros are kept, and `bok` is not touched.

    Args:
        bok: the workbook of the year that is closed.
        ut: where the next year's is written; a file that is there already is refused.
        framsteg: told of each step.

    Raises:
        AretInteAvslutat: the period is not the whole year, or closing balances are missing.
        FilenFinnsRedan: `ut` exists.
        XlsAddinError: the file is unreadable, or `ut` cannot be written.
    """
    from xlsaddin.excel.backup import atomic_write  # noqa: PLC0415
    from xlsaddin.excel.draw.reports import draw  # noqa: PLC0415
    from xlsaddin.excel.draw.start import tab_order  # noqa: PLC0415
    from xlsaddin.excel.graft.graft import Wish, graft  # noqa: PLC0415
    from xlsaddin.excel.graft.new_year import begin_year  # noqa: PLC0415

    krav_pa_andelse(ut, bok.suffix)
    krav_pa_nytt_namn(ut)
    if os.path.lexists(ut):
        raise FilenFinnsRedan(fil=ut)
    gammal = read(bok, framsteg)
    arsskifte.refuse_unfinished(gammal)
    anmarkningar, _ = granska(gammal)
    ar = gammal.underlag.ar + 1
    if any(it.grad is Grad.FEL for it in anmarkningar):
        return NyttAr(None, ar, anmarkningar)
    andras = _andras(gammal)
    with tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        tomd = Path(mapp) / ut.name
        framsteg("Tömmer årets böcker")
        begin_year(bok, tomd, andras)
        ny = read(tomd, framsteg)
        framsteg("Skriver arbetsboken")
        ritat = draw(ny)
        wish = Wish(tab_order(ny), shown=granska(ny)[1].visas, new_year=True)
        atomic_write(ut, lambda fil: graft(tomd, ritat, fil, wish))
    publicerade = len(andras[JAMFORELSEAR].append) if JAMFORELSEAR in andras else 0
    return NyttAr(ut, ar, anmarkningar, publicerade, nya_regler(ar))


def nytt_ar_oppen(bok: "Book", framsteg: Framsteg = tyst) -> NyttAr:
    """Write the next year's workbook beside the open one, from what stands in it now.

    Raises:
        XlsAddinError: as `nytt_ar`; or the open workbook is in no folder.
    """
    from xlsaddin.excel.live.state import as_sentences, refuse_unfit  # noqa: PLC0415

    with as_sentences(), tempfile.TemporaryDirectory(prefix="xlsaddin-") as mapp:
        fil = refuse_unfit(bok, ()).path
        kopia = Path(mapp) / fil.name
        framsteg("Sparar en kopia")
        bok.api.SaveCopyAs(str(kopia))
        ar = read(kopia).underlag.ar
        return nytt_ar(kopia, nasta_namn(fil, ar), framsteg)


def nasta_namn(fil: Path, ar: int) -> Path:
    """Return what the next year's workbook is called: with its year in place of the old one.

    >>> nasta_namn(Path("social_budget_2023.xlsm"), 2023).name
    'social_budget_2024.xlsm'
    >>> nasta_namn(Path("bok.xlsm"), 2023).name
    'bok 2024.xlsm'
    """
    fore, aret, efter = fil.stem.rpartition(str(ar))
    stam = f"{fore}{ar + 1}{efter}" if aret else f"{fil.stem} {ar + 1}"
    return fil.with_name(f"{stam}{fil.suffix}")


def _andras(gammal: Rapportbok) -> "dict[Table, Carried]":
    """Return what becomes of each table whose rows come along."""
    from xlsaddin.excel.graft.new_year import Carried  # noqa: PLC0415

    alla = {
        INSTALLNINGAR: Carried(arsskifte.installningar(gammal)),
        INDIKATORER: Carried(arsskifte.indikatorer(gammal)),
        SALDON: Carried(*arsskifte.saldon(gammal)),
        JAMFORELSEAR: Carried(append=arsskifte.publicerade(gammal)),
        VOLYMER: Carried(append=arsskifte.volymer(gammal)),
    }
    return {table: it for table, it in alla.items() if it.replace or it.append}
