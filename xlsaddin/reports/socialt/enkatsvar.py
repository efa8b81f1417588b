"""Enkätsvar: every question with its answers by sex, and the share of the wanted answers."""

from collections.abc import Iterator
from typing import NamedTuple

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.indikator import Kon
from xlsaddin.figures.data import TableValue
from xlsaddin.figures.figur import Cell, Figur, Konstant
from xlsaddin.figures.funktion import text
from xlsaddin.figures.summa import Condition, Summa, SummaOm
from xlsaddin.figures.text import Avrundat, Kort, sentence
from xlsaddin.figures.urval import Given, OmFinns
from xlsaddin.reports.ekonomi.ritat import block, utan_underlag
from xlsaddin.reports.rapport import BlockColumn, BlockRow, Format, Rapport, RowKind
from xlsaddin.tabs.socialt.tables import ENKAT, JA
from xlsaddin.tabs.underlag import Underlag

TAB = "Enkätsvar"
BOKDEL = Bokdel.SOCIALT
INGA = "Inga enkätsvar är inlagda på fliken Enkät."
OVRIGA = "övriga"


class Fraga(NamedTuple):
    """A question to a group in a survey; `svar` holds each answer and its first row, from 1."""

    enkat: str
    grupp: str
    fraga: str
    svar: tuple[tuple[str, int], ...]


_COLUMNS = (
    BlockColumn(Kon.KVINNOR, "Kvinnor", Format.ANTAL, 10, personer=True),
    BlockColumn(Kon.MAN, "Män", Format.ANTAL, 10, personer=True),
    BlockColumn(OVRIGA, "Kön inte uppgivet", Format.ANTAL, 12, personer=True),
    BlockColumn("alla", "Alla", Format.ANTAL, 10, personer=True),
    BlockColumn("andel", "Andel", Format.PROCENT, 10),
    BlockColumn("önskat", "Önskat svar", Format.TEXT, 10),
    BlockColumn("resultat", "Resultat", Format.TEXT, 26),
)
_ONSKADE = "Vilka svar som är önskade står på fliken Enkät, i kolumnen Önskat svar."
_HELA_ARET = "Enkäten gäller hela året, inte bara perioden."


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    rows: list[BlockRow] = []
    for number, fraga in enumerate(fragor(u), 1):
        rows += _fraga(number, fraga)
    if not rows:
        return utan_underlag(TAB, TAB, INGA)
    return Rapport(
        TAB,
        TAB,
        "Antal svar. Andelen önskade svar är de önskade ÷ alla som har svarat på frågan.",
        (block("", _columns(u), rows),),
        noter=(_ONSKADE, *(() if u.helar else (_HELA_ARET,))),
    )


def _columns(u: Underlag) -> list[BlockColumn]:
    """Return the columns; of the sexes those that any answer is given for."""
    kon = {OVRIGA if it is None else str(it) for it in u.table(ENKAT).columns["Kön"]}
    return [it for it in _COLUMNS if it.key in kon or it.key not in {*Kon, OVRIGA}]


def fragor(u: Underlag) -> list[Fraga]:
    """Return the questions in the order of the table."""
    data = u.table(ENKAT)
    svar: dict[tuple[str, str, str], dict[str, int]] = {}
    for number, row in zip(data.row_numbers, data.rows(), strict=True):
        key = (str(row["Enkät"]), str(row["Grupp"]), str(row["Fråga"]))
        svar.setdefault(key, {}).setdefault(str(row["Svar"]), number - data.first_row + 1)
    return [Fraga(*key, tuple(deras.items())) for key, deras in svar.items()]


def _fraga(number: int, fraga: Fraga) -> Iterator[BlockRow]:
    place = fraga.svar[0][1]
    name = f"{number}. {fraga.fraga} ({fraga.grupp}, {fraga.enkat})"
    yield BlockRow(name, slag=RowKind.HEADING, key=f"rubrik {number}")
    keys = []
    for svar, row in fraga.svar:
        keys.append(f"{number}: {svar}")
        yield _svarsrad(svar, keys[-1], row, f"{number}: alla")
    alla = {k: Summa(tuple(Cell(TAB, n, k) for n in keys)) for k in (*Kon, OVRIGA, "alla")}
    yield BlockRow("Alla svar", alla, RowKind.SUMMA, f"{number}: alla")
    yield _onskade(number, place)


def _conditions(place: int) -> tuple[Condition, ...]:
    return tuple(
        Condition(column, "=", TableValue(ENKAT.name, column, place, filled=True))
        for column in ("Enkät", "Grupp", "Fråga")
    )


def _per_kon(conditions: tuple[Condition, ...]) -> dict[str, Figur]:
    """Return the answers by sex; missing where nobody's sex is given, or everybody's is."""
    av = {str(kon): Condition("Kön", "=", text(kon)) for kon in Kon}
    av[OVRIGA] = Condition("Kön", "tom", text(""))
    cells: dict[str, Figur] = {
        name: SummaOm(ENKAT.name, "Antal", (*conditions, ett), otherwise_saknas=True)
        for name, ett in av.items()
    }
    return cells | {"alla": SummaOm(ENKAT.name, "Antal", conditions)}


def _svarsrad(svar: str, key: str, place: int, alla: str) -> BlockRow:
    svaret = Condition("Svar", "=", TableValue(ENKAT.name, "Svar", place, filled=True))
    cells = _per_kon((*_conditions(place), svaret))
    cells["andel"] = Cell(TAB, key, "alla") / Cell(TAB, alla, "alla")
    cells["önskat"] = TableValue(ENKAT.name, "Önskat svar", place, filled=True)
    return BlockRow(svar, cells, key=key)


def _onskade(number: int, place: int) -> BlockRow:
    key, alla = f"{number}: önskade", Cell(TAB, f"{number}: alla", "alla")
    onskat = Condition("Önskat svar", "=", Konstant(JA))
    cells = _per_kon((*_conditions(place), onskat))
    antal, andel = Cell(TAB, key, "alla"), Cell(TAB, key, "andel")
    cells["andel"] = antal / alla
    ord_ = sentence(Avrundat(Given(andel), 100), " % (", Kort(antal), " av ", Kort(alla), ")")
    cells["resultat"] = OmFinns(andel, ord_, text("inga svar"))
    return BlockRow("Önskade svar", cells, RowKind.RESULTAT, key)
