"""The plain way to update the workbook: `python -m benchmarks.plain_way FILE`.

What a script would do: read every tab with `pandas.read_excel`, sum the ledger by the
Kontoplan, load the whole workbook with openpyxl, replace the report cells, save. It reckons less
than xlsaddin does, checks nothing, and loses cached values and shapes: a lower bound of its cost.
Writes the sums of the posts as JSON, so that the two ways can be compared.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd

HEADERS = 3
LAST_YEAR = 2022
KONTERING = 4
"""The Kontoplan's columns before the places that an amount goes to."""
KEPT_TABS = (
    "Start",
    "Inställningar",
    "Kontoplan",
    "Poster",
    "Huvudbok",
    "Saldon",
    "Budget",
    "Jämförelseår",
    "Kommentarer",
    "Tryckta siffror",
)

Tabs = dict[str, Any]
"""Tab -> its rows as a data frame."""
Sums = dict[str, dict[str, float]]
"""Place, a column of the Kontoplan -> post -> kr."""


def read(file: Path) -> Tabs:
    """Return every tab."""
    codes = {"Ansvar": str, "Projekt": str}
    return dict(
        pd.read_excel(file, sheet_name=None, header=HEADERS, engine="openpyxl", dtype=codes)
    )


def outcome(tabs: Tabs) -> Sums:
    """Return the sum of the ledger for each post that the Kontoplan leads to."""
    keys = ["Konto", "Ansvar", "Projekt"]
    ledger = tabs["Huvudbok"].groupby(keys, dropna=False)["Belopp"].sum().reset_index()
    sums: Sums = {}
    for row in tabs["Kontoplan"].to_dict("records"):
        last = row["Från konto"] if pd.isna(row["Till konto"]) else row["Till konto"]
        chosen = ledger["Konto"].between(row["Från konto"], last)
        for code in ("Ansvar", "Projekt"):
            if not pd.isna(row[code]):
                chosen &= ledger[code] == row[code]
        amount = float(ledger.loc[chosen, "Belopp"].sum())
        for place, post in list(row.items())[KONTERING:]:
            if not pd.isna(post):
                posts = sums.setdefault(place, {})
                posts[post] = posts.get(post, 0.0) + amount
    return sums


def budget(tabs: Tabs) -> dict[str, float]:
    """Return the budget of each post."""
    return dict(tabs["Budget"].groupby("Post")["Belopp"].sum())


def last_year(tabs: Tabs) -> dict[str, float]:
    """Return last year's figure of each post."""
    years = tabs["Jämförelseår"]
    return dict(years[years["År"] == LAST_YEAR].groupby("Post")["Belopp"].sum())


def fill(workbook: openpyxl.Workbook, columns: Sequence[Mapping[str, float]]) -> None:
    """Replace, on every report tab, the figures on the rows that begin with a known post."""
    for sheet in workbook.worksheets:
        if sheet.title in KEPT_TABS:
            continue
        for row in sheet.iter_rows():
            text = str(row[0].value)
            for cell, figures in zip(row[1:], columns, strict=False):
                if text in figures:
                    cell.value = figures[text]


def main() -> int:
    """Update the workbook."""
    file = Path(sys.argv[1])
    tabs = read(file)
    sums = outcome(tabs)
    posts = {post: amount for report in sums.values() for post, amount in report.items()}
    workbook = openpyxl.load_workbook(file, keep_vba=True)
    fill(workbook, [posts, budget(tabs), last_year(tabs)])
    workbook.save(file)
    print(json.dumps(sums, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
