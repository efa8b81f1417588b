"""Flerårsöversikt: the development over six years."""

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Figur, Installning
from xlsaddin.reports.ekonomi import balansrakning as br, resultatrakning as rr
from xlsaddin.reports.ekonomi.postfigur import fast_post, med_ar, publicerad, utfall
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport
from xlsaddin.rules.soliditet import soliditet
from xlsaddin.tabs.installningar import ANTAL_ANSTALLDA
from xlsaddin.tabs.underlag import Underlag

TAB = p.FLERARSOVERSIKT
BOKDEL = Bokdel.EKONOMI
AR_BAKAT = 5
ESF_INTAKTER = "varav ESF-projekt (intäkter)"
ESF_KOSTNADER = "varav ESF-projekt (kostnader)"
EGET_KAPITAL = "Eget kapital"
SOLIDITET = "Soliditet"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    columns = (
        BlockColumn("år", med_ar("", u) or "Året", Format.TKR, 12),
        *(
            BlockColumn(f"år−{n}", med_ar("", u, n).strip().capitalize(), Format.TKR, 12)
            for n in range(1, AR_BAKAT + 1)
        ),
    )
    return Rapport(
        TAB,
        "Översikt över verksamhetens utveckling",
        "Belopp i tkr. Kostnader med plus.",
        (Block("", columns, _rows()),),
        noter=("Tidigare års siffror är de publicerade. Tomt betyder att ingen siffra finns.",),
    )


def _rows() -> tuple[BlockRow, ...]:
    forra = "föregående år"

    def resultat(name: str) -> tuple[Figur, Figur]:
        return rr.cell(name), rr.cell(name, forra)

    def kapital(column: str) -> Figur:
        return br.cell(br.EGET_KAPITAL, column)

    kostnader, forra_kostnader = resultat(rr.KOSTNADER)
    return (
        _row(rr.INTAKTER, *resultat(rr.INTAKTER)),
        _row(ESF_INTAKTER, utfall(fast_post(TAB, ESF_INTAKTER))),
        _row(rr.KOSTNADER, -kostnader, -forra_kostnader),
        _row(ESF_KOSTNADER, utfall(fast_post(TAB, ESF_KOSTNADER, tecken=-1))),
        _row(rr.ARETS_RESULTAT, *resultat(rr.ARETS_RESULTAT)),
        _row(EGET_KAPITAL, kapital("år"), kapital(forra)),
        _row(SOLIDITET, _soliditet("år"), _soliditet(forra), Format.PROCENT),
        _row(ANTAL_ANSTALLDA, Installning(ANTAL_ANSTALLDA), format_=Format.ANTAL),
    )


def _soliditet(column: str) -> Figur:
    eget: Figur = br.cell(br.EGET_KAPITAL, column)
    return soliditet(eget, br.cell(br.TILLGANGAR, column))


def _row(
    name: str, aret: Figur, forra: Figur | None = None, format_: Format | None = None
) -> BlockRow:
    """Return a row: this year, last year reckoned or published, earlier years as published."""
    cells = {"år": aret, "år−1": forra or publicerad(TAB, name)}
    cells |= {f"år−{n}": publicerad(TAB, name, n) for n in range(2, AR_BAKAT + 1)}
    return BlockRow(name, cells, format=format_)
