"""All tables of a workbook, as they stand, to the checked data that reports are made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.post import UTFALL_OCH_BUDGET
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.alike import alike_remarks
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.ekonomi import checks
from xlsaddin.tabs.ekonomi.huvudbok import Arsgranskning
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, SALDON
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.manniskor.reading import read_manniskor
from xlsaddin.tabs.personnummer import Fynd
from xlsaddin.tabs.reading import RawTable, empty, empty_table, read_table
from xlsaddin.tabs.schema import CellValue, Table, TableData
from xlsaddin.tabs.socialt.dubbelt import check_dubbelt
from xlsaddin.tabs.socialt.reading import read_socialt
from xlsaddin.tabs.summing import read_summed
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import is_empty

BOKFORING = (HUVUDBOK, SALDON, BUDGET)
EGEN_LASNING = frozenset({Bokdel.SOCIALT, Bokdel.DELTAGARE})
"""The parts whose tables are read and checked together."""


def read_underlag(
    raw_tables: Mapping[str, RawTable], personnummer: Sequence[Fynd] = ()
) -> Underlag:
    """Read and check every table of a workbook.

    Args:
        raw_tables: the tables as they stand, by table name; a missing one becomes a remark,
            unless the table may be missing.
        personnummer: where any stands, anywhere in the workbook.
    """
    installningar, anmarkningar = _read(INSTALLNINGAR, raw_tables, None)
    tables = {INSTALLNINGAR.name: installningar}
    u = Underlag(tables)
    saknas = [
        checks.missing_table(table)
        for table in TABLES
        if table.name not in raw_tables
        and not table.may_be_missing
        and table.bokdel not in u.oanvanda_delar
    ]
    used = {name: ra for name, ra in raw_tables.items() if name not in _oanvanda(u)}
    for table in TABLES[1:]:
        if table.bokdel not in EGEN_LASNING:
            tables[table.name], fel = _read(table, used, u)
            anmarkningar += fel
    anmarkningar = [*saknas, *anmarkningar]
    anmarkningar += inst.check(installningar)
    manniskor, deltagarfel = read_manniskor(used, u)
    tables |= manniskor
    sociala, fel = read_socialt(used, u)
    tables |= sociala
    if any(len(tables[table.name]) for table in BOKFORING):
        anmarkningar = _without_empty(used, anmarkningar)
    anmarkningar += fel + deltagarfel
    hela = Underlag(tables)
    anmarkningar += [*checks.check(hela), *check_dubbelt(hela)]
    places = {t.name: raw_tables[t.name].tab for t in TABLES if t.name in raw_tables}
    funna = [fynd.anmarkning() for fynd in personnummer]
    return Underlag(tables, (*funna, *_med_bokdel(anmarkningar, places)), places)


def oanvant(raw_tables: Mapping[str, RawTable]) -> dict[str, CellValue]:
    """Return the settings, key -> value, of the part that a workbook without them does not use.

    A workbook that is older than the settings keeps its economy elsewhere when it has rows in
    its social tables and none in its books.
    """
    fyllda = {
        table.name
        for table in TABLES
        if table.name in raw_tables and not all(map(is_empty, raw_tables[table.name].rows))
    }
    socialt = {table.name for table in TABLES if table.bokdel is Bokdel.SOCIALT}
    if fyllda & socialt and not fyllda & {table.name for table in BOKFORING}:
        return {key: inst.NEJ for key, del_ in inst.DELAR.items() if del_ is Bokdel.EKONOMI}
    return {}


def _med_bokdel(
    anmarkningar: Iterable[Anmarkning], places: Mapping[str, str]
) -> Iterator[Anmarkning]:
    """Yield the remarks, each with the part of the workbook that its tab belongs to."""
    delar = {places.get(table.name, table.tab): table.bokdel for table in TABLES}
    delar |= {table.tab: table.bokdel for table in TABLES}
    for anmarkning in anmarkningar:
        yield anmarkning._replace(bokdel=delar.get(anmarkning.tab, Bokdel.GEMENSAMT))


def _oanvanda(u: Underlag) -> frozenset[str]:
    """Return the tables of the parts that the förbund does not use: they are not even read."""
    return frozenset(table.name for table in TABLES if table.bokdel in u.oanvanda_delar)


def _read(
    table: Table, raw_tables: Mapping[str, RawTable], u: Underlag | None
) -> tuple[TableData, list[Anmarkning]]:
    """Read a table of the economy or of all parts; `u` holds the settings when they are known."""
    ra = raw_tables.get(table.name)
    if ra is None:
        return empty(table), []
    if table is HUVUDBOK and u:
        data, anmarkningar = read_summed(table, ra, Arsgranskning(u.ar or None))
        return data, [*anmarkningar, *alike_remarks(ra)]
    if table is BUDGET and u and not u.anvander(UTFALL_OCH_BUDGET, BUDGET.bokdel):
        table = table._replace(required=False)
    return read_table(table, ra)


def _without_empty(
    raw_tables: Mapping[str, RawTable], anmarkningar: list[Anmarkning]
) -> list[Anmarkning]:
    """Return the remarks without those on empty books: in January one of them has rows."""
    empty = [empty_table(t, raw_tables[t.name]) for t in BOKFORING if t.name in raw_tables]
    return [anmarkning for anmarkning in anmarkningar if anmarkning not in empty]
