"""Conditions as SUMIFS reads them: 5, "torg*", "<>Umeå", ">=2,5", "=" (blank), "<>" (not blank)."""

import datetime as dt
import operator
import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

from udfs.tolkning import FA, CellContent, without_fel

Kriterium = Callable[[CellContent], bool]

_ORDNING = {">=": operator.ge, "<=": operator.le, ">": operator.gt, "<": operator.lt}
_CONDITIONS = re.compile("(<>|>=|<=|>|<|=)?(.*)", re.DOTALL)
# A number as typed, Swedish or English: 1 000,5 or .5 or 1,2E+3, with or without a percent sign.
_TAL = re.compile(
    r"([+-]?(?:(?:\d{1,3}(?:[ \xa0\u202f]\d{3})+|\d+)(?:[.,]\d*)?|[.,]\d+)(?:[Ee][+-]?\d+)?)\s*(%?)"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# In Swedish å, ä and ö follow z; the letters of other languages stand where they look alike.
_EFTER_Z = str.maketrans("åäö", "{|}")
_JOKER = re.compile(r"~([*?~])|([*?])|([^*?~]+|~)")
_SANNINGSORD = {"sant": True, "true": True, "falskt": False, "false": False}
_PROCENT = 100
_DAY_NOLL = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's calendar knows no time zones
_DYGN = dt.timedelta(days=1)


def traffar(cells: list[CellContent], kriterium: CellContent) -> list[bool]:
    """Return for each cell whether it meets the condition.

    Raises:
        Cellfel: a cell holds an error value.

    >>> traffar(["Umeå", "umeå", None, 5.0], "UME*")
    [True, True, False, False]
    """
    if len(cells) >= FA:
        olika = set(cells)
        # A set holds true and 1 as one, so where either may occur each cell is asked.
        if 0 not in olika and 1 not in olika:
            svar = {cell: _traff(cell, kriterium) for cell in olika}
            return list(map(svar.__getitem__, cells))
    return [_traff(cell, kriterium) for cell in cells]


@lru_cache(maxsize=4096, typed=True)
def _traff(cell: CellContent, kriterium: CellContent) -> bool:
    return conditions(kriterium)(without_fel(cell))


@lru_cache(maxsize=256, typed=True)
def conditions(kriterium: CellContent) -> Kriterium:
    """Return the test that a condition stands for; a blank one means 0, as in SUMIFS.

    >>> conditions(">=2,5")(3.0), conditions("<>")(None), conditions(None)(0.0)
    (True, False, True)
    """
    if not isinstance(kriterium, str):
        return _lika(0.0 if kriterium is None else kriterium)
    delar = _CONDITIONS.fullmatch(kriterium)
    tecken, operand = (delar[1] or "=", delar[2]) if delar else ("=", kriterium)
    if tecken in _ORDNING:
        return _i_ordning(_ORDNING[tecken], operand)
    lika = _empty if operand == "" else _lika(_tolkad(operand))
    return lika if tecken == "=" else lambda cell: not lika(cell)


def _empty(cell: CellContent) -> bool:
    return cell is None or cell == ""


def _lika(operand: CellContent) -> Kriterium:
    if isinstance(operand, bool):
        return lambda cell: cell is operand
    if isinstance(operand, str):
        monster = _monster(operand)
        return lambda cell: isinstance(cell, str) and bool(monster.fullmatch(_rak(cell)))
    tal = _tal(operand)
    return lambda cell: (_tal_i_text(cell) if isinstance(cell, str) else _tal(cell)) == tal


def _i_ordning(jamfor: Callable[[Any, Any], bool], operand: str) -> Kriterium:
    grans = _tolkad(operand)
    if isinstance(grans, str):
        place = _place(grans)
        return lambda cell: isinstance(cell, str) and bool(place and jamfor(_place(cell), place))
    tal = _tal(grans)

    def uppfyllt(cell: CellContent) -> bool:
        value = _tal(cell)
        return value is not None and tal is not None and bool(jamfor(value, tal))

    return uppfyllt


def _tolkad(operand: str) -> CellContent:
    if operand.casefold() in _SANNINGSORD:
        return _SANNINGSORD[operand.casefold()]
    tal = _tal_i_text(operand)
    return operand if tal is None else tal


def _tal(cell: CellContent) -> float | None:
    """Return a number, or a date as Excel counts days; None for anything else."""
    if isinstance(cell, dt.datetime):
        return (cell.replace(tzinfo=None) - _DAY_NOLL) / _DYGN
    if isinstance(cell, dt.date):
        return float((cell - _DAY_NOLL.date()).days)
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
        return _tal(dt.date.fromisoformat(snyggt)) if _DAY.fullmatch(snyggt) else None
    except ValueError:
        return None


def _rak(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()


def _place(text: str) -> str:
    """Return a key that puts texts in Swedish order."""
    letters = unicodedata.normalize("NFD", _rak(text).translate(_EFTER_Z))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _monster(text: str) -> re.Pattern[str]:
    """Return the pattern of a text with the wild cards * and ?; ~ before one takes it literally."""
    delar = (
        re.escape(bokstavligt or text_) if not joker else {"*": ".*", "?": "."}[joker]
        for bokstavligt, joker, text_ in _JOKER.findall(_rak(text))
    )
    return re.compile("".join(delar), re.DOTALL)
