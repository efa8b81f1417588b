"""Impactindex: per målområde and in total, simplified, and per plattform and year."""

from collections.abc import Callable, Container, Iterable, Sequence

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.status import Bedomd, EjMatt, Impactvarde, Status
from xlsaddin.figures.data import TableValue
from xlsaddin.figures.figur import ColumnRange, Figur, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.figures.status import AvBedomda, Impactindex
from xlsaddin.figures.summa import AntalOm, Condition, Summa, SummaOm
from xlsaddin.figures.text import Avrundat, sentence
from xlsaddin.figures.urval import Om
from xlsaddin.reports.rapport import (
    TEXTKOLUMN,
    Block,
    BlockColumn,
    BlockRow,
    ChartKind,
    Diagram,
    Format,
    Matare,
    Rapport,
    RowKind,
    Serie,
)
from xlsaddin.reports.socialt import indikatorsammandrag as sm, plattformssammandrag as pl
from xlsaddin.reports.socialt.cells import EJ_MATTA, IMPACTINDEX, IMPACTMAL, index as cell
from xlsaddin.reports.socialt.impactplattform import block as plattformsblock, hela_poang
from xlsaddin.rules.impactindex import (
    forenklat_impactindex,
    impactvarde,
    impactvarde_per_malomrade,
    slog_sitt_index,
)
from xlsaddin.tabs.socialt.records import Malomrade, budget, malomraden, matta_plattformar
from xlsaddin.tabs.socialt.tables import ENKAT, HANDELSER, HELA_FORBUNDET, MALOMRADEN
from xlsaddin.tabs.underlag import Underlag

TAB = IMPACTINDEX
BOKDEL = Bokdel.SOCIALT
FORENKLAT = "Förenklat index"
INGA_OMRADEN = "Inga målområden är inlagda på fliken Målområden."
PER_OMRADE = "Per målområde"
INGA_INDIKATORER = "inga indikatorer inlagda"
NADD, EJ_MATT = text(Status.NADD), text(Status.EJ_MATT)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    omraden, indikatorer = malomraden(u), budget(u)
    ifyllda = {row.malomrade for row in indikatorer}
    har_poang = any(omrade.har_poang for omrade in omraden)
    rows = (*(_omrade(o, ifyllda) for o in omraden), _helheten(omraden, ifyllda))
    tabell = (
        Block(PER_OMRADE, _columns(har_poang=har_poang), rows)
        if omraden
        else Block(PER_OMRADE, (), (BlockRow(INGA_OMRADEN),))
    )
    name = (*(o.name for o in omraden if o.name in ifyllda), HELA_FORBUNDET)
    heading = "Förenklat index: alla indikatorer väger lika (vår tolkning)"
    forenklat = Block(heading, _FORENKLADE, tuple(map(_forenklat, name)))
    return Rapport(
        TAB,
        "Impactindex",
        "Index 0–100: de nådda indikatorernas vikt i procent av alla mätta indikatorers vikt.",
        (
            tabell,
            *((forenklat,) if ifyllda else ()),
            *(_diagram() if ifyllda and _ar_matt(u) else ()),
            plattformsblock(u, omraden),
        ),
        noter=_noter(u) if ifyllda else (),
    )


def _ar_matt(u: Underlag) -> bool:
    """Return whether there is anything that an index could be reckoned from, to be charted."""
    return u.har(HANDELSER) or u.har(ENKAT) or any(row.volymer for row in budget(u))


def ej_matta_i_ord(antal: Figur, ej_matta: Figur) -> Figur:
    """Return in words how many indicators are not measured, and what the index does with them."""
    raknas = Om(
        EJ_MATTA,
        "=",
        text(EjMatt.RAKNAS_SOM_EJ_NADD),
        text("räknas som ej nådda"),
        text("räknas inte"),
    )
    nagra = sentence(Avrundat(ej_matta), " av ", Avrundat(antal), " ej mätta, ", raknas)
    alla = Om(ej_matta, "=", Konstant(0), text("alla mätta"), nagra)
    return Om(antal, "=", Konstant(0), text(INGA_INDIKATORER), alla)


