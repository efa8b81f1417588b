"""Balanskravsresultat: the result that the balance requirement looks at, and what is to restore."""

from collections.abc import Iterator

from xlsaddin.domain import post as p
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.data import Installning
from xlsaddin.figures.enligt import Enligt
from xlsaddin.figures.figur import Figur, Konstant, OptionalCell
from xlsaddin.figures.funktion import Funktion
from xlsaddin.figures.summa import Summa
from xlsaddin.parameters.uppslag import gallande
from xlsaddin.reports.ekonomi import kontosammandrag as ks, resultatrakning as rr
from xlsaddin.reports.ekonomi.perioden import arskolumner, i_perioden, med_ar
from xlsaddin.reports.ekonomi.postfigur import cells_of, publicerad, utfall
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import BlockColumn, BlockRow, Rapport, RowKind
from xlsaddin.rules.balanskrav import (
    att_aterstalla,
    balanskravsresultat,
    efter_balanskravsjusteringar,
)
from xlsaddin.tabs.installningar import RESERV
from xlsaddin.tabs.underlag import Underlag

TAB = p.BALANSKRAVSRESULTAT
BOKDEL = Bokdel.EKONOMI
ENLIGT_RR = "Årets resultat enligt resultaträkningen"
JUSTERINGAR = "Summa balanskravsjusteringar"
EFTER = "Årets resultat efter balanskravsjusteringar"
RESERVEN = "Justering av reserven"
RESULTAT = "Balanskravsresultat"
ATT_ATERSTALLA = "Negativa balanskravsresultat att återställa"
FORRA = "föregående år"


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    if not u.har_utfall:
        skal = "Balanskravsresultatet görs när det finns rader på fliken Huvudbok."
        return utan_underlag(TAB, "Balanskravsresultat", skal)
    aren = (
        BlockColumn("resultat", "Balanskravsresultat", width=20),
        BlockColumn("kvar", "Kvar att återställa", width=20),
    )
    delar = [block("", arskolumner(u, TAB, rr.TAB), _rows(u))]
    if aterstallning := tuple(_aterstallning(u)):
        delar.append(block("Negativa resultat och återställning, år för år", aren, aterstallning))
    tertial = () if u.helar else ("Balanskravet prövas på hela året: här är perioden till nu.",)
    return Rapport(
        TAB,
        "Balanskravsresultat",
        "Belopp i kr.",
        tuple(delar),
        noter=(
            (
                "Realisationsvinster dras av, tillåtna förluster läggs till och orealiserade "
                "förändringar räknas bort; vilka konton det gäller står på fliken Kontoplan."
            ),
            "Skälet till ett undantag skrivs på fliken Kommentarer och visas bredvid sin rad.",
            *tertial,
        ),
    )


def _rows(u: Underlag) -> Iterator[BlockRow]:
    poster = u.poster(TAB)
    resultat = rr.cell(rr.ARETS_RESULTAT), rr.cell(rr.ARETS_RESULTAT, FORRA)
    efter = efter_balanskravsjusteringar(_cell(ENLIGT_RR), _cell(JUSTERINGAR))
    yield _row(u, ENLIGT_RR, *resultat)
    for post in poster:
        yield _row(u, post.name, utfall(post))
    yield _row(u, JUSTERINGAR, Summa(cells_of(TAB, [post.name for post in poster], "år")))
    yield _row(u, EFTER, efter, slag=RowKind.SUMMA)
    reserv = Installning(RESERV, 0)
    namn, forra_namn = (f"Justering {_reservens_namn(u, ar)}" for ar in (u.ar, u.ar - 1))
    if u.installningar.get(RESERV) is not None or u.forra_aret(TAB, forra_namn):
        row = _row(u, RESERVEN, reserv, publicerad(TAB, forra_namn))
        yield row._replace(text=namn)
        resultatet = balanskravsresultat(_cell(EFTER), _cell(RESERVEN))
    else:
        resultatet = balanskravsresultat(_cell(EFTER), reserv)
    yield _row(u, RESULTAT, resultatet, slag=RowKind.RESULTAT)
    senast = 0 if u.helar else 1
    tidigare = _ar_med_resultat(u)
    if u.helar or tidigare:
        yield _row(u, ATT_ATERSTALLA, _kvar(senast), _kvar(1) if 1 in tidigare else None)


def _reservens_namn(u: Underlag, ar: int) -> str:
    """Return what the reserve is called in a year."""
    day = u.balansdag.replace(year=ar) if u.ar else u.balansdag
    return str(gallande("resultatreserv", day)["varde"])


def _ar_med_resultat(u: Underlag) -> list[int]:
    """Return how many years ago each year with a published result is, the earliest first."""
    return [
        n
        for n in range(ks.JAMFORELSEAR, 0, -1)
        if {(u.ar - n, TAB, RESULTAT), (u.ar - n, TAB, ATT_ATERSTALLA)} & u.publicerade.keys()
    ]


def _aterstallning(u: Underlag) -> Iterator[BlockRow]:
    """Yield a row a year: its result, and what is left to restore when it has been counted."""
    kvar: Figur = Konstant(0)
    for n in _ar_med_resultat(u):
        resultat = publicerad(TAB, RESULTAT, n)
        sagt = (u.ar - n, TAB, ATT_ATERSTALLA) in u.publicerade
        figur = publicerad(TAB, ATT_ATERSTALLA, n) if sagt else _efter(kvar, _resultat(n))
        yield BlockRow(str(u.ar - n), {"resultat": resultat, "kvar": figur}, key=_ar(n))
        kvar = _kvar(n)
    if u.helar:
        cells = {"resultat": _cell(RESULTAT), "kvar": _efter(kvar, _resultat(0))}
        yield BlockRow(med_ar("", u) or "Året", cells, RowKind.SUMMA, _ar(0))


def _efter(fore: Figur, resultat: Figur) -> Figur:
    """Return what is left to restore after a year, by the rule."""
    skrivet = Funktion("MIN", (Konstant(0), fore + resultat), min)
    return Enligt(att_aterstalla, (fore, resultat), skrivet)


def _ar(tidigare: int) -> str:
    return f"{tidigare} år tidigare"


def _kvar(tidigare: int) -> Figur:
    return OptionalCell(TAB, _ar(tidigare), "kvar")


def _resultat(tidigare: int) -> Figur:
    return OptionalCell(TAB, _ar(tidigare), "resultat")


def _cell(row: str) -> Figur:
    return OptionalCell(TAB, row, "år")


def _row(
    u: Underlag, name: str, aret: Figur, forra: Figur | None = None, slag: RowKind = RowKind.POST
) -> BlockRow:
    cells = {"år": aret, FORRA: forra or publicerad(TAB, name)}
    return BlockRow(i_perioden(u, name), cells, slag, name)
