"""Kontosammandrag: each row of the Kontoplan with its sums; every other report adds these up.

It keeps the ledger at one remove: a report's figure leads here, and from here into Huvudbok.
"""

import datetime as dt
import operator
from collections.abc import Container
from functools import reduce

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.kontoplan import FORDELNING, PLATSER, RAKNING, TRAPPBAS, Kontorad, Plats
from xlsaddin.figures.data import Installning, TableValue
from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Konstant
from xlsaddin.figures.funktion import Funktion, hela_oren, text
from xlsaddin.figures.summa import Condition, Summa, SummaOm
from xlsaddin.figures.urval import Om
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.overlapp import for_uppdelade, smalare_rader
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK, KONTOPLAN, SALDON
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import serial_number

TAB = "Kontosammandrag"
BOKDEL = Bokdel.EKONOMI
RESULTATKONTON, BALANSKONTON = "Resultatkonton", "Balanskonton"
VALUE = "värde"
JAMFORELSEAR = 5

ARET = Cell(TAB, "År", VALUE)
FIRST_DAY = Cell(TAB, "Första dag", VALUE)
LAST_DAY = Cell(TAB, "Sista dag", VALUE)
TECKEN = Cell(TAB, inst.TECKEN, VALUE)
"""What the ledger's amounts are multiplied by, so that income has plus."""
I_PERIODEN = Condition("Datum", "till och med dag", LAST_DAY, year_begins=FIRST_DAY)
"""A ledger holds only days of the workbook's year, and every period begins with the year."""


def tidigare_ar(antal: int) -> Cell:
    """Return the cell that holds the year `antal` years before the workbook's."""
    return Cell(TAB, _aret_name(antal), VALUE)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    hela = for_uppdelade(u).keys()
    resultat = [rad for rad in u.kontorader if u.ar_resultatrad(rad)]
    balans = [rad for rad in u.kontorader if not u.ar_resultatrad(rad)]
    return Rapport(
        TAB,
        "Kontosammandrag",
        "Belopp i kr. Varje rad är en rad på fliken Kontoplan.",
        (
            _perioden(),
            Block(
                RESULTATKONTON,
                (*_KONTERING, BlockColumn("utfall", "Utfall", Format.KR, 18), *_PLATSER),
                tuple(_row(u, rad, _resultat(u, rad, hela)) for rad in resultat),
            ),
            Block(
                BALANSKONTON,
                (
                    *_KONTERING,
                    _name_column(RAKNING),
                    BlockColumn("ingående", "Ingående", Format.KR, 18),
                    BlockColumn("utgående", "Utgående", Format.KR, 18),
                ),
                tuple(_row(u, rad, _balans(u, rad, hela)) for rad in balans),
            ),
        ),
        noter=(
            (
                "Kolumnen Utfall är allt som raden på Kontoplan gäller. Beloppet bredvid en post "
                "är utan det som en smalare rad för samma plats tar."
            ),
        ),
    )


_LONGEST_NAMES = {RAKNING: 64, FORDELNING: 30, TRAPPBAS: 15}
"""Room for the usual names of posts: a row of formulas cannot wrap, for its height is not known."""


def _name_column(plats: Plats) -> BlockColumn:
    return BlockColumn(plats.column, plats.column, Format.TEXT, _LONGEST_NAMES.get(plats, 42))


def belopp(plats: Plats) -> str:
    """Return the column that holds what goes to a place."""
    return f"{plats.column}, kr"


_KONTERING = (
    BlockColumn("från", "Från konto", Format.KONTO, 12),
    BlockColumn("till", "Till konto", Format.KONTO, 12),
    BlockColumn("ansvar", "Ansvar", Format.TEXT, 10),
    BlockColumn("projekt", "Projekt", Format.TEXT, 10),
)
_PLATSER = tuple(
    column
    for plats in PLATSER
    for column in (
        _name_column(plats),
        BlockColumn(belopp(plats), belopp(plats), Format.KR, 20),
    )
)


def _perioden() -> Block:
    ar, period = ARET, Installning(inst.PERIOD)

    def day(manad: int, day: int) -> Figur:
        return Funktion("DATE", (ar, Konstant(manad), Konstant(day)), _datum)

    slut = {name: day(*last) for name, last in inst.LAST_DAY.items()}
    last = Om(period, "=", text(inst.TERTIAL_2), slut[inst.TERTIAL_2], slut[inst.HELAR])
    rows = [
        BlockRow("År", {VALUE: Installning(inst.AR)}, format=Format.KONTO),
        BlockRow("Första dag", {VALUE: day(1, 1)}, format=Format.DATUM),
        BlockRow(
            "Sista dag",
            {VALUE: Om(period, "=", text(inst.TERTIAL_1), slut[inst.TERTIAL_1], last)},
            format=Format.DATUM,
        ),
    ]
    tecken = Om(
        Installning(inst.TECKEN, inst.PLUS_FOR_INTAKTER),
        "=",
        text(inst.MINUS_FOR_INTAKTER),
        Konstant(-1),
        Konstant(1),
    )
    rows.append(BlockRow(inst.TECKEN, {VALUE: tecken}))
    rows += [
        BlockRow(_aret_name(antal), {VALUE: ar - Konstant(antal)}, format=Format.KONTO)
        for antal in range(1, JAMFORELSEAR + 1)
    ]
    return Block(
        "Arbetsbokens år och period", (BlockColumn(VALUE, "Värde", width=14),), tuple(rows)
    )