def _columns(*, har_poang: bool) -> tuple[BlockColumn, ...]:
    poang = (BlockColumn("plan", "Planerade poäng", Format.TAL, 11),) if har_poang else ()
    return (
        BlockColumn("viktning mål", "Viktning mål", Format.PROCENT, 10),
        BlockColumn("viktning utfall", "Viktning utfall", Format.PROCENT, 10),
        *poang,
        BlockColumn("antal mål", "Antal mål", Format.ANTAL, 8),
        BlockColumn("antal indikatorer", "Antal indikatorer", Format.ANTAL, 12),
        BlockColumn("max", "Maximalt impactvärde", Format.TAL, 12),
        BlockColumn("uppnått", "Uppnått impactvärde", Format.TAL, 12),
        BlockColumn("måluppfyllelse", "Måluppfyllelse", Format.PROCENT, 15),
        BlockColumn("index", "Årets impactindex", Format.ANTAL, 18),
        BlockColumn("slå", "Slå sitt index", Format.SKILLNAD, 16),
        BlockColumn("ej mätta", "Ej mätta", Format.ANTAL, 8),
        BlockColumn("mätt", "Mätning i ord", Format.TEXT, 34),
    )


def _omrade(omrade: Malomrade, ifyllda: Container[str]) -> BlockRow:
    """Return the row of a målområde; without indicators only its plan, for nought is no count."""
    plan = _plan(omrade)
    if omrade.name not in ifyllda:
        return BlockRow(omrade.name, {**plan, "mätt": INGA_INDIKATORER})
    name = TableValue(MALOMRADEN.name, "Målområde", omrade.place, filled=True)
    har = (Condition(sm.column("område"), "=", name),)
    vikt, raknas = sm.column("vikt"), sm.column("räknas")
    ej_matta = Condition(sm.column("status"), "=", EJ_MATT)
    maximalt = SummaOm("", vikt, har) - SummaOm("", vikt, (*har, Condition(raknas, "=", EJ_MATT)))
    uppnatt = SummaOm("", vikt, (*har, Condition(raknas, "=", NADD)))
    cells: dict[str, Figur] = {
        "antal mål": SummaOm("", sm.column("nytt mål"), har),
        "antal indikatorer": AntalOm("", har),
        "max": _av_bedomda(lambda b: _omradets(b).maximalt, maximalt, omrade.name),
        "uppnått": _av_bedomda(lambda b: _omradets(b).uppnatt, uppnatt, omrade.name),
        "ej mätta": AntalOm("", (*har, ej_matta)),
        "index": Impactindex(
            vikt,
            raknas,
            cell(omrade.name, "max"),
            sm.column("område"),
            name,
        ),
    }
    return BlockRow(omrade.name, plan | cells | _raknat(omrade.name))


def _omradets(bedomda: list[Bedomd]) -> Impactvarde:
    (ett,) = impactvarde_per_malomrade(bedomda).values()
    return ett


def _av_bedomda(
    rakna: Callable[[list[Bedomd]], float], skriven: Figur, name: str | None = None
) -> Figur:
    """Return what a rule says of the indicators, as they count, of a målområde or of all."""
    vikt, raknas, omrade = map(sm.column, ("vikt", "räknas", "område"))
    return AvBedomda(rakna, vikt, raknas, omrade, skriven, name)


def _plan(omrade: Malomrade) -> dict[str, Figur]:
    def falt(column: str) -> TableValue:
        return TableValue(MALOMRADEN.name, column, omrade.place, filled=True)

    plan: dict[str, Figur] = {"viktning mål": falt("Planerad andel") / sm.HUNDRA}
    return plan | {"plan": falt("Planerade poäng")} if omrade.har_poang else plan


