"""A made-up social year as a workbook: `python -m benchmarks.large_social_book FILE`.

1 000 indicators and 100 000 events, spread over the year and over three plattformar, as many as
the annual report 2023 follows; every event has a text and a source of its own, as real ones have.
The economy's tabs are empty.
"""

import datetime as dt
import sys
from pathlib import Path

import templates.build
from templates.arsdata import read_arsdata
from templates.build import ROT, Bok
from xlsaddin.excel.draw.data_tab import Rows
from xlsaddin.tabs.socialt.tables import HANDELSER, INDIKATORER, MALOMRADEN

INDICATORS, EVENTS = 1_000, 100_000
AREAS = 5
PLATFORMS = ("Vuxentorget", "Ungdomstorget", "Bjurholm")
FIRST_DAY = dt.date(2021, 1, 1)
DAYS = 365


def areas() -> Rows:
    """Return the rows of Målområden."""
    return [[n, f"Område {n}", "", "", 100 / AREAS, "", "", ""] for n in range(1, AREAS + 1)]


def indicators() -> Rows:
    """Return the rows of Indikatorer: shares with targets spread over the scale, four a mål."""
    blank = [""] * 7
    return [
        [
            f"I{n}",
            f"Område {n % AREAS + 1}",
            f"Mål {n // (4 * AREAS) + 1}",
            f"Indikator nummer {n}",
            "minst andel",
            20 + n % 60,
            "%",
            5,
            "social bokföring",
            *blank,
        ]
        for n in range(INDICATORS)
    ]


def events() -> Rows:
    """Return the rows of Social bokföring."""
    return [
        [
            FIRST_DAY + dt.timedelta(days=n * DAYS // EVENTS),
            PLATFORMS[n // INDICATORS % len(PLATFORMS)],
            f"I{n % INDICATORS}",
            "kvantitativ",
            "",
            float(n % 8),
            float(8 + n % 3),
            f"Uppföljning {n + 1}",
            f"Protokoll {n // 10 + 1}",
        ]
        for n in range(EVENTS)
    ]


def build(file: Path) -> None:
    """Build the workbook."""
    folder = ROT / "templates/umea/2021"
    data = read_arsdata(folder)
    data = {name: [] for name in data} | {"tblInstallningar": data["tblInstallningar"]}
    rows = (areas(), indicators(), events())
    data |= {t.name: r for t, r in zip((MALOMRADEN, INDIKATORER, HANDELSER), rows, strict=True)}
    templates.build.build(Bok(file, folder, "Ett stort socialt år"), data)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
