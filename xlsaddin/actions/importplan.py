"""What an import would do to the data tabs: reckoned whole before anything is written."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from xlsaddin.actions.importrader import (
    Bokrad,
    andring,
    av_import,
    bokrader,
    kontrollsumma,
    lika_andel,
)
from xlsaddin.domain.belopp import shown
from xlsaddin.domain.errors import ArbetsbokenArAldre
from xlsaddin.excel.graft.data_rows import RowChange, RowContent
from xlsaddin.imports.inlast import Inlast
from xlsaddin.imports.mall import NYCKLAR, Mall
from xlsaddin.tabs.ekonomi.importtabeller import ERSATT, GALLER, IMPORTER, IMPORTMALLAR
from xlsaddin.tabs.ekonomi.tables import BUDGET, HUVUDBOK, IMPORT, SALDON
from xlsaddin.tabs.reading import RawTable
from xlsaddin.tabs.schema import Table
from xlsaddin.tabs.values import day, normal_text

DATATABELLER = (HUVUDBOK, SALDON, BUDGET)
TABELLER = (*DATATABELLER, IMPORTER, IMPORTMALLAR)
_SAMMA_FIL = 0.5
"""A file with so large a share of an import's rows is a later version of it."""


class Onskan(NamedTuple):
    """What the user asks for.

    Attributes:
        mall: the name of a column mapping: used when it exists, else saved.
        val: answers to what is unclear, by the keys of a mapping.
        ersatt: the number of the import that the file replaces, 0 where it is to be found.
        lagg_till: whether the file adds to others for the same months.
    """

    mall: str = ""
    val: Mapping[str, str] = {}
    ersatt: int = 0
    lagg_till: bool = False


@dataclass
class Plan:
    """What an import would do.

    Attributes:
        etikett: the import's number and file, as on its rows.
        inlast: what the file holds, with its remarks.
        redan: the import that has the same content already, "" for none.
        ersatter: the imports whose rows are replaced.
        rader: how many rows each tab gets.
        andringar: what is done to each table.
        skillnader: how the sum of each konto changes, in words.
    """

    etikett: str
    inlast: Inlast
    redan: str = ""
    ersatter: list[str] = field(default_factory=list)
    rader: dict[str, int] = field(default_factory=dict)
    andringar: dict[str, RowChange] = field(default_factory=dict)
    skillnader: list[str] = field(default_factory=list)

    @property
    def gors(self) -> bool:
        """Whether there is anything to write."""
        return not self.redan and not self.inlast.har_fel


class Import(NamedTuple):
    """A row of the tab Importer."""

    bokrad: Bokrad
    etikett: str
    nummer: int

    def text(self, name: str) -> str:
        """Return what it says, "" for nothing."""
        return normal_text(self.bokrad.content.get(name) or "")

    @property
    def galler(self) -> bool:
        """Whether its rows are in the workbook."""
        return self.text("Läge") == GALLER


class Bocker(NamedTuple):
    """The tables of a workbook that imports write to, row by row."""

    rows: Mapping[str, Sequence[Bokrad]]

    @classmethod
    def av(cls, raw: Mapping[str, RawTable], fil: object) -> "Bocker":
        """Return the rows of a workbook's tables.

        Raises:
            ArbetsbokenArAldre: it lacks a table or a column that imports need.
        """
        for table in TABELLER:
            if table.name not in raw:
                raise ArbetsbokenArAldre(fil=fil, vad=f"fliken {table.tab}")
            if (
                IMPORT.casefold() not in map(str.casefold, raw[table.name].headings)
                and table is not IMPORTMALLAR
            ):
                raise ArbetsbokenArAldre(fil=fil, vad=f"kolumnen Import på {table.tab}")
        return cls({table.name: bokrader(table, raw[table.name]) for table in TABELLER})

    def importer(self) -> list[Import]:
        """Return the imports, in their order."""
        svar = []
        for row in self.rows[IMPORTER.name]:
            etikett = normal_text(row.content.get(IMPORT) or "")
            nummer = etikett.partition(":")[0]
            if nummer.isdecimal():
                svar.append(Import(row, etikett, int(nummer)))
        return svar

    def mallar(self) -> list[Mall]:
        """Return the column mappings."""
        svar = []
        for row in self.rows[IMPORTMALLAR.name]:
            val = {key: normal_text(row.content.get(key) or "") for key in NYCKLAR}
            svar.append(Mall(normal_text(row.content["Namn"] or "")).med(**val))
        return svar


