"""What the charts of a finished workbook remember: only what the cells that they show hold."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlsaddin.domain.celladress import column_letters
from xlsaddin.publish.fynd import Fynd

_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?")


def chart_findings(roots: Mapping[str, Any], strings: Sequence[str]) -> Iterator[Fynd]:
    """Yield the charts that show other cells than the workbook's, or remember other values."""
    cells = _values(roots, strings)
    for name, root in roots.items():
        if not name.startswith("xl/charts/chart"):
            continue
        for reference in root.iter("{*}numRef", "{*}strRef"):
            place = str(reference.findtext("{*}f"))
            found = _RANGE.fullmatch(place)
            tab = (found[1] or found[2] or "").replace("''", "'") if found else ""
            if found is None or tab not in cells:
                yield Fynd(name, f"visar {place}, som inte finns i kopian.")
                continue
            shown = [cells[tab].get(it, "") for it in _addresses(found)]
            for point in reference.iterfind(".//{*}pt"):
                value, number = str(point.findtext("{*}v")), int(point.get("idx", 0))
                if number >= len(shown) or not _same(value, shown[number]):
                    yield Fynd(name, f"minns «{value}», som {place} inte visar.")


def _values(roots: Mapping[str, Any], strings: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return what each cell shows, by tab and address."""
    tabs = [it.get("name") for it in roots["xl/workbook.xml"].iterfind(".//{*}sheet")]
    found: dict[str, dict[str, str]] = {}
    for number, tab in enumerate(tabs, 1):
        root = roots.get(f"xl/worksheets/sheet{number}.xml", ())
        found[tab] = {}
        for cell in root.iterfind(".//{*}c") if len(root) else ():
            value = cell.findtext("{*}v") or ""
            text = cell.get("t") == "s" and value.isdecimal() and int(value) < len(strings)
            found[tab][cell.get("r")] = strings[int(value)] if text else value
    return found


def _addresses(found: re.Match[str]) -> list[str]:
    first, last = found[3], found[5] or found[3]
    top, bottom = int(found[4]), int(found[6] or found[4])
    columns = range(_number(first), _number(last) + 1)
    return [f"{column_letters(c)}{row}" for row in range(top, bottom + 1) for c in columns]


def _number(letters: str) -> int:
    return functools.reduce(lambda sum_, it: 26 * sum_ + ord(it) - ord("A") + 1, letters, 0)


def _same(one: str, other: str) -> bool:
    try:
        return abs(float(one or 0) - float(other or 0)) < 1e-9 * max(1.0, abs(float(one or 0)))
    except ValueError:
        return one == other
