"""How the reports' own reconciliations stand, in words on Start: a formula over their tabs."""

from collections.abc import Container, Sequence
from typing import NamedTuple

from xlsaddin.figures.figur import literal
from xlsaddin.figures.text import Kort, sentence
from xlsaddin.reports.bok import Rapportbok, tab_name
from xlsaddin.reports.utslag import Oenighet, oenigheter
from xlsaddin.rules.avstamning import AVRUNDNING, FEL, HALVT_ORE, STAMMER

_ORD = frozenset({STAMMER, AVRUNDNING, FEL})
_START = "Start"
"""The tab that the formulas stand on."""
_NAMNDA = 3
_OMRADE = "$B:$Z"
_INGA = "Det finns inga siffror att stämma av än."
_ALLA = "Alla stämmer, eller skiljer bara i avrundning."
_INGA_GJORDA = "Inte gjorda: fel i data stoppar de flikar som säger «Inte uppdaterad»."
_ALLA_GJORDA = "Alla på de uppdaterade flikarna stämmer, eller skiljer bara i avrundning."


class Avstamningslage(NamedTuple):
    """Formulas that say in words how the reconciliations stand, and what they say now.

    Attributes:
        formula, lage: whether they agree, and by how much they do not.
        orsaksformel, orsak: the likeliest cause while the differences are what they are now.
    """

    formula: str
    lage: str
    orsaksformel: str = '=""'
    orsak: str = ""


def avstamningslage(
    bok: Rapportbok, rapportflikar: Container[str], *, stoppade: bool = False
) -> Avstamningslage:
    """Return the state of every reconciliation on these tabs, wherever its row comes to stand.

    The formula counts the words on whole tabs: rows may move between two updates. It contains
    NOW so that Excel reckons it anew when the workbook is opened.

    Args:
        bok: the reports.
        rapportflikar: the tabs.
        stoppade: whether there are others, which faults in their data have stopped.
    """
    inga, alla = (_INGA_GJORDA, _ALLA_GJORDA) if stoppade else (_INGA, _ALLA)
    ord_ = [
        (cell.tab, value)
        for cell in bok.cells
        if cell.tab in rapportflikar and (value := bok.value(cell)) in _ORD
    ]
    tabs = list(dict.fromkeys(tab for tab, _ in ord_))
    if not tabs:
        return Avstamningslage(f'=IF(NOW()>0,"{inga}","")', inga)
    antal_fel = sum(v == FEL for _, v in ord_)
    antal_ratt = len(ord_) - antal_fel
    oense = list(oenigheter(bok, rapportflikar))
    svans, belopp = _med_belopp(bok, oense) if oense else _utan_belopp(tabs)
    raknar_fel = _raknar(tabs, FEL)
    formula = (
        f'IF({raknar_fel}>0,{raknar_fel}&" visar fel"&{belopp},'
        f'IF({_raknar(tabs, STAMMER)}+{_raknar(tabs, AVRUNDNING)}>0,"{alla}","{inga}"))'
    )
    lage = f"{antal_fel} visar fel{svans}" if antal_fel else alla if antal_ratt else inga
    return Avstamningslage(f'=IF(NOW()>0,{formula},"")', lage, *_orsak(bok, oense))


def _utan_belopp(tabs: list[str]) -> tuple[str, str]:
    """Return where to look, as words and as a formula: it was right when this was written."""
    svans = f": sök ordet {FEL} på {_upprakning(tabs)}."
    return svans, f'"{svans}"'


def _med_belopp(bok: Rapportbok, oense: Sequence[Oenighet]) -> tuple[str, str]:
    """Return the tabs and amounts of the first ones, as words and as a formula."""
    first = list({ett.cell.tab: ett for ett in reversed(oense)}.values())[::-1]
    led = [sentence(f", {ett.cell.tab} ", Kort(ett.skillnad), " kr") for ett in first[:_NAMNDA]]
    fler = len(first) - _NAMNDA
    svans = f" och {fler} {'flik' if fler == 1 else 'flikar'} till." if fler > 0 else "."
    formler = (
        f'IF({ett.cell.formula(bok, _START)}="{FEL}",{ord_.formula(bok, _START)},"")'
        for ett, ord_ in zip(first, led, strict=False)
    )
    sagt = "".join(str(ord_.value(bok)) for ord_ in led)
    return f"{sagt}{svans}", f'{"&".join(formler)}&"{svans}"'


def _orsak(bok: Rapportbok, oense: Sequence[Oenighet]) -> tuple[str, str]:
    """Return the first cause that is known, said while its difference is the same."""
    kand = next((ett for ett in oense if ett.orsak), None)
    if kand is None:
        return '=""', ""
    sagt = f"Trolig orsak i {kand.cell.tab}: {kand.orsak}"
    skillnad, mening = kand.skillnad.formula(bok, _START), sagt.replace('"', '""')
    lika = f"ABS(N({skillnad})-({literal(kand.belopp)}))<{HALVT_ORE}"
    return f'=IF(NOW()>0,IF({lika},"{mening}",""),"")', sagt


def _raknar(tabs: list[str], ord_: str) -> str:
    delar = (f'COUNTIF({tab_name(tab)}!{_OMRADE},"{ord_}")' for tab in tabs)
    return f"({'+'.join(delar)})"


def _upprakning(tabs: list[str]) -> str:
    *first, last = tabs
    fliken = "flikarna" if first else "fliken"
    return f"{fliken} {', '.join(first)}{' och ' if first else ''}{last}"
