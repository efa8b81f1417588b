"""Årsskifte: what a closed year's reports leave to the next year's workbook.

The year's own figures become those published for the year before. Which ones the next year asks
for is what this year has asked for of the years before it.
"""

from collections.abc import Iterator, Mapping

from xlsaddin.domain.errors import AretInteAvslutat
from xlsaddin.domain.kontoplan import RAKNING
from xlsaddin.figures.figur import Cell
from xlsaddin.figures.summa import SummaOm
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.ekonomi import (
    balanskravsresultat as balanskrav,
    balansrakning as br,
    flerarsoversikt as over,
    resultatrakning as rr,
)
from xlsaddin.reports.rapport import BlockRow, Rapport
from xlsaddin.reports.socialt.cells import samlat
from xlsaddin.rules.eget_kapital import utgaende_eget_kapital
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.bokningar import Kontering, post
from xlsaddin.tabs.ekonomi.tables import IMPORT, JAMFORELSEAR, SALDON
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import CellValue
from xlsaddin.tabs.socialt.records import budget
from xlsaddin.tabs.socialt.tables import INDIKATORER
from xlsaddin.tabs.underlag import Underlag

ARET, FORRA = "år", "år−1"
DECIMALER = 6
"""Sums of öre are exact in the ledger; what binary numbers add to them is left behind."""

Rad = Mapping[str, CellValue]
Andrade = Mapping[int, Rad]
"""Number of a row in Excel -> what its cells become, by header."""


def refuse_unfinished(bok: Rapportbok) -> None:
    """Refuse to close a year whose period is not the whole year, or whose balances are missing.

    Raises:
        AretInteAvslutat: the figures that the next year begins with are not there yet.
    """
    u = bok.underlag
    if not u.helar:
        raise AretInteAvslutat(
            skal=f"«{inst.PERIOD}» är {u.installningar[inst.PERIOD]}: välj {inst.HELAR}"
        )
    if u.har(SALDON) and not u.har_utgaende:
        raise AretInteAvslutat(skal=f"fyll i kolumnen Utgående på fliken {SALDON.tab}")


def publicerade(bok: Rapportbok) -> list[Rad]:
    """Return the rows that Jämförelseår gets: the year's figures that later years compare with.

    What stands there already is left as it is: it has been published.
    """
    u = bok.underlag
    rader: dict[tuple[int, str, str], Rad] = {}
    for rapport in bok.anvanda:
        for key, value in _av_rapporten(bok, rapport):
            if value is not None and key not in u.publicerade:
                ar, namn, post_ = key
                kalla = f"Arbetsboken för {u.ar}, fliken {rapport.tab}"
                rader[key] = {
                    "År": ar,
                    "Rapport": namn,
                    "Post": post_,
                    "Belopp": round(value, DECIMALER) + 0.0,
                    "Källa": kalla,
                }
    return list(rader.values())


def saldon(bok: Rapportbok) -> tuple[Andrade, list[Rad]]:
    """Return Saldon as the next year begins: closing balances, with the result in eget kapital.

    Returns:
        What the rows become, and a row to add where no konto has the förbund's eget kapital.
    """
    u = bok.underlag
    data = u.table(SALDON)
    resultat = float(bok.value(Cell(rr.TAB, rr.ARETS_RESULTAT, ARET)) or 0) if len(data) else 0.0
    rader: dict[int, Rad] = {}
    for nummer, row in zip(data.row_numbers, data.rows(), strict=True):
        ut = float(row["Utgående"] or 0)
        if resultat and post(u, Kontering(int(row["Konto"] or 0)), RAKNING) == br.EGET_KAPITAL_POST:
            ut, resultat = utgaende_eget_kapital(ut, resultat), 0.0
        # Of the closed year's imports the next year has none.
        utan_import: Rad = {IMPORT: None} if row[IMPORT] else {}
        ny = {"År": u.ar + 1, "Ingående": round(ut, 2) + 0.0, "Utgående": None}
        rader[nummer] = {**ny, **utan_import}
    return rader, [_eget_kapital(u, resultat)] if resultat else []


def _eget_kapital(u: Underlag, resultat: float) -> Rad:
    konton = [
        rad.omfang.fran
        for rad in u.kontorader
        if rad.poster.get(RAKNING.column) == br.EGET_KAPITAL_POST
    ]
    if not konton:
        raise AretInteAvslutat(
            skal=f"ge ett konto posten {br.EGET_KAPITAL_POST} på fliken Kontoplan"
        )
    belopp = round(resultat, 2) + 0.0
    return {"År": u.ar + 1, "Konto": konton[0], "Text": br.EGET_KAPITAL_POST, "Ingående": belopp}


def installningar(bok: Rapportbok) -> Andrade:
    """Return the settings' rows that change: the year, and what holds for one year alone."""
    ett_ar = {it.key: it.standard for it in inst.ALLA if it.one_year}
    nya = ett_ar | {inst.AR: bok.underlag.ar + 1}
    data = bok.underlag.table(INSTALLNINGAR)
    par = zip(data.row_numbers, data.columns["Nyckel"], strict=True)
    return {row: {"Värde": nya[str(key)]} for row, key in par if key in nya}


def indikatorer(bok: Rapportbok) -> Andrade:
    """Return the indicators' rows: without the year's verdicts, and compared with its outcome.

    A target that is last year's value becomes this year's; nought, where the outcome is booked as
    the change itself, stays.
    """
    data = bok.underlag.table(INDIKATORER)
    mal = {row.id: row for row in budget(bok.underlag)}
    tomma = {column.name: None for column in INDIKATORER.columns if column.one_year}
    rader: dict[int, Rad] = {}
    for nummer, row in zip(data.row_numbers, data.rows(), strict=True):
        rad = mal.get(str(row["Id"]))
        rader[nummer] = tomma
        if rad and rad.maltyp.malslag.mot_forra_aret and row["Målvärde"]:
            rader[nummer] = tomma | {"Målvärde": bok.value(samlat(rad.id, "utfall"))}
    return rader


def _av_rapporten(
    bok: Rapportbok, rapport: Rapport
) -> Iterator[tuple[tuple[int, str, str], float | None]]:
    """Yield year, report and post of each figure of a report that later years ask for."""
    ar = bok.underlag.ar
    for row in (row for block in rapport.block for row in block.rows):
        if rapport.tab == balanskrav.TAB:
            # The reserve's row has another name in other years: its text is what it is called.
            namn = row.text if row.name == balanskrav.RESERVEN else row.name
            fragade = [(rapport.tab, namn)]
        else:
            fragade = list(_fragade(bok, row))
        for namn, post_ in fragade:
            yield (ar, namn, post_), _tal(bok, rapport, row, ARET)
        if rapport.tab == over.TAB:
            yield (ar - 1, rapport.tab, row.name), _tal(bok, rapport, row, FORRA)


def _fragade(bok: Rapportbok, row: BlockRow) -> Iterator[tuple[str, str]]:
    """Yield report and post of each published figure that stands in the row's cells."""
    for figur in row.cells.values():
        if isinstance(figur, SummaOm) and figur.table == JAMFORELSEAR.name:
            sokta = {villkor.column: villkor.against for villkor in figur.conditions}
            yield str(sokta["Rapport"].value(bok)), str(sokta["Post"].value(bok))


def _tal(bok: Rapportbok, rapport: Rapport, row: BlockRow, column: str) -> float | None:
    cell = Cell(rapport.tab, row.name, column)
    value = bok.value(cell) if bok.has(cell) else None
    return float(value) if isinstance(value, (int, float)) else None
