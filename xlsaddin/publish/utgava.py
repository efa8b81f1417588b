"""An utgåva: one finished version of the reports, told once for workbook, PDF and mail."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.page import Page, PageText, page
from xlsaddin.tabs import installningar as inst

FORSATTSBLAD = "Försättsblad"
SPRAK = "sv-SE"
_NAMNDELENS_LANGD = 40
_KORT_SUMMA = 8
_ARSREDOVISNING, _SOCIALT_BOKSLUT = "Årsredovisning", "Socialt bokslut"


class Kontrollage(NamedTuple):
    """How the checks stood when the copy was made: what they say, and whether there is fel."""

    ord: str
    fel: bool


class Utgava(NamedTuple):
    """A finished version of the reports.

    Attributes:
        forbund: whose it is.
        rapport: what kind of report it is.
        ar: the year.
        period: the part of the year.
        version: its number, from 1.
        dag: the day when it was finished.
        kontroller: how the checks stand.
        kontrollsumma: the checksum (SHA-256) of the workbook that it is made from.
        sidor: its reports.
    """

    forbund: str
    rapport: str
    ar: int
    period: str
    version: int
    dag: dt.date
    kontroller: Kontrollage
    kontrollsumma: str
    sidor: tuple[Page, ...]

    @property
    def titel(self) -> str:
        """The title: what it is, and of which year."""
        return f"{self.rapport} {self.ar}"

    @property
    def namn(self) -> str:
        """The title, and whose it is."""
        return " – ".join(filter(None, (self.titel, self.forbund)))

    @property
    def stam(self) -> str:
        """The name of its files, without ending: ASCII only."""
        return f"{stam(self.ar, self.forbund, self.rapport)}_v{self.version:02d}"

    @property
    def fingeravtryck(self) -> str:
        """Version, day and the beginning of the checksum: what tells it from all others."""
        kort = self.kontrollsumma[:_KORT_SUMMA]
        return f"Version {self.version}  ·  {self.dag.isoformat()}  ·  källa {kort}"

    def uppgifter(self) -> tuple[tuple[str, str], ...]:
        """Return what a reader must know before the figures: heading and text."""
        alla = (
            ("Förbund", self.forbund),
            ("År och period", f"{self.ar}, {self.period.lower()}"),
            ("Version", str(self.version)),
            ("Färdigställd", self.dag.isoformat()),
            ("Kontroller", self.kontroller.ord),
            ("Källans kontrollsumma (SHA-256)", self.kontrollsumma),
        )
        return tuple((rubrik, text) for rubrik, text in alla if text)


def rapportnamn(bok: Rapportbok) -> str:
    """Return what the reports of a workbook are together, by its parts and its period."""
    period = str(bok.installning(inst.PERIOD) or inst.HELAR)
    if period != inst.HELAR:
        return f"Delårsrapport {period.lower()}"
    delar = {rapport.bokdel for rapport in bok.anvanda}
    return _ARSREDOVISNING if Bokdel.EKONOMI in delar else _SOCIALT_BOKSLUT


def sidor(bok: Rapportbok, flikar: Iterable[str]) -> tuple[Page, ...]:
    """Return the reports on these tabs that have something to show, in the workbook's order."""
    tabs = frozenset(flikar)
    pages = (page(bok, rapport) for rapport in bok.anvanda if rapport.tab in tabs)
    return tuple(it for it in pages if _visar_nagot(it))


def _visar_nagot(sida: Page) -> bool:
    """Tell whether a page holds figures; one without says in a row of text why it has none."""
    return any(
        cell.value not in {None, ""}
        for table in sida.tables
        for row in table.rows
        for cell in row.cells
    ) or any(isinstance(part, PageText) and part.formula for part in sida.parts)


def stam(ar: int, forbund: str, rapport: str) -> str:
    """Return how the names of all versions of a report begin.

    >>> stam(2023, "Samordningsförbundet Umeå", "Årsredovisning")
    '2023_samordningsforbundet_umea_arsredovisning'
    """
    delar = (str(ar), _ascii(forbund) or "forbundet", _ascii(rapport))
    return "_".join(delar)


def next_version(stam: str, names: Sequence[str]) -> int:
    """Return the first number that no file of these names has.

    >>> next_version("2023_x_y", ["2023_x_y_v01.xlsx", "2023_X_Y_v02.eml", "2023_z_v07.xlsx"])
    3
    """
    name = re.compile(rf"{re.escape(stam)}_v(\d+)\D.*", re.IGNORECASE)
    return 1 + max((int(found[1]) for it in names if (found := name.fullmatch(it))), default=0)


def en_rad(text: str) -> str:
    """Return a text on one line, without what cannot be seen.

    >>> en_rad(" Å" + chr(13) + chr(10) + "Bcc: x@y.se ")
    'Å Bcc: x@y.se'
    """
    return " ".join("".join(it if it.isprintable() else " " for it in text).split())


def _ascii(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "_".join(re.findall("[a-z0-9]+", letters))[:_NAMNDELENS_LANGD].rstrip("_")
