"""Sums of the rows that meet conditions: SUMIFS over a data table or over a block of a report."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from xlsaddin.figures.figur import Bok, Figur, Kolumnomrade, Varde

_TOM = "\0"
Jamforelse = Literal["=", ">=", "<=", "till och med dag", "om angiven", "tom"]


class Villkor(NamedTuple):
    """What a row must hold to be summed: a column compared with a figure.

    «till och med dag» takes the whole of the last day, also where a cell has a time of day.

    «om angiven» lets every row through where the figure is missing; «tom» takes the rows where
    the column is blank, whatever the figure.
    """

    kolumn: str | Kolumnomrade
    jamforelse: Jamforelse
    mot: Figur

    def formel(self, bok: Bok, flik: str) -> str:
        """Return the criterion as SUMIFS takes it."""
        if self.jamforelse == "tom":
            return '"="'
        mot = self.mot.formel(bok, flik)
        if self.jamforelse == "till och med dag":
            return f'"<"&{f"N({mot})" if self.mot.kan_saknas(bok) else mot}+1'
        if self.jamforelse == "om angiven":
            return f'IF({mot}="","<>§",{mot})'
        return mot if self.jamforelse == "=" else f'"{self.jamforelse}"&{mot}'

    def provade(self, bok: Bok, varden: Sequence[Varde]) -> list[bool]:
        """Return for each value whether it meets the condition."""
        if self.jamforelse == "tom":
            return [varde is None for varde in varden]
        mot = self.mot.varde(bok)
        if self.jamforelse in {"=", "om angiven"}:
            if mot is None:
                alla = self.jamforelse == "om angiven"
                return [alla or varde is None for varde in varden]
            sokt = sokord(mot)
            return [sokord(varde) == sokt for varde in varden]
        if not isinstance(mot, (int, float)):
            return [False] * len(varden)
        if self.jamforelse == ">=":
            return [isinstance(varde, (int, float)) and varde >= mot for varde in varden]
        return [isinstance(varde, (int, float)) and varde <= mot for varde in varden]


@lru_cache(maxsize=8_192, typed=True)
def sokord(varde: Varde) -> str:
    """Return a value as it compares: whole numbers and words without regard to case.

    >>> sokord(301.0), sokord("Vännäs")
    ('301', 'vännäs')
    """
    if varde is None:
        return _TOM
    if isinstance(varde, float) and varde.is_integer():
        return str(int(varde))
    return str(varde).casefold()


@dataclass(slots=True, eq=False, repr=False)
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
        varden = _varden(self.tabell, self.kolumn, bok)
        kvar = _traffar(self.tabell, self.villkor, bok, len(varden))
        if self.annars_saknas and not kvar:
            return None
        valda = (varden[i] for i in kvar)
        return math.fsum(v for v in valda if isinstance(v, (int, float)))

    def formel(self, bok: Bok, flik: str) -> str:
        """Return SUMIFS with structured references, or over the block's ranges."""
        summor, antal = [], []
        for del_ in _delar(bok, self.tabell):
            villkor = _villkorslista(self.tabell, self.villkor, bok, flik, del_)
            summor.append(f"SUMIFS({_plats(self.tabell, self.kolumn, bok, flik, del_)},{villkor})")
            antal.append(f"COUNTIFS({villkor})")
        summa = _ihop(summor)
        return f'IF({_ihop(antal)}=0,"",{summa})' if self.annars_saknas else summa

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """Return whether no matching row means that the figure is missing."""
        return self.annars_saknas


@dataclass(slots=True, eq=False, repr=False)
class AntalOm(Figur):
    """How many rows of a data table, or of a block, meet conditions.

    `radantal` is the column that says how many rows each checked row stands for, where rows were
    summed while they were read.
    """

    tabell: str
    villkor: tuple[Villkor, ...]
    radantal: str = ""

    def varde(self, bok: Bok) -> Varde:
        """Return the number of rows that meet every condition."""
        langd = len(_varden(self.tabell, self.villkor[0].kolumn, bok))
        kvar = _traffar(self.tabell, self.villkor, bok, langd)
        if not self.radantal:
            return float(len(kvar))
        antal = bok.tabellkolumn(self.tabell, self.radantal)
        return math.fsum(v for v in (antal[i] for i in kvar) if isinstance(v, (int, float)))

    def formel(self, bok: Bok, flik: str) -> str:
        """Return COUNTIFS."""
        return _ihop(
            [
                f"COUNTIFS({_villkorslista(self.tabell, self.villkor, bok, flik, del_)})"
                for del_ in _delar(bok, self.tabell)
            ]
        )


def _delar(bok: Bok, tabell: str) -> Sequence[tuple[int, int] | None]:
    delar = bok.delar(tabell)
    return (None,) if delar is None else delar


def _ihop(delar: list[str]) -> str:
    return delar[0] if len(delar) == 1 else f"({'+'.join(delar) or '0'})"


def _traffar(
    tabell: str, villkor: Sequence[Villkor], bok: Bok, langd: int
) -> Sequence[int] | range:
    """Return the rows that meet every condition; equalities in a data table are looked up."""
    lika: list[tuple[str, Varde]] = []
    ovriga: list[Villkor] = []
    for ett in villkor:
        mot = _uppslag(ett, bok)
        if mot is None:
            ovriga.append(ett)
        else:
            lika.append((str(ett.kolumn), mot))
    kvar: Sequence[int] | range = range(langd)
    if lika:
        kolumner, varden = zip(*lika, strict=True)
        kvar = bok.rader_dar(tabell, kolumner, varden)
    for ett in ovriga:
        if not isinstance(ett.kolumn, str):
            provade = ett.provade(bok, bok.kolumn(ett.kolumn))
            kvar = [i for i in kvar if provade[i]]
        elif (urval := bok.urval(tabell, ett)) is not None:
            kvar = [i for i in kvar if urval[i]]
    return kvar


def _uppslag(villkor: Villkor, bok: Bok) -> Varde:
    """Return what is looked up in a data table's column, None for any other condition."""
    if villkor.jamforelse not in {"=", "om angiven"} or not isinstance(villkor.kolumn, str):
        return None
    return villkor.mot.varde(bok)


def _varden(tabell: str, kolumn: str | Kolumnomrade, bok: Bok) -> Sequence[Varde]:
    return bok.tabellkolumn(tabell, kolumn) if isinstance(kolumn, str) else bok.kolumn(kolumn)


def _villkorslista(
    tabell: str,
    villkor: Sequence[Villkor],
    bok: Bok,
    flik: str,
    del_: tuple[int, int] | None,
) -> str:
    return ",".join(
        f"{_plats(tabell, v.kolumn, bok, flik, del_)},{v.formel(bok, flik)}" for v in villkor
    )


def _plats(
    tabell: str, kolumn: str | Kolumnomrade, bok: Bok, flik: str, del_: tuple[int, int] | None
) -> str:
    if not isinstance(kolumn, str):
        return bok.omrade(kolumn, flik)
    hela = f"{tabell}[{kolumn}]"
    return f"INDEX({hela},{del_[0]}):INDEX({hela},{del_[1]})" if del_ else hela
