"""Check a workbook's tables: names, headers, places, and the formulas that refer to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tools.validering.cellomrade import Area, area
from tools.validering.paket import MAIN, RELATION, Element, Package, Sheet

Cells = Mapping[tuple[int, int], str]
_REFERENCE = re.compile(
    r"(?<![\w.\]!'])([A-Za-zÅÄÖåäö_][\w.]*)\[(?:\[#[^\]]+\],)?\[?@?([^\[\]#@]*)\]?\]"
)
_LINE_BREAK = re.compile("_x000a_", re.IGNORECASE)
_TEXT = re.compile(r'"(?:[^"]|"")*"')


@dataclass
class Tables:
    """The tables seen so far, over all sheets."""

    taken_names: set[str]
    columns: dict[str, list[str]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)


def table_problems(
    package: Package, sheet: Sheet, root: Element, cells: Cells, tables: Tables
) -> Iterator[str]:
    """Yield what is wrong with the tables of one sheet, and remember them."""
    merged = [area(merge.get("ref") or "") for merge in root.iter(f"{MAIN}mergeCell")]
    targets = package.targets(sheet.part)
    places: list[tuple[Area, str]] = []
    for part in root.iter(f"{MAIN}tablePart"):
        table = package.xml(targets[part.get(f"{RELATION}id") or ""])
        name, place = table.get("displayName") or "", area(table.get("ref") or "")
        yield from _identity_problems(table, name, tables)
        yield from _column_problems(table, name, place, cells)
        yield from (f"table {name} overlaps a merged cell" for m in merged if m.meets(place))
        yield from (f"tables {other} and {name} overlap" for at, other in places if at.meets(place))
        places.append((place, name))
    own_filter = root.find(f"{MAIN}autoFilter")
    if own_filter is not None:
        filtered = area(own_filter.get("ref") or "")
        if any(filtered.meets(place) for place, _ in places):
            yield f"{sheet.name}: the sheet's filter lies over a table"


def reference_problems(formula: str, columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield references to tables or columns that do not exist.

    >>> list(reference_problems("SUM(tblA[kr])", {"tbla": ["år"]}))
    ['tblA[kr] names no column']
    """
    for table, column in _REFERENCE.findall(_TEXT.sub("", formula)):
        if table.lower() not in columns:
            yield f"{table}[...] names no table"
        elif column and column.lower() not in columns[table.lower()]:
            yield f"{table}[{column}] names no column"


def _identity_problems(table: Element, name: str, tables: Tables) -> Iterator[str]:
    identity = table.get("id") or ""
    if name.lower() in tables.columns or name.lower() in tables.taken_names:
        yield f"table name {name} used twice"
    if identity in tables.ids:
        yield f"table id {identity} used twice"
    tables.ids.add(identity)
    tables.columns[name.lower()] = [column.lower() for column in _columns(table)]


def _column_problems(table: Element, name: str, place: Area, cells: Cells) -> Iterator[str]:
    columns = _columns(table)
    if len({column.lower() for column in columns}) != len(columns):
        yield f"table {name}: two columns with one name"
    if len(columns) != place.right - place.left + 1:
        yield f"table {name}: {len(columns)} columns in {table.get('ref')}"
    if place.bottom == place.top:
        yield f"table {name}: no data row"
    if table.get("headerRowCount", "1") == "0":
        return
    for offset, column in enumerate(columns):
        shown = cells.get((place.top, place.left + offset))
        if shown != _LINE_BREAK.sub("\n", column):
            yield f"table {name}: header {column!r} but the cell says {shown!r}"


def _columns(table: Element) -> list[str]:
    return [column.get("name") or "" for column in table.iter(f"{MAIN}tableColumn")]
