"""What a worksheet function costs beside xlwings itself: `python -m benchmarks.udf`.

Each call runs through xlwings' own `call_udf`, Range and converters; only COM is missing.
The yardstick is an empty function with the same decorators that gives the same answer. Both are
timed in turns in one run; what is kept is the ratio, which does not depend on the computer.
"""

import json
import platform
import random
import sys
import timeit
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from tests.hosts.xlwings_linux import CellRange, decorated, register

ALLOWED = 1.30
SIZES = (1, 1_000, 10_000)
# Many short rounds: the best of them is one that no other work on the computer disturbed.
ROUNDS = 150
SECONDS_A_ROUND = 0.005
HERE = Path(__file__).parent
STATUSES = ("nådd", "nära", "ej nådd", "ej mätt")
AREAS = ("Jämlik samverkan", "Samhälls- och medlemsnytta", "Deltagarnöjdhet", "Samordning")

INTRODUCTION = f"""\
Written by `python -m benchmarks.udf`. Calls a second through xlwings' `call_udf`, against an empty
function with the same decorators and the same answer. Cells are handed over as Ranges, as Excel
does; its COM, which adds 1–2 ms to each formula, is missing. Allowed: {ALLOWED:.2f}."""


class Case(NamedTuple):
    """A function, what is handed to it, and how many cells that is."""

    title: str
    name: str
    arguments: tuple[object, ...]
    cells: int


class Measured(NamedTuple):
    """Calls a second, ours and empty, and how much longer ours takes."""

    title: str
    cells: int
    ours: float
    empty: float
    ratio: float


def cases() -> Iterator[Case]:
    """Yield every function at every size; the cells are shared evenly between the columns."""
    rng = random.Random(2021)  # noqa: S311 - the same figures each time, nothing secret
    yield Case("MALSTATUS", "MALSTATUS", (_column([0.405]), _column([0.40]), "minst andel"), 1)
    for size in SIZES:
        half, third = max(1, size // 2), max(1, size // 3)
        yield Case(
            "GENOMSTROMNING", "GENOMSTROMNING", (_numbers(rng, half, 50), _column([1e9])), size
        )
        yield Case("TRAPPA", "TRAPPA", (_numbers(rng, size, 1_000), "kr", 2023.0), size)
        weights, statuses = _numbers(rng, half, 10), _words(rng, half, STATUSES)
        yield Case("IMPACTINDEX", "IMPACTINDEX", (weights, statuses), size)
        weights, statuses = _numbers(rng, third, 10), _words(rng, third, STATUSES)
        pair = (_words(rng, third, AREAS), "Jämlik*")
        yield Case("IMPACTINDEX, ett villkor", "IMPACTINDEX", (weights, statuses, *pair), size)


def _numbers(rng: random.Random, count: int, greatest: int) -> CellRange:
    return _column([float(rng.randint(1, greatest)) for _ in range(count)])


def _words(rng: random.Random, count: int, words: tuple[str, ...]) -> CellRange:
    """Return texts, the first word first, of which no two are one object, as from COM."""
    chosen = [words[0], *rng.choices(words, k=count - 1)]
    return _column(["".join(list(word)) for word in chosen])


def _column(cells: Sequence[object]) -> CellRange:
    return CellRange([[cell] for cell in cells])


def measure(case: Case, call_udf: Callable[..., Any]) -> Measured:
    """Time ours and the empty one in turns and keep the best round of each."""
    runs = {
        module: timeit.Timer(partial(call_udf, module, case.name, case.arguments))
        for module in ("udfs.celler", "tomma")
    }
    number = max(1, int(SECONDS_A_ROUND / min(runs["tomma"].repeat(3, 1))))
    best = dict.fromkeys(runs, float("inf"))
    for _ in range(ROUNDS):
        for module, timer in runs.items():
            best[module] = min(best[module], timer.timeit(number) / number)
    ours, empty = best["udfs.celler"], best["tomma"]
    return Measured(case.title, case.cells, 1 / ours, 1 / empty, ours / empty)


def prepare() -> Callable[..., Any]:
    """Register our functions and their empty twins with xlwings, and return its `call_udf`."""
    ours = decorated("udfs.celler")
    names = ("GENOMSTROMNING", "IMPACTINDEX", "MALSTATUS", "TRAPPA")
    register("tomma", SimpleNamespace(**{name: _empty(getattr(ours, name)) for name in names}))
    from xlwings import udfs  # noqa: PLC0415 - importable only after the stand-ins

    call_udf: Callable[..., Any] = udfs.call_udf
    return call_udf


def _empty(function: Any) -> Callable[..., object]:  # noqa: ANN401 - an untyped shell
    answer: object = "nådd" if function.__name__ == "MALSTATUS" else 56.0

    def empty(*_: object) -> object:
        return answer

    vars(empty)["__xlfunc__"] = function.__xlfunc__
    return empty


def table(measured: list[Measured]) -> str:
    """Return the figures as a page."""
    rows = [
        f"| {one.title} | {one.cells:,} | {one.ours:,.0f} | {one.empty:,.0f} | {one.ratio:.2f} |"
        for one in measured
    ]
    return "\n".join(
        [
            "# What a worksheet function costs beside xlwings itself",
            "",
            INTRODUCTION,
            "",
            "| function | cells | ours, calls/s | empty, calls/s | ours takes (empty = 1) |",
            "| --- | ---: | ---: | ---: | ---: |",
            *rows,
            "",
            f"Python {platform.python_version()}.",
            "",
        ]
    )


def main() -> int:
    """Measure, save and print; 1 when a function costs more than allowed."""
    call_udf = prepare()
    measured = [measure(case, call_udf) for case in cases()]
    page = table(measured)
    (HERE / "udf.md").write_text(page, encoding="utf-8")
    figures = [one._asdict() for one in measured]
    text = json.dumps({"allowed": ALLOWED, "measured": figures}, ensure_ascii=False, indent=1)
    (HERE / "udf.json").write_text(text + "\n", encoding="utf-8")
    print(page)
    return int(any(one.ratio > ALLOWED for one in measured))


if __name__ == "__main__":
    sys.exit(main())
