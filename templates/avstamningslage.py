"""How the reports' own reconciliations stand, in words on Start: a formula over their tabs."""

from typing import NamedTuple

from xlsaddin.reports.bok import Rapportbok, fliknamn
from xlsaddin.rules.avstamning import AVRUNDNING, FEL, STAMMER

_OMRADE = "$B:$Z"
_INGA = "Det finns inga siffror att stämma av än."
_ALLA = "Alla stämmer, eller skiljer bara i avrundning."


class Avstamningslage(NamedTuple):
    """A formula that says in words how the reconciliations stand, and what it says now."""

    formel: str
    lage: str


def avstamningslage(bok: Rapportbok) -> Avstamningslage:
    """Return the state of every reconciliation, wherever its row comes to stand.

    The formula counts the words on whole tabs, because an update of the closed workbook leaves
    Start as it is. It contains NOW for the same reason: Excel then reckons it anew when the
    workbook is opened.
    """
    ord_ = [(cell.flik, bok.varde(cell)) for cell in bok.celler]
    flikar = list(dict.fromkeys(f for f, v in ord_ if v in {STAMMER, AVRUNDNING, FEL}))
    if not flikar:
        return Avstamningslage(f'=IF(NOW()>0,"{_INGA}","")', _INGA)
    antal_fel = sum(v == FEL for _, v in ord_)
    antal_ratt = sum(v in {STAMMER, AVRUNDNING} for _, v in ord_)
    svans = f" visar fel: sök ordet {FEL} på {_upprakning(flikar)}."
    raknar_fel = _raknar(flikar, FEL)
    formel = (
        f'IF({raknar_fel}>0,{raknar_fel}&"{svans}",'
        f'IF({_raknar(flikar, STAMMER)}+{_raknar(flikar, AVRUNDNING)}>0,"{_ALLA}","{_INGA}"))'
    )
    lage = f"{antal_fel}{svans}" if antal_fel else _ALLA if antal_ratt else _INGA
    return Avstamningslage(f'=IF(NOW()>0,{formel},"")', lage)


def _raknar(flikar: list[str], ord_: str) -> str:
    delar = (f'COUNTIF({fliknamn(flik)}!{_OMRADE},"{ord_}")' for flik in flikar)
    return f"({'+'.join(delar)})"


def _upprakning(flikar: list[str]) -> str:
    *forsta, sista = flikar
    fliken = "flikarna" if forsta else "fliken"
    return f"{fliken} {', '.join(forsta)}{' och ' if forsta else ''}{sista}"
