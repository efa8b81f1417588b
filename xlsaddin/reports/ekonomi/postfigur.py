"""The figures of a post: outcome, balances, budget and earlier years."""

from xlsaddin.domain.kontoplan import JA, PLATS_FOR, TRAPPBAS, Plats
from xlsaddin.domain.post import FASTA, Post
from xlsaddin.figures.figur import Cell, Figur, Konstant
from xlsaddin.figures.summa import Condition, SummaOm
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.rapport import BlockColumn
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tables import BUDGET, JAMFORELSEAR
from xlsaddin.tabs.underlag import Underlag


def utfall(post: Post) -> Figur:
    """Return the post's outcome of the period, in kr, with the post's sign."""
    plats = PLATS_FOR[post.rapport]
    return _ur_sammandraget(post, plats, ks.RESULTATKONTON, ks.belopp(plats))


def ingaende(post: Post) -> Figur:
    """Return the post's balance on 1 January, in kr."""
    return _ur_sammandraget(post, PLATS_FOR[post.rapport], ks.BALANSKONTON, "ingående")


def utgaende(post: Post) -> Figur:
    """Return the post's balance on 31 December, in kr."""
    return _ur_sammandraget(post, PLATS_FOR[post.rapport], ks.BALANSKONTON, "utgående")


def _ur_sammandraget(post: Post, plats: Plats, block: str, column: str) -> Figur:
    name = JA if plats is TRAPPBAS else post.name
    villkor = Condition(ks.omrade(block, plats.column), "=", Konstant(name))
    summa = SummaOm("", ks.omrade(block, column), (villkor,))
    return -summa if post.tecken < 0 else summa


def budget(post: Post) -> Figur:
    """Return the post's budget for the year, in kr."""
    summa = SummaOm(BUDGET.name, "Belopp", (Condition("Post", "=", Konstant(post.name)),))
    return -summa if post.tecken < 0 else summa


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


def fast_post(rapport: str, name: str, tecken: int = 1) -> Post:
    """Return a line that a statement always has, whatever the tab Poster says.

    Raises:
        ValueError: the line is none of `FASTA`, which the data are checked against.
    """
    if name not in FASTA[rapport]:
        raise ValueError(f"{rapport} has no fixed post {name}")
    return Post(rapport, "", name, 0, tecken)


def med_ar(ord_: str, u: Underlag, tidigare: int = 0) -> str:
    """Return a column header with the year, or without it where no year is set."""
    if not u.ar:
        return ord_ if not tidigare else f"{ord_} föregående år"
    return f"{ord_} {u.ar - tidigare}".strip()


def arskolumner(u: Underlag, ord_: str = "") -> tuple[BlockColumn, BlockColumn]:
    """Return the columns «år» and «föregående år»."""
    return (
        BlockColumn("år", med_ar(ord_, u) or "Året"),
        BlockColumn("föregående år", med_ar(ord_, u, 1)),
    )


def balanskolumner(u: Underlag) -> tuple[BlockColumn, BlockColumn]:
    """Return the columns «år» and «föregående år» of balances: at the period's end, and before."""
    period = str(u.installningar.get(inst.PERIOD))
    manad, day = inst.LAST_DAY.get(period, inst.LAST_DAY[inst.HELAR])
    return (
        BlockColumn("år", f"{u.ar}-{manad:02}-{day:02}" if u.ar else "Periodens slut"),
        BlockColumn("föregående år", f"{u.ar - 1}-12-31" if u.ar else "31 december föregående år"),
    )


def cells_of(tab: str, rows: list[str], column: str) -> tuple[Cell, ...]:
    """Return references to one column of several rows."""
    return tuple(Cell(tab, row, column) for row in rows)
