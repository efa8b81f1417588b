"""Commands with something amiss around them: `python -m tests.attack.environments [ROUNDS [SEED]]`.

Permissions, full disks and limits, locales and code pages, clocks, signals, folders that are
missing. A sentence and a known exit code, the file one version or the other, nothing left.
"""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.andrad_bok import run as in_process
from tests.attack.child import at_step, run
from tests.attack.kill import STEPS, no_links
from tests.attack.versions import Versions, campaign, left
from xlsaddin.excel.backup import FOLDER, atomic_write
from xlsaddin.excel.saving import versions as naming

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

NOBODY = 65_534
COMMANDS = ["uppdatera", "kontrollera", "angra", "visa", "ny"]


class Environment(NamedTuple):
    """What is prepared in the folder beforehand, what in the process, and how it may end."""

    folder: Callable[[Path], object] = lambda _: None
    process: Callable[[Path, Random], object] = lambda *_: None
    codes: frozenset[int] = frozenset({0})
    clean: bool = True


def modes(**of: int) -> Callable[[Path], None]:
    """Return a preparation that gives the folder, the file and the backups other modes."""

    def prepare(book: Path) -> None:
        places = {"folder": book.parent, "file": book, "backups": book.parent / FOLDER}
        for place in places.values():
            if place.exists():
                os.chown(place, NOBODY, NOBODY)
        for name, mode in of.items():
            if places[name].exists():
                places[name].chmod(mode)

    return prepare


def as_nobody(*_: object) -> None:
    """Be a user that permissions hold for."""
    if os.getuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def limited(what: int, low: int, high: int) -> Callable[[Path, Random], None]:
    """Return a preparation that sets a limit of the system, at random."""

    def prepare(_: Path, random: Random) -> None:
        limit = random.randint(low, high)
        resource.setrlimit(what, (limit, limit))

    return prepare


def failing(name: str, code: int) -> Callable[[Path, Random], None]:
    """Return a preparation after which one call of the system, at random, fails."""

    def prepare(_: Path, random: Random) -> None:
        calls, fatal, real = [], random.randint(1, 5), getattr(os, name)

        def call(*args: object, **options: object) -> object:
            calls.append(args)
            if len(calls) == fatal:
                raise OSError(code, os.strerror(code))
            return real(*args, **options)

        setattr(os, name, call)

    return prepare


