"""A made-up page with one of each thing that a page can hold."""

from collections.abc import Iterable

from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.figures.summa import Summa
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.page import Page, page
from xlsaddin.reports.rapport import (
    TEXTKOLUMN,
    Block,
    BlockColumn,
    BlockRow,
    ChartKind,
    Diagram,
    Format,
    Matare,
    Nyckeltal,
    Rapport,
    RowKind,
    RowRange,
    Serie,
    Stycke,
    nyckeltal,
)
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.underlag import Underlag

TAB = "Sida"
COLUMNS = (
    BlockColumn("kvinnor", "Kvinnor", Format.ANTAL, 10, personer=True),
    BlockColumn("andel", "Andel", Format.PROCENT, 10),
    BlockColumn("ord", "I ord", Format.TEXT, 20),
)


def underlag(kommentarer: Iterable[tuple[str, str, str]] = ()) -> Underlag:
    """Return data with settings and comments (report, row, comment) alone."""
    rows = list(kommentarer)
    installningar = [("Förbund", "Exempelförbundet"), ("År", 2023), ("Period", "Helår")]
    return Underlag(
        {
            "tblInstallningar": TableData(
                ("Nyckel", "Värde"), [*installningar, ("Tom", None)], [5, 6, 7, 8], 5
            ),
            "tblKommentarer": TableData(
                ("Rapport", "Rad", "Kommentar"), rows, range(5, 5 + len(rows))
            ),
        }
    )


def cell(row: str, column: str) -> Cell:
    """Return a cell of the page."""
    return Cell(TAB, row, column)


def tabell(**rows: float) -> Block:
    """Return a table of counts, with their sum."""
    delar = [
        BlockRow(
            name,
            {
                "kvinnor": Konstant(antal),
                "andel": cell(name, "kvinnor") / cell("Alla", "kvinnor"),
                "ord": "några",
            },
        )
        for name, antal in rows.items()
    ]
    alla: dict[str, Figur] = {"kvinnor": Summa(tuple(cell(name, "kvinnor") for name in rows))}
    return Block("Tabell", COLUMNS, (*delar, BlockRow("Alla", alla, RowKind.SUMMA)), "t")


def diagram(slag: ChartKind = ChartKind.COLUMN) -> Diagram:
    """Return a chart down a column of the table."""
    return Diagram(
        "Stapel",
        "Staplar för var och en.",
        ColumnRange(TAB, "t", TEXTKOLUMN),
        (Serie("Kvinnor", ColumnRange(TAB, "t", "kvinnor")),),
        Format.ANTAL,
        slag,
    )


def langs() -> Diagram:
    """Return a chart along a row of the table."""

    def row(name: str) -> RowRange:
        return RowRange(TAB, "t", name, ("kvinnor", "andel"))

    return Diagram("Längs", "Längs en rad.", row(""), (Serie("A", row("A")),), Format.ANTAL)


def matare(row: str = "Alla") -> Matare:
    """Return a gauge of a cell in the table."""
    return Matare("Mätare", "Hur långt det är.", cell(row, "kvinnor"))


def nyckeltalen() -> Block:
    """Return two key figures: one against a target, one that is missing."""
    return nyckeltal(
        "Nyckeltal",
        (
            Nyckeltal(
                "Andel",
                cell("A", "andel"),
                Konstant(0.4),
                text("under målet"),
                Format.PROCENT,
            ),
            Nyckeltal("Saknat", Konstant(1) / Konstant(0), format=Format.ANTAL, personer=True),
        ),
    )


def rapport(*innehall: Block | Stycke | Diagram | Matare, noter: tuple[str, ...] = ()) -> Rapport:
    """Return a report of these parts."""
    return Rapport(TAB, "En sida", "Antal.", innehall, noter)


def hela() -> Rapport:
    """Return a report with one of each."""
    return rapport(
        nyckeltalen(),
        Stycke("Först ett stycke, som sägs rakt ut."),
        Stycke(text("Sedan ett som räknas."), "räknat"),
        tabell(A=1.0, B=59.0),
        matare(),
        Stycke("Ett stycke efter mätaren."),
        diagram(),
        noter=("En not.",),
    )


def bok(*rapporter: Rapport, kommentarer: Iterable[tuple[str, str, str]] = ()) -> Rapportbok:
    """Return the reports in a book; the whole made-up page when none are given."""
    return Rapportbok(rapporter or (hela(),), underlag(kommentarer))


def sida(*innehall: Block | Stycke | Diagram | Matare, noter: tuple[str, ...] = ()) -> Page:
    """Return the page of these parts, or the whole made-up one."""
    en_bok = bok(rapport(*innehall, noter=noter)) if innehall else bok()
    return page(en_bok, en_bok.rapporter[0])
