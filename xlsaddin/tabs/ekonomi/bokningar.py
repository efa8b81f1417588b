"""What is booked: each combination in the ledger, its sum, and the rows of the Kontoplan for it."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xlsaddin.domain.kontoplan import Kontorad, Plats
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.schema import Table, TableData
from xlsaddin.tabs.underlag import Underlag


class Kontering(NamedTuple):
    """A konto with its dimensions, as it is booked."""

    konto: int
    ansvar: str | None = None
    projekt: str | None = None

    def __str__(self) -> str:
        koder = (("ansvar", self.ansvar), ("projekt", self.projekt))
        return ", ".join([str(self.konto), *(f"{ord_} {kod}" for ord_, kod in koder if kod)])


class Bokning(NamedTuple):
    """All that is booked alike: the first row of it, the sum in kr with plus for income."""

    kontering: Kontering
    row: int
    belopp: float
    rader: Sequence[Kontorad]

    def vinnare(self, plats: Plats) -> Kontorad | None:
        """Return the row of the Kontoplan that decides its post in a place."""
        return vinnare(self.rader, self.kontering, plats)

    def post(self, plats: Plats) -> str | None:
        """Return its post in a place, None when it has none."""
        rad = self.vinnare(plats)
        return rad and rad.poster[plats.column]


def vinnare(rader: Sequence[Kontorad], kontering: Kontering, plats: Plats) -> Kontorad | None:
    """Return the row that decides a booking's post in a place: the narrowest one."""
    gallande = (r for r in rader if plats.column in r.poster and r.omfang.galler(*kontering))
    return min(gallande, key=lambda rad: rad.omfang.rang, default=None)


def bokningar(u: Underlag) -> list[Bokning]:
    """Return each combination in the ledger, in the order of its first row."""
    data, rader = u.table(HUVUDBOK), rader_per_konto(u, HUVUDBOK)
    minus = u.installningar.get(inst.TECKEN) == inst.MINUS_FOR_INTAKTER
    first: dict[Kontering, int] = {}
    summor: dict[Kontering, float] = {}
    columns = (data.columns[key] for key in ("Konto", "Ansvar", "Projekt", "Belopp"))
    for row, konto, ansvar, projekt, belopp in zip(data.row_numbers, *columns, strict=True):
        key = Kontering(int(konto or 0), _kod(ansvar), _kod(projekt))
        first[key] = min(row, first.get(key, row))
        summor[key] = summor.get(key, 0.0) + float(belopp or 0)
    return [
        Bokning(key, row, -summor[key] if minus else summor[key], rader[key.konto])
        for key, row in sorted(first.items(), key=lambda par: par[1])
    ]


def rader_per_konto(u: Underlag, table: Table) -> Mapping[int, Sequence[Kontorad]]:
    """Return the rows of the Kontoplan whose interval holds each konto of a table.

    Found in one sweep from the lowest konto to the highest.
    """
    kommande = deque(sorted(u.kontorader, key=lambda rad: rad.omfang.fran))
    oppna: list[Kontorad] = []
    svar = {}
    for konto in sorted(set(map(int, tal(u.table(table), "Konto")))):
        while kommande and kommande[0].omfang.fran <= konto:
            oppna.append(kommande.popleft())
        oppna = [rad for rad in oppna if rad.omfang.till >= konto]
        svar[konto] = tuple(oppna)
    return svar


def tal(data: TableData, column: str) -> list[float]:
    """Return the numbers of a column."""
    return [value for value in data.columns[column] if isinstance(value, (int, float))]


def _kod(value: object) -> str | None:
    return None if value is None else str(value)
