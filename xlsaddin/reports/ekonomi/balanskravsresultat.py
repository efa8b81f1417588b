"""Balanskravsresultat: the result that the balance requirement looks at."""

from xlsaddin.domain import post as p
from xlsaddin.figures.figur import Cell, Figur, Installning, Summa
from xlsaddin.reports.ekonomi import resultatrakning as rr
from xlsaddin.reports.ekonomi.postfigur import arskolumner, cellerna, publicerad, utfall
from xlsaddin.reports.rapport import Block, Rad, Radslag, Rapport
from xlsaddin.rules.balanskrav import balanskravsresultat, efter_balanskravsjusteringar
from xlsaddin.tabs.installningar import ATT_ATERSTALLA, RESERV
from xlsaddin.tabs.underlag import Underlag

FLIK = p.BALANSKRAVSRESULTAT
ENLIGT_RR = "Årets resultat enligt resultaträkningen"
JUSTERINGAR = "Summa balanskravsjusteringar"
EFTER = "Årets resultat efter balanskravsjusteringar"
RESERVEN = "Justering resultatutjämningsreserv"
RESULTAT = "Balanskravsresultat"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    return Rapport(
        FLIK,
        "Balanskravsresultat",
        "Belopp i kr.",
        (Block("", arskolumner(u), _rader(u)),),
        noter=(
            (
                "Realisationsvinster dras av, tillåtna förluster läggs till och orealiserade "
                "förändringar räknas bort; vilka konton det gäller står på fliken Kontoplan."
            ),
        ),
    )


def _rader(u: Underlag) -> tuple[Rad, ...]:
    poster = u.poster(FLIK)
    efter = efter_balanskravsjusteringar(_cell(ENLIGT_RR), _cell(JUSTERINGAR))
    return (
        _rad(ENLIGT_RR, rr.cell(rr.ARETS_RESULTAT), rr.cell(rr.ARETS_RESULTAT, "föregående år")),
        *(_rad(post.namn, utfall(post)) for post in poster),
        _rad(JUSTERINGAR, Summa(cellerna(FLIK, [post.namn for post in poster], "år"))),
        _rad(EFTER, efter, slag=Radslag.SUMMA),
        _rad(RESERVEN, Installning(RESERV)),
        _rad(RESULTAT, balanskravsresultat(_cell(EFTER), _cell(RESERVEN)), slag=Radslag.RESULTAT),
        _rad(ATT_ATERSTALLA, Installning(ATT_ATERSTALLA)),
    )


def _cell(rad: str) -> Figur:
    return Cell(FLIK, rad, "år")


def _rad(namn: str, aret: Figur, forra: Figur | None = None, slag: Radslag = Radslag.POST) -> Rad:
    return Rad(namn, {"år": aret, "föregående år": forra or publicerad(FLIK, namn)}, slag)
