"""Figures of the social books: an indicator's status, and Impactindex over a column of them.

A status is the worksheet function MALSTATUS, one call a row, up to about a hundred indicators. A
cell function costs 1-2 ms in Excel, so that a budget of a thousand would make every recalculation
take seconds: above FLEST_ANROP, and for the statuses of each plattform, the same words come from a
native formula instead. Both take their value from the same rule.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.felvarde import Felvarde
from xlsaddin.domain.malslag import Maltyp, maltyp
from xlsaddin.domain.status import Bedomd, Status
from xlsaddin.figures.figur import Bok, ColumnRange, Figur, Value
from xlsaddin.rules.impactindex import IngetMatt, impactindex
from xlsaddin.rules.malstatus import PROCENT, TOLERANS, malstatus

FLEST_ANROP = 100
_SLACK = repr(TOLERANS).upper().replace("E-0", "E-")


@dataclass(slots=True, eq=False, repr=False)
class Malstatus(Figur):
    """An indicator's status in words.

    Attributes:
        utfall: the outcome, missing when nothing is measured.
        mal: the target, in the same unit.
        kind: the cell that holds the kind of target.
        marginal: how many percentage points are near.
        nativ: the kind of target that a native formula is written for; None for MALSTATUS.
    """

    utfall: Figur
    mal: Figur
    kind: Figur
    marginal: Figur
    nativ: Maltyp | None = None

    def value(self, bok: Bok) -> Value:
        """Return what the rule says, "#NUM!" for what cannot be compared."""
        utfall, mal, marginal = (f.value(bok) for f in (self.utfall, self.mal, self.marginal))
        kind = maltyp(str(self.kind.value(bok)))
        if kind is None or not isinstance(marginal, (int, float)):
            return Felvarde("#VALUE!")
        try:
            return str(malstatus(_tal(utfall), _tal(mal), kind, marginal))
        except XlsAddinError:
            return Felvarde("#NUM!")

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the call of MALSTATUS, or the same in native functions."""
        u, m, g = (f.formula(bok, tab) for f in (self.utfall, self.mal, self.marginal))
        if self.nativ is None:
            return f"MALSTATUS({u},{m},{self.kind.formula(bok, tab)},{g})"
        malslag = self.nativ.malslag
        kvar = malslag.kvar_formel.format(u=u, m=m)
        nadd = f"{kvar}<-{_SLACK}" if malslag.strikt else f"{kvar}<={_SLACK}"
        ej_nadd = f'"{Status.EJ_NADD}"'
        if malslag.har_nara:
            nara = f"{PROCENT}*({kvar})<={g}+{PROCENT}*{_SLACK}"
            ej_nadd = f'IF({nara},"{Status.NARA}",{ej_nadd})'
        return f'IF(COUNT({u},{m})<2,"{Status.EJ_MATT}",IF({nadd},"{Status.NADD}",{ej_nadd}))'

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """What is not measured has a status too."""
        return False


def _tal(value: Value) -> float | None:
    return value if isinstance(value, (int, float)) else None


@dataclass(slots=True, eq=False, repr=False)
class AvBedomda(Figur):
    """What a rule makes of the judged indicators in columns of the sheet.

    Attributes:
        rakna: the rule, on the indicators of `name` or on all; missing where nothing is measured.
        vikt: the weights.
        status: the statuses; an error counts as not reached.
        malomrade: the målområden.
        skriven: the same as the sheet reckons it.
        name: the målområde whose indicators are taken, None for all.
    """

    rakna: Callable[[list[Bedomd]], float]
    vikt: ColumnRange
    status: ColumnRange
    malomrade: ColumnRange
    skriven: Figur
    name: str | None = None

    def value(self, bok: Bok) -> Value:
        """Return what the rule says."""
        vikter, statusar, omraden = (bok.column("", column) for column in self._columns())
        bedomda = [
            Bedomd(float(vikter[row] or 0), _status(statusar[row]), str(omraden[row]))
            for row in self._rows(bok)
        ]
        try:
            return self.rakna(bedomda)
        except IngetMatt:
            return None

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the formula as it is written."""
        return self.skriven.formula(bok, tab)

    def delar(self, bok: Bok) -> Iterator[Figur]:
        """Yield what is written, and the indicators' cells that the rule is given."""
        yield self.skriven
        cells = [bok.cells_in(column) for column in self._columns()]
        for row in self._rows(bok):
            yield from (column[row] for column in cells)

    def _columns(self) -> tuple[ColumnRange, ...]:
        return self.vikt, self.status, self.malomrade

    def _rows(self, bok: Bok) -> Sequence[int]:
        return _rows_of(self.name, self.malomrade, bok)

    def kan_saknas(self, bok: Bok) -> bool:
        """Return whether what is written may be missing."""
        return self.skriven.kan_saknas(bok)


def _rows_of(name: Value, malomrade: ColumnRange, bok: Bok) -> Sequence[int]:
    """Return the rows, from 0, of a målområde's indicators, or of all where it has no name."""
    if name is None:
        return range(len(bok.column("", malomrade)))
    return bok.rows_dar("", [malomrade], [name])


def _har_fel(status: ColumnRange, bok: Bok) -> bool:
    return any(_ar_fel(value) for value in bok.column("", status))


def _ar_fel(value: Value) -> bool:
    return isinstance(value, Felvarde)


def _status(value: Value) -> Status:
    return Status.EJ_NADD if _ar_fel(value) else Status(str(value))


@dataclass(slots=True, eq=False, repr=False)
class Impactindex(Figur):
    """Impactindex over columns of weights and statuses, of one målområde or of all.

    Missing where `maximalt` is nought: then nothing was measured.
    """

    vikt: ColumnRange
    status: ColumnRange
    maximalt: Figur
    malomrade: ColumnRange | None = None
    name: Figur | None = None

    def value(self, bok: Bok) -> Value:
        """Return what the rule says."""
        if not self.maximalt.value(bok):
            return None
        if bok.once(_har_fel, self.status):
            return Felvarde("#VALUE!")
        vikter, statusar = bok.column("", self.vikt), bok.column("", self.status)
        return impactindex(
            Bedomd(float(vikter[row] or 0), Status(str(statusar[row]))) for row in self._rows(bok)
        )

    def _rows(self, bok: Bok) -> Sequence[int]:
        if self.malomrade and self.name:
            return _rows_of(self.name.value(bok), self.malomrade, bok)
        return _rows_of(None, self.vikt, bok)

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the call of IMPACTINDEX, with the målområde as its condition."""
        argument = [bok.omrade(self.vikt, tab), bok.omrade(self.status, tab)]
        if self.malomrade and self.name:
            argument += [bok.omrade(self.malomrade, tab), self.name.formula(bok, tab)]
        anrop = f"IMPACTINDEX({','.join(argument)})"
        return f'IF({self.maximalt.formula(bok, tab)}=0,"",{anrop})'

    def delar(self, bok: Bok) -> Iterator[Figur]:
        """Yield the weights and statuses that it is reckoned from."""
        vikter, statusar = bok.cells_in(self.vikt), bok.cells_in(self.status)
        for row in self._rows(bok):
            yield from (vikter[row], statusar[row])

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002 - nothing measured is always possible
        """Nothing may be measured."""
        return True
