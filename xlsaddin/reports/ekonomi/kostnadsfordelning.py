"""Kostnadsfördelning: administration, structure and individuals, in tkr and percent."""

from xlsaddin.domain import post as p
from xlsaddin.figures.figur import Cell, Figur, Summa
from xlsaddin.reports.ekonomi.postfigur import cellerna, utfall
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.rules.kostnadsfordelning import kostnadsandel
from xlsaddin.tabs.underlag import Underlag

FLIK = p.KOSTNADSFORDELNING
SUMMA = "Summa"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    poster = u.poster(FLIK)
    namn = [post.namn for post in poster]
    kolumner = (
        Kolumn("belopp", "Belopp", Format.TKR),
        Kolumn("procent", "Procent", Format.PROCENT, 10),
    )
    rader = [
        Rad(post.namn, {"belopp": utfall(post), "procent": _andel(post.namn)}) for post in poster
    ]
    summa = Summa(cellerna(FLIK, namn, "belopp"))
    rader.append(Rad(SUMMA, {"belopp": summa, "procent": _andel(SUMMA)}, Radslag.SUMMA))
    return Rapport(
        FLIK,
        "Kostnadsfördelning",
        "Verksamhetens kostnader i tkr, kostnader med plus.",
        (Block("", kolumner, tuple(rader)),),
    )


def _andel(rad: str) -> Figur:
    belopp: Figur = Cell(FLIK, rad, "belopp")
    return kostnadsandel(belopp, Cell(FLIK, SUMMA, "belopp"))
