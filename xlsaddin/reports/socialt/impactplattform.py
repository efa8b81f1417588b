"""Impactindex per plattform and year: reckoned where there are events, else as published."""

from collections.abc import Sequence

from xlsaddin.domain.belopp import avrunda
from xlsaddin.domain.status import Status
from xlsaddin.figures.figur import Cell, Figur, Kolumnomrade, Konstant
from xlsaddin.figures.funktion import Funktion, Om, text
from xlsaddin.figures.status import Impactindex
from xlsaddin.figures.summa import AntalOm, SummaOm, Villkor
from xlsaddin.figures.text import Antal, mening
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.ekonomi.postfigur import med_ar, publicerad
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag
from xlsaddin.reports.socialt import indikatorsammandrag as sm, plattformssammandrag as pl
from xlsaddin.reports.socialt.socialsumma import OmFinns
from xlsaddin.tabs.ekonomi.tabeller import JAMFORELSEAR
from xlsaddin.tabs.socialt.poster import Malomrade, budget, matta_plattformar
from xlsaddin.tabs.socialt.tabeller import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag

FLIK = "Impactindex"
TOTALT = "Totalt"
INGA = "Inga index per plattform är räknade eller publicerade."
SAKNAS = "inte publicerat"


def post(plattform: str, omrade: str = TOTALT) -> str:
    """Return the name of a row, as a published index is named on the tab Jämförelseår.

    >>> post("Vuxentorget")
    'Vuxentorget: Totalt'
    """
    return f"{plattform}: {omrade}"


def hela_poang(skillnad: Figur) -> Figur:
    """Return a difference in whole index points, as the social year-ends print it."""
    return Funktion("ROUND", (skillnad, Konstant(0)), lambda tal, _: avrunda(tal))


def block(u: Underlag, omraden: Sequence[Malomrade]) -> Block:
    """Return the rows of every plattform that has an index, and of the whole."""
    publicerade = _publicerade(u)
    matta = matta_plattformar(u)
    ifyllda = {rad.id: rad.malomrade for rad in budget(u)}
    rader: list[Rad] = []
    for plattform in (HELA_FORBUNDET, *u.plattformar):
        hela = plattform == HELA_FORBUNDET
        raknade = {
            omrade for id_, omrade in ifyllda.items() if hela or id_ in matta.get(plattform, ())
        }
        namn = (TOTALT, *(omrade.namn for omrade in omraden))
        valda = [n for n in namn if n in raknade or post(plattform, n) in publicerade]
        if valda:
            rader.append(Rad(plattform, slag=Radslag.RUBRIK, nyckel=f"rubrik {plattform}"))
            alla = valda if TOTALT in valda else [TOTALT, *valda]
            rader += [_rad(plattform, n, raknas=bool(raknade)) for n in alla]
    if not rader:
        return Block("Per plattform och år", (), (Rad(INGA),))
    return Block(
        "Per plattform och år",
        (
            Kolumn("förra", med_ar("", u, 1).strip().capitalize(), Format.ANTAL, 10),
            Kolumn("år", med_ar("", u) or "Året", Format.ANTAL, 10),
            Kolumn("diff", "Skillnad", Format.SKILLNAD, 10),
            Kolumn("indikatorer", "Antal indikatorer", Format.ANTAL, 12),
            Kolumn("mätta", "Antal mätta", Format.ANTAL, 12),
            Kolumn("underlag", "Underlag", Format.TEXT, 12),
        ),
        tuple(rader),
    )


def _publicerade(u: Underlag) -> set[str]:
    kolumner = u.tabell(JAMFORELSEAR).kolumner
    par = zip(kolumner["Rapport"], kolumner["Post"], strict=True)
    return {str(namn) for rapport, namn in par if rapport == FLIK}


def _rad(plattform: str, namn: str, *, raknas: bool) -> Rad:
    nyckel = post(plattform, namn)
    celler: dict[str, Figur] = {"förra": publicerad(FLIK, nyckel)}
    if raknas and plattform == HELA_FORBUNDET:
        celler |= _av_helheten(HELA_FORBUNDET if namn == TOTALT else namn)
    elif raknas:
        celler |= _av_plattformen(plattform, nyckel, None if namn == TOTALT else namn)
    else:
        celler |= {"år": _publicerad_i_ar(nyckel)}
    return Rad(namn, celler | _jamfort(nyckel, raknas=raknas), nyckel=nyckel)


def _jamfort(nyckel: str, *, raknas: bool) -> dict[str, Figur]:
    def har(kolumn: str) -> Cell:
        return Cell(FLIK, nyckel, kolumn)

    ord_: Figur
    if raknas:
        matta = mening("räknat, ", Antal(har("mätta")), " av ", Antal(har("indikatorer")), " mätta")
        inga = text("inga indikatorer mätta")
        ord_ = Om(har("mätta"), "=", Konstant(0), inga, matta)
    else:
        bara_forra = OmFinns(har("förra"), text("bara förra året publicerat"), text(SAKNAS))
        ord_ = OmFinns(har("år"), text("publicerat, inte räknat"), bara_forra)
    return {"diff": hela_poang(har("år") - har("förra")), "underlag": ord_}


def _av_helheten(rad: str) -> dict[str, Figur]:
    alla = Cell(FLIK, rad, "antal indikatorer")
    return {
        "år": Cell(FLIK, rad, "index"),
        "indikatorer": alla + Konstant(0),
        "mätta": alla - Cell(FLIK, rad, "ej mätta"),
    }


def _av_plattformen(plattform: str, nyckel: str, omrade: str | None) -> dict[str, Figur]:
    status = pl.kolumn(plattform)
    i_omradet: tuple[Villkor, ...] = ()
    namn: tuple[Kolumnomrade, Figur] | tuple[None, None] = (None, None)
    if omrade is not None:
        i_omradet = (Villkor(sm.kolumn("område"), "=", text(omrade)),)
        namn = (sm.kolumn("område"), text(omrade))
    ej_matta = AntalOm("", (*i_omradet, Villkor(status, "=", text(Status.EJ_MATT))))
    alla = Cell(FLIK, omrade or HELA_FORBUNDET, "antal indikatorer")
    return {
        "år": Impactindex(sm.kolumn("vikt"), status, Cell(FLIK, nyckel, "mätta"), *namn),
        "indikatorer": alla + Konstant(0),
        "mätta": alla - ej_matta,
    }


def _publicerad_i_ar(nyckel: str) -> Figur:
    return SummaOm(
        JAMFORELSEAR.namn,
        "Belopp",
        (
            Villkor("År", "=", ks.ARET),
            Villkor("Rapport", "=", text(FLIK)),
            Villkor("Post", "=", text(nyckel)),
        ),
        annars_saknas=True,
    )
