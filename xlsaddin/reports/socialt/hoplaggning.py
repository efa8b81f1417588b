"""How events become an outcome, the same way for the whole and for each plattform.

The whole has its sums in cells of their own, in Indikatorsammandrag and Jämställdhet; a plattform
has them so where they make a share, each used more than once, and else inside its formula.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Kon, Matning
from xlsaddin.domain.malslag import Hoplaggning
from xlsaddin.figures.enligt import Enligt
from xlsaddin.figures.figur import Figur, Konstant
from xlsaddin.figures.funktion import Funktion, text
from xlsaddin.figures.summa import Condition
from xlsaddin.figures.urval import SAKNAS, Om
from xlsaddin.reports.socialt import cells
from xlsaddin.reports.socialt.socialsumma import antal, summa
from xlsaddin.rules.konsfordelning import konsskillnad, mindre_andel
from xlsaddin.rules.samlat_utfall import samlad_andel, samlat_antal
from xlsaddin.tabs.socialt.records import Budgetrad
from xlsaddin.tabs.underlag import Underlag

Summor = Mapping[str, Figur]
"""The sums «täljare», «nämnare» and «antal» (how many rows they rest on), those that there are."""


HUNDRA = 100


class Handelseurval(NamedTuple):
    """What an indicator's events are summed by.

    Attributes:
        row: the indicator.
        har: which events.
        booked_per_kon: whether they are booked for each sex, and not only as a difference.
        antal_av: the count of one sex.
        andel_av: the share of one sex.
    """

    row: Budgetrad
    har: tuple[Condition, ...]
    booked_per_kon: bool
    antal_av: Callable[[Kon], Figur]
    andel_av: Callable[[Kon], Figur]


class Satt(NamedTuple):
    """A way to pool: the sums it needs, and the outcome of them."""

    summor: Callable[[Handelseurval], dict[str, Figur]]
    utfall: Callable[[Handelseurval, Summor], Figur]


def samlat(u: Underlag, row: Budgetrad) -> dict[str, Figur]:
    """Return the sums and the outcome of all plattformar together, by column."""
    urval = Handelseurval(
        row,
        (_indikatorn(row.id),),
        booked_per_kon(u, row),
        lambda kon: cells.per_kon(row.id, kon),
        lambda kon: cells.per_kon(row.id, cells.ANDEL_AV[kon]),
    )
    satt = SATT[row.betydelse.hoplaggning]
    summor = satt.summor(urval)
    return summor | {"utfall": satt.utfall(urval, {k: cells.samlat(row.id, k) for k in summor})}


def summor_vid_plattform(u: Underlag, row: Budgetrad, plattform: str) -> Summor:
    """Return the sums of a plattform's own events."""
    return SATT[row.betydelse.hoplaggning].summor(_plattformens(u, row, plattform))


def vid_plattform(
    u: Underlag,
    row: Budgetrad,
    plattform: str,
    summor: Summor,
    andel_av: Callable[[Kon], Figur],
) -> Figur:
    """Return the outcome of a plattform's own events.

    Args:
        u: the data.
        row: the indicator.
        plattform: whose events.
        summor: their sums, or the cells of these.
        andel_av: the cell of the share of one sex.
    """
    urval = _plattformens(u, row, plattform, andel_av)
    return SATT[row.betydelse.hoplaggning].utfall(urval, summor)


def andel_vid_plattform(u: Underlag, row: Budgetrad, plattform: str, kon: Kon) -> Figur:
    """Return the share of one sex of a plattform's own events."""
    return _plattformens(u, row, plattform).andel_av(kon)


def _plattformens(
    u: Underlag, row: Budgetrad, plattform: str, andel_av: Callable[[Kon], Figur] | None = None
) -> Handelseurval:
    har = (_indikatorn(row.id), vid(plattform))
    return Handelseurval(
        row,
        har,
        booked_per_kon(u, row),
        lambda kon: av_kon(row, "Täljare", kon, har),
        andel_av
        or (lambda kon: samlad_andel(*(av_kon(row, k, kon, har) for k in ("Täljare", "Nämnare")))),
    )


def booked_per_kon(u: Underlag, row: Budgetrad) -> bool:
    """Tell whether the indicator is booked for each sex, and not only as a difference."""
    if row.matning is Matning.ENKAT or row.volymer:
        return True
    return row.id in u.bokforda_per_kon


