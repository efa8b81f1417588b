"""Volymer och resultat: a table an insats, and one of the whole; per sex, in total and in percent.

The whole is the sum of the plattformar; where none of them has volumes, what is given for it.
"""

from functools import reduce
from typing import NamedTuple

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.flode import UTRAKNADE, Flode
from xlsaddin.figures.figur import Cell, Figur, Konstant, OptionalCell
from xlsaddin.figures.summa import Condition, Summa, SummaOm
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.ekonomi.perioden import med_ar
from xlsaddin.reports.manniskor import deltagarantal
from xlsaddin.reports.manniskor.volymkolumner import Volymkolumner, volymkolumner
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind, Stycke
from xlsaddin.rules.deltagarvolym import fatt_nej, kvar, volymandel
from xlsaddin.tabs.manniskor.deltagare import INGA_ORSAKER
from xlsaddin.tabs.manniskor.matt import (
    ANDEL,
    ANDEL_KVINNOR,
    KON_SAKNAS,
    KVINNOR,
    MAN,
    TOTALT,
    Matt,
    Volym,
)
from xlsaddin.tabs.manniskor.tables import VOLYMER
from xlsaddin.tabs.manniskor.volymer import Volymer, volymer
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag

TAB = "Volymer och resultat"
BOKDEL = Bokdel.DELTAGARE
INGA = "Inga volymer är inlagda på fliken Volymer."
FORRA, FORRA_ANDEL = "föregående år", "föregående andel"
ANDEL_AV = "andel av"
_HUNDRA, _NOLL = Konstant(100), Konstant(0)


class _Underlaget(NamedTuple):
    """What the tables are made from: the data, the volumes, and which columns hold figures."""

    u: Underlag
    v: Volymer
    k: Volymkolumner

    def har(self, insats: str, matt: str) -> tuple[str, ...]:
        """Return the columns that hold figures on the row of a mått."""
        return self.k.columns[insats].get(matt, ())


def cell(insats: str, matt: str, column: str) -> Cell:
    """Return a cell on the row of a mått, in the table of an insats or of the whole."""
    return Cell(TAB, _key(insats, matt), column)


