"""What a workbook that grows costs to update: `python -m benchmarks.growth`.

Each workbook has grown in one direction; all are updated in turns as processes of their own. What
is promised are ratios to the update of the workbook with ten konton, in CPU time of one run, so
that the computer matters little, and the memory. Ends with 1 when a promise is missed.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.ekonomi import UPDATE
from benchmarks.measure import Cost, least, module, run

HERE = Path(__file__).parent
TURNS = 3
MEGABYTE = 1_000_000


class Grown(NamedTuple):
    """A workbook, and what is promised of it.

    Attributes:
        kind: what it has many of.
        size: how many.
        ratio: how many times the smallest workbook's time are promised at most.
        memory: how many MB are promised at most.
        first: how many times that the first version (commit d64996d) took for the same year, in
            turns with this one on one computer; noted once, for it reads no workbook of today.
    """

    kind: str
    size: int
    ratio: float
    memory: float | None = None
    first: float | None = None


SMALLEST = Grown("konton", 10, 1.0, 100)
BOOKS = (
    SMALLEST,
    Grown("konton", 1_000, 1.85, 100),
    Grown("konton", 2_000, 2.7, 100),
    Grown("konton", 4_000, 3.85),
    Grown("indikatorer", 5_000, 12.3, first=13.6),
    Grown("plattformar", 300, 6.2, first=15.0),
)


def measure(folder: Path) -> dict[Grown, Cost]:
    """Return what an update of each workbook takes."""
    costs: dict[Grown, list[Cost]] = {grown: [] for grown in BOOKS}
    for grown in BOOKS:
        run(module("grown_book", grown.kind, grown.size, _file(folder, grown)))
    for turn in range(TURNS):
        print(f"turn {turn + 1}", file=sys.stderr)
        for grown in BOOKS:
            work = folder / "arbetsbok.xlsm"
            shutil.copyfile(_file(folder, grown), work)
            costs[grown].append(run([*UPDATE, str(work)]).cost)
    return {grown: least(every) for grown, every in costs.items()}


def _file(folder: Path, grown: Grown) -> Path:
    return folder / f"{grown.kind}_{grown.size}.xlsm"


def page(costs: dict[Grown, Cost]) -> str:
    """Return the result as a page."""
    smallest = costs[SMALLEST].cpu
    rows = [
        f"| {grown.size:,} {grown.kind} | {cost.cpu:.2f} | {cost.cpu / smallest:.2f} "
        f"| {grown.ratio:.2f} | {grown.first or '–'} | {cost.memory / MEGABYTE:.0f} "
        f"| {grown.memory or '–'} |"
        for grown, cost in costs.items()
    ]
    return "\n".join(
        [
            "# En bok som växer",
            "",
            "Att uppdatera, i CPU-sekunder och i förhållande till boken med tio konton i samma",
            "körning, och minnet i MB (`python -m benchmarks.growth`). De 300 plattformarna har en",
            "händelse var för 100 indikatorer. Kvoten för första versionen är uppmätt en gång, om",
            "vartannat med den här på samma dator: dess tid för samma år, delad med tiden här för",
            "boken med tio konton.",
            "",
            "| Boken | Uppdatera | Kvot | Utlovat högst | Första | Minne | Utlovat högst |",
            "| --- | --: | --: | --: | --: | --: | --: |",
            *rows,
            "",
        ]
    )


def missed(costs: dict[Grown, Cost]) -> list[str]:
    """Return a sentence for each promise that is not kept."""
    smallest = costs[SMALLEST].cpu
    slow = [
        f"{grown.size} {grown.kind}: {cost.cpu / smallest:.2f} times the smallest"
        for grown, cost in costs.items()
        if cost.cpu > grown.ratio * smallest
    ]
    return slow + [
        f"{grown.size} {grown.kind}: {cost.memory / MEGABYTE:.0f} MB"
        for grown, cost in costs.items()
        if grown.memory and cost.memory > grown.memory * MEGABYTE
    ]


def main() -> int:
    """Measure, save and print; 1 when a promise is missed."""
    with tempfile.TemporaryDirectory() as name:
        costs = measure(Path(name))
    text = page(costs)
    (HERE / "growth.md").write_text(text, encoding="utf-8")
    print(text)
    for sentence in missed(costs):
        print(sentence, file=sys.stderr)
    return int(bool(missed(costs)))


if __name__ == "__main__":
    sys.exit(main())
