"""A report as text: for a terminal, for programs (JSON) and for spreadsheets (CSV)."""

import csv
import io
from typing import NamedTuple

from xlsaddin.figures.figur import Value
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.formats import for_programs
from xlsaddin.reports.page import Page, PageCell, PageRow, PageTable, PageText, page
from xlsaddin.reports.page_charts import PageChart, PageGauge
from xlsaddin.reports.rapport import RowKind

_FORMELTECKEN = (*"=+-@", *"＝＋－＠", "\t", "\r", "\n")
"""What a text begins with that a spreadsheet, opening a CSV, may take for a formula."""


class Visning(NamedTuple):
    """One report with its reckoned values."""

    page: Page
    ar: int | None

    def som_json(self) -> dict[str, object]:
        """Return the report as plain data: amounts in kr, shares 0-1, what is missing as null.

        «visat» repeats each figure as the report shows it.
        """
        parts = self.page.parts
        return {
            "rapport": self.page.tab,
            "rubrik": self.page.heading,
            "år": self.ar,
            "enhet": "kr",
            "rader": [
                _json_row(table, row)
                for table in self.page.tables
                for row in table.rows
                if row.slag is not RowKind.HEADING
            ],
            "stycken": [part.text for part in parts if isinstance(part, PageText)],
            "diagram": [_json_chart(chart) for chart in self.page.charts],
            "noter": list(self.page.noter),
        }

    def som_csv(self) -> str:
        """Return the report as CSV with semicolons and decimal commas, as a Swedish Excel reads."""
        text = io.StringIO()
        skriv = csv.writer(text, delimiter=";", lineterminator="\n")
        for part in self.page.parts:
            if isinstance(part, PageText):
                skriv.writerow([_som_text(part.text)])
            elif isinstance(part, PageTable):
                skriv.writerow(map(_som_text, _headings(part)))
                for row in part.rows:
                    skriv.writerow(
                        [_som_text(row.text), *(_svenskt_tal(_maskin(c)) for c in row.cells)]
                    )
        return text.getvalue()

    def som_text(self) -> str:
        """Return the report for a terminal, figures to the right."""
        delar = [self.page.heading, self.page.unit]
        for part in self.page.parts:
            if isinstance(part, PageText):
                delar.append(part.text)
            elif isinstance(part, PageTable):
                delar.append(_tabelltext(part))
        return "\n\n".join([*delar, *self.page.noter])


def visa(bok: Rapportbok, tab: str) -> Visning:
    """Return a report ready to be shown.

    Raises:
        KeyError: there is no such report.
    """
    rapport = {rapport.tab: rapport for rapport in bok.rapporter}[tab]
    return Visning(page(bok, rapport), bok.underlag.ar)


def _headings(table: PageTable) -> list[str]:
    return [table.heading, *(column.heading for column in table.columns)]


def _json_row(table: PageTable, row: PageRow) -> dict[str, object]:
    values = {cell.column: _maskin(cell) for cell in row.cells}
    visade = {cell.column: cell.shown for cell in row.cells}
    return {"rad": row.text, "block": table.heading} | values | {"visat": visade}


def _json_chart(chart: PageChart | PageGauge) -> dict[str, object]:
    grund = {"titel": chart.titel, "beskrivning": chart.alt_text}
    if isinstance(chart, PageGauge):
        value = for_programs(chart.value, chart.format)
        return grund | {"slag": "mätare", "värde": value, "högst": chart.hogst}
    serier = {
        serie.name: [for_programs(value, chart.format) for value in serie.points.values]
        for serie in chart.series
    }
    kategorier = list(chart.categories.values)
    return grund | {"slag": str(chart.slag), "kategorier": kategorier, "serier": serier}


def _tabelltext(table: PageTable) -> str:
    rader = [_headings(table)]
    rader += [[row.text, *(cell.shown for cell in row.cells)] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*rader, strict=True)]
    rows = [
        "  ".join(
            [rad[0].ljust(widths[0])]
            + [cell.rjust(width) for cell, width in zip(rad[1:], widths[1:], strict=True)]
        ).rstrip()
        for rad in rader
    ]
    return "\n".join([rows[0], "─" * (sum(widths) + 2 * len(widths) - 2), *rows[1:]])


def _maskin(cell: PageCell) -> Value:
    return for_programs(cell.value, cell.look.format)


def _som_text(text: str) -> str:
    """Return a text that Excel, opening the file, does not take for a formula.

    >>> _som_text("=1+1"), _som_text("Kostnader")
    ("'=1+1", 'Kostnader')
    """
    return f"'{text}" if text.startswith(_FORMELTECKEN) else text


def _svenskt_tal(value: Value) -> str:
    return (
        repr(value).replace(".", ",") if isinstance(value, float) else _som_text(str(value or ""))
    )
