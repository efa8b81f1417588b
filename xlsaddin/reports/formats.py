"""How each format shows a number: its text, its code in a spreadsheet and its value for programs.

What a spreadsheet draws by the codes is the text, but for the sign: it writes the minus that the
user's computer is set to.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from xlsaddin.domain.belopp import avrunda, shown as med_decimaler, shown_i_tkr
from xlsaddin.figures.figur import Value
from xlsaddin.reports.rapport import Format
from xlsaddin.tabs.values import day

ORENS_DECIMALER = 2
ANDELENS_DECIMALER = 6
SIFFROR = 10
"""So many digits of a number has a spreadsheet room for where it is told no format."""


class Kind(StrEnum):
    """What the figures of a column are."""

    BELOPP = "belopp"
    ANDEL = "andel"
    ANTAL = "antal"
    TAL = "tal"
    DATUM = "datum"
    KONTO = "konto"
    TEXT = "text"


class Way(NamedTuple):
    """How a format shows numbers.

    Attributes:
        kind: what they are.
        shown: a number's text, as Swedish readers see it.
        code: the number format of a spreadsheet.
        decimals: how many decimals of the number are shown, -3 for thousands; None where it is
            not rounded.
        nought: the code for what is rounded to nought, which is shown without a sign.
        broken: the code for what is not whole, where the others are shown without decimals.
        precision: how many decimals a program is given.
    """

    kind: Kind
    shown: Callable[[float], str]
    code: str
    decimals: int | None = None
    nought: str = ""
    broken: str = ""
    precision: int = ORENS_DECIMALER

    @property
    def nought_below(self) -> float:
        """The size up to which a number is rounded to nought."""
        return round(0.4999999 * 10.0 ** -(self.decimals or 0), 9)

    def code_of(self, number: float) -> str:
        """Return the code that shows this very number as its text does, but for the minus.

        >>> WAYS[Format.TAL].code_of(2.5), WAYS[Format.TAL].code_of(2.0)
        ('#,##0.00', '#,##0')
        """
        if self.nought and abs(number) <= self.nought_below:
            return self.nought
        if self.broken and round(number, self.decimals) != round(number):
            return self.broken
        return self.code


def _procent(tal: float) -> str:
    return f"{med_decimaler(100 * tal)} %"


def _tal(tal: float) -> str:
    avrundat = avrunda(tal, 2)
    return med_decimaler(avrundat, 0 if avrundat.is_integer() else 2)


def _skillnad(tal: float) -> str:
    return ("+" if avrunda(tal) > 0 else "") + med_decimaler(tal)


def _konto(tal: float) -> str:
    return f"{avrunda(tal):.0f}"


def _allmant(tal: float) -> str:
    """Return a number among texts as a spreadsheet writes it.

    >>> _allmant(5.0), _allmant(-0.05)
    ('5', '−0,05')
    """
    return f"{tal + 0.0:.{SIFFROR}g}".replace(".", ",").replace("-", "−")


WAYS = {
    Format.KR: Way(Kind.BELOPP, med_decimaler, "#,##0", 0, "0;0"),
    Format.TKR: Way(Kind.BELOPP, shown_i_tkr, "#,##0,", -3, "0,;0,"),
    Format.PROCENT: Way(
        Kind.ANDEL, _procent, "#,##0 %", 2, "0 %;0 %", precision=ANDELENS_DECIMALER
    ),
    Format.ANTAL: Way(Kind.ANTAL, med_decimaler, "#,##0", 0, "0;0"),
    Format.DATUM: Way(Kind.DATUM, lambda tal: day(tal).isoformat(), "yyyy-mm-dd"),
    Format.KONTO: Way(Kind.KONTO, _konto, "0"),
    Format.TAL: Way(Kind.TAL, _tal, "#,##0", 2, "0;0", "#,##0.00"),
    Format.UTFALL: Way(
        Kind.TAL,
        lambda tal: med_decimaler(tal, 2),
        "#,##0.00",
        2,
        "0.00;0.00",
        precision=ANDELENS_DECIMALER,
    ),
    Format.SKILLNAD: Way(Kind.TAL, _skillnad, "+#,##0;-#,##0;0", 0, "0;0"),
    Format.TEXT: Way(Kind.TEXT, _allmant, "General"),
}


def shown(value: Value, format_: Format) -> str:
    """Return a value as readers see it, "" when it is missing.

    >>> shown(0.4149, Format.PROCENT), shown(2.5, Format.TAL), shown(None, Format.KR)
    ('41 %', '2,50', '')
    """
    return WAYS[format_].shown(value) if isinstance(value, (int, float)) else value or ""


def for_programs(value: Value, format_: Format) -> Value:
    """Return a value without the noise of binary fractions; a day as ISO text.

    >>> for_programs(0.1 + 0.2, Format.KR), for_programs(45291, Format.DATUM)
    (0.3, '2023-12-31')
    """
    if not isinstance(value, (int, float)):
        return value
    if format_ is Format.DATUM:
        return WAYS[format_].shown(value)
    return round(value, WAYS[format_].precision) + 0.0