def flodescell(v: Volymer, insats: str, flode: Flode, column: str) -> Figur:
    """Return the cell of the mått that counts a flow, missing where there is no such figure."""
    matt = v.med_flode(insats, flode)
    return OptionalCell(TAB, _key(insats, matt.name if matt else ""), column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    it = _Underlaget(u, volymer(u), volymkolumner(u))
    hela = (HELA_FORBUNDET,) if it.k.columns[HELA_FORBUNDET] else ()
    rows = {insats: _rows(it, insats) for insats in (*hela, *it.v.insatser)}
    used = {TOTALT, *(key for own in rows.values() for row in own for key in row.cells)}
    tabeller = tuple(part for insats in rows for part in _tabell(it, insats, rows[insats], used))
    return Rapport(
        TAB,
        "Volymer och resultat",
        "Antal personer. Andelen räknas på det mått som står bredvid den.",
        tabeller or (Block("Volymer", (), (BlockRow(INGA),)),),
        noter=_NOTER if tabeller else (),
    )


_NOTER = (
    "Hela förbundet är plattformarnas summa; andra insatser står för sig.",
    "Tomt betyder att ingen siffra finns.",
)


def _key(insats: str, matt: str) -> str:
    return f"{insats}: {matt}"


def _rows(it: _Underlaget, insats: str) -> tuple[BlockRow, ...]:
    return tuple(_row(it, insats, matt) for matt in it.v.matt[insats])


def _tabell(
    it: _Underlaget, insats: str, rows: tuple[BlockRow, ...], used: set[str]
) -> list[Block | Stycke]:
    """Return a table with the columns that any table uses, so that all stand below one another.

    Last year's stand last, and only where there are any.
    """
    own = {TOTALT, *(key for row in rows for key in row.cells)}
    columns = tuple(
        column
        for column in _columns(it.u)
        if column.key in (own if column.key in {FORRA, FORRA_ANDEL} else used)
    )
    skal = [
        Stycke(f"{matt.name}: {skalet}")
        for matt in it.v.matt[insats]
        if (skalet := it.v.volym(it.u.ar, insats, matt.name).skal)
    ]
    return [Block(insats, columns, rows), *skal]


def _columns(u: Underlag) -> tuple[BlockColumn, ...]:
    return (
        BlockColumn(KVINNOR, KVINNOR, Format.ANTAL, 10, personer=True),
        BlockColumn(MAN, MAN, Format.ANTAL, 10, personer=True),
        BlockColumn(KON_SAKNAS, "Kön, uppgift saknas", Format.ANTAL, 12, personer=True),
        BlockColumn(TOTALT, TOTALT, Format.ANTAL, 10, personer=True),
        BlockColumn(ANDEL, ANDEL, Format.PROCENT, 9),
        BlockColumn(ANDEL_AV, "Andel av", Format.TEXT, 30),
        BlockColumn(FORRA, med_ar("Totalt", u, 1), Format.ANTAL, 12, personer=True),
        BlockColumn(FORRA_ANDEL, med_ar("Andel", u, 1), Format.PROCENT, 12),
    )


def _row(it: _Underlaget, insats: str, matt: Matt) -> BlockRow:
    cells: dict[str, Figur | str] = {**_antalen(it, insats, matt)}
    if matt.andel_av:
        if all(TOTALT in it.har(insats, name) for name in (matt.name, matt.andel_av)):
            cells[ANDEL] = _andel(insats, matt, TOTALT)
        cells[ANDEL_AV] = matt.andel_av
    cells |= _forra(it, insats, matt)
    slag = RowKind.POST if matt.del_av or matt.andel_av else RowKind.SUMMA
    streck = "– " if matt.del_av else ""
    return BlockRow(f"{streck}{matt.name}", cells, slag, _key(insats, matt.name))


def _antalen(it: _Underlaget, insats: str, matt: Matt) -> dict[str, Figur]:
    """Return the counts of the year: of the plattformar, reckoned, or as they are given."""
    har = it.har(insats, matt.name)
    if (insats, matt.name) in it.k.utraknade:
        return {column: _utraknad(it.v, insats, matt, column) for column in har}
    if insats == HELA_FORBUNDET and (delar := it.k.plattformar[matt.name]):
        return {
            column: Summa(
                tuple(cell(p, matt.name, column) for p in delar if column in it.har(p, matt.name))
            )
            for column in har
        }
    if insats in it.v.med_rader:
        return {column: _raknat(it, insats, matt, column) for column in har}
    return _givna(insats, matt.name, it.v.volym(it.u.ar, insats, matt.name), har)


def _raknat(it: _Underlaget, insats: str, matt: Matt, column: str) -> Figur:
    """Return what the rows of Deltagare count: with its parts, where one leaves for it."""
    if matt.flode is Flode.KVAR:
        return _utraknad(it.v, insats, matt, column)
    if column == KON_SAKNAS:
        alla, kvinnor, man = (cell(insats, matt.name, k) for k in (TOTALT, KVINNOR, MAN))
        return alla - kvinnor - man
    egna = deltagarantal.antal(insats, matt, column)
    if matt.flode in INGA_ORSAKER:
        return egna
    delar = [ett.name for ett in it.v.matt[insats] if ett.del_av == matt.name]
    return reduce(Figur.__add__, (cell(insats, name, column) for name in delar), egna)


def _andel(insats: str, matt: Matt, column: str) -> Figur:
    antal: Figur = cell(insats, matt.name, column)
    helhet: Figur = cell(insats, matt.andel_av, column)
    return volymandel(antal, helhet)


def _utraknad(v: Volymer, insats: str, matt: Matt, column: str) -> Figur:
    """Return what is left of two flows."""
    rule = fatt_nej if matt.flode is Flode.FATT_NEJ else kvar
    return rule(*(flodescell(v, insats, it, column) for it in UTRAKNADE[matt.flode or Flode.KVAR]))


def _givna(insats: str, matt: str, given: Volym, har: tuple[str, ...]) -> dict[str, Figur]:
    """Return what is given: the sexes and their sum, or the total alone."""
    svar: dict[str, Figur] = {column: _given(column, ks.ARET, insats, matt) for column in har}
    if given.per_kon:
        konen = (cell(insats, matt, column) for column in har if column != TOTALT)
        svar[TOTALT] = Summa(tuple(konen))
    return svar


def _given(column: str, ar: Figur, insats: str, matt: str) -> Figur:
    """Return what stands in a column of Volymer; missing where it is blank."""
    return SummaOm(
        VOLYMER.name,
        column,
        (
            Condition("År", "=", ar),
            Condition("Insats", "=", Konstant(insats)),
            Condition("Mått", "=", Konstant(matt)),
            Condition(column, ">=", _NOLL),
        ),
        otherwise_saknas=True,
    )


def andel_kvinnor(insats: str, matt: str) -> Figur:
    """Return the women's share in percent, as it was published."""
    return _given(ANDEL_KVINNOR, ks.ARET, insats, matt)


def _forra(it: _Underlaget, insats: str, matt: Matt) -> dict[str, Figur]:
    """Return last year's count and share; the share as it was published where counts are not."""
    ar = it.u.ar - 1
    given = it.v.volym(ar, insats, matt.name)
    svar: dict[str, Figur] = {}
    if given.alla is not None:
        svar[FORRA] = _forra_antal(given, insats, matt.name)
    helhet = it.v.volym(ar, insats, matt.andel_av).alla if matt.andel_av else None
    if given.alla is not None and helhet is not None:
        svar[FORRA_ANDEL] = _andel(insats, matt, FORRA)
    elif given.andel is not None:
        svar[FORRA_ANDEL] = _given(ANDEL, ks.tidigare_ar(1), insats, matt.name) / _HUNDRA
    return svar


def _forra_antal(given: Volym, insats: str, matt: str) -> Figur:
    ar = ks.tidigare_ar(1)
    if not given.per_kon:
        return _given(TOTALT, ar, insats, matt)
    alla = _given(KVINNOR, ar, insats, matt) + _given(MAN, ar, insats, matt)
    return alla if given.kon_saknas is None else alla + _given(KON_SAKNAS, ar, insats, matt)
