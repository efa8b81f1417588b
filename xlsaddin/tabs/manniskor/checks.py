"""The checks of the volume tabs. A row with a fault of its own is left out.

Faults between rows (a part larger than its whole, plattformar that are not the whole) leave none
out: nobody but the user knows which of the rows is wrong.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.belopp import shown
from xlsaddin.domain.flode import UTRAKNADE, Flode
from xlsaddin.tabs.manniskor.matt import (
    ANDEL,
    ANDEL_KVINNOR,
    KONEN,
    KVINNOR,
    MAN,
    SKAL,
    TOTALT,
    Matt,
    Volym,
    volym,
)
from xlsaddin.tabs.manniskor.tables import MATT, VOLYMER
from xlsaddin.tabs.manniskor.volymer import Volymer
from xlsaddin.tabs.schema import CellValue, TableData
from xlsaddin.tabs.socialt.checks import namnfel
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.values import eller

Row = Mapping[str, CellValue]
Fault = tuple[str, str]
"""The column, and the sentence."""
HUNDRA = 100
HALV_PROCENT = 0.5 + 1e-9
"""A share that is printed in whole percent is at most so far from the exact one."""
EJ_INSATS = "en insats med egna rader på fliken Mått"


def check_matt(data: TableData) -> list[Anmarkning]:
    """Return a remark for each mått that cannot be used."""
    rows = list(data.rows())
    antal = Counter(_key(row, "Mått") for row in rows)
    floden = Counter(_key(row, "Flöde") for row in rows if row["Flöde"])
    ovanfor = {_key(row, "Mått"): _key(row, "Del av") for row in rows if row["Del av"]}
    fel = []
    for number, row in zip(data.row_numbers, rows, strict=True):
        for column in ("Insats", "Mått"):
            fel += namnfel((MATT, number), column, row)
        for column, text in (
            *_dubbletter(row, antal, floden),
            *_hanvisningar(row, antal),
            *_ring(row, ovanfor),
        ):
            fel.append(Anmarkning(MATT.tab, number, column, text))
    return fel


def _key(row: Row, column: str) -> tuple[str, str]:
    return (str(row["Insats"] or "").casefold(), str(row[column]).casefold())


def _dubbletter(
    row: Row, antal: Counter[tuple[str, str]], floden: Counter[tuple[str, str]]
) -> Iterator[Fault]:
    if antal[_key(row, "Mått")] > 1:
        yield "Mått", f"«{row['Mått']}» står på flera rader. Behåll en."
    if row["Flöde"] and floden[_key(row, "Flöde")] > 1:
        yield "Flöde", f"Flera mått räknar «{row['Flöde']}». Behåll flödet på ett av dem."


def _hanvisningar(row: Row, antal: Counter[tuple[str, str]]) -> Iterator[Fault]:
    for column in ("Del av", "Andel av"):
        if row[column] is None:
            continue
        if not antal[_key(row, column)]:
            yield column, f"Måttet «{row[column]}» finns inte. Rätta stavningen."
        elif _key(row, column) == _key(row, "Mått"):
            yield column, "Måttet kan inte vara en del av sig självt. Töm cellen."


def _ring(row: Row, ovanfor: Mapping[tuple[str, str], tuple[str, str]]) -> Iterator[Fault]:
    """Refuse a mått that is a part of its own part."""
    start = _key(row, "Mått")
    passed = [start]
    while (over := ovanfor.get(passed[-1])) and over not in passed:
        passed.append(over)
    if over == start and len(passed) > 1:
        yield "Del av", f"«{row['Mått']}» är en del av sin egen del. Rätta någon av raderna."


def check_volymer(
    data: TableData, matt: Mapping[str, tuple[Matt, ...]], plattformar: tuple[str, ...], ar: int
) -> list[Anmarkning]:
    """Return a remark for each row of volumes that cannot be used."""
    rows = list(data.rows())
    antal = Counter(_plats(row) for row in rows)
    fel = []
    for number, row in zip(data.row_numbers, rows, strict=True):
        faults = [
            *_plats_fel(row, matt, plattformar, ar),
            *_talfel(volym(row)),
        ]
        if antal[_plats(row)] > 1:
            faults.append(("Mått", f"«{row['Mått']}» står på flera rader för året. Behåll en."))
        fel += [Anmarkning(VOLYMER.tab, number, column, text) for column, text in faults]
    return fel


def _plats(row: Row) -> tuple[CellValue, CellValue, CellValue]:
    return (row["År"], row["Insats"], row["Mått"])


def _plats_fel(
    row: Row, matt: Mapping[str, tuple[Matt, ...]], plattformar: tuple[str, ...], ar: int
) -> Iterator[Fault]:
    insats = str(row["Insats"])
    if ar and int(row["År"] or 0) > ar:
        yield "År", f"{row['År']} är efter arbetsbokens år {ar}. Rätta året."
    egna = matt.get(insats)
    if egna is None and insats not in {*plattformar, HELA_FORBUNDET}:
        val = eller(["en plattform på fliken Inställningar", f"«{HELA_FORBUNDET}»", EJ_INSATS])
        yield "Insats", f"«{insats}» är inte {val}. Rätta stavningen eller lägg till insatsen."
    elif row["Mått"] not in {it.name for it in egna or matt.get("", ())}:
        yield (
            "Mått",
            f"«{row['Mått']}» är inget mått för {insats} på fliken Mått. Rätta stavningen.",
        )


def _talfel(given: Volym) -> Iterator[Fault]:
    tal = dict(zip((*KONEN, TOTALT), given[:4], strict=True))
    for column, antal in tal.items():
        if antal is not None and antal < 0:
            yield column, f"{antal} är inget antal. Skriv ett tal från 0."
    for column, andel in ((ANDEL, given.andel), (ANDEL_KVINNOR, given.andel_kvinnor)):
        if andel is not None and not 0 <= andel <= HUNDRA:
            yield column, f"{andel:g} är ingen andel i procent. Skriv 0–100."
    finns = any(antal is not None for antal in (*tal.values(), given.andel))
    if finns == bool(given.skal):
        skriv = "Töm skälet eller talen" if finns else "Skriv talen, eller varför de saknas"
        yield SKAL, f"{skriv}."
    if (given.kvinnor is None) != (given.man is None) and given.totalt is None:
        yield TOTALT, "Bara det ena könet är angivet. Skriv det andra, också 0, eller totalen."
    yield from _summafel(given)


def _summafel(given: Volym) -> Iterator[Fault]:
    """Refuse a total that the sexes do not make."""
    if given.totalt is None:
        return
    delar = sum(it or 0 for it in (given.kvinnor, given.man, given.kon_saknas))
    if given.per_kon and delar != given.totalt:
        text = f"Könen är tillsammans {delar}, inte {given.totalt}. Rätta någon av dem."
        yield TOTALT, text
    elif delar > max(given.totalt, 0):
        yield TOTALT, f"Könen är tillsammans {delar}, fler än {given.totalt}. Rätta någon av dem."


def check_rader(data: TableData, v: Volymer, ar: int) -> list[Anmarkning]:
    """Return a remark for each given figure that is not what the rows of Deltagare count."""
    fel = []
    for number, row in zip(data.row_numbers, data.rows(), strict=True):
        insats, namn = str(row["Insats"]), str(row["Mått"])
        if row["År"] != ar or insats not in v.med_rader:
            continue
        given, raknad = volym(row), v.volym(ar, insats, namn)
        for column, a, b in (
            (KVINNOR, given.kvinnor, raknad.kvinnor),
            (MAN, given.man, raknad.man),
            (TOTALT, given.alla, raknad.alla),
        ):
            if a not in {None, b}:
                text = f"Här står {a}, raderna på fliken Deltagare är {b}. Rätta någon av dem."
                fel.append(Anmarkning(VOLYMER.tab, number, column, text))
                break
    return fel


def check_helheten(data: TableData, v: Volymer, plattformar: tuple[str, ...]) -> list[Anmarkning]:
    """Return a remark for each row that does not go together with another."""
    fel = []
    for number, row in zip(data.row_numbers, data.rows(), strict=True):
        ar, insats, namn = int(row["År"] or 0), str(row["Insats"]), str(row["Mått"])
        if insats not in v.matt:
            continue
        matt = next(it for it in v.matt[insats] if it.name == namn)
        faults = [*_delfel(v, ar, matt, insats), *_utraknat_fel(v, ar, matt, insats)]
        if insats == HELA_FORBUNDET:
            faults += _plattformsfel(v, ar, matt, [p for p in plattformar if p in v.insatser])
        faults += _andelsfel(v, ar, matt, insats)
        fel += [Anmarkning(VOLYMER.tab, number, column, text) for column, text in faults]
    return fel


def _delfel(v: Volymer, ar: int, matt: Matt, insats: str) -> Iterator[Fault]:
    """Refuse a part that is larger than its whole, for each sex and for all."""
    del_ = v.volym(ar, insats, matt.name)
    for helhet in dict.fromkeys(it for it in (matt.del_av, matt.andel_av) if it):
        hela = v.volym(ar, insats, helhet)
        for column, a, b in (
            (KVINNOR, del_.kvinnor, hela.kvinnor),
            (MAN, del_.man, hela.man),
            (TOTALT, del_.alla, hela.alla),
        ):
            if a is not None and b is not None and a > b:
                yield column, f"{a} är fler än de {b} i «{helhet}». Rätta någon av dem."


def _utraknat_fel(v: Volymer, ar: int, matt: Matt, insats: str) -> Iterator[Fault]:
    """Refuse what is given for a mått that is what is left of two others, and is not."""
    delar = UTRAKNADE.get(matt.flode) if matt.flode else None
    if delar is None:
        return
    alla, ut = (_flodets(v, ar, insats, flode) for flode in delar)
    given = v.volym(ar, insats, matt.name).alla
    if alla is None or ut is None or given in {None, alla - ut}:
        return
    text = f"{given} är inte {alla} {delar[0]} − {ut} {delar[1]} = {alla - ut}."
    yield TOTALT, f"{text} Rätta någon av dem, eller ta bort raden: den räknas ut."


def _flodets(v: Volymer, ar: int, insats: str, flode: Flode) -> int | None:
    matt = v.med_flode(insats, flode)
    return v.volym(ar, insats, matt.name).alla if matt else None


def _plattformsfel(v: Volymer, ar: int, matt: Matt, plattformar: list[str]) -> Iterator[Fault]:
    """Refuse a figure for the whole that the plattformar do not make, where each is given."""
    hela = v.volym(ar, HELA_FORBUNDET, matt.name)
    delar = [v.volym(ar, p, matt.name) for p in plattformar]
    for column, helheten, tal in (
        (KVINNOR, hela.kvinnor, [it.kvinnor for it in delar]),
        (MAN, hela.man, [it.man for it in delar]),
        (TOTALT, hela.alla, [it.alla for it in delar]),
    ):
        kanda = [it for it in tal if it is not None]
        if helheten is None or not kanda or len(kanda) < len(tal):
            continue
        if sum(kanda) != helheten:
            text = f"Plattformarna är tillsammans {sum(kanda)}, inte {helheten}."
            yield column, f"{text} Rätta någon av dem."


def _andelsfel(v: Volymer, ar: int, matt: Matt, insats: str) -> Iterator[Fault]:
    """Refuse a published share that the counts do not give."""
    given = v.volym(ar, insats, matt.name)
    helhet = v.volym(ar, insats, matt.andel_av).alla if matt.andel_av else None
    if given.andel is None or given.alla is None or not helhet:
        return
    raknad = HUNDRA * given.alla / helhet
    if abs(raknad - given.andel) > HALV_PROCENT:
        text = f"{given.alla} av {helhet} är {shown(raknad, 1)} %, inte {given.andel:g} %."
        yield ANDEL, f"{text} Töm andelen eller rätta antalen."
