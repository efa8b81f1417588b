"""All reports of a workbook together: where each cell stands, and what it holds."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, ColumnRange, Figur, Value
from xlsaddin.figures.lookup import sokord
from xlsaddin.reports.granskning import refuse_faults
from xlsaddin.reports.placering import Held, Placed, held_cells, placera
from xlsaddin.reports.rapport import TEXTKOLUMN, Block, BlockRow, Rapport
from xlsaddin.tabs.ekonomi.tables import POSTER
from xlsaddin.tabs.gemensamt.tables import KOMMENTARER
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.underlag import Underlag

T = TypeVar("T")
_Columns = tuple[str, tuple[str | ColumnRange, ...]]


def tab_name(tab: str) -> str:
    """Return a tab's name as written in a formula."""
    return "'" + tab.replace("'", "''") + "'"


class Rapportbok:
    """The reports, their places and their values; figures ask it for what they refer to."""

    def __init__(self, rapporter: Sequence[Rapport], underlag: Underlag) -> None:
        """Place every report's cells.

        Raises:
            ValueError: a report names a column or a range that is not there.
        """
        self.rapporter = tuple(rapporter)
        refuse_faults(self.rapporter)
        self.underlag = underlag
        self.placering = {rapport.tab: placera(rapport) for rapport in self.rapporter}
        self.blocks = {
            (tab, placed.block.name): placed
            for tab, placerade in self.placering.items()
            for placed in placerade
            if isinstance(placed, Placed)
        }
        self._addresses: dict[Cell, str] = {}
        self._omraden: dict[ColumnRange, str] = {}
        self._sorted: dict[tuple[str, str | ColumnRange], tuple[list[float], list[int]]] = {}
        self._places: dict[str, dict[int, int]] = {}
        self._columns: dict[ColumnRange, list[Value]] = {}
        self._register: dict[_Columns, dict[tuple[str, ...], list[int]]] = {}
        self._once: dict[tuple[Hashable, ...], Any] = {}

    @property
    def anvanda(self) -> tuple[Rapport, ...]:
        """The reports that the förbund uses."""
        return tuple(r for r in self.rapporter if self.underlag.anvander(r.tab, r.bokdel))

    @cached_property
    def cells(self) -> Mapping[Cell, Held]:
        """Every cell that holds a figure."""
        return {
            cell: held
            for tab, placerade in self.placering.items()
            for placed in placerade
            for cell, held in held_cells(tab, placed)
        }

    def single_rows(self, tables: Mapping[str, TableData]) -> "Rapportbok":
        """Return the reports with the same values, but some tables row by row and not summed."""
        tables = {**self.underlag.tables, **tables}
        bok = Rapportbok(self.rapporter, replace(self.underlag, tables=tables))
        bok.cells = self.cells
        return bok

    def address(self, cell: Cell, fran: str) -> str:
        """Return the cell's address as written on the tab `fran`."""
        if cell.tab == fran:
            return self.cells[cell].address
        address = self._addresses.get(cell)
        if address is None:
            address = f"{tab_name(cell.tab)}!{self.cells[cell].address}"
            self._addresses[cell] = address
        return address

    def row(self, cell: Cell) -> tuple[Block, BlockRow] | None:
        """Return the block and the row that hold a cell; None for that of a paragraph."""
        rows = (
            (placed.block, row)
            for placed in self.placering[cell.tab]
            if isinstance(placed, Placed)
            for row in placed.block.rows
        )
        return next(
            (it for it in rows if it[1].name == cell.row and cell.column in it[1].cells), None
        )

    def has(self, cell: Cell) -> bool:
        """Return whether the cell holds a figure."""
        return cell in self.cells

    def figur(self, cell: Cell) -> Figur:
        """Return the figure that the cell holds."""
        return self.cells[cell].figur

    def kan_saknas(self, cell: Cell) -> bool:
        """Return whether the cell's figure may be missing; found out once."""
        held = self.cells[cell]
        if held.kan_saknas is None:
            held.kan_saknas = held.figur.kan_saknas(self)
        return held.kan_saknas

    def value(self, cell: Cell) -> Value:
        """Return the cell's value, reckoned once."""
        held = self.cells[cell]
        if held.value is ...:
            held.value = held.figur.value(self)
        return held.value

    def formula(self, cell: Cell) -> str:
        """Return the cell's formula, without «=»."""
        return self.figur(cell).formula(self, cell.tab)

    def omrade(self, column: ColumnRange, fran: str) -> str:
        """Return the absolute address of a block's column as written on the tab `fran`."""
        place = self._omraden.get(column)
        if place is None:
            placed = self.blocks[column.tab, column.block]
            letter = placed.letters()[column.column]
            first, last = placed.header_row + 1, max(placed.header_row + 1, placed.last_row)
            place = self._omraden[column] = f"${letter}${first}:${letter}${last}"
        return place if column.tab == fran else f"{tab_name(column.tab)}!{place}"

    def cells_in(self, column: ColumnRange) -> Sequence[Cell]:
        """Return a block's column, cell by cell."""
        rows = self.blocks[column.tab, column.block].block.rows
        return [Cell(column.tab, row.name, column.column) for row in rows]

    def column(self, table: str, column: str | ColumnRange) -> Sequence[Value]:
        """Return the checked values of a data table's column, or of a block's, reckoned once."""
        if isinstance(column, str):
            return self.underlag.tables[table].columns[column]
        values = self._columns.get(column)
        if values is None:
            rows = self.blocks[column.tab, column.block].block.rows
            values = [self.cell_value(column.tab, row, column.column) for row in rows]
            self._columns[column] = values
        return values

    def cell_value(self, tab: str, row: BlockRow, column: str) -> Value:
        """Return what stands in one cell, figure or text."""
        if column == TEXTKOLUMN:
            return row.text
        innehall = row.cells.get(column)
        return self.value(Cell(tab, row.name, column)) if isinstance(innehall, Figur) else innehall

    def rows_dar(
        self, table: str, columns: Sequence[str | ColumnRange], values: Sequence[Value]
    ) -> Sequence[int]:
        """Return which rows, from 0, hold these values; found in an index made once."""
        key = (table, tuple(columns))
        register = self._register.get(key)
        if register is None:
            register = self._register[key] = {}
            alla = zip(*(self.column(table, column) for column in columns), strict=True)
            for place, row in enumerate(alla):
                register.setdefault(tuple(map(sokord, row)), []).append(place)
        return register.get(tuple(map(sokord, values)), ())

    def sorted_rows(
        self, table: str, column: str | ColumnRange
    ) -> tuple[Sequence[float], Sequence[int]]:
        """Return a column's numbers in order of size, and the row, from 0, of each; sorted once."""
        svar = self._sorted.get((table, column))
        if svar is None:
            values = enumerate(self.column(table, column))
            par = sorted((tal, i) for i, tal in values if isinstance(tal, (int, float)))
            svar = self._sorted[table, column] = ([tal for tal, _ in par], [i for _, i in par])
        return svar

    def runs(self, table: str) -> Sequence[tuple[int, int]] | None:
        """Return the runs of rows (from 1) around those left out; None when none is left out."""
        bort = self.underlag.uteslutna.get(table)
        if not bort:
            return None
        data = self.underlag.tables[table]
        last = max(data.last_row, *data.row_numbers, 0) - data.first_row + 1
        granser = [0, *bort, max(last, bort[-1]) + 1]
        return [(fran + 1, till - 1) for fran, till in pairwise(granser) if fran + 1 < till]

    def table_value(self, table: str, column: str, place: int) -> Value:
        """Return the value on the row `place` (from 1) of a data table."""
        data = self.underlag.tables[table]
        places = self._places.get(table)
        if places is None:
            places = {row - data.first_row + 1: i for i, row in enumerate(data.row_numbers)}
            self._places[table] = places
        return data.columns[column][places[place]]

    def installning(self, key: str) -> Value:
        """Return the value of a setting, None when it is not set."""
        return self.underlag.installningar.get(key)

    def once(self, find_out: Callable[..., T], *about: Hashable) -> T:
        """Return what a function, given these and the book, finds out; asked only once."""
        key = (find_out, *about)
        found: T | None = self._once.get(key)
        if found is None:
            found = self._once[key] = find_out(*about, self)
        return found

    @cached_property
    def kommentarer(self) -> Mapping[tuple[str, str], str]:
        """The comments by report and row, several on the same row joined."""
        samlade: dict[tuple[str, str], list[str]] = {}
        for row in self.underlag.table(KOMMENTARER).rows():
            key = (str(row["Rapport"]), str(row["Rad"]))
            samlade.setdefault(key, []).append(str(row["Kommentar"]))
        return {key: " ".join(texter) for key, texter in samlade.items()}

    def kommentar(self, tab: str, row: BlockRow) -> str:
        """Return the comment on a row, "" when there is none."""
        return self.kommentarer.get((tab, row.name)) or self.kommentarer.get((tab, row.text), "")

    def dubbla_rows(self) -> list[Anmarkning]:
        """Return a remark for each name that two rows of a report have: sums would mix them up."""
        delar = {rapport.tab: rapport.bokdel for rapport in self.anvanda}
        dubbla = {
            (rapport.tab, row.name): row.text
            for rapport in self.rapporter
            for row in _dubbla(rapport)
        }
        return [
            Anmarkning(
                tab,
                None,
                "",
                f"Två rader heter «{text}». Byt namn på posten på fliken {POSTER.tab}.",
                bokdel=delar[tab],
            )
            for (tab, _), text in dubbla.items()
            if tab in delar
        ]

    def oplacerade_kommentarer(self) -> list[Anmarkning]:
        """Return a remark for each comment whose row is in no report, so that none is lost."""
        data = self.underlag.table(KOMMENTARER)
        if not data.row_numbers:
            return []
        delar = {rapport.tab: rapport.bokdel for rapport in self.rapporter}
        rows = {
            (rapport.tab, name)
            for rapport in self.rapporter
            for block in rapport.block
            for row in block.rows
            for name in (row.name, row.text)
        }
        return [
            Anmarkning(
                KOMMENTARER.tab,
                number,
                "Rad",
                f"Raden «{row['Rad']}» finns inte på fliken {row['Rapport']}. Rätta stavningen.",
                bokdel=delar.get(str(row["Rapport"]), Bokdel.GEMENSAMT),
            )
            for number, row in zip(data.row_numbers, data.rows(), strict=True)
            if (row["Rapport"], row["Rad"]) not in rows
            and delar.get(str(row["Rapport"])) not in self.underlag.oanvanda_delar
        ]


def _dubbla(rapport: Rapport) -> Iterator[BlockRow]:
    """Yield the rows of which another row of the report has a figure by the same name."""
    rows = [row for block in rapport.block for row in block.rows]
    antal = Counter(row.name for row in rows)
    if len(antal) < len(rows):
        lika = [(row, _figure_keys(row)) for row in rows if antal[row.name] > 1]
        figures = Counter((row.name, key) for row, keys in lika for key in keys)
        yield from (row for row, keys in lika if any(figures[row.name, key] > 1 for key in keys))


def _figure_keys(row: BlockRow) -> list[str]:
    return [key for key, innehall in row.cells.items() if isinstance(innehall, Figur)]
