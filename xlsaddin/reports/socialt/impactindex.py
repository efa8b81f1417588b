"""Impactindex: per målområde and in total, simplified, and per plattform and year."""

from collections.abc import Container, Iterable, Sequence

from xlsaddin.domain.status import EjMatt, Status
from xlsaddin.figures.figur import Cell, Figur, Kolumnomrade, Konstant, Summa, Tabellvarde
from xlsaddin.figures.funktion import Om, text
from xlsaddin.figures.status import Impactindex
from xlsaddin.figures.summa import AntalOm, SummaOm, Villkor
from xlsaddin.figures.text import Antal, mening
from xlsaddin.reports.rapport import Block, Diagram, Format, Kolumn, Rad, Radslag, Rapport, Serie
from xlsaddin.reports.socialt import indikatorsammandrag as sm, plattformssammandrag as pl
from xlsaddin.reports.socialt.impactplattform import block as plattformsblock, hela_poang
from xlsaddin.rules.impactindex import slog_sitt_index
from xlsaddin.tabs.socialt.poster import Malomrade, budget, malomraden
from xlsaddin.tabs.socialt.tabeller import MALOMRADEN
from xlsaddin.tabs.underlag import Underlag

FLIK = "Impactindex"
TOTALT = "Hela förbundet"
FORENKLAT = "Förenklat index"
INGA_OMRADEN = "Inga målområden är inlagda på fliken Målområden."
MATARE, STAPLAR = "Nått index", "Kvar till 100"
INGA_INDIKATORER = "inga indikatorer inlagda"
NADD, EJ_MATT = text(Status.NADD), text(Status.EJ_MATT)
_MATARBLOCK = 2
_UNDERLAGET, _UNDERLAGETS_BREDD = 5, 26
"""The column where «Per plattform och år», further down, says in words what its indexes rest on."""


def cell(rad: str, kolumn: str) -> Cell:
    """Return a cell on a målområde's row, or on that of the whole."""
    return Cell(FLIK, rad, kolumn)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    omraden, indikatorer = malomraden(u), budget(u)
    ifyllda = {rad.malomrade for rad in indikatorer}
    har_poang = any(omrade.har_poang for omrade in omraden)
    rader = (*(_omrade(o, ifyllda) for o in omraden), _helheten(omraden, ifyllda))
    block = [
        Block("Per målområde", _kolumner(har_poang=har_poang), rader)
        if omraden
        else Block("Per målområde", (), (Rad(INGA_OMRADEN),)),
        plattformsblock(u, omraden),
    ]
    if ifyllda:
        namn = (*(o.namn for o in omraden if o.namn in ifyllda), TOTALT)
        rubrik = "Förenklat index: alla indikatorer väger lika (vår tolkning)"
        block[1:1] = [Block(rubrik, _FORENKLADE, tuple(map(_forenklat, namn))), _till_mataren()]
    return Rapport(
        FLIK,
        "Impactindex",
        "Index 0–100: de nådda indikatorernas vikt i procent av alla mätta indikatorers vikt.",
        tuple(block),
        noter=_noter(),
        diagram=_diagram() if ifyllda else (),
    )


def ej_matta_i_ord(antal: Figur, ej_matta: Figur) -> Figur:
    """Return in words how many indicators are not measured, and what the index does with them."""
    raknas = Om(
        sm.EJ_MATTA,
        "=",
        text(EjMatt.RAKNAS_SOM_EJ_NADD),
        text("räknas som ej nådda"),
        text("räknas inte"),
    )
    nagra = mening(Antal(ej_matta), " av ", Antal(antal), " ej mätta, ", raknas)
    alla = Om(ej_matta, "=", Konstant(0), text("alla mätta"), nagra)
    return Om(antal, "=", Konstant(0), text(INGA_INDIKATORER), alla)


