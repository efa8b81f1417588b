"""The social year 2021, and small made-up social years, as reports."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache

from templates.arsdata import raw_tables, read_arsdata
from templates.build import ROT
from xlsaddin.excel.draw.data_tab import Rows
from xlsaddin.figures.figur import Cell, Value
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.workbook import read_underlag

DAY = dt.date(2021, 5, 5)
PLATTFORM = "Vuxentorget"


@cache
def umea_2021() -> Rapportbok:
    """Return the reports on the social data of 2021."""
    return rapportbok(read_underlag(raw_tables(read_arsdata(ROT / "templates/umea/2021"))))


def value(bok: Rapportbok, tab: str, row: str, column: str) -> Value:
    """Return a cell's value by its keys."""
    return bok.value(Cell(tab, row, column))


def indikator(id_: str = "I1", **falt: object) -> list[object]:
    """Return a row of Indikatorer: a share of at least 40 %, changed by header."""
    row: dict[str, object] = {
        "Id": id_,
        "Målområde": "Ett",
        "Mål": "Mål",
        "Indikator": f"Indikator {id_}",
        "Måltyp": "minst andel",
        "Målvärde": 40.0,
        "Enhet": "%",
        "Vikt": 5.0,
        "Mäts med": "social bokföring",
        "Grupp": "",
        "Fråga": "",
        "Svar": "",
        "Viktens grund": "",
        "Fastställd status": "",
        "Skäl": "",
        "Källa": "",
    }
    return list((row | falt).values())


def handelse(
    id_: str = "I1", taljare: object = 1.0, namnare: object = 2.0, **falt: object
) -> list[object]:
    """Return a row of Social bokföring, changed by header."""
    row: dict[str, object] = {
        "Datum": DAY,
        "Plattform": PLATTFORM,
        "Indikator": id_,
        "Slag": "kvantitativ",
        "Kön": "",
        "Täljare": taljare,
        "Nämnare": namnare,
        "Text": "",
        "Källa": "",
    }
    return list((row | falt).values())


def svar(antal: float, onskat: str = "Ja", kon: str = "", text: str = "Ja") -> list[object]:
    """Return a row of Enkät."""
    return ["Enkät", "Deltagare", "Hela förbundet", kon, "Nöjd?", text, onskat, antal, ""]


def berattelse(id_: str = "I1", text: str = "Det gick bra.") -> list[object]:
    """Return a told event."""
    return handelse(id_, "", "", Slag="kvalitativ", Text=text)


def data(
    indikatorer: Sequence[list[object]] = (),
    handelser: Sequence[list[object]] = (),
    enkat: Sequence[list[object]] = (),
    installningar: Mapping[str, object] | None = None,
) -> dict[str, Rows]:
    """Return the tables of a made-up 2021 with the areas that the indicators name."""
    tables: dict[str, Rows] = {name: [] for name in read_arsdata(ROT / "templates/umea/2021")}
    rows = read_arsdata(ROT / "templates/umea/2021")["tblInstallningar"]
    bytta = installningar or {}
    omraden = list(dict.fromkeys(row[1] for row in indikatorer)) or ["Ett"]
    # The tolerance is the whole, so that made-up weights need no plan.
    return tables | {
        "tblInstallningar": [[r[0], bytta.get(str(r[0]), r[1]), *r[2:]] for r in rows],
        "tblMalomraden": [
            [float(n), name, "", "", 100 / len(omraden), 100.0, "", ""]
            for n, name in enumerate(omraden, 1)
        ],
        "tblIndikatorer": list(indikatorer),
        "tblHandelser": list(handelser),
        "tblEnkat": list(enkat),
    }


def bok(*args: Sequence[list[object]], **kwargs: Mapping[str, object]) -> Rapportbok:
    """Return the reports of a made-up social year without remarks."""
    underlag = read_underlag(raw_tables(data(*args, **kwargs)))
    assert underlag.anmarkningar == ()
    return rapportbok(underlag)
