"""The tabs on participants together: read, checked against one another, faulty rows left out."""

from collections.abc import Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs.manniskor import checks
from xlsaddin.tabs.manniskor.tables import MATT, VOLYMER
from xlsaddin.tabs.manniskor.volymer import matt_per_insats, volymer
from xlsaddin.tabs.reading import RawTable, read_optional
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.socialt.checks import without
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

    tables = {MATT.name: matt, VOLYMER.name: data}
    v = volymer(Underlag({**u.tables, **tables}))
    return tables, anmarkningar + checks.check_helheten(data, v, u.plattformar)
