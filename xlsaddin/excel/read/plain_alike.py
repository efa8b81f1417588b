"""Rows of a plain table that are alike in every cell, found without reading every cell again.

Rows are told apart by their amounts, days and codes, which are read anyhow. Only those that are
left, mostly none, are fetched from the sheet and compared cell by cell.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence

from xlsaddin.excel.package.package import Package
from xlsaddin.excel.package.unpacking import stretches
from xlsaddin.excel.read.plain_columns import Amounts, Codes
from xlsaddin.excel.read.table_info import TableInfo
from xlsaddin.tabs.alike import alike

_ROW = re.compile(rb'<row r="(\d+)"[^>]*+>(.*?)</row>', re.DOTALL)
_PLACE = re.compile(rb'(<c r="[A-Z]+)\d+"(?: s="\d+")?')
_BLANK = re.compile(rb'<c r="[A-Z]+/>')


def plain_alike(
    package: Package, info: TableInfo, columns: Sequence[Amounts | Codes]
) -> list[tuple[int, int]]:
    """Return each row that is alike an earlier one in every cell, and that one, by their numbers.

    How a cell looks does not tell it from another.

    Args:
        package: the workbook.
        info: the table.
        columns: those of its columns that have been read.
    """
    candidates = {info.first_row + place for place in _candidates(columns)}
    return alike(_cells(package, info, candidates)) if candidates else []


def _candidates(columns: Sequence[Amounts | Codes]) -> list[int]:
    """Return the places of the rows that share what has been read with another."""
    hashes = array("q", map(hash, zip(*(column.marks() for column in columns), strict=True)))
    if len(set(hashes)) == len(hashes):
        return []
    antal = Counter(hashes)
    return [place for place, hash_ in enumerate(hashes) if antal[hash_] > 1]


def _cells(package: Package, info: TableInfo, candidates: set[int]) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the cells of these rows, without what says where and how they stand."""
    for *_, rows in stretches(package.chunks(info.sheet_part)):
        for number, cells in _ROW.findall(rows):
            if int(number) in candidates:
                yield int(number), _BLANK.sub(b"", _PLACE.sub(rb"\1", cells))
