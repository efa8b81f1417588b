"""Noter 2–6: the parts of income, costs, claims and debts."""

from xlsaddin.domain import post as p
from xlsaddin.domain.post import Post
from xlsaddin.figures.figur import Cell, Figur, Summa
from xlsaddin.reports.ekonomi.postfigur import (
    arskolumner,
    balanskolumner,
    ingaende,
    publicerad,
    utfall,
    utgaende,
)
from xlsaddin.reports.rapport import Block, Kolumn, Rad, Radslag, Rapport
from xlsaddin.tabs.underlag import Underlag

FLIK = "Noter"
SUMMA = "Summa"

_RUBRIKER = {
    p.NOT_INTAKTER: "Not 2. Verksamhetens intäkter",
    p.NOT_KOSTNADER: "Not 3. Verksamhetens kostnader",
    p.NOT_REVISION: "Not 4. Räkenskapsrevision",
    p.NOT_FORDRINGAR: "Not 5. Fordringar",
    p.NOT_SKULDER: "Not 6. Kortfristiga skulder",
}
_BALANSNOTER = (p.NOT_FORDRINGAR, p.NOT_SKULDER)
_UTAN_SUMMA = (p.NOT_REVISION,)


def summa(rapport: str, kolumn: str) -> Cell:
    """Return the sum of a note, in the column «år» or «föregående år»."""
    return Cell(FLIK, f"{rapport}/{SUMMA}", kolumn)


def rad_ur(nummer: str, namn: str, hanvisning: str) -> Rad:
    """Return a statement's row that shows the sum of a note, with the note's number beside it."""
    celler: dict[str, Figur | str] = {
        kolumn: summa(nummer, kolumn) for kolumn in ("år", "föregående år")
    }
    return Rad(namn, celler | {"not": hanvisning})


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    return Rapport(
        FLIK,
        "Noter",
        "Belopp i kr.",
        tuple(_not(u, nummer, rubrik) for nummer, rubrik in _RUBRIKER.items()),
        noter=("Not 4 visar den del av revisionskostnaden i Not 3 som avser räkenskapsrevision.",),
    )


def _not(u: Underlag, nummer: str, rubrik: str) -> Block:
    poster = u.poster(nummer)
    balans = nummer in _BALANSNOTER
    rader = [_rad(post, *_figurer(post, balans=balans)) for post in poster]
    if nummer not in _UTAN_SUMMA:
        namn = [rad.namn for rad in rader]
        rader.append(
            Rad(
                SUMMA,
                {
                    kolumn: Summa(tuple(Cell(FLIK, rad, kolumn) for rad in namn))
                    for kolumn in ("år", "föregående år")
                },
                Radslag.SUMMA,
                f"{nummer}/{SUMMA}",
            )
        )
    return Block(rubrik, _kolumner(u, balans=balans), tuple(rader))


def _kolumner(u: Underlag, *, balans: bool) -> tuple[Kolumn, ...]:
    return balanskolumner(u) if balans else arskolumner(u)


def _figurer(post: Post, *, balans: bool) -> tuple[Figur, Figur]:
    if balans:
        return utgaende(post), ingaende(post)
    return utfall(post), publicerad(post.rapport, post.namn)


def _rad(post: Post, aret: Figur, forra: Figur) -> Rad:
    celler = {"år": aret, "föregående år": forra}
    return Rad(post.namn, celler, nyckel=f"{post.rapport}/{post.namn}")
