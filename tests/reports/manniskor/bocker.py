"""Small made-up years with participants, as reports."""

import datetime as dt
from collections.abc import Sequence

from templates.arsdata import raw_tables
from tests.reports.socialt.bocker import PLATTFORM, data as social_data
from xlsaddin.excel.draw.data_tab import Rows
from xlsaddin.figures.figur import Cell, Value
from xlsaddin.reports.alla import rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.reports.manniskor.volymer import TAB
from xlsaddin.tabs.workbook import read_underlag

_matt_columns = ("Insats", "Mått", "Ordning", "Del av", "Andel av", "Flöde", "Källa")


def value(bok: Rapportbok, insats: str, mattet: str, column: str) -> Value:
    """Return a cell of Volymer och resultat."""
    return bok.value(Cell(TAB, f"{insats}: {mattet}", column))


def matt(name: str, **falt: object) -> list[object]:
    """Return a row of Mått, changed by header."""
    row: dict[str, object] = dict.fromkeys(_matt_columns, "")
    return list((row | {"Mått": name, "Ordning": 1} | falt).values())


def volym(name: str, **falt: object) -> list[object]:
    """Return a row of Volymer for Vuxentorget in 2021, changed by header."""
    row: dict[str, object] = {
        "År": 2021,
        "Insats": PLATTFORM,
        "Mått": name,
        "Kvinnor": "",
        "Män": "",
        "Kön saknas": "",
        "Totalt": "",
        "Andel": "",
        "Andel kvinnor": "",
        "Underlag saknas": "",
        "Källa": "",
    }
    return list((row | falt).values())


def deltagare(start: dt.date, avslut: object = "", **falt: object) -> list[object]:
    """Return a row of Deltagare: a woman at Vuxentorget, changed by header."""
    row: dict[str, object] = {
        "Deltagar-id": "",
        "Insats": PLATTFORM,
        "Kön": "Kvinna",
        "Start": start,
        "Avslut": avslut,
        "Avslutsorsak": "",
    }
    return list((row | falt).values())


def data(
    matten: Sequence[list[object]] = (), volymer: Sequence[list[object]] = (), **andra: Rows
) -> dict[str, Rows]:
    """Return the tables of a made-up 2021; `andra` are other tables by name."""
    tables = social_data(installningar={"Social redovisning": "Nej"})
    return tables | {"tblMatt": list(matten), "tblVolymer": list(volymer)} | andra


def bok(*args: Sequence[list[object]], **andra: Rows) -> Rapportbok:
    """Return the reports of a made-up year without remarks."""
    underlag = read_underlag(raw_tables(data(*args, **andra)))
    assert underlag.anmarkningar == ()
    return rapportbok(underlag)