def _kolumner(*, har_poang: bool) -> tuple[Kolumn, ...]:
    poang = (Kolumn("plan", "Planerade poäng", Format.TAL, 11),) if har_poang else ()
    kolumner = (
        Kolumn("viktning mål", "Viktning mål", Format.PROCENT, 10),
        Kolumn("viktning utfall", "Viktning utfall", Format.PROCENT, 10),
        *poang,
        Kolumn("antal mål", "Antal mål", Format.ANTAL, 8),
        Kolumn("antal indikatorer", "Antal indikatorer", Format.ANTAL, 12),
        Kolumn("max", "Maximalt impactvärde", Format.TAL, 12),
        Kolumn("uppnått", "Uppnått impactvärde", Format.TAL, 12),
        Kolumn("måluppfyllelse", "Måluppfyllelse", Format.PROCENT, 15),
        Kolumn("index", "Årets impactindex", Format.ANTAL, 18),
        Kolumn("slå", "Slå sitt index", Format.SKILLNAD, 16),
        Kolumn("ej mätta", "Ej mätta", Format.ANTAL, 8),
        Kolumn("mätt", "Mätning i ord", Format.TEXT, 34),
    )
    bred = kolumner[_UNDERLAGET]._replace(bredd=_UNDERLAGETS_BREDD)
    return (*kolumner[:_UNDERLAGET], bred, *kolumner[_UNDERLAGET + 1 :])


def _omrade(omrade: Malomrade, ifyllda: Container[str]) -> Rad:
    """Return the row of a målområde; without indicators only its plan, for nought is no count."""
    plan = _plan(omrade)
    if omrade.namn not in ifyllda:
        return Rad(omrade.namn, {**plan, "mätt": INGA_INDIKATORER})
    namn = Tabellvarde(MALOMRADEN.namn, "Målområde", omrade.plats, fylld=True)
    har = (Villkor(sm.kolumn("område"), "=", namn),)
    vikt, raknas = sm.kolumn("vikt"), sm.kolumn("räknas")
    ej_matta = Villkor(sm.kolumn("status"), "=", EJ_MATT)
    celler: dict[str, Figur] = {
        "antal mål": SummaOm("", sm.kolumn("nytt mål"), har),
        "antal indikatorer": AntalOm("", har),
        "max": SummaOm("", vikt, har) - SummaOm("", vikt, (*har, Villkor(raknas, "=", EJ_MATT))),
        "uppnått": SummaOm("", vikt, (*har, Villkor(raknas, "=", NADD))),
        "ej mätta": AntalOm("", (*har, ej_matta)),
        "index": Impactindex(
            vikt,
            raknas,
            cell(omrade.namn, "max"),
            sm.kolumn("område"),
            namn,
        ),
    }
    return Rad(omrade.namn, plan | celler | _raknat(omrade.namn))


def _plan(omrade: Malomrade) -> dict[str, Figur]:
    def falt(kolumn: str) -> Tabellvarde:
        return Tabellvarde(MALOMRADEN.namn, kolumn, omrade.plats, fylld=True)

    plan: dict[str, Figur] = {"viktning mål": falt("Planerad andel") / sm.HUNDRA}
    return plan | {"plan": falt("Planerade poäng")} if omrade.har_poang else plan


def _helheten(omraden: Sequence[Malomrade], ifyllda: Container[str]) -> Rad:
    def summan(kolumn: str, valda: Iterable[Malomrade]) -> Summa:
        return Summa(tuple(cell(omrade.namn, kolumn) for omrade in valda))

    celler: dict[str, Figur | str] = {"viktning mål": summan("viktning mål", omraden)}
    med_poang = [omrade for omrade in omraden if omrade.har_poang]
    if med_poang:
        celler["plan"] = summan("plan", med_poang)
    if not ifyllda:
        return Rad(TOTALT, celler | {"mätt": INGA_INDIKATORER}, Radslag.RESULTAT)
    raknade = [omrade for omrade in omraden if omrade.namn in ifyllda]
    kolumner = ("antal mål", "antal indikatorer", "max", "uppnått", "ej mätta")
    celler |= {kolumn: summan(kolumn, raknade) for kolumn in kolumner}
    celler["index"] = Impactindex(sm.kolumn("vikt"), sm.kolumn("räknas"), cell(TOTALT, "max"))
    return Rad(TOTALT, celler | _raknat(TOTALT), Radslag.RESULTAT)


