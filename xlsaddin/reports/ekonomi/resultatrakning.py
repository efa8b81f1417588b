"""Resultaträkning: from the income and costs of the year to its result, in the law's full form."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Figur, OptionalCell
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import noter, utfall_och_budget as ub
from xlsaddin.reports.ekonomi.perioden import arskolumner, i_perioden, med_ar
from xlsaddin.reports.ekonomi.postfigur import (
    budget,
    cells_of,
    fast_post,
    prognos,
    publicerad,
    utfall,
)
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import BlockColumn, BlockRow, Rapport, RowKind
from xlsaddin.tabs.underlag import Underlag

TAB = p.RESULTATRAKNING
BOKDEL = Bokdel.EKONOMI
INTAKTER = "Verksamhetens intäkter"
KOSTNADER = "Verksamhetens kostnader"
AVSKRIVNINGAR = "Avskrivningar"
NETTOKOSTNADER = "Verksamhetens nettokostnader"
SKATT = "Skatteintäkter"
STATSBIDRAG = "Generella statsbidrag och utjämning"
VERKSAMHETENS_RESULTAT = "Verksamhetens resultat"
FINANSIELLA_INTAKTER = "Finansiella intäkter"
FINANSIELLA_KOSTNADER = "Finansiella kostnader"
EFTER_FINANS = "Resultat efter finansiella poster"
EXTRAORDINART = "Extraordinära poster"
ARETS_RESULTAT = "Årets resultat"
JAMFORELSESTORANDE = "varav jämförelsestörande poster"

PUBLICERADE = (TAB, p.NOT_INTAKTER, p.NOT_KOSTNADER)
"""Where last year's figures are published."""
_NOTER = (p.NOT_INTAKTER, p.NOT_KOSTNADER, p.NOT_REVISION, p.NOT_JAMFORELSESTORANDE)
_PUBLICERADE_RADER = ("Föregående års resultatrader är de publicerade, som kan vara avrundade.",)
_VERKSAMHETEN = (INTAKTER, KOSTNADER, AVSKRIVNINGAR)
_SUMMOR = {
    NETTOKOSTNADER: _VERKSAMHETEN,
    VERKSAMHETENS_RESULTAT: (*_VERKSAMHETEN, SKATT, STATSBIDRAG),
    EFTER_FINANS: (VERKSAMHETENS_RESULTAT, FINANSIELLA_INTAKTER, FINANSIELLA_KOSTNADER),
    ARETS_RESULTAT: (EFTER_FINANS, EXTRAORDINART),
}
_ALLTID = (INTAKTER, KOSTNADER, VERKSAMHETENS_RESULTAT, EFTER_FINANS, ARETS_RESULTAT)
"""What stands in every resultaträkning: the activity and the three results.

Of the form that the law (LKBR 2018:597, 5 kap.) sets up, any other line is drawn where there is
something to show on it; nettokostnader where taxes or general grants part them from the result.
"""
_FORM = (
    *_VERKSAMHETEN,
    NETTOKOSTNADER,
    SKATT,
    STATSBIDRAG,
    VERKSAMHETENS_RESULTAT,
    FINANSIELLA_INTAKTER,
    FINANSIELLA_KOSTNADER,
    EFTER_FINANS,
    EXTRAORDINART,
    ARETS_RESULTAT,
)


def cell(row: str, column: str = "år") -> Figur:
    """Return a cell of the statement: år, budget, prognos or föregående år."""
    return OptionalCell(TAB, row, column)


def forra_resultatet(u: Underlag) -> Figur:
    """Return last year's result, whether the statement is made or not."""
    return cell(ARETS_RESULTAT, "föregående år") if finns(u) else publicerad(TAB, ARETS_RESULTAT)


def avskrivningar(u: Underlag) -> Figur:
    """Return the period's depreciation, whether it has a line or not."""
    ritad = AVSKRIVNINGAR in linjer(u)
    return cell(AVSKRIVNINGAR) if ritad else utfall(fast_post(TAB, AVSKRIVNINGAR))


def linjer(u: Underlag) -> tuple[str, ...]:
    """Return the lines that are drawn, in order."""
    ritade = {name for name in _FORM if name in _ALLTID or u.har_rad(TAB, name)}
    if ritade & {SKATT, STATSBIDRAG}:
        ritade.add(NETTOKOSTNADER)
    return tuple(name for name in _FORM if name in ritade)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    if not finns(u):
        skal = "Resultaträkningen görs när det finns rader på fliken Huvudbok eller Budget."
        return utan_underlag(TAB, "Resultaträkning", skal)
    rows = [_row(u, name) for name in linjer(u)]
    if p.NOT_JAMFORELSESTORANDE in noter.nummer(u):
        rows.append(noter.row_ur(u, JAMFORELSESTORANDE, p.NOT_JAMFORELSESTORANDE))
    return Rapport(
        TAB,
        "Resultaträkning",
        "Belopp i kr.",
        (block("", _columns(u), rows),),
        noter=_PUBLICERADE_RADER if u.har_forra_aret(*PUBLICERADE) else (),
    )


def finns(u: Underlag) -> bool:
    """Return whether there is anything to make the statement of."""
    return u.har_utfall or bool(u.budgeterade)


def _columns(u: Underlag) -> tuple[BlockColumn, ...]:
    aret, *forra = arskolumner(u, *PUBLICERADE)
    return (
        *noter.notkolumn(u, *_NOTER),
        *((aret,) if u.har_utfall else ()),
        *((BlockColumn("budget", med_ar("Budget", u, helar=True)),) if u.budgeterade else ()),
        *((BlockColumn("prognos", med_ar("Prognos", u, helar=True)),) if u.har_prognos else ()),
        *forra,
    )


def _row(u: Underlag, name: str) -> BlockRow:
    if name in _SUMMOR:
        row = BlockRow(i_perioden(u, name), _summor(name), _slag(name), name)
    elif name == INTAKTER:
        row = noter.row_ur(u, name, p.NOT_INTAKTER)
        row = row._replace(cells={**row.cells, **ub.verksamheten(u, intakter=True)})
    elif name == KOSTNADER:
        row = noter.row_ur(u, name, p.NOT_KOSTNADER, p.NOT_REVISION)
        row = row._replace(cells={**row.cells, **ub.verksamheten(u, intakter=False)})
    else:
        row = _post(u, name)
    return row


def _slag(name: str) -> RowKind:
    return RowKind.RESULTAT if name == ARETS_RESULTAT else RowKind.SUMMA


def _post(u: Underlag, name: str) -> BlockRow:
    post = fast_post(TAB, name)
    cells = {"år": utfall(post), "föregående år": publicerad(TAB, name)}
    if u.budgetposter(name) in ([], [name]):
        cells |= {"budget": budget(post), "prognos": prognos(post, cell(name, "budget"))}
    else:
        cells |= ub.av_linjen(u, name)
    return BlockRow(name, cells)


def _summor(name: str) -> dict[str, Figur]:
    summor: dict[str, Figur] = {
        column: Summa(cells_of(TAB, _SUMMOR[name], column))
        for column in ("år", "budget", "prognos")
    }
    return summor | {"föregående år": publicerad(TAB, name)}
