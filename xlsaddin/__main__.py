"""The entry of the command line: `xlsaddin` and `python -m xlsaddin`."""

import gc
import io
import sys


def main() -> None:
    """Run the command line, and look for garbage neither while modules load nor at the end."""
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # An old code page lacks some signs: show them as ? rather than nothing at all.
            stream.reconfigure(errors="replace")
    from xlsaddin.cli import main as run  # noqa: PLC0415 - loaded when nothing is collected

    try:
        run()
    finally:
        # The process ends here: what is frozen the last collection need not go through.
        gc.freeze()


if __name__ == "__main__":
    main()