def _raknat(namn: str) -> dict[str, Figur]:
    index: Figur = cell(namn, "index")
    return {
        "viktning utfall": cell(namn, "max") / cell(TOTALT, "max"),
        "måluppfyllelse": cell(namn, "uppnått") / cell(namn, "max"),
        "slå": hela_poang(slog_sitt_index(index, sm.IMPACTMAL)),
        "mätt": ej_matta_i_ord(cell(namn, "antal indikatorer"), cell(namn, "ej mätta")),
    }


_FORENKLADE = (
    Kolumn("nådda", "Antal nådda", Format.ANTAL, 10),
    Kolumn("räknade", "Antal räknade", Format.ANTAL, 10),
    Kolumn("förenklat", "Förenklat index", Format.ANTAL, 11),
    Kolumn("ej mätta", "Ej mätta", Format.ANTAL, 8),
)


def _forenklat(namn: str) -> Rad:
    nyckel = f"{FORENKLAT}: {namn}"
    raknas = sm.kolumn("räknas")
    omrade = (Villkor(sm.kolumn("område"), "=", text(namn)),) if namn != TOTALT else ()
    nadda = AntalOm("", (*omrade, Villkor(raknas, "=", NADD)))
    borta = AntalOm("", (*omrade, Villkor(raknas, "=", EJ_MATT)))
    celler: dict[str, Figur] = {
        "nådda": nadda,
        "räknade": cell(namn, "antal indikatorer") - borta,
        "förenklat": sm.HUNDRA * cell(nyckel, "nådda") / cell(nyckel, "räknade"),
        "ej mätta": cell(namn, "ej mätta"),
    }
    return Rad(namn, celler, Radslag.RESULTAT if namn == TOTALT else Radslag.POST, nyckel)


def _till_mataren() -> Block:
    index, kvar = cell(TOTALT, "index"), cell(STAPLAR, "värde")
    rader = (
        Rad(MATARE, {"värde": index}),
        Rad(STAPLAR, {"värde": sm.HUNDRA - cell(MATARE, "värde")}),
        Rad("Mätarens undre halva", {"värde": cell(MATARE, "värde") + kvar}),
    )
    return Block("Till mätaren", (Kolumn("värde", "Värde", Format.ANTAL, 10),), rader)


def _diagram() -> tuple[Diagram, ...]:
    return (
        Diagram(
            "Impactindex, hela förbundet",
            "Mätare från 0 till 100: den gröna delen är årets impactindex för hela förbundet.",
            Kolumnomrade(FLIK, _MATARBLOCK, "text"),
            (Serie("Impactindex", Kolumnomrade(FLIK, _MATARBLOCK, "värde")),),
            Format.ANTAL,
            "gauge",
            bredvid=1,
        ),
        Diagram(
            "Impactindex per målområde",
            "Liggande staplar: årets impactindex för varje målområde och för hela förbundet.",
            Kolumnomrade(FLIK, 0, "text"),
            (Serie("Årets impactindex", Kolumnomrade(FLIK, 0, "index")),),
            Format.ANTAL,
            "bar",
            bredvid=3,
        ),
    )


def _noter() -> tuple[str, ...]:
    return (
        "Nära mål ger inga poäng. Index visas som heltal, halva uppåt, och räknas oavrundat.",
        "Helheten är inget medelvärde: alla plattformars tal läggs ihop och bedöms på nytt.",
        (
            "Förenklat index används för etableringsprocessen men dess formel är inte publicerad. "
            "Här är det 100 × antal nådda ÷ antal mätta indikatorer. Det är vår tolkning."
        ),
        f"Plattformarnas egna statusar står på fliken {pl.FLIK}.",
    )
