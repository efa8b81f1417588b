"""One VBA module and the form in which its source text stands in the project."""

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["workbook", "sheet", "class", "standard"]

CLASS_IDS: dict[str, str] = {
    "workbook": "0{00020819-0000-0000-C000-000000000046}",
    "sheet": "0{00020820-0000-0000-C000-000000000046}",
    "class": "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}",
}
LONGEST_LINE = 1023
MOST_CONTINUATIONS = 24
_CLS_PREAMBLE = re.compile(r"\AVERSION [^\n]*CLASS\nBEGIN\n.*?\nEND\n", re.DOTALL)
_ATTRIBUTE = re.compile(r"Attribute (VB_\w+) = (.*)$")
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x81\x8d\x8f\x90\x9d]")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")


class VbaSourceError(ValueError):
    """A VBA source that Excel would not take, with module and line."""


@dataclass(frozen=True, slots=True)
class VbaModule:
    """A module: its name, what it belongs to, its source text and a description.

    Attributes:
        name: ASCII identifier of at most 31 characters; for a sheet its code name.
        kind: workbook, sheet, class or standard.
        code: body only, or the text of a .bas or .cls file.
        doc: description shown in the object browser.
    """

    name: str
    kind: Kind
    code: str = ""
    doc: str = ""


def module_source(module: VbaModule) -> str:
    r"""Return the text of the module's stream: attributes in Excel's order, CRLF line ends.

    Raises:
        VbaSourceError: the text holds what the VBA editor does not take.

    >>> module_source(VbaModule("Knappar", "standard", "Option Explicit"))
    'Attribute VB_Name = "Knappar"\r\nOption Explicit\r\n'
    """
    if not _NAME.fullmatch(module.name):
        raise VbaSourceError(
            f"module name {module.name!r}: must be an ASCII identifier of at most 31 characters"
        )
    attributes, body = _split(module.code)
    quoted = f'"{module.name}"'
    if attributes.get("VB_Name", quoted) != quoted:
        raise VbaSourceError(f"{module.name}: its file says VB_Name = {attributes['VB_Name']}")
    lines = _header(module, attributes) + body
    _check(module.name, lines)
    return "".join(f"{line}\r\n" for line in lines)


def _split(code: str) -> tuple[dict[str, str], list[str]]:
    """Separate the attributes at the head of a .bas or .cls text from its body."""
    text = code.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = _CLS_PREAMBLE.sub("", text).rstrip("\n").split("\n")
    attributes = {}
    while lines and (found := _ATTRIBUTE.match(lines[0])):
        attributes[found[1]] = found[2]
        del lines[0]
    return attributes, [] if lines == [""] else lines


def _header(module: VbaModule, attributes: dict[str, str]) -> list[str]:
    lines = [f'Attribute VB_Name = "{module.name}"']
    if module.kind != "standard":
        lines.append(f'Attribute VB_Base = "{CLASS_IDS[module.kind]}"')
        defaults = _default_attributes(is_document=module.kind != "class")
        lines += [f"Attribute {key} = {attributes.get(key, defaults[key])}" for key in defaults]
    if "VB_Description" in attributes:
        lines.append(f"Attribute VB_Description = {attributes['VB_Description']}")
    return lines


def _default_attributes(*, is_document: bool) -> dict[str, str]:
    return {
        "VB_GlobalNameSpace": "False",
        "VB_Creatable": "False",
        "VB_PredeclaredId": str(is_document),
        "VB_Exposed": str(is_document),
        "VB_TemplateDerived": "False",
        "VB_Customizable": str(is_document),
    }


def _check(name: str, lines: list[str]) -> None:
    continuations = 0
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            raise VbaSourceError(
                f"{name}:{number}: {len(line)} characters, the VBA editor takes {LONGEST_LINE}"
            )
        if _UNFIT.search(line):
            raise VbaSourceError(f"{name}:{number}: control character")
        _check_encoding(name, number, line)
        continuations = continuations + 1 if line.endswith(" _") else 0
        if continuations > MOST_CONTINUATIONS:
            raise VbaSourceError(
                f"{name}:{number}: more than {MOST_CONTINUATIONS} line continuations"
            )


def _check_encoding(name: str, number: int, line: str) -> None:
    try:
        line.encode("cp1252")
    except UnicodeEncodeError as fault:
        raise VbaSourceError(
            f"{name}:{number}: {line[fault.start]!r} is not in cp1252; write ChrW()"
        ) from None
