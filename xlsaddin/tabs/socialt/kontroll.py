"""The checks of the social tabs. A row with a remark is left out; remarks on the whole leave none.

Ids and names are looked up with SUMIFS, which reads 1.1 and 1.10 as the same number and takes *, ?
and ~ as wildcards: an id must hold a letter, and no such name may hold a wildcard.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.belopp import visat
from xlsaddin.domain.indikator import ANDELAR, ENHETER, FLODEN, FORANDRINGAR, Enhet, Maltyp, Matning
from xlsaddin.rules.impactindex import Viktskala, inom_viktavvikelse, viktavvikelse
from xlsaddin.tabs.schema import Cellvarde, Tabell, Tabelldata
from xlsaddin.tabs.socialt.tabeller import ENKAT, HELA_FORBUNDET, INDIKATORER, MALOMRADEN
from xlsaddin.tabs.values import JOKERTECKEN, VILLKORSTECKEN

Rad = Mapping[str, Cellvarde]
HOGST_TECKEN = 255
"""SUMIFS takes no longer criterion."""
HUNDRA = 100
TOLERANS = 1e-6


def granska_malomraden(data: Tabelldata) -> list[Anmarkning]:
    """Return a remark for each målområde that cannot be used."""
    antal = Counter(_vikt_ihop(namn) for namn in data.kolumner["Målområde"])
    fel = []
    for nummer, rad in zip(data.radnummer, data.rader(), strict=True):
        plats = (MALOMRADEN, nummer)
        fel += _namnfel(plats, "Målområde", rad)
        if antal[_vikt_ihop(rad["Målområde"])] > 1:
            text = f"«{rad['Målområde']}» står på flera rader. Behåll en."
            fel.append(_anmarkning(*plats, "Målområde", text))
        if not 0 <= _tal(rad["Planerad andel"]) <= HUNDRA:
            text = f"{_tal(rad['Planerad andel']):g} är ingen andel i procent. Skriv 0–100."
            fel.append(_anmarkning(*plats, "Planerad andel", text))
    return fel


def granska_indikatorer(
    data: Tabelldata, omraden: frozenset[str], skala: Viktskala
) -> list[Anmarkning]:
    """Return a remark for each thing that is wrong with an indicator."""
    antal = Counter(_vikt_ihop(id_) for id_ in data.kolumner["Id"])
    fel = []
    for nummer, rad in zip(data.radnummer, data.rader(), strict=True):
        for kolumn, text in (
            *_id_fel(rad, antal),
            *_vikt_och_omrade(rad, omraden, skala),
            *_malfel(rad),
            *_matningsfel(rad),
        ):
            fel.append(_anmarkning(INDIKATORER, nummer, kolumn, text))
    return fel


def granska_enkat(data: Tabelldata, plattformar: frozenset[str]) -> list[Anmarkning]:
    """Return a remark for each thing that is wrong with a row of survey answers."""
    fel = []
    for nummer, rad in zip(data.radnummer, data.rader(), strict=True):
        plats = (ENKAT, nummer)
        for kolumn in ("Fråga", "Svar", "Grupp"):
            fel += _namnfel(plats, kolumn, rad)
        if rad["Plattform"] not in plattformar | {HELA_FORBUNDET}:
            text = (
                f"Plattformen «{rad['Plattform']}» finns inte på fliken Inställningar. "
                "Rätta stavningen eller lägg till den i raden Plattformar."
            )
            fel.append(_anmarkning(*plats, "Plattform", text))
        if _tal(rad["Antal"]) < 0:
            text = f"{rad['Antal']} är inget antal. Skriv ett tal från 0."
            fel.append(_anmarkning(*plats, "Antal", text))
    return fel


def granska_helheten(
    omraden: Tabelldata, indikatorer: Tabelldata, standardtolerans: float
) -> list[Anmarkning]:
    """Return remarks on the budget as a whole: shares that are not 100 %, weights off the plan."""
    if not len(omraden):
        return []
    andelar = {
        str(rad["Målområde"]): (nummer, rad)
        for nummer, rad in zip(omraden.radnummer, omraden.rader(), strict=True)
    }
    summa = sum(_tal(rad["Planerad andel"]) for _, rad in andelar.values())
    fel = []
    if abs(summa - HUNDRA) > TOLERANS:
        text = f"Andelarna är tillsammans {summa:g} %. Rätta dem så att summan blir 100."
        fel.append(_anmarkning(MALOMRADEN, omraden.forsta_rad, "Planerad andel", text))
    vikter: Counter[str] = Counter()
    for namn, vikt in zip(
        indikatorer.kolumner["Målområde"], indikatorer.kolumner["Vikt"], strict=True
    ):
        vikter[str(namn)] += _tal(vikt)  # type: ignore[assignment]
    if not vikter.total():
        return fel
    for namn, (nummer, rad) in andelar.items():
        tolerans = _tal(rad["Tolerans"]) if rad["Tolerans"] is not None else standardtolerans
        planerad = _tal(rad["Planerad andel"])
        avvikelse = viktavvikelse(vikter[namn], vikter.total(), planerad / HUNDRA)
        if not inom_viktavvikelse(avvikelse, tolerans):
            text = (
                f"Indikatorerna i «{namn}» väger {visat(planerad + avvikelse, 1)} % av helheten, "
                f"planerat är {planerad:g} % och {tolerans:g} procentenheter får skilja. "
                "Ändra vikterna eller planen."
            )
            fel.append(_anmarkning(MALOMRADEN, nummer, "Planerad andel", text))
    return fel


def utan(data: Tabelldata, fel: list[Anmarkning]) -> Tabelldata:
    """Return the table without the rows that have a remark."""
    bort = {anmarkning.rad for anmarkning in fel}
    kvar = [i for i, nummer in enumerate(data.radnummer) if nummer not in bort]
    return Tabelldata(
        {namn: [varden[i] for i in kvar] for namn, varden in data.kolumner.items()},
        [data.radnummer[i] for i in kvar],
        data.forsta_rad,
    )


def _id_fel(rad: Rad, antal: Counter[str]) -> Iterator[tuple[str, str]]:
    id_ = str(rad["Id"])
    if antal[_vikt_ihop(id_)] > 1:
        yield "Id", f"«{id_}» står på flera rader. Ge varje indikator ett eget id."
    if not any(tecken.isalpha() for tecken in id_):
        yield (
            "Id",
            (
                f"«{id_}» saknar bokstav. Excel tar 1.1 och 1.10 för samma tal: "
                f"skriv till exempel M{id_}."
            ),
        )


def _vikt_och_omrade(
    rad: Rad, omraden: frozenset[str], skala: Viktskala
) -> Iterator[tuple[str, str]]:
    if rad["Målområde"] not in omraden:
        yield (
            "Målområde",
            (
                f"Målområdet «{rad['Målområde']}» finns inte på fliken Målområden. "
                "Rätta stavningen eller lägg till det."
            ),
        )
    vikt = _tal(rad["Vikt"])
    if not skala.minst <= vikt <= skala.hogst:
        yield (
            "Vikt",
            f"Vikten {vikt:g} ligger utanför skalan. Skriv {skala.minst:g}–{skala.hogst:g}.",
        )


def _malfel(rad: Rad) -> Iterator[tuple[str, str]]:
    maltyp, enhet = Maltyp(str(rad["Måltyp"])), Enhet(str(rad["Enhet"]))
    if enhet not in ENHETER[maltyp]:
        passar = " eller ".join(sorted(ENHETER[maltyp]))
        yield "Enhet", f"Måltypen «{maltyp}» räknas i {passar}, inte i {enhet}. Byt enhet."
    if rad["Målvärde"] is None:
        if maltyp not in FORANDRINGAR:
            yield "Målvärde", f"Måltypen «{maltyp}» behöver ett målvärde. Skriv det."
        return
    mal = _tal(rad["Målvärde"])
    if maltyp is Maltyp.ALLA and mal != HUNDRA:
        yield "Målvärde", f"Måltypen «{maltyp}» har målvärdet 100, inte {mal:g}. Skriv 100."
    elif maltyp not in FORANDRINGAR and (mal < 0 or (enhet is not Enhet.ANTAL and mal > HUNDRA)):
        yield "Målvärde", f"{mal:g} går inte att nå. Skriv ett tal från 0, andelar högst 100."


def _matningsfel(rad: Rad) -> Iterator[tuple[str, str]]:
    maltyp, matning = Maltyp(str(rad["Måltyp"])), Matning(str(rad["Mäts med"]))
    if matning in FLODEN and maltyp not in ANDELAR:
        yield "Mäts med", f"«{matning}» är en andel. Välj måltypen minst andel eller högst andel."
    if matning is Matning.ENKAT:
        if maltyp not in ANDELAR | {Maltyp.KONSSKILLNAD}:
            yield "Mäts med", f"Måltypen «{maltyp}» går inte att mäta med enkät. Välj en andel."
        if rad["Fråga"] is None:
            yield "Fråga", "Skriv frågan, stavad som på fliken Enkät."
    if rad["Fastställd status"] is not None and rad["Skäl"] is None:
        yield "Skäl", "En fastställd status behöver ett skäl. Skriv varför."


def _namnfel(plats: tuple[Tabell, int], kolumn: str, rad: Rad) -> list[Anmarkning]:
    """Refuse a name that SUMIFS cannot look up; a question's own mark finds itself."""
    namn = str(rad[kolumn])
    fel = []
    jokrar = JOKERTECKEN if kolumn == "Målområde" else JOKERTECKEN - {"?"}
    if not jokrar.isdisjoint(namn):
        fel.append(_anmarkning(*plats, kolumn, f"«{namn}» innehåller *, ? eller ~. Ta bort det."))
    if namn.startswith(VILLKORSTECKEN):
        fel.append(_anmarkning(*plats, kolumn, f"«{namn}» börjar med {namn[0]}. Ta bort tecknet."))
    if len(namn) > HOGST_TECKEN:
        text = f"Texten är {len(namn)} tecken. Korta den till högst {HOGST_TECKEN}."
        fel.append(_anmarkning(*plats, kolumn, text))
    return fel


def _anmarkning(tabell: Tabell, rad: int, kolumn: str, text: str) -> Anmarkning:
    return Anmarkning(tabell.flik, rad, kolumn, text)


def _tal(varde: Cellvarde) -> float:
    return varde if isinstance(varde, (int, float)) else 0.0


def _vikt_ihop(namn: Cellvarde) -> str:
    return str(namn).casefold()
