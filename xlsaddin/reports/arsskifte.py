"""Årsskifte: what a closed year's reports leave to the next year's workbook.

The year's own figures become those published for the year before. Which ones the next year asks
for is found by letting this year's reports be compared with themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from xlsaddin.domain.errors import AretInteAvslutat
from xlsaddin.domain.kontoplan import RAKNING
from xlsaddin.figures.figur import Cell
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.ekonomi import (
    balanskravsresultat as balanskrav,
    balansrakning as br,
    noter,
    resultatrakning as rr,
)
from xlsaddin.reports.okanda_namn import visade
from xlsaddin.reports.rapport import BlockRow
from xlsaddin.reports.socialt.cells import samlat
from xlsaddin.rules.eget_kapital import utgaende_eget_kapital
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.bokningar import Kontering, post
from xlsaddin.tabs.ekonomi.tables import IMPORT, JAMFORELSEAR, SALDON
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.manniskor.matt import KONEN
from xlsaddin.tabs.manniskor.tables import DELTAGARE, VOLYMER
from xlsaddin.tabs.manniskor.volymer import volymer as volymerna
from xlsaddin.tabs.schema import CellValue, TableData
from xlsaddin.tabs.socialt.records import budget
from xlsaddin.tabs.socialt.tables import INDIKATORER
from xlsaddin.tabs.underlag import Underlag

ARET, FORRA = "år", "år−1"
DECIMALER = 6
"""Sums of öre are exact in the ledger; what binary numbers add to them is left behind."""

Key = tuple[int, str, str]
Siffror = Mapping[Key, tuple[float, str]]
"""Year, report and post -> a figure and where it comes from."""
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

    What stands there already is left as it is: it has been published. A first year asks for
    nothing before it, but the next one will.
    """
    siffror = {key: it for key, it in _siffror(bok) if key not in bok.underlag.publicerade}
    fragade = set(visade(_jamford(bok, siffror)))
    return [
        {"År": ar, "Rapport": namn, "Post": post_, "Belopp": belopp, "Källa": kalla}
        for (ar, namn, post_), (belopp, kalla) in siffror.items()
        if (namn, post_) in fragade or namn == balanskrav.TAB
    ]


def _jamford(bok: Rapportbok, siffror: Siffror) -> Rapportbok:
    """Return the year's reports as they would be if all its figures were earlier years' too."""
    u = bok.underlag
    rader = [
        (ar, namn, post_, belopp, kalla)
        for (_, namn, post_), (belopp, kalla) in siffror.items()
        for ar in (u.ar - 1, u.ar - 2)
    ]
    forra = TableData(JAMFORELSEAR.headings, rader, range(2, len(rader) + 2))
    return rapportbok(replace(u, tables={**u.tables, JAMFORELSEAR.name: forra}))


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


def volymer(bok: Rapportbok) -> list[Rad]:
    """Return the rows that Volymer gets: what the rows of Deltagare, which are emptied, counted."""
    u = bok.underlag
    v = volymerna(u)
    givna = {(row["År"], row["Insats"], row["Mått"]) for row in u.table(VOLYMER).rows()}
    return [
        {
            "År": u.ar,
            "Insats": insats,
            "Mått": matt.name,
            **dict(zip(KONEN, v.volym(u.ar, insats, matt.name)[:3], strict=True)),
            "Källa": f"räknat på fliken {DELTAGARE.tab} {u.ar}",
        }
        for insats in v.insatser
        if insats in v.med_rader
        for matt in v.matt[insats]
        if (u.ar, insats, matt.name) not in givna
    ]


def _siffror(bok: Rapportbok) -> Iterator[tuple[Key, tuple[float, str]]]:
    """Yield year, report and post of each figure of the year, with its source."""
    ar = bok.underlag.ar
    for rapport in bok.anvanda:
        kalla = f"Arbetsboken för {ar}, fliken {rapport.tab}"
        for row in (row for block in rapport.block for row in block.rows):
            for aret, column in ((ar, ARET), (ar - 1, FORRA)):
                belopp = _tal(bok, Cell(rapport.tab, row.name, column))
                if belopp is not None:
                    yield (aret, *_rapport_och_post(rapport.tab, row)), (belopp, kalla)


def _rapport_och_post(tab: str, row: BlockRow) -> tuple[str, str]:
    """Return the names that a row is published by."""
    if tab == noter.TAB:
        namn, _, post_ = row.name.partition("/")
        return namn, post_
    # The reserve's row has another name in other years: its text is what it is called.
    return tab, row.text if row.name == balanskrav.RESERVEN else row.name


def _tal(bok: Rapportbok, cell: Cell) -> float | None:
    value = bok.value(cell) if bok.has(cell) else None
    return round(float(value), DECIMALER) + 0.0 if isinstance(value, (int, float)) else None
