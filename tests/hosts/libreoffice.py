"""LibreOffice as the test-suite's second calculator: recalculate, print, change cells.

    with Calc() as calc:
        assert calc.recalculate(book).different == []

The office runs in a process of its own, driven by the system's Python: the project's environment
has no `uno`. Starting it takes some seconds, so a test session shares one (the fixture `calc`).
"""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from math import isclose
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from zipfile import ZipFile

from tests.hosts.cached import Value, address_of, as_text, cached_formulas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SYSTEM_PYTHON = "/usr/bin/python3"
FUNCTIONS = ("IMPACTINDEX", "MALSTATUS", "GENOMSTROMNING", "TRAPPA")
RELATIVE, ABSOLUTE = 1e-9, 1e-6
SECONDS = 300


class CalcError(Exception):
    """LibreOffice did not answer, or answered with a fault."""


class Formula(NamedTuple):
    """A formula cell: what the file says it is worth, and what LibreOffice makes of it."""

    sheet: str
    address: str
    formula: str
    cached: Value
    recalculated: Value

    @property
    def agrees(self) -> bool:
        """Say whether both are the same, numbers within the rounding of two calculators."""
        if isinstance(self.cached, float) and isinstance(self.recalculated, float):
            return isclose(self.cached, self.recalculated, rel_tol=RELATIVE, abs_tol=ABSOLUTE)
        return self.cached is not None and self.cached == self.recalculated


@dataclass(frozen=True)
class Recalculated:
    """All formula cells of a workbook after a hard recalculation."""

    formulas: tuple[Formula, ...]

    @property
    def different(self) -> list[Formula]:
        """Return the formulas whose cached value is missing or not the recalculated one."""
        return [formula for formula in self.formulas if not formula.agrees]

    @property
    def values(self) -> dict[tuple[str, str], Value]:
        """Return the recalculated values by sheet and address."""
        return {(one.sheet, one.address): one.recalculated for one in self.formulas}


@cache
def available() -> str | None:
    """Return why LibreOffice cannot be used here, or None when it can."""
    if not shutil.which("soffice"):
        return "LibreOffice (soffice) saknas: kör «make system» som root"
    tried = [SYSTEM_PYTHON, "-c", "import importlib.util as u; exit(not u.find_spec('uno'))"]
    if not Path(SYSTEM_PYTHON).exists() or subprocess.run(tried, check=False).returncode:
        return (
            f"{SYSTEM_PYTHON} saknar modulen uno (paketet python3-uno): kör «make system» som root"
        )
    return None


class Calc:
    """A running LibreOffice with the add-in; `site` is the folder that holds the package udfs."""

    def __init__(self, site: Path = ROOT, functions: tuple[str, ...] = FUNCTIONS) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="xlsaddin-calc-"))
        extension = _build_extension(self._folder / "xlsaddin.oxt")
        self._log = (self._folder / "driver.log").open("w+b")
        self._driver = subprocess.Popen(
            [SYSTEM_PYTHON, "-B", HERE / "lo_driver.py", extension, *functions],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=environment(
                XLSADDIN_SITE=str(site), PYTHONDONTWRITEBYTECODE="1", TMPDIR=str(self._folder)
            ),
            start_new_session=True,
        )
        self._groups = [self._driver.pid]
        try:
            self._groups.append(self._read())
        except CalcError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End LibreOffice and remove what was laid out for it."""
        self._driver.stdin.close()
        try:
            self._driver.wait(SECONDS)
        except subprocess.TimeoutExpired:
            self._kill()
        self._driver.stdout.close()
        self._log.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def recalculate(self, book: Path) -> Recalculated:
        """Recalculate a copy of a workbook and set every result beside the file's cached value."""
        return _compare(book, self._ask(do="recalculate", book=str(book)))

    def set_cells(
        self,
        book: Path,
        cells: Mapping[tuple[str, str], Value],
        save_as: Path | None = None,
    ) -> dict[tuple[str, str], Value]:
        """Change cells in a copy, recalculate and return the value of every formula cell.

        A text that begins with an equals sign is entered as a formula, in English with
        semicolons; None empties the cell. With `save_as` the copy is also saved as .xlsx.
        """
        changes = [[sheet, address, value] for (sheet, address), value in cells.items()]
        target = str(save_as) if save_as else None
        answer = self._ask(do="set_cells", book=str(book), cells=changes, save_as=target)
        return _values(answer)

    def edit(self, book: Path, cell: tuple[str, str], values: Sequence[float]) -> list[float]:
        """Put numbers into a cell of a copy; return the seconds until every tab shows each."""
        answer: list[float] = self._ask(do="edit", book=str(book), cell=[*cell, *values])
        return answer

    def pdf(self, book: Path, out: Path) -> Path:
        """Print a copy of a workbook to a PDF file."""
        self._ask(do="pdf", book=str(book), out=str(out))
        if not out.is_file():
            raise CalcError(f"LibreOffice wrote no {out}")
        return out

    def _ask(self, **question: object) -> Any:
        """Send one question and return the answer to it."""
        self._driver.stdin.write(json.dumps(question).encode() + b"\n")
        self._driver.stdin.flush()
        return self._read()

    def _read(self) -> Any:
        """Return the next answer, or say what the driver died of."""
        if not select.select([self._driver.stdout], [], [], SECONDS)[0]:
            self._kill()
            raise CalcError(f"LibreOffice did not answer within {SECONDS} s")
        line = self._driver.stdout.readline()
        if not line:
            self._log.seek(0)
            raise CalcError(self._log.read().decode(errors="replace"))
        answer = json.loads(line)
        if "error" in answer:
            raise CalcError(answer["error"])
        return answer["ok"]

    def _kill(self) -> None:
        """End the driver and the office that it started."""
        for group in self._groups:
            os.killpg(group, signal.SIGKILL)
        self._driver.wait()


def png_pages(pdf: Path, out_dir: Path, dpi: int = 70) -> list[Path]:
    """Return one picture for each page of a PDF file."""
    out_dir.mkdir(parents=True, exist_ok=True)
    prefix = out_dir / pdf.stem
    subprocess.run(["pdftoppm", "-r", str(dpi), "-png", pdf, prefix], check=True)
    return sorted(out_dir.glob(f"{pdf.stem}-*.png"))


def _build_extension(target: Path) -> Path:
    """Pack the Calc add-in."""
    source = HERE / "calc_addin"
    with ZipFile(target, "w") as package:
        for name in sorted(path for path in source.rglob("*") if path.is_file()):
            if name.suffix != ".pyc":
                package.write(name, name.relative_to(source))
    return target


def environment(**more: str) -> dict[str, str]:
    """Return this environment without what would lead the system's Python astray."""
    ours = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    return {name: text for name, text in os.environ.items() if name not in ours} | more


def _values(answer: dict[str, list[list[Any]]]) -> dict[tuple[str, str], Value]:
    """Return the driver's results by sheet and address."""
    return {
        (sheet, address_of(column, row)): as_text(value) if not error else value
        for sheet, cells in answer.items()
        for column, row, value, error in cells
    }


def _compare(book: Path, answer: dict[str, list[list[Any]]]) -> Recalculated:
    """Set the file's cached values beside LibreOffice's.

    The file decides what is a formula: LibreOffice keeps a plain TRUE as one, too.
    """
    values = _values(answer)
    return Recalculated(
        tuple(
            Formula(*key, cached.formula, cached.value, values.get(key))
            for key, cached in cached_formulas(book).items()
        )
    )
