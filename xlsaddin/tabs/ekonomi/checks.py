"""Checks across the data tables: every reference must lead somewhere, and only once."""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xlsaddin.domain import post as p
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.post import Kontorad
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, KONTOPLAN, POSTER, SALDON
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import Table, TableData
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import is_criterion

RESULTATET = frozenset({p.NOT_INTAKTER, p.NOT_KOSTNADER, p.RESULTATRAKNING})
BALANSEN = frozenset({p.NOT_FORDRINGAR, p.NOT_SKULDER, p.BALANSRAKNING})
VERKSAMHETEN = frozenset({p.NOT_INTAKTER, p.NOT_KOSTNADER})
BUDGETRADER = frozenset({*p.FASTA[p.RESULTATRAKNING], *p.FASTA[p.TRAPPAN]})
"""What else than the posts of Utfall och budget a budget is given for."""


class Kontering(NamedTuple):
    """A konto with its dimensions as it stands on a row, and the posts that it leads to."""

    tab: str
    row: int
    name: str
    traffar: list[tuple[str, str]]


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
    return [
        *_plattformar(u),
        *_poster(u),
        *_fasta_poster(u),
        *_kontoplan(u),
        *_budget(u),
        *_saldon(u),
        *_huvudbok(u),
    ]


def _poster(u: Underlag) -> Iterator[Anmarkning]:
    data = u.table(POSTER)
    name = [
        (str(rapport), str(post))
        for rapport, post in zip(data.columns["Rapport"], data.columns["Post"], strict=True)
    ]
    antal = Counter((rapport.casefold(), post.casefold()) for rapport, post in name)
    for row, (rapport, post) in zip(data.row_numbers, name, strict=True):
        if antal[rapport.casefold(), post.casefold()] > 1:
            text = f"«{post}» står flera gånger under {rapport}. Behåll en rad."
            yield Anmarkning(POSTER.tab, row, "Post", text)
        if is_criterion(post):
            text = (
                f"«{post}» har ett tecken som Excel läser som villkor. Skriv om posten utan "
                "* ? ~ och utan < > = först."
            )
            yield Anmarkning(POSTER.tab, row, "Post", text)


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


def _kontoplan(u: Underlag) -> Iterator[Anmarkning]:
    kanda = {(post.rapport, post.name) for post in u.alla_poster}
    for row, heading in zip(u.table(KONTOPLAN).row_numbers, u.kontorader, strict=True):
        if (heading.rapport, heading.post) not in kanda:
            text = (
                f"«{heading.post}» finns inte under {heading.rapport} på fliken Poster. "
                "Rätta stavningen eller lägg till posten."
            )
            yield Anmarkning(KONTOPLAN.tab, row, "Post", text)
        if heading.till < heading.fran:
            text = f"Till konto {heading.till} är lägre än Från konto {heading.fran}. Byt plats."
            yield Anmarkning(KONTOPLAN.tab, row, "Till konto", text)


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
    data, rader = u.table(SALDON), _per_konto(u, SALDON)
    for row, saldo in zip(data.row_numbers, data.columns["Utgående"], strict=True):
        if saldo is None and u.har_utgaende:
            text = "Cellen är tom, men andra konton har utgående saldo. Skriv saldot, också 0."
            yield Anmarkning(SALDON.tab, row, "Utgående", text)
    for row, konto in zip(data.row_numbers, map(int, _tal(data, "Konto")), strict=True):
        if konto >= u.first_resultatkonto:
            text = f"{konto} är ett resultatkonto. På Saldon står bara balanskonton."
            yield Anmarkning(SALDON.tab, row, "Konto", text)
            continue
        kontering = Kontering(
            SALDON.tab, row, str(konto), _traffar(rader[konto], konto, None, None)
        )
        yield from _fordelning(kontering, "balansen", BALANSEN)


