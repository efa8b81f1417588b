"""What updating a closed workbook costs beside the plain way: `python -m benchmarks.ekonomi`.

For each size of the ledger the programs run in turns on copies of the same workbook, each as a
process of its own. What is promised, and kept, are ratios between programs of one run: they depend
little on the computer. Ends with 1 when a promise is missed.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.measure import Cost, least, module, run
from benchmarks.promises import Measured, page
from xlsaddin.tabs.ekonomi.tables import HUVUDBOK

HERE = Path(__file__).parent
SIZES = (1_000, 10_000, 100_000)
LARGEST = 1_000_000
SMALL = SIZES[0]
# How many times each program runs: a short one is disturbed more by other work on the computer.
OUR_TURNS = {1_000: 9, 10_000: 7, 100_000: 5}
PLAIN_TURNS = {1_000: 5, 10_000: 3}
UPDATE = (sys.executable, "-m", "xlsaddin", "uppdatera")
# Notes whose every line the plain way sums as well, and the tab where they stand.
COMPARED = ("Not 2", "Not 3")
COMPARED_TAB = "Noter"
ORE = 0.01


class TheWaysDiffer(Exception):
    """Ours and another way give different figures."""


def measure(rows: int, folder: Path) -> Measured:
    """Measure one size, each program in turn."""
    book, small = _book(rows, folder), _book(SMALL, folder)
    work, copy = folder / "arbetsbok.xlsm", folder / "kopia.xlsm"
    ours, plain, yardstick, graft, careful, polars = [], [], [], [], [], []
    for turn in range(OUR_TURNS.get(rows, 3)):
        _say(f"{rows:,} rows, turn {turn + 1}")
        shutil.copyfile(book, work)
        ours.append(run([*UPDATE, str(work)]).cost)
        yardstick.append(run(module("calamine_and_copy", book, copy, HUVUDBOK.tab)).cost)
        graft.append(float(run(module("graft_alone", small, book, copy)).output))
        if turn < PLAIN_TURNS.get(rows, 1):
            figures = json.loads(run(module("report_figures", work, COMPARED_TAB)).output)
            shutil.copyfile(book, work)
            plain.append(_compared(figures, module("plain_way", work)))
            shutil.copyfile(book, work)
            careful.append(_compared(figures, module("careful_openpyxl", work)))
            polars.append(_compared(figures, module("polars_new_file", book, folder / "ny.xlsx")))
    size = book.stat().st_size
    cost, bare, copying = map(least, (ours, plain, yardstick))
    return Measured(rows, size, cost, bare, copying, min(graft), least(careful), least(polars))


def _book(rows: int, folder: Path) -> Path:
    file = folder / f"{rows}.xlsm"
    if not file.exists():
        _say(f"{rows:,} rows, building the workbook")
        run(module("large_book", rows, file))
    return file


def _compared(figures: Mapping[str, float], command: Sequence[str]) -> Cost:
    """Return the cost of another way, whose figures must be ours."""
    answer = run(command)
    _refuse_other_figures(figures, json.loads(answer.output))
    return answer.cost


def _refuse_other_figures(
    ours: Mapping[str, float], plain: Mapping[str, Mapping[str, float]]
) -> None:
    for note in COMPARED:
        for post, amount in plain[note].items():
            if abs(amount - ours[post]) > ORE:
                raise TheWaysDiffer(f"{note}, {post}: {ours[post]} and {amount}")


def _compiled_once(folder: Path) -> None:
    """Keep compiled modules between the runs, as an installed package has them."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    book, work, copy = _book(SMALL, folder), folder / "arbetsbok.xlsm", folder / "kopia.xlsm"
    shutil.copyfile(book, work)
    run([*UPDATE, str(work)])
    run(module("calamine_and_copy", book, copy, HUVUDBOK.tab))
    run(module("graft_alone", book, book, copy))
    for other in ("plain_way", "careful_openpyxl"):
        run(module(other, work))
    run(module("polars_new_file", book, folder / "ny.xlsx"))


def _save(measured: Sequence[Measured]) -> Sequence[Measured]:
    """Save the figures beside those of sizes not measured this time, and return them all."""
    file = HERE / "ekonomi.json"
    old = json.loads(file.read_text(encoding="utf-8"))["measured"] if file.exists() else []
    kept = {one.rows: one for one in map(Measured.from_json, old)}
    kept |= {one.rows: one for one in measured}
    every = [kept[rows] for rows in sorted(kept)]
    text = json.dumps({"measured": [one.as_json() for one in every]}, indent=1)
    file.write_text(text + "\n", encoding="utf-8")
    return every


def _sizes() -> tuple[int, ...]:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ekonomi", description=__doc__)
    parser.add_argument("--storlekar", help="the numbers of ledger rows, such as 1000,10000")
    parser.add_argument(
        "--alla",
        action="store_true",
        help=f"also {LARGEST:,} rows: some minutes, and some GB of memory for the plain way",
    )
    options = parser.parse_args()
    if options.storlekar:
        return tuple(int(rows) for rows in options.storlekar.split(","))
    return (*SIZES, LARGEST) if options.alla else SIZES


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def main() -> int:
    """Measure, save and print; 1 when a promise is missed."""
    sizes = _sizes()
    with tempfile.TemporaryDirectory() as name:
        _compiled_once(Path(name))
        measured = [measure(rows, Path(name)) for rows in sizes]
    text = page(_save(measured))
    (HERE / "ekonomi.md").write_text(text, encoding="utf-8")
    print(text)
    missed = [sentence for one in measured for sentence in one.missed()]
    for sentence in missed:
        _say(sentence)
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
