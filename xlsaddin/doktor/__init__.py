"""Everything that can be wrong on a computer, tried: what was found, and what to do about it."""

from pathlib import Path

from xlsaddin.doktor.arbetsbok import prova_arbetsboken
from xlsaddin.doktor.dator import prova_datorn
from xlsaddin.doktor.prov import Prov, Utslag

__all__ = ["Prov", "Utslag", "undersok"]


def undersok(bok: Path | None = None) -> list[Prov]:
    """Try everything on this computer, and in a workbook when one is given."""
    return [*prova_datorn(), *(prova_arbetsboken(bok) if bok else ())]
