"""All reports of a workbook together: where each cell stands, and what it holds."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.celladress import kolumnbokstav
from xlsaddin.figures.figur import Cell, Figur, Kolumnomrade, Radvillkor, Varde
from xlsaddin.figures.summa import sokord
from xlsaddin.reports.rapport import Block, Rad, Rapport
from xlsaddin.tabs.ekonomi.tabeller import KOMMENTARER, POSTER
from xlsaddin.tabs.underlag import Underlag

FORSTA_BLOCKRAD = 4
TEXTKOLUMN = "text"


class Placerat(NamedTuple):
    """A block in its place: the sheet row of its header, its rows following one by one."""

    block: Block
    rubrikrad: int

    @property
    def huvudrad(self) -> int:
        """The row of the column headers."""
        return self.rubrikrad + bool(self.block.rubrik)

    def rader(self) -> Iterator[tuple[int, Rad]]:
        """Yield each row with its row number in the sheet."""
        return enumerate(self.block.rader, self.huvudrad + 1)

    @property
    def sista_rad(self) -> int:
        """The last row number of the block."""
        return self.huvudrad + len(self.block.rader)


def placera(rapport: Rapport) -> tuple[Placerat, ...]:
    """Return the report's blocks in their places, one empty row between them."""
    placerade = []
    rad = FORSTA_BLOCKRAD
    for block in rapport.block:
        placerade.append(Placerat(block, rad))
        rad = placerade[-1].sista_rad + 2
    return tuple(placerade)


def fliknamn(flik: str) -> str:
    """Return a tab's name as written in a formula."""
    return "'" + flik.replace("'", "''") + "'"


