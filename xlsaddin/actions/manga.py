"""Many workbooks by one command: each by itself, on every core, going on after a faulty one."""

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from pathlib import Path
from typing import NamedTuple

from xlsaddin.actions.filnamn import MED_MAKRON
from xlsaddin.actions.kontrollera import kontrollera
from xlsaddin.actions.uppdatera import uppdatera
from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.errors import IngaArbetsbocker, NamnetSaknas, XlsAddinError
from xlsaddin.excel.saving.versions import FOLDER
from xlsaddin.oforutsett import EXIT_CODE, oforutsett

FEL = 1
"""The exit code of a workbook with fel in its data or reports."""


class Svar(NamedTuple):
    """What came of one of many workbooks.

    Attributes:
        fil: the workbook.
        kod: the exit code that it would have had alone.
        mening: what was done, or why nothing was.
        anmarkningar: the remarks on it.
    """

    fil: Path
    kod: int
    mening: str
    anmarkningar: tuple[Anmarkning, ...] = ()

    def antal(self, grad: Grad) -> int:
        """Return how many remarks there are of a grade."""
        return sum(it.grad is grad for it in self.anmarkningar)

    def as_data(self) -> dict[str, object]:
        """Return the answer by names, for programs."""
        remarks = [it.as_data() for it in self.anmarkningar]
        return self._asdict() | {"fil": str(self.fil), "anmarkningar": remarks}


Arbete = Callable[[Path], tuple[str, Sequence[Anmarkning]]]
"""Does what a command does to one workbook; returns a sentence and the remarks."""


def bocker(platser: Iterable[Path]) -> list[Path]:
    """Return the workbooks that some files and folders are, each once, in the order given.

    A folder stands for the workbooks with macros in it and in its folders, by name, but for
    backups and marks of open workbooks.

    Raises:
        IngaArbetsbocker: a folder has none.
        NamnetSaknas: it is the whole disk.
    """
    alla: dict[Path, None] = {}
    for plats in platser:
        if plats.anchor and plats == Path(plats.anchor):
            raise NamnetSaknas
        funna = list(_i_mappen(plats)) if plats.is_dir() else [plats]
        if not funna:
            raise IngaArbetsbocker(mapp=plats)
        alla.update(dict.fromkeys(funna))
    return list(alla)


def for_alla(alla: Sequence[Path], arbete: Arbete) -> Iterator[Svar]:
    """Yield what came of each workbook as it is done, several on as many cores as there are.

    Args:
        alla: the workbooks.
        arbete: a function that another process can be sent.
    """
    if len(alla) == 1:
        yield en(arbete, alla[0])
        return
    antal = min(len(alla), os.cpu_count() or 1)
    # A new interpreter each, as on Windows: nothing of this one's threads or streams is copied.
    processer = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(antal, processer) as pool:
        vantas = [pool.submit(partial(en, arbete), bok) for bok in alla]
        try:
            yield from (klar.result() for klar in as_completed(vantas))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def en(arbete: Arbete, bok: Path) -> Svar:
    """Return what came of one workbook, whatever happens."""
    try:
        mening, funna = arbete(bok)
    except XlsAddinError as fel:
        return Svar(bok, fel.exit_code, str(fel))
    except Exception:  # noqa: BLE001 - the other workbooks are not to suffer
        return Svar(bok, EXIT_CODE, oforutsett(f"en av flera arbetsböcker gjordes: {bok}"))
    har_fel = any(it.grad is Grad.FEL for it in funna)
    return Svar(bok, FEL if har_fel else 0, mening, tuple(funna))


def uppdaterad(
    bok: Path, ut: Path | None = None, *, trots_anmarkningar: bool = False
) -> tuple[str, Sequence[Anmarkning]]:
    """Update one workbook, and return a sentence and the remarks."""
    svar = uppdatera(bok, ut, trots_anmarkningar=trots_anmarkningar)
    if svar.fil is None:
        return "Inte ändrad.", svar.anmarkningar
    stoppade = f", {len(svar.lage.stoppade)} stoppade av fel" if svar.lage.stoppade else ""
    aldre = " Kör xlsaddin uppgradera." if svar.aldre else ""
    return f"Klart: {len(svar.lage.gors)} rapportflikar{stoppade}.{aldre}", svar.anmarkningar


def kontrollerad(bok: Path) -> tuple[str, Sequence[Anmarkning]]:
    """Check one workbook, and return a sentence and the remarks."""
    return "Kontrollerad.", kontrollera(bok)


def _i_mappen(mapp: Path) -> Iterator[Path]:
    for fil in sorted(mapp.rglob(f"*{MED_MAKRON}")):
        if FOLDER not in fil.parts and not fil.name.startswith("~$"):
            yield fil
