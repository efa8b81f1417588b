"""Checks across the data tables: every reference must lead somewhere, and only once."""

from collections import Counter
from collections.abc import Iterator

from xlsaddin.domain import post as p
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.kontoplan import PLATS_FOR
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi import kontering, kontoplan, overlapp, plausibility
from xlsaddin.tabs.ekonomi.bokningar import bokningar
from xlsaddin.tabs.ekonomi.tables import BUDGET, POSTER, SALDON
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import Table
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import is_criterion

BUDGETRADER = frozenset({*p.FASTA[p.RESULTATRAKNING], *p.FASTA[p.TRAPPAN]})
"""What else than the posts of Utfall och budget a budget is given for."""


def missing_table(table: Table) -> Anmarkning:
    """Return the remark on a tab or table that is not in the workbook."""
    return Anmarkning(
        table.tab,
        None,
        "",
        f"Tabellen {table.name} saknas. Stäng arbetsboken och kör xlsaddin uppgradera.",
    )


def check(u: Underlag) -> list[Anmarkning]:
    """Return a remark for each broken reference between the tables."""
    bokade = bokningar(u)
    return [
        *_plattformar(u),
        *_poster(u),
        *_fasta_poster(u),
        *kontoplan.check(u),
        *overlapp.check(u),
        *_budget(u),
        *_saldon(u),
        # Without a Kontoplan every konto lacks its post: that is said once, of the table.
        *(kontering.check(u, bokade) if u.kontorader else ()),
        *(plausibility.check(u, bokade) if u.kontorader else ()),
    ]


def _poster(u: Underlag) -> Iterator[Anmarkning]:
    poster = u.poster_i_tabellens_ordning
    antal = Counter(map(_namn_i_platsen, poster))
    for row, post in zip(u.table(POSTER).row_numbers, poster, strict=True):
        if antal[_namn_i_platsen(post)] > 1:
            plats = PLATS_FOR.get(post.rapport)
            under = ", ".join(plats.rapporter) if plats else post.rapport
            text = f"«{post.name}» står flera gånger under {under}. Ge posterna var sitt namn."
            yield Anmarkning(POSTER.tab, row, "Post", text)
        if is_criterion(post.name):
            text = (
                f"«{post.name}» har ett tecken som Excel läser som villkor. Skriv om posten utan "
                "* ? ~ och utan < > = först."
            )
            yield Anmarkning(POSTER.tab, row, "Post", text)


def _namn_i_platsen(post: p.Post) -> tuple[object, str]:
    """Return what tells a post from others: the Kontoplan names posts without their report."""
    return (PLATS_FOR.get(post.rapport, post.rapport), post.name.casefold())


def _fasta_poster(u: Underlag) -> Iterator[Anmarkning]:
    """Yield a remark for each post and group that a statement would leave out of its sums."""
    for row, post in zip(u.table(POSTER).row_numbers, u.poster_i_tabellens_ordning, strict=True):
        fasta = p.FASTA.get(post.rapport)
        if fasta and post.name not in fasta:
            text = (
                f"{post.rapport} har ingen rad «{post.name}». Använd någon av: {', '.join(fasta)}."
            )
            yield Anmarkning(POSTER.tab, row, "Post", text)
        if post.rapport == p.UTFALL_OCH_BUDGET and _nastan(post.grupp, p.INTAKTER):
            text = f"Skriv gruppen som «{p.INTAKTER}». Alla andra grupper räknas som kostnader."
            yield Anmarkning(POSTER.tab, row, "Grupp", text)


def _nastan(ord_: str, facit: str) -> bool:
    return ord_ != facit and ord_.casefold() == facit.casefold()


def _plattformar(u: Underlag) -> Iterator[Anmarkning]:
    antal = Counter(name.casefold() for name in u.plattformar)
    for name in dict.fromkeys(u.plattformar):
        if is_criterion(name):
            text = f"Plattformen «{name}» har ett tecken som Excel läser som villkor. Byt namn."
        elif antal[name.casefold()] > 1:
            text = f"Plattformen «{name}» står flera gånger. Ta bort den ena."
        elif name.casefold() == HELA_FORBUNDET.casefold():
            text = f"«{name}» finns redan i rapporterna som summan av alla. Ta bort den."
        else:
            continue
        yield Anmarkning(INSTALLNINGAR.tab, None, inst.PLATTFORMAR, text)


def _budget(u: Underlag) -> Iterator[Anmarkning]:
    data = u.table(BUDGET)
    kanda = {post.name for post in u.poster(p.UTFALL_OCH_BUDGET)} | BUDGETRADER
    yield from _fel_ar(u, BUDGET)
    for row, post in zip(data.row_numbers, data.columns["Post"], strict=True):
        if post not in kanda:
            text = (
                f"«{post}» finns inte under {p.UTFALL_OCH_BUDGET} på fliken Poster. "
                "Rätta stavningen eller lägg till posten."
            )
            yield Anmarkning(BUDGET.tab, row, "Post", text)


def _fel_ar(u: Underlag, table: Table) -> Iterator[Anmarkning]:
    data = u.table(table)
    for row, ar in zip(data.row_numbers, data.columns["År"], strict=True):
        if u.ar and ar != u.ar:
            text = f"{ar} är inte arbetsbokens år {u.ar}. Rätta året eller ta bort raden."
            yield Anmarkning(table.tab, row, "År", text)


def _saldon(u: Underlag) -> Iterator[Anmarkning]:
    yield from _fel_ar(u, SALDON)
    data = u.table(SALDON)
    for row, saldo in zip(data.row_numbers, data.columns["Utgående"], strict=True):
        if saldo is None and u.har_utgaende:
            text = "Cellen är tom, men andra konton har utgående saldo. Skriv saldot, också 0."
            yield Anmarkning(SALDON.tab, row, "Utgående", text)