def planera(
    bocker: Bocker, inlast: Inlast, rader: Mapping[str, Sequence[RowContent]], onskan: Onskan
) -> Plan:
    """Return what an import would do.

    Args:
        bocker: the workbook's tables.
        inlast: what the file holds; what is unclear is noted there as fel.
        rader: the rows that it gives each table.
        onskan: what the user asks for.
    """
    importer = bocker.importer()
    nummer = 1 + max((it.nummer for it in importer), default=0)
    plan = Plan(f"{nummer}: {normal_text(inlast.fil)}", inlast)
    plan.rader = {name: len(those) for name, those in rader.items() if those}
    if inlast.har_fel:
        return plan
    if not plan.rader:
        inlast.fel(None, "", "Filen ger inga rader till Huvudbok, Saldon eller Budget.")
        return plan
    galler = [it for it in importer if it.galler]
    summa = kontrollsumma(rader)
    plan.redan = next((it.etikett for it in galler if it.text("Innehåll") == summa), "")
    if plan.redan:
        return plan
    ersatts = _ersatts(bocker, inlast, rader, galler, onskan)
    plan.ersatter = [it.etikett for it in ersatts]
    for table in DATATABELLER:
        fore = [r for it in ersatts for r in av_import(bocker.rows[table.name], it.etikett)]
        if table is SALDON:
            fore = _med_samma_konto(bocker, fore, rader[table.name])
        efter = [{**row, IMPORT: plan.etikett} for row in rader[table.name]]
        if fore or efter:
            plan.andringar[table.name] = andring(table, fore, efter)
        if table is not SALDON and ersatts:
            plan.skillnader += skillnader(table, fore, efter)
        if table is SALDON:
            _andrade_saldon(inlast, fore, efter)
    laget = {it.bokrad.number: {"Läge": f"{ERSATT} av {nummer}"} for it in ersatts}
    rad = _importrad(plan, inlast, rader, summa)
    plan.andringar[IMPORTER.name] = RowChange(laget, [rad])
    return plan


def _ersatts(
    bocker: Bocker,
    inlast: Inlast,
    rader: Mapping[str, Sequence[RowContent]],
    galler: Sequence[Import],
    onskan: Onskan,
) -> list[Import]:
    """Return the imports that the file replaces; what cannot be known is asked for."""
    if onskan.ersatt:
        svar = [it for it in galler if it.nummer == onskan.ersatt]
        if not svar:
            inlast.fel(None, "", f"Import {onskan.ersatt} finns inte, eller gäller inte längre.")
        return svar
    if onskan.lagg_till:
        return []
    svar = []
    for it in galler:
        if not _samma_tid(bocker, it, rader):
            continue
        lika = max(
            lika_andel(table, av_import(bocker.rows[table.name], it.etikett), rader[table.name])
            for table in DATATABELLER
        )
        samma = it.etikett.partition(": ")[2] == normal_text(inlast.fil)
        if (
            samma
            or lika >= _SAMMA_FIL
            or (it.text("Källa") == inlast.kalla and "SIE" in inlast.kalla)
        ):
            svar.append(it)
        else:
            inlast.fel(
                None,
                "",
                f"Import {it.etikett} har rader för samma månader. Lägg till --ersatt {it.nummer} "
                "om filen ersätter den, eller --lagg-till om båda ska vara med.",
            )
    return svar


