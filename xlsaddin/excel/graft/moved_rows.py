"""Rows taken out of a table in a closed workbook: those below move up, formulas with them."""

import re
from collections.abc import Collection

from xlsaddin.domain.celladress import column_letters
from xlsaddin.domain.errors import RadenHarKommentar
from xlsaddin.excel.graft.cells import SheetRows, clear
from xlsaddin.excel.package.opc import Element, main
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import TableInfo

_FORMULA = main("f")


def delete_rows(
    package: Package, rows: SheetRows, table: TableInfo, delete: Collection[int]
) -> int:
    """Take rows out of a table and return the number of its last row; one always stays.

    Raises:
        RadenHarKommentar: a row to delete, or one that would move, has a comment.
    """
    gone = {number for number in delete if table.first_row <= number <= table.last_row}
    if not gone:
        return table.last_row
    _refuse_comments(package, table, min(gone))
    spell_out_shared_formulas(rows)
    kept = [it for it in range(min(gone), table.last_row + 1) if it not in gone]
    for to, from_ in enumerate(kept, min(gone)):
        _move_row(rows, table, from_, to)
    last = min(gone) + len(kept) - 1
    for number in range(last + 1, table.last_row + 1):
        for place in table.column_numbers:
            cell = rows.cell(number, place)
            if cell is not None:
                clear(cell)
    return max(last, table.first_row)


def _move_row(rows: SheetRows, table: TableInfo, from_: int, to: int) -> None:
    """Let a row hold and look as one further down does."""
    for place in table.column_numbers:
        source = rows.cell(from_, place)
        if source is None and rows.cell(to, place) is None:
            continue
        cell = rows.made(to, place)
        clear(cell)
        cell.attrib.pop("s", "")
        if source is None:
            continue
        for attribute, value in source.attrib.items():
            if attribute != "r":
                cell.set(attribute, value)
        cell.extend(list(source))
        for formula in cell.iterchildren(_FORMULA):
            letters = column_letters(place)
            formula.text = translated(str(formula.text), f"{letters}{from_}", f"{letters}{to}")
            if formula.get("ref"):
                formula.set("ref", f"{letters}{to}")


def translated(formula: str, from_: str, to: str) -> str:
    """Return a formula as Excel would fill it from one cell into another."""
    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - only deleting needs it

    return str(Translator(f"={formula}", from_).translate_formula(to))[1:]


def spell_out_shared_formulas(rows: SheetRows) -> None:
    """Give each cell its own formula where Excel has written it in the first alone."""
    first: dict[str, tuple[str, str]] = {}
    for number in rows.rows_from(1):
        for place in rows.columns_of(number):
            cell = rows.cell(number, place)
            for formula in [] if cell is None else cell.iterchildren(_FORMULA):
                if formula.get("t") == "shared":
                    _spell_out(formula, f"{column_letters(place)}{number}", first)


def _spell_out(formula: Element, address: str, first: dict[str, tuple[str, str]]) -> None:
    shared = str(formula.attrib.pop("si"))
    formula.attrib.pop("t")
    formula.attrib.pop("ref", "")
    if formula.text:
        first[shared] = (formula.text, address)
    else:
        text, origin = first[shared]
        formula.text = translated(text, origin, address)


def _refuse_comments(package: Package, table: TableInfo, first: int) -> None:
    for it in package.relationships(table.sheet_part):
        if it.kind.endswith("/comments"):
            for comment in package.xml(it.target).iter(main("comment")):
                row = int(re.sub(r"\D", "", str(comment.get("ref"))))
                if first <= row <= table.last_row:
                    raise RadenHarKommentar(row=row, tab=table.sheet_name)
