"""Indikatorsammandrag: each indicator with its sums, outcome, status and points.

It keeps the social ledger at one remove, as Kontosammandrag does the economy's: a figure in the
social reports leads here, and from here into Social bokföring or Enkät.
"""

from xlsaddin.domain.indikator import ANDELAR, FORANDRINGAR, Enhet, Maltyp
from xlsaddin.domain.status import EjMatt, Status
from xlsaddin.figures.figur import (
    Cell,
    Figur,
    Installning,
    Kolumnomrade,
    Konstant,
    Tabellvarde,
)
from xlsaddin.figures.funktion import Funktion, Om, text
from xlsaddin.figures.status import FLEST_ANROP, Malstatus
from xlsaddin.figures.summa import Villkor
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Rapport
from xlsaddin.reports.socialt import jamstalldhetstal as jt
from xlsaddin.reports.socialt.socialsumma import (
    FASTA,
    MARGINAL,
    antal,
    indikatorvarde,
    raknade,
    summa,
    utfall,
)
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.socialt.poster import Budgetrad, budget
from xlsaddin.tabs.underlag import Underlag

FLIK = "Indikatorsammandrag"
INDIKATORER, INSTALLNINGAR = 0, 1
INGA = "Inga indikatorer är inlagda på fliken Indikatorer."
VARDE = ks.VARDE
EJ_MATTA = Cell(FLIK, inst.EJ_MATT, VARDE)
IMPACTMAL = Cell(FLIK, inst.IMPACTMAL, VARDE)
HUNDRA = Konstant(100)


def cell(id_: str, kolumn: str) -> Cell:
    """Return a cell on an indicator's row."""
    return Cell(FLIK, id_, kolumn)


def kolumn(namn: str) -> Kolumnomrade:
    """Return a column of the indicators."""
    return Kolumnomrade(FLIK, INDIKATORER, namn)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    indikatorer = budget(u)
    nativ = len(indikatorer) > FLEST_ANROP
    forra = (None, *indikatorer)
    rader = tuple(
        _rad(u, rad, fore, nativ=nativ) for rad, fore in zip(indikatorer, forra, strict=False)
    )
    return Rapport(
        FLIK,
        "Indikatorsammandrag",
        "Varje rad är en rad på fliken Indikatorer. De sociala rapporterna hämtar sina tal här.",
        (
            Block("Indikatorer", _KOLUMNER, rader or (Rad(INGA),)),
            Block("Inställningar", (Kolumn(VARDE, "Värde", Format.TEXT, 18),), _installningar()),
        ),
        noter=(
            "Utfall är en andel (0,41 är 41 %), ett antal eller en förändring, efter måltypen.",
            "Där statusen är fastställd av förbundet står vad talen säger i «Av siffrorna».",
        ),
    )


_KOLUMNER = (
    Kolumn("id", "Id", Format.TEXT, 9),
    Kolumn("område", "Målområde", Format.TEXT, 28),
    Kolumn("maltyp", "Måltyp", Format.TEXT, 20),
    Kolumn("täljare", "Täljare", Format.TAL, 10),
    Kolumn("nämnare", "Nämnare", Format.TAL, 10),
    Kolumn("antal", "Rader i underlaget", Format.ANTAL, 10),
    Kolumn("utfall", "Utfall", Format.UTFALL, 10),
    Kolumn("målvärde", "Mål", Format.UTFALL, 10),
    Kolumn("status", "Status", Format.TEXT, 11),
    Kolumn("mätning", "Av siffrorna", Format.TEXT, 12),
    Kolumn("räknas", "Räknas som", Format.TEXT, 11),
    Kolumn("vikt", "Vikt", Format.TAL, 8),
    Kolumn("nytt mål", "Nytt mål", Format.ANTAL, 8),
)


def _installningar() -> tuple[Rad, ...]:
    return tuple(
        Rad(nyckel, {VARDE: Installning(nyckel, inst.standard(nyckel))}) for nyckel in FASTA
    )


def _rad(u: Underlag, rad: Budgetrad, fore: Budgetrad | None, *, nativ: bool) -> Rad:
    def har(kolumn: str) -> Cell:
        return cell(rad.id, kolumn)

    matning = Malstatus(
        har("utfall"), har("målvärde"), har("maltyp"), MARGINAL, rad.maltyp if nativ else None
    )
    ej_nadd = Om(
        EJ_MATTA, "=", text(EjMatt.RAKNAS_SOM_EJ_NADD), text(Status.EJ_NADD), har("status")
    )
    celler: dict[str, Figur] = {
        "id": indikatorvarde(rad, "Id"),
        "område": indikatorvarde(rad, "Målområde"),
        "maltyp": indikatorvarde(rad, "Måltyp"),
        **_tal(u, rad),
        "målvärde": malvarde(rad),
        "status": matning,
        "räknas": Om(har("status"), "=", text(Status.EJ_MATT), ej_nadd, har("status")),
        "vikt": indikatorvarde(rad, "Vikt"),
        "nytt mål": _nytt_mal(rad, fore),
    }
    if rad.faststalld:
        fast = indikatorvarde(rad, "Fastställd status")
        celler |= {"mätning": matning, "status": fast}
    return Rad(rad.indikator, celler, nyckel=rad.id)


def malvarde(rad: Budgetrad) -> Figur:
    """Return the target in the outcome's unit: shares 0-1; missing where none is written."""
    mal = Tabellvarde(indikatorvarde(rad, "Id").tabell, "Målvärde", rad.plats, rad.har_mal)
    i_procent = rad.enhet is not Enhet.ANTAL and rad.maltyp not in FORANDRINGAR
    return mal / HUNDRA if i_procent else mal


def _tal(u: Underlag, rad: Budgetrad) -> dict[str, Figur]:
    """Return the sums that an outcome is made of, and the outcome."""
    id_ = (Villkor("Indikator", "=", cell(rad.id, "id")),)
    taljare, namnare, rader = (cell(rad.id, k) for k in ("täljare", "nämnare", "antal"))
    if rad.maltyp in ANDELAR:
        taljaren, namnaren = (summa(rad, k, id_) for k in ("Täljare", "Nämnare"))
        return {"täljare": taljaren, "nämnare": namnaren, "utfall": taljare / namnare}
    celler: dict[str, Figur] = {"antal": antal(rad, id_)}
    if rad.maltyp is Maltyp.KONSFORDELNING:
        kvinnor, man = jt.antal(rad)
        celler |= {"täljare": Funktion("MIN", (kvinnor, man), min), "nämnare": kvinnor + man}
        return celler | {"utfall": taljare / namnare}
    if rad.maltyp is Maltyp.KONSSKILLNAD:
        return celler | {"utfall": jt.skillnad(u, rad)}
    celler |= {"täljare": raknade(rad, id_), "nämnare": summa(rad, "Nämnare", id_)}
    return celler | {"utfall": utfall(rad, taljare, namnare, rader)}


def _nytt_mal(rad: Budgetrad, fore: Budgetrad | None) -> Figur:
    """Return 1 on the first row of a mål, so that the mål can be counted."""
    ny = fore is None or fore.malomrade != rad.malomrade
    samma = text("") if ny or fore is None else indikatorvarde(fore, "Mål")
    return Om(indikatorvarde(rad, "Mål"), "=", samma, Konstant(0), Konstant(1))
