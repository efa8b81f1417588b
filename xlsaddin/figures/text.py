"""Figures that are sentences: words and numbers joined, the same in Python and in the sheet.

A number is written without TEXT(), whose formats follow the language of the PC: whole, or with its
thousands apart and at most one decimal after a comma.
"""

from dataclasses import dataclass

from xlsaddin.domain.belopp import avrunda
from xlsaddin.figures.figur import Bok, Figur, Value, om_tomt
from xlsaddin.figures.funktion import text

TIO = 10
TUSENTAL = "\N{NO-BREAK SPACE}"
"""What stands between thousands."""


@dataclass(slots=True, eq=False, repr=False)
class Hopfogad(Figur):
    """Words and figures one after the other; missing where one of them is."""

    led: tuple[Figur, ...]

    def value(self, bok: Bok) -> Value:
        """Return the sentence."""
        values = [led.value(bok) for led in self.led]
        return None if None in values else "".join(map(str, values))

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the parts joined with &."""
        osakra = [led.formula(bok, tab) for led in self.led if led.kan_saknas(bok)]
        return om_tomt(osakra, "&".join(led.formula(bok, tab) for led in self.led))


@dataclass(slots=True, eq=False, repr=False)
class Skrivet(Figur):
    """A number in a sentence; missing where the number is."""

    figur: Figur

    def value(self, bok: Bok) -> Value:
        """Return the number as text."""
        tal = self.figur.value(bok)
        return self.skriv(tal) if isinstance(tal, (int, float)) else None

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the number written out, or nothing where it is missing."""
        tal = self.figur.formula(bok, tab)
        return om_tomt([tal] if self.kan_saknas(bok) else [], self.skrivning(tal))

    def skriv(self, tal: float) -> str:
        """Return a number as it is written."""
        raise NotImplementedError

    def skrivning(self, tal: str) -> str:
        """Return the formula that writes the number of another formula."""
        raise NotImplementedError


@dataclass(slots=True, eq=False, repr=False)
class Avrundat(Skrivet):
    """A number rounded once to a whole one; `faktor` 100 makes a share percent.

    With `tecken` it has its sign before it, plus or minus.
    """

    faktor: int = 1
    tecken: bool = False

    def skriv(self, tal: float) -> str:
        """Return the number, with a true minus where signs are shown."""
        avrundat = int(avrunda(tal * self.faktor))
        return f"{avrundat:+d}".replace("-", "−") if self.tecken and avrundat else str(avrundat)

    def skrivning(self, tal: str) -> str:
        """Return ROUND, with the sign before it where it is shown."""
        avrundat = f"ROUND({tal if self.faktor == 1 else f'{self.faktor}*({tal})'},0)"
        tecken = f'IF({avrundat}>0,"+",IF({avrundat}<0,"−",""))'
        return f"{tecken}&ABS({avrundat})" if self.tecken else avrundat


@dataclass(slots=True, eq=False, repr=False)
class Kort(Skrivet):
    """A number with at most one decimal, its thousands apart and a true minus.

    `faktor` 100 makes a share percent.
    """

    faktor: int = 1

    def skriv(self, tal: float) -> str:
        """Return the sign, the whole part and, where it is not nought, a comma and a decimal."""
        tiondelar = int(avrunda(abs(tal) * self.faktor * TIO))
        hela, rest = divmod(tiondelar, TIO)
        tecken = "−" if tal < 0 and tiondelar else ""
        return f"{tecken}{hela:,}".replace(",", TUSENTAL) + (f",{rest}" if rest else "")

    def skrivning(self, tal: str) -> str:
        """Return the same in the sheet."""
        tiondelar = f"ROUND(ABS({tal})*{self.faktor * TIO},0)"
        tecken = f'IF(AND({tal}<0,{tiondelar}>0),"−","")'
        decimal = f'IF(MOD({tiondelar},10)=0,"",","&MOD({tiondelar},10))'
        return f"{tecken}&{_isar(f'INT({tiondelar}/10)')}&{decimal}"


def _isar(hela: str) -> str:
    """Return the formula that sets the thousands of a whole number apart, up to twelve digits.

    A space goes in three, six and nine digits from the right; before the first digit it is
    trimmed away.
    """
    isar = hela
    for siffror in (2, 5, 8):
        isar = f'REPLACE({isar},MAX(1,LEN({hela})-{siffror}),0," ")'
    return f'SUBSTITUTE(TRIM({isar})," ","{TUSENTAL}")'


def sentence(*led: Figur | str) -> Hopfogad:
    """Return words and figures as one sentence."""
    return Hopfogad(tuple(text(ett) if isinstance(ett, str) else ett for ett in led))
