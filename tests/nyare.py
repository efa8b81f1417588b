"""A newer program, played by the present one: a report and a data table more than it has."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING

from templates.build import BOCKER, build
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.excel import mall
from xlsaddin.excel.graft import grow
from xlsaddin.figures.data import Installning
from xlsaddin.figures.figur import Cell
from xlsaddin.reports import alla
from xlsaddin.reports.ekonomi import resultatrakning as rr
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Rapport
from xlsaddin.tabs import alla as dataflikar, installningar
from xlsaddin.tabs.ekonomi.tables import BUDGET
from xlsaddin.tabs.schema import Column, Kind, Table

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from xlsaddin.tabs.underlag import Underlag

NY_TABELL = Table(
    "Löften",
    "tblLoften",
    (
        Column("Löfte", Kind.TEXT, "Vad som är lovat.", width=40),
        Column("Värde", Kind.BELOPP, "Kronor.", width=14),
    ),
    "Vad förbundet har lovat.",
    Bokdel.GEMENSAMT,
    may_be_missing=True,
)
NY_INSTALLNING = installningar.Installning(
    "Färg", Kind.TEXT, "", "Rapporternas färg.", standard="Grön", allowed=("Grön", "Blå")
)
RAPPORT = "Löftesrapport"
_AR = (BlockColumn("år", "Året"),)


def _rapport(_: Underlag) -> Rapport:
    rows = (
        BlockRow("Verksamhetens intäkter", {"år": rr.cell(rr.INTAKTER)}),
        BlockRow("Året", {"år": Installning("År")}),
        BlockRow("Samma igen", {"år": Cell(RAPPORT, "Verksamhetens intäkter", "år")}),
    )
    return Rapport(RAPPORT, RAPPORT, "Kronor.", (Block("", _AR, rows),))


def with_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program have one more report, among the others."""
    place = alla.TABS.index("Noter")
    module = SimpleNamespace(TAB=RAPPORT, BOKDEL=Bokdel.GEMENSAMT, rapport=_rapport)
    _everywhere(monkeypatch, alla.MODULER, _with(alla.MODULER, place, module))
    _everywhere(monkeypatch, alla.TABS, _with(alla.TABS, place, RAPPORT))


def with_table(monkeypatch: pytest.MonkeyPatch, table: Table = NY_TABELL) -> None:
    """Let the program have one more data table, after Budget."""
    place = dataflikar.TABLES.index(BUDGET) + 1
    _everywhere(monkeypatch, dataflikar.TABLES, _with(dataflikar.TABLES, place, table))


def with_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program have one more setting, last but one."""
    settings = installningar.ALLA
    _everywhere(monkeypatch, settings, _with(settings, len(settings) - 1, NY_INSTALLNING))


def with_blank(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the program have the blank workbook, with macros, that it would be delivered with."""
    blank = replace(BOCKER[0], fil=folder / "ny mall.xlsm")
    build(blank)
    monkeypatch.setattr(mall, "blank", lambda: blank.fil)
    monkeypatch.setattr(grow, "blank", lambda: blank.fil)


def with_column(monkeypatch: pytest.MonkeyPatch, table: Table, column: Column) -> None:
    """Let a data table have one more column, after its first."""
    wider = table._replace(columns=_with(table.columns, 1, column))
    old = dataflikar.TABLES
    _everywhere(monkeypatch, old, tuple(wider if it is table else it for it in old))
    _everywhere(monkeypatch, table, wider)


def _with(old: tuple, place: int, new: object) -> tuple:
    return (*old[:place], new, *old[place:])


def _everywhere(monkeypatch: pytest.MonkeyPatch, old: object, new: object) -> None:
    """Replace a value in every module of the program that has it."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in {"xlsaddin", "udfs", "templates"}:
            for attribute, value in list(vars(module).items()):
                if value is old:
                    monkeypatch.setattr(module, attribute, new)
