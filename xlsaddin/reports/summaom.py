"""Sums of the rows that meet conditions: SUMIFS over a data table or over a block of a report."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from xlsaddin.reports.figur import Bok, Figur, Kolumnomrade, Varde

Jamforelse = Literal["=", ">=", "<=", "om angiven"]


@dataclass(frozen=True, slots=True)
class Villkor:
    """What a row must hold to be summed: a column compared with a figure.

    «om angiven» lets every row through where the figure is missing.
    """

    kolumn: str | Kolumnomrade
    jamforelse: Jamforelse
    mot: Figur

    def formel(self, bok: Bok, flik: str) -> str:
        """Return the criterion as SUMIFS takes it."""
        mot = self.mot.formel(bok, flik)
        if self.jamforelse == "om angiven":
            return f'IF({mot}="","<>§",{mot})'
        return mot if self.jamforelse == "=" else f'"{self.jamforelse}"&{mot}'

    def provning(self, bok: Bok) -> Callable[[Varde], bool]:
        """Return the test of one value."""
        mot = self.mot.varde(bok)
        if self.jamforelse in {"=", "om angiven"}:
            if mot is None:
                return lambda _: True
            sokt = str(mot).casefold()
            return lambda varde: varde is not None and (varde == mot or _ord(varde) == sokt)
        if not isinstance(mot, (int, float)):
            return lambda _: False
        if self.jamforelse == ">=":
            return lambda varde: isinstance(varde, (int, float)) and varde >= mot
        return lambda varde: isinstance(varde, (int, float)) and varde <= mot


def _ord(varde: Varde) -> str:
    return str(varde).casefold()


@dataclass(frozen=True, slots=True)
class SummaOm(Figur):
    """The sum of a data table's column, or of a block's column, where conditions hold.

    With `annars_saknas` the figure is missing, not 0, when no row meets the conditions.
    """

    tabell: str
    kolumn: str | Kolumnomrade
    villkor: tuple[Villkor, ...]
    annars_saknas: bool = False

    def varde(self, bok: Bok) -> Varde:
        """Return the sum of the rows that meet every condition."""
        kvar: list[int] | range = range(len(self._varden(bok, self.kolumn)))
        for villkor in self.villkor:
            prova, varden = villkor.provning(bok), self._varden(bok, villkor.kolumn)
            kvar = [i for i in kvar if prova(varden[i])]
        if self.annars_saknas and not kvar:
            return None
        varden = self._varden(bok, self.kolumn)
        valda = (varden[i] for i in kvar)
        return math.fsum(v for v in valda if isinstance(v, (int, float)))

    def _varden(self, bok: Bok, kolumn: str | Kolumnomrade) -> Sequence[Varde]:
        if isinstance(kolumn, str):
            return bok.tabellkolumn(self.tabell, kolumn)
        return bok.kolumn(kolumn)

    def formel(self, bok: Bok, flik: str) -> str:
        """Return SUMIFS with structured references, or over the block's ranges."""
        villkor = ",".join(
            f"{self._plats(v.kolumn, bok, flik)},{v.formel(bok, flik)}" for v in self.villkor
        )
        summa = f"SUMIFS({self._plats(self.kolumn, bok, flik)},{villkor})"
        return f'IF(COUNTIFS({villkor})=0,"",{summa})' if self.annars_saknas else summa

    def _plats(self, kolumn: str | Kolumnomrade, bok: Bok, flik: str) -> str:
        if isinstance(kolumn, str):
            return f"{self.tabell}[{kolumn}]"
        return bok.omrade(kolumn, flik)

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """Return whether no matching row means that the figure is missing."""
        return self.annars_saknas
