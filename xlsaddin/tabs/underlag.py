"""The checked data of a workbook: what every report is made from."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from xlsaddin.domain.anmarkning import Anmarkning
from xlsaddin.domain.post import Kontorad, Post
from xlsaddin.parameters.uppslag import forsta_ar, gallande
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tabeller import INSTALLNINGAR, KONTOPLAN, POSTER, TABELLER
from xlsaddin.tabs.schema import Cellvarde, Tabell, Tabelldata
from xlsaddin.tabs.socialt.tabeller import HANDELSER
from xlsaddin.tabs.values import normal_text


@dataclass(frozen=True)
class Underlag:
    """All checked tables by name, and every remark on the data.

    The table Huvudbok holds sums by konto, ansvar, projekt and month, the table Social bokföring
    sums by indikator, plattform, kön and month.
    """

    tabeller: Mapping[str, Tabelldata]
    anmarkningar: tuple[Anmarkning, ...] = ()

    def tabell(self, tabell: Tabell) -> Tabelldata:
        """Return the data of a declared table."""
        return self.tabeller[tabell.namn]

    @cached_property
    def installningar(self) -> Mapping[str, Cellvarde]:
        """The settings, key -> value."""
        kolumner = self.tabell(INSTALLNINGAR).kolumner
        return dict(zip(map(str, kolumner["Nyckel"]), kolumner["Värde"], strict=True))

    @cached_property
    def ar(self) -> int:
        """The workbook's year, 0 in a workbook where it is not set."""
        return arbetsbokens_ar(self.tabell(INSTALLNINGAR)) or 0

    @cached_property
    def plattformar(self) -> tuple[str, ...]:
        """The plattformar that the settings name, in their order."""
        namn = str(self.installningar.get(inst.PLATTFORMAR) or "").split(";")
        return tuple(normal_text(ett) for ett in namn if ett.strip())

    @cached_property
    def bokforda_per_kon(self) -> frozenset[str]:
        """The indicators that have an event for one of the sexes."""
        kolumner = self.tabell(HANDELSER).kolumner
        par = zip(kolumner["Indikator"], kolumner["Kön"], strict=True)
        return frozenset(str(id_) for id_, kon in par if kon is not None)

    @cached_property
    def utelamnade_rader(self) -> frozenset[tuple[str, int]]:
        """The tab and number of each row that a remark has left out of the tables."""
        svar: set[tuple[str, int]] = set()
        for tabell in TABELLER:
            # A remark without a column is on the table as a whole.
            rader = {
                a.rad for a in self.anmarkningar if a.flik == tabell.flik and a.rad and a.kolumn
            }
            if rader:
                data = self.tabell(tabell)
                kvar = set(data.radnummer)
                svar |= {(tabell.flik, r) for r in rader - kvar if r >= data.forsta_rad}
        return frozenset(svar)

    @cached_property
    def uteslutna(self) -> Mapping[str, tuple[int, ...]]:
        """The rows that sums must step over, by table: places from 1."""
        svar: dict[str, tuple[int, ...]] = {}
        for tabell in TABELLER:
            rader = sorted(rad for flik, rad in self.utelamnade_rader if flik == tabell.flik)
            if rader:
                forsta = self.tabell(tabell).forsta_rad
                svar[tabell.namn] = tuple(rad - forsta + 1 for rad in rader)
        return svar

    @cached_property
    def balansdag(self) -> dt.date:
        """The last day of the year; in a workbook without a year the latest day there is."""
        return dt.date(self.ar, 12, 31) if self.ar else dt.date.max

    @cached_property
    def forsta_resultatkonto(self) -> int:
        """The lowest konto of the income statement."""
        return int(gallande("kontoklass", self.balansdag)["forsta_resultatkonto"])

    @cached_property
    def poster_i_tabellens_ordning(self) -> tuple[Post, ...]:
        """The posts of every report, one for each row of the table."""
        return tuple(
            Post(
                str(rad["Rapport"]),
                str(rad["Grupp"] or ""),
                str(rad["Post"]),
                int(rad["Ordning"] or 0),
                int(rad["Tecken"] or 1),
            )
            for rad in self.tabell(POSTER).rader()
        )

    @cached_property
    def alla_poster(self) -> tuple[Post, ...]:
        """The posts of every report, in order."""
        return tuple(sorted(self.poster_i_tabellens_ordning, key=lambda post: post.ordning))

    def poster(self, rapport: str) -> tuple[Post, ...]:
        """Return the posts of one report or note, in order."""
        return tuple(post for post in self.alla_poster if post.rapport == rapport)

    @cached_property
    def kontorader(self) -> tuple[Kontorad, ...]:
        """The rows of the Kontoplan, in the order of the table."""
        return kontorader(self.tabell(KONTOPLAN))


def kontorader(data: Tabelldata) -> tuple[Kontorad, ...]:
    """Return the rows of the Kontoplan with their place in the table.

    The place counts blank and faulty rows too, because formulas point with it.
    """
    return tuple(
        Kontorad(
            nummer - data.forsta_rad + 1,
            int(rad["Från konto"] or 0),
            int(rad["Till konto"] or rad["Från konto"] or 0),
            None if rad["Ansvar"] is None else str(rad["Ansvar"]),
            None if rad["Projekt"] is None else str(rad["Projekt"]),
            str(rad["Rapport"]),
            str(rad["Post"]),
            rad["Till konto"] is not None,
        )
        for nummer, rad in zip(data.radnummer, data.rader(), strict=True)
    )


def arbetsbokens_ar(data: Tabelldata) -> int | None:
    """Return the workbook's year from its settings, None when it is no year with rules."""
    nycklar = data.kolumner["Nyckel"]
    varde = data.kolumner["Värde"][nycklar.index(inst.AR)] if inst.AR in nycklar else None
    ar_tal = isinstance(varde, (int, float)) and varde in range(forsta_ar(), dt.MAXYEAR + 1)
    return int(varde) if ar_tal else None  # type: ignore[arg-type]
