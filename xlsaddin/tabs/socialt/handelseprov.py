"""What an event of the social ledger must hold to be counted."""

import datetime as dt
import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, Self

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import ANDELSENHETER, FLODEN, Enhet, Kon, Matning
from xlsaddin.domain.malslag import Betydelse, Form, Hoplaggning, Maltyp
from xlsaddin.tabs.schema import CellValue
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.summing import Quick, Words
from xlsaddin.tabs.values import as_in_cell, day, eller, serial_number

HUNDRA = 100
SUMMERAS = frozenset({Hoplaggning.ANTAL, Hoplaggning.MINDRE_KON})
"""Where a number without denominator is a count, that others can be added to."""


class Handelserad(NamedTuple):
    """A row of the social ledger with checked values."""

    datum: int
    plattform: str
    indikator: str
    slag: Slag
    kon: Kon | None
    taljare: float | None
    namnare: float | None
    text: str | None
    kalla: str | None

    @classmethod
    def av(cls, values: list[CellValue]) -> Self:
        """Return the row of values in the order of the table's columns."""
        datum, plattform, indikator, slag, kon, taljare, namnare, text, kalla = values
        return cls(
            int(datum or 0),
            str(plattform),
            str(indikator),
            Slag(str(slag)),
            None if kon is None else Kon(str(kon)),
            None if taljare is None else float(taljare),
            None if namnare is None else float(namnare),
            None if text is None else str(text),
            None if kalla is None else str(kalla),
        )


class Kand(NamedTuple):
    """What must be known of an indicator to judge its events.

    Attributes:
        maltyp: the kind of target.
        enhet: the target's unit.
        matning: what it is measured with.
        mal_noll: whether the target is nought.
    """

    maltyp: Maltyp
    enhet: Enhet
    matning: Matning
    mal_noll: bool = False

    @property
    def ar_andel(self) -> bool:
        """Whether a denominator has a meaning."""
        return (self.enhet, Form.MED_NAMNARE) in self.maltyp.malslag.betydelser

    def betydelse(self, row: Handelserad) -> Betydelse | None:
        """Return what the row's numbers mean, None when they mean nothing."""
        form = Form.UTAN_NAMNARE if row.namnare is None else Form.MED_NAMNARE
        return self.maltyp.malslag.betydelser.get((self.enhet, form))


