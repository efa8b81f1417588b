"""Read the dir stream of a VBA project strictly (MS-OVBA 2.3.4.2)."""

import re
import struct
from dataclasses import dataclass

from tools.validering.problem import BrokenError, Problems

PROCEDURAL, DOCUMENT_OR_CLASS = 0x21, 0x22
REFERENCE_NAME, REGISTERED, MODULES = 0x16, 0x0D, 0x0F
ORIGINAL, CONTROL, CONTROL_END, OTHER_PROJECT = 0x33, 0x2F, 0x30, 0x0E
COMPATIBILITY, CONSTANTS, READ_ONLY, PRIVATE = 0x4A, 0x0C, 0x25, 0x28
ENGLISH = 0x409
WINDOWS_64_BIT = 3
_LIBRARY = re.compile(
    r"\*\\[GH]\{[0-9A-F-]{36}\}#[0-9A-F]{1,4}\.[0-9A-F]{1,4}#[0-9A-F]{1,8}#.*#.*", re.IGNORECASE
)
_IDENTIFIER = re.compile(r"[^\W\d_]\w{0,30}")


@dataclass(frozen=True, slots=True)
class DirModule:
    """A module as the dir stream knows it."""

    name: str
    stream: str
    offset: int
    procedural: bool


@dataclass(frozen=True, slots=True)
class DirStream:
    """What the dir stream says of the project."""

    name: str
    encoding: str
    modules: tuple[DirModule, ...]


@dataclass
class _Reader:
    data: bytes
    problems: Problems
    encoding: str = "cp1252"
    position: int = 0

    def number(self, layout: str) -> int:
        (value,) = struct.unpack_from(layout, self.data, self.position)
        self.position += struct.calcsize(layout)
        return int(value)

    def next_identity(self) -> int:
        return int(struct.unpack_from("<H", self.data, self.position)[0])

    def record(self, identity: int, size: int | None = None) -> bytes:
        found = self.number("<H")
        if found != identity:
            at = self.position - 2
            raise BrokenError(f"dir: record {found:#x} at {at} where {identity:#x} must stand")
        length = self.number("<I")
        fits = size is None or length == size
        self.problems.unless(fits, f"dir: record {identity:#x} of {length} bytes, not {size}")
        content = self.data[self.position : self.position + length]
        self.position += length
        return content

    def value(self, identity: int, layout: str) -> int:
        content = self.record(identity, struct.calcsize(layout))
        return int(struct.unpack(layout, content)[0])

    def optional(self, identity: int, size: int = 0) -> None:
        if self.next_identity() == identity:
            self.record(identity, size)

    def text(self, identity: int) -> str:
        return self.record(identity).decode(self.encoding)

    def text_twice(self, identity: int, unicode_identity: int) -> str:
        """A text in the code page and again in UTF-16: both must say the same."""
        text = self.text(identity)
        again = self.record(unicode_identity).decode("utf-16-le")
        self.problems.unless(text == again, f"dir: {text!r} is {again!r} in Unicode")
        self.problems.unless("\0" not in text, f"dir: null in {text!r}")
        return text


def read_dir(data: bytes, problems: Problems) -> DirStream:
    """Return what an uncompressed dir stream says.

    Raises:
        BrokenError: a record stands where another must.
    """
    reader = _Reader(data, problems)
    name = _project(reader)
    while reader.next_identity() != MODULES:
        _reference(reader)
    count = reader.value(MODULES, "<H")
    reader.record(0x13, 2)
    modules = tuple(_module(reader) for _ in range(count))
    reader.record(0x10, 0)
    problems.unless(reader.position == len(data), "dir: bytes after its end")
    _check_modules(name, modules, problems)
    return DirStream(name, reader.encoding, modules)


