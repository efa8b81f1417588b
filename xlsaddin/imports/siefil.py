"""What a SIE file says, but for its transactions, which are handed on while they are read."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.imports.inlast import Kontering, Rad
from xlsaddin.imports.sie_falt import Objektlista
from xlsaddin.imports.teckenkod import Teckenkod

KOSTNADSSTALLE, PROJEKT = "1", "6"
"""The dimensions that SIE reserves for what a förbund calls ansvar and projekt."""
MOST_REMARKS = 1_000


class Transaktioner(NamedTuple):
    """The transactions of some vouchers.

    Attributes:
        antal: how many they are.
        verifikat: how many vouchers they are of, empty ones counted.
        summor: what each konto sums to, in öre.
        rader: gives them one by one.
    """

    antal: int
    verifikat: int
    summor: Mapping[str, int]
    rader: Callable[[], Iterator[Rad]]


class Saldoplats(NamedTuple):
    """What a balance of a year is for: its record (IB, UB or RES), year and konto."""

    post: str
    ar: int
    konto: str


class Periodplats(NamedTuple):
    """What a balance of a month is for: its record (PSALDO or PBUDGET), month and konto."""

    post: str
    ar: int
    sista_dag: dt.date
    konto: str


@dataclass
class Siefil:
    """A SIE file, read from the first line to the last.

    Attributes:
        fil: the file's name.
        teckenkod: how its bytes were read.
        sietyp: 1 to 4; 4 also for a file that only has vouchers (4I).
        uppgifter: one text for each record that is told once: FNAMN, ORGNR, PROGRAM, OMFATTN …
        ar: first and last day of each year, 0 this one, -1 the one before.
        konton: the names of the declared konton.
        dimensioner: the names of the declared dimensions.
        saldon: öre, debit with plus; of a konto as a whole.
        perioder: öre, debit with plus, by place and object list.
        summor: what the transactions of each konto sum to, in öre.
        verifikat: how many vouchers there are.
        transaktioner: how many transactions there are.
        okanda: the tags that no reader knows, and the line of the first of each.
        anmarkningar: what is wrong, and what is worth to know, each with its line.
    """

    fil: str
    teckenkod: Teckenkod
    sietyp: str = "1"
    uppgifter: dict[str, str] = field(default_factory=dict)
    ar: dict[int, tuple[dt.date, dt.date]] = field(default_factory=dict)
    konton: dict[str, str] = field(default_factory=dict)
    dimensioner: dict[str, str] = field(default_factory=dict)
    saldon: dict[Saldoplats, int] = field(default_factory=dict)
    perioder: dict[Periodplats, dict[Objektlista, int]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    summor: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    verifikat: int = 0
    transaktioner: int = 0
    okanda: dict[str, int] = field(default_factory=dict)
    anmarkningar: list[Anmarkning] = field(default_factory=list)
    _fel: int = 0

    @property
    def har_fel(self) -> bool:
        """Whether anything is so wrong that nothing of the file may be used."""
        return self._fel > 0

    def fel(self, rad: int | None, falt: str, text: str) -> None:
        """Note something that stops the import."""
        self._fel += 1
        self._note(Anmarkning(self.fil, rad, falt, text))

    def upplysning(self, rad: int | None, falt: str, text: str) -> None:
        """Note something that is worth to know."""
        self._note(Anmarkning(self.fil, rad, falt, text, Grad.UPPLYSNING))

    def _note(self, remark: Anmarkning) -> None:
        if len(self.anmarkningar) < MOST_REMARKS:
            self.anmarkningar.append(remark)

    def kontering(self, konto: str, objekt: Objektlista) -> Kontering:
        """Return konto, ansvar and projekt of a konto and an object list."""
        per_dimension = dict(zip(objekt[::2], objekt[1::2], strict=True))
        return Kontering(
            konto,
            per_dimension.get(self._dimension("ansvar", KOSTNADSSTALLE), ""),
            per_dimension.get(self._dimension("projekt", PROJEKT), ""),
        )

    def _dimension(self, namn: str, annars: str) -> str:
        """Return the number of a dimension by its name in the file, else the reserved one."""
        for nummer, eget in self.dimensioner.items():
            if eget.casefold() == namn:
                return nummer
        return annars

    def perioders_konteringar(
        self, post: str, ar: int = 0
    ) -> Mapping[tuple[dt.date, Kontering], int]:
        """Return each month's amount by kontering, in öre, no amount twice.

        A file of type 3 gives a konto's balance as a whole, and again for its objects: what the
        objects leave is the konto's without object.
        """
        svar: dict[tuple[dt.date, Kontering], int] = defaultdict(int)
        for plats, per_objekt in self.perioder.items():
            if (plats.post, plats.ar) == (post, ar):
                delar = _finest(per_objekt)
                rest = per_objekt.get((), sum(delar.values())) - sum(delar.values())
                for objekt, ore in {**delar, (): rest}.items():
                    svar[plats.sista_dag, self.kontering(plats.konto, objekt)] += ore
        return {key: ore for key, ore in svar.items() if ore}


def _finest(per_objekt: Mapping[Objektlista, int]) -> dict[Objektlista, int]:
    """Return the amounts of the object lists that name most dimensions, the first such set.

    Other sets tell of the same amounts from another side.
    """
    dimensions = [frozenset(objekt[::2]) for objekt in per_objekt if objekt]
    if not dimensions:
        return {}
    chosen = max(dimensions, key=lambda it: (len(it), KOSTNADSSTALLE in it))
    return {o: ore for o, ore in per_objekt.items() if o and frozenset(o[::2]) == chosen}
