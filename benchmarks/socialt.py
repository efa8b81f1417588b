"""What a large social year costs: `python -m benchmarks.socialt`.

Promised, and kept, is a ratio: to update a workbook with 100 000 events and 1 000 indicators takes
at most twice the time of reading it. Both run in turns as processes of their own, in CPU time, so
that the computer matters little. Ends with 1 when the promise is missed.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks.ekonomi import UPDATE
from benchmarks.measure import least, module, run

HERE = Path(__file__).parent
TURNS = 5
PROMISED = 2.0


def measure(folder: Path) -> tuple[float, float]:
    """Return the CPU seconds of reading and of updating."""
    book, work = folder / "socialt.xlsm", folder / "arbetsbok.xlsm"
    run(module("large_social_book", book))
    reading, updating = [], []
    for turn in range(TURNS):
        print(f"turn {turn + 1}", file=sys.stderr)
        shutil.copyfile(book, work)
        reading.append(run(module("read_only", work)).cost)
        updating.append(run([*UPDATE, str(work)]).cost)
    return least(reading).cpu, least(updating).cpu


def page(reading: float, updating: float) -> str:
    """Return the result as a page."""
    return (
        "# Ett stort socialt år\n\n"
        "100 000 händelser och 1 000 indikatorer, CPU-sekunder i en och samma körning "
        "(`python -m benchmarks.socialt`).\n\n"
        "| Läsa dataflikarna | Uppdatera | Kvot | Utlovat högst |\n| --: | --: | --: | --: |\n"
        f"| {reading:.2f} | {updating:.2f} | {updating / reading:.2f} | {PROMISED:.1f} |\n"
    )


def main() -> int:
    """Measure, save and print; 1 when the promise is missed."""
    with tempfile.TemporaryDirectory() as name:
        reading, updating = measure(Path(name))
    text = page(reading, updating)
    (HERE / "socialt.md").write_text(text, encoding="utf-8")
    print(text)
    return int(updating > PROMISED * reading)


if __name__ == "__main__":
    sys.exit(main())
