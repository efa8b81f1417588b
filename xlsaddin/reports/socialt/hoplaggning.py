"""How events become an outcome, the same way for the whole and for each plattform.

The whole has its sums in cells of their own, in Indikatorsammandrag and Jämställdhet; a plattform
has them inside its formula.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.indikator import Kon, Matning
from xlsaddin.domain.malslag import Hoplaggning
from xlsaddin.figures.enligt import Enligt
from xlsaddin.figures.figur import Figur, Konstant
from xlsaddin.figures.funktion import Funktion, Om, text
from xlsaddin.figures.summa import Condition
from xlsaddin.reports.socialt import cells
from xlsaddin.reports.socialt.socialsumma import SAKNAS, antal, summa
from xlsaddin.rules.konsfordelning import konsskillnad, mindre_andel
from xlsaddin.rules.samlat_utfall import samlad_andel, samlat_antal
from xlsaddin.tabs.socialt.records import Budgetrad
from xlsaddin.tabs.underlag import Underlag

Tal = Mapping[str, Figur]
"""The sums «täljare», «nämnare» and «antal» (how many rows they rest on), those that there are."""


class Summor(NamedTuple):
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

    tal: Callable[[Summor], dict[str, Figur]]
    utfall: Callable[[Summor, Tal], Figur]


def samlat(u: Underlag, row: Budgetrad) -> dict[str, Figur]:
    """Return the sums and the outcome of all plattformar together, by column."""
    summor = Summor(
        row,
        (_indikatorn(row),),
        booked_per_kon(u, row),
        lambda kon: cells.per_kon(row.id, kon),
        lambda kon: cells.per_kon(row.id, cells.ANDEL_AV[kon]),
    )
    satt = SATT[row.maltyp.malslag.hoplaggning]
    tal = satt.tal(summor)
    return tal | {"utfall": satt.utfall(summor, {k: cells.samlat(row.id, k) for k in tal})}


def vid_plattform(u: Underlag, row: Budgetrad, plattform: str) -> Figur:
    """Return the outcome of a plattform's own events."""
    har = (_indikatorn(row), Condition("Plattform", "=", Konstant(plattform)))
    summor = Summor(
        row,
        har,
        booked_per_kon(u, row),
        lambda kon: av_kon(row, "Täljare", kon, har),
        lambda kon: samlad_andel(*(av_kon(row, k, kon, har) for k in ("Täljare", "Nämnare"))),
    )
    satt = SATT[row.maltyp.malslag.hoplaggning]
    return satt.utfall(summor, satt.tal(summor))


def booked_per_kon(u: Underlag, row: Budgetrad) -> bool:
    """Tell whether the indicator is booked for each sex, and not only as a difference."""
    return row.matning is Matning.ENKAT or row.id in u.bokforda_per_kon


def av_kon(
    row: Budgetrad, column: str, kon: Kon, har: tuple[Condition, ...] | None = None
) -> Figur:
    """Return the sum of one sex's numerators or denominators; without `har` the indicator's all."""
    av = Condition("Kön", "=", Konstant(str(kon)))
    return summa(row, column, (*(har or (_indikatorn(row),)), av))


def _indikatorn(row: Budgetrad) -> Condition:
    return Condition("Indikator", "=", cells.samlat(row.id, "id"))


def _andelens_tal(s: Summor) -> dict[str, Figur]:
    return {"täljare": summa(s.row, "Täljare", s.har), "nämnare": summa(s.row, "Nämnare", s.har)}


def _andel(s: Summor, tal: Tal) -> Figur:  # noqa: ARG001 - the sums are enough
    return samlad_andel(tal["täljare"], tal["nämnare"])


def _antalets_tal(s: Summor) -> dict[str, Figur]:
    berattade = (*s.har, Condition("Slag", "=", text(Slag.KVALITATIV)))
    tal = _forandringens_tal(s)
    return tal | {"täljare": samlat_antal(tal["täljare"], antal(s.row, berattade))}


def _antal(s: Summor, tal: Tal) -> Figur:  # noqa: ARG001 - the sums are enough
    return Om(tal["antal"], "=", Konstant(0), SAKNAS, tal["täljare"])


def _konens_tal(s: Summor) -> dict[str, Figur]:
    kvinnor, man = map(s.antal_av, Kon)
    farre = Funktion("MIN", (kvinnor, man), min)
    return {"antal": antal(s.row, s.har), "täljare": farre, "nämnare": kvinnor + man}


def _mindre_kon(s: Summor, tal: Tal) -> Figur:  # noqa: ARG001 - the sums are enough
    return mindre_andel(tal["täljare"], tal["nämnare"])


def _skillnadens_tal(s: Summor) -> dict[str, Figur]:
    return {"antal": antal(s.row, s.har)}


def _skillnad(s: Summor, tal: Tal) -> Figur:
    if s.booked_per_kon:
        kvinnornas, mannens = map(s.andel_av, Kon)
        skriven = Funktion("ABS", (kvinnornas - mannens,), abs)
        return Enligt(konsskillnad, (kvinnornas, mannens), skriven)
    bokford = Funktion("ABS", (summa(s.row, "Täljare", s.har) / Konstant(100),), abs)
    return Om(tal["antal"], "=", Konstant(0), SAKNAS, bokford)


def _forandringens_tal(s: Summor) -> dict[str, Figur]:
    return {"antal": antal(s.row, s.har), **_andelens_tal(s)}


def _forandring(s: Summor, tal: Tal) -> Figur:
    return Om(tal["nämnare"], "=", Konstant(0), _antal(s, tal), _andel(s, tal))


SATT: Mapping[Hoplaggning, Satt] = {
    Hoplaggning.ANDEL: Satt(_andelens_tal, _andel),
    Hoplaggning.ANTAL: Satt(_antalets_tal, _antal),
    Hoplaggning.MINDRE_KON: Satt(_konens_tal, _mindre_kon),
    Hoplaggning.KONSSKILLNAD: Satt(_skillnadens_tal, _skillnad),
    Hoplaggning.FORANDRING: Satt(_forandringens_tal, _forandring),
}
