"""Look-up of the parameter values that are in force on a given day."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.kalla import Kalla


class ParameterSaknas(XlsAddinError):
    """Det finns inget värde för {name} som gäller {day}."""


@cache
def parameterfil(name: str) -> Mapping[str, Any]:
    """Return the whole parameter file `name`.toml: {namn: [dated versions]}."""
    # Path, not importlib.resources: a cell function and an update must start quickly.
    text = Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


EKONOMI = ("kontoklass", "redovisningslag", "resultatreserv", "trappa")
"""The parameters that the economy rests on; the social reports rest on all others."""


@cache
def first_ar() -> int:
    """Return the first year all through which the parameters of the economy have a version."""
    first = max(map(_first_day, EKONOMI))
    return first.year + (first > dt.date(first.year, 1, 1))


@cache
def first_sociala_ar() -> int:
    """Return the first year at whose end every parameter of the social reports has a version."""
    names = {fil.stem for fil in Path(__file__).parent.glob("*.toml")} - {*EKONOMI}
    return max(map(_first_day, names)).year


def _first_day(name: str) -> dt.date:
    first: dt.date = min(version["giltig_fran"] for version in parameterfil(name)[name])
    return first


def gallande(name: str, day: dt.date) -> Mapping[str, Any]:
    """Return the version of the parameter `name` in force on `day`.

    Raises:
        ParameterSaknas: no version is in force that early.

    >>> gallande("trappa", dt.date(2023, 12, 31))["giltig_fran"]
    datetime.date(2013, 10, 2)
    """
    versioner = [v for v in parameterfil(name)[name] if v["giltig_fran"] <= day]
    if not versioner:
        raise ParameterSaknas(name=name, day=day)
    version: Mapping[str, Any] = max(versioner, key=lambda v: v["giltig_fran"])
    return version


class NyRegel(NamedTuple):
    """A parameter that gets a new value: its name, from when, and the version."""

    namn: str
    fran: dt.date
    version: Mapping[str, Any]

    def __str__(self) -> str:
        varde = f" gäller «{self.version['varde']}»" if "varde" in self.version else ""
        return f"{self.namn}: från {self.fran}{varde} ({kalla(self.version)})"


def nya_regler(ar: int) -> tuple[NyRegel, ...]:
    """Return the parameters that get a new value in a year, besides their first.

    >>> [str(it) for it in nya_regler(2024)]
    ['resultatreserv: från 2024-01-01 gäller «resultatreserv» (prop. 2022/23:119, En effektiv \
ekonomistyrning i kommuner och regioner)']
    """
    return tuple(
        NyRegel(fil.stem, version["giltig_fran"], version)
        for fil in sorted(Path(__file__).parent.glob("*.toml"))
        for version in parameterfil(fil.stem)[fil.stem]
        if version["giltig_fran"].year == ar and version["giltig_fran"] > _first_day(fil.stem)
    )


def kalla(version: Mapping[str, Any]) -> Kalla:
    """Return the source of a parameter version."""
    return Kalla(**version["kalla"])
