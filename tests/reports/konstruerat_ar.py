"""The constructed year, `tests/data/konstruerat_ar`: every post filled in, answers worked out."""

from functools import cache

from templates.arsdata import Rows, raw_tables, read_arsdata
from templates.build import ROT
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Value
from xlsaddin.reports.alla import MODULER, rapportbok
from xlsaddin.reports.bok import Rapportbok
from xlsaddin.tabs.workbook import read_underlag

MAPP = ROT / "tests/data/konstruerat_ar"

Answers = dict[tuple[str, str], Value]
"""The figures of a tab by row and column."""


def arsdata(**installningar: object) -> dict[str, Rows]:
    """Return the year's tables, some settings changed; «_» in a name stands for a space."""
    data = read_arsdata(MAPP)
    for row in data["tblInstallningar"]:
        row[1] = installningar.pop(str(row[0]).replace(" ", "_"), row[1])
    assert not installningar
    return data


@cache
def konstruerat_ar(**installningar: object) -> Rapportbok:
    """Return the reports of the constructed year."""
    underlag = read_underlag(raw_tables(arsdata(**installningar)))
    assert underlag.anmarkningar == ()
    return rapportbok(underlag)


def figures(bok: Rapportbok, tab: str) -> Answers:
    """Return every figure of a tab that is a number."""
    return {k: v for k, v in _alla(bok, tab).items() if isinstance(v, (int, float))}


def words(bok: Rapportbok, tab: str) -> Answers:
    """Return every figure of a tab that is a text; what is in neither is missing."""
    return {k: v for k, v in _alla(bok, tab).items() if isinstance(v, str)}


def tabs_of(*bokdelar: Bokdel) -> set[str]:
    """Return the report tabs of some parts of the workbook."""
    return {modul.TAB for modul in MODULER if modul.BOKDEL in bokdelar}


def _alla(bok: Rapportbok, tab: str) -> Answers:
    return {(c.row, c.column): bok.value(c) for c in bok.cells if c.tab == tab}


def table(columns: str, rows: dict[str, tuple[Value, ...]]) -> Answers:
    """Return answers written as a table, its columns parted by «;»; None is no answer.

    >>> table("år; föregående år", {"Summa": (1.5, 2)})
    {('Summa', 'år'): 1.5, ('Summa', 'föregående år'): 2}
    """
    keys = columns.split("; ")
    return {
        (row, column): answer
        for row, answers in rows.items()
        for column, answer in zip(keys, answers, strict=True)
        if answer is not None
    }
