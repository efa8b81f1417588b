"""How much of a file is read: more than any workbook holds, less than a computer cannot bear."""

from collections.abc import Collection
from zipfile import BadZipFile, ZipInfo

LARGEST_PACKAGE = 3 << 29
"""Bytes unpacked. A ledger of a million rows is half of it; to unpack all takes some seconds."""

LARGEST_HELD = 1 << 28
"""Bytes of a part that is held as a whole: any picture, any tab but a ledger's."""

LARGEST_XML = 1 << 23
"""Bytes of a part that tells of others, looks, tables or relationships: as a tree 20 times more."""

LARGEST_TEXTS = 1 << 26
"""Bytes of the texts that cells share: one of its own for every row that a tab can have."""

ROWS_BELOW = 10_000
"""Rows under a table that are looked at: what stands further down is not meant for it."""

LARGEST_RATIO = 150
"""Times that a part shrinks. The most repetitive tab shrinks some 40 times, a bomb 1 000."""

SMALL = 1 << 20
"""Bytes from which a part is worth calling a bomb."""

LONGEST_ROW = 1 << 24
"""Bytes of a row: a thousand for each of Excel's columns."""

LAST_ROW = 1 << 20
"""Excel's last row: 1 048 576."""

LAST_COLUMN = 1 << 14
"""Excel's last column, XFD."""


class TooLarge(Exception):
    """More than is read."""


def refuse_impossible(members: Collection[ZipInfo], file_size: int) -> None:
    """Refuse a zip whose parts together are too large, or lie in one another.

    Raises:
        TooLarge: it unpacks to more than any workbook.
        zipfile.BadZipFile: the parts do not have room in the file.
    """
    if sum(member.compress_size for member in members) > file_size:
        raise BadZipFile("parts that lie in one another")
    if sum(member.file_size for member in members) > LARGEST_PACKAGE:
        raise TooLarge


def refuse_bomb(member: ZipInfo, largest: int) -> None:
    """Refuse a part that unpacks to more than what is held, or swells beyond reason.

    Raises:
        TooLarge: it is larger than `largest`.
        zipfile.BadZipFile: it swells beyond reason.
    """
    size, packed = member.file_size, max(member.compress_size, 1)
    if size > SMALL and size / packed > LARGEST_RATIO:
        raise BadZipFile(f"{member.filename} is a bomb")
    if size > largest:
        raise TooLarge
