"""Flerårsöversikt: the development over six years."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.post import Post
from xlsaddin.figures.data import Installning
from xlsaddin.figures.figur import Figur
from xlsaddin.reports.ekonomi import balansrakning as br, resultatrakning as rr
from xlsaddin.reports.ekonomi.perioden import i_perioden, med_ar
from xlsaddin.reports.ekonomi.postfigur import publicerad, utfall
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import BlockColumn, BlockRow, Format, Rapport
from xlsaddin.rules.soliditet import soliditet
from xlsaddin.tabs.ekonomi.tables import SALDON
from xlsaddin.tabs.installningar import ANTAL_ANSTALLDA
from xlsaddin.tabs.underlag import Underlag

TAB = p.FLERARSOVERSIKT
BOKDEL = Bokdel.EKONOMI
AR_BAKAT = 5
EGET_KAPITAL = "Eget kapital"
SOLIDITET = "Soliditet"
FORRA = "föregående år"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    heading = "Översikt över verksamhetens utveckling"
    if not (u.har_utfall or u.har(SALDON) or any(tab == TAB for _, tab, _ in u.publicerade)):
        skal = "Översikten görs när det finns rader på fliken Huvudbok, Saldon eller Jämförelseår."
        return utan_underlag(TAB, heading, skal)
    columns = (
        BlockColumn("år", med_ar("", u) or "Året", Format.TKR, 15),
        *(
            BlockColumn(f"år−{n}", med_ar("", u, n).strip().capitalize(), Format.TKR, 15)
            for n in _ar_att_visa(u)
        ),
    )
    return Rapport(
        TAB,
        heading,
        "Belopp i tkr. Kostnader med plus.",
        (block("", columns, _rows(u)),),
        noter=(
            (
                "Tidigare års siffror är de publicerade. Förra årets eget kapital och soliditet är "
                "räknade på ingående saldon."
            ),
            "Tomt betyder att ingen siffra finns.",
        ),
    )


def _ar_att_visa(u: Underlag) -> range:
    """Return how many years ago each year with any figure is, and those between them."""
    publicerade = {ar for ar, tab, _ in u.publicerade if tab == TAB}
    forra = u.har(SALDON) or u.har_forra_aret(*rr.PUBLICERADE)
    visas = [n for n in range(1, AR_BAKAT + 1) if u.ar - n in publicerade or (n == 1 and forra)]
    return range(1, max(visas, default=0) + 1)


def _rows(u: Underlag) -> tuple[BlockRow, ...]:
    intakter, kostnader = _resultat(rr.INTAKTER), [-figur for figur in _resultat(rr.KOSTNADER)]
    varav = {name: _varav(u, name) for name in (rr.INTAKTER, rr.KOSTNADER, "")}
    return (
        _row(rr.INTAKTER, intakter),
        *varav[rr.INTAKTER],
        _row(rr.KOSTNADER, kostnader),
        *varav[rr.KOSTNADER],
        *varav[""],
        _row(rr.ARETS_RESULTAT, _resultat(rr.ARETS_RESULTAT))._replace(
            text=i_perioden(u, rr.ARETS_RESULTAT)
        ),
        _row(EGET_KAPITAL, [br.cell(br.EGET_KAPITAL, k) for k in ("år", FORRA)]),
        _row(SOLIDITET, [_soliditet(k) for k in ("år", FORRA)], Format.PROCENT),
        *([_row(ANTAL_ANSTALLDA, [Installning(ANTAL_ANSTALLDA)], Format.ANTAL)] * _anstallda(u)),
    )


def _anstallda(u: Underlag) -> bool:
    """Return whether the number of employees of any year is known."""
    publicerat = any((tab, post) == (TAB, ANTAL_ANSTALLDA) for _, tab, post in u.publicerade)
    return publicerat or u.installningar.get(ANTAL_ANSTALLDA) is not None


def _resultat(name: str) -> list[Figur]:
    return [rr.cell(name), rr.cell(name, FORRA)]


def _varav(u: Underlag, under: str) -> list[BlockRow]:
    """Return the rows of posts that stand under a line; with "" those of a group that is none."""
    poster = (post for post in u.poster(TAB) if _under(post) == under)
    return [_row(post.name, [utfall(post)]) for post in poster]


def _under(post: Post) -> str:
    """Return the line that a post is part of: its group says it, else its sign."""
    if not post.grupp:
        return rr.KOSTNADER if post.tecken < 0 else rr.INTAKTER
    return post.grupp if post.grupp in {rr.INTAKTER, rr.KOSTNADER} else ""


def _soliditet(column: str) -> Figur:
    return soliditet(br.cell(br.EGET_KAPITAL, column), br.cell(br.TILLGANGAR, column))


def _row(name: str, raknat: list[Figur], format_: Format | None = None) -> BlockRow:
    """Return a row: this year and maybe last year as reckoned, earlier years as published."""
    cells: dict[str, Figur] = {"år": raknat[0]}
    cells |= {f"år−{n}": publicerad(TAB, name, n) for n in range(1, AR_BAKAT + 1)}
    if raknat[1:]:
        cells["år−1"] = raknat[1]
    return BlockRow(name, cells, format=format_, key=name)
