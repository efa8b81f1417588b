"""Figures of the social books: an indicator's status, and Impactindex over a column of them.

A status is the worksheet function MALSTATUS, one call a row, up to about a hundred indicators. A
cell function costs 1-2 ms in Excel, so that a budget of a thousand would make every recalculation
take seconds: above FLEST_ANROP, and for the statuses of each plattform, the same words come from a
native formula instead. Both take their value from the same rule.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsaddin.domain.errors import XlsAddinError
from xlsaddin.domain.indikator import FORANDRINGAR, Maltyp, maltyp
from xlsaddin.domain.status import Bedomd, Status
from xlsaddin.figures.figur import Bok, ColumnRange, Figur, Value
from xlsaddin.rules.impactindex import impactindex
from xlsaddin.rules.malstatus import PROCENT, TOLERANS, har_nara, malstatus

FLEST_ANROP = 100
_KVAR = {
    Maltyp.MINST_ANDEL: "{m}-{u}",
    Maltyp.HOGST_ANDEL: "{u}-{m}",
    Maltyp.KONSFORDELNING: "MIN({m},1-{m})-MIN({u},1-{u})",
    Maltyp.KONSSKILLNAD: "ABS({u})-{m}",
    Maltyp.MINST_ANTAL: "{m}-{u}",
    Maltyp.BESKRIVNING: "{m}-{u}",
    Maltyp.MINSKAT: "{u}-{m}",
    Maltyp.OKAT: "{m}-{u}",
    Maltyp.ALLA: "{m}-{u}",
}
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
            return "#VALUE!"
        try:
            return str(malstatus(_tal(utfall), _tal(mal), kind, marginal))
        except XlsAddinError:
            return "#NUM!"

    def formula(self, bok: Bok, tab: str) -> str:
        """Return the call of MALSTATUS, or the same in native functions."""
        u, m, g = (f.formula(bok, tab) for f in (self.utfall, self.mal, self.marginal))
        if self.nativ is None:
            return f"MALSTATUS({u},{m},{self.kind.formula(bok, tab)},{g})"
        kvar = _KVAR[self.nativ].format(u=u, m=m)
        nadd = f"{kvar}<-{_SLACK}" if self.nativ in FORANDRINGAR else f"{kvar}<={_SLACK}"
        ej_nadd = f'"{Status.EJ_NADD}"'
        if har_nara(self.nativ):
            nara = f"{PROCENT}*({kvar})<={g}+{PROCENT}*{_SLACK}"
            ej_nadd = f'IF({nara},"{Status.NARA}",{ej_nadd})'
        return f'IF(COUNT({u},{m})<2,"{Status.EJ_MATT}",IF({nadd},"{Status.NADD}",{ej_nadd}))'

    def kan_saknas(self, bok: Bok) -> bool:  # noqa: ARG002
        """What is not measured has a status too."""
        return False


def _tal(value: Value) -> float | None:
    return value if isinstance(value, (int, float)) else None


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
        vikter, statusar = bok.column("", self.vikt), bok.column("", self.status)
        if any(str(status).startswith("#") for status in statusar):
            return "#VALUE!"
        return impactindex(
            Bedomd(float(vikter[row] or 0), Status(str(statusar[row]))) for row in self._rows(bok)
        )

    def _rows(self, bok: Bok) -> Sequence[int]:
        if self.malomrade and self.name:
            return bok.rows_dar("", [self.malomrade], [self.name.value(bok)])
        return range(len(bok.column("", self.vikt)))

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
