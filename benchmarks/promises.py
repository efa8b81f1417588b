"""What is promised of an update of a closed workbook, what was measured, and the page of both."""

import platform
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from typing import Any, NamedTuple, Self

from benchmarks.measure import Cost

GRAFT = 0.3
"""Seconds of CPU that the graft alone may take at every size."""
YARDSTICK = 2.0
YARDSTICK_ROWS = 100_000
"""At this size an update takes at most this many times reading with calamine and copying."""
MIB = 1 << 20
LIBRARIES = ("pandas", "openpyxl", "python-calamine", "XlsxWriter", "lxml", "polars")


class Promise(NamedTuple):
    """How many times less CPU and memory than the plain way, at least."""

    cpu: float
    memory: float


PROMISES = {
    1_000: Promise(4, 2),
    10_000: Promise(10, 3),
    100_000: Promise(25, 5),
    1_000_000: Promise(30, 5),
}


class Measured(NamedTuple):
    """What was measured at one size.

    Attributes:
        rows: the rows of the ledger.
        file: the workbook's size in bytes.
        ours: `xlsaddin uppdatera` in place.
        plain: reading with pandas, loading and saving with openpyxl.
        yardstick: reading the ledger's rows with calamine and copying the file.
        graft: seconds of CPU of the graft alone.
        careful: loading with openpyxl once, summing, saving once; None where not measured.
        polars: reading and summing with polars, writing a new file; None where not measured.
    """

    rows: int
    file: int
    ours: Cost
    plain: Cost
    yardstick: Cost
    graft: float
    careful: Cost | None = None
    polars: Cost | None = None

    @property
    def cpu(self) -> float:
        """How many times less CPU ours takes than the plain way."""
        return self.plain.cpu / self.ours.cpu

    @property
    def memory(self) -> float:
        """How many times less memory ours takes than the plain way."""
        return self.plain.memory / self.ours.memory

    @property
    def yardsticks(self) -> float:
        """How many times the yardstick's CPU ours takes."""
        return self.ours.cpu / self.yardstick.cpu

    def missed(self) -> Iterator[str]:
        """Yield a sentence for each promise that does not hold."""
        least = PROMISES.get(self.rows, Promise(0, 0))
        start = f"{self.rows:,} rows:"
        if self.cpu < least.cpu:
            yield f"{start} {self.cpu:.1f} times less CPU, promised {least.cpu:g}"
        if self.memory < least.memory:
            yield f"{start} {self.memory:.1f} times less memory, promised {least.memory:g}"
        if self.rows == YARDSTICK_ROWS and self.yardsticks > YARDSTICK:
            yield f"{start} {self.yardsticks:.2f} yardsticks of CPU, promised {YARDSTICK:g}"
        if self.graft > GRAFT:
            yield f"{start} the graft took {self.graft:.2f} s of CPU, promised {GRAFT:g}"

    def as_json(self) -> dict[str, object]:
        """Return the figures and the ratios by name."""
        costs = {
            name: {"cpu_s": round(cost.cpu, 3), "memory_mib": round(cost.memory / MIB, 1)}
            for name, cost in (
                ("ours", self.ours),
                ("plain", self.plain),
                ("yardstick", self.yardstick),
                ("careful", self.careful),
                ("polars", self.polars),
            )
            if cost
        }
        return {
            "rows": self.rows,
            "file_bytes": self.file,
            "times_less_cpu": round(self.cpu, 1),
            "times_less_memory": round(self.memory, 1),
            "yardsticks": round(self.yardsticks, 2),
            "graft_cpu_s": round(self.graft, 3),
            **costs,
        }

    @classmethod
    def from_json(cls, saved: Mapping[str, Any]) -> Self:
        """Return what `as_json` saved."""
        costs = {
            name: Cost(saved[name]["cpu_s"], round(saved[name]["memory_mib"] * MIB))
            for name in ("ours", "plain", "yardstick", "careful", "polars")
            if name in saved
        }
        return cls(saved["rows"], saved["file_bytes"], graft=saved["graft_cpu_s"], **costs)


INTRODUCTION = f"""\
# Att uppdatera en stängd arbetsbok

Written by `python -m benchmarks.ekonomi`: the workbook of 2023 with its ledger spread over many
rows, and one row booked since the report tabs were made. **Ours** is `xlsaddin uppdatera` in place:
read, check, reckon every report, draw, graft, back up. **The plain way** reads every tab with
`pandas.read_excel` (openpyxl), sums with pandas, and loads, changes and saves the workbook with
openpyxl; it checks nothing and loses cached values. **Careful openpyxl** loads the workbook once,
sums its rows, changes the cells and saves once. **polars** reads and sums the ledger (calamine) and
writes a new file: the workbook's reports stay as they were. **The yardstick** reads the ledger's
rows with calamine and copies the file. CPU is the user's and the system's seconds of the process,
memory its peak; each program runs several times in turns, and the least counts. The ratios of a row
are from one run; the seconds depend on the computer. Promised: at most {YARDSTICK:g} yardsticks at
{YARDSTICK_ROWS:,} rows, and at most {GRAFT:g} s of CPU for the graft alone at every size.
"""

HEADERS = (
    "ledger rows",
    "file, MiB",
    "times less CPU",
    "promised",
    "times less memory",
    "promised",
    "yardsticks",
    "times less CPU than careful openpyxl",
    "than polars",
    "graft, s",
    "CPU: ours, s",
    "plain, s",
    "careful, s",
    "polars, s",
    "memory: ours, MiB",
    "plain, MiB",
)


def page(measured: Sequence[Measured]) -> str:
    """Return the figures as a page."""
    lines = [_line(HEADERS), _line(["---:"] * len(HEADERS)), *map(_figures, measured)]
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    end = f"Python {platform.python_version()}, {versions}."
    return "\n".join([INTRODUCTION, *lines, "", end, ""])


def _figures(one: Measured) -> str:
    promised = PROMISES.get(one.rows)
    cpu, memory = (f"{number:g}" for number in promised) if promised else ("", "")
    return _line(
        [
            f"{one.rows:,}",
            f"{one.file / MIB:.1f}",
            f"**{one.cpu:.1f}**",
            cpu,
            f"**{one.memory:.1f}**",
            memory,
            f"{one.yardsticks:.2f}",
            *(_number(cost and cost.cpu / one.ours.cpu) for cost in (one.careful, one.polars)),
            f"{one.graft:.3f}",
            f"{one.ours.cpu:.2f}",
            f"{one.plain.cpu:.2f}",
            *(_number(cost and cost.cpu) for cost in (one.careful, one.polars)),
            f"{one.ours.memory / MIB:,.0f}",
            f"{one.plain.memory / MIB:,.0f}",
        ]
    )


def _number(number: float | None) -> str:
    return "–" if number is None else f"{number:.2f}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
