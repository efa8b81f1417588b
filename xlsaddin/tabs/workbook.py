"""All tables of a workbook, as they stand, to the checked data that reports are made from."""

from collections.abc import Iterable, Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.ekonomi import checks
from xlsaddin.tabs.ekonomi.huvudbok import Arsgranskning
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, SALDON
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.reading import RawTable, empty, empty_table, read_table
from xlsaddin.tabs.schema import Table, TableData
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
    bokfort = any(len(tables[t.name]) for t in BOKFORING)
    if bokfort:
        anmarkningar = _without_empty(raw_tables, anmarkningar, BOKFORING)
    elif fel or any(map(len, sociala.values())):
        ekonomi = [t for t in TABLES if t.bokdel is not Bokdel.SOCIALT and t is not INSTALLNINGAR]
        anmarkningar = _without_empty(raw_tables, anmarkningar, ekonomi)
    anmarkningar += fel
    anmarkningar += checks.check(Underlag(tables))
    places = {t.name: raw_tables[t.name].tab for t in TABLES if t.name in raw_tables}
    return Underlag(tables, tuple(anmarkningar), places)


def _without_empty(
    raw_tables: Mapping[str, RawTable], anmarkningar: list[Anmarkning], tables: Iterable[Table]
) -> list[Anmarkning]:
    """Return the remarks without those on some tables that are empty and may be.

    A förbund may keep only its social books, and in January there is but a budget or the opening
    balances.
    """
    empty = [empty_table(t, raw_tables[t.name]) for t in tables if t.name in raw_tables]
    return [anmarkning for anmarkning in anmarkningar if anmarkning not in empty]
