"""A year's data as CSV files, one a table, to the rows of the data tabs."""

import csv
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tabeller import INSTALLNINGAR, TABELLER
from xlsaddin.tabs.reading import Ratabell
from xlsaddin.tabs.schema import Tabell, Typ

FORSTA_DATARAD = 5
"""Every table stands alone on its tab: title, help, an empty row, headers, and then the data."""

Rader = list[list[object]]


def las_arsdata(mapp: Path) -> dict[str, Rader]:
    """Return the rows of every declared table, by table name; "" where a cell is blank.

    A table without a file has no rows. The settings are those that xlsaddin knows, in its order;
    the file says only their values and sources.
    """
    return {
        tabell.namn: _installningsrader(mapp) if tabell is INSTALLNINGAR else _rader(tabell, mapp)
        for tabell in TABELLER
    }


def ratabeller(data: Mapping[str, Rader]) -> dict[str, Ratabell]:
    """Return the tables as a reader of the finished workbook would find them."""
    return {
        tabell.namn: Ratabell(
            tabell.flik,
            [kolumn.namn for kolumn in tabell.kolumner],
            FORSTA_DATARAD,
            data[tabell.namn] or [[""] * len(tabell.kolumner)],
        )
        for tabell in TABELLER
    }


def _csv_rader(tabell: Tabell, mapp: Path) -> list[dict[str, str]]:
    fil = mapp / f"{tabell.namn}.csv"
    if not fil.exists():
        return []
    with fil.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def _rader(tabell: Tabell, mapp: Path) -> Rader:
    return [
        [_varde(kolumn.typ, rad.get(kolumn.namn, "")) for kolumn in tabell.kolumner]
        for rad in _csv_rader(tabell, mapp)
    ]


def _varde(typ: Typ, text: str) -> object:
    if not text:
        return ""
    if typ in {Typ.HELTAL, Typ.BELOPP}:
        return float(text)
    return dt.date.fromisoformat(text) if typ is Typ.DATUM else text


def _installningsrader(mapp: Path) -> Rader:
    satta = {rad["Nyckel"]: rad for rad in _csv_rader(INSTALLNINGAR, mapp)}
    return [_installningsrad(installning, satta) for installning in inst.ALLA]


def _installningsrad(
    installning: inst.Installning, satta: Mapping[str, Mapping[str, str]]
) -> list[object]:
    satt = satta.get(installning.nyckel, {})
    standard = "" if installning.standard is None else installning.standard
    varde = _varde(installning.typ, satt["Värde"]) if satt else standard
    return [
        installning.nyckel,
        varde,
        installning.enhet,
        installning.forklaring,
        satt.get("Källa") or installning.kalla,
    ]
