"""The likeliest cause of a difference that should be nought: what it is as large as.

It is a hint where to look and yields no figure, so it is not among the rules that figures rest on.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from xlsaddin.rules.avstamning import HALVT_ORE


class Kant(NamedTuple):
    """An amount that is known.

    Attributes:
        name: what it is, as in «Saldon, rad 7».
        belopp: its size in kr, with its sign.
        mening: what to say when the difference is just this amount, sign and all; "" says that
            they are as large, whatever the signs.
    """

    name: str
    belopp: float
    mening: str = ""


_Likhet = Callable[[float, float], bool]


def _nara(ett: float, annat: float, faktor: int = 1) -> bool:
    return abs(ett - annat) < HALVT_ORE * faktor


def _lika(skillnad: float, belopp: float) -> bool:
    return _nara(abs(skillnad), abs(belopp))


def _dubbelt(skillnad: float, belopp: float) -> bool:
    return _nara(abs(skillnad), 2 * abs(belopp))


def _faktor(faktor: int) -> _Likhet:
    """Tell whether an amount is a factor too great, or too small, by the difference."""

    def galler(skillnad: float, belopp: float) -> bool:
        storlek, stort = abs(skillnad), abs(belopp)
        for_stort = _nara(storlek, stort * (1 - 1 / faktor))
        # Half an öre in the amount that was written is so many times greater in the right one.
        return for_stort or _nara(storlek, stort * (faktor - 1), faktor)

    return galler


_LIKHETER: tuple[tuple[_Likhet, str], ...] = (
    (_lika, "Den är lika stor som {}: står beloppet på båda ställena, och en gång?"),
    (_dubbelt, "Den är dubbelt så stor som {}: är tecknet rätt?"),
    (_faktor(10), "Den blir så stor om {} är tio gånger för stort eller för litet."),
    (_faktor(1_000), "Den blir så stor om {} är tusen gånger för stort eller för litet."),
)
_NAMNDA = 3


def trolig_orsak(skillnad: float, kanda: Iterable[Kant]) -> str:
    """Return the likeliest cause of a difference in a Swedish sentence, "" when none is known.

    >>> trolig_orsak(200.0, [Kant("Saldon, rad 7", 100.0)])
    'Den är dubbelt så stor som Saldon, rad 7: är tecknet rätt?'
    >>> trolig_orsak(7.0, [Kant("Saldon, rad 7", 100.0)])
    ''
    """
    alla = [kant for kant in kanda if abs(kant.belopp) >= HALVT_ORE]
    for kant in alla:
        if kant.mening and _nara(skillnad, kant.belopp):
            return kant.mening
    for likhet, mening in _LIKHETER:
        names = [kant.name for kant in alla if likhet(skillnad, kant.belopp)]
        if names:
            return mening.format(" eller ".join(dict.fromkeys(names[:_NAMNDA])))
    return ""
