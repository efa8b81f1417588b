"""Kassaflödesanalys: why likvida medel changed, by the indirect method."""

from xlsaddin.figures.figur import Cell, Figur, Summa
from xlsaddin.figures.funktion import hela_oren, utslag
from xlsaddin.reports.ekonomi import (
    balansrakning as br,
    investeringsredovisning as inv,
    resultatrakning as rr,
)
from xlsaddin.reports.ekonomi.postfigur import arskolumner, cellerna, publicerad
from xlsaddin.reports.rapport import Block, Format, Rad, Radslag, Rapport
from xlsaddin.rules.kassaflode import fordringsforandring, kassaflode_lopande, skuldforandring
from xlsaddin.tabs.underlag import Underlag

FLIK = "Kassaflödesanalys"
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
        FLIK,
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


def _cell(rad: str, kolumn: str = "år") -> Figur:
    return Cell(FLIK, rad, kolumn)


def _rad(namn: str, aret: Figur, forra: Figur, slag: Radslag = Radslag.POST) -> Rad:
    return Rad(namn, {"år": aret, "föregående år": forra}, slag)


def _summa(namn: str, delar: list[str], slag: Radslag = Radslag.SUMMA) -> Rad:
    aret, forra = (Summa(cellerna(FLIK, delar, k)) for k in ("år", "föregående år"))
    return _rad(namn, aret, forra, slag)


def _andring(rad: str) -> tuple[Figur, Figur]:
    return br.cell(rad, "föregående år"), br.cell(rad)


def _lopande() -> tuple[Rad, ...]:
    ej_likvid = skuldforandring(*_andring(br.AVSATTNINGAR)) - rr.cell(rr.AVSKRIVNINGAR)
    fordringar = fordringsforandring(*_andring(br.FORDRINGAR))
    skulder = skuldforandring(*_andring(br.KORTFRISTIGA))
    lopande, forra_lopande = (
        kassaflode_lopande(_cell(MEDEL, k), _cell(FORDRINGAR, k), _cell(SKULDER, k))
        for k in ("år", "föregående år")
    )
    resultat = rr.ARETS_RESULTAT
    return (
        _rad(resultat, rr.cell(resultat), rr.cell(resultat, "föregående år")),
        _rad(EJ_LIKVID, ej_likvid, publicerad(FLIK, EJ_LIKVID)),
        _summa(MEDEL, [resultat, EJ_LIKVID]),
        _rad(FORDRINGAR, fordringar, publicerad(FLIK, FORDRINGAR)),
        _rad(SKULDER, skulder, publicerad(FLIK, SKULDER)),
        _rad(LOPANDE, lopande, forra_lopande, Radslag.SUMMA),
    )


def _arets() -> tuple[Rad, ...]:
    finansiering = skuldforandring(*_andring(br.LANGFRISTIGA))
    return (
        _rad(INVESTERINGAR, -inv.cell(inv.ARETS), publicerad(FLIK, INVESTERINGAR)),
        _rad(FINANSIERING, finansiering, publicerad(FLIK, FINANSIERING)),
        _summa(ARETS, [LOPANDE, INVESTERINGAR, FINANSIERING], Radslag.RESULTAT),
    )


def _likvida_medel() -> tuple[Rad, ...]:
    borjan, slut = _andring(br.KASSA)
    return (
        _rad(BORJAN, borjan, publicerad(FLIK, BORJAN)),
        _rad(SLUT, slut, borjan),
    )


def _avstamning() -> tuple[Rad, ...]:
    def forandring(kolumn: str) -> Figur:
        return _cell(SLUT, kolumn) - _cell(BORJAN, kolumn)

    def skillnad(kolumn: str) -> Figur:
        return hela_oren(_cell(ARETS, kolumn) - _cell(FORANDRING, kolumn))

    def ord_(kolumn: str, delar: int) -> Figur:
        return utslag(_cell(SKILLNAD, kolumn), delar)

    ar, forra = "år", "föregående år"
    return (
        _rad(FORANDRING, forandring(ar), forandring(forra)),
        _rad(SKILLNAD, skillnad(ar), skillnad(forra), Radslag.SUMMA),
        Rad("Utslag", {ar: ord_(ar, 0), forra: ord_(forra, DELAR)}, format=Format.TEXT),
    )
