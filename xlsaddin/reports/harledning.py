"""The way down from a cell: every cell, setting and data row that its figure rests on."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from xlsaddin.figures.data import Installning, TableValue
from xlsaddin.figures.figur import Cell, Figur, Value
from xlsaddin.figures.summa import AntalOm, Condition, SummaOm, traffar
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.formats import shown
from xlsaddin.reports.rapport import Format, visas_som
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import Kind, Table

SHOWN_RUNS = 20
_TABLES = {table.name: table for table in TABLES}
_I_ORD = {
    "=": "är",
    "om angiven": "är",
    ">=": "från och med",
    "<=": "till och med",
    "till och med dag": "till och med",
}


class Node(NamedTuple):
    """A place that a figure leads to.

    Attributes:
        place: the cell's address, "" in a table where many rows may be read.
        names: the tab, the row's text or the setting's key, and the column's header.
        shown: the value as it is shown.
        formula: the cell's formula, "" where the user's own data are read.
        conditions: which rows of a table are read, in words.
        rows: the Excel rows of the table that are read.
        parts: what the figure is made of.
        repeated: whether the parts stand further up, and not here.
    """

    place: str
    names: tuple[str, ...]
    shown: str
    formula: str = ""
    conditions: tuple[str, ...] = ()
    rows: Sequence[int] = ()
    parts: "tuple[Node, ...]" = ()
    repeated: bool = False

    def lines(self, depth: int = 0) -> Iterator[str]:
        """Yield the tree as lines, each part further in than what it is part of."""
        formula = f"  {self.formula}" if self.formula else ""
        name = " · ".join((" ".join(filter(None, (self.names[0], self.place))), *self.names[1:]))
        yield f"{'  ' * depth}{name}: {self.shown or '(tomt)'}{formula}{_reads(self)}"
        for part in self.parts:
            yield from part.lines(depth + 1)

    def as_data(self) -> dict[str, object]:
        """Return the tree as plain data."""
        return {
            "cell": self.place,
            "namn": list(self.names),
            "visat": self.shown,
            "formel": self.formula,
            "villkor": list(self.conditions),
            "rader": list(self.rows),
            "delar": [part.as_data() for part in self.parts],
            "se ovan": self.repeated,
        }


def _reads(node: Node) -> str:
    if node.repeated:
        return "  (se ovan)"
    if not node.conditions:
        return ""
    runs = _runs(node.rows)
    more = " …" if len(runs) > SHOWN_RUNS else ""
    rows = f"{', '.join(runs[:SHOWN_RUNS])}{more}" if runs else "inga"
    return f"  där {', '.join(node.conditions)}; rader ({len(node.rows)} st): {rows}"


def derivation(bok: Rapportbok, single: Rapportbok, cell: Cell) -> Node:
    """Return the whole way down from a cell.

    Args:
        bok: the reports.
        single: the same on tables read row by row, where `bok` may hold sums of rows.
        cell: where to begin.
    """
    return _cell(bok, single, cell, set())


def leads_to(figur: Figur, bok: Rapportbok) -> Iterator[Figur]:
    """Yield each cell, setting, table value and table sum that a figure rests on directly."""
    for part in figur.delar(bok):
        if isinstance(part, Cell):
            if part in bok.cells:
                yield part
        elif isinstance(part, (Installning, TableValue)) or _sums_a_table(part):
            yield part
        else:
            yield from leads_to(part, bok)


def _sums_a_table(figur: Figur) -> bool:
    return isinstance(figur, (SummaOm, AntalOm)) and bool(figur.table)


def _cell(bok: Rapportbok, single: Rapportbok, cell: Cell, seen: set[Cell]) -> Node:
    held = bok.cells[cell]
    names, format_ = _names(bok, cell)
    node = Node(
        held.address, (cell.tab, *names), shown(bok.value(cell), format_), f"={bok.formula(cell)}"
    )
    if cell in seen:
        return node._replace(repeated=True)
    seen.add(cell)
    direct = [held.figur] if _is_source(held.figur) else leads_to(held.figur, bok)
    parts = {id(f) if not isinstance(f, Cell) else f: f for f in direct}.values()
    return node._replace(parts=tuple(_part(bok, single, f, seen) for f in parts))


def _names(bok: Rapportbok, cell: Cell) -> tuple[tuple[str, ...], Format]:
    """Return the row's text, the column's header and how the cell is shown."""
    found = bok.row(cell)
    if found is None:
        return (cell.row,), Format.TEXT
    block, row = found
    column = next(k for k in block.columns if k.key == cell.column)
    return (row.text, column.heading), visas_som(column, row.format)


def _is_source(figur: Figur) -> bool:
    return isinstance(figur, (Cell, Installning, TableValue)) or _sums_a_table(figur)


def _part(bok: Rapportbok, single: Rapportbok, figur: Figur, seen: set[Cell]) -> Node:
    if isinstance(figur, Cell):
        return _cell(bok, single, figur, seen)
    if isinstance(figur, Installning):
        names = (INSTALLNINGAR.tab, figur.key, "Värde")
        value = figur.value(bok)
        whole = isinstance(value, (int, float)) and value % 1 == 0
        return Node("", names, shown(value, Format.KONTO if whole else Format.TAL))
    if isinstance(figur, TableValue):
        table = _TABLES[figur.table]
        row = bok.underlag.table(table).first_row + figur.place - 1
        return Node(
            "",
            (table.tab, f"rad {row}", figur.column),
            _in_column(table, figur.column, figur.value(bok)),
            rows=[row],
        )
    return _sum(bok, single, figur, seen)


def _sum(bok: Rapportbok, single: Rapportbok, figur: Figur, seen: set[Cell]) -> Node:
    if not isinstance(figur, (SummaOm, AntalOm)):
        raise TypeError(figur)
    table = _TABLES[figur.table]
    numbers = single.underlag.table(table).row_numbers
    column = str(figur.column) if isinstance(figur, SummaOm) else "antal rader"
    parts = {f: f for f in leads_to(figur, bok) if isinstance(f, Cell)}
    return Node(
        "",
        (table.tab, column),
        shown(figur.value(bok), Format.TAL),
        conditions=tuple(
            _condition(table, ett, bok) for ett in figur.conditions if ett.urval(bok) is not None
        ),
        rows=sorted(numbers[i] for i in traffar(figur.table, figur.conditions, single)),
        parts=tuple(_cell(bok, single, part, seen) for part in parts),
    )


def _condition(table: Table, condition: Condition, bok: Rapportbok) -> str:
    column, against = str(condition.column), condition.against.value(bok)
    if condition.comparison == "tom" or against is None:
        return f"{column} är tom"
    return f"{column} {_I_ORD[condition.comparison]} {_in_column(table, column, against)}"


def _in_column(table: Table, column: str, value: Value) -> str:
    kind = table.column(column).kind
    if kind is Kind.DATUM:
        return shown(value, Format.DATUM)
    return shown(value, Format.KONTO if kind is Kind.HELTAL else Format.TAL)


def _runs(rows: Sequence[int]) -> list[str]:
    """Return row numbers with neighbours joined.

    >>> _runs([5, 6, 7, 9])
    ['5–7', '9']
    """
    runs = [
        [row for _, row in run]
        for _, run in groupby(enumerate(rows), key=lambda pair: pair[1] - pair[0])
    ]
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
