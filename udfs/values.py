"""The worksheet functions on raw cell values, the same for Excel, LibreOffice and tests.

Cells arrive as one value, a row or a list of rows: float, int, Decimal, bool, text, date, None for
a blank one, and error values as their English text ("#N/A"). Only the standard library is needed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from math import fsum
from operator import and_

from udfs.kriterier import traffar
from udfs.tolkning import (
    DIVISIONSFEL,
    FA,
    SAKNAS,
    TALFEL,
    VARDEFEL,
    Argument,
    CellContent,
    Cellfel,
    alla_antal,
    alla_tal,
    cells,
    ensam,
    ord_,
    rows,
    tal,
    tal_eller_ja,
)
from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.indikator import Tal
from xlsaddin.domain.malslag import Maltyp, maltyp
from xlsaddin.domain.status import BedomdRad, Status
from xlsaddin.parameters.uppslag import ParameterSaknas
from xlsaddin.rules.genomstromning import (
    FlerAvslutadeAnDeltagare,
    IngaDeltagare,
    OrimligtAntal,
    genomstromning,
)
from xlsaddin.rules.impactindex import IngetMatt, ViktUtanforSkalan, impactindex, impactvarde
from xlsaddin.rules.malstatus import UtanforSkalan, malstatus, naramarginal, standardmal
from xlsaddin.rules.trappa import NegativTilldelning, OverSistaSteget, Steg, steg_i_kraft, trappa

__all__ = ["Cellfel", "cellfunktion"]

_FELKODER: Mapping[type[XlsAddinError], str] = {
    IngaDeltagare: DIVISIONSFEL,
    OrimligtAntal: TALFEL,
    FlerAvslutadeAnDeltagare: TALFEL,
    NegativTilldelning: TALFEL,
    UtanforSkalan: TALFEL,
    OverSistaSteget: SAKNAS,
    ParameterSaknas: SAKNAS,
    IngetMatt: SAKNAS,
    ViktUtanforSkalan: VARDEFEL,
}
_STATUSORD = {
    **{status.value: status for status in Status},
    "ja": Status.NADD,
    "nej": Status.EJ_NADD,
}
_EJ_MATT = Status.EJ_MATT
_STATUSTAL = {1.0: Status.NADD, 0.0: Status.EJ_NADD}
_ENHETER = {"kr": 1, "tkr": 1_000, "mkr": 1_000_000}
_LAST_AR = dt.date.max.year
_HELA_SKALAN = 100

Viktrad = tuple[CellContent, CellContent, bool]


def cellfunktion(name: str, args: Sequence[Argument]) -> float | str:
    """Run a worksheet function on raw cell values; the answer is a number, a word or an error text.

    >>> cellfunktion("GENOMSTROMNING", [[[200.0], [119.0]], 1000.0])
    0.319
    >>> cellfunktion("TRAPPA", [-1.0])
    '#NUM!'
    """
    funktion = _FUNKTIONER[name]
    try:
        return funktion(*args)
    except Cellfel as fel:
        return fel.kod
    except XlsAddinError as fel:
        return _FELKODER.get(type(fel), VARDEFEL)
    except Exception:  # noqa: BLE001 - a cell can show an error value but no traceback
        return VARDEFEL


def _impactindex(vikt: Argument, uppnadd: Argument, *kriterier: Argument) -> float:
    vikter, utfall, *omraden = _lika_stora(vikt, uppnadd, *kriterier[::2])
    selection = _selection(omraden, kriterier[1::2]) if kriterier else repeat(True)
    valda: list[BedomdRad] = []
    ovriga: list[BedomdRad] = []
    raden = zip(vikter, utfall, selection, strict=False)  # the default selection never ends
    # A few rows are not worth counting.
    raknade = zip(raden, repeat(1)) if len(vikter) < FA else _raknade(raden, vikter)
    for (viktcell, cell, vald), antal in raknade:
        status = _status(cell)
        if viktcell is not None or status is not _EJ_MATT:
            (valda if vald else ovriga).append((tal(viktcell), status, "", antal))
    if ovriga:
        # A wrong weight is an error also in a row that the condition leaves out.
        impactvarde(ovriga)
    return impactindex(valda)


def _malstatus(utfall: Argument, mal: Argument, kind: Argument, marginal: Argument = None) -> str:
    vilket_ord = ensam(kind)
    vilken = maltyp(vilket_ord) if isinstance(vilket_ord, str) else None
    if vilken is None:
        raise Cellfel(VARDEFEL)
    grans = _marginal(ensam(marginal))
    malet = _mal(ensam(mal), vilken)
    return str(malstatus(_utfall(ensam(utfall), vilken), malet, vilken, grans))


def _genomstromning(avslutade: Argument, deltagare: Argument) -> float:
    totalt = sum(alla_antal(deltagare))
    antal = alla_antal(avslutade)
    if not antal and totalt:
        raise Cellfel(SAKNAS)
    return genomstromning(sum(antal), totalt)


def _trappa(tilldelning: Argument, enhet: Argument = None, ar: Argument = None) -> float:
    delar = alla_tal(cells(rows(tilldelning)))
    if not delar:
        raise Cellfel(SAKNAS)
    faktor = _ENHETER.get(ord_(_eller(ensam(enhet), "kr")) or "")
    if faktor is None:
        raise Cellfel(VARDEFEL)
    return trappa(fsum(delar) * faktor, _steg(_last_day(ensam(ar)))) / faktor


_FUNKTIONER: Mapping[str, Callable[..., float | str]] = {
    "GENOMSTROMNING": _genomstromning,
    "IMPACTINDEX": _impactindex,
    "MALSTATUS": _malstatus,
    "TRAPPA": _trappa,
}


def _lika_stora(*argument: Argument) -> list[list[CellContent]]:
    """Return the cells of ranges of one and the same shape."""
    columns: list[list[CellContent]] = []
    hojd = antal = 0
    for omrade in argument:
        block = rows(omrade)
        column = cells(block)
        if not columns:
            hojd, antal = len(block), len(column)
        elif len(block) != hojd or len(column) != antal:
            raise Cellfel(VARDEFEL)
        columns.append(column)
    return columns


def _raknade(raden: Iterable[Viktrad], vikter: list[CellContent]) -> Iterable[tuple[Viktrad, int]]:
    """Return each different row and how often it occurs."""
    # Counting holds true and 1 as one, so truth values are looked for first.
    if bool in set(map(type, vikter)):
        raise Cellfel(VARDEFEL)
    return Counter(raden).items()


@lru_cache(maxsize=256)
def _status(cell: CellContent) -> Status:
    if cell is None or cell == "":
        return Status.EJ_MATT
    ordet = ord_(cell)
    status = _STATUSTAL.get(tal_eller_ja(cell)) if ordet is None else _STATUSORD.get(ordet)
    if status is None:
        raise Cellfel(VARDEFEL)
    return status


def _selection(omraden: Sequence[list[CellContent]], kriterier: Sequence[Argument]) -> list[bool]:
    """Return for each row whether it meets every pair of range and condition."""
    selection: list[bool] = []
    for omrade, kriterium in zip(omraden, kriterier, strict=True):
        traff = traffar(omrade, ensam(kriterium))
        selection = list(map(and_, selection, traff)) if selection else traff
    return selection


def _marginal(cell: CellContent) -> Tal:
    """Return the margin in percentage points; 0.05 is taken for a mistyped 5, not for 0.05."""
    if cell is None:
        return _naramarginal(_idag())
    marginal = tal(cell)
    if marginal and not 1 <= marginal <= _HELA_SKALAN:
        raise Cellfel(TALFEL)
    return marginal


def _mal(cell: CellContent, vilken: Maltyp) -> Tal | None:
    malet: Tal | None
    malslag = vilken.malslag
    if cell is None:
        malet = _standardmal(vilken, _idag())
    else:
        malet = tal_eller_ja(cell) if malslag.ja_eller_nej else tal(cell)
    if malslag.enda_mal is not None and malet != malslag.enda_mal:
        raise Cellfel(TALFEL)
    return malet


def _utfall(cell: CellContent, vilken: Maltyp) -> Tal | None:
    if cell is None or (isinstance(cell, str) and ord_(cell) == Status.EJ_MATT):
        return None
    return tal_eller_ja(cell) if vilken.malslag.ja_eller_nej else tal(cell)


def _last_day(ar: CellContent) -> dt.date:
    """Return 31 December of a year, when eget kapital is measured; without a year, today."""
    if ar is None:
        return _idag()
    aret = tal(ar)
    if aret % 1 or not 1 <= aret <= _LAST_AR:
        raise Cellfel(TALFEL)
    return dt.date(int(aret), 12, 31)


def _eller(cell: CellContent, standard: CellContent) -> CellContent:
    return standard if cell is None else cell


def _idag() -> dt.date:
    return dt.date.today()  # noqa: DTZ011 - the day where the user sits


@cache
def _steg(day: dt.date) -> tuple[Steg, ...]:
    return steg_i_kraft(day)


@cache
def _naramarginal(day: dt.date) -> Tal:
    return naramarginal(day)


@cache
def _standardmal(vilken: Maltyp, day: dt.date) -> Tal | None:
    return standardmal(vilken, day)
