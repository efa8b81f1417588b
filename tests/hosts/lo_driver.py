"""Answer questions about workbooks with one LibreOffice: a JSON object a line in, one a line out.

Run by the system's Python (the one with `uno`), started by `libreoffice.py`:

    python3 lo_driver.py EXTENSION.oxt FUNCTION [FUNCTION …]

Questions: {"do": "recalculate", "book"}, {"do": "pdf", "book", "out"},
{"do": "set_cells", "book", "cells": [[sheet, address, value], …], "save_as"},
{"do": "edit", "book", "cell": [sheet, address, value, …]}: how many seconds each edit takes.
Answers: {"ok": …} or {"error": text}, the first one unasked with the process group of
LibreOffice. The end of the input ends LibreOffice.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import uno
from lo_formulas import reenter, results
from lo_office import Office, office, properties, url

XLSX = "Calc MS Excel 2007 XML"
PDF = "calc_pdf_Export"


def main(extension: str, *functions: str) -> None:
    """Start LibreOffice with the add-in and answer until nobody asks any more."""
    with office(os.environ) as running:
        running.install(Path(extension))
        _say(ok=running.group)
        for line in sys.stdin:
            try:
                _say(ok=_answer(running, list(functions), json.loads(line)))
            except Exception as fault:  # noqa: BLE001 - the one who asks shall see whatever it was
                _say(error=f"{type(fault).__name__}: {fault}")


def _say(**answer: object) -> None:
    """Write one line."""
    print(json.dumps(answer), flush=True)  # noqa: T201 - standard output is the channel


def _answer(running: Office, functions: list[str], question: dict[str, Any]) -> object:
    """Do what is asked with a fresh copy of the workbook."""
    with running.opened(Path(question["book"])) as document:
        if question["do"] == "pdf":
            return _pdf(document, Path(question["out"]))
        reenter(document, functions)
        if question["do"] == "edit":
            return _edit(document, *question["cell"])
        for sheet, address, value in question.get("cells", ()):
            _set(document.Sheets.getByName(sheet).getCellRangeByName(address), value)
        document.calculateAll()
        if question.get("save_as"):
            document.storeToURL(url(Path(question["save_as"])), properties(FilterName=XLSX))
        return results(document)


def _set(cell: Any, value: float | str | None) -> None:
    """Put a number, a text, a formula (with its equals sign) or nothing into a cell."""
    if isinstance(value, int | float):
        cell.setValue(value)
    elif value is not None and value.startswith("="):
        cell.setFormula(value)
    else:
        cell.setString(value or "")


def _edit(document: Any, sheet: str, address: str, *values: float) -> list[float]:
    """Put one number after another into a cell; return how long each takes to reach other tabs."""
    cell = document.Sheets.getByName(sheet).getCellRangeByName(address)
    document.calculateAll()
    seconds = []
    for value in values:
        start = time.perf_counter()
        cell.setValue(value)
        results(document, sheet)
        seconds.append(time.perf_counter() - start)
    return seconds


def _pdf(document: Any, out: Path) -> str:
    """Print the workbook to a tagged PDF/A-2."""
    wanted = properties(UseTaggedPDF=True, SelectPdfVersion=2)
    data = uno.Any("[]com.sun.star.beans.PropertyValue", wanted)
    document.storeToURL(url(out), properties(FilterName=PDF, FilterData=data))
    return str(out)


if __name__ == "__main__":
    main(*sys.argv[1:])