class Granskning:
    """The tests of a row, and the values without denominators that were seen so far."""

    def __init__(
        self,
        indikatorer: Mapping[str, Kand],
        plattformar: frozenset[str],
        ar: int | None,
        utelamnade: frozenset[str] = frozenset(),
    ) -> None:
        """Take the known indicators by id, the known plattformar and the workbook's year.

        `utelamnade` are the ids of indicators that have a remark of their own: their events are
        left out with them, without a remark each.
        """
        self.indikatorer, self.ar = indikatorer, ar
        self._plattformar = plattformar | {HELA_FORBUNDET}
        self.utelamnade = utelamnade
        self._ensamma: set[str] = set()
        self._med_namnare: set[str] = set()
        self._quick_anywhere = cache(self._quick_of)

    def takes(self, day_: int) -> bool:
        """Tell whether a day, a serial number, lies in the year."""
        return self.ar in {None, day(day_).year}

    def remarks(self, values: list[CellValue], tab: str, number: int) -> list[Anmarkning] | None:
        """Return a remark for each thing that is wrong; None for an indicator left out."""
        row = Handelserad.av(values)
        return None if row.indikator in self.utelamnade else self.check(row, tab, number)

    def quick(self, words: Words) -> Quick | None:
        """Return the quick test of numbers in rows with these words; None when there is none."""
        plattform, *rest = words
        if rest[0] not in self.indikatorer or plattform not in self._plattformar:
            return None
        # A plattform that is known says nothing more of what is right.
        return self._quick_anywhere(*rest)

    def _quick_of(self, *words: CellValue) -> Quick | None:
        """Return the quick test of numbers in an indicator's rows with these words."""
        # The year's first day and none of one are right, so what is wrong lies in the words.
        datum = serial_number(dt.date(self.ar or dt.MAXYEAR, 1, 1))
        row = Handelserad.av([datum, HELA_FORBUNDET, *words, 0.0, 1.0, None, None])
        if any(self._fel(row)):
            return None
        return snabbprov(row, self.indikatorer[row.indikator], self._ensamma, self._med_namnare)

    def check(self, row: Handelserad, tab: str, number: int) -> list[Anmarkning]:
        """Return a remark for each thing that is wrong with the row."""
        kand = self.indikatorer.get(row.indikator)
        fel = self._fel(row)
        if not fel and kand is not None and row.slag is Slag.KVANTITATIV:
            fel = self._ihop(row, kand)
        return [Anmarkning(tab, number, column, text) for column, text in fel]

    def _fel(self, row: Handelserad) -> list[tuple[str, str]]:
        fel = list(self._place(row))
        kand = self.indikatorer.get(row.indikator)
        if kand is None:
            text = f"Indikatorn «{row.indikator}» finns inte på fliken Indikatorer."
            fel.append(("Indikator", f"{text} Rätta id:t eller lägg till indikatorn."))
        elif row.slag is Slag.KVALITATIV:
            fel += _berattelse(row)
        else:
            fel += _tal(row, kand)
        return fel

    def _place(self, row: Handelserad) -> list[tuple[str, str]]:
        fel = []
        datum = day(row.datum)
        if self.ar is not None and datum.year != self.ar:
            text = f"{datum} ligger utanför året {self.ar}. Rätta datumet eller flytta raden."
            fel.append(("Datum", text))
        if row.plattform not in self._plattformar:
            text = (
                f"Plattformen «{row.plattform}» finns inte på fliken Inställningar. "
                "Rätta stavningen eller lägg till den i raden Plattformar."
            )
            fel.append(("Plattform", text))
        return fel

    def _ihop(self, row: Handelserad, kand: Kand) -> list[tuple[str, str]]:
        """Refuse values that cannot be pooled: two without denominators, or with and without."""
        if (betydelse := kand.betydelse(row)) is None:
            return []
        ensam = row.namnare is None and betydelse.hoplaggning not in SUMMERAS
        if row.indikator in (self._med_namnare | self._ensamma if ensam else self._ensamma):
            annars = "Skriv täljare och nämnare på alla rader, eller behåll en rad."
            if not kand.ar_andel:
                annars = "Behåll en rad."
            text = "Indikatorn har redan ett värde, och ett värde utan nämnare står alltid ensamt."
            return [("Nämnare", f"{text} {annars}")]
        (self._ensamma if ensam else self._med_namnare).add(row.indikator)
        return []


def _berattelse(row: Handelserad) -> list[tuple[str, str]]:
    fel = []
    if row.text is None:
        fel.append(("Text", "En kvalitativ händelse behöver text. Skriv vad som hände."))
    fel += [
        (column, "En kvalitativ händelse har inga tal. Töm cellen eller byt slag.")
        for column, tal in (("Täljare", row.taljare), ("Nämnare", row.namnare))
        if tal is not None
    ]
    return fel


def _tal(row: Handelserad, kand: Kand) -> list[tuple[str, str]]:
    if kand.matning is Matning.ENKAT:
        return [("Indikator", "Indikatorn mäts med enkät. Skriv svaren på fliken Enkät.")]
    if row.taljare is None:
        return [("Täljare", "En kvantitativ händelse behöver en täljare. Skriv hur många.")]
    if row.namnare is None and kand.matning in FLODEN and kand.ar_andel:
        return [("Nämnare", "En andel behöver en nämnare. Skriv av hur många.")]
    fel = [("Kön", utan)] if (utan := _utan_kon(row, kand)) else []
    betydelse = kand.betydelse(row)
    if betydelse is None:
        return [*fel, ("Nämnare", _utan_namnare(kand))]
    if betydelse.hoplaggning in SUMMERAS:
        return fel + _antal(row.taljare)
    return fel or (_varde(row, kand) if row.namnare is None else _andel(row, kand))


