"""What a large social year costs: `python -m benchmarks.socialt`.

Promised, and kept, is a ratio: to update a workbook with 100 000 events and 1 000 indicators takes
at most 3.5 yardsticks; the yardstick reads the rows of the events with calamine and copies the
file. Both run in turns as processes of their own, in CPU time, so that the computer matters little.
Ends with 1 when the promise is missed.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.ekonomi import UPDATE
from benchmarks.measure import least, module, run
from xlsaddin.tabs.socialt.tables import HANDELSER

HERE = Path(__file__).parent
TURNS = 5
PROMISED = 3.5


def measure(folder: Path) -> tuple[float, float]:
    """Return the CPU seconds of the yardstick and of updating."""
    book, work, copy = (folder / f"{name}.xlsm" for name in ("socialt", "arbetsbok", "kopia"))
    run(module("large_social_book", book))
    yardstick, updating = [], []
    for turn in range(TURNS):
        print(f"turn {turn + 1}", file=sys.stderr)
        shutil.copyfile(book, work)
        yardstick.append(run(module("calamine_and_copy", book, copy, HANDELSER.tab)).cost)
        updating.append(run([*UPDATE, str(work)]).cost)
    return least(yardstick).cpu, least(updating).cpu


def page(yardstick: float, updating: float) -> str:
    """Return the result as a page."""
    return (
        "# Ett stort socialt år\n\n"
        "100 000 händelser och 1 000 indikatorer, CPU-sekunder i en och samma körning "
        "(`python -m benchmarks.socialt`).\n\n"
        "| Läsa händelserna med calamine, kopiera filen | Uppdatera | Kvot | Utlovat högst |\n"
        "| --: | --: | --: | --: |\n"
        f"| {yardstick:.2f} | {updating:.2f} | {updating / yardstick:.2f} | {PROMISED:.1f} |\n"
    )


def main() -> int:
    """Measure, save and print; 1 when the promise is missed."""
    with tempfile.TemporaryDirectory() as name:
        yardstick, updating = measure(Path(name))
    text = page(yardstick, updating)
    (HERE / "socialt.md").write_text(text, encoding="utf-8")
    print(text)
    return int(updating > PROMISED * yardstick)


if __name__ == "__main__":
    sys.exit(main())
