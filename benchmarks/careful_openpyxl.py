"""A careful openpyxl script: `python -m benchmarks.careful_openpyxl FILE`.

Loads the workbook once, sums the ledger by the Kontoplan while it goes over the rows, changes the
report cells and saves once: what one who knows openpyxl would write. It checks nothing either, and
loses cached values and shapes. Writes the sums of the posts as JSON.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl

from benchmarks.plain_way import LAST_YEAR, Sums, fill

FIRST_ROW = 5


def rows(workbook: openpyxl.Workbook, tab: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a data tab."""
    return workbook[tab].iter_rows(min_row=FIRST_ROW, values_only=True)


def outcome(workbook: openpyxl.Workbook) -> Sums:
    """Return the sum of the ledger for each post that the Kontoplan leads to."""
    ledger: defaultdict[tuple[int, str, str], float] = defaultdict(float)
    for _, konto, ansvar, projekt, _, amount, *_ in rows(workbook, "Huvudbok"):
        ledger[konto, str(ansvar or ""), str(projekt or "")] += amount
    sums: Sums = {}
    for first, last, ansvar, projekt, *places in rows(workbook, "Kontoplan"):
        total = sum(
            amount
            for (konto, ett, annat), amount in ledger.items()
            if first <= konto <= (last or first)
            and str(ansvar or ett) == ett
            and str(projekt or annat) == annat
        )
        for place, post in enumerate(places):
            if post:
                posts = sums.setdefault(str(place), {})
                posts[post] = posts.get(post, 0.0) + total
    return sums


def budget(workbook: openpyxl.Workbook) -> dict[str, float]:
    """Return the budget of each post."""
    posts: defaultdict[str, float] = defaultdict(float)
    for _, post, amount, *_ in rows(workbook, "Budget"):
        posts[post] += amount
    return posts


def last_year(workbook: openpyxl.Workbook) -> dict[str, float]:
    """Return last year's figure of each post."""
    years = rows(workbook, "Jämförelseår")
    return {post: amount for year, _, post, amount, *_ in years if year == LAST_YEAR}


def main() -> int:
    """Update the workbook."""
    file = Path(sys.argv[1])
    workbook = openpyxl.load_workbook(file, keep_vba=True)
    sums = outcome(workbook)
    posts = {post: amount for report in sums.values() for post, amount in report.items()}
    fill(workbook, [posts, budget(workbook), last_year(workbook)])
    workbook.save(file)
    print(json.dumps(sums, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