def _project(reader: _Reader) -> str:
    problems = reader.problems
    problems.unless(reader.value(0x01, "<I") <= WINDOWS_64_BIT, "dir: unknown system kind")
    reader.optional(COMPATIBILITY, 4)
    problems.unless(reader.value(0x02, "<I") == ENGLISH, "dir: language must be 0x409")
    problems.unless(reader.value(0x14, "<I") == ENGLISH, "dir: invoke language must be 0x409")
    reader.encoding = f"cp{reader.value(0x03, '<H')}"
    name = reader.text(0x04)
    problems.unless(name, "dir: the project has no name")
    reader.text_twice(0x05, 0x40)
    help_file, again = reader.record(0x06), reader.record(0x3D)
    problems.unless(help_file == again, "dir: help file differs from its second copy")
    reader.record(0x07, 4)
    problems.unless(reader.value(0x08, "<I") == 0, "dir: library flags must be 0")
    _version(reader)
    if reader.next_identity() == CONSTANTS:
        reader.text_twice(CONSTANTS, 0x3C)
    return name


def _version(reader: _Reader) -> None:
    """The one record whose size says 4 although 6 bytes follow."""
    identity, size = reader.number("<H"), reader.number("<I")
    reader.problems.unless((identity, size) == (0x09, 4), "dir: project version record")
    reader.number("<I")
    reader.number("<H")


def _reference(reader: _Reader) -> None:
    name = reader.text_twice(REFERENCE_NAME, 0x3E)
    if reader.next_identity() == ORIGINAL:
        reader.record(ORIGINAL)
    kind = reader.next_identity()
    if kind == REGISTERED:
        _check_library(reader, name, reader.record(REGISTERED))
    elif kind == CONTROL:
        _control(reader)
    elif kind == OTHER_PROJECT:
        reader.problems.append(f"dir: reference {name} is to another workbook")
        reader.record(OTHER_PROJECT)
    else:
        raise BrokenError(f"dir: reference {name} is of kind {kind:#x}")


def _check_library(reader: _Reader, name: str, body: bytes) -> None:
    (length,) = struct.unpack_from("<I", body)
    library = body[4 : 4 + length].decode(reader.encoding)
    reader.problems.unless(_LIBRARY.fullmatch(library), f"dir: reference to {library!r}")
    reader.problems.unless(body[4 + length :] == bytes(6), f"dir: reference {name}: reserved bytes")


def _control(reader: _Reader) -> None:
    """Excel adds such a reference, MSForms, to a project in which a form was once opened."""
    reader.record(CONTROL)
    if reader.next_identity() == REFERENCE_NAME:
        reader.text_twice(REFERENCE_NAME, 0x3E)
    reader.record(CONTROL_END)


def _module(reader: _Reader) -> DirModule:
    name = reader.text(0x19)
    again = reader.record(0x47).decode("utf-16-le")
    reader.problems.unless(name == again, f"dir: module {name!r} is {again!r} in Unicode")
    stream = reader.text_twice(0x1A, 0x32)
    reader.text_twice(0x1C, 0x48)
    offset = reader.value(0x31, "<I")
    reader.record(0x1E, 4)
    reader.record(0x2C, 2)
    kind = reader.next_identity()
    if kind not in (PROCEDURAL, DOCUMENT_OR_CLASS):
        raise BrokenError(f"dir: module {name} is of kind {kind:#x}")
    reader.record(kind, 0)
    reader.optional(READ_ONLY)
    reader.optional(PRIVATE)
    reader.record(0x2B, 0)
    return DirModule(name, stream, offset, kind == PROCEDURAL)


def _check_modules(project: str, modules: tuple[DirModule, ...], problems: Problems) -> None:
    names = [module.name.lower() for module in modules]
    for name in sorted({name for name in names if names.count(name) > 1}):
        problems.append(f"two modules are named {name}")
    problems.unless(project.lower() not in names, f"a module is named as the project: {project}")
    for module in modules:
        fits = _IDENTIFIER.fullmatch(module.name)
        problems.unless(fits, f"module name {module.name!r} is not an identifier of 31 characters")