def clock(year: int) -> Callable[[Path, Random], None]:
    """Return a preparation that lets the clock show a year."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # noqa: ARG003 - the signature of datetime
            return datetime(year, 2, 28, 23, 59, 59, tzinfo=UTC)

    def prepare(*_: object) -> None:
        naming.datetime = Clock

    return prepare


def variables(**values: str) -> Callable[[Path, Random], None]:
    """Return a preparation that sets variables of the environment."""
    return lambda *_: os.environ.update(values)


def spoken(code_page: str) -> Callable[[Path, Random], None]:
    """Return a preparation that lets the streams have a code page."""

    def prepare(*_: object) -> None:
        for stream in (sys.stdout, sys.stderr):
            stream.reconfigure(encoding=code_page)

    return prepare


def signalled(number: int) -> Callable[[Path, Random], None]:
    """Return a preparation that lets a signal come before a step, at random."""

    def prepare(_: Path, random: Random) -> None:
        at_step(random.randint(2, STEPS), lambda: os.kill(os.getpid(), number))()

    return prepare


def planted(kind: Callable[[Path], object]) -> Callable[[Path], object]:
    """Return a preparation that puts something in the place of the folder of backups."""

    def prepare(book: Path) -> None:
        backups = book.parent / FOLDER
        if backups.exists():
            backups.rename(book.parent / "undan")
        kind(backups)

    return prepare


REFUSED = frozenset({0, 3})
ENVIRONMENTS = {
    "ordinary": Environment(),
    "a file that may not be read": Environment(modes(file=0), as_nobody, REFUSED),
    "a file that may not be written": Environment(modes(file=0o444), as_nobody, REFUSED),
    "a folder that may not be written": Environment(modes(folder=0o555), as_nobody, REFUSED),
    "a folder that may not be seen": Environment(modes(folder=0o300), as_nobody, REFUSED),
    "backups that may not be written": Environment(modes(backups=0o555), as_nobody, REFUSED),
    "backups that may not be seen": Environment(modes(backups=0), as_nobody, REFUSED),
    "a file where the backups go": Environment(planted(lambda it: it.touch()), codes=REFUSED),
    "a pipe where the backups go": Environment(planted(os.mkfifo), codes=REFUSED),
    "a link to nowhere for backups": Environment(
        planted(lambda it: it.symlink_to("borta")), codes=REFUSED
    ),
    "a limit on files' size": Environment(
        process=limited(resource.RLIMIT_FSIZE, 0, 400_000), codes=frozenset({0, 3, 4})
    ),
    "few open files": Environment(
        process=limited(resource.RLIMIT_NOFILE, 3, 14), codes=frozenset({0, 3, 4})
    ),
    "an fsync that fails": Environment(process=failing("fsync", errno.EIO), codes=REFUSED),
    "a rename that fails": Environment(
        process=failing("rename", errno.EIO), codes=REFUSED, clean=False
    ),
    "a replacement that is denied": Environment(
        process=failing("replace", errno.EACCES), codes=REFUSED
    ),
    "a link that fails": Environment(process=failing("link", errno.EPERM)),
    "no links": Environment(process=lambda *_: no_links()),
    "no locks": Environment(process=lambda *_: _no_locks()),
    "no home": Environment(process=variables(HOME="/finns/inte")),
    "no temporary folder": Environment(process=variables(TMPDIR="/finns/inte", TMP="", TEMP="")),
    "the locale C": Environment(process=variables(LC_ALL="C", LANG="C")),
    "a Turkish locale": Environment(process=variables(LC_ALL="tr_TR.UTF-8")),
    "another time zone": Environment(process=variables(TZ="Pacific/Kiritimati")),
    "code page 1252": Environment(process=spoken("cp1252")),
    "code page 850": Environment(process=spoken("cp850")),
    "ASCII": Environment(process=spoken("ascii")),
    "the year 1970": Environment(process=clock(1970)),
    "the year 9998": Environment(process=clock(9998)),
    "an interruption": Environment(
        process=signalled(signal.SIGINT), codes=frozenset({0, 130}), clean=False
    ),
    "a polite end": Environment(
        process=signalled(signal.SIGTERM), codes=frozenset({0, -signal.SIGTERM}), clean=False
    ),
    "a terminal that closes": Environment(
        process=signalled(signal.SIGHUP), codes=frozenset({0, -signal.SIGHUP}), clean=False
    ),
}


def load() -> None:
    """Load what the commands load when needed: nobody may not read everybody's Python."""
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "ny.xlsm"
        for words in ("ny 2026 -o {}", "visa {} Noter", "uppdatera {}", "angra {}"):
            in_process(*words.format(new).split())


def attack(versions: Versions, folder: Path, random: Random) -> str | None:
    """Run one command in one environment and return what was wrong afterwards."""
    name, command = random.choice(list(ENVIRONMENTS)), random.choice(COMMANDS)
    environment = ENVIRONMENTS[name]
    book = folder / "bok.xlsx"
    book.write_bytes(versions.old)
    if random.random() < 0.7:
        atomic_write(book, lambda it: it.write_bytes(versions.new) and None)
    has_backup = versions.book(book) == "new"
    environment.folder(book)
    words = {"visa": [book, "Noter"], "ny": [2026, "-o", folder / "ny.xlsm"]}.get(command, [book])
    ended = run(command, *words, prepare=lambda: environment.process(book, random))
    _open_up(folder, book)
    fault = _fault(versions, book, ended.err)
    allowed = environment.codes | ({3} if command == "angra" and not has_backup else set())
    if ended.code not in allowed:
        fault = f"ended with {ended.code}: {ended.err}"
    elif environment.clean and left(book):
        fault = f"left {left(book)}"
    elif ended.code > 0 and not ended.err.strip():
        fault = f"ended with {ended.code} and no word"
    return fault and f"{command}, {name}: {fault}"


def _fault(versions: Versions, book: Path, err: str) -> str | None:
    found = [versions.book(book), *versions.backups(book)]
    if not set(found) <= {"old", "new"}:
        return f"versions {found}"
    if "Traceback" in err or "~xlsaddin" in err:
        return err
    return None


def _open_up(folder: Path, book: Path) -> None:
    folder.chmod(0o755)
    book.chmod(0o644)
    if (folder / FOLDER).is_dir():
        (folder / FOLDER).chmod(0o755)


def _no_locks() -> None:
    import fcntl  # noqa: PLC0415 - only here

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    fcntl.flock = refuse


if __name__ == "__main__":
    load()
    campaign("environments", 200, attack)
