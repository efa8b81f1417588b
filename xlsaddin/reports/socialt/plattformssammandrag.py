"""Indikatorer per plattform: each plattform's outcomes and statuses, scored on its own events.

The whole is no average of these: Indikatorsammandrag pools the events of all plattformar anew.
Only pairs that have events or answers hold formulas; the others are not measured, and say so.
"""

from xlsaddin.domain.indikator import Kon, Maltyp
from xlsaddin.domain.status import Status
from xlsaddin.figures.figur import Cell, Figur, Kolumnomrade, Konstant
from xlsaddin.figures.funktion import Funktion, Om
from xlsaddin.figures.status import Malstatus
from xlsaddin.figures.summa import Villkor
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Rapport
from xlsaddin.reports.socialt import jamstalldhetstal as jt
from xlsaddin.reports.socialt.indikatorsammandrag import HUNDRA, INGA, cell as samlat
from xlsaddin.reports.socialt.socialsumma import MARGINAL, SAKNAS, antal, raknade, summa, utfall
from xlsaddin.tabs.socialt.poster import Budgetrad, budget, matta_plattformar
from xlsaddin.tabs.underlag import Underlag

FLIK = "Indikatorer per plattform"
UTFALL, STATUS = 0, 1
INGA_PLATTFORMAR = "Inga händelser eller enkätsvar är bokförda på en egen plattform."


def cell(block: int, id_: str, plattform: str) -> Cell:
    """Return an indicator's outcome or status at a plattform."""
    return Cell(FLIK, _nyckel(block, id_), plattform)


def kolumn(plattform: str) -> Kolumnomrade:
    """Return the column of a plattform's statuses; its rows are those of Indikatorsammandrag."""
    return Kolumnomrade(FLIK, STATUS, plattform)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    indikatorer, matta = budget(u), matta_plattformar(u)
    plattformar = [p for p in u.plattformar if p in matta]
    inga = INGA_PLATTFORMAR if indikatorer else INGA
    return Rapport(
        FLIK,
        "Indikatorer per plattform",
        "Utfall och status på varje plattforms egna händelser och enkätsvar.",
        (
            Block(
                "Utfall",
                tuple(Kolumn(p, p, Format.UTFALL, 14) for p in plattformar),
                tuple(
                    Rad(rad.indikator, _utfallen(u, rad, plattformar, matta), nyckel=nyckel)
                    for rad in indikatorer
                    if (nyckel := _nyckel(UTFALL, rad.id))
                )
                if plattformar
                else (Rad(inga, nyckel="inga utfall"),),
            ),
            Block(
                "Status",
                tuple(Kolumn(p, p, Format.TEXT, 14) for p in plattformar),
                tuple(
                    Rad(rad.indikator, _statusar(rad, plattformar, matta), nyckel=nyckel)
                    for rad in indikatorer
                    if (nyckel := _nyckel(STATUS, rad.id))
                )
                if plattformar
                else (Rad(inga, nyckel="inga statusar"),),
            ),
        ),
    )


def _nyckel(block: int, id_: str) -> str:
    return f"{'utfall' if block == UTFALL else 'status'} {id_}"


def _utfallen(
    u: Underlag, rad: Budgetrad, plattformar: list[str], matta: dict[str, set[str]]
) -> dict[str, Figur | str]:
    return {p: _utfall(u, rad, p) for p in plattformar if rad.id in matta[p]}


def _statusar(
    rad: Budgetrad, plattformar: list[str], matta: dict[str, set[str]]
) -> dict[str, Figur | str]:
    return {
        p: Malstatus(
            cell(UTFALL, rad.id, p),
            samlat(rad.id, "målvärde"),
            samlat(rad.id, "maltyp"),
            MARGINAL,
            rad.maltyp,
        )
        if rad.id in matta[p]
        else str(Status.EJ_MATT)
        for p in plattformar
    }


def _utfall(u: Underlag, rad: Budgetrad, plattform: str) -> Figur:
    har = (
        Villkor("Indikator", "=", samlat(rad.id, "id")),
        Villkor("Plattform", "=", Konstant(plattform)),
    )
    if rad.maltyp is Maltyp.KONSFORDELNING:
        kvinnor, man = (summa(rad, "Täljare", (*har, jt.av(kon))) for kon in Kon)
        return Funktion("MIN", (kvinnor, man), min) / (kvinnor + man)
    if rad.maltyp is Maltyp.KONSSKILLNAD:
        if not jt.per_kon(u, rad):
            bokford = Funktion("ABS", (summa(rad, "Täljare", har) / HUNDRA,), abs)
            return Om(antal(rad, har), "=", Konstant(0), SAKNAS, bokford)
        andelar = (
            summa(rad, "Täljare", (*har, jt.av(kon))) / summa(rad, "Nämnare", (*har, jt.av(kon)))
            for kon in Kon
        )
        kvinnornas, mannens = andelar
        return Funktion("ABS", (kvinnornas - mannens,), abs)
    return utfall(rad, raknade(rad, har), summa(rad, "Nämnare", har), antal(rad, har))
