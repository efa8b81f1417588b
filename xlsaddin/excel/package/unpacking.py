"""The parts of a zip as they were written, their sums checked."""

import os
import zipfile
from collections.abc import Iterator
from typing import IO

from xlsaddin.excel.package.limits import refuse_impossible

CHUNK = 1 << 18
SMALL = 1 << 16
"""A part up to this size is kept once it has been asked for: most are asked for again."""


class Unpacking:
    """A zip that parts are read from, and which of them have been read to their end."""

    def __init__(self, file: IO[bytes]) -> None:
        """Read the directory.

        Raises:
            zipfile.BadZipFile: there is none, or it tells of what cannot be.
            TooLarge: it holds more than is read.
        """
        self.zip = zipfile.ZipFile(file)
        members = self.zip.infolist()
        refuse_impossible(members, file.seek(0, os.SEEK_END))
        self.members = {member.filename: member for member in members}
        self._checked: set[str] = set()
        self._kept: dict[str, bytes] = {}
        if len(self.members) != len(members):
            raise zipfile.BadZipFile("two parts of one name")

    def part(self, name: str, size: int = CHUNK) -> Iterator[bytes]:
        """Yield a part in pieces of a size; its sum is checked before the last is given.

        Raises:
            zipfile.BadZipFile: the sum or the length is not what the directory says.
        """
        if self.members[name].file_size > SMALL:
            yield from self._unpacked(name, size)
            return
        if name not in self._kept:
            self._kept[name] = b"".join(self._unpacked(name, SMALL))
        data = self._kept[name]
        for start in range(0, len(data), size):
            yield data[start : start + size]

    def _unpacked(self, name: str, size: int) -> Iterator[bytes]:
        left = self.members[name].file_size
        with self.zip.open(name) as stream:
            while chunk := stream.read(size):
                left -= len(chunk)
                if not left:
                    # Only at its end does the stream compare the sum.
                    stream.read(1)
                    self._checked.add(name)
                yield chunk
        if left:
            raise zipfile.BadZipFile(f"{name} is shorter than it says")

    def check(self) -> None:
        """Read every part that has not been read to its end.

        Raises:
            zipfile.BadZipFile: the sum or the length of one is not what the directory says.
        """
        for name in self.members:
            if name not in self._checked:
                for _ in self._unpacked(name, CHUNK):
                    pass
