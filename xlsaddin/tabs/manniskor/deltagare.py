"""Participants one by one: what a row must hold, and how many there are of each mått and sex."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.flode import Flode
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.manniskor.matt import Matt, Volym
from xlsaddin.tabs.schema import ROW_COUNT, CellValue, TableData
from xlsaddin.tabs.summing import Quick, Words
from xlsaddin.tabs.values import day, eller, serial_number

KVINNOORD, MANSORD = ("Kvinna", "Kvinnor", "K", "F"), ("Man", "Män", "M")
"""The words for each sex; Excel does not mind their case."""
_KON = {
    **{ord_.casefold(): 0 for ord_ in KVINNOORD},
    **{ord_.casefold(): 1 for ord_ in MANSORD},
}
_KON_SAKNAS = 2
INGA_ORSAKER = frozenset({Flode.DELTAGARE, Flode.NYA, Flode.AVSLUTADE, Flode.KVAR})
"""The flows that tell when somebody began and left, not what he left for."""
Fault = tuple[str, str]


class Deltagargranskning(NamedTuple):
    """The tests of a row.

    Attributes:
        ar: the workbook's year, None where it is not known.
        orsaker: the mått that one can leave for, by insats.
    """

    ar: int | None
    orsaker: Mapping[str, frozenset[str]]

    def takes(self, day_: int) -> bool:
        """Tell whether one may have begun on a day: before the year, or in it."""
        return self.ar is None or day(day_).year <= self.ar

    def remarks(self, values: list[CellValue], tab: str, number: int) -> list[Anmarkning]:
        """Return a remark for each thing that is wrong with a row."""
        _, insats, _, start, avslut, orsak = values
        fel = [*self._start(_dag(start), _dag(avslut)), *self._fel(insats, avslut, orsak)]
        return [Anmarkning(tab, number, column, text) for column, text in fel]

    def quick(self, words: Words) -> Quick | None:
        """Return that rows with right words are right: they hold no numbers."""
        insats, _, avslut, orsak = words
        return None if any(self._fel(insats, avslut, orsak)) else lambda: True

    def _start(self, start: date | None, avslut: date | None) -> Iterator[Fault]:
        if start and not self.takes(serial_number(start)):
            yield "Start", f"{start} är efter året {self.ar}. Rätta datumet eller ta bort raden."
        if start and avslut and start > avslut:
            yield "Avslut", f"{avslut} är före starten {start}. Rätta något av datumen."

    def _fel(self, insats: CellValue, avslut: CellValue, orsak: CellValue) -> Iterator[Fault]:
        orsaker = self.orsaker.get(str(insats))
        slut = _dag(avslut)
        if orsaker is None:
            val = eller(["en plattform på fliken Inställningar", "en insats på fliken Mått"])
            yield "Insats", f"«{insats}» är inte {val}. Rätta stavningen eller lägg till insatsen."
        elif orsak is not None and orsak not in orsaker:
            text = f"«{orsak}» är inget som {insats} avslutar till på fliken Mått."
            yield "Avslutsorsak", f"{text} Rätta stavningen."
        if slut and self.ar not in {None, slut.year}:
            text = f"{slut} ligger utanför året {self.ar}. Rätta datumet eller ta bort raden."
            yield "Avslut", text
        if orsak is not None and slut is None:
            yield "Avslut", "Raden har en avslutsorsak men ingen dag. Skriv dagen."


def _dag(value: CellValue) -> date | None:
    return day(value) if isinstance(value, (int, float)) else None


def orsaker(matten: Iterable[Matt]) -> frozenset[str]:
    """Return the names of the mått that one can leave for."""
    return frozenset(matt.name for matt in matten if matt.flode not in INGA_ORSAKER)


def raknade(
    data: TableData, matt: Mapping[str, tuple[Matt, ...]], ar: int, period: CellValue
) -> dict[tuple[str, str], Volym]:
    """Return how many participants each mått has, by insats and mått, for insatser with rows."""
    first = serial_number(date(ar, 1, 1))
    last = serial_number(date(ar, *inst.LAST_DAY.get(str(period), inst.LAST_DAY[inst.HELAR])))
    antal: Counter[tuple[str, str, int]] = Counter()
    for row in data.rows():
        insats = str(row["Insats"])
        kon = _KON.get(str(row["Kön"] or "").casefold(), _KON_SAKNAS)
        for name in _matten(row, matt[insats], first, last):
            antal[insats, name, kon] += int(row[ROW_COUNT] or 0)
    svar: dict[tuple[str, str], Volym] = {}
    for insats in dict.fromkeys(map(str, data.columns["Insats"])):
        floden = {it.flode: it.name for it in matt[insats]}
        for it in matt[insats]:
            konen = [antal[insats, it.name, kon] for kon in range(3)]
            if it.flode is Flode.KVAR:
                alla, ut = (floden.get(f, "") for f in (Flode.DELTAGARE, Flode.AVSLUTADE))
                konen = [antal[insats, alla, k] - antal[insats, ut, k] for k in range(3)]
            svar[insats, it.name] = Volym(konen[0], konen[1], konen[2] or None, None, None, "")
    return svar


def _matten(
    row: Mapping[str, CellValue], matten: tuple[Matt, ...], first: int, last: int
) -> Iterator[str]:
    """Yield the mått that a participant counts on in a period."""
    start, avslut = row["Start"], row["Avslut"]
    if not isinstance(start, (int, float)) or start > last:
        return
    slutat = isinstance(avslut, (int, float)) and avslut <= last
    floden = {Flode.DELTAGARE}
    floden |= {Flode.NYA} if start >= first else set()
    floden |= {Flode.AVSLUTADE} if slutat else set()
    per_namn = {it.name: it for it in matten}
    yield from (it.name for it in matten if it.flode in floden)
    orsak = per_namn.get(str(row["Avslutsorsak"])) if slutat else None
    while orsak and orsak.flode not in INGA_ORSAKER:
        yield orsak.name
        orsak = per_namn.get(orsak.del_av)
