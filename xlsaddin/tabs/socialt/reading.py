"""The social tabs together: read, checked against one another, faulty rows left out."""

from collections.abc import Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.indikator import Enhet, Matning
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.rules.impactindex import tillaten_viktavvikelse, viktskala
from xlsaddin.tabs.reading import RawTable, column_places, empty, read_optional, read_table
from xlsaddin.tabs.schema import TableData
from xlsaddin.tabs.socialt import checks
from xlsaddin.tabs.socialt.handelseprov import Granskning, Kand
from xlsaddin.tabs.socialt.tables import ENKAT, HANDELSER, INDIKATORER, MALOMRADEN
from xlsaddin.tabs.summing import read_summed
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import normal_text


def read_socialt(
    raw_tables: Mapping[str, RawTable], u: Underlag
) -> tuple[dict[str, TableData], list[Anmarkning]]:
    """Read and check the social tables; one that the workbook lacks has no rows.

    Args:
        raw_tables: the tables as they stand, by table name.
        u: the settings, which say the year and the plattformar.
    """
    plattformar = frozenset(u.plattformar)
    omraden, fel = read_optional(MALOMRADEN, raw_tables)
    row_faults = checks.check_malomraden(omraden)
    omraden, anmarkningar = checks.without(omraden, row_faults), fel + row_faults

    ra = _i_minnet(raw_tables.get(INDIKATORER.name))
    indikatorer, fel = read_table(INDIKATORER, ra) if ra else (empty(INDIKATORER), [])
    kanda = frozenset(map(str, omraden.columns["Målområde"]))
    row_faults = checks.check_indikatorer(indikatorer, kanda, viktskala(u.regeldag))
    indikatorer = checks.without(indikatorer, row_faults)
    anmarkningar += fel + row_faults
    tillaten = tillaten_viktavvikelse(u.regeldag)
    anmarkningar += checks.check_helheten(omraden, indikatorer, tillaten)

    enkat, fel = read_optional(ENKAT, raw_tables)
    row_faults = checks.check_enkat(enkat, plattformar)
    enkat = checks.without(enkat, row_faults)
    anmarkningar += fel + row_faults

    kanda_id = _kanda(indikatorer)
    utelamnade = _alla_id(ra) - kanda_id.keys()
    granskning = Granskning(kanda_id, plattformar, u.ar or None, utelamnade)
    ra = raw_tables.get(HANDELSER.name)
    handelser, fel = read_summed(HANDELSER, ra, granskning) if ra else (empty(HANDELSER), [])
    tables = (MALOMRADEN, INDIKATORER, HANDELSER, ENKAT)
    data = (omraden, indikatorer, handelser, enkat)
    return {t.name: d for t, d in zip(tables, data, strict=True)}, anmarkningar + fel


def _i_minnet(ra: RawTable | None) -> RawTable | None:
    """Return a short table so that its rows can be read twice."""
    return ra._replace(rows=list(ra.rows)) if ra else None


def _alla_id(ra: RawTable | None) -> frozenset[str]:
    """Return every id on the tab, also those on rows with a remark."""
    place = column_places(INDIKATORER, ra)[0].get("Id") if ra else None
    if ra is None or place is None:
        return frozenset()
    return frozenset(normal_text(row[place]) for row in ra.rows)


def _kanda(indikatorer: TableData) -> dict[str, Kand]:
    columns = indikatorer.columns
    names = ("Id", "Måltyp", "Enhet", "Mäts med", "Målvärde")
    return {
        str(id_): Kand(Maltyp(str(maltyp)), Enhet(str(enhet)), Matning(str(matning)), mal == 0)
        for id_, maltyp, enhet, matning, mal in zip(*(columns[n] for n in names), strict=True)
    }
