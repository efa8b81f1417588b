"""Impactindex per plattform and year: reckoned where there are events, else as published."""

from collections.abc import Iterator, Sequence

from xlsaddin.domain.belopp import avrunda
from xlsaddin.domain.status import Status
from xlsaddin.figures.figur import ColumnRange, Figur, Konstant, OptionalCell
from xlsaddin.figures.funktion import Funktion, text
from xlsaddin.figures.status import Impactindex
from xlsaddin.figures.summa import AntalOm, Condition, SummaOm
from xlsaddin.figures.text import Avrundat, sentence
from xlsaddin.figures.urval import Om, OmFinns
from xlsaddin.reports.ekonomi import kontosammandrag as ks, ritat
from xlsaddin.reports.ekonomi.perioden import med_ar
from xlsaddin.reports.ekonomi.postfigur import publicerad
from xlsaddin.reports.rapport import Block, BlockColumn, BlockRow, Format, RowKind
from xlsaddin.reports.socialt import indikatorsammandrag as sm, plattformssammandrag as pl
from xlsaddin.reports.socialt.cells import IMPACTINDEX as TAB, index
from xlsaddin.tabs.ekonomi.tables import JAMFORELSEAR
from xlsaddin.tabs.socialt.records import Malomrade, budget, matta_plattformar
from xlsaddin.tabs.socialt.tables import HELA_FORBUNDET
from xlsaddin.tabs.underlag import Underlag

TOTALT = "Totalt"
"""The row of all målområden of a plattform, or of the whole förbund."""
SAKNAS = "inte publicerat"


def post(plattform: str, omrade: str = TOTALT) -> str:
    """Return the name of a row, as a published index is named on the tab Jämförelseår.

    >>> post("Vuxentorget")
    'Vuxentorget: Totalt'
    """
    return f"{plattform}: {omrade}"


def hela_poang(skillnad: Figur) -> Figur:
    """Return a difference in whole index points, as the social year-ends print it."""
    return Funktion("ROUND", (skillnad, Konstant(0)), lambda tal, _: avrunda(tal))


def block(u: Underlag, omraden: Sequence[Malomrade]) -> tuple[Block, ...]:
    """Return the rows of every plattform that has an index, and of the whole, if there are any."""
    publicerade = _publicerade(u)
    matta = matta_plattformar(u)
    ifyllda = {row.id: row.malomrade for row in budget(u)}
    rows: list[BlockRow] = []
    for plattform in (HELA_FORBUNDET, *u.plattformar):
        hela = plattform == HELA_FORBUNDET
        raknade = {
            omrade for id_, omrade in ifyllda.items() if hela or id_ in matta.get(plattform, ())
        }
        name = (TOTALT, *(omrade.name for omrade in omraden))
        valda = [n for n in name if n in raknade or post(plattform, n) in publicerade]
        if valda:
            rows.append(BlockRow(plattform, slag=RowKind.HEADING, key=f"rubrik {plattform}"))
            alla = valda if TOTALT in valda else [TOTALT, *valda]
            rows += [_row(plattform, n, raknas=bool(raknade)) for n in alla]
    if not rows:
        return ()
    return (ritat.block("Per plattform och år", _columns(u), rows),)


def _columns(u: Underlag) -> Iterator[BlockColumn]:
    """Yield the columns; last year's and the difference while last year is published."""
    forra = u.har_forra_aret(TAB)
    if forra:
        yield BlockColumn("förra", med_ar("", u, 1).strip().capitalize(), Format.ANTAL, 15)
    yield BlockColumn("år", med_ar("", u) or "Året", Format.ANTAL, 15)
    if forra:
        yield BlockColumn("diff", "Skillnad", Format.SKILLNAD, 10)
    yield BlockColumn("indikatorer", "Antal indikatorer", Format.ANTAL, 12)
    yield BlockColumn("mätta", "Antal mätta", Format.ANTAL, 12)
    yield BlockColumn("underlag", "Underlag", Format.TEXT, 26)


def _publicerade(u: Underlag) -> set[str]:
    columns = u.table(JAMFORELSEAR).columns
    par = zip(columns["Rapport"], columns["Post"], strict=True)
    return {str(name) for rapport, name in par if rapport == TAB}


def _row(plattform: str, name: str, *, raknas: bool) -> BlockRow:
    key = post(plattform, name)
    cells: dict[str, Figur] = {"förra": publicerad(TAB, key)}
    if raknas and plattform == HELA_FORBUNDET:
        cells |= _av_helheten(HELA_FORBUNDET if name == TOTALT else name)
    elif raknas:
        cells |= _av_plattformen(plattform, key, None if name == TOTALT else name)
    else:
        cells |= {"år": _publicerad_i_ar(key)}
    return BlockRow(name, cells | _jamfort(key, raknas=raknas), key=key)


def _jamfort(key: str, *, raknas: bool) -> dict[str, Figur]:
    def har(column: str) -> OptionalCell:
        return OptionalCell(TAB, key, column)

    ord_: Figur
    if raknas:
        matta = sentence(
            "räknat, ", Avrundat(har("mätta")), " av ", Avrundat(har("indikatorer")), " mätta"
        )
        inga = text("inga indikatorer mätta")
        ord_ = Om(har("mätta"), "=", Konstant(0), inga, matta)
    else:
        bara_forra = OmFinns(har("förra"), text("bara förra året publicerat"), text(SAKNAS))
        ord_ = OmFinns(har("år"), text("publicerat, inte räknat"), bara_forra)
    return {"diff": hela_poang(har("år") - har("förra")), "underlag": ord_}


def _av_helheten(row: str) -> dict[str, Figur]:
    alla = index(row, "antal indikatorer")
    return {
        "år": index(row, "index"),
        "indikatorer": alla + Konstant(0),
        "mätta": alla - index(row, "ej mätta"),
    }


def _av_plattformen(plattform: str, key: str, omrade: str | None) -> dict[str, Figur]:
    status = pl.column(plattform)
    i_omradet: tuple[Condition, ...] = ()
    name: tuple[ColumnRange, Figur] | tuple[None, None] = (None, None)
    if omrade is not None:
        i_omradet = (Condition(sm.column("område"), "=", text(omrade)),)
        name = (sm.column("område"), text(omrade))
    ej_matta = AntalOm("", (*i_omradet, Condition(status, "=", text(Status.EJ_MATT))))
    alla = index(omrade or HELA_FORBUNDET, "antal indikatorer")
    return {
        "år": Impactindex(sm.column("vikt"), status, index(key, "mätta"), *name),
        "indikatorer": alla + Konstant(0),
        "mätta": alla - ej_matta,
    }


def _publicerad_i_ar(key: str) -> Figur:
    return SummaOm(
        JAMFORELSEAR.name,
        "Belopp",
        (
            Condition("År", "=", ks.ARET),
            Condition("Rapport", "=", text(TAB)),
            Condition("Post", "=", text(key)),
        ),
        otherwise_saknas=True,
    )
