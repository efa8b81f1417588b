"""The social tabs together: read, checked against one another, faulty rows left out."""

from collections.abc import Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.indikator import Maltyp, Matning
from xlsaddin.rules.impactindex import tillaten_viktavvikelse, viktskala
from xlsaddin.tabs.reading import Ratabell, kolumnplatser, las_tabell, tom
from xlsaddin.tabs.schema import Tabell, Tabelldata
from xlsaddin.tabs.socialt import kontroll
from xlsaddin.tabs.socialt.handelseprov import Kand, Prov
from xlsaddin.tabs.socialt.handelser import las_handelser
from xlsaddin.tabs.socialt.tabeller import ENKAT, HANDELSER, INDIKATORER, MALOMRADEN
from xlsaddin.tabs.underlag import Underlag
from xlsaddin.tabs.values import normal_text


def las_socialt(
    ratabeller: Mapping[str, Ratabell], u: Underlag
) -> tuple[dict[str, Tabelldata], list[Anmarkning]]:
    """Read and check the social tables; one that the workbook lacks has no rows.

    Args:
        ratabeller: the tables as they stand, by table name.
        u: the settings, which say the year and the plattformar.
    """
    plattformar = frozenset(u.plattformar)
    omraden, fel = _las(MALOMRADEN, ratabeller)
    radfel = kontroll.granska_malomraden(omraden)
    omraden, anmarkningar = kontroll.utan(omraden, radfel), fel + radfel

    ra = _i_minnet(ratabeller.get(INDIKATORER.namn))
    indikatorer, fel = las_tabell(INDIKATORER, ra) if ra else (tom(INDIKATORER), [])
    kanda = frozenset(map(str, omraden.kolumner["Målområde"]))
    radfel = kontroll.granska_indikatorer(indikatorer, kanda, viktskala(u.balansdag))
    indikatorer = kontroll.utan(indikatorer, radfel)
    anmarkningar += fel + radfel
    tillaten = tillaten_viktavvikelse(u.balansdag)
    anmarkningar += kontroll.granska_helheten(omraden, indikatorer, tillaten)

    enkat, fel = _las(ENKAT, ratabeller)
    radfel = kontroll.granska_enkat(enkat, plattformar)
    enkat = kontroll.utan(enkat, radfel)
    anmarkningar += fel + radfel

    kanda_id = _kanda(indikatorer)
    prov = Prov(kanda_id, plattformar, u.ar or None, _alla_id(ra) - kanda_id.keys())
    ra = ratabeller.get(HANDELSER.namn)
    handelser, fel = las_handelser(ra, prov) if ra else (tom(HANDELSER), [])
    tabeller = (MALOMRADEN, INDIKATORER, HANDELSER, ENKAT)
    data = (omraden, indikatorer, handelser, enkat)
    return {t.namn: d for t, d in zip(tabeller, data, strict=True)}, anmarkningar + fel


def _las(tabell: Tabell, ratabeller: Mapping[str, Ratabell]) -> tuple[Tabelldata, list[Anmarkning]]:
    ra = ratabeller.get(tabell.namn)
    return las_tabell(tabell, ra) if ra else (tom(tabell), [])


def _i_minnet(ra: Ratabell | None) -> Ratabell | None:
    """Return a short table so that its rows can be read twice."""
    return ra._replace(rader=list(ra.rader)) if ra else None


def _alla_id(ra: Ratabell | None) -> frozenset[str]:
    """Return every id on the tab, also those on rows with a remark."""
    plats = kolumnplatser(INDIKATORER, ra)[0].get("Id") if ra else None
    if ra is None or plats is None:
        return frozenset()
    return frozenset(normal_text(rad[plats]) for rad in ra.rader)


def _kanda(indikatorer: Tabelldata) -> dict[str, Kand]:
    kolumner = indikatorer.kolumner
    return {
        str(id_): Kand(Maltyp(str(maltyp)), Matning(str(matning)))
        for id_, maltyp, matning in zip(
            kolumner["Id"], kolumner["Måltyp"], kolumner["Mäts med"], strict=True
        )
    }
