"""Utfall och budget (Bilaga 3): every budgeted post with its outcome and deviation."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.post import FASTA, Post
from xlsaddin.figures.figur import Figur, OptionalCell
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import resultatrakning as rr
from xlsaddin.reports.ekonomi.avstamningar import avstamning
from xlsaddin.reports.ekonomi.perioden import med_ar
from xlsaddin.reports.ekonomi.postfigur import budget, cells_of, prognos, utfall
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.rules.avvikelse import avvikelse
from xlsaddin.tabs.underlag import Underlag

TAB = p.UTFALL_OCH_BUDGET
BOKDEL = Bokdel.EKONOMI
KOSTNADER = "Totala kostnader"
RESULTAT = "VERKSAMHETENS RESULTAT"
BELOPPSKOLUMNER = ("utfall", "budget", "prognos")


def cell(row: str, column: str) -> OptionalCell:
    """Return a cell of the report."""
    return OptionalCell(TAB, row, column)


def summarad(grupp: str) -> str:
    """Return the name of a group's sum row."""
    return f"Summa {grupp}"


def kolumner(u: Underlag) -> tuple[BlockColumn, ...]:
    """Return the columns of outcome, budget and prognosis, with the deviations, that there are."""
    utfall_finns, budget_finns, prognos_finns = u.har_utfall, bool(u.budgeterade), u.har_prognos
    alla = (
        (utfall_finns, "utfall", med_ar("Utfall", u)),
        (budget_finns, "budget", med_ar("Budget", u, helar=True)),
        (utfall_finns and budget_finns, "avvikelse", "Avvikelse utfall − budget"),
        (prognos_finns, "prognos", med_ar("Prognos", u, helar=True)),
        (prognos_finns, "prognosavvikelse", "Avvikelse prognos − budget"),
    )
    return tuple(BlockColumn(key, text, Format.TKR) for finns, key, text in alla if finns)


def ingress(u: Underlag) -> str:
    """Return the unit and the signs of outcome, budget and, where there are any, deviations."""
    har_avvikelse = any("avvikelse" in column.key for column in kolumner(u))
    avvikelse_ = "; avvikelse med plus är bättre" if har_avvikelse else ""
    return f"Belopp i tkr. Intäkter med plus, kostnader med minus{avvikelse_}."


def avvikelser(utfall: Figur, budget: Figur, prognos: Figur) -> dict[str, Figur]:
    """Return how the outcome and the prognosis of a row deviate from its budget."""
    return {
        "avvikelse": avvikelse(utfall, budget),
        "prognosavvikelse": avvikelse(prognos, budget),
    }


def verksamheten(u: Underlag, *, intakter: bool) -> dict[str, Figur]:
    """Return budget and prognosis of the activity's income or costs as the statement has them.

    A post whose konton all go to another of the statement's lines, such as depreciation, is that
    line's.
    """
    rows: list[str] = []
    andras = {post for line in FASTA[p.RESULTATRAKNING] for post in u.budgetposter(line)}
    for name, poster in _grupper(u).items():
        if (name == p.INTAKTER) is intakter:
            egna = [post.name for post in poster if post.name not in andras]
            rows += [summarad(name)] if len(egna) == len(poster) else egna
    return {column: Summa(cells_of(TAB, rows, column)) for column in ("budget", "prognos") if rows}


def av_linjen(u: Underlag, line: str) -> dict[str, Figur]:
    """Return budget and prognosis of a line of the statement, from the posts that go to it."""
    rows = [name for name in u.budgetposter(line) if u.har_rad(TAB, name)]
    return {column: Summa(cells_of(TAB, rows, column)) for column in ("budget", "prognos") if rows}


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    heading = "Sammanställning över utfall och budget"
    grupper = _grupper(u)
    if not grupper:
        skal = (
            f"Här står varje post som har budget eller utfall. Posterna hör till {TAB} på fliken "
            "Poster, beloppen till flikarna Budget och Huvudbok."
        )
        return utan_underlag(TAB, heading, skal)
    rows = [row for name, poster in grupper.items() for row in _grupp(name, poster)]
    kostnader = [summarad(name) for name in grupper if name != p.INTAKTER]
    rows.append(_summa(KOSTNADER, kostnader, "Totala kostnader", RowKind.SUMMA))
    alla = [summarad(name) for name in grupper]
    rows.append(_summa(RESULTAT, alla, RESULTAT, RowKind.RESULTAT))
    return Rapport(
        TAB,
        heading,
        ingress(u),
        (block("", kolumner(u), rows), *([_avstamning(u)] if u.har_utfall else [])),
        noter=("Varje siffra är avrundad för sig; summorna är räknade på exakta belopp i kronor.",),
    )


def _avstamning(u: Underlag) -> Block:
    """Return the outcome held against the statement's, with the lines below it that are posts."""
    under = (rr.FINANSIELLA_INTAKTER, rr.FINANSIELLA_KOSTNADER, rr.EXTRAORDINART)
    poster = [post.name for post in u.poster(TAB)]
    hit = {line for name in poster for line in (name, *u.budgetens_rader.get(name, ()))}
    # Taxes and general grants part nettokostnader from the result: they count if posts hold them.
    utan_skatt = rr.NETTOKOSTNADER in rr.linjer(u) and not {rr.SKATT, rr.STATSBIDRAG} & hit
    forsta = rr.NETTOKOSTNADER if utan_skatt else rr.VERKSAMHETENS_RESULTAT
    linjer = [forsta, *(name for name in under if name in hit)]
    return avstamning(
        TAB,
        BlockColumn("utfall", med_ar("Utfall", u)),
        ("Verksamhetens resultat i Utfall och budget", cell(RESULTAT, "utfall")),
        ("Samma rader i Resultaträkningen", Summa(cells_of(rr.TAB, linjer, "år"))),
    )


def _grupper(u: Underlag) -> dict[str, list[Post]]:
    """Return the posts that have anything to show, by group, income first."""
    grupper: dict[str, list[Post]] = {}
    for post in u.poster(TAB):
        if u.har_rad(TAB, post.name):
            grupper.setdefault(post.grupp, []).append(post)
    return dict(sorted(grupper.items(), key=lambda item: item[0] != p.INTAKTER))


def _grupp(name: str, poster: list[Post]) -> list[BlockRow]:
    rows = [BlockRow(name, slag=RowKind.HEADING, key=f"Rubrik {name}")]
    rows += [_row(post.name, _belopp(post)) for post in poster]
    rows.append(_summa(summarad(name), [post.name for post in poster], "Summa", RowKind.SUMMA))
    return rows


def _belopp(post: Post) -> dict[str, Figur]:
    return {
        "utfall": utfall(post),
        "budget": budget(post),
        "prognos": prognos(post, cell(post.name, "budget")),
    }


def _summa(name: str, delar: list[str], text: str, slag: RowKind) -> BlockRow:
    summor: dict[str, Figur] = {k: Summa(cells_of(TAB, delar, k)) for k in BELOPPSKOLUMNER}
    return _row(name, summor, text, slag)


def _row(
    name: str, belopp: dict[str, Figur], text: str = "", slag: RowKind = RowKind.POST
) -> BlockRow:
    skillnader = avvikelser(*(cell(name, k) for k in BELOPPSKOLUMNER))
    return BlockRow(text or name, belopp | skillnader, slag, name)
