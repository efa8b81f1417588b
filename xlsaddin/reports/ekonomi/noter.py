"""Noter 2–6: the parts of income, costs, claims and debts."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.post import Post
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi.postfigur import (
    arskolumner,
    balanskolumner,
    ingaende,
    publicerad,
    utfall,
    utgaende,
)
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Rapport, RowKind
from xlsaddin.tabs.underlag import Underlag

TAB = "Noter"
BOKDEL = Bokdel.EKONOMI
SUMMA = "Summa"

_HEADINGS = {
    p.NOT_INTAKTER: "Not 2. Verksamhetens intäkter",
    p.NOT_KOSTNADER: "Not 3. Verksamhetens kostnader",
    p.NOT_REVISION: "Not 4. Räkenskapsrevision",
    p.NOT_FORDRINGAR: "Not 5. Fordringar",
    p.NOT_SKULDER: "Not 6. Kortfristiga skulder",
}
_BALANSNOTER = (p.NOT_FORDRINGAR, p.NOT_SKULDER)
_WITHOUT_SUMMA = (p.NOT_REVISION,)


def summa(rapport: str, column: str) -> Cell:
    """Return the sum of a note, in the column «år» or «föregående år»."""
    return Cell(TAB, f"{rapport}/{SUMMA}", column)


def row_ur(number: str, name: str, hanvisning: str) -> BlockRow:
    """Return a statement's row that shows the sum of a note, with the note's number beside it."""
    cells: dict[str, Figur | str] = {
        column: summa(number, column) for column in ("år", "föregående år")
    }
    return BlockRow(name, cells | {"not": hanvisning})


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    return Rapport(
        TAB,
        "Noter",
        "Belopp i kr.",
        tuple(_not(u, number, heading) for number, heading in _HEADINGS.items()),
        noter=("Not 4 visar den del av revisionskostnaden i Not 3 som avser räkenskapsrevision.",),
    )


def _not(u: Underlag, number: str, heading: str) -> Block:
    poster = u.poster(number)
    balans = number in _BALANSNOTER
    rows = [_row(post, *_figurer(post, balans=balans)) for post in poster]
    if number not in _WITHOUT_SUMMA:
        name = [row.name for row in rows]
        rows.append(
            BlockRow(
                SUMMA,
                {
                    column: Summa(tuple(Cell(TAB, row, column) for row in name))
                    for column in ("år", "föregående år")
                },
                RowKind.SUMMA,
                f"{number}/{SUMMA}",
            )
        )
    return Block(heading, _columns(u, balans=balans), tuple(rows))


def _columns(u: Underlag, *, balans: bool) -> tuple[BlockColumn, ...]:
    return balanskolumner(u) if balans else arskolumner(u)


def _figurer(post: Post, *, balans: bool) -> tuple[Figur, Figur]:
    if balans:
        return utgaende(post), ingaende(post)
    return utfall(post), publicerad(post.rapport, post.name)


def _row(post: Post, aret: Figur, forra: Figur) -> BlockRow:
    cells = {"år": aret, "föregående år": forra}
    return BlockRow(post.name, cells, key=f"{post.rapport}/{post.name}")
