"""A year's data as CSV files, one a table, to the rows of the data tabs."""

import csv
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsaddin.excel.draw.data_tab import FIRST_DATA_ROW, Rows
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.schema import Kind, Table


def read_arsdata(mapp: Path) -> dict[str, Rows]:
    """Return the rows of every declared table, by table name; "" where a cell is blank.

    A table without a file has no rows. The settings are those that xlsaddin knows, in its order;
    the file says only their values and sources.
    """
    return {
        table.name: _installningsrader(mapp) if table is INSTALLNINGAR else _rows(table, mapp)
        for table in TABLES
    }


def raw_tables(data: Mapping[str, Rows]) -> dict[str, RawTable]:
    """Return the tables as a reader of the finished workbook would find them.

    A row that is shorter than its table is blank to the right.
    """
    return {
        table.name: RawTable(
            table.tab,
            [column.name for column in table.columns],
            FIRST_DATA_ROW,
            [whole(table, row) for row in data[table.name] or [[]]],
        )
        for table in TABLES
    }


def whole(table: Table, row: Sequence[object]) -> list[object]:
    """Return a row as long as its table is wide, blank to the right."""
    return [*row, *[""] * (len(table.columns) - len(row))]


def _csv_rows(table: Table, mapp: Path) -> list[dict[str, str]]:
    fil = mapp / f"{table.name}.csv"
    if not fil.exists():
        return []
    with fil.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _rows(table: Table, mapp: Path) -> Rows:
    return [
        [_value(column.kind, row.get(column.name, "")) for column in table.columns]
        for row in _csv_rows(table, mapp)
    ]


def _value(kind: Kind, text: str) -> object:
    if not text:
        return ""
    if kind in {Kind.HELTAL, Kind.BELOPP}:
        return float(text)
    return dt.date.fromisoformat(text) if kind is Kind.DATUM else text


def _installningsrader(mapp: Path) -> Rows:
    satta = {row["Nyckel"]: row for row in _csv_rows(INSTALLNINGAR, mapp)}
    return [_installningsrad(installning, satta) for installning in inst.ALLA]


def _installningsrad(
    installning: inst.Installning, satta: Mapping[str, Mapping[str, str]]
) -> list[object]:
    row: dict[str, object] = {**inst.row(installning)}
    if satt := satta.get(installning.key):
        row["Värde"] = _value(installning.kind, satt["Värde"])
        row["Källa"] = satt.get("Källa") or installning.kalla
    return ["" if value is None else value for value in row.values()]
