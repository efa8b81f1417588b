"""What looks wrong in the economy without being certain: reported, and worth a look."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from xlsaddin.domain import post as p
from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.kontoplan import BUDGETPOST, JA, RAKNING, TRAPPBAS, VARAV, Kontorad, Plats
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.bokningar import Bokning, Kontering, post as posten
from xlsaddin.tabs.ekonomi.forslag import klass
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, KONTOPLAN, POSTER, SALDON
from xlsaddin.tabs.underlag import Underlag

BRUS = 0.005
"""Half an öre: what is smaller is the noise of binary fractions."""
INTAKTSKLASSER, KOSTNADSKLASSER = frozenset({3}), frozenset({4, 5, 6, 7})
_TILLGANGSKLASSER, _SKULDKLASSER = frozenset({1}), frozenset({2})
_KLASSER: Mapping[str, frozenset[int]] = {
    p.NOT_INTAKTER: INTAKTSKLASSER,
    p.NOT_KOSTNADER: KOSTNADSKLASSER,
    p.NOT_FORDRINGAR: _TILLGANGSKLASSER,
    p.NOT_SKULDER: _SKULDKLASSER,
}
_FYRSIFFRIGA = 9_999


def check(u: Underlag, bokade: Sequence[Bokning]) -> list[Anmarkning]:
    """Return a remark for each thing that looks wrong."""
    return [
        *(_ombytta_tecken(bokade) or _noternas_tecken(u, bokade)),
        *_budgetens_tecken(u),
        *_saldonas_tecken(u),
        *_klasser(u),
        *_utan_budget(u, bokade),
        *_blandade_budgetposter(u),
        *_utan_konton(u),
        *_utan_trappbas(u, bokade),
    ]


def _ombytta_tecken(bokade: Sequence[Bokning]) -> list[Anmarkning]:
    """Return one remark when income has minus and costs have plus throughout."""
    intakter = [b.belopp for b in bokade if klass(b.kontering.konto) in INTAKTSKLASSER]
    kostnader = [b.belopp for b in bokade if klass(b.kontering.konto) in KOSTNADSKLASSER]
    if not (sum(intakter) < -BRUS and sum(kostnader) > BRUS):
        return []
    text = (
        "Intäkterna har minus och kostnaderna plus. Är huvudboken exporterad med kredit som minus, "
        f"ändra «{inst.TECKEN}» på fliken Inställningar."
    )
    return [_upplysning(HUVUDBOK.tab, None, "Belopp", text)]


def _noternas_tecken(u: Underlag, bokade: Sequence[Bokning]) -> Iterator[Anmarkning]:
    summor, first = _per_post(u, bokade, RAKNING)
    for post, summa in summor.items():
        rapport = u.poster_i_plats[RAKNING].get(post)
        if rapport == p.NOT_INTAKTER and summa < -BRUS:
            fel = "blir minus. Intäkter skrivs med plus"
        elif rapport == p.NOT_KOSTNADER and summa > BRUS:
            fel = "blir plus. Kostnader skrivs med minus"
        else:
            continue
        text = f"«{post}» {fel}: kontrollera tecknen på raderna."
        yield _upplysning(HUVUDBOK.tab, first[post], "Belopp", text)


def _per_post(
    u: Underlag, bokade: Sequence[Bokning], plats: Plats
) -> tuple[dict[str, float], dict[str, int]]:
    """Return the sum of each post in a place, and the first row of the ledger that it holds."""
    summor: defaultdict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    for bokning in bokade:
        post = posten(u, bokning.kontering, plats)
        if post is not None:
            summor[post] += bokning.belopp
            first.setdefault(post, bokning.row)
    return summor, first


def _budgetens_tecken(u: Underlag) -> Iterator[Anmarkning]:
    grupper = {post.name: post.grupp for post in u.poster(p.UTFALL_OCH_BUDGET)}
    data = u.table(BUDGET)
    summor: defaultdict[str, float] = defaultdict(float)
    first: dict[str, int] = {}
    rows = zip(data.row_numbers, data.columns["Post"], data.columns["Belopp"], strict=True)
    for row, post, belopp in rows:
        summor[str(post)] += float(belopp or 0)
        first.setdefault(str(post), row)
    for post, summa in summor.items():
        if post not in grupper:
            continue
        intakt = grupper[post] == p.INTAKTER
        if summa < -BRUS if intakt else summa > BRUS:
            ord_ = "en intäkt, men har minus" if intakt else "en kostnad, men har plus"
            text = f"«{post}» är {ord_}. Intäkter skrivs med plus och kostnader med minus."
            yield _upplysning(BUDGET.tab, first[post], "Belopp", text)


def _saldonas_tecken(u: Underlag) -> Iterator[Anmarkning]:
    data = u.table(SALDON)
    summor: defaultdict[tuple[str, str], float] = defaultdict(float)
    first: dict[str, int] = {}
    for row, varden in zip(data.row_numbers, data.rows(), strict=True):
        post = posten(u, Kontering(int(varden["Konto"] or 0)), RAKNING)
        if post is None:
            continue
        first.setdefault(post, row)
        for column in ("Ingående", "Utgående"):
            summor[post, column] += float(varden[column] or 0)
    for (post, column), summa in summor.items():
        if summa < -BRUS:
            text = (
                f"«{post}» blir minus. Tillgångar, skulder och eget kapital skrivs med plus: "
                "kontrollera tecknen."
            )
            yield _upplysning(SALDON.tab, first[post], column, text)


def _klasser(u: Underlag) -> Iterator[Anmarkning]:
    grupper = {post.name: post.grupp for post in u.poster(p.UTFALL_OCH_BUDGET)}
    for rad in u.kontorader:
        if not rad.omfang.fran <= rad.omfang.till <= _FYRSIFFRIGA:
            continue
        rapport = u.poster_i_plats[RAKNING].get(rad.poster.get(RAKNING.column, ""), "")
        yield from _fel_klass(u, rad, RAKNING.column, _KLASSER.get(rapport))
        budgetpost = rad.poster.get(BUDGETPOST.column)
        # Taxes, grants and financial items have konton of their own class.
        if budgetpost in grupper and rapport != p.RESULTATRAKNING:
            intakt = grupper[budgetpost] == p.INTAKTER
            klasser = INTAKTSKLASSER if intakt else KOSTNADSKLASSER
            yield from _fel_klass(u, rad, BUDGETPOST.column, klasser)


def _fel_klass(
    u: Underlag, rad: Kontorad, column: str, klasser: frozenset[int] | None
) -> Iterator[Anmarkning]:
    egna = range(klass(rad.omfang.fran), klass(rad.omfang.till) + 1)
    if klasser is None or not klasser.isdisjoint(egna):
        return
    text = (
        f"Konto {rad.omfang.fran} är i klass {egna[0]}, men «{rad.poster[column]}» hör till klass "
        f"{_i_ord(klasser)}. Kontrollera posten."
    )
    row = u.table(KONTOPLAN).first_row + rad.number - 1
    yield _upplysning(KONTOPLAN.tab, row, column, text)


def _i_ord(klasser: frozenset[int]) -> str:
    first, last = min(klasser), max(klasser)
    return str(first) if first == last else f"{first}–{last}"


def _utan_budget(u: Underlag, bokade: Sequence[Bokning]) -> Iterator[Anmarkning]:
    budgeterade = u.budgeterade
    if not budgeterade or not u.anvander(p.UTFALL_OCH_BUDGET, BUDGET.bokdel):
        return
    for post, summa in _per_post(u, bokade, BUDGETPOST)[0].items():
        if post not in budgeterade and abs(summa) > BRUS:
            text = f"«{post}» har utfall men ingen budget. I rapporten är budgeten tom."
            yield _upplysning(BUDGET.tab, None, "Post", text)


def _blandade_budgetposter(u: Underlag) -> Iterator[Anmarkning]:
    """Yield a remark for each post whose budget Resultaträkning cannot part between its lines."""
    for post, linjer in u.budgetens_rader.items():
        if len(linjer) > 1 and post in u.budgeterade:
            namn = sorted(line or "verksamhetens intäkter eller kostnader" for line in linjer)
            text = (
                f"«{post}» har konton i både {' och '.join(namn)}. {p.RESULTATRAKNING} kan inte "
                "dela budgeten mellan raderna: dela posten i flera."
            )
            yield _upplysning(BUDGET.tab, None, "Post", text)


def _utan_konton(u: Underlag) -> Iterator[Anmarkning]:
    """Yield a remark for each varav-row that no konto goes to: it would show 0."""
    fyllda = {rad.poster.get(VARAV.column) for rad in u.kontorader}
    for row, post in zip(u.table(POSTER).row_numbers, u.poster_i_tabellens_ordning, strict=True):
        if post.rapport in VARAV.rapporter and post.name not in fyllda:
            text = f"Inget konto på fliken Kontoplan har «{post.name}» i kolumnen {VARAV.column}."
            yield _upplysning(POSTER.tab, row, "Post", text)


def _utan_trappbas(u: Underlag, bokade: Sequence[Bokning]) -> Iterator[Anmarkning]:
    vald = u.installningar.get(inst.TRAPPANS_BAS) == inst.BAS_TILLDELNING
    anvands = u.anvander(p.TRAPPAN, KONTOPLAN.bokdel)
    if (
        anvands
        and vald
        and bokade
        and not any(it.poster.get(TRAPPBAS.column) == JA for it in u.kontorader)
    ):
        text = (
            f"Inget konto har {JA} i kolumnen {TRAPPBAS.column}, så trappan har ingen tilldelning "
            "att räkna på."
        )
        yield _upplysning(KONTOPLAN.tab, None, TRAPPBAS.column, text)


def _upplysning(tab: str, row: int | None, column: str, text: str) -> Anmarkning:
    return Anmarkning(tab, row, column, text, Grad.UPPLYSNING)
