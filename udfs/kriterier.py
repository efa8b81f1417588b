"""Conditions as SUMIFS reads them: 5, "torg*", "<>Umeå", ">=2,5", "=" (blank), "<>" (not blank)."""

import datetime as dt
import operator
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from udfs.tolkning import FA, Cell, utan_fel

Villkor = Callable[[Cell], bool]

_ORDNING = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
_VILLKOR = re.compile("(<>|>=|<=|>|<|=)?(.*)", re.DOTALL)
# A number as typed, Swedish or English: 1 000,5 or .5 or 1,2E+3, with or without a percent sign.
_TAL = re.compile(
    r"([+-]?(?:(?:\d{1,3}(?:[ \xa0\u202f]\d{3})+|\d+)(?:[.,]\d*)?|[.,]\d+)(?:[Ee][+-]?\d+)?)\s*(%?)"
)
_DAG = re.compile(r"\d{4}-\d\d-\d\d")
# In Swedish å, ä and ö follow z; the letters of other languages stand where they look alike.
_EFTER_Z = str.maketrans("åäö", "{|}")
_JOKER = re.compile(r"~([*?~])|([*?])|([^*?~]+|~)")
_SANNINGSORD = {"sant": True, "true": True, "falskt": False, "false": False}
_PROCENT = 100
_DAG_NOLL = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's calendar knows no time zones
_DYGN = dt.timedelta(days=1)


def traffar(celler: list[Cell], kriterium: Cell) -> list[bool]:
    """Return for each cell whether it meets the condition.

    Raises:
        Cellfel: a cell holds an error value.

    >>> traffar(["Umeå", "umeå", None, 5.0], "UME*")
    [True, True, False, False]
    """
    if len(celler) >= FA:
        olika = set(celler)
        # A set holds true and 1 as one, so where either may occur each cell is asked.
        if 0 not in olika and 1 not in olika:
            svar = {cell: _traff(cell, kriterium) for cell in olika}
            return list(map(svar.__getitem__, celler))
    return [_traff(cell, kriterium) for cell in celler]


@lru_cache(maxsize=4096, typed=True)
def _traff(cell: Cell, kriterium: Cell) -> bool:
    return villkor(kriterium)(utan_fel(cell))


@lru_cache(maxsize=256, typed=True)
def villkor(kriterium: Cell) -> Villkor:
    """Return the test that a condition stands for; a blank one means 0, as in SUMIFS.

    >>> villkor(">=2,5")(3.0), villkor("<>")(None), villkor(None)(0.0)
    (True, False, True)
    """
    if not isinstance(kriterium, str):
        return _lika(0.0 if kriterium is None else kriterium)
    delar = _VILLKOR.fullmatch(kriterium)
    tecken, operand = (delar[1] or "=", delar[2]) if delar else ("=", kriterium)
    if tecken in _ORDNING:
        return _i_ordning(_ORDNING[tecken], operand)
    lika = _tom if operand == "" else _lika(_tolkad(operand))
    return lika if tecken == "=" else lambda cell: not lika(cell)


def _tom(cell: Cell) -> bool:
    return cell is None or cell == ""


def _lika(operand: Cell) -> Villkor:
    if isinstance(operand, bool):
        return lambda cell: cell is operand
    if isinstance(operand, str):
        monster = _monster(operand)
        return lambda cell: isinstance(cell, str) and bool(monster.fullmatch(_rak(cell)))
    tal = _tal(operand)
    return lambda cell: (_tal_i_text(cell) if isinstance(cell, str) else _tal(cell)) == tal


def _i_ordning(jamfor: Callable[[Any, Any], bool], operand: str) -> Villkor:
    grans = _tolkad(operand)
    if isinstance(grans, str):
        plats = _plats(grans)
        return lambda cell: isinstance(cell, str) and bool(plats and jamfor(_plats(cell), plats))
    tal = _tal(grans)

    def uppfyllt(cell: Cell) -> bool:
        varde = _tal(cell)
        return varde is not None and tal is not None and bool(jamfor(varde, tal))

    return uppfyllt


def _tolkad(operand: str) -> Cell:
    if operand.casefold() in _SANNINGSORD:
        return _SANNINGSORD[operand.casefold()]
    tal = _tal_i_text(operand)
    return operand if tal is None else tal


def _tal(cell: Cell) -> float | None:
    """Return a number, or a date as Excel counts days; None for anything else."""
    if isinstance(cell, dt.datetime):
        return (cell.replace(tzinfo=None) - _DAG_NOLL) / _DYGN
    if isinstance(cell, dt.date):
        return float((cell - _DAG_NOLL.date()).days)
    if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
        return float(cell)
    return None


def _tal_i_text(text: str) -> float | None:
    """Return the number, share or date that a text writes out, Swedish or English; else None."""
    snyggt = text.strip()
    if delar := _TAL.fullmatch(snyggt):
        # Decimal: the float of 1.1 / 100 is not 0.011, which is what a cell of 1,1 % holds.
        tal = Decimal("".join(delar[1].split()).replace(",", "."))
        return float(tal / _PROCENT if delar[2] else tal)
    try:
        return _tal(dt.date.fromisoformat(snyggt)) if _DAG.fullmatch(snyggt) else None
    except ValueError:
        return None


def _rak(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def _plats(text: str) -> str:
    """Return a key that puts texts in Swedish order."""
    bokstaver = unicodedata.normalize("NFD", _rak(text).translate(_EFTER_Z))
    return "".join(bokstav for bokstav in bokstaver if not unicodedata.combining(bokstav))


def _monster(text: str) -> re.Pattern[str]:
    """Return the pattern of a text with the wild cards * and ?; ~ before one takes it literally."""
    delar = (
        re.escape(bokstavligt or text_) if not joker else {"*": ".*", "?": "."}[joker]
        for bokstavligt, joker, text_ in _JOKER.findall(_rak(text))
    )
    return re.compile("".join(delar), re.DOTALL)
