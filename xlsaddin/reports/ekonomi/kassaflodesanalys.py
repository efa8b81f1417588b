"""Kassaflödesanalys: why likvida medel changed, by the indirect method."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Figur, OptionalCell
from xlsaddin.figures.funktion import hela_oren, utslag
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    investeringsredovisning as inv,
    resultatrakning as rr,
)
from xlsaddin.reports.ekonomi.perioden import arskolumner, i_perioden
from xlsaddin.reports.ekonomi.postfigur import cells_of, publicerad
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import BlockRow, Format, Rapport, RowKind
from xlsaddin.rules.kassaflode import fordringsforandring, kassaflode_lopande, skuldforandring
from xlsaddin.tabs.underlag import Underlag

TAB = "Kassaflödesanalys"
BOKDEL = Bokdel.EKONOMI
EJ_LIKVID = "Justering för ej likviditetspåverkande poster"
MEDEL = "Medel från verksamheten före förändring av rörelsekapital"
FORDRINGAR = "Ökning (-) / minskning (+) kortfristiga fordringar"
SKULDER = "Ökning (+) / minskning (-) kortfristiga skulder"
LOPANDE = "Kassaflöde för den löpande verksamheten"
INVESTERINGAR = "Kassaflöde från investeringar"
FINANSIERING = "Kassaflöde från finansiering"
ARETS = "Årets kassaflöde"
BORJAN = "Likvida medel vid årets början"
SLUT = "Likvida medel vid årets slut"
FORANDRING = "Förändring av likvida medel"
SKILLNAD = "Årets kassaflöde minus förändring av likvida medel"
_PUBLICERADE_RADER = (
    "Föregående års förändring av fordringar och skulder är publicerade belopp, avrundade för sig.",
)
DELAR = 3
"""Earlier years' published parts are rounded: årets resultat, fordringar and skulder."""


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    if not u.har_utgaende:
        skal = "Kassaflödet räknas när det finns utgående saldon på fliken Saldon."
        return utan_underlag(TAB, "Kassaflödesanalys", skal)
    rows = (*_lopande(u), *_arets(), *_likvida_medel())
    return Rapport(
        TAB,
        "Kassaflödesanalys",
        "Belopp i kr. Indirekt metod.",
        (
            block("", arskolumner(u), (_i_perioden(u, row) for row in rows)),
            block(
                "Avstämning", arskolumner(u, TAB), (_i_perioden(u, row) for row in _avstamning())
            ),
        ),
        noter=_PUBLICERADE_RADER if u.har_forra_aret(TAB) else (),
    )


def _i_perioden(u: Underlag, row: BlockRow) -> BlockRow:
    return row._replace(text=i_perioden(u, row.text), key=row.name)


def _cell(row: str, column: str = "år") -> Figur:
    return OptionalCell(TAB, row, column)


def _row(name: str, aret: Figur, forra: Figur, slag: RowKind = RowKind.POST) -> BlockRow:
    return BlockRow(name, {"år": aret, "föregående år": forra}, slag)


def _summa(name: str, delar: list[str], slag: RowKind = RowKind.SUMMA) -> BlockRow:
    aret, forra = (Summa(cells_of(TAB, delar, k)) for k in ("år", "föregående år"))
    return _row(name, aret, forra, slag)


def _andring(row: str) -> tuple[Figur, Figur]:
    return br.cell(row, "föregående år"), br.cell(row)


def _lopande(u: Underlag) -> tuple[BlockRow, ...]:
    ej_likvid = skuldforandring(*_andring(br.AVSATTNINGAR)) - rr.avskrivningar(u)
    fordringar = fordringsforandring(*_andring(br.FORDRINGAR))
    skulder = skuldforandring(*_andring(br.KORTFRISTIGA))
    lopande, forra_lopande = (
        kassaflode_lopande(_cell(MEDEL, k), _cell(FORDRINGAR, k), _cell(SKULDER, k))
        for k in ("år", "föregående år")
    )
    resultat = rr.ARETS_RESULTAT
    medel, forra_medel = (_cell(resultat, k) + _cell(EJ_LIKVID, k) for k in ("år", "föregående år"))
    return (
        _row(resultat, rr.cell(resultat), rr.cell(resultat, "föregående år")),
        _row(EJ_LIKVID, ej_likvid, publicerad(TAB, EJ_LIKVID)),
        _row(MEDEL, medel, forra_medel, RowKind.SUMMA),
        _row(FORDRINGAR, fordringar, publicerad(TAB, FORDRINGAR)),
        _row(SKULDER, skulder, publicerad(TAB, SKULDER)),
        _row(LOPANDE, lopande, forra_lopande, RowKind.SUMMA),
    )


def _arets() -> tuple[BlockRow, ...]:
    finansiering = skuldforandring(*_andring(br.LANGFRISTIGA))
    return (
        _row(INVESTERINGAR, -inv.cell(inv.ARETS), publicerad(TAB, INVESTERINGAR)),
        _row(FINANSIERING, finansiering, publicerad(TAB, FINANSIERING)),
        _summa(ARETS, [LOPANDE, INVESTERINGAR, FINANSIERING], RowKind.RESULTAT),
    )


def _likvida_medel() -> tuple[BlockRow, ...]:
    borjan, slut = _andring(br.KASSA)
    return (
        _row(BORJAN, borjan, publicerad(TAB, BORJAN)),
        _row(SLUT, slut, borjan),
    )


def _avstamning() -> tuple[BlockRow, ...]:
    def forandring(column: str) -> Figur:
        return _cell(SLUT, column) - _cell(BORJAN, column)

    def skillnad(column: str) -> Figur:
        return hela_oren(_cell(ARETS, column) - _cell(FORANDRING, column))

    def ord_(column: str, delar: int) -> Figur:
        return utslag(_cell(SKILLNAD, column), delar)

    ar, forra = "år", "föregående år"
    return (
        _row(FORANDRING, forandring(ar), forandring(forra)),
        _row(SKILLNAD, skillnad(ar), skillnad(forra), RowKind.SUMMA),
        BlockRow("Utslag", {ar: ord_(ar, 0), forra: ord_(forra, DELAR)}, format=Format.TEXT),
    )
