"""The streams of the command line: what an old code page lacks, and a reader that has gone."""

import codecs
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from xlsaddin.oforutsett import EXIT_CODE

ENKELT = "xlsaddin.enkelt"
_STANDARD = 2
# A sign that is lost changes a figure: each has its plain look.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("−‐‑‒–—―─", "-"),
        **dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}", " "),
        **dict.fromkeys("·•●", "*"),
        **dict.fromkeys("“”«»„", '"'),
        **dict.fromkeys("‘’", "'"),
        "○": "o",
        "◐": "%",
        "×": "x",
        "÷": "/",
        "≤": "<=",
        "≥": ">=",
        "≠": "<>",
        "→": "->",
        "←": "<-",
        "│": "|",
    }
)
# The reader has what it wants; Windows calls a pipe that is gone an invalid argument.
_GONE = {errno.EPIPE, errno.ECONNRESET} | ({errno.EINVAL} if sys.platform == "win32" else set())


class Utlopp(io.RawIOBase):
    """A stream out of the program that takes all, also when nobody receives it any more."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        # Kept, else it would be closed, and the system's stream with it.
        self._stream = stream
        self._raw: Any = getattr(stream.buffer, "raw", stream.buffer)
        self.fel: OSError | None = None

    def writable(self) -> bool:
        """It is written to."""
        return True

    def fileno(self) -> int:
        """Return the system's number of it."""
        return int(self._raw.fileno())

    def write(self, data: Any) -> int:  # noqa: ANN401 - the signature of RawIOBase
        """Pass bytes on, until that fails once."""
        if self.fel is None:
            try:
                return int(self._raw.write(data) or 0)
            except OSError as fel:
                self.fel = fel
        return len(data)


@contextmanager
def utskrift() -> Iterator[None]:
    """Prepare the streams; afterwards an answer that could not be written is told.

    Raises:
        SystemExit: it could not; a reader that has gone is no fault.
    """
    _occupy_standard_numbers()
    utlopp, sys.stdout = _prepared(sys.stdout)
    _, sys.stderr = _prepared(sys.stderr)
    try:
        yield
    finally:
        if sys.stdout is not None:
            with suppress(OSError):
                sys.stdout.flush()
        if utlopp and utlopp.fel and utlopp.fel.errno not in _GONE:
            full = utlopp.fel.errno == errno.ENOSPC
            orsak = "disken är full" if full else "den som skulle ta emot det gav fel"
            if sys.stderr is not None:
                sys.stderr.write(f"Svaret gick inte att skriva ut: {orsak}.\n")
            sys.exit(EXIT_CODE)


def enkelt(error: UnicodeError) -> tuple[str, int]:
    """Return plain letters for what an encoding lacks.

    >>> "−210 kr ─ «å»".encode("cp437", ENKELT).decode("cp437")
    '-210 kr ─ «å»'
    >>> "−210 kr ─ «å»".encode("ascii", ENKELT)
    b'-210 kr - "a"'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_plain(sign) for sign in lacking), error.end


def _plain(sign: str) -> str:
    known = sign.translate(_PLAIN)
    letters = unicodedata.normalize("NFKD", known).encode("ascii", "ignore").decode()
    return letters or "?"


def _prepared(stream: Any) -> tuple[Utlopp | None, Any]:  # noqa: ANN401 - None when closed
    """Return the stream to write to, and what it flows through unless it is a terminal."""
    if not isinstance(stream, io.TextIOWrapper):
        return None, stream
    if stream.isatty():
        stream.reconfigure(errors=ENKELT)
        return None, stream
    utlopp = Utlopp(stream)
    return utlopp, io.TextIOWrapper(
        io.BufferedWriter(utlopp),
        encoding=stream.encoding,
        errors=ENKELT,
        line_buffering=stream.line_buffering,
    )


def _occupy_standard_numbers() -> None:
    """Give closed streams their numbers back, else a workbook gets one and noise with it."""
    with suppress(OSError):
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _STANDARD:
            pass
        os.close(descriptor)


codecs.register_error(ENKELT, enkelt)