def _huvudbok(u: Underlag) -> Iterator[Anmarkning]:
    data, rader = u.table(HUVUDBOK), _per_konto(u, HUVUDBOK)
    columns = data.columns
    # One remark for each combination, not for each month that it occurs in.
    first: dict[tuple[int, str | None, str | None], int] = {}
    for row, konto, ansvar, projekt in zip(
        data.row_numbers, columns["Konto"], columns["Ansvar"], columns["Projekt"], strict=True
    ):
        key = (int(konto or 0), _kod(ansvar), _kod(projekt))
        first[key] = min(row, first.get(key, row))
    for (konto, ansvar, projekt), row in sorted(first.items(), key=lambda par: par[1]):
        if konto < u.first_resultatkonto:
            text = f"{konto} är ett balanskonto. I Huvudbok står bara resultatkonton."
            yield Anmarkning(HUVUDBOK.tab, row, "Konto", text)
        else:
            traffar = _traffar(rader[konto], konto, ansvar, projekt)
            yield from _kontering(u, row, _name(konto, ansvar, projekt), traffar)


def _name(konto: int, ansvar: str | None, projekt: str | None) -> str:
    koder = [f"{ord_} {kod}" for ord_, kod in (("ansvar", ansvar), ("projekt", projekt)) if kod]
    return ", ".join([str(konto), *koder])


def _kontering(
    u: Underlag, row: int, name: str, traffar: list[tuple[str, str]]
) -> Iterator[Anmarkning]:
    kontering = Kontering(HUVUDBOK.tab, row, name, traffar)
    rapporter = {rapport for rapport, _ in kontering.traffar}
    yield from _fordelning(kontering, "resultatet", RESULTATET)
    if rapporter & VERKSAMHETEN and u.anvander(p.UTFALL_OCH_BUDGET, HUVUDBOK.bokdel):
        yield from _fordelning(kontering, p.UTFALL_OCH_BUDGET)
    if p.NOT_KOSTNADER in rapporter and u.anvander(p.KOSTNADSFORDELNING, HUVUDBOK.bokdel):
        yield from _fordelning(kontering, p.KOSTNADSFORDELNING)


def _per_konto(u: Underlag, table: Table) -> Mapping[int, Sequence[Kontorad]]:
    """Return the rows of the Kontoplan whose interval holds each konto of a table.

    Found in one sweep from the lowest konto to the highest.
    """
    kommande = deque(sorted(u.kontorader, key=lambda rad: rad.fran))
    oppna: list[Kontorad] = []
    svar = {}
    for konto in sorted(set(map(int, _tal(u.table(table), "Konto")))):
        while kommande and kommande[0].fran <= konto:
            oppna.append(kommande.popleft())
        oppna = [rad for rad in oppna if rad.till >= konto]
        svar[konto] = sorted(oppna)
    return svar


def _traffar(
    rader: Sequence[Kontorad], konto: int, ansvar: str | None, projekt: str | None
) -> list[tuple[str, str]]:
    return [(k.rapport, k.post) for k in rader if k.galler(konto, ansvar, projekt)]


def _fordelning(
    kontering: Kontering, vad: str, rapporter: frozenset[str] = frozenset()
) -> Iterator[Anmarkning]:
    """Yield a remark unless exactly one post of the reports (or of the report `vad`) is hit."""
    poster = [post for rapport, post in kontering.traffar if rapport in (rapporter or {vad})]
    if not poster:
        text = f"Konto {kontering.name} har ingen post i {vad}. Lägg till det på fliken Kontoplan."
    elif len(poster) > 1:
        text = (
            f"Konto {kontering.name} räknas flera gånger i {vad}: «{'», «'.join(poster)}». "
            "Se till att bara en rad på fliken Kontoplan gäller."
        )
    else:
        return
    yield Anmarkning(kontering.tab, kontering.row, "Konto", text)


def _tal(data: TableData, column: str) -> list[float]:
    return [value for value in data.columns[column] if isinstance(value, (int, float))]


def _kod(value: object) -> str | None:
    return None if value is None else str(value)
