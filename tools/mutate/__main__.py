"""Try mutants: each in a copy of the project, until a test notices it; what none notices is told.

Takes packages, or files, to sample from. Verdicts are kept, so that a run that is broken off goes
on where it stopped: a killed mutant is dead until its file changes, a survivor is tried again when
a test has changed.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from compileall import compile_dir
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from py_compile import PycInvalidationMode
from queue import Queue

from tools.mutate.mutants import Mutant, mutants

ROOT = Path(__file__).parents[2]
PACKAGES = ("xlsaddin/rules", "xlsaddin/figures", "xlsaddin/reports")
COPIED = ("xlsaddin", "udfs", "templates", "tests", "tools", "workbooks", "pyproject.toml")
# Tests that know the truth: none of them compares with a workbook that was built before.
FIRST = (
    "tests/reports/test_konstruerat_ar_ekonomi.py",
    "tests/reports/test_konstruerat_ar_socialt.py",
)
NEAR = ("tests/{0}", "xlsaddin/{0}")
REST = (
    *("tests/rules", "tests/figures", "tests/reports", "tests/domain", "tests/tabs"),
    *("tests/udfs/test_celler.py", "tests/udfs/test_kriterier.py"),
)
PYTEST = ("-m", "pytest", "-x", "-q", "-m", "not libreoffice", "-p", "no:xdist")
SECONDS = 300

Sample = list[tuple[Path, Mutant]]


def sample(paths: list[str], number: int, seed: int) -> Sample:
    """Return `number` mutants of each path, the same for the same seed and source."""
    chosen: Sample = []
    for path in paths:
        place = ROOT / path
        files = [place] if place.is_file() else sorted(place.rglob("*.py"))
        every = [(file.relative_to(ROOT), m) for file in files for m in mutants(file.read_bytes())]
        random.Random(seed).shuffle(every)  # noqa: S311 - a larger sample begins with a smaller
        chosen += every[:number]
    return chosen


def survives(tree: Path, file: Path, mutant: Mutant) -> bool:
    """Tell whether every test passes with the mutant in a copy of the project."""
    place = tree / file
    source = place.read_bytes()
    near = [path.format(file.parts[1]) for path in NEAR]
    try:
        place.write_bytes(mutant.applied(source))
        steps = (FIRST, near, [test for test in REST if test not in near])
        return all(passes(tree, step) for step in steps)
    finally:
        place.write_bytes(source)


def passes(tree: Path, tests: Sequence[str]) -> bool:
    """Tell whether the tests pass in a copy; one that hangs does not."""
    env = os.environ | {"PYTHONPATH": str(tree)}
    words = [sys.executable, *PYTEST, *tests]
    try:
        run = subprocess.run(words, cwd=tree, env=env, capture_output=True, timeout=SECONDS)  # noqa: S603, PLW1510
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def copied(folder: Path) -> Path:
    """Return a copy of the project in a folder of its own."""
    tree = Path(tempfile.mkdtemp(dir=folder))
    for name in COPIED:
        if (ROOT / name).is_dir():
            leave = shutil.ignore_patterns("node_modules", "__pycache__")
            shutil.copytree(ROOT / name, tree / name, ignore=leave)
        else:
            shutil.copy(ROOT / name, tree / name)
    # Compiled once, and known by what they hold: two mutants can be made in the same second.
    compile_dir(tree, quiet=2, invalidation_mode=PycInvalidationMode.CHECKED_HASH)
    return tree


def digest(files: Sequence[Path]) -> str:
    """Return a short name for what the files hold."""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]


def tried(chosen: Sample, kept: Path, workers: int) -> list[bool]:
    """Return for each mutant whether it survived; try only those whose verdict is not kept."""
    tests, whole = (digest(sorted((ROOT / name).rglob("*.py"))) for name in ("tests", "xlsaddin"))
    keys = [json.dumps([str(file), digest([ROOT / file]), *mutant]) for file, mutant in chosen]
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.touch()
    every = map(json.loads, kept.read_text().splitlines())
    known = {key: alive for key, alive, by in every if not alive or by == tests}
    trees: Queue[Path] = Queue()
    with tempfile.TemporaryDirectory() as folder, kept.open("a") as verdicts:

        def note(key: str, *, alive: bool) -> None:
            known[key] = alive
            verdicts.write(json.dumps([key, alive, tests]) + "\n")
            verdicts.flush()

        def one(key: str, file: Path, mutant: Mutant) -> None:
            tree = trees.get()
            try:
                note(key, alive=survives(tree, file, mutant))
            finally:
                trees.put(tree)

        for _ in range(workers):
            trees.put(copied(Path(folder)))
        if not known.get(whole):
            if not passes(trees.queue[0], REST):
                sys.exit("The tests fail without any mutant.")
            note(whole, alive=True)
        with ThreadPoolExecutor(workers) as pool:
            left = [(k, *c) for k, c in zip(keys, chosen, strict=True) if k not in known]
            list(pool.map(lambda it: one(*it), left))
    return [known[key] for key in keys]


INTRODUCTION = """\
# Märker proven ett fel?

Written by `python -m tools.mutate`: one small change at a time in the code that reckons (a sign, a
comparison, a number, a choice, what is given back), drawn at random with seed {seed}, until a test
notices it. Tests that compare rebuilt workbooks and those that ask LibreOffice take no part.

| package | mutants | killed | share |
| --- | ---: | ---: | ---: |
"""


def page(chosen: Sample, alive: Sequence[bool], paths: Sequence[str], seed: int) -> str:
    """Return the shares that were killed, and every survivor, as a page."""
    text = INTRODUCTION.format(seed=seed)
    for path in paths:
        own = [a for (file, _), a in zip(chosen, alive, strict=True) if file.is_relative_to(path)]
        killed = own.count(False)
        text += f"| {path} | {len(own)} | {killed} | {killed / len(own):.1%} |\n"
    lived = [f"- `{told(*it)}`" for it, a in zip(chosen, alive, strict=True) if a]
    return "\n".join([text, "Survivors:" if lived else "No mutant survived.", "", *lived, ""])


def told(file: Path, mutant: Mutant) -> str:
    """Return a mutant in a line."""
    return f"{file}:{mutant.line}: {mutant.old} → {mutant.new}"


def main() -> int:
    """Try a sample of mutants, tell the share that was killed and every survivor."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("paths", nargs="*", default=PACKAGES)
    options.add_argument("--number", type=int, default=60, help="mutants of each path")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options.add_argument("--kept", type=Path, default=ROOT / "build/mutation.jsonl")
    said = options.parse_args()
    chosen = sample(said.paths, said.number, said.seed)
    alive = tried(chosen, said.kept, said.workers)
    for it, a in zip(chosen, alive, strict=True):
        if a:
            sys.stdout.write(f"{told(*it)}\n")
    killed, every = alive.count(False), len(alive)
    sys.stdout.write(f"{every} mutants, {killed} killed ({killed / every:.1%}), seed {said.seed}\n")
    if tuple(said.paths) == PACKAGES:
        text = page(chosen, alive, said.paths, said.seed)
        (ROOT / "benchmarks/mutation.md").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
