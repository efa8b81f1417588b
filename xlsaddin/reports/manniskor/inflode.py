"""Inflöde och utflöde: who was presented, taken in and left, for each insats that tells of it."""

from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.flode import Flode
from xlsaddin.figures.figur import Cell, Figur, Konstant
from xlsaddin.figures.funktion import Funktion, text
from xlsaddin.figures.text import Kort, sentence
from xlsaddin.figures.urval import SAKNAS, Given, Om, OmFinns
from xlsaddin.reports.ekonomi.perioden import med_ar
from xlsaddin.reports.manniskor import volymer as vr
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, Rapport
from xlsaddin.rules.deltagarvolym import nettoinflode, volymandel
from xlsaddin.tabs.manniskor.matt import KVINNOR, TOTALT, Matt
from xlsaddin.tabs.manniskor.volymer import Volymer, volymer
from xlsaddin.tabs.underlag import Underlag

TAB = "Inflöde och utflöde"
BOKDEL = Bokdel.DELTAGARE
FLODET, KONEN = "Aktualiserade, ja och nej", "Könsfördelning"
_HUNDRA = Konstant(100)
INGA = "Ingen insats på fliken Volymer har mått för «fått ja»."
_FLODEN = {
    "aktualiserade": Flode.AKTUALISERADE,
    "ja": Flode.FATT_JA,
    "nej": Flode.FATT_NEJ,
    "avslutade": Flode.AVSLUTADE,
}


def cell(insats: str, column: str) -> Cell:
    """Return a cell on the row of an insats."""
    return Cell(TAB, insats, column)


def rapport(u: Underlag) -> Rapport:
    """Return the tab."""
    v = volymer(u)
    insatser = [insats for insats in v.insatser if v.med_flode(insats, Flode.FATT_JA)]
    if not insatser:
        return Rapport(TAB, TAB, "", (Block(FLODET, (), (BlockRow(INGA),)),))
    konen = tuple(row for insats in insatser for row in _konen(u, v, insats))
    return Rapport(
        TAB,
        TAB,
        "Antal personer. Inflödet är de som har fått ja, utflödet de som har avslutat.",
        (
            Block(FLODET, _columns(u), tuple(_row(v, insats) for insats in insatser)),
            *([Block(KONEN, _KONEN, konen)] if konen else ()),
        ),
    )


def _columns(u: Underlag) -> tuple[BlockColumn, ...]:
    return (
        BlockColumn("aktualiserade", "Aktualiserade", Format.ANTAL, 15, personer=True),
        BlockColumn("ja", "Fått ja", Format.ANTAL, 10, personer=True),
        BlockColumn("andel", "Andel ja", Format.PROCENT, 10),
        BlockColumn("nej", "Fått nej", Format.ANTAL, 10, personer=True),
        BlockColumn("avslutade", "Avslutade", Format.ANTAL, 11, personer=True),
        BlockColumn("netto", "Inflöde − utflöde", Format.SKILLNAD, 11, personer=True),
        BlockColumn("förra", med_ar("Fått ja", u, 1), Format.ANTAL, 12, personer=True),
        BlockColumn("förändring", "Förändring", Format.SKILLNAD, 11, personer=True),
        BlockColumn("ord", "I ord", Format.TEXT, 46),
    )


def _row(v: Volymer, insats: str) -> BlockRow:
    ja, avslutade, netto = (cell(insats, k) for k in ("ja", "avslutade", "netto"))
    cells: dict[str, Figur | str] = {
        column: vr.flodescell(v, insats, flode, TOTALT) for column, flode in _FLODEN.items()
    }
    cells["andel"] = _andel(ja, cell(insats, "aktualiserade"))
    cells["netto"] = _netto(ja, avslutade)
    cells["förra"] = vr.flodescell(v, insats, Flode.FATT_JA, vr.FORRA)
    cells["förändring"] = ja - cell(insats, "förra")
    cells["ord"] = _i_ord(netto)
    return BlockRow(insats, cells)


def _netto(ja: Figur, avslutade: Figur) -> Figur:
    return nettoinflode(ja, avslutade)


def _andel(antal: Figur, helhet: Figur) -> Figur:
    return volymandel(antal, helhet)


def _i_ord(netto: Cell) -> Figur:
    """Return in words whether more were taken in than left."""
    antal = Kort(Funktion("ABS", (Given(netto),), abs))
    fler = Om(netto, ">", Konstant(0), text("fler"), text("färre"))
    olika = sentence("Inflödet är ", antal, " ", fler, " än de som har avslutat.")
    lika = text("Inflödet är lika stort som de som har avslutat.")
    return OmFinns(netto, Om(netto, "=", Konstant(0), lika, olika), SAKNAS)


_KONEN = (
    BlockColumn("totalt", "Totalt", Format.ANTAL, 10, personer=True),
    BlockColumn("kvinnor", "Kvinnor, %", Format.TAL, 11),
    BlockColumn("män", "Män, %", Format.TAL, 11),
)


def _konen(u: Underlag, v: Volymer, insats: str) -> list[BlockRow]:
    """Return the mått whose sexes are known: reckoned, or as they were published."""
    return [
        _konrad(u, v, insats, matt)
        for matt in v.matt[insats]
        if (given := v.volym(u.ar, insats, matt.name)).per_kon or given.andel_kvinnor is not None
    ]


def _konrad(u: Underlag, v: Volymer, insats: str, matt: Matt) -> BlockRow:
    key = f"{insats}: {matt.name}"
    totalt, kvinnor = (vr.cell(insats, matt.name, column) for column in (TOTALT, KVINNOR))
    if v.volym(u.ar, insats, matt.name).per_kon:
        andel: Figur = _HUNDRA * _andel(kvinnor, totalt)
    else:
        andel = vr.andel_kvinnor(insats, matt.name)
    andra = _HUNDRA - Cell(TAB, key, "kvinnor")
    return BlockRow(key, {"totalt": totalt, "kvinnor": andel, "män": andra}, key=key)
