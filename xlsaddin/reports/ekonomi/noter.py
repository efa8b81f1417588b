"""Noter: the parts of income, costs, claims and debts, numbered in their order."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.post import Post
from xlsaddin.figures.figur import Cell, Figur, OptionalCell
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi.perioden import arskolumner, balanskolumner
from xlsaddin.reports.ekonomi.postfigur import ingaende, publicerad, summerat, utfall, utgaende
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.tabs.underlag import Underlag

TAB = "Noter"
BOKDEL = Bokdel.EKONOMI
SUMMA = "Summa"
ARSKOLUMNER = ("år", "föregående år")
FIRST_NUMBER = 2
"""Note 1 is the accounting principles, which the förbund writes itself."""

_HEADINGS = {
    p.NOT_INTAKTER: "Verksamhetens intäkter",
    p.NOT_KOSTNADER: "Verksamhetens kostnader",
    p.NOT_REVISION: "Räkenskapsrevision",
    p.NOT_JAMFORELSESTORANDE: "Jämförelsestörande poster",
    p.NOT_FORDRINGAR: "Fordringar",
    p.NOT_SKULDER: "Kortfristiga skulder",
}
"""The notes in the order in which the statements refer to them."""
_BALANSNOTER = (p.NOT_FORDRINGAR, p.NOT_SKULDER)
_WITHOUT_SUMMA = (p.NOT_REVISION,)


def poster(u: Underlag, key: str) -> tuple[Post, ...]:
    """Return the posts of a note that have anything to show."""
    return tuple(post for post in u.poster(key) if u.har_rad(key, post.name))


def nummer(u: Underlag) -> dict[str, int]:
    """Return the number of each note that is drawn: those that have anything to show."""
    ritade = (key for key in _HEADINGS if poster(u, key))
    return {key: number for number, key in enumerate(ritade, FIRST_NUMBER)}


def hanvisning(u: Underlag, *keys: str) -> dict[str, Figur | str]:
    """Return the cell «not» with the numbers of those notes that are drawn; none without any."""
    numbers = nummer(u)
    text = ", ".join(str(numbers[key]) for key in keys if key in numbers)
    return {"not": text} if text else {}


def notkolumn(u: Underlag, *keys: str) -> tuple[BlockColumn, ...]:
    """Return the column of a statement that refers to these notes; none while none is drawn."""
    return (BlockColumn("not", "Not", Format.TEXT, 8),) if nummer(u).keys() & {*keys} else ()


def summa(key: str, column: str) -> OptionalCell:
    """Return the sum of a note, in the column «år» or «föregående år»."""
    return OptionalCell(TAB, f"{key}/{SUMMA}", column)


def row_ur(u: Underlag, name: str, key: str, *fler: str) -> BlockRow:
    """Return a statement's row that shows the sum of a note, and refers to it and to others."""
    if key in nummer(u):
        cells: dict[str, Figur | str] = {column: summa(key, column) for column in ARSKOLUMNER}
    else:
        figurer = [_figurer(post, balans=key in _BALANSNOTER) for post in u.poster(key)]
        cells = {"år": summerat(aret for aret, _ in figurer)}
        if key in _BALANSNOTER:
            cells["föregående år"] = summerat(forra for _, forra in figurer)
    return BlockRow(name, cells | hanvisning(u, key, *fler))


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    numbers = nummer(u)
    if not numbers:
        return utan_underlag(TAB, "Noter", "Det finns inga belopp att redovisa i noter.")
    delar = {p.NOT_KOSTNADER, p.NOT_REVISION}
    revision = (
        f"Not {numbers[p.NOT_REVISION]} visar den del av revisionskostnaden i "
        f"Not {numbers[p.NOT_KOSTNADER]} som avser räkenskapsrevision."
        if delar <= numbers.keys()
        else ""
    )
    return Rapport(
        TAB,
        "Noter",
        "Belopp i kr.",
        tuple(_not(u, key, number) for key, number in numbers.items()),
        noter=(revision,) if revision else (),
    )


def _not(u: Underlag, key: str, number: int) -> Block:
    balans = key in _BALANSNOTER
    rows = [_row(post, *_figurer(post, balans=balans)) for post in poster(u, key)]
    if key not in _WITHOUT_SUMMA:
        summor = {
            column: Summa(tuple(Cell(TAB, row.name, column) for row in rows))
            for column in ARSKOLUMNER
        }
        rows.append(BlockRow(SUMMA, summor, RowKind.SUMMA, f"{key}/{SUMMA}"))
    columns = balanskolumner(u) if balans else arskolumner(u, key)
    return block(f"Not {number}. {_HEADINGS[key]}", columns, rows)


def _figurer(post: Post, *, balans: bool) -> tuple[Figur, Figur]:
    if balans:
        return utgaende(post), ingaende(post)
    return utfall(post), publicerad(post.rapport, post.name)


def _row(post: Post, aret: Figur, forra: Figur) -> BlockRow:
    cells = {"år": aret, "föregående år": forra}
    return BlockRow(post.name, cells, key=f"{post.rapport}/{post.name}")
