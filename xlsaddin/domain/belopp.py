"""Amounts: kronor with öre inside, rounded once, when drawn, each cell alone."""

from decimal import ROUND_HALF_UP, Decimal

TUSEN = 1_000


def avrunda(belopp: float, decimaler: int = 0) -> float:
    """Return `belopp` rounded half up, the half away from zero as a spreadsheet draws it.

    >>> avrunda(2052.5), avrunda(-66.5), avrunda(0.125, 2)
    (2053.0, -67.0, 0.13)
    """
    steg = Decimal(1).scaleb(-decimaler)
    return float(Decimal(repr(round(belopp, 9))).quantize(steg, ROUND_HALF_UP)) + 0.0


def shown(belopp: float, decimaler: int = 0) -> str:
    """Return `belopp` as Swedish readers see it: thousands apart, decimal comma, true minus.

    >>> shown(-11568044.3).split(), shown(0.5, 1)
    (['−11', '568', '044'], '0,5')
    """
    text = f"{avrunda(belopp, decimaler):,.{decimaler}f}"
    return text.replace(",", "\N{NO-BREAK SPACE}").replace(".", ",").replace("-", "−")


def shown_i_tkr(belopp: float) -> str:
    """Return an amount in kr as tkr, rounded once.

    >>> shown_i_tkr(15334.9)
    '15'
    """
    return shown(belopp / TUSEN)
