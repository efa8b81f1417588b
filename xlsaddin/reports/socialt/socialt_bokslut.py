"""Socialt bokslut: every indicator with target, result, status, weight and points, in words too."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.data import TableValue
from xlsaddin.figures.figur import Cell, Figur, Konstant
from xlsaddin.figures.text import Avrundat, Kort, sentence
from xlsaddin.figures.urval import Given, Om, OmFinns
from xlsaddin.reports.ekonomi.ritat import utan_underlag
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.reports.socialt import impactindex as ii
from xlsaddin.reports.socialt.cells import IMPACTMAL, index, samlat
from xlsaddin.reports.socialt.indikatortext import mal, resultat, skal, symbol
from xlsaddin.reports.socialt.socialsumma import indikatorvarde
from xlsaddin.tabs.socialt.records import (
    Berattelse,
    Budgetrad,
    Malomrade,
    berattelser,
    budget,
    malomraden,
)
from xlsaddin.tabs.socialt.tables import HANDELSER, HELA_FORBUNDET, MALOMRADEN
from xlsaddin.tabs.underlag import Underlag

TAB = "Socialt bokslut"
BOKDEL = Bokdel.SOCIALT
INGET_INDEX = "Index går inte att räkna: inga indikatorer är inlagda."
INGA_INDIKATORER = "Områdets indikatorer är inte inlagda på fliken Indikatorer."


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    indikatorer = budget(u)
    per_omrade = {
        name: tuple(rows) for name, rows in groupby(indikatorer, key=lambda r: r.malomrade)
    }
    texter = berattelser(u)
    rows: list[BlockRow] = []
    omraden = malomraden(u)
    for omrade in omraden:
        rows += _omrade(omrade, per_omrade.get(omrade.name, ()), texter)
    if not omraden:
        return utan_underlag(TAB, TAB, ii.INGA_OMRADEN)
    hela = {"skäl": indexmening(HELA_FORBUNDET) if indikatorer else INGET_INDEX}
    rows.append(BlockRow(HELA_FORBUNDET, hela, RowKind.RESULTAT, key=HELA_FORBUNDET))
    return Rapport(
        TAB,
        TAB,
        "● nådd  ◐ nära (inga poäng)  ○ ej nådd  – ej mätt.",
        (
            Block(
                "",
                _columns(har_grund=any(row.har_grund for row in indikatorer)),
                tuple(rows),
            ),
        ),
        noter=_noter(indikatorer),
    )


def _noter(indikatorer: Sequence[Budgetrad]) -> tuple[str, ...]:
    procent = "Procent visas som heltal och jämförs oavrundade med målet."
    fast = "En fastställd status står kvar oberoende av siffrorna; skälet står bredvid."
    return (
        *([procent] if indikatorer else ()),
        *([fast] if any(row.faststalld for row in indikatorer) else ()),
    )


def indexmening(name: str) -> Figur:
    """Return the sentence on a målområde's index, or on that of the whole."""
    indexet, slag = index(name, "index"), index(name, "slå")
    matta = ii.ej_matta_i_ord(index(name, "antal indikatorer"), index(name, "ej mätta"))
    utslag = sentence(
        "Impactindex ",
        Avrundat(Given(indexet)),
        ": ",
        Kort(index(name, "uppnått")),
        " av ",
        Kort(index(name, "max")),
        " möjliga poäng, ",
        Avrundat(Given(slag), tecken=True),
        " mot målet ",
        Kort(IMPACTMAL),
        ". Indikatorer: ",
        matta,
        ".",
    )
    return OmFinns(indexet, utslag, sentence("Index går inte att räkna: ", matta, "."))


def _columns(*, har_grund: bool) -> tuple[BlockColumn, ...]:
    grund = (BlockColumn("grund", "Viktens grund", Format.TEXT, 26),) if har_grund else ()
    return (
        BlockColumn("mål", "Målnivå", Format.TEXT, 26),
        BlockColumn("resultat", "Resultat", Format.TEXT, 32),
        BlockColumn("status", "Status", Format.TEXT, 9),
        BlockColumn("symbol", "Symbol", Format.TEXT, 8),
        BlockColumn("vikt", "Vikt", Format.TAL, 6),
        BlockColumn("poäng", "Poäng", Format.TAL, 7),
        BlockColumn("skäl", "I ord", Format.TEXT, 84),
        *grund,
    )


def _omrade(
    omrade: Malomrade,
    indikatorer: Sequence[Budgetrad],
    texter: dict[str, list[Berattelse]],
) -> Iterator[BlockRow]:
    heading = f"Målområde {omrade.number}: {omrade.name}"
    yield BlockRow(heading, slag=RowKind.HEADING, key=f"rubrik {omrade.name}")
    for column, finns in (("Syfte", omrade.syfte), ("Mål", omrade.mal)):
        if finns:
            value = TableValue(MALOMRADEN.name, column, omrade.place, filled=True)
            yield BlockRow(column, {"skäl": value}, RowKind.TEXT, f"{column}: {omrade.name}")
    for mal_, rows in groupby(indikatorer, key=lambda row: row.mal):
        yield BlockRow(f"Mål: {mal_}", slag=RowKind.TEXT, key=f"mål {omrade.name}: {mal_}")
        for row in rows:
            yield _indikator(row)
            yield from (_berattelse(en) for en in texter.get(row.id, ()))
    if not indikatorer:
        yield BlockRow(INGA_INDIKATORER, slag=RowKind.TEXT, key=f"inga {omrade.name}")
    last = {"skäl": indexmening(omrade.name) if indikatorer else INGET_INDEX}
    name = f"Impactindex för målområdet {omrade.name}"
    yield BlockRow(name, last, RowKind.SUMMA, key=omrade.name)


def _indikator(row: Budgetrad) -> BlockRow:
    cells: dict[str, Figur] = {
        "mål": mal(row),
        "resultat": resultat(row),
        "status": samlat(row.id, "status"),
        "symbol": symbol(Cell(TAB, row.id, "status")),
        "vikt": samlat(row.id, "vikt"),
        "poäng": Om(samlat(row.id, "räknas"), "=", ii.NADD, samlat(row.id, "vikt"), Konstant(0)),
        "skäl": skal(row, Cell(TAB, row.id, "mål")),
    }
    if row.har_grund:
        cells["grund"] = indikatorvarde(row, "Viktens grund")
    return BlockRow(f"{row.id} {row.indikator}", cells, RowKind.TEXT, row.id)


def _berattelse(en: Berattelse) -> BlockRow:
    berattelsen = TableValue(HANDELSER.name, "Text", en.place, filled=True)
    key = f"{en.indikator}, rad {en.place}"
    name = f"Berättelse till {en.indikator}, {en.plattform}"
    return BlockRow(name, {"skäl": berattelsen}, RowKind.TEXT, key)
