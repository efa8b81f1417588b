"""The checks of the social tabs. A row with a remark is left out; remarks on the whole leave none.

Ids and names are looked up with SUMIFS, which reads 1.1 and 1.10 as the same number and takes *, ?
and ~ as wildcards: an id must hold a letter, and no such name may hold a wildcard.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.belopp import shown
from xlsaddin.domain.indikator import FLODESMATT, Enhet, Matning
from xlsaddin.domain.malslag import Maltyp
from xlsaddin.rules.impactindex import Viktskala, inom_viktavvikelse, viktavvikelse
from xlsaddin.tabs.schema import CellValue, Table, TableData
from xlsaddin.tabs.socialt.tables import ENKAT, HELA_FORBUNDET, INDIKATORER, MALOMRADEN
from xlsaddin.tabs.values import CRITERION_SIGNS, WILDCARDS, as_in_cell, eller

Row = Mapping[str, CellValue]
HUNDRA = 100
TOLERANS = 1e-6


def check_malomraden(data: TableData) -> list[Anmarkning]:
    """Return a remark for each målområde that cannot be used."""
    antal = Counter(_vikt_ihop(name) for name in data.columns["Målområde"])
    fel = []
    for number, row in zip(data.row_numbers, data.rows(), strict=True):
        place = (MALOMRADEN, number)
        fel += namnfel(place, "Målområde", row)
        if antal[_vikt_ihop(row["Målområde"])] > 1:
            text = f"«{row['Målområde']}» står på flera rader. Behåll en."
            fel.append(_anmarkning(*place, "Målområde", text))
        andel = _tal(row["Planerad andel"])
        if not 0 <= andel <= HUNDRA:
            text = f"{as_in_cell(andel)} är ingen andel i procent. Skriv 0–100."
            fel.append(_anmarkning(*place, "Planerad andel", text))
    return fel


def check_indikatorer(
    data: TableData, omraden: frozenset[str], skala: Viktskala
) -> list[Anmarkning]:
    """Return a remark for each thing that is wrong with an indicator."""
    antal = Counter(_vikt_ihop(id_) for id_ in data.columns["Id"])
    fel = []
    for number, row in zip(data.row_numbers, data.rows(), strict=True):
        for column, text in (
            *_id_fel(row, antal),
            *_vikt_och_omrade(row, omraden, skala),
            *_malfel(row),
            *_matningsfel(row),
        ):
            fel.append(_anmarkning(INDIKATORER, number, column, text))
    return fel


def check_enkat(data: TableData, plattformar: frozenset[str]) -> list[Anmarkning]:
    """Return a remark for each thing that is wrong with a row of survey answers."""
    fel = []
    for number, row in zip(data.row_numbers, data.rows(), strict=True):
        place = (ENKAT, number)
        for column in ("Enkät", "Fråga", "Svar", "Grupp"):
            fel += namnfel(place, column, row)
        if row["Plattform"] not in plattformar | {HELA_FORBUNDET}:
            text = (
                f"Plattformen «{row['Plattform']}» finns inte på fliken Inställningar. "
                "Rätta stavningen eller lägg till den i raden Plattformar."
            )
            fel.append(_anmarkning(*place, "Plattform", text))
        if _tal(row["Antal"]) < 0:
            text = f"{row['Antal']} är inget antal. Skriv ett tal från 0."
            fel.append(_anmarkning(*place, "Antal", text))
    return fel


def check_helheten(
    omraden: TableData, indikatorer: TableData, standardtolerans: float
) -> list[Anmarkning]:
    """Return remarks on the budget as a whole: shares that are not 100 %, weights off the plan."""
    if not len(omraden):
        return []
    andelar = {
        str(row["Målområde"]): (number, row)
        for number, row in zip(omraden.row_numbers, omraden.rows(), strict=True)
    }
    summa = sum(_tal(row["Planerad andel"]) for _, row in andelar.values())
    fel = []
    if abs(summa - HUNDRA) > TOLERANS:
        text = f"Andelarna är tillsammans {as_in_cell(summa)} %. Rätta dem så att summan blir 100."
        fel.append(_anmarkning(MALOMRADEN, omraden.first_row, "Planerad andel", text))
    vikter: Counter[str] = Counter()
    for name, vikt in zip(
        indikatorer.columns["Målområde"], indikatorer.columns["Vikt"], strict=True
    ):
        vikter[str(name)] += _tal(vikt)  # type: ignore[assignment]
    if not vikter.total():
        return fel
    for name, (number, row) in andelar.items():
        tolerans = _tal(row["Tolerans"]) if row["Tolerans"] is not None else standardtolerans
        planerad = _tal(row["Planerad andel"])
        avvikelse = viktavvikelse(vikter[name], vikter.total(), planerad / HUNDRA)
        if not inom_viktavvikelse(avvikelse, tolerans):
            text = (
                f"Indikatorerna i «{name}» väger {shown(planerad + avvikelse, 1)} % av helheten, "
                f"planerat är {as_in_cell(planerad)} % och {as_in_cell(tolerans)} procentenheter "
                "får skilja. Ändra vikterna eller planen."
            )
            fel.append(_anmarkning(MALOMRADEN, number, "Planerad andel", text))
    return fel


def without(data: TableData, fel: list[Anmarkning]) -> TableData:
    """Return the table without the rows that have a remark."""
    bort = {anmarkning.row for anmarkning in fel}
    kvar = [i for i, number in enumerate(data.row_numbers) if number not in bort]
    return TableData(
        data.headings,
        [data.values[i] for i in kvar],
        [data.row_numbers[i] for i in kvar],
        data.first_row,
    )


def _id_fel(row: Row, antal: Counter[str]) -> Iterator[tuple[str, str]]:
    id_ = str(row["Id"])
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
    row: Row, omraden: frozenset[str], skala: Viktskala
) -> Iterator[tuple[str, str]]:
    if row["Målområde"] not in omraden:
        yield (
            "Målområde",
            (
                f"Målområdet «{row['Målområde']}» finns inte på fliken Målområden. "
                "Rätta stavningen eller lägg till det."
            ),
        )
    vikt = _tal(row["Vikt"])
    if not skala.minst <= vikt <= skala.hogst:
        granser = f"{as_in_cell(skala.minst)}–{as_in_cell(skala.hogst)}"
        yield "Vikt", f"Vikten {as_in_cell(vikt)} ligger utanför skalan. Skriv {granser}."


def _malfel(row: Row) -> Iterator[tuple[str, str]]:
    maltyp, enhet = Maltyp(str(row["Måltyp"])), Enhet(str(row["Enhet"]))
    malslag = maltyp.malslag
    if enhet not in malslag.enheter:
        passar = eller(malslag.enheter)
        yield "Enhet", f"Måltypen «{maltyp}» räknas i {passar}, inte i {enhet}. Byt enhet."
    if row["Målvärde"] is None:
        if malslag.kraver_mal:
            yield "Målvärde", f"Måltypen «{maltyp}» behöver ett målvärde. Skriv det."
        return
    mal = _tal(row["Målvärde"])
    enda = None if malslag.enda_mal is None else HUNDRA * malslag.enda_mal
    if enda not in {None, mal}:
        ratt, satt = as_in_cell(enda), as_in_cell(mal)
        yield "Målvärde", f"Måltypen «{maltyp}» har målvärdet {ratt}, inte {satt}. Skriv {ratt}."
    elif malslag.minst is not None and (mal < 0 or (malslag.hogst is not None and mal > HUNDRA)):
        text = f"{as_in_cell(mal)} går inte att nå. Skriv ett tal från 0, andelar högst 100."
        yield "Målvärde", text


def _matningsfel(row: Row) -> Iterator[tuple[str, str]]:
    maltyp, matning = Maltyp(str(row["Måltyp"])), Matning(str(row["Mäts med"]))
    if matning not in maltyp.malslag.matningar:
        text = f"Måltypen «{maltyp}» går inte att mäta med {matning}. Välj en andel."
        if matning in FLODESMATT:
            passar = eller([str(it) for it in Maltyp if matning in it.malslag.matningar])
            text = f"«{matning}» räknar deltagare. Välj måltypen {passar}."
        yield "Mäts med", text
    if matning is Matning.ENKAT and row["Fråga"] is None:
        yield "Fråga", "Skriv frågan, stavad som på fliken Enkät."
    if row["Fastställd status"] is not None and row["Skäl"] is None:
        yield "Skäl", "En fastställd status behöver ett skäl. Skriv varför."


def namnfel(place: tuple[Table, int], column: str, row: Row) -> list[Anmarkning]:
    """Refuse a name that SUMIFS cannot look up; a question's own mark finds itself."""
    name = str(row[column])
    fel = []
    jokrar = WILDCARDS if column == "Målområde" else WILDCARDS - {"?"}
    if not jokrar.isdisjoint(name):
        fel.append(_anmarkning(*place, column, f"«{name}» innehåller *, ? eller ~. Ta bort det."))
    if name.startswith(CRITERION_SIGNS):
        fel.append(_anmarkning(*place, column, f"«{name}» börjar med {name[0]}. Ta bort tecknet."))
    return fel


def _anmarkning(table: Table, row: int, column: str, text: str) -> Anmarkning:
    return Anmarkning(table.tab, row, column, text)


def _tal(value: CellValue) -> float:
    return value if isinstance(value, (int, float)) else 0.0


def _vikt_ihop(name: CellValue) -> str:
    return str(name).casefold()
