"""How the reports' own reconciliations stand, in words on Start: a formula over their tabs."""

from collections.abc import Container
from typing import NamedTuple

from xlsaddin.reports.bok import Rapportbok, tab_name
from xlsaddin.rules.avstamning import AVRUNDNING, FEL, STAMMER
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK, SALDON
from xlsaddin.tabs.schema import Table

_ORD = frozenset({STAMMER, AVRUNDNING, FEL})
_OMRADE = "$B:$Z"
_INGA = "Det finns inga siffror att stämma av än."
_ALLA = "Alla stämmer, eller skiljer bara i avrundning."
_BOKFORT = ((HUVUDBOK, "Belopp"), (SALDON, "Utgående"), (SALDON, "Ingående"))
"""Without any of these nought is held against nought."""


class Avstamningslage(NamedTuple):
    """A formula that says in words how the reconciliations stand, and what it says now."""

    formula: str
    lage: str


def avstamningslage(bok: Rapportbok, rapportflikar: Container[str]) -> Avstamningslage:
    """Return the state of every reconciliation on these tabs, wherever its row comes to stand.

    The formula counts the words on whole tabs: rows may move between two updates. It contains
    NOW so that Excel reckons it anew when the workbook is opened.
    """
    ord_ = [
        (cell.tab, value)
        for cell in bok.cells
        if cell.tab in rapportflikar and (value := bok.value(cell)) in _ORD
    ]
    tabs = list(dict.fromkeys(tab for tab, _ in ord_))
    bokfort = [(t, c) for t, c in _BOKFORT if t.name in bok.underlag.places]
    if not tabs or not bokfort:
        return Avstamningslage(f'=IF(NOW()>0,"{_INGA}","")', _INGA)
    antal_fel = sum(v == FEL for _, v in ord_)
    antal_ratt = len(ord_) - antal_fel
    svans = f" visar fel: sök ordet {FEL} på {_upprakning(tabs)}."
    raknar_fel = _raknar(tabs, FEL)
    formula = (
        f'IF({_rader(bokfort)}=0,"{_INGA}",IF({raknar_fel}>0,{raknar_fel}&"{svans}",'
        f'IF({_raknar(tabs, STAMMER)}+{_raknar(tabs, AVRUNDNING)}>0,"{_ALLA}","{_INGA}")))'
    )
    lage = f"{antal_fel}{svans}" if antal_fel else _ALLA if antal_ratt else _INGA
    if not any(len(bok.underlag.table(table)) for table, _ in bokfort):
        lage = _INGA
    return Avstamningslage(f'=IF(NOW()>0,{formula},"")', lage)


def _rader(bokfort: list[tuple[Table, str]]) -> str:
    return f"({'+'.join(f'COUNT({table.name}[{column}])' for table, column in bokfort)})"


def _raknar(tabs: list[str], ord_: str) -> str:
    delar = (f'COUNTIF({tab_name(tab)}!{_OMRADE},"{ord_}")' for tab in tabs)
    return f"({'+'.join(delar)})"


def _upprakning(tabs: list[str]) -> str:
    *first, last = tabs
    fliken = "flikarna" if first else "fliken"
    return f"{fliken} {', '.join(first)}{' och ' if first else ''}{last}"
