"""Flerårsöversikt: the development over six years."""

from xlsaddin.domain import post as p
from xlsaddin.figures.figur import Figur, Installning
from xlsaddin.reports.ekonomi import balansrakning as br, resultatrakning as rr
from xlsaddin.reports.ekonomi.postfigur import fast_post, med_ar, publicerad, utfall
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Rapport
from xlsaddin.rules.soliditet import soliditet
from xlsaddin.tabs.installningar import ANTAL_ANSTALLDA
from xlsaddin.tabs.underlag import Underlag

FLIK = p.FLERARSOVERSIKT
AR_BAKAT = 5
ESF_INTAKTER = "varav ESF-projekt (intäkter)"
ESF_KOSTNADER = "varav ESF-projekt (kostnader)"
EGET_KAPITAL = "Eget kapital"
SOLIDITET = "Soliditet"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    kolumner = (
        Kolumn("år", med_ar("", u) or "Året", Format.TKR, 12),
        *(
            Kolumn(f"år−{n}", med_ar("", u, n).strip().capitalize(), Format.TKR, 12)
            for n in range(1, AR_BAKAT + 1)
        ),
    )
    return Rapport(
        FLIK,
        "Översikt över verksamhetens utveckling",
        "Belopp i tkr. Kostnader med plus.",
        (Block("", kolumner, _rader()),),
        noter=("Tidigare års siffror är de publicerade. Tomt betyder att ingen siffra finns.",),
    )


def _rader() -> tuple[Rad, ...]:
    forra = "föregående år"

    def resultat(namn: str) -> tuple[Figur, Figur]:
        return rr.cell(namn), rr.cell(namn, forra)

    def kapital(kolumn: str) -> Figur:
        return br.cell(br.EGET_KAPITAL, kolumn)

    kostnader, forra_kostnader = resultat(rr.KOSTNADER)
    return (
        _rad(rr.INTAKTER, *resultat(rr.INTAKTER)),
        _rad(ESF_INTAKTER, utfall(fast_post(FLIK, ESF_INTAKTER))),
        _rad(rr.KOSTNADER, -kostnader, -forra_kostnader),
        _rad(ESF_KOSTNADER, utfall(fast_post(FLIK, ESF_KOSTNADER, tecken=-1))),
        _rad(rr.ARETS_RESULTAT, *resultat(rr.ARETS_RESULTAT)),
        _rad(EGET_KAPITAL, kapital("år"), kapital(forra)),
        _rad(SOLIDITET, _soliditet("år"), _soliditet(forra), Format.PROCENT),
        _rad(ANTAL_ANSTALLDA, Installning(ANTAL_ANSTALLDA), format_=Format.ANTAL),
    )


def _soliditet(kolumn: str) -> Figur:
    eget: Figur = br.cell(br.EGET_KAPITAL, kolumn)
    return soliditet(eget, br.cell(br.TILLGANGAR, kolumn))


def _rad(namn: str, aret: Figur, forra: Figur | None = None, format_: Format | None = None) -> Rad:
    """Return a row: this year, last year reckoned or published, earlier years as published."""
    celler = {"år": aret, "år−1": forra or publicerad(FLIK, namn)}
    celler |= {f"år−{n}": publicerad(FLIK, namn, n) for n in range(2, AR_BAKAT + 1)}
    return Rad(namn, celler, format=format_)