def _utan_kon(row: Handelserad, kand: Kand) -> str:
    """Return the remark on a count whose sex is not given; a difference alone has none."""
    betydelse = kand.betydelse(row)
    skillnad = betydelse is not None and betydelse.hoplaggning is Hoplaggning.KONSSKILLNAD
    kravs = row.kon is None and not (skillnad and row.namnare is None)
    return kand.maltyp.malslag.kon_kravs if kravs else ""


def _utan_namnare(kand: Kand) -> str:
    """Return why a denominator has no meaning, and which units would give it one."""
    alla = kand.maltyp.malslag.betydelser
    andra = [enhet for enhet in Enhet if (enhet, Form.MED_NAMNARE) in alla]
    byt = f"Töm cellen, eller byt målets enhet till {eller(andra)}." if andra else "Töm cellen."
    return f"Målet är i {kand.enhet} och räknas utan nämnare. {byt}"


def _antal(taljare: float) -> list[tuple[str, str]]:
    if taljare < 0 or taljare % 1:
        return [("Täljare", f"{as_in_cell(taljare)} är inget antal. Skriv ett helt tal från 0.")]
    return []


def _varde(row: Handelserad, kand: Kand) -> list[tuple[str, str]]:
    """Check a value without denominator; where the sexes are compared it is their difference."""
    malslag, taljare = kand.maltyp.malslag, row.taljare or 0
    if malslag.kon_kravs and row.kon is not None:
        return [("Nämnare", "Skriv av hur många, eller töm kön och skriv bara skillnaden.")]
    minst = -math.inf if malslag.minst is None else malslag.minst * HUNDRA
    hogst = math.inf if malslag.hogst is None else malslag.hogst * HUNDRA
    if minst <= taljare <= hogst:
        return []
    granser = f"högst {as_in_cell(hogst)}" if taljare > hogst else f"minst {as_in_cell(minst)}"
    return [("Täljare", f"Värdet är {as_in_cell(taljare)}. Skriv det i {kand.enhet}, {granser}.")]


def _andel(row: Handelserad, kand: Kand) -> list[tuple[str, str]]:
    taljare, namnare = row.taljare or 0, row.namnare or 0
    if namnare <= 0:
        text = f"Nämnaren är {as_in_cell(namnare)}. Skriv ett tal som är större än 0."
        return [("Nämnare", text)]
    if taljare < 0:
        return [("Täljare", f"Täljaren är {as_in_cell(taljare)}. Skriv ett tal från 0.")]
    if kand.enhet in ANDELSENHETER and taljare > namnare:
        text = (
            f"Täljaren {as_in_cell(taljare)} är större än nämnaren {as_in_cell(namnare)}. "
            "Rätta någon av dem."
        )
        return [("Täljare", text)]
    if kand.matning is Matning.GENOMSTROMNING and (taljare % 1 or namnare % 1):
        return [("Täljare", "Avslutade och deltagare är antal. Skriv hela tal.")]
    if kand.mal_noll and kand.maltyp.malslag.noll_i_ord:
        text = "Målvärdet 0 betyder att utfallet är själva förändringen, och raden är en andel."
        return [("Nämnare", f"{text} Skriv förra årets värde som målvärde, eller töm nämnaren.")]
    return []


def snabbprov(
    row: Handelserad, kand: Kand, ensamma: set[str], med_namnare: set[str]
) -> Quick | None:
    """Return the quick test of numbers in rows with the same words; None when there is none.

    A share that passes is noted, for a value without denominator cannot stand beside it.
    """
    betydelse = kand.betydelse(row)
    if row.slag is Slag.KVALITATIV or betydelse is None:
        return None
    if betydelse.hoplaggning is not Hoplaggning.ANDEL:
        return None
    id_, note = row.indikator, med_namnare.add
    if kand.matning is Matning.GENOMSTROMNING:
        return lambda taljare, namnare: (
            0 <= taljare <= namnare > 0 and not taljare % 1 and not namnare % 1
        )
    return lambda taljare, namnare: (
        0 <= taljare <= namnare > 0 and id_ not in ensamma and note(id_) is None
    )
