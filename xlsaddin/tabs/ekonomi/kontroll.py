"""Checks across the data tables: every reference must lead somewhere, and only once."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from xlsaddin.domain import post as p
from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tabeller import (
    BUDGET,
    HUVUDBOK,
    INSTALLNINGAR,
    KONTOPLAN,
    POSTER,
    SALDON,
)
from xlsaddin.tabs.schema import Tabell, Tabelldata
from xlsaddin.tabs.socialt.tabeller import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import ar_villkor

RESULTATET = frozenset({p.NOT_INTAKTER, p.NOT_KOSTNADER, p.RESULTATRAKNING})
BALANSEN = frozenset({p.NOT_FORDRINGAR, p.NOT_SKULDER, p.BALANSRAKNING})
VERKSAMHETEN = frozenset({p.NOT_INTAKTER, p.NOT_KOSTNADER})


class Kontering(NamedTuple):
    """A konto with its dimensions as it stands on a row, and the posts that it leads to."""

    flik: str
    rad: int
    namn: str
    traffar: list[tuple[str, str]]


def saknad_tabell(tabell: Tabell) -> Anmarkning:
    """Return the remark on a tab or table that is not in the workbook."""
    return Anmarkning(
        tabell.flik,
        None,
        "",
        f"Tabellen {tabell.namn} saknas. Hämta fliken {tabell.flik} ur en ny arbetsbok.",
    )


def granska(u: Underlag) -> list[Anmarkning]:
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
    data = u.tabell(POSTER)
    namn = [
        (str(rapport), str(post))
        for rapport, post in zip(data.kolumner["Rapport"], data.kolumner["Post"], strict=True)
    ]
    antal = Counter((rapport.casefold(), post.casefold()) for rapport, post in namn)
    for rad, (rapport, post) in zip(data.radnummer, namn, strict=True):
        if antal[rapport.casefold(), post.casefold()] > 1:
            text = f"«{post}» står flera gånger under {rapport}. Behåll en rad."
            yield Anmarkning(POSTER.flik, rad, "Post", text)
        if ar_villkor(post):
            text = (
                f"«{post}» har ett tecken som Excel läser som villkor. Skriv om posten utan "
                "* ? ~ och utan < > = först."
            )
            yield Anmarkning(POSTER.flik, rad, "Post", text)


def _fasta_poster(u: Underlag) -> Iterator[Anmarkning]:
    """Yield a remark for each post and group that a statement would leave out of its sums."""
    for rad, post in zip(u.tabell(POSTER).radnummer, u.poster_i_tabellens_ordning, strict=True):
        fasta = p.FASTA.get(post.rapport)
        if fasta and post.namn not in fasta:
            text = (
                f"{post.rapport} har ingen rad «{post.namn}». Använd någon av: {', '.join(fasta)}."
            )
            yield Anmarkning(POSTER.flik, rad, "Post", text)
        if post.rapport == p.UTFALL_OCH_BUDGET and _nastan(post.grupp, p.INTAKTER):
            text = f"Skriv gruppen som «{p.INTAKTER}». Alla andra grupper räknas som kostnader."
            yield Anmarkning(POSTER.flik, rad, "Grupp", text)


def _nastan(ord_: str, facit: str) -> bool:
    return ord_ != facit and ord_.casefold() == facit.casefold()


def _plattformar(u: Underlag) -> Iterator[Anmarkning]:
    antal = Counter(namn.casefold() for namn in u.plattformar)
    for namn in dict.fromkeys(u.plattformar):
        if ar_villkor(namn):
            text = f"Plattformen «{namn}» har ett tecken som Excel läser som villkor. Byt namn."
        elif antal[namn.casefold()] > 1:
            text = f"Plattformen «{namn}» står flera gånger. Ta bort den ena."
        elif namn.casefold() == HELA_FORBUNDET.casefold():
            text = f"«{namn}» finns redan i rapporterna som summan av alla. Ta bort den."
        else:
            continue
        yield Anmarkning(INSTALLNINGAR.flik, None, inst.PLATTFORMAR, text)


def _kontoplan(u: Underlag) -> Iterator[Anmarkning]:
    kanda = {(post.rapport, post.namn) for post in u.alla_poster}
    for rad, rubrik in zip(u.tabell(KONTOPLAN).radnummer, u.kontorader, strict=True):
        if (rubrik.rapport, rubrik.post) not in kanda:
            text = (
                f"«{rubrik.post}» finns inte under {rubrik.rapport} på fliken Poster. "
                "Rätta stavningen eller lägg till posten."
            )
            yield Anmarkning(KONTOPLAN.flik, rad, "Post", text)
        if rubrik.till < rubrik.fran:
            text = f"Till konto {rubrik.till} är lägre än Från konto {rubrik.fran}. Byt plats."
            yield Anmarkning(KONTOPLAN.flik, rad, "Till konto", text)


def _budget(u: Underlag) -> Iterator[Anmarkning]:
    data = u.tabell(BUDGET)
    kanda = {post.namn for post in u.poster(p.UTFALL_OCH_BUDGET)}
    yield from _fel_ar(u, BUDGET)
    for rad, post in zip(data.radnummer, data.kolumner["Post"], strict=True):
        if post not in kanda:
            text = (
                f"«{post}» finns inte under {p.UTFALL_OCH_BUDGET} på fliken Poster. "
                "Rätta stavningen eller lägg till posten."
            )
            yield Anmarkning(BUDGET.flik, rad, "Post", text)


def _fel_ar(u: Underlag, tabell: Tabell) -> Iterator[Anmarkning]:
    data = u.tabell(tabell)
    for rad, ar in zip(data.radnummer, data.kolumner["År"], strict=True):
        if u.ar and ar != u.ar:
            text = f"{ar} är inte arbetsbokens år {u.ar}. Rätta året eller ta bort raden."
            yield Anmarkning(tabell.flik, rad, "År", text)


def _saldon(u: Underlag) -> Iterator[Anmarkning]:
    yield from _fel_ar(u, SALDON)
    data = u.tabell(SALDON)
    for rad, konto in zip(data.radnummer, map(int, _tal(data, "Konto")), strict=True):
        if konto >= u.forsta_resultatkonto:
            text = f"{konto} är ett resultatkonto. På Saldon står bara balanskonton."
            yield Anmarkning(SALDON.flik, rad, "Konto", text)
            continue
        kontering = Kontering(SALDON.flik, rad, str(konto), _traffar(u, konto, None, None))
        yield from _fordelning(kontering, "balansen", BALANSEN)


def _huvudbok(u: Underlag) -> Iterator[Anmarkning]:
    data = u.tabell(HUVUDBOK)
    kolumner = data.kolumner
    # One remark for each combination, not for each month that it occurs in.
    forsta: dict[tuple[int, str | None, str | None], int] = {}
    for rad, konto, ansvar, projekt in zip(
        data.radnummer, kolumner["Konto"], kolumner["Ansvar"], kolumner["Projekt"], strict=True
    ):
        nyckel = (int(konto or 0), _kod(ansvar), _kod(projekt))
        forsta[nyckel] = min(rad, forsta.get(nyckel, rad))
    for (konto, ansvar, projekt), rad in sorted(forsta.items(), key=lambda par: par[1]):
        yield from _kontering(u, rad, konto, ansvar, projekt)


def _kontering(
    u: Underlag, rad: int, konto: int, ansvar: str | None, projekt: str | None
) -> Iterator[Anmarkning]:
    if konto < u.forsta_resultatkonto:
        text = f"{konto} är ett balanskonto. I Huvudbok står bara resultatkonton."
        yield Anmarkning(HUVUDBOK.flik, rad, "Konto", text)
        return
    namn = ", ".join(
        [str(konto)]
        + [f"{ord_} {kod}" for ord_, kod in (("ansvar", ansvar), ("projekt", projekt)) if kod]
    )
    kontering = Kontering(HUVUDBOK.flik, rad, namn, _traffar(u, konto, ansvar, projekt))
    rapporter = {rapport for rapport, _ in kontering.traffar}
    yield from _fordelning(kontering, "resultatet", RESULTATET)
    if rapporter & VERKSAMHETEN:
        yield from _fordelning(kontering, p.UTFALL_OCH_BUDGET)
    if p.NOT_KOSTNADER in rapporter:
        yield from _fordelning(kontering, p.KOSTNADSFORDELNING)


def _traffar(
    u: Underlag, konto: int, ansvar: str | None, projekt: str | None
) -> list[tuple[str, str]]:
    return [(k.rapport, k.post) for k in u.kontorader if k.galler(konto, ansvar, projekt)]


def _fordelning(
    kontering: Kontering, vad: str, rapporter: frozenset[str] = frozenset()
) -> Iterator[Anmarkning]:
    """Yield a remark unless exactly one post of the reports (or of the report `vad`) is hit."""
    poster = [post for rapport, post in kontering.traffar if rapport in (rapporter or {vad})]
    if not poster:
        text = f"Konto {kontering.namn} har ingen post i {vad}. Lägg till det på fliken Kontoplan."
    elif len(poster) > 1:
        text = (
            f"Konto {kontering.namn} räknas flera gånger i {vad}: «{'», «'.join(poster)}». "
            "Se till att bara en rad på fliken Kontoplan gäller."
        )
    else:
        return
    yield Anmarkning(kontering.flik, kontering.rad, "Konto", text)


def _tal(data: Tabelldata, kolumn: str) -> list[float]:
    return [varde for varde in data.kolumner[kolumn] if isinstance(varde, (int, float))]


def _kod(varde: object) -> str | None:
    return None if varde is None else str(varde)
