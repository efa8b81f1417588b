"""Look at a workbook as pictures: `python -m tests.hosts.bild BOOK OUTDIR`."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.hosts.libreoffice import Calc, available, png_pages

USAGE = "Så här: python -m tests.hosts.bild ARBETSBOK MAPP"


def main(arguments: list[str]) -> int:
    """Print the workbook to a PDF file and draw each of its pages."""
    if len(arguments) != 2:
        sys.stderr.write(f"{USAGE}\n")
        return 2
    if missing := available():
        sys.stderr.write(f"{missing}\n")
        return 3
    book, folder = (Path(argument) for argument in arguments)
    folder.mkdir(parents=True, exist_ok=True)
    with Calc() as calc:
        pdf = calc.pdf(book, folder / f"{book.stem}.pdf")
    for page in png_pages(pdf, folder):
        sys.stdout.write(f"{page}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
