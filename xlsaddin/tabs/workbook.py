"""All tables of a workbook, as they stand, to the checked data that reports are made from."""

from collections.abc import Iterable, Iterator, Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.ekonomi import checks
from xlsaddin.tabs.ekonomi.huvudbok import Arsgranskning
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, SALDON
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.reading import RawTable, empty, empty_table, read_table
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.socialt.reading import read_socialt
from xlsaddin.tabs.summing import read_summed
from xlsaddin.tabs.underlag import Underlag, arbetsbokens_ar

BOKFORING = (HUVUDBOK, SALDON, BUDGET)
"""A förbund that has rows in none of these keeps its economy elsewhere."""


def read_underlag(raw_tables: Mapping[str, RawTable]) -> Underlag:
    """Read and check every table of a workbook.

    Args:
        raw_tables: the tables as they stand, by table name; a missing one becomes a remark,
            unless the table may be missing.
    """
    tables: dict[str, TableData] = {}
    anmarkningar = [
        checks.missing_table(table)
        for table in TABLES
        if table.name not in raw_tables and not table.may_be_missing
    ]
    for table in (t for t in TABLES if t.bokdel is not Bokdel.SOCIALT):
        ra = raw_tables.get(table.name)
        if ra is None:
            tables[table.name] = empty(table)
            continue
        if table is HUVUDBOK:
            ar = arbetsbokens_ar(tables[INSTALLNINGAR.name])
            data, fel = read_summed(table, ra, Arsgranskning(ar))
        else:
            data, fel = read_table(table, ra)
        tables[table.name] = data
        anmarkningar += fel
    anmarkningar += inst.check(tables[INSTALLNINGAR.name])
    sociala, fel = read_socialt(raw_tables, Underlag(tables))
    tables |= sociala
    if (fel or any(map(len, sociala.values()))) and not any(len(tables[t.name]) for t in BOKFORING):
        anmarkningar = _without_empty(raw_tables, anmarkningar)
    anmarkningar += fel
    anmarkningar += checks.check(Underlag(tables))
    places = {t.name: raw_tables[t.name].tab for t in TABLES if t.name in raw_tables}
    return Underlag(tables, tuple(_med_bokdel(anmarkningar, places)), places)


def _med_bokdel(
    anmarkningar: Iterable[Anmarkning], places: Mapping[str, str]
) -> Iterator[Anmarkning]:
    """Yield the remarks, each with the part of the workbook that its tab belongs to."""
    delar = {places.get(table.name, table.tab): table.bokdel for table in TABLES}
    delar |= {table.tab: table.bokdel for table in TABLES}
    for anmarkning in anmarkningar:
        yield anmarkning._replace(bokdel=delar.get(anmarkning.tab, Bokdel.GEMENSAMT))


def _without_empty(
    raw_tables: Mapping[str, RawTable], anmarkningar: list[Anmarkning]
) -> list[Anmarkning]:
    """Return the remarks without those on empty tables: the förbund keeps only its social books."""
    empty = [
        empty_table(table, raw_tables[table.name])
        for table in TABLES
        if table.bokdel is not Bokdel.SOCIALT
        and table.name in raw_tables
        and table is not INSTALLNINGAR
    ]
    return [anmarkning for anmarkning in anmarkningar if anmarkning not in empty]
