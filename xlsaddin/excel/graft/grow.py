"""A closed workbook of an older program given what it lacks: data tabs, columns, settings, VBA."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.celladress import column_letters
from xlsaddin.domain.errors import FlikenUtanTabell
from xlsaddin.excel.book_format import CURRENT, FORMAT, closed_format, code_name, set_name
from xlsaddin.excel.draw.data_tab import FIRST_DATA_ROW, Rows, draw_data_tabs
from xlsaddin.excel.draw.start import TAB as START
from xlsaddin.excel.graft import vba
from xlsaddin.excel.graft.data_columns import (
    Pattern,
    add_columns,
    add_validation,
    missing_columns,
)
from xlsaddin.excel.graft.data_rows import RowChange, column_texts, table_in, write_rows
from xlsaddin.excel.graft.graft import Wish, graft_sheets
from xlsaddin.excel.graft.new_sheet import folded
from xlsaddin.excel.graft.old_kontoplan import fill_places
from xlsaddin.excel.graft.signature import forget_signature
from xlsaddin.excel.graft.workbook import graft_styles
from xlsaddin.excel.mall import blank
from xlsaddin.excel.package.content_types import ContentTypes
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import tables
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.ekonomi.tables import KONTOPLAN
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import CellValue, Table


class Grown(NamedTuple):
    """What a grown workbook is to be given together with its reports.

    Attributes:
        tabs: the tabs that it has now.
        code_names: the names in VBA that the program's project has for its tabs; none when the
            workbook keeps macros of its own.
        buttons: whether Start lacks any of the program's buttons.
        own_modules: the VBA modules that hindered the program from replacing the macros.
        borttaget: what the workbook had that does not hold for it any more.
    """

    tabs: tuple[str, ...]
    code_names: Mapping[str, str]
    buttons: bool
    own_modules: tuple[str, ...]
    borttaget: tuple[Anmarkning, ...]


def grow(
    source: Path,
    out: Path,
    rapportflikar: Sequence[str],
    installningar: Mapping[str, CellValue] = {},
) -> Grown:
    """Write to `out` the workbook `source` with all that it lacks but reports.

    What is there already keeps its very bytes, but for tables that get columns or settings.

    Args:
        source: the workbook.
        out: where it is written.
        rapportflikar: the report tabs in their order.
        installningar: what new settings are to be, where it is not what holds when nothing is
            said.

    Raises:
        ArbetsbokenArNyare: the workbook is newer than this program.
        FlikenUtanTabell: a tab has the name of a new data tab.
        PlatsSaknas: something stands where a column or a row is to be added.
    """
    order = [START, *(table.tab for table in TABLES), *rapportflikar]
    with Package(source) as book, Package(blank()) as empty, book.whole():
        closed_format(book)
        own = vba.own_modules(book, empty, order)
        names = {} if own else _code_names(order, empty)
        borttaget: tuple[Anmarkning, ...] = ()
        if not own:
            borttaget = vba.renew(book, empty)
            vba.name_sheets(book, order, names.values())
        _grow_tables(book, installningar)
        _add_tabs(book, Wish(order, names))
        set_name(book, FORMAT, str(CURRENT))
        borttaget += forget_signature(book)
        book.save(out)
        tabs = tuple(book.sheets())
        return Grown(tabs, names, vba.lacks_buttons(book, START), tuple(sorted(own)), borttaget)


def _code_names(tabs: Sequence[str], empty: Package) -> dict[str, str]:
    known = vba.modules(empty)
    return {tab: code_name(tab) for tab in tabs if code_name(tab) in known}


def _add_tabs(book: Package, wish: Wish) -> None:
    """Add the data tabs whose tables the workbook lacks.

    Raises:
        FlikenUtanTabell: the owner has a tab of that name, without the table.
    """
    there = {info.name.casefold() for info in tables(book)}
    taken = {folded(tab) for tab in book.sheets()}
    missing = [table for table in TABLES if table.name.casefold() not in there]
    for table in missing:
        if folded(table.tab) in taken:
            raise FlikenUtanTabell(tab=table.tab, table=table.name)
    if missing:
        with Package(draw_data_tabs({table: _new_rows(table) for table in missing})) as drawing:
            graft_sheets(book, drawing, wish)


def _new_rows(table: Table) -> Rows:
    if table is not INSTALLNINGAR:
        return []
    return [["" if it is None else it for it in inst.row(one).values()] for one in inst.ALLA]


def _grow_tables(book: Package, installningar: Mapping[str, CellValue]) -> None:
    """Add the columns and the settings that are missing in the tables that there are."""
    there = {info.name.casefold() for info in tables(book)}
    mine = [table for table in TABLES if table.name.casefold() in there]
    missing = {table: places for table in mine if (places := missing_columns(book, table))}
    settings = _missing_settings(book, installningar) if INSTALLNINGAR in mine else []
    drawn = [table for table in mine if table in missing or (table is INSTALLNINGAR and settings)]
    if not drawn:
        return
    with Package(draw_data_tabs({table: _new_rows(table) for table in drawn})) as drawing:
        types = ContentTypes(book)
        styles = graft_styles(book, drawing, types)
        types.store()
        sheets = drawing.sheets()
        patterns = {table: Pattern(drawing.xml(sheets[table.tab]), styles) for table in drawn}
    for table, places in missing.items():
        add_columns(book, table, places, patterns[table])
        if table is KONTOPLAN:
            fill_places(book, places)
    if settings:
        _add_settings(book, settings, patterns[INSTALLNINGAR])


def _missing_settings(
    book: Package, installningar: Mapping[str, CellValue]
) -> list[inst.Installning]:
    keys = {folded(key) for key in column_texts(book, INSTALLNINGAR.name, "Nyckel")}
    missing = [it for it in inst.ALLA if folded(it.key) not in keys]
    return [it._replace(standard=installningar.get(it.key, it.standard)) for it in missing]


def _add_settings(book: Package, settings: Sequence[inst.Installning], pattern: Pattern) -> None:
    """Append settings with what holds when nothing is said, and the choices that each has."""
    change = RowChange(append=[inst.row(it) for it in settings])
    first = write_rows(book, INSTALLNINGAR.name, change)
    info = table_in(book, INSTALLNINGAR.name)
    sheet = book.xml(info.sheet_part)
    place = [column.name for column in INSTALLNINGAR.columns].index("Värde") + 1
    own = column_letters(info.first_col + info.columns.index("Värde"))
    for row, setting in enumerate(settings, first):
        if setting.allowed:
            drawn = FIRST_DATA_ROW + [it.key for it in inst.ALLA].index(setting.key)
            choices = pattern.validation(f"{column_letters(place)}{drawn}")
            add_validation(sheet, choices, f"{own}{row}")
    book.put_xml(info.sheet_part, sheet)
