"""Härled: what a figure is made of, the whole way down to the rows of the data tabs."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from xlsaddin.domain.errors import NamnetArOklart
from xlsaddin.figures.figur import Cell, Figur
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.harledning import Node, derivation
from xlsaddin.reports.rapport import Block, BlockRow
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.reading import RawTable, read_table
from xlsaddin.tabs.schema import Table, TableData

_Hit = tuple[Block, BlockRow]


def harled(fil: Path, bok: Rapportbok, tab: str, row: str, column: str) -> Node:
    """Return the way down from a cell of a report; nothing is written.

    Args:
        fil: the workbook, read once more for the rows that are summed while a ledger is read.
        bok: its reports.
        tab: the tab's name.
        row: the row's text, or the key that tells it from others with the same text.
        column: the column's header, or its key.

    Raises:
        NamnetArOklart: there is no such tab, row or column with a figure.
        XlsAddinError: the file cannot be read.
    """
    cell = _cell(bok, tab, row, column)
    return derivation(bok, bok.single_rows(_single_rows(fil, bok)), cell)


def _single_rows(fil: Path, bok: Rapportbok) -> dict[str, TableData]:
    """Return the tables row by row, without the rows that remarks have left out."""
    from xlsaddin.excel.read.tables import read_tables  # noqa: PLC0415 - readers load when needed

    raw_tables = read_tables(fil)
    return {
        table.name: _without(_row_by_row(table, raw_tables[table.name]), bok, table.tab)
        for table in TABLES
        if table.name in raw_tables
    }


def _row_by_row(table: Table, ra: RawTable) -> TableData:
    return read_table(table._replace(summing=None), ra)[0]


def _without(data: TableData, bok: Rapportbok, tab: str) -> TableData:
    kept = [
        i for i, n in enumerate(data.row_numbers) if (tab, n) not in bok.underlag.utelamnade_rows
    ]
    return replace(
        data,
        values=[data.values[i] for i in kept],
        row_numbers=[data.row_numbers[i] for i in kept],
    )


def _cell(bok: Rapportbok, tab: str, row: str, column: str) -> Cell:
    tabs = {name.casefold(): name for name in bok.placering}
    name = tabs.get(tab.casefold())
    if name is None:
        raise _unclear(f"Fliken «{tab}»", tabs.values())
    blocks = [placed.block for (tab_, _), placed in bok.blocks.items() if tab_ == name]
    rows = [(block, it) for block in blocks for it in block.rows]
    figured = [(b, r) for b, r in rows if any(isinstance(f, Figur) for f in r.cells.values())]
    hits = _with_name(figured, row)
    if not hits:
        raise _unclear(f"Raden «{row}»", (r.text for _, r in figured))
    columns = {
        word.casefold(): Cell(name, r.name, k.key)
        for block, r in reversed(hits)
        for k in block.columns
        if isinstance(r.cells.get(k.key), Figur)
        for word in (k.key, k.heading)
    }
    if column.casefold() not in columns:
        block, r = hits[0]
        headings = (k.heading for k in block.columns if k.key in r.cells)
        raise _unclear(f"Kolumnen «{column}»", headings)
    return columns[column.casefold()]


def _with_name(rows: list[_Hit], name: str) -> list[_Hit]:
    """Return the row with that key, else the rows with that text.

    Raises:
        NamnetArOklart: several rows have the text, and their keys tell them apart.
    """
    by_key = [(b, r) for b, r in rows if r.name.casefold() == name.casefold()]
    by_text = [(b, r) for b, r in rows if r.text.casefold() == name.casefold()]
    if not by_key and len(by_text) > 1:
        raise _unclear(f"Raden «{name}»", (r.name for _, r in by_text), "flera gånger")
    return by_key or by_text


def _unclear(namn: str, val: Iterable[str], antal: str = "inte") -> NamnetArOklart:
    return NamnetArOklart(namn=namn, antal=antal, val=", ".join(dict.fromkeys(val)))
