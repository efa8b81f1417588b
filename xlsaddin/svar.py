"""What the commands answer: remarks by grade, lists, JSON, and the progress of the work."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from xlsaddin.actions.framsteg import Framsteg
from xlsaddin.actions.uppdatera import STEG
from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.synligt import som_json as bara_synligt
from xlsaddin.reports.lage import Lage
from xlsaddin.terminal import skriv

if TYPE_CHECKING:
    from xlsaddin.actions.angra import Kopia
    from xlsaddin.actions.manga import Arbete, Svar

REMARKS = 1
"""The exit code when there is fel in the data or the reports."""
SHOWN_REMARKS = 50


def visa_kopior(alla: Sequence["Kopia"], bok: Path, *, som_json: bool) -> None:
    """Write what backups there are of a workbook."""
    if som_json:
        echo_json([it.as_data() for it in alla])
    elif alla:
        skriv("\n".join(map(str, alla)))
    else:
        skriv(f"Det finns inga säkerhetskopior av {bok}.")


def echo_json(svar: object) -> None:
    """Write an answer for programs."""
    import json  # noqa: PLC0415 - an update answers in words

    # What the code page lacks is escaped, so that programs read every letter.
    ascii_ = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    skriv(bara_synligt(json.dumps(svar, ensure_ascii=ascii_, indent=2)))


def show_remarks(remarks: Sequence[Anmarkning]) -> None:
    """Show remarks, the first of them when there are very many."""
    for remark in remarks[:SHOWN_REMARKS]:
        skriv(f"  {remark}", err=True)
    if len(remarks) > SHOWN_REMARKS:
        skriv(f"  … och {len(remarks) - SHOWN_REMARKS} anmärkningar till.", err=True)


def tell_stopped(lage: Lage) -> None:
    """Say which report tabs were left as they were."""
    if lage.stoppade:
        tabs = ", ".join(lage.stoppade)
        skriv(f"Inte gjorda om, för det finns fel i deras data: {tabs}.", err=True)


def end_with_remarks(remarks: Sequence[Anmarkning]) -> None:
    """Show the remarks by grade, and end the program where there are fel."""
    for heading, grad in (("Fel", Grad.FEL), ("Upplysningar", Grad.UPPLYSNING)):
        if some := [it for it in remarks if it.grad is grad]:
            skriv(f"{heading}: {len(some)}", err=True)
            show_remarks(some)
    if any(it.grad is Grad.FEL for it in remarks):
        sys.exit(REMARKS)


def ar_flera(bok: Sequence[Path]) -> bool:
    """Tell whether a command was given more than one workbook, or a folder."""
    return len(bok) > 1 or bok[0].is_dir()


def gor_alla(bok: Sequence[Path], arbete: "Arbete") -> list["Svar"]:
    """Do something to each of many workbooks, and return what came of them, in their order."""
    from xlsaddin.actions.manga import bocker, for_alla  # noqa: PLC0415 - seldom run

    alla = bocker(bok)
    with progress(len(alla)) as framsteg:
        svaren = {}
        for svar in for_alla(alla, arbete):
            svaren[svar.fil] = svar
            framsteg(svar.fil.name)
    return [svaren[it] for it in alla]


def tell_many(svaren: Sequence["Svar"], *, som_json: bool) -> NoReturn:
    """Write what came of many workbooks, a line each, and end with the worst exit code."""
    rader = [
        (str(it.fil), str(it.antal(Grad.FEL)), str(it.antal(Grad.UPPLYSNING)), it.mening)
        for it in svaren
    ]
    if som_json:
        echo_json([it.as_data() for it in svaren])
    elif sys.stdout.isatty():
        from rich.console import Console  # noqa: PLC0415 - only a person at a terminal pays for it
        from rich.table import Column, Table  # noqa: PLC0415

        tal = (Column(it, justify="right") for it in ("Fel", "Upplysningar"))
        tabell = Table("Arbetsbok", *tal, "Svar")
        for rad in rader:
            tabell.add_row(*rad)
        Console(markup=False).print(tabell)
    else:
        for fil, fel, upplysningar, mening in rader:
            skriv(f"{fil}: {mening} Fel: {fel}. Upplysningar: {upplysningar}.")
    sys.exit(max(it.kod for it in svaren))


@contextmanager
def progress(steg: int = STEG) -> Iterator[Framsteg]:
    """Show each step with a bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - only a person at a terminal pays for it
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    with Progress(
        BarColumn(), TextColumn("{task.description}"), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task("", total=steg)

        def framsteg(sats: str) -> None:
            bar.update(task, description=sats, advance=1)

        yield framsteg
