"""What a ledger file gives the workbook, whatever its form: rows for the data tabs, and remarks."""

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning, Grad


class Kontering(NamedTuple):
    """A konto, as text, and the objects that a förbund knows."""

    konto: str
    ansvar: str = ""
    projekt: str = ""


class Rad(NamedTuple):
    """A booking: amount in öre, debit with plus."""

    kontering: Kontering
    dag: dt.date
    text: str
    ore: int
    verifikat: str
    rad: int


class Saldorad(NamedTuple):
    """The balances of a konto in öre, debit with plus; None where the file does not say."""

    konto: str
    text: str
    ingaende: int | None
    utgaende: int | None


class Budgetrad(NamedTuple):
    """A budget in öre, debit with plus, of a kontering, or of a post by its name."""

    kontering: Kontering | None
    post: str
    ore: int


@dataclass
class Inlast:
    """A file's rows for the data tabs.

    Attributes:
        fil: the file's name.
        kalla: what tells the source from others: the same source again replaces its rows.
        huvudbok: the bookings.
        saldon: the balances.
        budget: the budget.
        anmarkningar: what is wrong, and what is worth to know, by line.
        visat: what was found, in words, to be judged before it is taken in.
    """

    fil: str
    kalla: str = ""
    huvudbok: list[Rad] = field(default_factory=list)
    saldon: list[Saldorad] = field(default_factory=list)
    budget: list[Budgetrad] = field(default_factory=list)
    anmarkningar: list[Anmarkning] = field(default_factory=list)
    visat: list[str] = field(default_factory=list)

    @property
    def har_fel(self) -> bool:
        """Whether anything is so wrong that nothing of the file may be used."""
        return any(it.grad is Grad.FEL for it in self.anmarkningar)

    def fel(self, rad: int | None, kolumn: str, text: str) -> None:
        """Note something that stops the import."""
        self.anmarkningar.append(Anmarkning(self.fil, rad, kolumn, text))

    def upplysning(self, rad: int | None, kolumn: str, text: str) -> None:
        """Note something that is worth to know."""
        self.anmarkningar.append(Anmarkning(self.fil, rad, kolumn, text, Grad.UPPLYSNING))
