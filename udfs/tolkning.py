"""How cells are read: blocks, single cells, numbers, words, error values."""

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from itertools import chain
from math import isfinite
from types import NoneType
from typing import cast

from xlsaddin.domain.errors import XlsAddinError

CellContent = object
Rows = Sequence[Sequence[CellContent]]
Argument = CellContent | Rows

VARDEFEL, TALFEL, DIVISIONSFEL, SAKNAS = "#VALUE!", "#NUM!", "#DIV/0!", "#N/A"
_FELTEXTER = frozenset(
    {
        *(VARDEFEL, TALFEL, DIVISIONSFEL, SAKNAS, "#NAME?", "#NULL!", "#REF!", "#SPILL!"),
        *("#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA", "#BUSY!"),
    }
)
# Error values younger than xlwings' own list reach Python as these numbers, not as text.
_FELNUMMER = range(-2146826288, -2146826187)
# Below so many cells it does not pay to look for those that are alike.
FA = 64
_BLOCK = (list, tuple)
_TALTYPER = (float, int, Decimal)
_JA_NEJ = {"ja": 1.0, "nej": 0.0}


class Cellfel(XlsAddinError):
    """Cellen visar {kod}."""

    def __init__(self, kod: str) -> None:
        super().__init__(kod=kod)
        self.kod = kod


def rows(argument: Argument) -> Rows:
    """Return one value, a row or a list of rows as a list of rows.

    >>> rows(5.0), rows([1.0, "Ja"]), rows([[1.0], [None]])
    ([[5.0]], [[1.0, 'Ja']], [[1.0], [None]])
    """
    if isinstance(argument, _BLOCK):
        if argument and isinstance(argument[0], _BLOCK):
            return argument
        return [argument]
    return [[argument]]


def cells(block: Rows) -> list[CellContent]:
    """Return the cells of a block, row by row.

    >>> cells([[1.0, None], ["Ja", True]])
    [1.0, None, 'Ja', True]
    """
    if len(block) == 1:
        return list(block[0])
    if len(block[0]) == 1:
        return [cell for (cell,) in block]
    return list(chain.from_iterable(block))


def ensam(argument: Argument) -> CellContent:
    """Return the only cell of an argument, None when it is blank or left out.

    Raises:
        Cellfel: there are several cells, or an error value.
    """
    block = rows(argument)
    if len(block) != 1 or len(block[0]) != 1:
        raise Cellfel(VARDEFEL)
    cell = block[0][0]
    return None if cell == "" else without_fel(cell)


def without_fel(cell: CellContent) -> CellContent:
    """Return the cell unless it is an error value.

    Raises:
        Cellfel: it is one, as text, as Excel's number or as LibreOffice's NaN.
    """
    kind = type(cell)
    if (
        (kind is str and cell in _FELTEXTER)
        or (kind is float and cell != cell)  # noqa: PLR0124 - only NaN differs from itself
        or (kind is int and cell in _FELNUMMER)
    ):
        raise Cellfel(VARDEFEL)
    return cell


def tal(cell: CellContent) -> float:
    """Return a cell's number.

    Raises:
        Cellfel: it holds text, a truth value, a date or an error value.

    >>> tal(7)
    7.0
    """
    if type(cell) is float and isfinite(cell):
        return cell
    cell = without_fel(cell)
    if isinstance(cell, bool) or not isinstance(cell, _TALTYPER):
        raise Cellfel(VARDEFEL)
    if not isfinite(cell):
        raise Cellfel(TALFEL)
    return float(cell)


def alla_tal(alla: list[CellContent]) -> list[float]:
    """Return the numbers of some cells, blank ones left out.

    Raises:
        Cellfel: a cell holds something else.
    """
    if len(alla) == 1:
        return [] if alla[0] is None or alla[0] == "" else [tal(alla[0])]
    # Ten thousand numbers are checked without a call for each.
    typer = set(map(type, alla))
    if NoneType in typer:
        alla = [cell for cell in alla if cell is not None]
        typer.discard(NoneType)
    if typer == {float}:
        rena = cast("list[float]", alla)
        if isfinite(sum(rena)):
            return rena
    return [tal(cell) for cell in alla if cell != ""]


def alla_antal(argument: Argument) -> list[float]:
    """Return the counts of an argument, blank cells left out.

    Raises:
        Cellfel: a cell is no number, is negative or is not whole.
    """
    antal = alla_tal(cells(rows(argument)))
    if antal and (min(antal) < 0 or not all(map(float.is_integer, antal))):
        raise Cellfel(TALFEL)
    return antal


def ord_(cell: CellContent) -> str | None:
    """Return a cell's word in lower case, None when it holds no text.

    >>> ord_(" Ja "), ord_("Ej  na\N{COMBINING RING ABOVE}dd"), ord_(1.0)
    ('ja', 'ej nådd', None)
    """
    if not isinstance(cell, str):
        return None
    if not cell.isascii():
        cell = unicodedata.normalize("NFC", cell)
    return " ".join(cell.split()).casefold()


def tal_eller_ja(cell: CellContent) -> float:
    """Return a number, with "Ja" and true as 1, "Nej" and false as 0.

    Raises:
        Cellfel: it is none of these.
    """
    if isinstance(cell, bool):
        return float(cell)
    svar = _JA_NEJ.get(ord_(cell) or "")
    return tal(cell) if svar is None else svar