def _helheten(omraden: Sequence[Malomrade], ifyllda: Container[str]) -> BlockRow:
    def summan(column: str, valda: Iterable[Malomrade]) -> Summa:
        return Summa(tuple(cell(omrade.name, column) for omrade in valda))

    cells: dict[str, Figur | str] = {"viktning mål": summan("viktning mål", omraden)}
    med_poang = [omrade for omrade in omraden if omrade.har_poang]
    if med_poang:
        cells["plan"] = summan("plan", med_poang)
    if not ifyllda:
        return BlockRow(HELA_FORBUNDET, cells | {"mätt": INGA_INDIKATORER}, RowKind.RESULTAT)
    raknade = [omrade for omrade in omraden if omrade.name in ifyllda]
    columns = ("antal mål", "antal indikatorer", "ej mätta")
    cells |= {column: summan(column, raknade) for column in columns}
    cells["max"] = _av_bedomda(lambda b: impactvarde(b).maximalt, summan("max", raknade))
    cells["uppnått"] = _av_bedomda(lambda b: impactvarde(b).uppnatt, summan("uppnått", raknade))
    cells["index"] = Impactindex(
        sm.column("vikt"), sm.column("räknas"), cell(HELA_FORBUNDET, "max")
    )
    return BlockRow(HELA_FORBUNDET, cells | _raknat(HELA_FORBUNDET), RowKind.RESULTAT)


def _raknat(name: str) -> dict[str, Figur]:
    index: Figur = cell(name, "index")
    return {
        "viktning utfall": cell(name, "max") / cell(HELA_FORBUNDET, "max"),
        "måluppfyllelse": cell(name, "uppnått") / cell(name, "max"),
        "slå": hela_poang(slog_sitt_index(index, IMPACTMAL)),
        "mätt": ej_matta_i_ord(cell(name, "antal indikatorer"), cell(name, "ej mätta")),
    }


_FORENKLADE = (
    BlockColumn("nådda", "Antal nådda", Format.ANTAL, 10),
    BlockColumn("räknade", "Antal räknade", Format.ANTAL, 10),
    BlockColumn("förenklat", "Förenklat index", Format.ANTAL, 11),
    BlockColumn("ej mätta", "Ej mätta", Format.ANTAL, 8),
)


def _forenklat(name: str) -> BlockRow:
    key = f"{FORENKLAT}: {name}"
    raknas = sm.column("räknas")
    ett = None if name == HELA_FORBUNDET else name
    omrade = (Condition(sm.column("område"), "=", text(ett)),) if ett else ()
    nadda = AntalOm("", (*omrade, Condition(raknas, "=", NADD)))
    borta = AntalOm("", (*omrade, Condition(raknas, "=", EJ_MATT)))
    forenklat = sm.HUNDRA * cell(key, "nådda") / cell(key, "räknade")
    cells: dict[str, Figur] = {
        "nådda": nadda,
        "räknade": cell(name, "antal indikatorer") - borta,
        "förenklat": _av_bedomda(forenklat_impactindex, forenklat, ett),
        "ej mätta": cell(name, "ej mätta"),
    }
    return BlockRow(name, cells, RowKind.RESULTAT if name == HELA_FORBUNDET else RowKind.POST, key)


def _diagram() -> tuple[Matare, Diagram]:
    return (
        Matare(
            "Impactindex, hela förbundet",
            "Mätare från 0 till 100: den gröna delen är årets impactindex för hela förbundet.",
            cell(HELA_FORBUNDET, "index"),
        ),
        Diagram(
            "Impactindex per målområde",
            "Liggande staplar: årets impactindex för varje målområde och för hela förbundet.",
            ColumnRange(TAB, PER_OMRADE, TEXTKOLUMN),
            (Serie("Årets impactindex", ColumnRange(TAB, PER_OMRADE, "index")),),
            Format.ANTAL,
            ChartKind.BAR,
        ),
    )


def _noter(u: Underlag) -> tuple[str, ...]:
    plattformar = (
        "Helheten är inget medelvärde: alla plattformars tal läggs ihop och bedöms på nytt.",
        f"Plattformarnas egna statusar står på fliken {pl.TAB}.",
    )
    return (
        "Nära mål ger inga poäng. Index visas som heltal, halva uppåt, och räknas oavrundat.",
        (
            "Det förenklade indexets formel är inte publicerad. "
            "Här är det 100 × antal nådda ÷ antal mätta indikatorer. Det är vår tolkning."
        ),
        *(plattformar if matta_plattformar(u).keys() & set(u.plattformar) else ()),
    )
