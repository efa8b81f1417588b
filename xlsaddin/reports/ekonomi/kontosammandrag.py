"""Kontosammandrag: each row of the Kontoplan with its sums; every other report adds these up.

It keeps the ledger at one remove: a report's figure leads here, and from here into Huvudbok.
"""

import datetime as dt

from xlsaddin.domain.post import Kontorad
from xlsaddin.figures.figur import Cell, Figur, Installning, Kolumnomrade, Konstant, Tabellvarde
from xlsaddin.figures.funktion import Funktion, Om, text
from xlsaddin.figures.summa import SummaOm, Villkor
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Rapport
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tabeller import HUVUDBOK, KONTOPLAN, SALDON
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import serienummer

FLIK = "Kontosammandrag"
PERIODEN, RESULTATKONTON, BALANSKONTON = 0, 1, 2
VARDE = "värde"
JAMFORELSEAR = 5

ARET = Cell(FLIK, "År", VARDE)
FORSTA_DAG = Cell(FLIK, "Första dag", VARDE)
SISTA_DAG = Cell(FLIK, "Sista dag", VARDE)


def tidigare_ar(antal: int) -> Cell:
    """Return the cell that holds the year `antal` years before the workbook's."""
    return Cell(FLIK, _aret_namn(antal), VARDE)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    resultat = [rad for rad in u.kontorader if rad.fran >= u.forsta_resultatkonto]
    balans = [rad for rad in u.kontorader if rad.fran < u.forsta_resultatkonto]
    return Rapport(
        FLIK,
        "Kontosammandrag",
        "Belopp i kr. Varje rad är en rad på fliken Kontoplan.",
        (
            _perioden(),
            Block(
                "Resultatkonton",
                (*_KONTERING, Kolumn("utfall", "Utfall", Format.KR, 18)),
                tuple(_rad(u, rad, {"utfall": _utfall(rad)}) for rad in resultat),
            ),
            Block(
                "Balanskonton",
                (
                    *_KONTERING,
                    Kolumn("ingående", "Ingående", Format.KR, 18),
                    Kolumn("utgående", "Utgående", Format.KR, 18),
                ),
                tuple(
                    _rad(
                        u,
                        rad,
                        {"ingående": _saldo(rad, "Ingående"), "utgående": _saldo(rad, "Utgående")},
                    )
                    for rad in balans
                ),
            ),
        ),
        noter=(
            (
                "Samma konto kan stå på flera rader, en för varje rapport som det räknas i. "
                "Raderna ska därför inte läggas ihop med varandra."
            ),
        ),
    )


_KONTERING = (
    Kolumn("från", "Från konto", Format.KONTO, 12),
    Kolumn("till", "Till konto", Format.KONTO, 12),
    Kolumn("ansvar", "Ansvar", Format.TEXT, 10),
    Kolumn("projekt", "Projekt", Format.TEXT, 10),
    Kolumn("rapport", "Rapport", Format.TEXT, 24),
    Kolumn("post", "Post", Format.TEXT, 58),
)


def _perioden() -> Block:
    ar, period = ARET, Installning(inst.PERIOD)

    def dag(manad: int, dagen: int) -> Figur:
        return Funktion("DATE", (ar, Konstant(manad), Konstant(dagen)), _datum)

    slut = {namn: dag(*sista) for namn, sista in inst.SISTA_DAG.items()}
    sista = Om(period, "=", text(inst.TERTIAL_2), slut[inst.TERTIAL_2], slut[inst.HELAR])
    rader = [
        Rad("År", {VARDE: Installning(inst.AR)}, format=Format.KONTO),
        Rad("Första dag", {VARDE: dag(1, 1)}, format=Format.DATUM),
        Rad(
            "Sista dag",
            {VARDE: Om(period, "=", text(inst.TERTIAL_1), slut[inst.TERTIAL_1], sista)},
            format=Format.DATUM,
        ),
    ]
    rader += [
        Rad(_aret_namn(antal), {VARDE: ar - Konstant(antal)}, format=Format.KONTO)
        for antal in range(1, JAMFORELSEAR + 1)
    ]
    return Block("Arbetsbokens år och period", (Kolumn(VARDE, "Värde", bredd=14),), tuple(rader))


def _aret_namn(antal: int) -> str:
    return "Föregående år" if antal == 1 else f"{antal} år tidigare"


def _datum(ar: float, manad: float, dagen: float) -> float:
    return serienummer(dt.date(int(ar), int(manad), int(dagen)))


def _namn(rad: Kontorad) -> str:
    """Return the name that other cells use for the row; the user sees its row in Excel instead."""
    return f"kontorad {rad.nummer}"


def _rad(u: Underlag, rad: Kontorad, belopp: dict[str, Figur]) -> Rad:
    def falt(kolumn: str) -> Tabellvarde:
        return Tabellvarde(KONTOPLAN.namn, kolumn, rad.nummer)

    fran = falt("Från konto")
    celler: dict[str, Figur] = {
        "från": fran,
        "till": falt("Till konto") if rad.har_till else fran,
        "ansvar": falt("Ansvar"),
        "projekt": falt("Projekt"),
        "rapport": falt("Rapport"),
        "post": falt("Post"),
    }
    excelrad = u.tabell(KONTOPLAN).forsta_rad + rad.nummer - 1
    return Rad(f"Kontoplan, rad {excelrad}", celler | belopp, nyckel=_namn(rad))


def _i_intervallet(rad: Kontorad) -> tuple[Villkor, ...]:
    return (
        Villkor("Konto", ">=", Cell(FLIK, _namn(rad), "från")),
        Villkor("Konto", "<=", Cell(FLIK, _namn(rad), "till")),
    )


def _utfall(rad: Kontorad) -> Figur:
    return SummaOm(
        HUVUDBOK.namn,
        "Belopp",
        (
            *_i_intervallet(rad),
            Villkor("Ansvar", "om angiven", Cell(FLIK, _namn(rad), "ansvar")),
            Villkor("Projekt", "om angiven", Cell(FLIK, _namn(rad), "projekt")),
            Villkor("Datum", ">=", FORSTA_DAG),
            Villkor("Datum", "till och med dag", SISTA_DAG),
        ),
    )


def _saldo(rad: Kontorad, kolumn: str) -> Figur:
    return SummaOm(SALDON.namn, kolumn, _i_intervallet(rad))


def omrade(block: int, kolumn: str) -> Kolumnomrade:
    """Return a column of one of the blocks."""
    return Kolumnomrade(FLIK, block, kolumn)
