"""Personnummer anywhere in a closed workbook: cells, comments, text boxes, headers, properties.

The parts are searched as bytes, whole rows at a time: only what is shaped like a number is looked
at further, so that the many other cells cost next to nothing. Report tabs are made anew from the
data tabs, and are not searched.
"""

import re
from collections.abc import Container, Iterator
from html import unescape
from pathlib import Path

from xlsaddin.domain.celladress import column_letters
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.table_info import tables
from xlsaddin.excel.read.texts import unescaped
from xlsaddin.rules.personnummer import ar_personnummer, innehaller_personnummer
from xlsaddin.tabs.alla import TABLES
from xlsaddin.tabs.personnummer import Fynd
from xlsaddin.tabs.schema import Kind

_NUMBER = re.compile(rb"v>(\d[\d.]{8,15}(?:E\+?\d+)?)</")
_SHARED = re.compile(rb"""t=["']s["'][^>]*>\s*<(?:\w+:)?v>(\d+)</""")
_INLINE = re.compile(rb"<(?:\w+:)?is>(.*?)</(?:\w+:)?is>", re.DOTALL)
_ADDRESS = re.compile(rb"""\br=["']([A-Z]{1,3})(\d+)["']""")
_MAYBE = re.compile(rb"\d{6}[^\d<]{0,8}\d{4}|<(?:\w+:)?r>|_x00")
_TAG = re.compile(rb"<[^>]*>")
_ENDS_OF_TEXT = re.compile(rb"</(?:\w+:)?(?:p|text|comment|si|odd\w+|even\w+|first\w+|lpwstr)>")
_COMMENT = re.compile(
    rb"""<(?:\w+:)?(?:comment|threadedComment)\b[^>]*?\bref=["']([A-Z]+)(\d+)["']"""
)
_END_OF_ROW, _END_OF_STRING = b"</row>", b"</si>"
_BEFORE = 300
"""The start of a cell stands at most so far before its value."""
_OWN_TEXT = ("/comments", "/threadedComment", "/drawing")
_PROPERTIES = ("docProps/core.xml", "docProps/custom.xml")
ARBETSBOKEN = "Arbetsboken"


def personnummer_i(path: Path, own_tabs: Container[str]) -> list[Fynd]:
    """Return every place in a workbook where a personnummer stands; see `personnummer`."""
    with Package(path) as package:
        return personnummer(package, own_tabs)


def personnummer(package: Package, own_tabs: Container[str]) -> list[Fynd]:
    """Return every place where a personnummer stands.

    Args:
        package: the workbook.
        own_tabs: the tabs that the program makes anew, which are left out.
    """
    with package.whole():
        shared = _shared(package)
        found = [
            Fynd(ARBETSBOKEN, None, "Egenskaperna")
            for part in _PROPERTIES
            if package.has(part) and any(_texts(package.read(part), _TAG))
        ]
        amounts = _amounts(package)
        for tab, part in package.sheets().items():
            if tab not in own_tabs:
                found += _on_sheet(package, tab, part, shared, amounts)
        return found


def _shared(package: Package) -> frozenset[int]:
    """Return the numbers of the shared strings that hold a personnummer."""
    part = package.workbook_target("sharedStrings")
    found, count = set(), 0
    for block in _blocks(package, part, _END_OF_STRING) if part else ():
        items = re.split(rb"</(?:\w+:)?si>|<(?:\w+:)?si/>", block)
        if _MAYBE.search(block):
            found |= {count + i for i, item in enumerate(items[:-1]) if _holds(item)}
        count += len(items) - 1
    return frozenset(found)


def _amounts(package: Package) -> frozenset[tuple[str, str]]:
    """Return the sheets' parts and the letters of the columns that hold amounts."""
    declared = {
        table.name.casefold(): {
            it.name.casefold() for it in table.columns if it.kind is Kind.BELOPP
        }
        for table in TABLES
    }
    return frozenset(
        (info.sheet_part, column_letters(number))
        for info in tables(package)
        for number, name in zip(info.column_numbers, info.columns, strict=True)
        if name.casefold() in declared.get(info.name.casefold(), ())
    )


def _on_sheet(
    package: Package,
    tab: str,
    part: str,
    shared: frozenset[int],
    amounts: frozenset[tuple[str, str]],
) -> Iterator[Fynd]:
    for block in _blocks(package, part, _END_OF_ROW):
        for match in _NUMBER.finditer(block):
            if not block.endswith(b"</f>", 0, block.rfind(b"<", 0, match.start())):
                letters, row = _address(block, match.start())
                if (part, letters) not in amounts and ar_personnummer(float(match[1])):
                    yield Fynd(tab, row, f"Cellen {letters}{row}")
        places = [m.start() for m in _inline(block) if _holds(m[1])]
        if shared:
            places += [m.start(1) for m in _SHARED.finditer(block) if int(m[1]) in shared]
        for place in places:
            letters, row = _address(block, place)
            yield Fynd(tab, row, f"Cellen {letters}{row}")
        if _END_OF_ROW not in block and any(_texts(block)):
            yield Fynd(tab, None, "Sidhuvudet eller sidfoten")
    for link in package.relationships(part):
        if link.kind.endswith(_OWN_TEXT) and package.has(link.target):
            yield from _in_text(package, tab, link.target)


def _inline(block: bytes) -> Iterator[re.Match[bytes]]:
    return _INLINE.finditer(block) if b"is>" in block else iter(())


def _in_text(package: Package, tab: str, part: str) -> Iterator[Fynd]:
    data = b"".join(package.chunks(part))
    rows = [(match.start(), match) for match in _COMMENT.finditer(data)]
    if not rows:
        yield from [Fynd(tab, None, "En textruta")] if any(_texts(data)) else ()
        return
    for (start, match), (end, _) in zip(rows, [*rows[1:], (len(data), None)], strict=True):
        if any(_texts(data[start:end])):
            letters, row = match[1].decode(), int(match[2])
            yield Fynd(tab, row, f"Kommentaren till {letters}{row}")


def _blocks(package: Package, part: str, end: bytes) -> Iterator[bytes]:
    """Yield a part in pieces that each end where something does, the rest last."""
    rest = b""
    for chunk in package.chunks(part):
        whole, sign, last = (rest + chunk).rpartition(end)
        if sign:
            yield whole + sign
        rest = last
    yield rest


def _address(block: bytes, place: int) -> tuple[str, int]:
    """Return the letters and the row of the cell whose value stands in a place."""
    matches = _ADDRESS.findall(block, max(place - _BEFORE, 0), place)
    return (matches[-1][0].decode(), int(matches[-1][1])) if matches else ("", 0)


def _holds(item: bytes) -> bool:
    return _MAYBE.search(item) is not None and innehaller_personnummer(_plain(item))


def _texts(xml: bytes, ends: re.Pattern[bytes] = _ENDS_OF_TEXT) -> Iterator[bool]:
    """Yield, for each text of a part that may hold a personnummer, whether it does."""
    for text in ends.split(xml):
        if _holds(text):
            yield True


def _plain(xml: bytes) -> str:
    return unescaped(unescape(_TAG.sub(b"", xml).decode("utf-8", "replace")))