def av_kon(
    row: Budgetrad, column: str, kon: Kon, har: tuple[Condition, ...] | None = None
) -> Figur:
    """Return the sum of one sex's numerators or denominators; without `har` the indicator's all."""
    av = Condition("Kön", "=", Konstant(str(kon)))
    return summa(row, column, (*(har or (_indikatorn(row.id),)), av))


@cache
def _indikatorn(id_: str) -> Condition:
    return Condition("Indikator", "=", cells.samlat(id_, "id"))


@cache
def vid(plattform: str) -> Condition:
    """Return the condition that an event is of a plattform; the same one each time."""
    return Condition("Plattform", "=", Konstant(plattform))


def _andelens_summor(urval: Handelseurval) -> dict[str, Figur]:
    return {
        "täljare": summa(urval.row, "Täljare", urval.har),
        "nämnare": summa(urval.row, "Nämnare", urval.har),
    }


def _andel(urval: Handelseurval, summor: Summor) -> Figur:
    return _i_malets_matt(urval, samlad_andel(summor["täljare"], summor["nämnare"]))


def _i_malets_matt(urval: Handelseurval, figur: Figur) -> Figur:
    """Return what was pooled as its target is written: 42 of 100 is 42 where that is 40 %."""
    ganger, delat = urval.row.betydelse.faktor.as_integer_ratio()
    skalat = figur if ganger == 1 else Konstant(ganger) * figur
    return skalat if delat == 1 else skalat / Konstant(delat)


def _antalets_summor(urval: Handelseurval) -> dict[str, Figur]:
    berattade = (*urval.har, Condition("Slag", "=", text(Slag.KVALITATIV)))
    raknade = summa(urval.row, "Täljare", urval.har)
    return {
        "antal": antal(urval.row, urval.har),
        "nämnare": summa(urval.row, "Nämnare", urval.har),
        "täljare": samlat_antal(raknade, antal(urval.row, berattade)),
    }


def _antal(_: Handelseurval, summor: Summor) -> Figur:
    return Om(summor["antal"], "=", Konstant(0), SAKNAS, summor["täljare"])


def _konens_summor(urval: Handelseurval) -> dict[str, Figur]:
    kvinnor, man = map(urval.antal_av, Kon)
    farre = Funktion("MIN", (kvinnor, man), min)
    return {"antal": antal(urval.row, urval.har), "täljare": farre, "nämnare": kvinnor + man}


def _mindre_kon(_: Handelseurval, summor: Summor) -> Figur:
    return mindre_andel(summor["täljare"], summor["nämnare"])


def _skillnadens_summor(urval: Handelseurval) -> dict[str, Figur]:
    return {"antal": _antal_tal(urval)}


def _antal_tal(urval: Handelseurval) -> Figur:
    """Return how many events hold numbers; a story alone is no value."""
    return antal(urval.row, (*urval.har, Condition("Slag", "=", text(Slag.KVANTITATIV))))


def _skillnad(urval: Handelseurval, summor: Summor) -> Figur:
    if urval.booked_per_kon:
        kvinnornas, mannens = map(urval.andel_av, Kon)
        skriven = Funktion("ABS", (kvinnornas - mannens,), abs)
        return Enligt(konsskillnad, (kvinnornas, mannens), skriven)
    bokford = Funktion("ABS", (summa(urval.row, "Täljare", urval.har) / Konstant(HUNDRA),), abs)
    return Om(summor["antal"], "=", Konstant(0), SAKNAS, bokford)


def _vardets_summor(urval: Handelseurval) -> dict[str, Figur]:
    return {"antal": _antal_tal(urval), **_andelens_summor(urval)}


def _varde(urval: Handelseurval, summor: Summor) -> Figur:
    bokfort = _i_malets_matt(urval, summor["täljare"])
    ensamt = Om(summor["nämnare"], "=", Konstant(0), bokfort, SAKNAS)
    return Om(summor["antal"], "=", Konstant(0), SAKNAS, ensamt)


SATT: Mapping[Hoplaggning, Satt] = {
    Hoplaggning.ANDEL: Satt(_andelens_summor, _andel),
    Hoplaggning.KVOT: Satt(_vardets_summor, _andel),
    Hoplaggning.ANTAL: Satt(_antalets_summor, _antal),
    Hoplaggning.VARDE: Satt(_vardets_summor, _varde),
    Hoplaggning.MINDRE_KON: Satt(_konens_summor, _mindre_kon),
    Hoplaggning.KONSSKILLNAD: Satt(_skillnadens_summor, _skillnad),
}
