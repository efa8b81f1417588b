"""What is booked: each combination in the ledger with its sum, and the posts that it counts in."""

from typing import NamedTuple

from xlsaddin.domain.kontoplan import Plats
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK
from xlsaddin.tabs.schema import TableData
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


def post(u: Underlag, kontering: Kontering, plats: Plats) -> str | None:
    """Return the post of a booking in a place, None when the Kontoplan gives it none."""
    rad = u.foretrade.vinnare_av(plats.falt(""), *kontering)
    return rad and rad.poster[plats.column]


def bokningar(u: Underlag) -> list[Bokning]:
    """Return each combination in the ledger, in the order of its first row."""
    data = u.table(HUVUDBOK)
    minus = u.installningar.get(inst.TECKEN) == inst.MINUS_FOR_INTAKTER
    first: dict[Kontering, int] = {}
    summor: dict[Kontering, float] = {}
    columns = (data.columns[key] for key in ("Konto", "Ansvar", "Projekt", "Belopp"))
    for row, konto, ansvar, projekt, belopp in zip(data.row_numbers, *columns, strict=True):
        key = Kontering(int(konto or 0), _kod(ansvar), _kod(projekt))
        first[key] = min(row, first.get(key, row))
        summor[key] = summor.get(key, 0.0) + float(belopp or 0)
    return [
        Bokning(key, row, -summor[key] if minus else summor[key])
        for key, row in sorted(first.items(), key=lambda par: par[1])
    ]


def tal(data: TableData, column: str) -> list[float]:
    """Return the numbers of a column."""
    return [value for value in data.columns[column] if isinstance(value, (int, float))]


def _kod(value: object) -> str | None:
    return None if value is None else str(value)
