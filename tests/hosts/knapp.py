"""Press a real button of a workbook in a visible LibreOffice, on a screen that exists in memory."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.hosts import libreoffice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCREEN = "1400x900x24"
SECONDS = 300


def available() -> str | None:
    """Return why no button can be pressed here, or None when one can."""
    missing = [name for name in ("Xvfb", "xdotool") if not shutil.which(name)]
    if missing:
        return f"{' och '.join(missing)} saknas: kör «make system» som root"
    return libreoffice.available()


def press(book: Path, sheet: str, caption: str, watch_cell: str) -> tuple[str, str]:
    """Press the form button with this caption in a copy of the workbook, macros allowed.

    Returns what `watch_cell` of the same sheet shows before and after. Waits until it changes,
    at most ten seconds: two equal texts mean that the button did nothing.
    """
    script = libreoffice.HERE / "lo_press.py"
    command = [libreoffice.SYSTEM_PYTHON, "-B", script, book, sheet, caption, watch_cell]
    with _screen() as display:
        environment = libreoffice.environment(DISPLAY=display, SAL_USE_VCLPLUGIN="gen")
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    if done.returncode:
        raise libreoffice.CalcError(done.stderr)
    before, after = json.loads(done.stdout)
    return before, after


@contextmanager
def _screen() -> Iterator[str]:
    """Run an X server of our own and give its name; it chooses a free number itself."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN]
    command += ["-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writer], stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
