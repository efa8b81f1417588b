"""Socialt bokslut: every indicator with target, result, status, weight and points, in words too."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from xlsaddin.figures.figur import Cell, Figur, Konstant, Tabellvarde
from xlsaddin.figures.funktion import Om
from xlsaddin.figures.text import Antal, Heltal, mening
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport
from xlsaddin.reports.socialt import impactindex as ii, indikatorsammandrag as sm
from xlsaddin.reports.socialt.indikatortext import mal, resultat, skal, symbol
from xlsaddin.reports.socialt.socialsumma import Given, OmFinns, indikatorvarde
from xlsaddin.tabs.socialt.poster import (
    Berattelse,
    Budgetrad,
    Malomrade,
    berattelser,
    budget,
    malomraden,
)
from xlsaddin.tabs.socialt.tabeller import HANDELSER, MALOMRADEN
from xlsaddin.tabs.underlag import Underlag

FLIK = "Socialt bokslut"
INGET_INDEX = "Index går inte att räkna: inga indikatorer är inlagda."
INGA_INDIKATORER = "Områdets indikatorer är inte inlagda på fliken Indikatorer."


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    indikatorer = budget(u)
    per_omrade = {
        namn: tuple(rader) for namn, rader in groupby(indikatorer, key=lambda r: r.malomrade)
    }
    texter = berattelser(u)
    rader: list[Rad] = []
    omraden = malomraden(u)
    for omrade in omraden:
        rader += _omrade(omrade, per_omrade.get(omrade.namn, ()), texter)
    if omraden:
        hela = {"skäl": indexmening(ii.TOTALT) if indikatorer else INGET_INDEX}
        rader.append(Rad(ii.TOTALT, hela, Radslag.RESULTAT, nyckel=ii.TOTALT))
    return Rapport(
        FLIK,
        "Socialt bokslut",
        "● nådd  ◐ nära (inga poäng)  ○ ej nådd  – ej mätt.",
        (
            Block(
                "",
                _kolumner(har_grund=any(rad.har_grund for rad in indikatorer)),
                tuple(rader) or (Rad(ii.INGA_OMRADEN, nyckel="inga"),),
            ),
        ),
        noter=(
            "Procent visas som heltal och jämförs oavrundade med målet.",
            "En fastställd status står kvar oberoende av siffrorna; skälet står bredvid.",
        ),
    )


def indexmening(namn: str) -> Figur:
    """Return the sentence on a målområde's index, or on that of the whole."""
    index, slag = ii.cell(namn, "index"), ii.cell(namn, "slå")
    matta = ii.ej_matta_i_ord(ii.cell(namn, "antal indikatorer"), ii.cell(namn, "ej mätta"))
    utslag = mening(
        "Impactindex ",
        Heltal(Given(index)),
        ": ",
        Antal(ii.cell(namn, "uppnått")),
        " av ",
        Antal(ii.cell(namn, "max")),
        " möjliga poäng, ",
        Heltal(Given(slag), tecken=True),
        " mot målet ",
        Antal(sm.IMPACTMAL),
        ". Indikatorer: ",
        matta,
        ".",
    )
    return OmFinns(index, utslag, mening("Index går inte att räkna: ", matta, "."))


def _kolumner(*, har_grund: bool) -> tuple[Kolumn, ...]:
    grund = (Kolumn("grund", "Viktens grund", Format.TEXT, 26),) if har_grund else ()
    return (
        Kolumn("mål", "Målnivå", Format.TEXT, 20),
        Kolumn("resultat", "Resultat", Format.TEXT, 24),
        Kolumn("status", "Status", Format.TEXT, 9),
        Kolumn("symbol", "Symbol", Format.TEXT, 8),
        Kolumn("vikt", "Vikt", Format.TAL, 6),
        Kolumn("poäng", "Poäng", Format.TAL, 7),
        Kolumn("skäl", "I ord", Format.TEXT, 64),
        *grund,
    )


def _omrade(
    omrade: Malomrade,
    indikatorer: Sequence[Budgetrad],
    texter: dict[str, list[Berattelse]],
) -> Iterator[Rad]:
    rubrik = f"Målområde {omrade.nummer}: {omrade.namn}"
    yield Rad(rubrik, slag=Radslag.RUBRIK, nyckel=f"rubrik {omrade.namn}")
    for kolumn, finns in (("Syfte", omrade.syfte), ("Mål", omrade.mal)):
        if finns:
            varde = Tabellvarde(MALOMRADEN.namn, kolumn, omrade.plats, fylld=True)
            yield Rad(kolumn, {"skäl": varde}, Radslag.TEXT, f"{kolumn}: {omrade.namn}")
    for mal_, rader in groupby(indikatorer, key=lambda rad: rad.mal):
        yield Rad(f"Mål: {mal_}", slag=Radslag.TEXT, nyckel=f"mål {omrade.namn}: {mal_}")
        for rad in rader:
            yield _indikator(rad)
            yield from (_berattelse(en) for en in texter.get(rad.id, ()))
    if not indikatorer:
        yield Rad(INGA_INDIKATORER, slag=Radslag.TEXT, nyckel=f"inga {omrade.namn}")
    sista = {"skäl": indexmening(omrade.namn) if indikatorer else INGET_INDEX}
    namn = f"Impactindex för målområdet {omrade.namn}"
    yield Rad(namn, sista, Radslag.SUMMA, nyckel=omrade.namn)


def _indikator(rad: Budgetrad) -> Rad:
    celler: dict[str, Figur] = {
        "mål": mal(rad),
        "resultat": resultat(rad),
        "status": sm.cell(rad.id, "status"),
        "symbol": symbol(Cell(FLIK, rad.id, "status")),
        "vikt": sm.cell(rad.id, "vikt"),
        "poäng": Om(sm.cell(rad.id, "räknas"), "=", ii.NADD, sm.cell(rad.id, "vikt"), Konstant(0)),
        "skäl": skal(rad, Cell(FLIK, rad.id, "mål")),
    }
    if rad.har_grund:
        celler["grund"] = indikatorvarde(rad, "Viktens grund")
    return Rad(f"{rad.id} {rad.indikator}", celler, Radslag.TEXT, rad.id)


def _berattelse(en: Berattelse) -> Rad:
    berattelsen = Tabellvarde(HANDELSER.namn, "Text", en.plats, fylld=True)
    nyckel = f"{en.indikator}, rad {en.plats}"
    namn = f"Berättelse till {en.indikator}, {en.plattform}"
    return Rad(namn, {"skäl": berattelsen}, Radslag.TEXT, nyckel)
