"""All tables of a workbook, as they stand, to the checked data that reports are made from."""

from collections.abc import Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.tabs import installningar as inst, kontroll
from xlsaddin.tabs.huvudbok import las_huvudbok
from xlsaddin.tabs.lasning import Ratabell, las_tabell, tom
from xlsaddin.tabs.schema import Tabelldata
from xlsaddin.tabs.tabeller import HUVUDBOK, INSTALLNINGAR, TABELLER
from xlsaddin.tabs.underlag import Underlag, arbetsbokens_ar


def las_underlag(ratabeller: Mapping[str, Ratabell]) -> Underlag:
    """Read and check every table of a workbook.

    Args:
        ratabeller: the tables as they stand, by table name; a missing one becomes a remark.
    """
    tabeller: dict[str, Tabelldata] = {}
    anmarkningar: list[Anmarkning] = []
    for tabell in TABELLER:
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
    anmarkningar += kontroll.granska(Underlag(tabeller))
    return Underlag(tabeller, tuple(anmarkningar))
