"""Which columns of a volume table hold figures, found out once for every mått of every insats."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from xlsaddin.domain.flode import UTRAKNADE
from xlsaddin.tabs.manniskor.matt import KON_SAKNAS, KONEN, TOTALT, Volym
from xlsaddin.tabs.manniskor.volymer import Volymer, volymer
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag

ALLA = (*KONEN, TOTALT)
Columns = Mapping[str, tuple[str, ...]]
"""The columns that hold figures, by mått; a mått without any is not there."""


class Volymkolumner(NamedTuple):
    """Where the figures of the volume tables come from.

    Attributes:
        columns: the columns that hold figures, by insats, the whole too, and mått.
        plattformar: those whose sum the whole is, by mått.
        utraknade: the insatser and mått that are what is left of two others.
    """

    columns: Mapping[str, Columns]
    plattformar: Mapping[str, tuple[str, ...]]
    utraknade: frozenset[tuple[str, str]]


def volymkolumner(u: Underlag) -> Volymkolumner:
    """Return which columns hold figures in the workbook's year."""
    v = volymer(u)
    columns: dict[str, Columns] = {}
    utraknade = set()
    for insats in v.insatser:
        given = _givna(u, v, insats)
        columns[insats] = alla = _med_utraknade(v, insats, given)
        utraknade |= {(insats, matt) for matt in alla.keys() - given.keys()}
    plattformar = [p for p in u.plattformar if p in columns]
    delar = {
        matt.name: tuple(p for p in plattformar if matt.name in columns[p])
        for matt in v.matt[HELA_FORBUNDET]
    }
    own = _givna(u, v, HELA_FORBUNDET)
    hela = {
        name: _gemensamma(columns[p][name] for p in delar[name]) if delar[name] else own.get(name)
        for name in delar
    }
    given = {name: there for name, there in hela.items() if there}
    columns[HELA_FORBUNDET] = alla = _med_utraknade(v, HELA_FORBUNDET, given)
    utraknade |= {(HELA_FORBUNDET, matt) for matt in alla.keys() - given.keys()}
    return Volymkolumner(columns, delar, frozenset(utraknade))


def _givna(u: Underlag, v: Volymer, insats: str) -> dict[str, tuple[str, ...]]:
    givna = {matt.name: _givna_columns(v.volym(u.ar, insats, matt.name)) for matt in v.matt[insats]}
    return {name: there for name, there in givna.items() if there}


def _givna_columns(given: Volym) -> tuple[str, ...]:
    konen = (given.kvinnor, given.man, given.kon_saknas)
    there = tuple(column for column, antal in zip(KONEN, konen, strict=True) if antal is not None)
    return there if given.alla is None else (*there, TOTALT)


def _med_utraknade(v: Volymer, insats: str, given: dict[str, tuple[str, ...]]) -> Columns:
    """Return the columns with those of what is left of two flows, where it is not given."""
    svar = dict(given)
    for flode, delar in UTRAKNADE.items():
        mattet, *av = (v.med_flode(insats, it) for it in (flode, *delar))
        there = _gemensamma(given.get(it.name, ()) if it else () for it in av)
        if mattet and mattet.name not in given and there:
            svar[mattet.name] = there
    return svar


def _gemensamma(alla: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the columns that all have; persons whose sex is missing may be those of some."""
    there = [frozenset(columns) for columns in alla]
    okant = {KON_SAKNAS} & frozenset.union(*there)
    bada = frozenset.intersection(*there) | okant
    return tuple(column for column in ALLA if column in bada)
