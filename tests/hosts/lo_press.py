"""Press one form button with the mouse pointer and print what a cell shows before and after.

Run by the system's Python (the one with `uno`) on an X display, started by `knapp.py`:

    python3 lo_press.py BOOK SHEET CAPTION CELL
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lo_office import OfficeError, office

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 100
WIDTH, HEIGHT = 1400, 900
POSITION_AND_SIZE = 15


def main(book: str, sheet: str, caption: str, cell: str) -> None:
    """Open the workbook, press the button, wait for the cell to change."""
    with (
        office(os.environ, headless=False) as running,
        running.opened(Path(book), hidden=False, macros=True) as document,
    ):
        document.CurrentController.Frame.ContainerWindow.setPosSize(
            0, 0, WIDTH, HEIGHT, POSITION_AND_SIZE
        )
        page = document.Sheets.getByName(sheet)
        document.CurrentController.setActiveSheet(page)
        watched = page.getCellRangeByName(cell)
        before = watched.String
        _press(document, _button(page, caption))
        _wait(lambda: watched.String != before)
        print(json.dumps([before, watched.String]))  # noqa: T201 - the answer


def _button(page: Any, caption: str) -> Any:
    """Return the model of the button with this caption."""
    models = [model for form in page.DrawPage.Forms for model in form]
    found = next((model for model in models if model.Label == caption), None)
    if found is None:
        raise OfficeError(f"no button {caption!r} among {[model.Label for model in models]}")
    return found


def _press(document: Any, model: Any) -> None:
    """Move the pointer to the middle of the button, once it lies still, and click."""
    context = document.CurrentController.getControl(model).getAccessibleContext()
    middle = _still(lambda: _middle(context))
    for window in _pointer("search", "--onlyvisible", "--name", "LibreOffice").split():
        _pointer("windowfocus", "--sync", window)
    _pointer("mousemove", "--sync", middle[0] - 40, middle[1] + 60)
    _pointer("mousemove", "--sync", *middle)
    _pointer("click", 1)


def _middle(context: Any) -> tuple[int, int]:
    """Return where on the screen the middle of a control is."""
    corner, size = context.getLocationOnScreen(), context.getSize()
    return corner.X + size.Width // 2, corner.Y + size.Height // 2


def _still(where: Callable[[], tuple[int, int]]) -> tuple[int, int]:
    """Return a place that has stayed the same for a second: the window has been laid out."""
    seen = [where()]

    def settled() -> bool:
        seen.append(where())
        return len(seen) > 10 and len(set(seen[-10:])) == 1

    _wait(settled)
    return seen[-1]


def _wait(ready: Callable[[], bool]) -> bool:
    """Look ten times a second until something is so, and say whether it became so."""
    deadline = time.monotonic() + SECONDS
    while not ready():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def _pointer(*arguments: object) -> str:
    """Let xdotool do something, at most for some seconds, and return what it says."""
    command = ["xdotool", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=SECONDS)
    return done.stdout


if __name__ == "__main__":
    main(*sys.argv[1:])
