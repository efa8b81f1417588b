"""Genomströmning: how many left, and to what, per plattform and in total, against the targets.

Each share has its own denominator: those who left ÷ all who took part; positive solutions ÷ those
who left; work and studies ÷ positive solutions.
"""

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.indikator import FLODEN, Kon, Matning
from xlsaddin.figures.figur import Cell, Figur, Kolumnomrade, Konstant, Varde
from xlsaddin.figures.funktion import Funktion, Om
from xlsaddin.figures.summa import Villkor
from xlsaddin.figures.text import Antal, Heltal, mening
from xlsaddin.reports.rapport import Block, Diagram, Format, Kolumn, Rad, Radslag, Rapport, Serie
from xlsaddin.reports.socialt import indikatorsammandrag as sm, plattformssammandrag as pl
from xlsaddin.reports.socialt.indikatortext import mal, symbol
from xlsaddin.reports.socialt.jamstalldhetstal import av
from xlsaddin.reports.socialt.socialsumma import SAKNAS, Given, OmFinns, summa
from xlsaddin.rules.genomstromning import genomstromning
from xlsaddin.tabs.socialt.poster import Budgetrad, budget, matta_plattformar
from xlsaddin.tabs.socialt.tabeller import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag

FLIK = "Genomströmning"
INGA = "Ingen indikator på fliken Indikatorer mäts med genomströmning eller dess följder."
_RUBRIKER = {
    Matning.GENOMSTROMNING: ("Avslutade", "Deltagare"),
    Matning.POSITIV_LOSNING: ("Positiv lösning", "Avslutade"),
    Matning.ARBETE: ("Till arbete", "Positiv lösning"),
    Matning.STUDIER: ("Till studier", "Positiv lösning"),
}


def cell(rad: Budgetrad, plattform: str, kolumn: str) -> Cell:
    """Return a cell of an indicator's row for a plattform, or for the whole."""
    return Cell(FLIK, _nyckel(rad, plattform), kolumn)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    floden = sorted(
        (rad for rad in budget(u) if rad.matning in FLODEN),
        key=lambda rad: FLODEN.index(rad.matning),
    )
    matta = matta_plattformar(u)
    tomt = Block("Flöden", (), (Rad(INGA),))
    har_diagram = bool(floden) and floden[0].matning is Matning.GENOMSTROMNING
    return Rapport(
        FLIK,
        "Genomströmning",
        "Andelar av det som står i kolumnen bredvid. Helheten är alla plattformars tal ihop.",
        tuple(_block(rad, u, matta) for rad in floden) or (tomt,),
        noter=("Genomströmning = årets avslut ÷ alla som har deltagit under året.",),
        diagram=_diagram(floden[0]) if har_diagram else (),
    )


def _nyckel(rad: Budgetrad, plattform: str) -> str:
    return f"{rad.id}: {plattform}"


def _block(rad: Budgetrad, u: Underlag, matta: dict[str, set[str]]) -> Block:
    taljare, namnare = _RUBRIKER[rad.matning]
    plattformar = [p for p in u.plattformar if rad.id in matta.get(p, ())]
    return Block(
        f"{rad.id} {rad.indikator}",
        (
            Kolumn("täljare", taljare, Format.TAL, 11),
            Kolumn("nämnare", namnare, Format.TAL, 11),
            Kolumn("andel", "Andel", Format.PROCENT, 9),
            Kolumn("kvinnor", "Kvinnor", Format.PROCENT, 9),
            Kolumn("män", "Män", Format.PROCENT, 9),
            Kolumn("målet", "Mål", Format.PROCENT, 9),
            Kolumn("mål", "Målnivå", Format.TEXT, 15),
            Kolumn("resultat", "Resultat", Format.TEXT, 24),
            Kolumn("status", "Status", Format.TEXT, 9),
            Kolumn("symbol", "Symbol", Format.TEXT, 8),
        ),
        tuple(_rad(rad, plattform) for plattform in (*plattformar, HELA_FORBUNDET)),
    )


def _rad(rad: Budgetrad, plattform: str) -> Rad:
    hela = plattform == HELA_FORBUNDET
    har: tuple[Villkor, ...] = (Villkor("Indikator", "=", sm.cell(rad.id, "id")),)
    if not hela:
        har += (Villkor("Plattform", "=", Konstant(plattform)),)
    taljare, namnare, status = (
        cell(rad, plattform, kolumn) for kolumn in ("täljare", "nämnare", "status")
    )
    celler: dict[str, Figur] = {
        "täljare": summa(rad, "Täljare", har),
        "nämnare": summa(rad, "Nämnare", har),
        "andel": andel(rad, taljare, namnare),
        "målet": sm.cell(rad.id, "målvärde"),
        "mål": mal(rad),
        "resultat": _resultat(rad, plattform),
        "status": sm.cell(rad.id, "status") if hela else pl.cell(pl.STATUS, rad.id, plattform),
        "symbol": symbol(status),
    }
    for kon in Kon:
        delar = (summa(rad, k, (*har, av(kon))) for k in ("Täljare", "Nämnare"))
        konets_taljare, konets_namnare = delar
        celler[str(kon)] = konets_taljare / konets_namnare
    slag = Radslag.RESULTAT if hela else Radslag.POST
    return Rad(plattform, celler, slag, _nyckel(rad, plattform))


def andel(rad: Budgetrad, taljare: Figur, namnare: Figur) -> Figur:
    """Return the share; that of genomströmning by its own worksheet function."""
    if rad.matning is not Matning.GENOMSTROMNING:
        return taljare / namnare
    funktion = Funktion("GENOMSTROMNING", (taljare, namnare), _genomstromning)
    return Om(namnare, "=", Konstant(0), SAKNAS, funktion)


def _genomstromning(avslutade: float, deltagare: float) -> Varde:
    try:
        return genomstromning(avslutade, deltagare)
    except XlsAddinError:
        return "#NUM!"


def _resultat(rad: Budgetrad, plattform: str) -> Figur:
    andelen = cell(rad, plattform, "andel")
    taljare, namnare = (cell(rad, plattform, k) for k in ("täljare", "nämnare"))
    ord_ = mening(Heltal(Given(andelen), 100), " % (", Antal(taljare), " av ", Antal(namnare), ")")
    return OmFinns(andelen, ord_, Konstant("ej mätt"))


def _diagram(rad: Budgetrad) -> tuple[Diagram, ...]:
    return (
        Diagram(
            f"{rad.indikator} per plattform, mot målet",
            "Stapeldiagram: genomströmningen för varje plattform och för hela förbundet, "
            "bredvid målet.",
            Kolumnomrade(FLIK, 0, "text"),
            (
                Serie("Andel", Kolumnomrade(FLIK, 0, "andel")),
                Serie("Mål", Kolumnomrade(FLIK, 0, "målet")),
            ),
            Format.PROCENT,
        ),
    )
