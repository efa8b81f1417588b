"""Utfall och budget (Bilaga 3): every budgeted post with its outcome and deviation."""

from itertools import groupby

from xlsaddin.domain import post as p
from xlsaddin.domain.post import Post
from xlsaddin.figures.figur import Cell, Figur, Summa
from xlsaddin.reports.ekonomi.postfigur import budget, cellerna, med_ar, utfall
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.rules.avvikelse import avvikelse
from xlsaddin.tabs.underlag import Underlag

FLIK = p.UTFALL_OCH_BUDGET
KOSTNADER = "Totala kostnader"
RESULTAT = "VERKSAMHETENS RESULTAT"
BELOPPSKOLUMNER = ("utfall", "budget")


def cell(rad: str, kolumn: str) -> Figur:
    """Return a cell of the report."""
    return Cell(FLIK, rad, kolumn)


def summarad(grupp: str) -> str:
    """Return the name of a group's sum row."""
    return f"Summa {grupp}"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    grupper: dict[str, tuple[Post, ...]] = {p.INTAKTER: ()}
    grupper |= {
        namn: tuple(poster) for namn, poster in groupby(u.poster(FLIK), key=lambda post: post.grupp)
    }
    rader = [rad for namn, poster in grupper.items() for rad in _grupp(namn, poster)]
    kostnader = [summarad(namn) for namn in grupper if namn != p.INTAKTER]
    rader.append(_summa(KOSTNADER, kostnader, "Totala kostnader", Radslag.SUMMA))
    alla = [summarad(namn) for namn in grupper]
    rader.append(_summa(RESULTAT, alla, RESULTAT, Radslag.RESULTAT))
    return Rapport(
        FLIK,
        "Sammanställning över utfall och budget",
        "Belopp i tkr. Intäkter med plus, kostnader med minus; avvikelse med plus är bättre.",
        (Block("", _kolumner(u), tuple(rader)),),
        noter=("Varje siffra är avrundad för sig; summorna är räknade på exakta belopp i kronor.",),
    )


def _kolumner(u: Underlag) -> tuple[Kolumn, ...]:
    return (
        Kolumn("utfall", med_ar("Utfall", u), Format.TKR),
        Kolumn("budget", med_ar("Budget", u), Format.TKR),
        Kolumn("avvikelse", "Avvikelse utfall − budget", Format.TKR),
    )


def _grupp(namn: str, poster: tuple[Post, ...]) -> list[Rad]:
    rader = [Rad(namn, slag=Radslag.RUBRIK, nyckel=f"Rubrik {namn}")]
    rader += [_rad(post.namn, {"utfall": utfall(post), "budget": budget(post)}) for post in poster]
    rader.append(_summa(summarad(namn), [post.namn for post in poster], "Summa", Radslag.SUMMA))
    return rader


def _summa(namn: str, delar: list[str], text: str, slag: Radslag) -> Rad:
    summor: dict[str, Figur] = {k: Summa(cellerna(FLIK, delar, k)) for k in BELOPPSKOLUMNER}
    return _rad(namn, summor, text, slag)


def _rad(namn: str, belopp: dict[str, Figur], text: str = "", slag: Radslag = Radslag.POST) -> Rad:
    skillnad = avvikelse(cell(namn, "utfall"), cell(namn, "budget"))
    return Rad(text or namn, {**belopp, "avvikelse": skillnad}, slag, namn)
