"""The figures of a post: outcome, balances, budget and earlier years."""

from collections.abc import Iterable
from functools import reduce
from operator import add

from xlsaddin.domain.kontoplan import JA, PLATS_FOR, TRAPPBAS, Plats
from xlsaddin.domain.post import FASTA, Post
from xlsaddin.figures.figur import Figur, Konstant, OptionalCell
from xlsaddin.figures.summa import Condition, Summa, SummaOm
from xlsaddin.figures.urval import SAKNAS, OmFinns
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.tabs.ekonomi.tables import BUDGET, JAMFORELSEAR


def utfall(post: Post) -> Figur:
    """Return the post's outcome of the period, in kr, with the post's sign."""
    plats = PLATS_FOR[post.rapport]
    return _ur_sammandraget(post, plats, ks.RESULTATKONTON, ks.belopp(plats))


def ingaende(post: Post) -> Figur:
    """Return the post's balance on 1 January, in kr."""
    return _ur_sammandraget(post, PLATS_FOR[post.rapport], ks.BALANSKONTON, "ingående")


def utgaende(post: Post) -> Figur:
    """Return the post's balance at the end of the period, in kr."""
    return _ur_sammandraget(post, PLATS_FOR[post.rapport], ks.BALANSKONTON, "utgående")


def _ur_sammandraget(post: Post, plats: Plats, block: str, column: str) -> Figur:
    name = JA if plats is TRAPPBAS else post.name
    villkor = Condition(ks.omrade(block, plats.column), "=", Konstant(name))
    summa = SummaOm("", ks.omrade(block, column), (villkor,))
    return -summa if post.tecken < 0 else summa


def budget(post: Post) -> Figur:
    """Return the post's budget for the year, in kr; missing where there is none."""
    summa = SummaOm(BUDGET.name, "Belopp", (_budgetrad(post),), otherwise_saknas=True)
    return -summa if post.tecken < 0 else summa


def prognos(post: Post, budgeten: Figur) -> Figur:
    """Return what the post is expected to be in the whole year, in kr; missing without a budget.

    Args:
        post: the post.
        budgeten: the cell with its budget, which a row without a prognosis is expected to follow.
    """
    som_budgeterat = Condition("Prognos", "tom", SAKNAS)
    summa = SummaOm(BUDGET.name, "Prognos", (_budgetrad(post),)) + SummaOm(
        BUDGET.name, "Belopp", (_budgetrad(post), som_budgeterat)
    )
    return OmFinns(budgeten, -summa if post.tecken < 0 else summa, SAKNAS)


def _budgetrad(post: Post) -> Condition:
    return Condition("Post", "=", Konstant(post.name))


def publicerad(rapport: str, post: str, ar_tidigare: int = 1) -> Figur:
    """Return an earlier year's published figure; missing where none is given."""
    return SummaOm(
        JAMFORELSEAR.name,
        "Belopp",
        (
            Condition("År", "=", ks.tidigare_ar(ar_tidigare)),
            Condition("Rapport", "=", Konstant(rapport)),
            Condition("Post", "=", Konstant(post)),
        ),
        otherwise_saknas=True,
    )


def summerat(figurer: Iterable[Figur]) -> Figur:
    """Return figures added up, nought where there are none."""
    alla = list(figurer)
    return reduce(add, alla) if alla else Summa(())


def fast_post(rapport: str, name: str, tecken: int = 1) -> Post:
    """Return a line that a statement always has, whatever the tab Poster says.

    Raises:
        ValueError: the line is none of `FASTA`, which the data are checked against.
    """
    if name not in FASTA[rapport]:
        raise ValueError(f"{rapport} has no fixed post {name}")
    return Post(rapport, "", name, 0, tecken)


def cells_of(tab: str, rows: Iterable[str], column: str) -> tuple[OptionalCell, ...]:
    """Return references to one column of several rows, those that there are."""
    return tuple(OptionalCell(tab, row, column) for row in rows)
