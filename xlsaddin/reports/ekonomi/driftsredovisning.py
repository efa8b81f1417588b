"""Driftsredovisning: the outcome of the year against the board's budget, and eget kapital."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    resultatrakning as rr,
    utfall_och_budget as ub,
)
from xlsaddin.reports.ekonomi.avstamningar import avstamning
from xlsaddin.reports.ekonomi.postfigur import cells_of, med_ar
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.rules.avvikelse import avvikelse
from xlsaddin.rules.eget_kapital import utgaende_eget_kapital
from xlsaddin.tabs.underlag import Underlag

TAB = "Driftsredovisning"
BOKDEL = Bokdel.EKONOMI
INGAENDE = "Ingående eget kapital"
RESULTAT = "Årets resultat"
UTGAENDE = "Utgående eget kapital"
FORRA = "föregående år"


def cell(row: str, column: str) -> Figur:
    """Return a cell of the report: utfall, budget, avvikelse or föregående år."""
    return Cell(TAB, row, column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    columns = (
        BlockColumn("utfall", med_ar("Utfall", u), Format.TKR),
        BlockColumn("budget", med_ar("Budget", u), Format.TKR),
        BlockColumn("avvikelse", "Avvikelse utfall − budget", Format.TKR),
        BlockColumn(FORRA, med_ar("Utfall", u, 1), Format.TKR),
    )
    return Rapport(
        TAB,
        "Driftsredovisning",
        "Belopp i tkr. Intäkter med plus, kostnader med minus; avvikelse med plus är bättre.",
        (
            Block("", columns, (*_verksamheten(), _row(UTGAENDE, *_hamtat(), RowKind.RESULTAT))),
            Block("Så räknas eget kapital", columns, _eget_kapital()),
            _avstamning(u),
        ),
        noter=(
            (
                "Finansiella poster står inte i driftsredovisningen. De ingår i årets resultat och "
                "därmed i utgående eget kapital."
            ),
            "Avskrivningar ingår i verksamhetens kostnader.",
            "Budgeterat utgående eget kapital utgår från årets ingående eget kapital.",
        ),
    )


def _avstamning(u: Underlag) -> Block:
    return avstamning(
        TAB,
        BlockColumn("utfall", med_ar("Utfall", u)),
        ("Utgående eget kapital enligt Balansräkningen", br.cell(br.EGET_KAPITAL)),
        ("Ingående eget kapital och årets resultat", cell(f"{UTGAENDE}, uträkning", "utfall")),
    )


def _verksamheten() -> tuple[BlockRow, ...]:
    intakter, kostnader = rr.INTAKTER, rr.KOSTNADER
    resultat = rr.VERKSAMHETENS_RESULTAT
    budget = {
        intakter: ub.cell(ub.summarad(p.INTAKTER), "budget"),
        kostnader: ub.cell(ub.KOSTNADER, "budget"),
        resultat: Summa(cells_of(TAB, [intakter, kostnader], "budget")),
    }

    def ur_resultatrakningen(name: str, column: str) -> Figur:
        if name != kostnader:
            return rr.cell(name, column)
        # With depreciation, which the board budgets among the costs, the rows add up.
        return Summa(cells_of(rr.TAB, [kostnader, rr.AVSKRIVNINGAR], column))

    return tuple(
        _row(
            name,
            ur_resultatrakningen(name, "år"),
            budget[name],
            ur_resultatrakningen(name, FORRA),
            RowKind.SUMMA if name == resultat else RowKind.POST,
        )
        for name in (intakter, kostnader, resultat)
    )


def _hamtat() -> tuple[Figur, Figur, Figur]:
    utfall, budget, forra = (cell(f"{UTGAENDE}, uträkning", k) for k in ("utfall", "budget", FORRA))
    return utfall, budget, forra


def _eget_kapital() -> tuple[BlockRow, ...]:
    ingaende = br.cell(br.EGET_KAPITAL, FORRA)
    arets = rr.cell(rr.ARETS_RESULTAT)
    budgeterat = cell(rr.VERKSAMHETENS_RESULTAT, "budget")
    ut, bu, fo = (
        utgaende_eget_kapital(cell(INGAENDE, k), cell(RESULTAT, k))
        for k in ("utfall", "budget", FORRA)
    )
    return (
        _row(INGAENDE, ingaende, ingaende, br.cell(br.OVRIGT, FORRA)),
        _row(RESULTAT, arets, budgeterat, rr.cell(rr.ARETS_RESULTAT, FORRA)),
        _row(UTGAENDE, ut, bu, fo, RowKind.SUMMA, f"{UTGAENDE}, uträkning"),
    )


def _row(  # noqa: PLR0913, PLR0917 - one argument a column
    name: str,
    utfall: Figur,
    budget: Figur,
    forra: Figur,
    slag: RowKind = RowKind.POST,
    key: str = "",
) -> BlockRow:
    row = key or name
    cells = {
        "utfall": utfall,
        "budget": budget,
        "avvikelse": avvikelse(cell(row, "utfall"), cell(row, "budget")),
        FORRA: forra,
    }
    return BlockRow(name, cells, slag, row)