def _samma_tid(bocker: Bocker, it: Import, rader: Mapping[str, Sequence[RowContent]]) -> bool:
    """Tell whether an import has bookings in the months of these, or a budget as they have."""
    if not rader[HUVUDBOK.name]:
        return any(
            rader[table.name] and av_import(bocker.rows[table.name], it.etikett)
            for table in (SALDON, BUDGET)
        )
    there = {_manad(r.content) for r in av_import(bocker.rows[HUVUDBOK.name], it.etikett)}
    return not there.isdisjoint(map(_manad, rader[HUVUDBOK.name]))


def _manad(content: RowContent) -> object:
    datum = content.get("Datum")
    if isinstance(datum, (int, float)) and datum >= 1:
        datum = day(datum)
    return (datum.year, datum.month) if isinstance(datum, dt.date) else None


def _med_samma_konto(
    bocker: Bocker, fore: Sequence[Bokrad], efter: Sequence[RowContent]
) -> list[Bokrad]:
    """Return the balances to be replaced, and those of the same konton: a konto has one row."""
    konton = {row["Konto"] for row in efter}
    numbers = {row.number for row in fore}
    andra = [
        row
        for row in bocker.rows[SALDON.name]
        if row.number not in numbers and row.content.get("Konto") in konton
    ]
    return [*fore, *andra]


def _andrade_saldon(inlast: Inlast, fore: Sequence[Bokrad], efter: Sequence[RowContent]) -> None:
    """Tell of each opening or closing balance that stood there and is another in the file."""
    nya = {row["Konto"]: row for row in efter}
    for row in fore:
        ny = nya.get(row.content.get("Konto"))
        for name in ("Ingående", "Utgående"):
            gammalt = row.content.get(name)
            if ny and isinstance(gammalt, (int, float)) and name in ny:
                nytt = float(ny[name] or 0)  # type: ignore[arg-type]
                if round(gammalt - nytt, 2):
                    text = (
                        f"Saldon, konto {ny['Konto']}, {name}: {shown(gammalt, 2)} blir "
                        f"{shown(nytt, 2)}."
                    )
                    inlast.upplysning(None, "", text)


def skillnader(table: Table, fore: Sequence[Bokrad], efter: Sequence[RowContent]) -> list[str]:
    """Return how the sum of each konto, or post, changes."""
    name = "Post" if table is BUDGET else "Konto"
    summor: dict[object, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for place, rows in enumerate(([row.content for row in fore], efter)):
        for row in rows:
            vad, belopp = row.get(name), row.get("Belopp")
            vad = int(vad) if isinstance(vad, float) else vad
            summor[vad][place] += belopp if isinstance(belopp, (int, float)) else 0
    return [
        f"{table.tab}, {vad}: {shown(gammalt, 2)} blir {shown(nytt, 2)} "
        f"(skillnad {shown(nytt - gammalt, 2)})"
        for vad, (gammalt, nytt) in sorted(summor.items(), key=lambda it: str(it[0]))
        if round(nytt - gammalt, 2)
    ]


def _importrad(
    plan: Plan, inlast: Inlast, rader: Mapping[str, Sequence[RowContent]], summa: str
) -> RowContent:
    dagar = [it for row in rader[HUVUDBOK.name] if isinstance(it := row["Datum"], dt.date)]
    return {
        IMPORT: plan.etikett,
        "Läge": GALLER,
        "När": f"{dt.datetime.now().astimezone():%Y-%m-%d kl. %H.%M}",
        "Källa": inlast.kalla,
        "Från": min(dagar, default=None),
        "Till": max(dagar, default=None),
        **{table.tab: len(rader[table.name]) for table in DATATABELLER},
        "Innehåll": summa,
    }


def filsumma(fil: Path) -> str:
    """Return the SHA-256 of a file."""
    with fil.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def spara_mall(plan: Plan, bocker: Bocker, mall: Mall) -> None:
    """Let the plan save a column mapping under its name, if there is none of that name."""
    kanda = {it.namn.casefold() for it in bocker.mallar()}
    if plan.gors and mall.namn and mall.namn.casefold() not in kanda:
        content: RowContent = {"Namn": mall.namn, **mall.val}
        plan.andringar[IMPORTMALLAR.name] = RowChange(append=[content])
