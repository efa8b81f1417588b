"""The checked data of a workbook: what every report is made from."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.bokdel import Bokdel
from xlsaddin.domain.foretrade import Foretrade
from xlsaddin.domain.handelse import Slag
from xlsaddin.domain.kontoplan import (
    BUDGETPOST,
    JA,
    PLATS_FOR,
    PLATSER,
    RAKNING,
    TRAPPBAS,
    Kontorad,
    Plats,
)
from xlsaddin.domain.post import FASTA, RESULTATRAKNING, TRAPPAN, UTFALL_OCH_BUDGET, Post
from xlsaddin.parameters.uppslag import first_sociala_ar, gallande
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.ekonomi.kontorader import kod, kontorader
from xlsaddin.tabs.ekonomi.tables import (
    BUDGET,
    HUVUDBOK,
    JAMFORELSEAR,
    KONTOPLAN,
    POSTER,
    SALDON,
)
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.schema import CellValue, Table, TableData
from xlsaddin.tabs.socialt.tables import HANDELSER
from xlsaddin.tabs.values import normal_text

PLATSER_PER_COLUMN = {plats.column: plats for plats in PLATSER}
BUDGETERAS = (UTFALL_OCH_BUDGET, RESULTATRAKNING)
"""The reports whose rows the budget names."""


@dataclass(frozen=True, eq=False)
class Underlag:
    """All checked tables by name, every remark on the data, and the tab of each table there is.

    The table Huvudbok holds sums by konto, ansvar, projekt and month, the table Social bokföring
    sums by indikator, plattform, kön and month.
    """

    tables: Mapping[str, TableData]
    anmarkningar: tuple[Anmarkning, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)

    def table(self, table: Table) -> TableData:
        """Return the data of a declared table."""
        return self.tables[table.name]

    @cached_property
    def installningar(self) -> Mapping[str, CellValue]:
        """The settings, key -> value."""
        columns = self.table(INSTALLNINGAR).columns
        return dict(zip(map(str, columns["Nyckel"]), columns["Värde"], strict=True))

    @cached_property
    def oanvanda_delar(self) -> frozenset[Bokdel]:
        """The parts of the workbook that the förbund does not use."""
        return inst.oanvanda_delar(self.installningar)

    def anvander(self, tab: str, bokdel: Bokdel) -> bool:
        """Tell whether the förbund uses a report tab, or a data tab, of a part."""
        oanvanda = inst.oanvanda_rapporter(self.installningar)
        return bokdel not in self.oanvanda_delar and tab not in oanvanda

    @cached_property
    def ar(self) -> int:
        """The workbook's year, 0 in a workbook where it is not set."""
        return inst.arbetsbokens_ar(self.table(INSTALLNINGAR)) or 0

    @cached_property
    def plattformar(self) -> tuple[str, ...]:
        """The plattformar that the settings name, in their order."""
        name = str(self.installningar.get(inst.PLATTFORMAR) or "").split(";")
        return tuple(normal_text(ett) for ett in name if ett.strip())

    @cached_property
    def bokforda_per_kon(self) -> frozenset[str]:
        """The indicators that have an event for one of the sexes."""
        columns = self.table(HANDELSER).columns
        par = zip(columns["Indikator"], columns["Kön"], strict=True)
        return frozenset(str(id_) for id_, kon in par if kon is not None)

    @cached_property
    def bokforda_utan_namnare(self) -> frozenset[str]:
        """The indicators that have an event with numbers but no denominator."""
        columns = self.table(HANDELSER).columns
        rows = zip(columns["Indikator"], columns["Slag"], columns["Nämnare"], strict=True)
        return frozenset(str(i) for i, slag, n in rows if slag == Slag.KVANTITATIV and not n)

    @cached_property
    def utelamnade_rows(self) -> frozenset[tuple[str, int]]:
        """The tab and number of each row that a remark has left out of the tables."""
        svar: set[tuple[str, int]] = set()
        for table in TABLES:
            # A remark without a column is on the table as a whole.
            rows = {
                a.row
                for a in self.anmarkningar
                if a.tab == table.tab and a.row and a.column and a.grad is Grad.FEL
            }
            if rows:
                data = self.table(table)
                kvar = set(data.row_numbers)
                svar |= {(table.tab, r) for r in rows - kvar if r >= data.first_row}
        return frozenset(svar)

    @cached_property
    def uteslutna(self) -> Mapping[str, tuple[int, ...]]:
        """The rows that sums must step over, by table: places from 1."""
        svar: dict[str, tuple[int, ...]] = {}
        for table in TABLES:
            rows = sorted(row for tab, row in self.utelamnade_rows if tab == table.tab)
            if rows:
                first = self.table(table).first_row
                svar[table.name] = tuple(row - first + 1 for row in rows)
        return svar

    @cached_property
    def balansdag(self) -> dt.date:
        """The last day of the year; in a workbook without a year the latest day there is."""
        return dt.date(self.ar, 12, 31) if self.ar else dt.date.max

    @cached_property
    def regeldag(self) -> dt.date:
        """The day whose social rules hold; the first that they have in a year before them."""
        return max(self.balansdag, dt.date(first_sociala_ar(), 12, 31))

    @cached_property
    def helar(self) -> bool:
        """Whether the workbook's period is the whole year."""
        return self.installningar.get(inst.PERIOD) not in inst.TERTIALER

    def har(self, table: Table) -> bool:
        """Return whether a table has any row."""
        return bool(len(self.table(table)))

    @cached_property
    def har_utgaende(self) -> bool:
        """Whether there are balances of the period's end, and not of 1 January alone."""
        return any(value is not None for value in self.table(SALDON).columns["Utgående"])

    @cached_property
    def har_utfall(self) -> bool:
        """Whether the period is booked; a period with balances may have nothing in its ledger."""
        return self.har(HUVUDBOK) or self.har_utgaende

    @cached_property
    def har_prognos(self) -> bool:
        """Whether a prognosis is to be shown: in a tertial, where there is one."""
        return not self.helar and any(
            value is not None for value in self.table(BUDGET).columns["Prognos"]
        )

    @cached_property
    def bokforda(self) -> frozenset[tuple[str, str]]:
        """The report and name of each post that a konto with an amount belongs to."""
        return frozenset(
            self.rapport_och_post(PLATSER_PER_COLUMN[column], rad)
            for kontering in set(self._konteringar())
            for (column, _), rad in self.foretrade.vinnare(*kontering)
        )

    def rapport_och_post(self, plats: Plats, rad: Kontorad) -> tuple[str, str]:
        """Return the report and the name of the post that a row names in a place."""
        post = rad.poster[plats.column]
        if plats is TRAPPBAS:
            return (TRAPPAN, FASTA[TRAPPAN][0] if post == JA else "")
        return (self.poster_i_plats[plats].get(post, ""), post)

    def _konteringar(self) -> Iterator[tuple[int, str | None, str | None]]:
        """Yield the konto, ansvar and projekt of each amount in the ledger and of each balance."""
        for row in self.table(HUVUDBOK).rows():
            if row["Belopp"]:
                yield int(row["Konto"] or 0), kod(row["Ansvar"]), kod(row["Projekt"])
        for row in self.table(SALDON).rows():
            if row["Ingående"] or row["Utgående"]:
                yield int(row["Konto"] or 0), None, None

    @cached_property
    def budgeterade(self) -> Mapping[str, float]:
        """The budget of each post that has one, as it is typed."""
        svar: dict[str, float] = {}
        for row in self.table(BUDGET).rows():
            svar[str(row["Post"])] = svar.get(str(row["Post"]), 0.0) + float(row["Belopp"] or 0)
        return svar

    @cached_property
    def budgetens_rader(self) -> Mapping[str, frozenset[str]]:
        """The lines of Resultaträkning that the konton of each post of Utfall och budget go to.

        "" stands for the activity's own income and costs.
        """
        svar: dict[str, frozenset[str]] = {}
        for rad in self.kontorader:
            post, line = rad.poster.get(BUDGETPOST.column), rad.poster.get(RAKNING.column)
            if post and line:
                egen = self.poster_i_plats[RAKNING].get(line) == RESULTATRAKNING
                svar[post] = svar.get(post, frozenset()) | {line if egen else ""}
        return svar

    def budgetposter(self, line: str) -> list[str]:
        """Return the posts of Utfall och budget whose konton all go to a line."""
        posts = (post.name for post in self.poster(UTFALL_OCH_BUDGET))
        return [it for it in posts if self.budgetens_rader.get(it, {it}) == {line}]

    @cached_property
    def publicerade(self) -> Mapping[tuple[int, str, str], float]:
        """The published figures by year, report and row."""
        return {
            (int(row["År"] or 0), str(row["Rapport"]), str(row["Post"])): float(row["Belopp"] or 0)
            for row in self.table(JAMFORELSEAR).rows()
        }

    def forra_aret(self, rapport: str, name: str) -> float | None:
        """Return what was published of a row for the year before, None when nothing was."""
        return self.publicerade.get((self.ar - 1, rapport, name))

    def har_forra_aret(self, *rapporter: str) -> bool:
        """Return whether anything was published in these reports for the year before."""
        aret = (tab for ar, tab, _ in self.publicerade if ar == self.ar - 1)
        return not {*rapporter}.isdisjoint(aret)

    def har_rad(self, rapport: str, name: str) -> bool:
        """Return whether a post has a figure, a budget or something published for last year."""
        return self.har_belopp(rapport, name) or self.forra_aret(rapport, name) is not None

    def har_belopp(self, rapport: str, name: str) -> bool:
        """Return whether a post has a figure, a budget or last year's figure other than nought."""
        budget = self.budgeterade.get
        return (
            (rapport, name) in self.bokforda
            or bool(rapport in BUDGETERAS and budget(name))
            or (rapport == RESULTATRAKNING and any(map(budget, self.budgetposter(name))))
            or bool(self.forra_aret(rapport, name))
        )

    @cached_property
    def first_resultatkonto(self) -> int:
        """The lowest konto of the income statement."""
        return int(gallande("kontoklass", self.balansdag)["forsta_resultatkonto"])

    @cached_property
    def poster_i_tabellens_ordning(self) -> tuple[Post, ...]:
        """The posts of every report, one for each row of the table."""
        return tuple(
            Post(
                str(row["Rapport"]),
                str(row["Grupp"] or ""),
                str(row["Post"]),
                int(row["Ordning"] or 0),
                int(row["Tecken"] or 1),
            )
            for row in self.table(POSTER).rows()
        )

    @cached_property
    def alla_poster(self) -> tuple[Post, ...]:
        """The posts of every report, in order."""
        return tuple(sorted(self.poster_i_tabellens_ordning, key=lambda post: post.ordning))

    def poster(self, rapport: str) -> tuple[Post, ...]:
        """Return the posts of one report or note, in order."""
        return tuple(post for post in self.alla_poster if post.rapport == rapport)

    @cached_property
    def poster_i_plats(self) -> Mapping[Plats, Mapping[str, str]]:
        """The posts that the Kontoplan can name in each place, and the report of each."""
        svar: dict[Plats, dict[str, str]] = {plats: {} for plats in PLATSER}
        for post in self.alla_poster:
            if post.rapport in PLATS_FOR:
                svar[PLATS_FOR[post.rapport]][post.name] = post.rapport
        return svar

    @cached_property
    def kontorader(self) -> tuple[Kontorad, ...]:
        """The rows of the Kontoplan, in the order of the table."""
        return kontorader(self.table(KONTOPLAN))

    def ar_resultatrad(self, rad: Kontorad) -> bool:
        """Return whether a row of the Kontoplan begins among the konton of the income statement."""
        return rad.omfang.fran >= self.first_resultatkonto

    @cached_property
    def foretrade(self) -> Foretrade:
        """Which row of the Kontoplan goes before which."""
        return Foretrade(self.kontorader)
