"""Driftsredovisning: the outcome of the year against the board's budget, and eget kapital."""

from collections.abc import Iterator

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Figur, OptionalCell
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    resultatrakning as rr,
    utfall_och_budget as ub,
)
from xlsaddin.reports.ekonomi.avstamningar import avstamning
from xlsaddin.reports.ekonomi.perioden import i_perioden, med_ar
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.rules.eget_kapital import utgaende_eget_kapital
from xlsaddin.tabs.ekonomi.tables import SALDON
from xlsaddin.tabs.underlag import Underlag

TAB = "Driftsredovisning"
BOKDEL = Bokdel.EKONOMI
INGAENDE = "Ingående eget kapital"
RESULTAT = "Årets resultat"
UTGAENDE = "Utgående eget kapital"
UTRAKNING = f"{UTGAENDE}, uträkning"
FORRA = "föregående år"
BELOPP = (*ub.BELOPPSKOLUMNER, FORRA)
"""The columns of amounts; the statement calls the outcome «år»."""


def cell(row: str, column: str) -> Figur:
    """Return a cell of the report: utfall, budget, prognos, a deviation or föregående år."""
    return OptionalCell(TAB, row, column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    if not rr.finns(u):
        skal = "Driftsredovisningen görs när det finns rader på fliken Huvudbok eller Budget."
        return utan_underlag(TAB, "Driftsredovisning", skal)
    forra = BlockColumn(FORRA, med_ar("Utfall", u, 1), Format.TKR)
    columns = (*ub.kolumner(u), *((forra,) if u.har_forra_aret(*rr.PUBLICERADE) else ()))
    rows = [_ur_resultatrakningen(name) for name in _linjer(u)]
    delar: list[Block] = [block("", columns, rows)]
    if u.har(SALDON):
        hamtat = _row(UTGAENDE, {k: cell(UTRAKNING, k) for k in BELOPP}, RowKind.RESULTAT)
        delar = [
            block("", columns, (*rows, hamtat)),
            block("Så räknas eget kapital", columns, _eget_kapital(u)),
            *([_avstamning(u)] if u.har_utfall else []),
        ]
    return Rapport(
        TAB,
        "Driftsredovisning",
        ub.ingress(u),
        tuple(delar),
        noter=tuple(_noter(u)),
    )


def _noter(u: Underlag) -> Iterator[str]:
    har_saldon = u.har(SALDON)
    resultat = i_perioden(u, "årets resultat")
    darmed = " och därmed i utgående eget kapital" if har_saldon else ""
    yield f"Finansiella poster står inte i driftsredovisningen. De ingår i {resultat}{darmed}."
    if har_saldon and u.budgeterade:
        yield "Budgeterat utgående eget kapital utgår från årets ingående eget kapital."


def _avstamning(u: Underlag) -> Block:
    return avstamning(
        TAB,
        BlockColumn("utfall", med_ar("Utfall", u)),
        ("Utgående eget kapital enligt Balansräkningen", br.cell(br.EGET_KAPITAL)),
        (i_perioden(u, "Ingående eget kapital och årets resultat"), cell(UTRAKNING, "utfall")),
    )


def _linjer(u: Underlag) -> list[str]:
    """Return the statement's lines down to the activity's result, those with any amount."""
    linjer = rr.linjer(u)
    verksamheten = linjer[: linjer.index(rr.VERKSAMHETENS_RESULTAT) + 1]
    return [n for n in verksamheten if n != rr.AVSKRIVNINGAR or u.har_belopp(rr.TAB, n)]


def _ur_resultatrakningen(name: str) -> BlockRow:
    summa = name in {rr.NETTOKOSTNADER, rr.VERKSAMHETENS_RESULTAT}
    return _row(name, _resultatet(name), RowKind.SUMMA if summa else RowKind.POST)


def _resultatet(name: str) -> dict[str, Figur]:
    return {k: rr.cell(name, "år" if k == "utfall" else k) for k in BELOPP}


def _eget_kapital(u: Underlag) -> tuple[BlockRow, ...]:
    ingaende = dict.fromkeys(BELOPP, br.cell(br.EGET_KAPITAL, FORRA))
    utgaende = {k: utgaende_eget_kapital(cell(INGAENDE, k), cell(RESULTAT, k)) for k in BELOPP}
    return (
        _row(INGAENDE, ingaende | {FORRA: br.cell(br.OVRIGT, FORRA)}),
        _row(
            RESULTAT,
            _resultatet(rr.ARETS_RESULTAT),
            text=i_perioden(u, RESULTAT),
        ),
        _row(UTRAKNING, utgaende, RowKind.SUMMA, UTGAENDE),
    )


def _row(
    name: str, belopp: dict[str, Figur], slag: RowKind = RowKind.POST, text: str = ""
) -> BlockRow:
    skillnader = ub.avvikelser(*(cell(name, k) for k in ub.BELOPPSKOLUMNER))
    return BlockRow(text or name, belopp | skillnader, slag, name)
