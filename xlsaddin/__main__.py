"""The entry of the command line: `xlsaddin` and `python -m xlsaddin`."""

import gc
import sys

from xlsaddin.oforutsett import EXIT_CODE, oforutsett
from xlsaddin.utskrift import utskrift

INTERRUPTED = 130


def main() -> None:
    """Run the command line, and look for garbage neither while modules load nor at the end."""
    gc.disable()
    try:
        with utskrift():
            _run()
    finally:
        # The process ends here: what is frozen the last collection need not go through.
        gc.freeze()


def _run() -> None:
    """Run the command line; what happens while it loads, or ends, is told in a sentence too."""
    try:
        from xlsaddin.cli import main as run  # noqa: PLC0415 - loaded when nothing is collected

        run()
    except SystemExit:
        raise
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BaseException:  # noqa: BLE001 - Rust's panics are no Exception
        if sys.stderr is not None:
            sys.stderr.write(f"{oforutsett('xlsaddin startade')}\n")
        sys.exit(EXIT_CODE)


if __name__ == "__main__":
    main()
