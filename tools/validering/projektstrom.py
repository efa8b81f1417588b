"""Read the PROJECT and PROJECTwm streams of a VBA project strictly (MS-OVBA 2.3.1, 2.3.3)."""

import re

from tools.validering.komprimering import decrypt
from tools.validering.problem import BrokenError, Problems

PROPERTIES = (
    "HelpFile",
    "ExeName32",
    "Name",
    "HelpContextID",
    "Description",
    "VersionCompatible32",
    "CMG",
    "DPB",
    "GC",
)
REQUIRED = {"Name", "HelpContextID", "CMG", "DPB", "GC"}
# Not protected, no password, visible.
PROTECTION = {"CMG": bytes(4), "DPB": bytes(1), "GC": b"\xff"}
_ID = re.compile(r'ID="(\{[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}\})"', re.IGNORECASE)
_DECLARATION = re.compile(r"(Document|Module|Class|BaseClass|Package)=(.*)")
_DOCUMENT = re.compile(r"([^/]+)/&H[0-9A-F]{8}")
_EXTENDER = re.compile(r"&H[0-9A-F]{8}=\{[0-9A-F-]{36}\};[^;]*;&H[0-9A-F]{8}", re.IGNORECASE)
_WINDOW = re.compile(r"-?\d+, -?\d+, -?\d+, -?\d+, [CZI]{0,2} ?(,.*)?")


def read_project(raw: bytes, encoding: str, name: str, problems: Problems) -> dict[str, str]:
    """Return the declared modules and their kinds (Document, Module, Class).

    Raises:
        BrokenError: the stream's parts are not where they must stand.
    """
    alone = raw.replace(b"\r\n", b"")
    problems.unless(b"\n" not in alone and b"\r" not in alone, "PROJECT: line ends are not CRLF")
    properties, *sections = _sections(raw.decode(encoding))
    if not (found := _ID.fullmatch(properties[0])):
        raise BrokenError(f"PROJECT: first line {properties[0]!r}")
    kinds: dict[str, str] = {}
    rest = properties[1:]
    while rest and (declared := _DECLARATION.fullmatch(rest[0])):
        module = _declared_name(declared[1], declared[2], problems)
        problems.unless(module not in kinds, f"PROJECT: {module} is declared twice")
        kinds[module] = declared[1]
        del rest[0]
    values = _properties(rest, problems)
    problems.unless(values.get("Name") == name, "PROJECT: another project name than in dir")
    _check_protection(found[1], values, problems)
    _check_sections(sections, set(kinds), problems)
    return kinds


def _sections(text: str) -> list[list[str]]:
    """Split at empty lines: properties, host extenders, windows."""
    return [part.split("\r\n") for part in text.rstrip("\r\n").split("\r\n\r\n")]


def _declared_name(kind: str, value: str, problems: Problems) -> str:
    if kind != "Document":
        return value
    found = _DOCUMENT.fullmatch(value)
    problems.unless(found, f"PROJECT: Document={value}")
    return found[1] if found else value


def _properties(lines: list[str], problems: Problems) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in lines:
        key, _, value = line.partition("=")
        quoted = len(value) > 1 and value[0] == value[-1] == '"'
        problems.unless(quoted, f"PROJECT: {key} is not quoted")
        values[key] = value.strip('"')
    known = [key for key in PROPERTIES if key in values]
    problems.unless(list(values) == known, f"PROJECT: unknown or misplaced among {list(values)}")
    problems.unless(set(values) >= REQUIRED, f"PROJECT: lacks {REQUIRED - set(values)}")
    return values


def _check_protection(project_id: str, values: dict[str, str], problems: Problems) -> None:
    key = sum(project_id.encode("ascii")) & 0xFF
    for name, expected in PROTECTION.items():
        found = decrypt(values[name], problems, name)
        problems.unless(found.key == key, f"{name}: written for another project id")
        problems.unless(found.data == expected, f"{name}: {found.data.hex()}, protected or hidden")


def _check_sections(sections: list[list[str]], modules: set[str], problems: Problems) -> None:
    titles = [lines[0] for lines in sections]
    wanted = ["[Host Extender Info]", "[Workspace]"]
    problems.unless(titles == wanted[: max(len(titles), 1)], f"PROJECT: sections {titles}")
    for line in sections[0][1:] if sections else []:
        problems.unless(_EXTENDER.fullmatch(line), f"PROJECT: host extender {line!r}")
    windows = dict(line.split("=", 1) for lines in sections[1:2] for line in lines[1:])
    for name, window in windows.items():
        problems.unless(_WINDOW.fullmatch(window), f"PROJECT: window of {name}: {window!r}")
    same = not windows or set(windows) == modules
    problems.unless(same, f"PROJECT: windows and modules differ: {set(windows) ^ modules}")


def read_name_map(raw: bytes, encoding: str, problems: Problems) -> list[str]:
    """Return the module names of PROJECTwm, each of which stands there in two encodings."""
    names, position = [], 0
    while raw[position : position + 2] != b"\0\0":
        end = raw.index(b"\0", position)
        name = raw[position:end].decode(encoding)
        start = end + 1
        end = start
        while raw[end : end + 2] != b"\0\0":
            if end >= len(raw):
                raise BrokenError("PROJECTwm: a name without an end")
            end += 2
        again = raw[start:end].decode("utf-16-le")
        problems.unless(name == again, f"PROJECTwm: {name!r} is {again!r} in Unicode")
        names.append(name)
        position = end + 2
    problems.unless(position + 2 == len(raw), "PROJECTwm: bytes after its end")
    return names
