"""Enkätsvar: every question with its answers by sex, and the share of the wanted answers."""

from collections.abc import Iterator
from typing import NamedTuple

from xlsaddin.domain.indikator import Kon
from xlsaddin.figures.figur import Cell, Figur, Konstant, Summa, Tabellvarde
from xlsaddin.figures.funktion import text
from xlsaddin.figures.summa import SummaOm, Villkor
from xlsaddin.figures.text import Antal, Heltal, mening
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.reports.socialt.socialsumma import Given, OmFinns
from xlsaddin.tabs.socialt.tabeller import ENKAT, JA
from xlsaddin.tabs.underlag import Underlag

FLIK = "Enkätsvar"
INGA = "Inga enkätsvar är inlagda på fliken Enkät."
OVRIGA = "övriga"


class Fraga(NamedTuple):
    """A question to a group in a survey; `svar` holds each answer and its first row, from 1."""

    enkat: str
    grupp: str
    fraga: str
    svar: tuple[tuple[str, int], ...]


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    rader: list[Rad] = []
    for nummer, fraga in enumerate(fragor(u), 1):
        rader += _fraga(nummer, fraga)
    return Rapport(
        FLIK,
        "Enkätsvar",
        "Antal svar. Andelen önskade svar är de önskade ÷ alla som har svarat på frågan.",
        (
            Block(
                "",
                (
                    Kolumn(Kon.KVINNOR, "Kvinnor", Format.ANTAL, 10),
                    Kolumn(Kon.MAN, "Män", Format.ANTAL, 10),
                    Kolumn(OVRIGA, "Kön inte uppgivet", Format.ANTAL, 12),
                    Kolumn("alla", "Alla", Format.ANTAL, 10),
                    Kolumn("andel", "Andel", Format.PROCENT, 10),
                    Kolumn("önskat", "Önskat svar", Format.TEXT, 10),
                    Kolumn("resultat", "Resultat", Format.TEXT, 26),
                ),
                tuple(rader) or (Rad(INGA),),
            ),
        ),
        noter=(
            "På fyrgradiga skalor är de två översta stegen önskade.",
            "Enkäten gäller hela året, också när perioden är ett tertial.",
        ),
    )


def fragor(u: Underlag) -> list[Fraga]:
    """Return the questions in the order of the table."""
    data = u.tabell(ENKAT)
    svar: dict[tuple[str, str, str], dict[str, int]] = {}
    for nummer, rad in zip(data.radnummer, data.rader(), strict=True):
        nyckel = (str(rad["Enkät"]), str(rad["Grupp"]), str(rad["Fråga"]))
        svar.setdefault(nyckel, {}).setdefault(str(rad["Svar"]), nummer - data.forsta_rad + 1)
    return [Fraga(*nyckel, tuple(deras.items())) for nyckel, deras in svar.items()]


def _fraga(nummer: int, fraga: Fraga) -> Iterator[Rad]:
    plats = fraga.svar[0][1]
    namn = f"{nummer}. {fraga.fraga} ({fraga.grupp}, {fraga.enkat})"
    yield Rad(namn, slag=Radslag.RUBRIK, nyckel=f"rubrik {nummer}")
    nycklar = []
    for svar, rad in fraga.svar:
        nycklar.append(f"{nummer}: {svar}")
        yield _svarsrad(svar, nycklar[-1], rad, f"{nummer}: alla")
    alla = {k: Summa(tuple(Cell(FLIK, n, k) for n in nycklar)) for k in (*Kon, OVRIGA, "alla")}
    yield Rad("Alla svar", alla, Radslag.SUMMA, f"{nummer}: alla")
    yield _onskade(nummer, plats)


def _villkor(plats: int) -> tuple[Villkor, ...]:
    return tuple(
        Villkor(kolumn, "=", Tabellvarde(ENKAT.namn, kolumn, plats, fylld=True))
        for kolumn in ("Enkät", "Grupp", "Fråga")
    )


def _per_kon(villkor: tuple[Villkor, ...]) -> dict[str, Figur]:
    """Return the answers by sex; missing where nobody's sex is given, or everybody's is."""
    av = {str(kon): Villkor("Kön", "=", text(kon)) for kon in Kon}
    av[OVRIGA] = Villkor("Kön", "tom", text(""))
    celler: dict[str, Figur] = {
        namn: SummaOm(ENKAT.namn, "Antal", (*villkor, ett), annars_saknas=True)
        for namn, ett in av.items()
    }
    return celler | {"alla": SummaOm(ENKAT.namn, "Antal", villkor)}


def _svarsrad(svar: str, nyckel: str, plats: int, alla: str) -> Rad:
    svaret = Villkor("Svar", "=", Tabellvarde(ENKAT.namn, "Svar", plats, fylld=True))
    celler = _per_kon((*_villkor(plats), svaret))
    celler["andel"] = Cell(FLIK, nyckel, "alla") / Cell(FLIK, alla, "alla")
    celler["önskat"] = Tabellvarde(ENKAT.namn, "Önskat svar", plats, fylld=True)
    return Rad(svar, celler, nyckel=nyckel)


def _onskade(nummer: int, plats: int) -> Rad:
    nyckel, alla = f"{nummer}: önskade", Cell(FLIK, f"{nummer}: alla", "alla")
    onskat = Villkor("Önskat svar", "=", Konstant(JA))
    celler = _per_kon((*_villkor(plats), onskat))
    antal, andel = Cell(FLIK, nyckel, "alla"), Cell(FLIK, nyckel, "andel")
    celler["andel"] = antal / alla
    ord_ = mening(Heltal(Given(andel), 100), " % (", Antal(antal), " av ", Antal(alla), ")")
    celler["resultat"] = OmFinns(andel, ord_, text("inga svar"))
    return Rad("Önskade svar", celler, Radslag.RESULTAT, nyckel)
