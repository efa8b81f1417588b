"""Any table, CSV, tab-separated text or xlsx, as rows for the data tabs.

What a file does not tell for certain is asked for, never guessed: the answer is a fel that says
which option to give. All that was found is said in words, with sums, before anything is taken in.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from xlsaddin.domain.belopp import shown
from xlsaddin.imports.datumform import Datumfel, las_dagar
from xlsaddin.imports.inlast import Budgetrad, Inlast, Kontering, Rad, Saldorad
from xlsaddin.imports.mall import (
    BUDGET,
    HUVUDBOK,
    KRAV,
    MINUS_FOR_INTAKTER,
    NAMN,
    PLUS_FOR_INTAKTER,
    SALDON,
    Mall,
    folded,
    fraga,
)
from xlsaddin.imports.rutnat import Rutnat, rutnat
from xlsaddin.imports.talform import Talfel, i_ore

_KONTO = re.compile(r"(\d{3,8})(?:[ .:–-]+\D.*)?")
_TOTAL = re.compile(r"(?:del|slut|total)?(?:summa|totalt?|s:a)\b", re.IGNORECASE)
_ORE = 100
_INTAKTER, _KOSTNADER = "3", ("4", "5", "6", "7")
_SHOWN = 5


def las_tabell(
    fil: Path, mall: Mall, ar: int = 0, kanda: Sequence[Mall] = ()
) -> tuple[Inlast, Mall]:
    """Return a table's rows, and the mapping that it was read by.

    Args:
        fil: the file.
        mall: what is known of its columns; the rest is found, or asked for.
        ar: the workbook's year, 0 where it has none.
        kanda: mappings that are known: one whose headers the file has, and no other's, is used.

    Raises:
        Tabellfel: the file holds no table, or it is unclear which.
        OSError: the file cannot be read.
    """
    grid = rutnat(fil, mall)
    svar = Inlast(fil.name)
    for those, note in ((grid.fel, svar.fel), (grid.upplysningar, svar.upplysning)):
        for remark in those:
            note(*remark)
    passar = [it for it in kanda if not mall.namn and it.passar(grid.rubriker)]
    if len(passar) == 1:
        mall = passar[0].med(**mall.val)
    mall = _mapped(svar, grid, mall.med(**grid.form))
    svar.kalla = f"Tabell {mall.namn or fil.name}"
    svar.visat = [*grid.visat, *(f"{key}: {rubrik}" for key, rubrik in mall.kolumner().items())]
    if not svar.har_fel:
        reader = _Tabell(svar, grid, mall)
        mall = {HUVUDBOK: reader.huvudbok, SALDON: reader.saldon, BUDGET: reader.budget}[
            mall.val["Flik"]
        ](ar)
    return svar, mall


def _mapped(svar: Inlast, grid: Rutnat, mall: Mall) -> Mall:
    """Return the mapping with the columns that the headers tell of, and the tab."""
    for key, namn in NAMN.items():
        if key in mall.val:
            if folded(mall.val[key]) not in map(folded, grid.rubriker):
                svar.fel(None, key, f"Kolumnen «{mall.val[key]}» finns inte i filen.")
            continue
        taken = {folded(it) for it in mall.kolumner().values()}
        hits = [it for it in grid.rubriker if folded(it) in namn and folded(it) not in taken]
        if len(hits) > 1:
            svar.fel(None, key, fraga(f"{len(hits)} kolumner kan vara {key}", key, *hits))
        elif hits:
            mall = mall.med(**{key: hits[0]})
    return _med_flik(svar, mall)


def _med_flik(svar: Inlast, mall: Mall) -> Mall:
    """Return the mapping with the tab that its columns suit, and note what that tab lacks."""
    if "Flik" not in mall.val:
        flikar = [flik for flik in KRAV if _suits(mall, flik)]
        if len(flikar) == 1:
            return mall.med(Flik=flikar[0])
        vad = "Det går inte att se vad raderna är" if flikar else "Det saknas kolumner"
        svar.fel(None, "", fraga(vad, "Flik", *(flikar or KRAV)))
    elif mall.val["Flik"] not in KRAV:
        svar.fel(None, "Flik", fraga(f"Fliken «{mall.val['Flik']}» går inte", "Flik", *KRAV))
    else:
        for alternativ in KRAV[mall.val["Flik"]]:
            if not any(it in mall.val for it in alternativ):
                vad = f"Kolumnen {' eller '.join(alternativ)} saknas"
                svar.fel(None, "", fraga(vad, alternativ[0], "rubriken i filen"))
    return mall


def _suits(mall: Mall, flik: str) -> bool:
    columns = mall.kolumner()
    has = all(any(it in columns for it in alternativ) for alternativ in KRAV[flik])
    return has and (flik == HUVUDBOK) == ("Datum" in columns)


class _Tabell:
    """A table whose columns are known, row by row."""

    def __init__(self, svar: Inlast, grid: Rutnat, mall: Mall) -> None:
        self._svar, self._grid, self._mall = svar, grid, mall
        self._columns = {
            key: grid.kolumner[[folded(it) for it in grid.rubriker].index(folded(rubrik))]
            for key, rubrik in mall.kolumner().items()
        }
        self._height = len(grid.rader)

    def huvudbok(self, ar: int) -> Mall:
        """Let the answer have bookings."""
        kept = self._kept("Konto", "Belopp" if "Belopp" in self._columns else "Debet")
        ore = self._belopp()
        dagar = self._dagar(ar)
        konton = self._konton(kept)
        if self._svar.har_fel:
            return self._mall
        ansvar, projekt, texter, namn = map(self._text, ("Ansvar", "Projekt", "Text", "Verifikat"))
        konteringar: dict[tuple[str, str, str], Kontering] = {}
        rader = self._grid.rader
        for i in kept:
            key = (konton[i], ansvar[i], projekt[i])
            kontering = konteringar.get(key) or konteringar.setdefault(key, Kontering(*key))
            rad = Rad(
                kontering, dagar[i], texter[i], ore[i] or 0, namn[i] or f"rad {rader[i]}", rader[i]
            )
            self._svar.huvudbok.append(rad)
        summor: dict[str, int] = defaultdict(int)
        for it in self._svar.huvudbok:
            summor[it.kontering.konto] += it.ore
        minus = self._tecken(summor)
        if not minus:
            self._svar.huvudbok = [it._replace(ore=-it.ore) for it in self._svar.huvudbok]
        self._show(len(kept), summor)
        return self._mall

    def saldon(self, _: int) -> Mall:
        """Let the answer have balances."""
        kept = self._kept("Konto", "Utgående" if "Utgående" in self._columns else "Ingående")
        konton, texter = self._konton(kept), self._text("Text")
        in_, ut = self._ore("Ingående"), self._ore("Utgående")
        if self._svar.har_fel:
            return self._mall
        self._svar.saldon = [Saldorad(konton[i], texter[i], in_[i], ut[i]) for i in kept]
        skulder = sum(
            (it.utgaende or it.ingaende or 0) for it in self._svar.saldon if it.konto[0] == "2"
        )
        if skulder > 0:
            self._svar.saldon = [_natural(it) for it in self._svar.saldon]
            self._svar.visat.append("Skulder och eget kapital står med plus.")
        self._svar.visat.append(f"{len(kept)} konton.")
        return self._mall

    def budget(self, _: int) -> Mall:
        """Let the answer have a budget, by post or by konto."""
        post = "Post" in self._columns
        kept = self._kept("Post" if post else "Konto", "Belopp")
        ore = self._ore("Belopp")
        konton = [] if post else self._konton(kept)
        if self._svar.har_fel:
            return self._mall
        poster, ansvar, projekt = map(self._text, ("Post", "Ansvar", "Projekt"))
        summor: dict[str, int] = defaultdict(int)
        for i in kept:
            kontering = None if post else Kontering(konton[i], ansvar[i], projekt[i])
            self._svar.budget.append(Budgetrad(kontering, poster[i], ore[i] or 0))
            summor[poster[i] if post else konton[i]] += ore[i] or 0
        if post or not self._tecken(summor):
            self._svar.budget = [it._replace(ore=-it.ore) for it in self._svar.budget]
        self._show(len(kept), summor)
        return self._mall

    def _text(self, key: str) -> Sequence[str]:
        column = self._columns.get(key)
        return [""] * self._height if column is None else list(map(str.strip, column))

    def _kept(self, key: str, belopp: str) -> list[int]:
        """Return the places of the rows that count: not blank, no totals, no repeated headers."""
        keys, amounts = self._columns[key], self._columns[belopp]
        repeated = folded(self._mall.val[key])
        kept: list[int] = []
        totals: list[int] = []
        headers: list[int] = []
        for i, text in enumerate(keys):
            if text[:1].isdigit():
                kept.append(i)
            elif folded(text) == repeated:
                headers.append(i)
            elif self._is_total(i, text):
                totals.append(i)
            elif text.strip() or amounts[i].strip():
                kept.append(i)
        self._tell(totals, "summarader")
        self._tell(headers, "upprepade rubrikrader")
        left_out = {*totals, *headers}
        for column in self._columns.values():
            if left_out and isinstance(column, list):
                for i in left_out:
                    column[i] = ""
        return kept

    def _tell(self, those: list[int], vad: str) -> None:
        if those:
            rad = self._grid.rader[those[0]]
            text = f"{len(those)} {vad} räknas inte, den första är rad {rad}."
            self._svar.upplysning(rad, "", text)

    def _is_total(self, i: int, key: str) -> bool:
        """Tell whether a row is a total: its key says so, or another cell where it has none."""
        cells = [key] if key.strip() else [column[i] for column in self._grid.kolumner]
        return any(_TOTAL.match(it.strip()) for it in cells)

    def _konton(self, kept: list[int]) -> Sequence[str]:
        column = self._columns["Konto"]
        known: dict[str, str] = {}
        for text in set(column):
            match = _KONTO.fullmatch(text.strip())
            known[text] = match[1] if match else ""
        for i in kept:
            if not known[column[i]]:
                text = f"«{column[i]}» är inget kontonummer. Skriv siffrorna."
                self._svar.fel(self._grid.rader[i], self._mall.val["Konto"], text)
        return [known[text] for text in column]

    def _dagar(self, ar: int) -> list[dt.date]:
        column, rubrik = self._columns["Datum"], self._mall.val["Datum"]
        try:
            days, form = las_dagar(set(column), self._mall.val.get("Datumform", ""), ar)
        except Datumfel as fel:
            self._svar.fel(None, rubrik, str(fel))
            return []
        self._mall = self._mall.med(Datumform=form)
        self._svar.visat.append(
            f"Datum skrivna som {form}, {min(days.values())}–{max(days.values())}."
        )
        if len(days) < len({it for it in column if it}) or "" in column:
            amounts = self._columns.get("Konto", column)
            for i, text in enumerate(column):
                if text not in days and (text or amounts[i]):
                    mening = f"«{text}» är inget datum som {form}." if text else "Datum saknas."
                    self._svar.fel(self._grid.rader[i], rubrik, mening)
        return [days.get(text, dt.date.min) for text in column]

    def _belopp(self) -> list[int | None]:
        """Return debet less kredit, or the amounts."""
        if "Belopp" in self._columns and "Debet" not in self._columns:
            return self._ore("Belopp")
        debet, kredit = self._ore("Debet"), self._ore("Kredit")
        self._mall = self._mall.med(Tecken=MINUS_FOR_INTAKTER)
        return [(d or 0) - abs(k or 0) for d, k in zip(debet, kredit, strict=True)]

    def _ore(self, key: str) -> list[int | None]:
        if key not in self._columns:
            return [None] * self._height
        rubrik = self._mall.val[key]
        try:
            return i_ore(self._columns[key], self._mall.val.get("Decimaltecken", ""))
        except Talfel as fel:
            rad = None if fel.place is None else self._grid.rader[fel.place]
            self._svar.fel(rad, rubrik, str(fel))
            return []

    def _tecken(self, summor: dict[str, int]) -> bool:
        """Return whether credit has minus: as said, else by what incomes and costs sum to."""
        said = self._mall.val.get("Tecken")
        if said in {MINUS_FOR_INTAKTER, PLUS_FOR_INTAKTER}:
            return said == MINUS_FOR_INTAKTER
        intakter = sum(ore for konto, ore in summor.items() if konto.startswith(_INTAKTER))
        kostnader = sum(ore for konto, ore in summor.items() if konto.startswith(_KOSTNADER))
        minus = {intakter < 0} if intakter else set()
        minus |= {kostnader > 0} if kostnader else set()
        if len(minus) != 1:
            vad = (
                f"Intäkter (klass 3) summerar till {shown(intakter / _ORE, 2)} och kostnader till "
                f"{shown(kostnader / _ORE, 2)}, så tecknet går inte att se"
            )
            self._svar.fel(None, "", fraga(vad, "Tecken", PLUS_FOR_INTAKTER, MINUS_FOR_INTAKTER))
            return True
        svar = minus.pop()
        self._mall = self._mall.med(Tecken=MINUS_FOR_INTAKTER if svar else PLUS_FOR_INTAKTER)
        return svar

    def _show(self, rows: int, summor: dict[str, int]) -> None:
        klasser: dict[str, int] = defaultdict(int)
        for konto, ore in summor.items():
            klasser[konto[:1] if konto[:1].isdigit() else konto] += ore
        self._svar.visat.append(f"Tecken: {self._mall.val.get('Tecken', PLUS_FOR_INTAKTER)}.")
        self._svar.visat.append(f"{rows} rader, summa {shown(sum(summor.values()) / _ORE, 2)} kr.")
        for klass, ore in sorted(klasser.items()):
            vad = f"klass {klass}" if klass.isdigit() else klass
            self._svar.visat.append(f"  {vad}: {shown(ore / _ORE, 2)} kr")


def _natural(rad: Saldorad) -> Saldorad:
    """Return debit with plus of a balance that has plus on both sides."""
    if rad.konto[0] != "2":
        return rad
    ore = (None if it is None else -it for it in (rad.ingaende, rad.utgaende))
    return Saldorad(rad.konto, rad.text, *ore)
