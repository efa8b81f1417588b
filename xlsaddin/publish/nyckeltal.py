"""The key figures of the reports in words, for a letter."""

from collections.abc import Iterable, Iterator

from xlsaddin.reports.ekonomi import balanskravsresultat, driftsredovisning, resultatrakning
from xlsaddin.reports.page import Page, PageRow, PageTable
from xlsaddin.reports.rapport import Format, RowKind
from xlsaddin.reports.socialt import genomstromning, socialt_bokslut

LYFTA = (
    resultatrakning.TAB,
    driftsredovisning.TAB,
    balanskravsresultat.TAB,
    socialt_bokslut.TAB,
    genomstromning.TAB,
)
"""The reports whose result is told where no report tells its key figures."""
_VISADE = 3


def nyckeltal(sidor: Iterable[Page]) -> tuple[str, ...]:
    """Return the key figures, a line each: those that reports call so, else their results."""
    sidor = tuple(sidor)
    egna = tuple(_rader(sidor, RowKind.NYCKELTAL))
    return egna or tuple(_rader([s for s in sidor if s.tab in LYFTA], RowKind.RESULTAT))


def _rader(sidor: Iterable[Page], slag: RowKind) -> Iterator[str]:
    for sida in sidor:
        tables = sida.tables if slag is RowKind.NYCKELTAL else sida.tables[:1]
        for table in tables:
            for row in table.rows:
                if row.slag is slag and (text := _text(table, row)):
                    vad = dict.fromkeys((sida.heading, row.text))
                    yield f"{', '.join(vad)}: {text}{_enhet(sida)}"


def _text(table: PageTable, row: PageRow) -> str:
    visade = [
        cell.shown if column.format is Format.TEXT else f"{column.heading} {cell.shown}"
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.shown
    ]
    return "; ".join(visade[:_VISADE])


def _enhet(sida: Page) -> str:
    """Return the unit of a page's amounts, where its first line tells it."""
    start = "Belopp i "
    return f" ({sida.unit[len(start) :].split('.')[0]})" if sida.unit.startswith(start) else ""
