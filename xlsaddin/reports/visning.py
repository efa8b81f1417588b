"""A report as text: for a terminal, for programs (JSON) and for spreadsheets (CSV)."""

import csv
import io
from collections.abc import Callable
from typing import NamedTuple

from xlsaddin.domain.belopp import avrunda, visat, visat_i_tkr
from xlsaddin.figures.figur import Varde
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Block, Format, Kolumn, Rad, Radslag, Rapport, visas_som
from xlsaddin.tabs.values import dag

ORENS_DECIMALER = 2
ANDELENS_DECIMALER = 6
ANDELAR = frozenset({Format.PROCENT, Format.UTFALL})

_VISA: dict[Format, Callable[[float], str]] = {
    Format.KR: visat,
    Format.TKR: visat_i_tkr,
    Format.ANTAL: visat,
    Format.PROCENT: lambda tal: f"{visat(100 * tal)} %",
    Format.DATUM: lambda tal: dag(tal).isoformat(),
    Format.KONTO: lambda tal: f"{tal:.0f}",
    Format.TAL: lambda tal: visat(tal, 0 if tal % 1 == 0 else 2),
    Format.UTFALL: lambda tal: visat(tal, 2),
    Format.SKILLNAD: lambda tal: ("+" if avrunda(tal) > 0 else "") + visat(tal),
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
            "rapport": self.rapport.flik,
            "rubrik": self.rapport.rubrik,
            "år": self.bok.underlag.ar,
            "enhet": "kr",
            "rader": [
                self._json_rad(block, rad)
                for block in self.rapport.block
                for rad in block.rader
                if rad.slag is not Radslag.RUBRIK
            ],
            "noter": list(self.rapport.noter),
        }

    def _json_rad(self, block: Block, rad: Rad) -> dict[str, object]:
        varden = {k.nyckel: _maskin(self._varde(rad, k), visas_som(k, rad)) for k in block.kolumner}
        visade = {k.nyckel: self._visat(rad, k) for k in block.kolumner}
        grund = {"rad": rad.text, "block": block.rubrik}
        return grund | varden | {"visat": visade}

    def som_csv(self) -> str:
        """Return the report as CSV with semicolons and decimal commas, as a Swedish Excel reads."""
        text = io.StringIO()
        skriv = csv.writer(text, delimiter=";", lineterminator="\n")
        for block in self.rapport.block:
            skriv.writerow([block.rubrik, *(kolumn.rubrik for kolumn in block.kolumner)])
            for rad in block.rader:
                varden = [_maskin(self._varde(rad, k), visas_som(k, rad)) for k in block.kolumner]
                skriv.writerow([rad.text, *map(_svenskt_tal, varden)])
        return text.getvalue()

    def som_text(self) -> str:
        """Return the report for a terminal, figures to the right."""
        delar = [self.rapport.rubrik, self.rapport.ingress]
        delar += [self._blocktext(block) for block in self.rapport.block]
        return "\n\n".join([*delar, *self.rapport.noter])

    def _blocktext(self, block: Block) -> str:
        tabell = [[block.rubrik, *(kolumn.rubrik for kolumn in block.kolumner)]]
        tabell += [
            [rad.text, *(self._visat(rad, k) for k in block.kolumner)] for rad in block.rader
        ]
        bredder = [max(map(len, kolumn)) for kolumn in zip(*tabell, strict=True)]
        rader = [
            "  ".join(
                [rad[0].ljust(bredder[0])]
                + [cell.rjust(bredd) for cell, bredd in zip(rad[1:], bredder[1:], strict=True)]
            ).rstrip()
            for rad in tabell
        ]
        return "\n".join([rader[0], "─" * (sum(bredder) + 2 * len(bredder) - 2), *rader[1:]])

    def _varde(self, rad: Rad, kolumn: Kolumn) -> Varde:
        return self.bok.cellvarde(self.rapport.flik, rad, kolumn.nyckel)

    def _visat(self, rad: Rad, kolumn: Kolumn) -> str:
        varde = self._varde(rad, kolumn)
        if isinstance(varde, (int, float)):
            return _VISA[visas_som(kolumn, rad)](varde)
        return varde or ""


def visa(bok: Rapportbok, flik: str) -> Visning:
    """Return a report ready to be shown.

    Raises:
        KeyError: there is no such report.
    """
    return Visning(bok, {rapport.flik: rapport for rapport in bok.rapporter}[flik])


def _maskin(varde: Varde, format_: Format) -> float | str | None:
    """Return a value without the noise of binary fractions: whole öre, or six decimals."""
    if not isinstance(varde, (int, float)):
        return varde
    if format_ is Format.DATUM:
        return dag(varde).isoformat()
    return round(varde, ANDELENS_DECIMALER if format_ in ANDELAR else ORENS_DECIMALER) + 0.0


def _svenskt_tal(varde: Varde) -> str:
    return repr(varde).replace(".", ",") if isinstance(varde, float) else varde or ""
