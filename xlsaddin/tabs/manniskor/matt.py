"""The rows of a volume table, and what is given of each, as records."""

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from xlsaddin.domain.flode import Flode
from xlsaddin.tabs.schema import CellValue, TableData

KVINNOR, MAN, KON_SAKNAS, TOTALT = "Kvinnor", "Män", "Kön saknas", "Totalt"
KONEN = (KVINNOR, MAN, KON_SAKNAS)
ANDEL, ANDEL_KVINNOR, SKAL = "Andel", "Andel kvinnor", "Underlag saknas"


class Matt(NamedTuple):
    """A row of a volume table: what it counts, and what it is a part and a share of."""

    insats: str
    name: str
    ordning: int
    del_av: str
    andel_av: str
    flode: Flode | None


class Volym(NamedTuple):
    """What is given of one mått of an insats in a year; what is not given is None."""

    kvinnor: int | None
    man: int | None
    kon_saknas: int | None
    totalt: int | None
    andel: float | None
    skal: str
    andel_kvinnor: float | None = None

    @property
    def per_kon(self) -> bool:
        """Whether both sexes are given."""
        return self.kvinnor is not None and self.man is not None

    @property
    def alla(self) -> int | None:
        """How many they are, None where neither the sexes nor the total are given."""
        if self.kvinnor is not None and self.man is not None:
            return self.kvinnor + self.man + (self.kon_saknas or 0)
        return self.totalt


TOM = Volym(None, None, None, None, None, "")
"""Nothing is given."""


def matt_per_insats(data: TableData) -> dict[str, tuple[Matt, ...]]:
    """Return the mått in order, by insats; "" where they are shared."""
    svar: dict[str, list[Matt]] = {}
    for row in data.rows():
        matt = _matt(row)
        svar.setdefault(matt.insats, []).append(matt)
    return {
        insats: tuple(sorted(map(_utan_losa, rows, repeat(rows)), key=lambda it: it.ordning))
        for insats, rows in svar.items()
    }


def _utan_losa(matt: Matt, alla: Sequence[Matt]) -> Matt:
    """Return a mått without references to rows that have been left out."""
    finns = {it.name for it in alla}
    return matt._replace(
        del_av=matt.del_av if matt.del_av in finns else "",
        andel_av=matt.andel_av if matt.andel_av in finns else "",
    )


def _matt(row: Mapping[str, CellValue]) -> Matt:
    return Matt(
        str(row["Insats"] or ""),
        str(row["Mått"]),
        int(row["Ordning"] or 0),
        str(row["Del av"] or ""),
        str(row["Andel av"] or ""),
        None if row["Flöde"] is None else Flode(str(row["Flöde"])),
    )


def givna_volymer(data: TableData) -> dict[tuple[int, str, str], Volym]:
    """Return what is given, by year, insats and mått."""
    return {
        (int(row["År"] or 0), str(row["Insats"]), str(row["Mått"])): volym(row)
        for row in data.rows()
    }


def volym(row: Mapping[str, CellValue]) -> Volym:
    """Return a row of Volymer."""
    kvinnor, man, kon_saknas, totalt = (_heltal(row[column]) for column in (*KONEN, TOTALT))
    andel, kvinnors = (_tal(row[column]) for column in (ANDEL, ANDEL_KVINNOR))
    return Volym(kvinnor, man, kon_saknas, totalt, andel, str(row[SKAL] or ""), kvinnors)


def _tal(value: CellValue) -> float | None:
    return value if isinstance(value, (int, float)) else None


def _heltal(value: CellValue) -> int | None:
    return int(value) if isinstance(value, (int, float)) else None
