"""Kontosammandrag: each row of the Kontoplan with its sums; every other report adds these up.

It keeps the ledger at one remove: a report's figure leads here, and from here into Huvudbok.
"""

import datetime as dt

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.post import Kontorad
from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Installning, Konstant, TableValue
from xlsaddin.figures.funktion import Funktion, text
from xlsaddin.figures.summa import Condition, SummaOm
from xlsaddin.figures.urval import Om
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport
from xlsaddin.tabs import installningar as inst
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
I_PERIODEN = Condition("Datum", "till och med dag", LAST_DAY, year_begins=FIRST_DAY)
"""A ledger holds only days of the workbook's year, and every period begins with the year."""


def tidigare_ar(antal: int) -> Cell:
    """Return the cell that holds the year `antal` years before the workbook's."""
    return Cell(TAB, _aret_name(antal), VALUE)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    resultat = [row for row in u.kontorader if row.fran >= u.first_resultatkonto]
    balans = [row for row in u.kontorader if row.fran < u.first_resultatkonto]
    return Rapport(
        TAB,
        "Kontosammandrag",
        "Belopp i kr. Varje rad är en rad på fliken Kontoplan.",
        (
            _perioden(),
            Block(
                RESULTATKONTON,
                (*_KONTERING, BlockColumn("utfall", "Utfall", Format.KR, 18)),
                tuple(_row(u, row, {"utfall": _utfall(row)}) for row in resultat),
            ),
            Block(
                BALANSKONTON,
                (
                    *_KONTERING,
                    BlockColumn("ingående", "Ingående", Format.KR, 18),
                    BlockColumn("utgående", "Utgående", Format.KR, 18),
                ),
                tuple(
                    _row(
                        u,
                        row,
                        {"ingående": _saldo(row, "Ingående"), "utgående": _saldo(row, "Utgående")},
                    )
                    for row in balans
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
    BlockColumn("från", "Från konto", Format.KONTO, 12),
    BlockColumn("till", "Till konto", Format.KONTO, 12),
    BlockColumn("ansvar", "Ansvar", Format.TEXT, 10),
    BlockColumn("projekt", "Projekt", Format.TEXT, 10),
    BlockColumn("rapport", "Rapport", Format.TEXT, 24),
    BlockColumn("post", "Post", Format.TEXT, 58),
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


def _name(row: Kontorad) -> str:
    """Return the name that other cells use for the row; the user sees its row in Excel instead."""
    return f"kontorad {row.number}"


def _row(u: Underlag, row: Kontorad, belopp: dict[str, Figur]) -> BlockRow:
    def falt(column: str) -> TableValue:
        return TableValue(KONTOPLAN.name, column, row.number)

    fran = falt("Från konto")
    cells: dict[str, Figur] = {
        "från": fran,
        "till": falt("Till konto") if row.har_till else fran,
        "ansvar": falt("Ansvar"),
        "projekt": falt("Projekt"),
        "rapport": falt("Rapport"),
        "post": falt("Post"),
    }
    excelrad = u.table(KONTOPLAN).first_row + row.number - 1
    return BlockRow(f"Kontoplan, rad {excelrad}", cells | belopp, key=_name(row))


def _kontot(row: Kontorad) -> tuple[Condition, ...]:
    """Return the condition on the konto: each one costs a look at every row of the ledger."""
    if not row.har_till:
        return (Condition("Konto", "=", Cell(TAB, _name(row), "från")),)
    return (
        Condition("Konto", ">=", Cell(TAB, _name(row), "från")),
        Condition("Konto", "<=", Cell(TAB, _name(row), "till")),
    )


def _utfall(row: Kontorad) -> Figur:
    koder = (("Ansvar", "ansvar", row.ansvar), ("Projekt", "projekt", row.projekt))
    angivna = [(column, key) for column, key, kod in koder if kod is not None]
    return SummaOm(
        HUVUDBOK.name,
        "Belopp",
        (
            *_kontot(row),
            *(Condition(column, "om angiven", Cell(TAB, _name(row), k)) for column, k in angivna),
            I_PERIODEN,
        ),
    )


def _saldo(row: Kontorad, column: str) -> Figur:
    return SummaOm(SALDON.name, column, _kontot(row))


def omrade(block: str, column: str) -> ColumnRange:
    """Return a column of one of the blocks."""
    return ColumnRange(TAB, block, column)
