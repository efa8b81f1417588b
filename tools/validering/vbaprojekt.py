"""Read xl/vbaProject.bin strictly and return its modules with their source texts."""

import re
from dataclasses import dataclass

from tools.validering.dirstrom import DirModule, DirStream, read_dir
from tools.validering.kompoundfil import read_streams
from tools.validering.komprimering import decompress
from tools.validering.problem import BrokenError, Problems
from tools.validering.projektstrom import read_name_map, read_project

REQUIRED_STREAMS = ("PROJECT", "VBA/dir", "VBA/_VBA_PROJECT")
FIXED_STREAMS = {"VBA/dir", "VBA/_VBA_PROJECT"}
SOURCE_ONLY = re.compile(rb"\xcc\x61\xff\xff\x00..", re.DOTALL)
LONGEST_LINE = 1023
MOST_CONTINUATIONS = 24
HEADER = {
    "Module": ["VB_Name"],
    "Document": [
        "VB_Name",
        "VB_Base",
        "VB_GlobalNameSpace",
        "VB_Creatable",
        "VB_PredeclaredId",
        "VB_Exposed",
        "VB_TemplateDerived",
        "VB_Customizable",
    ],
}
HEADER["Class"] = HEADER["Document"]
_ATTRIBUTE = re.compile(r"Attribute (VB_\w+) = (.*)")


@dataclass(frozen=True, slots=True)
class SourceModule:
    """A module as read back: its kind as in PROJECT, its class id and its source text."""

    name: str
    kind: str
    base: str
    source: str


def read_modules(data: bytes, problems: Problems) -> list[SourceModule]:
    """Return the modules of a vbaProject.bin.

    Raises:
        BrokenError: the project cannot be read to its end.
    """
    streams = read_streams(data, problems)
    if missing := [name for name in REQUIRED_STREAMS if name not in streams]:
        raise BrokenError(f"VBA project lacks {', '.join(missing)}")
    dir_stream = read_dir(decompress(streams["VBA/dir"], problems, "dir"), problems)
    kinds = read_project(streams["PROJECT"], dir_stream.encoding, dir_stream.name, problems)
    _check_names(streams, dir_stream, kinds, problems)
    _check_caches(streams, dir_stream, problems)
    return [_module(streams, module, dir_stream, kinds, problems) for module in dir_stream.modules]


def _check_names(
    streams: dict[str, bytes], found: DirStream, kinds: dict[str, str], problems: Problems
) -> None:
    names = sorted(module.name for module in found.modules)
    problems.unless(sorted(kinds) == names, f"PROJECT declares {sorted(kinds)}, dir {names}")
    if "PROJECTwm" in streams:
        mapped = read_name_map(streams["PROJECTwm"], found.encoding, problems)
        problems.unless(sorted(mapped) == names, f"PROJECTwm names {sorted(mapped)}, dir {names}")


def _check_caches(streams: dict[str, bytes], found: DirStream, problems: Problems) -> None:
    """Only what Excel itself saved may hold compiled code; without it none may be left."""
    header = streams["VBA/_VBA_PROJECT"]
    problems.unless(header[:2] == b"\xcc\x61", "_VBA_PROJECT: first two bytes")
    if not SOURCE_ONLY.fullmatch(header):
        problems.unless(header[2:4] != b"\xff\xff", "_VBA_PROJECT: cache without a version")
        return
    in_storage = {name for name in streams if name.startswith("VBA/")} - FIXED_STREAMS
    wanted = {f"VBA/{module.stream}" for module in found.modules}
    problems.unless(in_storage == wanted, f"streams and modules differ: {in_storage ^ wanted}")
    for module in found.modules:
        problems.unless(module.offset == 0, f"{module.name}: source at {module.offset}, no cache")


def _module(
    streams: dict[str, bytes],
    module: DirModule,
    found: DirStream,
    kinds: dict[str, str],
    problems: Problems,
) -> SourceModule:
    if f"VBA/{module.stream}" not in streams:
        raise BrokenError(f"{module.name}: no stream named {module.stream}")
    container = streams[f"VBA/{module.stream}"][module.offset :]
    source = decompress(container, problems, module.name).decode(found.encoding)
    kind = kinds.get(module.name, "")
    same = (kind == "Module") == module.procedural
    problems.unless(same, f"{module.name}: PROJECT says {kind}, dir says otherwise")
    attributes = _header(source)
    _check_header(module.name, kind, attributes, problems)
    _check_lines(module.name, source, problems)
    return SourceModule(module.name, kind, attributes.get("VB_Base", "").strip('"'), source)


def _header(source: str) -> dict[str, str]:
    attributes = {}
    for line in source.split("\r\n"):
        if not (found := _ATTRIBUTE.fullmatch(line)):
            break
        attributes[found[1]] = found[2]
    return attributes


def _check_header(name: str, kind: str, attributes: dict[str, str], problems: Problems) -> None:
    listed = [key for key in attributes if key != "VB_Description"]
    problems.unless(listed == HEADER.get(kind), f"{name}: attributes {listed}")
    said = attributes.get("VB_Name")
    problems.unless(said == f'"{name}"', f"{name}: its source says VB_Name = {said}")


def _check_lines(name: str, source: str, problems: Problems) -> None:
    alone = source.replace("\r\n", "")
    problems.unless("\n" not in alone and "\r" not in alone, f"{name}: line ends are not CRLF")
    problems.unless("\0" not in source, f"{name}: null in its source")
    continuations = 0
    for number, line in enumerate(source.split("\r\n"), 1):
        fits = len(line) <= LONGEST_LINE
        problems.unless(fits, f"{name}:{number}: line of {len(line)} characters")
        continuations = continuations + 1 if line.endswith(" _") else 0
        few = continuations <= MOST_CONTINUATIONS
        problems.unless(few, f"{name}:{number}: more than {MOST_CONTINUATIONS} continuations")
