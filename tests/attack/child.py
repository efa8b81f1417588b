"""One run of the command line in a process of its own, forked so that a thousand are soon done."""

from __future__ import annotations

import io
import os
import sys
import tempfile
import traceback
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from xlsaddin.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable, Container

# What Python tells of before it asks the system for it: the moments where a run can be met.
_STEPS = {
    "fcntl.flock",
    "open",
    "os.chmod",
    "os.link",
    "os.listdir",
    "os.mkdir",
    "os.remove",
    "os.rename",
    "os.scandir",
    "shutil.copyfile",
}


class Outcome(NamedTuple):
    """How a run ended; a code below zero is the signal that killed it.

    `cpu` is in seconds, `memory` its peak in MiB.
    """

    code: int
    err: str
    cpu: float
    memory: float


def run(*words: object, prepare: Callable[[], object] = lambda: None) -> Outcome:
    """Run a command; `prepare` is called in its process before it begins."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        pid = os.fork()
        if pid == 0:
            _child([str(word) for word in words], prepare, out.fileno(), err.fileno())
        _, status, used = os.wait4(pid, 0)
        err.seek(0)
        return Outcome(
            os.waitstatus_to_exitcode(status),
            err.read().decode("utf-8", "replace"),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )


def at_step(
    number: int, act: Callable[[], object], *, but: Container[str] = ()
) -> Callable[[], None]:
    """Return a preparation that lets something happen just before a numbered step of the run."""
    seen: list[str] = []

    def hook(event: str, _: object) -> None:
        if event in _STEPS and event not in but:
            seen.append(event)
            if len(seen) == number:
                act()

    return lambda: sys.addaudithook(hook)


def _child(words: list[str], prepare: Callable[[], object], out: int, err: int) -> NoReturn:
    code = 99
    try:
        os.dup2(out, 1)
        os.dup2(err, 2)
        sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), "utf-8")
        sys.stderr = io.TextIOWrapper(os.fdopen(2, "wb", closefd=False), "utf-8")
        sys.argv = ["xlsaddin", *words]
        prepare()
        main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        with suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)
