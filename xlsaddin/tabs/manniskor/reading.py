"""The tabs on participants together: read, checked against one another, faulty rows left out."""

from collections.abc import Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.manniskor import checks, samhalle
from xlsaddin.tabs.manniskor.deltagare import Deltagargranskning, orsaker
from xlsaddin.tabs.manniskor.matt import Matt, matt_per_insats
from xlsaddin.tabs.manniskor.tables import DELTAGARE, MATT, VOLYMER
from xlsaddin.tabs.manniskor.volymer import volymer
from xlsaddin.tabs.reading import RawTable, empty, read_optional
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.socialt.checks import without
from xlsaddin.tabs.summing import read_summed
from xlsaddin.tabs.underlag import Underlag


def read_manniskor(
    raw_tables: Mapping[str, RawTable], u: Underlag
) -> tuple[dict[str, TableData], list[Anmarkning]]:
    """Read and check the tables on participants; one that the workbook lacks has no rows.

    Args:
        raw_tables: the tables as they stand, by table name.
        u: the settings, which say the year and the plattformar.
    """
    matt, anmarkningar = read_optional(MATT, raw_tables)
    row_faults = checks.check_matt(matt)
    matt = without(matt, row_faults)
    anmarkningar += row_faults

    data, fel = read_optional(VOLYMER, raw_tables)
    row_faults = checks.check_volymer(data, matt_per_insats(matt), u.plattformar, u.ar)
    data = without(data, row_faults)
    anmarkningar += fel + row_faults

    deltagare, fel = _deltagare(raw_tables, u, matt_per_insats(matt))
    anmarkningar += fel
    tables = {DELTAGARE.name: deltagare, MATT.name: matt, VOLYMER.name: data}
    for table in samhalle.TABELLER:
        rows, fel = read_optional(table, raw_tables)
        row_faults = samhalle.check(table, rows, u.ar)
        tables[table.name] = without(rows, row_faults)
        anmarkningar += fel + row_faults
    hela = Underlag({**u.tables, **tables})
    anmarkningar += checks.check_rader(data, volymer(hela), u.ar)
    return tables, anmarkningar + checks.check_helheten(data, volymer(hela), u.plattformar)


def _deltagare(
    raw_tables: Mapping[str, RawTable], u: Underlag, matt: Mapping[str, tuple[Matt, ...]]
) -> tuple[TableData, list[Anmarkning]]:
    ra = raw_tables.get(DELTAGARE.name)
    if ra is None:
        return empty(DELTAGARE), []
    insatser = (*u.plattformar, *(insats for insats in matt if insats))
    val = {insats: orsaker(matt.get(insats, matt.get("", ()))) for insats in insatser}
    return read_summed(DELTAGARE, ra, Deltagargranskning(u.ar or None, val))
