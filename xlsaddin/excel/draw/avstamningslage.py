"""How the reports' own reconciliations stand, in words on Start: a formula over their tabs."""

from collections.abc import Container
from typing import NamedTuple

from xlsaddin.reports.bok import Rapportbok, tab_name
from xlsaddin.rules.avstamning import AVRUNDNING, FEL, STAMMER

_ORD = frozenset({STAMMER, AVRUNDNING, FEL})
_OMRADE = "$B:$Z"
_INGA = "Det finns inga siffror att stämma av än."
_ALLA = "Alla stämmer, eller skiljer bara i avrundning."


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
    if not tabs:
        return Avstamningslage(f'=IF(NOW()>0,"{_INGA}","")', _INGA)
    antal_fel = sum(v == FEL for _, v in ord_)
    antal_ratt = len(ord_) - antal_fel
    svans = f" visar fel: sök ordet {FEL} på {_upprakning(tabs)}."
    raknar_fel = _raknar(tabs, FEL)
    formula = (
        f'IF({raknar_fel}>0,{raknar_fel}&"{svans}",'
        f'IF({_raknar(tabs, STAMMER)}+{_raknar(tabs, AVRUNDNING)}>0,"{_ALLA}","{_INGA}"))'
    )
    lage = f"{antal_fel}{svans}" if antal_fel else _ALLA if antal_ratt else _INGA
    return Avstamningslage(f'=IF(NOW()>0,{formula},"")', lage)


def _raknar(tabs: list[str], ord_: str) -> str:
    delar = (f'COUNTIF({tab_name(tab)}!{_OMRADE},"{ord_}")' for tab in tabs)
    return f"({'+'.join(delar)})"


def _upprakning(tabs: list[str]) -> str:
    *first, last = tabs
    fliken = "flikarna" if first else "fliken"
    return f"{fliken} {', '.join(first)}{' och ' if first else ''}{last}"
