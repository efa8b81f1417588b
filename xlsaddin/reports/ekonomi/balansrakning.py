"""Balansräkning: assets, eget kapital and debts at the period's end and the last year's."""

from xlsaddin.domain import post as p
from xlsaddin.figures.figur import Cell, Figur, Summa
from xlsaddin.figures.funktion import hela_oren, utslag
from xlsaddin.reports.ekonomi import noter, resultatrakning as rr
from xlsaddin.reports.ekonomi.postfigur import (
    balanskolumner,
    cellerna,
    fast_post,
    ingaende,
    utgaende,
)
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.rules.eget_kapital import ovrigt_eget_kapital, utgaende_eget_kapital
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.underlag import Underlag

FLIK = p.BALANSRAKNING
ANLAGGNING = "Anläggningstillgångar"
FORDRINGAR = "Fordringar"
KASSA = "Kassa och bank"
OMSATTNING = "Summa omsättningstillgångar"
TILLGANGAR = "SUMMA TILLGÅNGAR"
ARETS_RESULTAT = "Årets resultat"
OVRIGT = "Övrigt eget kapital"
EGET_KAPITAL = "Summa eget kapital"
AVSATTNINGAR = "Avsättningar"
LANGFRISTIGA = "Långfristiga skulder"
KORTFRISTIGA = "Kortfristiga skulder"
SKULDER = "Summa skulder"
FINANSIERING = "SUMMA EGET KAPITAL, AVSÄTTNINGAR OCH SKULDER"
BALANSERAR = "Tillgångar minus eget kapital, avsättningar och skulder"
EGET_KAPITAL_POST = "Eget kapital"
SAKERHETER = (
    (inst.PANTER, "Panter och därmed jämförliga säkerheter"),
    (inst.ANSVARSFORBINDELSER, "Ansvarsförbindelser"),
)
"""The settings that are told below the figures when they are filled in, and how."""
DELAR = 0
"""Both sides come from exact amounts: no difference counts as rounding."""


def cell(rad: str, kolumn: str = "år") -> Figur:
    """Return a cell of the statement, in the column «år» or «föregående år»."""
    return Cell(FLIK, rad, kolumn)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    kolumner = (Kolumn("not", "Not", Format.TEXT, 8), *balanskolumner(u))
    return Rapport(
        FLIK,
        "Balansräkning",
        "Belopp i kr.",
        (
            Block("Tillgångar", kolumner, _tillgangar()),
            Block("Eget kapital, avsättningar och skulder", kolumner, _finansiering()),
            Block("Avstämning", kolumner, _avstamning()),
        ),
        noter=(
            *_sakerheter(u),
            "Ingående eget kapital på fliken Saldon är eget kapital efter förra årets resultat.",
        ),
    )


def _sakerheter(u: Underlag) -> tuple[str, ...]:
    varden = ((namn, str(u.installningar.get(nyckel) or "").strip()) for nyckel, namn in SAKERHETER)
    return tuple(f"{namn}: {varde.rstrip('.')}." for namn, varde in varden if varde)


def _tillgangar() -> tuple[Rad, ...]:
    return (
        _saldo(ANLAGGNING),
        Rad("Omsättningstillgångar", slag=Radslag.RUBRIK),
        noter.rad_ur(p.NOT_FORDRINGAR, FORDRINGAR, "5"),
        _saldo(KASSA),
        _summa(OMSATTNING, [FORDRINGAR, KASSA]),
        _summa(TILLGANGAR, [ANLAGGNING, OMSATTNING], Radslag.RESULTAT),
    )


def _finansiering() -> tuple[Rad, ...]:
    eget = fast_post(FLIK, EGET_KAPITAL_POST)
    forra_resultatet = cell(ARETS_RESULTAT, "föregående år")
    return (
        Rad("Eget kapital", slag=Radslag.RUBRIK),
        Rad(
            ARETS_RESULTAT,
            {
                "år": rr.cell(rr.ARETS_RESULTAT),
                "föregående år": rr.cell(rr.ARETS_RESULTAT, "föregående år"),
            },
        ),
        Rad(
            OVRIGT,
            {
                "år": utgaende(eget),
                "föregående år": ovrigt_eget_kapital(ingaende(eget), forra_resultatet),
            },
        ),
        Rad(
            EGET_KAPITAL,
            {
                "år": utgaende_eget_kapital(cell(OVRIGT), cell(ARETS_RESULTAT)),
                "föregående år": ingaende(eget),
            },
            Radslag.SUMMA,
        ),
        _saldo(AVSATTNINGAR),
        Rad("Skulder", slag=Radslag.RUBRIK),
        _saldo(LANGFRISTIGA),
        noter.rad_ur(p.NOT_SKULDER, KORTFRISTIGA, "6"),
        _summa(SKULDER, [LANGFRISTIGA, KORTFRISTIGA]),
        _summa(FINANSIERING, [EGET_KAPITAL, AVSATTNINGAR, SKULDER], Radslag.RESULTAT),
    )


def _avstamning() -> tuple[Rad, ...]:
    def skillnad(kolumn: str) -> Figur:
        return hela_oren(cell(TILLGANGAR, kolumn) - cell(FINANSIERING, kolumn))

    return (
        Rad(BALANSERAR, {k: skillnad(k) for k in ("år", "föregående år")}, Radslag.SUMMA),
        Rad(
            "Utslag",
            {k: utslag(cell(BALANSERAR, k), DELAR) for k in ("år", "föregående år")},
            format=Format.TEXT,
        ),
    )


def _saldo(namn: str) -> Rad:
    post = fast_post(FLIK, namn)
    return Rad(namn, {"år": utgaende(post), "föregående år": ingaende(post)})


def _summa(namn: str, delar: list[str], slag: Radslag = Radslag.SUMMA) -> Rad:
    celler = {k: Summa(cellerna(FLIK, delar, k)) for k in ("år", "föregående år")}
    return Rad(namn, celler, slag)
