"""Deltagarbakgrund: who the participants are, division by division; where one may answer more."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.figures.figur import Cell, Figur, Konstant
from xlsaddin.figures.summa import Condition, Summa, SummaOm
from xlsaddin.figures.text import Kort, sentence
from xlsaddin.reports.ekonomi import kontosammandrag as ks
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport, RowKind, Stycke
from xlsaddin.rules.deltagarvolym import volymandel
from xlsaddin.tabs.manniskor.matt import ANDEL, KVINNOR, MAN, TOTALT
from xlsaddin.tabs.manniskor.samhalle import Indelning, indelningar
from xlsaddin.tabs.manniskor.samhallstabeller import BAKGRUND
from xlsaddin.tabs.underlag import Underlag

TAB = "Deltagarbakgrund"
BOKDEL = Bokdel.DELTAGARE
INGA = "Ingen bakgrund är inlagd för året på fliken Bakgrund."
SLUTSUMMA = "Slutsumma"
_FLERA = "En person kan höra till flera grupper."
_NOLL, _HUNDRA = Konstant(0), Konstant(100)
_ANTAL = (
    BlockColumn(KVINNOR, KVINNOR, Format.ANTAL, 10, personer=True),
    BlockColumn(MAN, MAN, Format.ANTAL, 10, personer=True),
    BlockColumn(TOTALT, TOTALT, Format.ANTAL, 10, personer=True),
    BlockColumn(ANDEL, ANDEL, Format.PROCENT, 9),
)
_PROCENT = (BlockColumn(ANDEL, "Andel, %", Format.TAL, 11),)


def cell(indelning: Indelning, kategori: str, column: str) -> Cell:
    """Return a cell on the row of a group."""
    return Cell(TAB, _key(indelning, kategori), column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    alla = indelningar(u)
    delar = tuple(del_ for it in alla for del_ in _tabell(it, alla))
    return Rapport(
        TAB,
        "Deltagarnas bakgrund",
        "Antal personer, och deras andel av alla i tabellen.",
        delar or (Block("Bakgrund", (), (BlockRow(INGA),)),),
    )


def _key(indelning: Indelning, kategori: str) -> str:
    return f"{indelning.insats}, {indelning.name}: {kategori}"


def _tabell(it: Indelning, alla: list[Indelning]) -> list[Block | Stycke]:
    heading = f"{it.name}: {it.insats}"
    if not it.antal:
        rows = tuple(_andelsrad(it, kategori) for kategori in it.kategorier)
        return [Block(heading, _PROCENT, rows)]
    rows = (*(_row(it, kategori) for kategori in it.kategorier), _slutsumma(it))
    return [Block(heading, _ANTAL, rows), *([_flera_svar(it, alla)] if it.flera_svar else ())]


def _given(it: Indelning, kategori: str, column: str) -> Figur:
    return SummaOm(
        BAKGRUND.name,
        column,
        (
            Condition("År", "=", ks.ARET),
            Condition("Insats", "=", Konstant(it.insats)),
            Condition("Indelning", "=", Konstant(it.name)),
            Condition("Kategori", "=", Konstant(kategori)),
            Condition(column, ">=", _NOLL),
        ),
        otherwise_saknas=True,
    )


def _andelsrad(it: Indelning, kategori: str) -> BlockRow:
    return BlockRow(kategori, {ANDEL: _given(it, kategori, ANDEL)}, key=_key(it, kategori))


def _row(it: Indelning, kategori: str) -> BlockRow:
    konen = tuple(cell(it, kategori, column) for column in (KVINNOR, MAN))
    cells: dict[str, Figur | str] = {
        KVINNOR: _given(it, kategori, KVINNOR),
        MAN: _given(it, kategori, MAN),
        TOTALT: Summa(konen),
        ANDEL: _andel(it, kategori),
    }
    return BlockRow(kategori, cells, key=_key(it, kategori))


def _andel(it: Indelning, kategori: str) -> Figur:
    antal: Figur = cell(it, kategori, TOTALT)
    helhet: Figur = cell(it, SLUTSUMMA, TOTALT)
    return volymandel(antal, helhet)


def _slutsumma(it: Indelning) -> BlockRow:
    cells: dict[str, Figur | str] = {
        column: Summa(tuple(cell(it, kategori, column) for kategori in it.kategorier))
        for column in (KVINNOR, MAN, TOTALT)
    }
    return BlockRow(SLUTSUMMA, cells, RowKind.SUMMA, _key(it, SLUTSUMMA))


def _flera_svar(it: Indelning, alla: list[Indelning]) -> Stycke:
    """Say that there are more answers than persons, and how many where that is known."""
    en_var = next((d for d in alla if d.insats == it.insats and d.antal and not d.flera_svar), None)
    if en_var is None:
        return Stycke(_FLERA)
    svar, personer = (Kort(cell(d, SLUTSUMMA, TOTALT)) for d in (it, en_var))
    text = sentence(svar, " svar från ", personer, f" personer. {_FLERA}")
    return Stycke(text, key=_key(it, "svar"))
