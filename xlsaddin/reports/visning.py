"""A report as text: for a terminal, for programs (JSON) and for spreadsheets (CSV)."""

import csv
import io
from collections.abc import Callable
from typing import NamedTuple

from xlsaddin.domain.belopp import avrunda, shown, shown_i_tkr
from xlsaddin.figures.figur import Value
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import (
    Block,
    BlockColumn,
    BlockRow,
    Format,
    Rapport,
    RowKind,
    visas_som,
)
from xlsaddin.tabs.values import day

ORENS_DECIMALER = 2
ANDELENS_DECIMALER = 6
ANDELAR = frozenset({Format.PROCENT, Format.UTFALL})

_VISA: dict[Format, Callable[[float], str]] = {
    Format.KR: shown,
    Format.TKR: shown_i_tkr,
    Format.ANTAL: shown,
    Format.PROCENT: lambda tal: f"{shown(100 * tal)} %",
    Format.DATUM: lambda tal: day(tal).isoformat(),
    Format.KONTO: lambda tal: f"{tal:.0f}",
    Format.TAL: lambda tal: shown(tal, 0 if tal % 1 == 0 else 2),
    Format.UTFALL: lambda tal: shown(tal, 2),
    Format.SKILLNAD: lambda tal: ("+" if avrunda(tal) > 0 else "") + shown(tal),
    Format.TEXT: str,
}


class Visning(NamedTuple):
    """One report with its reckoned values."""

    bok: Rapportbok
    rapport: Rapport

    def som_json(self) -> dict[str, object]:
        """Return the report as plain data: amounts in kr, shares 0-1, what is missing as null.

        «visat» repeats each figure as the report shows it.
        """
        return {
            "rapport": self.rapport.tab,
            "rubrik": self.rapport.heading,
            "år": self.bok.underlag.ar,
            "enhet": "kr",
            "rader": [
                self._json_row(block, row)
                for block in self.rapport.block
                for row in block.rows
                if row.slag is not RowKind.HEADING
            ],
            "noter": list(self.rapport.noter),
        }

    def _json_row(self, block: Block, row: BlockRow) -> dict[str, object]:
        values = {k.key: _maskin(self._value(row, k), visas_som(k, row)) for k in block.columns}
        visade = {k.key: self._shown(row, k) for k in block.columns}
        grund = {"rad": row.text, "block": block.heading}
        return grund | values | {"visat": visade}

    def som_csv(self) -> str:
        """Return the report as CSV with semicolons and decimal commas, as a Swedish Excel reads."""
        text = io.StringIO()
        skriv = csv.writer(text, delimiter=";", lineterminator="\n")
        for block in self.rapport.block:
            skriv.writerow([block.heading, *(column.heading for column in block.columns)])
            for row in block.rows:
                values = [_maskin(self._value(row, k), visas_som(k, row)) for k in block.columns]
                skriv.writerow([row.text, *map(_svenskt_tal, values)])
        return text.getvalue()

    def som_text(self) -> str:
        """Return the report for a terminal, figures to the right."""
        delar = [self.rapport.heading, self.rapport.ingress]
        delar += [self._blocktext(block) for block in self.rapport.block]
        return "\n\n".join([*delar, *self.rapport.noter])

    def _blocktext(self, block: Block) -> str:
        table = [[block.heading, *(column.heading for column in block.columns)]]
        table += [[row.text, *(self._shown(row, k) for k in block.columns)] for row in block.rows]
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        rows = [
            "  ".join(
                [row[0].ljust(widths[0])]
                + [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
            ).rstrip()
            for row in table
        ]
        return "\n".join([rows[0], "─" * (sum(widths) + 2 * len(widths) - 2), *rows[1:]])

    def _value(self, row: BlockRow, column: BlockColumn) -> Value:
        return self.bok.cell_value(self.rapport.tab, row, column.key)

    def _shown(self, row: BlockRow, column: BlockColumn) -> str:
        return visat(self._value(row, column), visas_som(column, row))


def visat(value: Value, format_: Format) -> str:
    """Return a value as it is shown, "" when it is missing."""
    return _VISA[format_](value) if isinstance(value, (int, float)) else value or ""


def visa(bok: Rapportbok, tab: str) -> Visning:
    """Return a report ready to be shown.

    Raises:
        KeyError: there is no such report.
    """
    return Visning(bok, {rapport.tab: rapport for rapport in bok.rapporter}[tab])


def _maskin(value: Value, format_: Format) -> float | str | None:
    """Return a value without the noise of binary fractions: whole öre, or six decimals."""
    if not isinstance(value, (int, float)):
        return value
    if format_ is Format.DATUM:
        return day(value).isoformat()
    return round(value, ANDELENS_DECIMALER if format_ in ANDELAR else ORENS_DECIMALER) + 0.0


def _svenskt_tal(value: Value) -> str:
    return repr(value).replace(".", ",") if isinstance(value, float) else value or ""
