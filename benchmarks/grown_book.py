"""A workbook that has grown in one direction: `python -m benchmarks.grown_book KIND SIZE FILE`.

The year is made up. KIND is what there are SIZE of: «konton» (each on a row of its own in the
Kontoplan and on two in the ledger), «indikatorer», «plattformar» (with 100 indicators), or
«händelser» (of 69 indicators at 7 plattformar, as many as the social budget of 2021).
"""

import datetime as dt
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import templates.build
from benchmarks.large_social_book import areas, events, indicators
from templates.arsdata import read_arsdata
from templates.build import ROT, Bok
from xlsaddin.domain import post as p
from xlsaddin.excel.draw.data_tab import Rows
from xlsaddin.tabs import installningar as inst
from xlsaddin.tabs.ekonomi.tables import (
    BUDGET,
    HUVUDBOK,
    KONTOPLAN,
    POSTER,
    SALDON,
)
from xlsaddin.tabs.gemensamt.tables import INSTALLNINGAR
from xlsaddin.tabs.socialt.tables import HANDELSER, INDIKATORER, MALOMRADEN

FIRST_DAY, DAYS = dt.date(2021, 1, 1), 365
FIRST_KONTO, KASSA, KAPITAL = 10_000, 1_910, 2_010
POST = "Köpta tjänster"
Data = Mapping[str, Rows]


def konton(size: int) -> Data:
    """Return a year with so many konton, each on a row of its own for the note on costs."""
    rapporter = (p.NOT_KOSTNADER, p.UTFALL_OCH_BUDGET, p.KOSTNADSFORDELNING)
    sista = FIRST_KONTO + size - 1
    plan = [[konto, "", "", "", POST, "", "", "", ""] for konto in range(FIRST_KONTO, sista + 1)]
    plan.append([FIRST_KONTO, sista, "", "", POST, POST, POST, "", ""])
    _, kassa, kapital, *_ = p.FASTA[p.BALANSRAKNING]
    plan.append([KASSA, "", "", "", kassa, "", "", "", ""])
    plan.append([KAPITAL, "", "", "", kapital, "", "", "", ""])
    kostnad = 200.0 * size
    bokford = [
        [FIRST_DAY + dt.timedelta(days=n % DAYS), FIRST_KONTO + n % size, "", "", "Faktura", -100.0]
        for n in range(2 * size)
    ]
    return {
        INSTALLNINGAR.name: [["Ekonomi", inst.JA]],
        POSTER.name: [
            *([rapport, "Grupp", POST, 10, 1] for rapport in rapporter[:2]),
            [rapporter[2], "Grupp", POST, 10, -1],
            [p.BALANSRAKNING, "", kassa, 10, 1],
            [p.BALANSRAKNING, "", kapital, 20, 1],
        ],
        KONTOPLAN.name: plan,
        HUVUDBOK.name: bokford,
        SALDON.name: [
            [FIRST_DAY.year, KASSA, "", kostnad + 1, 1.0],
            [FIRST_DAY.year, KAPITAL, "", kostnad + 1, kostnad + 1],
        ],
        BUDGET.name: [[FIRST_DAY.year, POST, -kostnad, "", ""]],
    }


def indikatorer(size: int) -> Data:
    """Return a year with so many indicators, two events each."""
    return _socialt(size, ("Vuxentorget",), 2 * size)


def plattformar(size: int) -> Data:
    """Return a year with so many plattformar, and an event for each of 100 indicators at each."""
    return _socialt(100, [f"Plattform {n + 1}" for n in range(size)], 100 * size)


def handelser(size: int) -> Data:
    """Return a year with so many events."""
    return _socialt(69, [f"Plattform {n + 1}" for n in range(7)], size)


KINDS: Mapping[str, Callable[[int], Data]] = {
    "konton": konton,
    "indikatorer": indikatorer,
    "plattformar": plattformar,
    "händelser": handelser,
}


def _socialt(antal: int, platser: Sequence[str], hur_manga: int) -> Data:
    """Return a social year: events spread over the year, the plattformar and the indicators."""
    return {
        INSTALLNINGAR.name: [[inst.PLATTFORMAR, "; ".join(platser)]],
        MALOMRADEN.name: areas(),
        INDIKATORER.name: indicators(antal),
        HANDELSER.name: events(hur_manga, antal, platser),
    }


def build(kind: str, size: int, file: Path) -> None:
    """Build the workbook; the other tables are empty."""
    folder = ROT / "templates/umea/2021"
    data = read_arsdata(folder)
    grown = dict(KINDS[kind](size))
    changed: dict[object, object] = dict(grown.pop(INSTALLNINGAR.name, []))  # type: ignore[arg-type]
    settings = [
        [key, changed.get(key, value), *rest] for key, value, *rest in data[INSTALLNINGAR.name]
    ]
    data = {name: [] for name in data} | {INSTALLNINGAR.name: settings} | grown
    templates.build.build(Bok(file, folder, "Ett år som har växt"), data)


if __name__ == "__main__":
    build(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
