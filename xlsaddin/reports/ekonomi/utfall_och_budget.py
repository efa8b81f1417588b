"""Utfall och budget (Bilaga 3): every budgeted post with its outcome and deviation."""

from itertools import groupby

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.post import Post
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import resultatrakning as rr
from xlsaddin.reports.ekonomi.avstamningar import avstamning
from xlsaddin.reports.ekonomi.postfigur import budget, cells_of, med_ar, utfall
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.rules.avvikelse import avvikelse
from xlsaddin.tabs.underlag import Underlag

TAB = p.UTFALL_OCH_BUDGET
BOKDEL = Bokdel.EKONOMI
KOSTNADER = "Totala kostnader"
RESULTAT = "VERKSAMHETENS RESULTAT"
BELOPPSKOLUMNER = ("utfall", "budget")


def cell(row: str, column: str) -> Figur:
    """Return a cell of the report."""
    return Cell(TAB, row, column)


def summarad(grupp: str) -> str:
    """Return the name of a group's sum row."""
    return f"Summa {grupp}"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    grupper: dict[str, tuple[Post, ...]] = {p.INTAKTER: ()}
    grupper |= {
        name: tuple(poster) for name, poster in groupby(u.poster(TAB), key=lambda post: post.grupp)
    }
    rows = [row for name, poster in grupper.items() for row in _grupp(name, poster)]
    kostnader = [summarad(name) for name in grupper if name != p.INTAKTER]
    rows.append(_summa(KOSTNADER, kostnader, "Totala kostnader", RowKind.SUMMA))
    alla = [summarad(name) for name in grupper]
    rows.append(_summa(RESULTAT, alla, RESULTAT, RowKind.RESULTAT))
    return Rapport(
        TAB,
        "Sammanställning över utfall och budget",
        "Belopp i tkr. Intäkter med plus, kostnader med minus; avvikelse med plus är bättre.",
        (Block("", _columns(u), tuple(rows)), _avstamning(u)),
        noter=("Varje siffra är avrundad för sig; summorna är räknade på exakta belopp i kronor.",),
    )


def _avstamning(u: Underlag) -> Block:
    return avstamning(
        TAB,
        BlockColumn("utfall", med_ar("Utfall", u)),
        ("Verksamhetens resultat i Utfall och budget", cell(RESULTAT, "utfall")),
        ("Verksamhetens resultat i Resultaträkningen", rr.cell(rr.VERKSAMHETENS_RESULTAT)),
    )


def _columns(u: Underlag) -> tuple[BlockColumn, ...]:
    return (
        BlockColumn("utfall", med_ar("Utfall", u), Format.TKR),
        BlockColumn("budget", med_ar("Budget", u), Format.TKR),
        BlockColumn("avvikelse", "Avvikelse utfall − budget", Format.TKR),
    )


def _grupp(name: str, poster: tuple[Post, ...]) -> list[BlockRow]:
    rows = [BlockRow(name, slag=RowKind.HEADING, key=f"Rubrik {name}")]
    rows += [_row(post.name, {"utfall": utfall(post), "budget": budget(post)}) for post in poster]
    rows.append(_summa(summarad(name), [post.name for post in poster], "Summa", RowKind.SUMMA))
    return rows


def _summa(name: str, delar: list[str], text: str, slag: RowKind) -> BlockRow:
    summor: dict[str, Figur] = {k: Summa(cells_of(TAB, delar, k)) for k in BELOPPSKOLUMNER}
    return _row(name, summor, text, slag)


def _row(
    name: str, belopp: dict[str, Figur], text: str = "", slag: RowKind = RowKind.POST
) -> BlockRow:
    skillnad = avvikelse(cell(name, "utfall"), cell(name, "budget"))
    return BlockRow(text or name, {**belopp, "avvikelse": skillnad}, slag, name)
