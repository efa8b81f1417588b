"""Resultaträkning: from the income and costs of the year to its result."""

from xlsaddin.domain import post as p
from xlsaddin.figures.figur import Cell, Figur, Summa
from xlsaddin.reports.ekonomi import noter
from xlsaddin.reports.ekonomi.postfigur import arskolumner, cellerna, fast_post, publicerad, utfall
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.tabs.underlag import Underlag

FLIK = p.RESULTATRAKNING
INTAKTER = "Verksamhetens intäkter"
KOSTNADER = "Verksamhetens kostnader"
AVSKRIVNINGAR = "Avskrivningar"
VERKSAMHETENS_RESULTAT = "Verksamhetens resultat"
FINANSIELLA_INTAKTER = "Finansiella intäkter"
FINANSIELLA_KOSTNADER = "Finansiella kostnader"
EFTER_FINANS = "Resultat efter finansiella poster"
EXTRAORDINART = "Extraordinära poster"
ARETS_RESULTAT = "Årets resultat"


def cell(rad: str, kolumn: str = "år") -> Figur:
    """Return a cell of the statement, in the column «år» or «föregående år»."""
    return Cell(FLIK, rad, kolumn)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    rader = (
        noter.rad_ur(p.NOT_INTAKTER, INTAKTER, "2"),
        noter.rad_ur(p.NOT_KOSTNADER, KOSTNADER, "3, 4"),
        _post(AVSKRIVNINGAR),
        _summa(VERKSAMHETENS_RESULTAT, [INTAKTER, KOSTNADER, AVSKRIVNINGAR]),
        _post(FINANSIELLA_INTAKTER),
        _post(FINANSIELLA_KOSTNADER),
        _summa(EFTER_FINANS, [VERKSAMHETENS_RESULTAT, FINANSIELLA_INTAKTER, FINANSIELLA_KOSTNADER]),
        _post(EXTRAORDINART),
        _summa(ARETS_RESULTAT, [EFTER_FINANS, EXTRAORDINART], Radslag.RESULTAT),
    )
    kolumner = (Kolumn("not", "Not", Format.TEXT, 8), *arskolumner(u))
    return Rapport(
        FLIK,
        "Resultaträkning",
        "Belopp i kr.",
        (Block("", kolumner, rader),),
        noter=("Föregående års resultatrader är de publicerade, som kan vara avrundade.",),
    )


def _post(namn: str) -> Rad:
    aret = utfall(fast_post(FLIK, namn))
    return Rad(namn, {"år": aret, "föregående år": publicerad(FLIK, namn)})


def _summa(namn: str, delar: list[str], slag: Radslag = Radslag.SUMMA) -> Rad:
    celler = {"år": Summa(cellerna(FLIK, delar, "år")), "föregående år": publicerad(FLIK, namn)}
    return Rad(namn, celler, slag)
