"""Figures that are sentences: words and numbers joined, the same in Python and in the sheet.

A number is written without TEXT(), whose formats follow the language of the PC: whole, or with one
decimal after a comma.
"""

from dataclasses import dataclass

from xlsaddin.domain.belopp import avrunda
from xlsaddin.figures.figur import Bok, Figur, Value
from xlsaddin.figures.funktion import text

TIO = 10


@dataclass(slots=True, eq=False, repr=False)
class Hopfogad(Figur):
    """Words and figures one after the other; missing where one of them is."""

    delar: tuple[Figur, ...]

    def value(self, bok: Bok) -> Value:
        """Return the sentence."""
        values = [del_.value(bok) for del_ in self.delar]
        return None if None in values else "".join(map(str, values))

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the parts joined with &."""
        sentence = "&".join(del_.formula(bok, tab) for del_ in self.delar)
        saknas = [d.formula(bok, tab) for d in self.delar if d.kan_saknas(bok)]
        if not saknas:
            return sentence
        prov = ",".join(f'{formula}=""' for formula in saknas)
        return f'IF({prov},"",{sentence})' if len(saknas) == 1 else f'IF(OR({prov}),"",{sentence})'

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether a part may be missing."""
        return any(del_.kan_saknas(bok) for del_ in self.delar)


@dataclass(slots=True, eq=False, repr=False)
class Heltal(Figur):
    """A number in a sentence, rounded once to a whole one; `faktor` 100 makes a share percent.

    With `tecken` it has its sign before it, plus or minus.
    """

    figur: Figur
    faktor: int = 1
    tecken: bool = False

    def value(self, bok: Bok) -> Value:
        """Return the number as text."""
        tal = self.figur.value(bok)
        if not isinstance(tal, (int, float)):
            return None
        avrundat = int(avrunda(tal * self.faktor))
        return f"{avrundat:+d}".replace("-", "−") if self.tecken and avrundat else str(avrundat)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return ROUND, or nothing where the number is missing."""
        tal = self.figur.formula(bok, tab)
        avrundat = f"ROUND({tal if self.faktor == 1 else f'{self.faktor}*({tal})'},0)"
        if self.tecken:
            tecken = f'IF({avrundat}>0,"+",IF({avrundat}<0,"−",""))'
            avrundat = f"{tecken}&ABS({avrundat})"
        return f'IF({tal}="","",{avrundat})' if self.kan_saknas(bok) else avrundat

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether the number may be missing."""
        return self.figur.kan_saknas(bok)


@dataclass(slots=True, eq=False, repr=False)
class Antal(Figur):
    """A count in a sentence, short in the sheet; a fraction's decimal mark is the PC's own."""

    figur: Figur

    def value(self, bok: Bok) -> Value:
        """Return the number as text."""
        return Kort(self.figur).value(bok)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the number rounded to one decimal."""
        tal = self.figur.formula(bok, tab)
        return f'IF({tal}="","",ROUND({tal},1))' if self.kan_saknas(bok) else f"ROUND({tal},1)"

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether the number may be missing."""
        return self.figur.kan_saknas(bok)


@dataclass(slots=True, eq=False, repr=False)
class Kort(Figur):
    """A number in a sentence with at most one decimal and a true minus."""

    figur: Figur
    faktor: int = 1

    def value(self, bok: Bok) -> Value:
        """Return the number as text."""
        tal = self.figur.value(bok)
        if not isinstance(tal, (int, float)):
            return None
        tiondelar = int(avrunda(abs(tal) * self.faktor * TIO))
        hela, rest = divmod(tiondelar, TIO)
        tecken = "−" if tal < 0 and tiondelar else ""
        return f"{tecken}{hela}" + (f",{rest}" if rest else "")

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the sign, the whole part and, where it is not nought, a comma and a decimal."""
        tal = self.figur.formula(bok, tab)
        tiondelar = f"ROUND(ABS({tal})*{self.faktor * TIO},0)"
        tecken = f'IF(AND({tal}<0,{tiondelar}>0),"−","")'
        decimal = f'IF(MOD({tiondelar},10)=0,"",","&MOD({tiondelar},10))'
        skrivet = f"{tecken}&INT({tiondelar}/10)&{decimal}"
        return f'IF({tal}="","",{skrivet})' if self.kan_saknas(bok) else skrivet

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether the number may be missing."""
        return self.figur.kan_saknas(bok)


def sentence(*delar: Figur | str) -> Hopfogad:
    """Return words and figures as one sentence."""
    return Hopfogad(tuple(text(del_) if isinstance(del_, str) else del_ for del_ in delar))