def _aret_name(antal: int) -> str:
    return "Föregående år" if antal == 1 else f"{antal} år tidigare"


def _datum(ar: float, manad: float, day: float) -> float:
    return serial_number(dt.date(int(ar), int(manad), int(day)))


def _name(rad: Kontorad) -> str:
    """Return the name that other cells use for the row; the user sees its row in Excel instead."""
    return f"kontorad {rad.number}"


def _falt(rad: Kontorad, column: str) -> TableValue:
    return TableValue(KONTOPLAN.name, column, rad.number)


def _row(u: Underlag, rad: Kontorad, platser: dict[str, Figur]) -> BlockRow:
    fran = _falt(rad, "Från konto")
    cells: dict[str, Figur] = {
        "från": fran,
        "till": _falt(rad, "Till konto") if rad.har_till else fran,
        **{column.lower(): _falt(rad, column) for column in rad.omfang.koder()},
    }
    excelrad = u.table(KONTOPLAN).first_row + rad.number - 1
    return BlockRow(f"Kontoplan, rad {excelrad}", cells | platser, key=_name(rad))


def _resultat(u: Underlag, rad: Kontorad, hela: Container[int]) -> dict[str, Figur]:
    """Return all that the row takes, and for each place its post and what goes to it.

    Of the rows `hela`, which are faulty, narrower ones take nothing.
    """
    cells: dict[str, Figur] = {"utfall": _utfall((rad,))}
    for plats in PLATSER:
        if plats.column in rad.poster:
            cells[plats.column] = _falt(rad, plats.column)
            cells[belopp(plats)] = _av_raden(u, plats, belopp(plats), rad, hela)
    return cells


def _balans(u: Underlag, rad: Kontorad, hela: Container[int]) -> dict[str, Figur]:
    if RAKNING.column not in rad.poster:
        return {}
    saldon = {key: _av_raden(u, RAKNING, key, rad, hela) for key in ("ingående", "utgående")}
    return {RAKNING.column: _falt(rad, RAKNING.column), **saldon}


def _av_raden(u: Underlag, plats: Plats, column: str, rad: Kontorad, hela: Container[int]) -> Figur:
    return _brutto(column, (rad,)) if rad.number in hela else _netto(u, plats, column, rad)


def _netto(u: Underlag, plats: Plats, column: str, *rader: Kontorad) -> Figur:
    """Return what is booked on all these rows at once, less what narrower rows take of it."""
    omfang = [rad.omfang for rad in rader]
    brutto = _brutto(column, rader)
    fore = smalare_rader(u, plats.falt(rader[-1].poster[plats.column]), *rader)
    if not fore:
        return brutto
    hela: list[Kontorad] = []
    delvis: list[Kontorad] = []
    for annan in fore:
        inom = all(ett.rymmer(annan.omfang) for ett in omfang)
        (hela if inom else delvis).append(annan)
    delar = [Summa(tuple(Cell(TAB, _name(annan), column) for annan in hela))] if hela else []
    avdrag = [*delar, *(_netto(u, plats, column, *rader, annan) for annan in delvis)]
    return hela_oren(reduce(operator.sub, avdrag, brutto))


def _brutto(column: str, rader: tuple[Kontorad, ...]) -> Figur:
    if column in {"ingående", "utgående"}:
        return _saldo(rader, column.capitalize())
    return _utfall(rader) if len(rader) > 1 else Cell(TAB, _name(rader[0]), "utfall")


def _kontot(rad: Kontorad) -> tuple[Condition, ...]:
    """Return the condition on the konto: each one costs a look at every row of the ledger."""
    if not rad.har_till:
        return (Condition("Konto", "=", Cell(TAB, _name(rad), "från")),)
    return (
        Condition("Konto", ">=", Cell(TAB, _name(rad), "från")),
        Condition("Konto", "<=", Cell(TAB, _name(rad), "till")),
    )


def _koderna(rad: Kontorad) -> tuple[Condition, ...]:
    return tuple(
        Condition(column, "om angiven", Cell(TAB, _name(rad), column.lower()))
        for column in rad.omfang.koder()
    )


def _utfall(rader: tuple[Kontorad, ...]) -> Figur:
    villkor = [ett for rad in rader for ett in (*_kontot(rad), *_koderna(rad))]
    return TECKEN * SummaOm(HUVUDBOK.name, "Belopp", (*villkor, I_PERIODEN))


def _saldo(rader: tuple[Kontorad, ...], column: str) -> Figur:
    return SummaOm(SALDON.name, column, tuple(ett for rad in rader for ett in _kontot(rad)))


def omrade(block: str, column: str) -> ColumnRange:
    """Return a column of one of the blocks."""
    return ColumnRange(TAB, block, column)
