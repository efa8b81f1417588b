"""All tables of a workbook, as they stand, to the checked data that reports are made from."""

from collections.abc import Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi import kontroll
from xlsaddin.tabs.ekonomi.huvudbok import las_huvudbok
from xlsaddin.tabs.ekonomi.tabeller import (
    BUDGET,
    EKONOMISKA_TABELLER,
    HUVUDBOK,
    INSTALLNINGAR,
    SALDON,
)
from xlsaddin.tabs.reading import Ratabell, las_tabell, tom, tom_tabell
from xlsaddin.tabs.schema import Tabelldata
from xlsaddin.tabs.socialt.reading import las_socialt
from xlsaddin.tabs.underlag import Underlag, arbetsbokens_ar

BOKFORING = (HUVUDBOK, SALDON, BUDGET)
"""A förbund that has rows in none of these keeps its economy elsewhere."""


def las_underlag(ratabeller: Mapping[str, Ratabell]) -> Underlag:
    """Read and check every table of a workbook.

    Args:
        ratabeller: the tables as they stand, by table name; a missing one becomes a remark,
            unless it is one of the social tables, which a förbund may do without.
    """
    tabeller: dict[str, Tabelldata] = {}
    anmarkningar: list[Anmarkning] = []
    for tabell in EKONOMISKA_TABELLER:
        ra = ratabeller.get(tabell.namn)
        if ra is None:
            tabeller[tabell.namn] = tom(tabell)
            anmarkningar.append(kontroll.saknad_tabell(tabell))
            continue
        if tabell is HUVUDBOK:
            data, fel = las_huvudbok(ra, arbetsbokens_ar(tabeller[INSTALLNINGAR.namn]))
        else:
            data, fel = las_tabell(tabell, ra)
        tabeller[tabell.namn] = data
        anmarkningar += fel
    anmarkningar += inst.granska(tabeller[INSTALLNINGAR.namn])
    sociala, fel = las_socialt(ratabeller, Underlag(tabeller))
    tabeller |= sociala
    if (fel or any(map(len, sociala.values()))) and not any(
        len(tabeller[t.namn]) for t in BOKFORING
    ):
        anmarkningar = _utan_tomma(ratabeller, anmarkningar)
    anmarkningar += fel
    anmarkningar += kontroll.granska(Underlag(tabeller))
    return Underlag(tabeller, tuple(anmarkningar))


def _utan_tomma(
    ratabeller: Mapping[str, Ratabell], anmarkningar: list[Anmarkning]
) -> list[Anmarkning]:
    """Return the remarks without those on empty tables: the förbund keeps only its social books."""
    tomma = [
        tom_tabell(tabell, ratabeller[tabell.namn])
        for tabell in EKONOMISKA_TABELLER
        if tabell.namn in ratabeller and tabell is not INSTALLNINGAR
    ]
    return [anmarkning for anmarkning in anmarkningar if anmarkning not in tomma]
