"""Kassaflödesanalys: why likvida medel changed, by the indirect method."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.figures.funktion import hela_oren, utslag
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    investeringsredovisning as inv,
    resultatrakning as rr,
)
from xlsaddin.reports.ekonomi.postfigur import arskolumner, cells_of, publicerad
from xlsaddin.reports.rapport import Block, BlockRow, Format, Rapport, RowKind
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
DELAR = 3
"""Earlier years' published parts are rounded: årets resultat, fordringar and skulder."""


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    return Rapport(
        TAB,
        "Kassaflödesanalys",
        "Belopp i kr. Indirekt metod.",
        (
            Block("", arskolumner(u), (*_lopande(), *_arets(), *_likvida_medel())),
            Block("Avstämning", arskolumner(u), _avstamning()),
        ),
        noter=(
            (
                "Föregående års förändring av fordringar och skulder är de publicerade beloppen, "
                "avrundade var för sig."
            ),
        ),
    )


def _cell(row: str, column: str = "år") -> Figur:
    return Cell(TAB, row, column)


def _row(name: str, aret: Figur, forra: Figur, slag: RowKind = RowKind.POST) -> BlockRow:
    return BlockRow(name, {"år": aret, "föregående år": forra}, slag)


def _summa(name: str, delar: list[str], slag: RowKind = RowKind.SUMMA) -> BlockRow:
    aret, forra = (Summa(cells_of(TAB, delar, k)) for k in ("år", "föregående år"))
    return _row(name, aret, forra, slag)


def _andring(row: str) -> tuple[Figur, Figur]:
    return br.cell(row, "föregående år"), br.cell(row)


def _lopande() -> tuple[BlockRow, ...]:
    ej_likvid = skuldforandring(*_andring(br.AVSATTNINGAR)) - rr.cell(rr.AVSKRIVNINGAR)
    fordringar = fordringsforandring(*_andring(br.FORDRINGAR))
    skulder = skuldforandring(*_andring(br.KORTFRISTIGA))
    lopande, forra_lopande = (
        kassaflode_lopande(_cell(MEDEL, k), _cell(FORDRINGAR, k), _cell(SKULDER, k))
        for k in ("år", "föregående år")
    )
    resultat = rr.ARETS_RESULTAT
    return (
        _row(resultat, rr.cell(resultat), rr.cell(resultat, "föregående år")),
        _row(EJ_LIKVID, ej_likvid, publicerad(TAB, EJ_LIKVID)),
        _summa(MEDEL, [resultat, EJ_LIKVID]),
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
