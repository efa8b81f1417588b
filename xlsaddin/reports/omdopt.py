"""Report tabs that somebody has given another name: an update does not know them again."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.reports.bok import Rapportbok


class Flik(NamedTuple):
    """A tab of the workbook: its name, its name in VBA, and the text of its first cell."""

    name: str
    kodnamn: str
    titel: str


def saknade(bok: Rapportbok, flikar: Collection[str]) -> Mapping[str, str]:
    """Return the report tabs in use that a workbook lacks -> the title of each."""
    there = {name.casefold() for name in flikar}
    return {it.tab: it.heading for it in bok.anvanda if it.tab.casefold() not in there}


def omdopta(
    saknas: Mapping[str, str], kodnamn: Mapping[str, str], flikar: Iterable[Flik]
) -> tuple[Anmarkning, ...]:
    """Return a remark for each tab that is a missing report tab under another name.

    Args:
        saknas: the missing tabs -> the title of each.
        kodnamn: the missing tabs -> the name in VBA of each.
        flikar: the other tabs of the workbook.
    """
    return tuple(
        Anmarkning(
            flik.name,
            None,
            "",
            f"Fliken är rapporten {tab} med ett annat namn, och görs inte om. Byt tillbaka till "
            f"{tab}, annars läggs en ny flik till.",
            Grad.UPPLYSNING,
        )
        for tab, titel in saknas.items()
        for flik in flikar
        if flik.kodnamn == kodnamn[tab] or flik.titel == titel
    )
