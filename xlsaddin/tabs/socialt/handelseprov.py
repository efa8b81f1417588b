"""What an event of the social ledger must hold to be counted."""

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple, Self

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Kon, Matning
from xlsaddin.domain.malslag import Malslag, Maltyp, Namnare
from xlsaddin.tabs.schema import CellValue
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.summing import Quick, Words
from xlsaddin.tabs.values import day, serial_number


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
    """What must be known of an indicator to judge its events."""

    maltyp: Maltyp
    matning: Matning


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
        self._ensamma: dict[str, bool] = {}

    def remarks(self, values: list[CellValue], tab: str, number: int) -> list[Anmarkning] | None:
        """Return a remark for each thing that is wrong; None for an indicator left out."""
        row = Handelserad.av(values)
        return None if row.indikator in self.utelamnade else self.check(row, tab, number)

    def quick(self, words: Words) -> Quick | None:
        """Return the quick test of numbers in rows with these words; None when there is none."""
        if words[1] not in self.indikatorer:
            return None
        # The year's first day and none of one are right, so what is wrong lies in the words.
        datum = serial_number(dt.date(self.ar or dt.MAXYEAR, 1, 1))
        row = Handelserad.av([datum, *words, 0.0, 1.0, None, None])
        quick = snabbprov(self, row)
        return None if quick is None or self.check(row, "", 0) else quick

    def check(self, row: Handelserad, tab: str, number: int) -> list[Anmarkning]:
        """Return a remark for each thing that is wrong with the row."""
        fel = list(self._place(row))
        kand = self.indikatorer.get(row.indikator)
        if kand is None:
            text = f"Indikatorn «{row.indikator}» finns inte på fliken Indikatorer."
            fel.append(("Indikator", f"{text} Rätta id:t eller lägg till indikatorn."))
        elif row.slag is Slag.KVALITATIV:
            fel += _berattelse(row)
        else:
            fel += _tal(row, kand) or self._ihop(row, kand)
        return [Anmarkning(tab, number, column, text) for column, text in fel]

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
        if kand.maltyp.malslag.namnare is not Namnare.VALFRI:
            return []
        ensam = row.namnare is None
        if (ensam and row.indikator in self._ensamma) or self._ensamma.get(row.indikator):
            text = (
                "Indikatorn har redan ett värde utan nämnare, och sådana går inte att lägga ihop. "
                "Skriv täljare och nämnare på alla rader, eller behåll en rad."
            )
            return [("Nämnare", text)]
        self._ensamma[row.indikator] = ensam
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
    malslag = kand.maltyp.malslag
    if fel := _saknas(row, kand):
        return [fel]
    if malslag.namnare is Namnare.INGEN:
        return _antal(row, malslag)
    return _ensamt(row, malslag) if row.namnare is None else _andel(row, kand)


def _saknas(row: Handelserad, kand: Kand) -> tuple[str, str] | None:
    malslag = kand.maltyp.malslag
    if kand.matning is Matning.ENKAT:
        return "Indikator", "Indikatorn mäts med enkät. Skriv svaren på fliken Enkät."
    if row.taljare is None:
        return "Täljare", "En kvantitativ händelse behöver en täljare. Skriv hur många."
    if row.namnare is None and malslag.namnare is Namnare.KRAVS:
        return "Nämnare", "En andel behöver en nämnare. Skriv av hur många."
    if row.namnare is not None and malslag.namnare is not Namnare.INGEN:
        return _utan_kon(row, malslag)
    return None


def _utan_kon(row: Handelserad, malslag: Malslag) -> tuple[str, str] | None:
    return ("Kön", malslag.kon_kravs) if malslag.kon_kravs and row.kon is None else None


def _antal(row: Handelserad, malslag: Malslag) -> list[tuple[str, str]]:
    fel = []
    if utan := _utan_kon(row, malslag):
        fel.append(utan)
    if row.taljare is not None and (row.taljare < 0 or row.taljare % 1):
        fel.append(("Täljare", f"{row.taljare:g} är inget antal. Skriv ett helt tal från 0."))
    if row.namnare is not None:
        fel.append(("Nämnare", "Här räknas antal, utan nämnare. Töm cellen."))
    return fel


def _ensamt(row: Handelserad, malslag: Malslag) -> list[tuple[str, str]]:
    """Check a value without denominator; where the sexes are compared it is their difference."""
    if malslag.kon_kravs and row.kon is not None:
        return [("Nämnare", "Skriv av hur många, eller töm kön och skriv bara skillnaden.")]
    hogst = malslag.hogst_ensamt
    if hogst is not None and abs(row.taljare or 0) > hogst:
        return [("Täljare", f"Skillnaden skrivs i procentenheter, högst {hogst}.")]
    return []


def _andel(row: Handelserad, kand: Kand) -> list[tuple[str, str]]:
    taljare, namnare = row.taljare or 0, row.namnare or 0
    if namnare <= 0:
        return [("Nämnare", f"Nämnaren är {namnare:g}. Skriv ett tal som är större än 0.")]
    if taljare < 0:
        return [("Täljare", f"Täljaren är {taljare:g}. Skriv ett tal från 0.")]
    if taljare > namnare:
        text = f"Täljaren {taljare:g} är större än nämnaren {namnare:g}. Rätta någon av dem."
        return [("Täljare", text)]
    if kand.matning is Matning.GENOMSTROMNING and (taljare % 1 or namnare % 1):
        return [("Täljare", "Avslutade och deltagare är antal. Skriv hela tal.")]
    return []


def snabbprov(granskning: Granskning, row: Handelserad) -> Quick | None:
    """Return the quick test of numbers in rows with the same words; None when there is none."""
    kand = granskning.indikatorer[row.indikator]
    if row.slag is Slag.KVALITATIV or kand.maltyp.malslag.namnare is not Namnare.KRAVS:
        return None
    if kand.matning is Matning.GENOMSTROMNING:
        return lambda taljare, namnare: (
            0 <= taljare <= namnare > 0 and not taljare % 1 and not namnare % 1
        )
    return lambda taljare, namnare: 0 <= taljare <= namnare > 0
