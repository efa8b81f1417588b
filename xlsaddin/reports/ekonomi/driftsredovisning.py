"""Driftsredovisning: the outcome of the year against the board's budget, and eget kapital."""

from xlsaddin.domain import post as p
from xlsaddin.figures.figur import Cell, Figur, Summa
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    resultatrakning as rr,
    utfall_och_budget as ub,
)
from xlsaddin.reports.ekonomi.postfigur import cellerna, med_ar
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.rules.avvikelse import avvikelse
from xlsaddin.rules.eget_kapital import utgaende_eget_kapital
from xlsaddin.tabs.underlag import Underlag

FLIK = "Driftsredovisning"
INGAENDE = "Ingående eget kapital"
RESULTAT = "Årets resultat"
UTGAENDE = "Utgående eget kapital"
FORRA = "föregående år"


def cell(rad: str, kolumn: str) -> Figur:
    """Return a cell of the report: utfall, budget, avvikelse or föregående år."""
    return Cell(FLIK, rad, kolumn)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    kolumner = (
        Kolumn("utfall", med_ar("Utfall", u), Format.TKR),
        Kolumn("budget", med_ar("Budget", u), Format.TKR),
        Kolumn("avvikelse", "Avvikelse utfall − budget", Format.TKR),
        Kolumn(FORRA, med_ar("Utfall", u, 1), Format.TKR),
    )
    return Rapport(
        FLIK,
        "Driftsredovisning",
        "Belopp i tkr. Intäkter med plus, kostnader med minus; avvikelse med plus är bättre.",
        (
            Block("", kolumner, (*_verksamheten(), _rad(UTGAENDE, *_hamtat(), Radslag.RESULTAT))),
            Block("Så räknas eget kapital", kolumner, _eget_kapital()),
        ),
        noter=(
            (
                "Finansiella poster står inte i driftsredovisningen. De ingår i årets resultat och "
                "därmed i utgående eget kapital."
            ),
            "Budgeterat utgående eget kapital utgår från årets ingående eget kapital.",
        ),
    )


def _verksamheten() -> tuple[Rad, ...]:
    intakter, kostnader = rr.INTAKTER, rr.KOSTNADER
    resultat = rr.VERKSAMHETENS_RESULTAT
    budget = {
        intakter: ub.cell(ub.summarad(p.INTAKTER), "budget"),
        kostnader: ub.cell(ub.KOSTNADER, "budget"),
        resultat: Summa(cellerna(FLIK, [intakter, kostnader], "budget")),
    }
    return tuple(
        _rad(
            namn,
            rr.cell(namn),
            budget[namn],
            rr.cell(namn, FORRA),
            Radslag.SUMMA if namn == resultat else Radslag.POST,
        )
        for namn in (intakter, kostnader, resultat)
    )


def _hamtat() -> tuple[Figur, Figur, Figur]:
    utfall, budget, forra = (cell(f"{UTGAENDE}, uträkning", k) for k in ("utfall", "budget", FORRA))
    return utfall, budget, forra


def _eget_kapital() -> tuple[Rad, ...]:
    ingaende = br.cell(br.EGET_KAPITAL, FORRA)
    arets = rr.cell(rr.ARETS_RESULTAT)
    budgeterat = cell(rr.VERKSAMHETENS_RESULTAT, "budget")
    ut, bu, fo = (
        utgaende_eget_kapital(cell(INGAENDE, k), cell(RESULTAT, k))
        for k in ("utfall", "budget", FORRA)
    )
    return (
        _rad(INGAENDE, ingaende, ingaende, br.cell(br.OVRIGT, FORRA)),
        _rad(RESULTAT, arets, budgeterat, rr.cell(rr.ARETS_RESULTAT, FORRA)),
        _rad(UTGAENDE, ut, bu, fo, Radslag.SUMMA, f"{UTGAENDE}, uträkning"),
    )


def _rad(  # noqa: PLR0913, PLR0917 - one argument a column
    namn: str,
    utfall: Figur,
    budget: Figur,
    forra: Figur,
    slag: Radslag = Radslag.POST,
    nyckel: str = "",
) -> Rad:
    rad = nyckel or namn
    celler = {
        "utfall": utfall,
        "budget": budget,
        "avvikelse": avvikelse(cell(rad, "utfall"), cell(rad, "budget")),
        FORRA: forra,
    }
    return Rad(namn, celler, slag, rad)
