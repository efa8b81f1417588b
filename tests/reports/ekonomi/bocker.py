"""The year 2023 and small made-up years, as reports."""

from functools import cache

from templates.arsdata import las_arsdata, ratabeller
from templates.build import ROT
from xlsaddin.figures.figur import Varde
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.rapport import Kolumn, Rad
from xlsaddin.tabs.workbook import las_underlag


@cache
def umea_2023() -> Rapportbok:
    """Return the reports on the data of 2023."""
    return rapportbok(las_underlag(ratabeller(las_arsdata(ROT / "templates/umea/2023"))))


def hitta(bok: Rapportbok, flik: str, rad: str, rubrik: str) -> tuple[Rad, Kolumn]:
    """Return the first row of that name or text that has a column with that header."""
    rapport = next(r for r in bok.rapporter if r.flik == flik)
    for block in rapport.block:
        for en_rad in block.rader:
            for kolumn in block.kolumner:
                if rad in {en_rad.namn, en_rad.text} and kolumn.rubrik == rubrik:
                    return en_rad, kolumn
    raise LookupError(f"{flik}: {rad} / {rubrik}")


def last_varde(bok: Rapportbok, flik: str, rad: str, rubrik: str) -> Varde:
    """Return a cell's value, found by the words that a reader sees."""
    en_rad, kolumn = hitta(bok, flik, rad, rubrik)
    return bok.cellvarde(flik, en_rad, kolumn.nyckel)
