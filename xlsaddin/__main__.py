"""The entry of the command line: `xlsaddin` and `python -m xlsaddin`."""

import gc


def main() -> None:
    """Start the command line without looking for garbage among the modules being loaded."""
    gc.disable()
    from xlsaddin.cli import main as run  # noqa: PLC0415 - loaded when nothing is collected

    run()


if __name__ == "__main__":
    main()