class Rapportbok:
    """The reports, their places and their values; figures ask it for what they refer to."""

    def __init__(self, rapporter: Sequence[Rapport], underlag: Underlag) -> None:
        """Place every report's cells."""
        self.rapporter = tuple(rapporter)
        self.underlag = underlag
        self.placering = {rapport.flik: placera(rapport) for rapport in self.rapporter}
        self._varden: dict[Cell, Varde] = {}
        self._adresser: dict[Cell, str] = {}
        self._omraden: dict[Kolumnomrade, str] = {}
        self._kan_saknas: dict[Cell, bool] = {}
        self._urval: dict[tuple[str, str, str, Varde], Sequence[bool] | None] = {}
        self._platser: dict[str, dict[int, int]] = {}
        self._kolumner: dict[Kolumnomrade, list[Varde]] = {}
        self._register: dict[tuple[str, tuple[str, ...]], dict[tuple[str, ...], list[int]]] = {}

    @cached_property
    def _figurceller(self) -> list[tuple[Cell, str, Figur, str]]:
        """Each place that holds a figure: its cell, its address, the figure, the row's text."""
        return [
            (Cell(flik, rad.namn, nyckel), f"{bokstav}{nummer}", figur, rad.text)
            for flik, placerade in self.placering.items()
            for placerat in placerade
            for bokstaver in [_bokstaver(placerat.block)]
            for nummer, rad in placerat.rader()
            for bokstav, nyckel in bokstaver
            if isinstance(figur := rad.celler.get(nyckel), Figur)
        ]

    @cached_property
    def celler(self) -> Mapping[Cell, tuple[str, Figur]]:
        """Every cell that holds a figure: its address in its own tab, and the figure."""
        return {cell: (adress, figur) for cell, adress, figur, _ in self._figurceller}

    def adress(self, cell: Cell, fran: str) -> str:
        """Return the cell's address as written on the tab `fran`."""
        if cell.flik == fran:
            return self.celler[cell][0]
        adress = self._adresser.get(cell)
        if adress is None:
            adress = self._adresser[cell] = f"{fliknamn(cell.flik)}!{self.celler[cell][0]}"
        return adress

    def figur(self, cell: Cell) -> Figur:
        """Return the figure that the cell holds."""
        return self.celler[cell][1]

    def kan_saknas(self, cell: Cell) -> bool:
        """Return whether the cell's figure may be missing; found out once."""
        svar = self._kan_saknas.get(cell)
        if svar is None:
            svar = self._kan_saknas[cell] = self.figur(cell).kan_saknas(self)
        return svar

    def varde(self, cell: Cell) -> Varde:
        """Return the cell's value, reckoned once."""
        try:
            return self._varden[cell]
        except KeyError:
            varde = self._varden[cell] = self.figur(cell).varde(self)
            return varde

    def formel(self, cell: Cell) -> str:
        """Return the cell's formula, without «=»."""
        return self.figur(cell).formel(self, cell.flik)

    def omrade(self, kolumn: Kolumnomrade, fran: str) -> str:
        """Return the absolute address of a block's column as written on the tab `fran`."""
        plats = self._omraden.get(kolumn)
        if plats is None:
            placerat = self.placering[kolumn.flik][kolumn.block]
            bokstav = {n: b for b, n in _bokstaver(placerat.block)}[kolumn.kolumn]
            forsta, sista = placerat.huvudrad + 1, max(placerat.huvudrad + 1, placerat.sista_rad)
            plats = self._omraden[kolumn] = f"${bokstav}${forsta}:${bokstav}${sista}"
        return plats if kolumn.flik == fran else f"{fliknamn(kolumn.flik)}!{plats}"

    def kolumn(self, omrade: Kolumnomrade) -> list[Varde]:
        """Return the values of a block's column, row by row; reckoned once."""
        varden = self._kolumner.get(omrade)
        if varden is None:
            block = self.placering[omrade.flik][omrade.block].block
            varden = [self.cellvarde(omrade.flik, rad, omrade.kolumn) for rad in block.rader]
            self._kolumner[omrade] = varden
        return varden

    def cellvarde(self, flik: str, rad: Rad, kolumn: str) -> Varde:
        """Return what stands in one cell, figure or text."""
        if kolumn == TEXTKOLUMN:
            return rad.text
        innehall = rad.celler.get(kolumn)
        return self.varde(Cell(flik, rad.namn, kolumn)) if isinstance(innehall, Figur) else innehall

    def tabellkolumn(self, tabell: str, kolumn: str) -> Sequence[Varde]:
        """Return the checked values of a data table's column."""
        return self.underlag.tabeller[tabell].kolumner[kolumn]

    def rader_dar(
        self, tabell: str, kolumner: tuple[str, ...], varden: tuple[Varde, ...]
    ) -> Sequence[int]:
        """Return which checked rows, from 0, hold these values; found in an index made once."""
        register = self._register.get((tabell, kolumner))
        if register is None:
            register = self._register[tabell, kolumner] = {}
            alla = zip(*(self.tabellkolumn(tabell, kolumn) for kolumn in kolumner), strict=True)
            for plats, rad in enumerate(alla):
                register.setdefault(tuple(map(sokord, rad)), []).append(plats)
        return register.get(tuple(map(sokord, varden)), ())

    def urval(self, tabell: str, villkor: Radvillkor) -> Sequence[bool] | None:
        """Return for each checked row whether it meets a condition; None when every row does."""
        nyckel = (tabell, str(villkor.kolumn), villkor.jamforelse, villkor.mot.varde(self))
        if nyckel not in self._urval:
            svar = villkor.provade(self, self.tabellkolumn(tabell, str(villkor.kolumn)))
            self._urval[nyckel] = None if all(svar) else svar
        return self._urval[nyckel]

    def delar(self, tabell: str) -> Sequence[tuple[int, int]] | None:
        """Return the runs of rows (from 1) around those left out; None when none is left out."""
        bort = self.underlag.uteslutna.get(tabell)
        if not bort:
            return None
        data = self.underlag.tabeller[tabell]
        sista = max(data.sista_rad, *data.radnummer, 0) - data.forsta_rad + 1
        granser = [0, *bort, max(sista, bort[-1]) + 1]
        return [(fran + 1, till - 1) for fran, till in pairwise(granser) if fran + 1 < till]

    def tabellvarde(self, tabell: str, kolumn: str, plats: int) -> Varde:
        """Return the value on the row `plats` (from 1) of a data table."""
        data = self.underlag.tabeller[tabell]
        platser = self._platser.get(tabell)
        if platser is None:
            platser = {rad - data.forsta_rad + 1: i for i, rad in enumerate(data.radnummer)}
            self._platser[tabell] = platser
        return data.kolumner[kolumn][platser[plats]]

    def installning(self, nyckel: str) -> Varde:
        """Return the value of a setting, None when it is not set."""
        return self.underlag.installningar.get(nyckel)

    @cached_property
    def kommentarer(self) -> Mapping[tuple[str, str], str]:
        """The comments by report and row, several on the same row joined."""
        samlade: dict[tuple[str, str], list[str]] = {}
        for rad in self.underlag.tabell(KOMMENTARER).rader():
            nyckel = (str(rad["Rapport"]), str(rad["Rad"]))
            samlade.setdefault(nyckel, []).append(str(rad["Kommentar"]))
        return {nyckel: " ".join(texter) for nyckel, texter in samlade.items()}

    def kommentar(self, flik: str, rad: Rad) -> str:
        """Return the comment on a row, "" when there is none."""
        return self.kommentarer.get((flik, rad.namn)) or self.kommentarer.get((flik, rad.text), "")

    def dubbla_rader(self) -> list[Anmarkning]:
        """Return a remark for each name that two rows of a report have: sums would mix them up."""
        if len(self._figurceller) == len(self.celler):
            return []
        antal = Counter(cell for cell, _, _, _ in self._figurceller)
        dubbla = {
            (cell.flik, cell.rad): text for cell, _, _, text in self._figurceller if antal[cell] > 1
        }
        return [
            Anmarkning(
                flik,
                None,
                "",
                f"Två rader heter «{text}». Byt namn på posten på fliken {POSTER.flik}.",
            )
            for (flik, _), text in dubbla.items()
        ]

    def oplacerade_kommentarer(self) -> list[Anmarkning]:
        """Return a remark for each comment whose row is in no report, so that none is lost."""
        rader = {
            (rapport.flik, namn)
            for rapport in self.rapporter
            for block in rapport.block
            for rad in block.rader
            for namn in (rad.namn, rad.text)
        }
        data = self.underlag.tabell(KOMMENTARER)
        return [
            Anmarkning(
                KOMMENTARER.flik,
                nummer,
                "Rad",
                f"Raden «{rad['Rad']}» finns inte på fliken {rad['Rapport']}. Rätta stavningen.",
            )
            for nummer, rad in zip(data.radnummer, data.rader(), strict=True)
            if (rad["Rapport"], rad["Rad"]) not in rader
        ]


def _bokstaver(block: Block) -> list[tuple[str, str]]:
    """Return each column's letter and key; the row's text stands in column A."""
    nycklar = [TEXTKOLUMN, *(kolumn.nyckel for kolumn in block.kolumner)]
    return [(kolumnbokstav(i), nyckel) for i, nyckel in enumerate(nycklar, 1)]
