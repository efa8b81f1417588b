"""The walk of one ledger row through an update: which files its amount passes on its way.

    python benchmarks/walk.py [TREE …]

Runs an update of each tree's `umea_2023.xlsm` and looks at every call and every return in that
tree's `xlsaddin`. `walk.md` says what counts.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from array import array
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType

ROOT = Path(__file__).parents[1]
BOOK = "workbooks/umea_2023.xlsm"
AMOUNT, FIGURE = -401627.6, -11568044.1
"""Konto 7510, which stands on one row, and Verksamhetens kostnader in Driftsredovisning."""
NUMBERS = {AMOUNT, FIGURE}
TEXTS = tuple(map(repr, NUMBERS))
BYTES = tuple(text.encode() for text in TEXTS)
DEPTH = 3
"""How many lists, tuples and dictionaries within each other are looked into."""

Update = Callable[[Path], object]


def main(trees: list[str]) -> None:
    """Print the rooms of each tree."""
    for tree in trees or [str(ROOT)]:
        subprocess.run([sys.executable, __file__, "--inside", tree], check=True)


def inside(tree: Path) -> None:
    """Print the rooms of this tree, whose modules are imported here."""
    sys.path.insert(0, str(tree))
    update = _update()
    with tempfile.TemporaryDirectory() as folder:
        book = _without_old_figures(tree / BOOK, Path(folder) / "book.xlsm")
        shutil.copy(book, Path(folder) / "warm.xlsm")
        update(Path(folder) / "warm.xlsm")  # modules loaded late are there
        rooms, callers = _traced(update, book, str(tree / "xlsaddin"))
    print(f"{tree.name}: {len(rooms)} rooms, {len(callers | rooms)} with their callers")
    print("  rooms:", ", ".join(sorted(rooms)))
    print("  only callers:", ", ".join(sorted(callers - rooms)))


def _update() -> Update:
    try:
        return import_module("xlsaddin.actions.uppdatera").uppdatera  # type: ignore[no-any-return]
    except ModuleNotFoundError:
        return import_module("xlsaddin.actions").uppdatera  # type: ignore[no-any-return]


def _without_old_figures(source: Path, target: Path) -> Path:
    """Copy a workbook without the numbers on its report tabs: they are to come from the row."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if b"<f>" in content:
                for number in BYTES:
                    content = content.replace(number, b"0")
            new.writestr(info, content)
    return target


def _traced(update: Update, book: Path, package: str) -> tuple[set[str], set[str]]:
    """Return the files that handle the amount, and those of whoever calls them."""
    tracer = _Tracer(package)
    sys.setprofile(tracer)
    try:
        update(book)
    finally:
        sys.setprofile(None)
    return tracer.rooms, tracer.callers


class _Tracer:
    """Notes, for each call and return, the file and its callers, until they are known to matter."""

    def __init__(self, package: str) -> None:
        self.package = package
        self.rooms: set[str] = set()
        self.callers: set[str] = set()
        self.waiting: dict[FrameType, list[tuple[str, tuple[str, ...]]]] = {}

    def __call__(self, frame: FrameType, what: str, answer: object) -> None:
        """Take what sys.setprofile tells."""
        if what not in {"call", "return"} or not self._is_ours(frame.f_code):
            return
        if any(map(_holds, _arguments(frame))) if what == "call" else _holds(answer):
            self._note(frame)
            asker = frame.f_back
            if what == "return" and asker is not None and self._is_ours(asker.f_code):
                self._note(asker)
        if what == "return":
            self._settle(frame, answer)

    def _is_ours(self, code: CodeType) -> bool:
        return code.co_filename.startswith(self.package)

    def _name(self, frame: FrameType) -> str:
        return frame.f_code.co_filename[len(self.package) + 1 :]

    def _note(self, frame: FrameType) -> None:
        stack = [frame]
        while (caller := stack[-1].f_back) is not None:
            stack.append(caller)
        names = tuple(self._name(it) for it in stack if self._is_ours(it.f_code))
        if len(stack) > 1 and stack[1].f_code.co_name == "__get__":
            self.rooms.add(names[0])  # kept by the object, whoever asked first
        self.waiting.setdefault(frame, []).append((names[0], names[1:]))

    def _settle(self, frame: FrameType, answer: object) -> None:
        """Let what waits for a frame wait for its caller, or count; a mere look is forgotten."""
        waiting = self.waiting.pop(frame, [])
        if self._name(frame).startswith("tabs") and _is_verdict(answer):
            return
        caller = frame.f_back
        while caller is not None and not self._is_ours(caller.f_code):
            caller = caller.f_back
        if caller is not None:
            self.waiting.setdefault(caller, []).extend(waiting)
            return
        for room, callers in waiting:
            self.rooms.add(room)
            self.callers |= set(callers)


def _arguments(frame: FrameType) -> list[object]:
    code = frame.f_code
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    return [frame.f_locals[name] for name in names if name in frame.f_locals]


def _is_verdict(answer: object) -> bool:
    """Tell whether a function answered remarks only, or yes or no."""
    if isinstance(answer, (list, tuple)):
        return all(type(it).__name__ == "Anmarkning" for it in answer)
    return isinstance(answer, bool)


def _holds(value: object, depth: int = DEPTH) -> bool:
    """Tell whether a value is the amount or the figure, or a text, a sheet or a list with it."""
    if isinstance(value, float):
        return value in NUMBERS
    if isinstance(value, (str, bytes, bytearray)):
        texts = TEXTS if isinstance(value, str) else BYTES
        return any(text in value for text in texts)  # type: ignore[operator]
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, (list, tuple, array)) and depth:
        return any(_holds(it, depth - 1) for it in value)
    return False


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(Path(sys.argv[2]).resolve())
    else:
        main(sys.argv[1:])
