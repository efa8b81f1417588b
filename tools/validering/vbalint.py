"""Check a workbook's VBA sources for what Excel would refuse to compile or to show."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from tools.validering.ovba_strict import modules_of
from tools.validering.problem import UNREADABLE
from tools.validering.vbaprojekt import SourceModule

# Generated or xlwings' own: they declare as their authors chose.
WITHOUT_OPTION_EXPLICIT = frozenset({"xlwings", "xlwings_udfs", "Dictionary"})
LONGEST_DESCRIPTION = 255
_RESERVED = """
    and as boolean byref byte byval call case class const currency date debug decimal declare dim
    do double each else elseif empty end enum eqv erase error event exit explicit false for friend
    function get global gosub goto if imp implements in input integer is len let like long loop
    lset me mod new next not nothing null object on option optional or paramarray preserve print
    private property public raiseevent redim rem resume return rset select set single static step
    stop string sub then to true type typeof until variant wend while with withevents write xor
"""
KEYWORDS = frozenset(_RESERVED.split())
BLOCKS = (("#If", "#End If"), ("With", "End With"), ("Select Case", "End Select"))
_PROCEDURE = re.compile(
    r"^[ \t]*(?:(?P<sight>Public|Private|Friend)[ \t]+)?(?:Static[ \t]+)?"
    r"(?P<kind>Sub|Function|Property (?:Get|Let|Set))[ \t]+(?P<name>\w+)[ \t]*"
    r"\((?P<arguments>(?:[^()]|\(\))*)\)",
    re.MULTILINE | re.IGNORECASE,
)
_END = re.compile(r"^[ \t]*End[ \t]+(Sub|Function|Property)\b", re.MULTILINE | re.IGNORECASE)
_CELL = re.compile(r"[A-Za-z]{1,3}\d{1,7}|[RrCc]\d*")
_ARGUMENT = re.compile(
    r"(?:^|,)\s*(?:Optional\s+|ByVal\s+|ByRef\s+|ParamArray\s+)*(\w+)", re.IGNORECASE
)
_GOTO = re.compile(r"\bGoTo[ \t]+([A-Za-z]\w*)")
_DESCRIPTION = re.compile(r'^Attribute (\w+)\.VB_Description = "((?:[^"]|"")*)"', re.MULTILINE)
_STRING = re.compile(r'"(?:[^"\n]|"")*"')
_COMMENT = re.compile(r"'[^\n]*")
_CONTINUED = re.compile(r" _\n\s*")


class Procedure(NamedTuple):
    """A Sub, Function or Property as declared."""

    name: str
    kind: str
    public: bool
    arguments: str


def problems(path: Path) -> list[str]:
    """Return what is wrong with the workbook's VBA sources."""
    try:
        return lint(modules_of(path))
    except UNREADABLE as fault:
        return [f"VBA sources: cannot be read: {fault}"]


def lint(modules: Sequence[SourceModule]) -> list[str]:
    """Return what is wrong with these modules."""
    found = [problem for module in modules for problem in _module_problems(module)]
    return found + list(_ambiguous_between(modules))


def procedures(source: str) -> list[Procedure]:
    """Return the procedures of a module, in order."""
    return [
        Procedure(
            match["name"],
            match["kind"].lower(),
            (match["sight"] or "Public").lower() == "public",
            match["arguments"],
        )
        for match in _PROCEDURE.finditer(bare(source))
    ]


def bare(source: str) -> str:
    """Return source as whole logical lines, without comments and with strings emptied."""
    lines = _CONTINUED.sub(" ", source.replace("\r\n", "\n"))
    return _COMMENT.sub("", _STRING.sub('""', lines))


def _module_problems(module: SourceModule) -> Iterator[str]:
    source = bare(module.source)
    listed = procedures(module.source)
    has_variants = bool(_count(source, "#If"))
    found = chain(
        _block_problems(source, len(listed), has_variants=has_variants),
        _label_problems(source),
        _description_problems(module.source),
        _declaration_problems(module, source),
        _name_problems(listed, has_variants=has_variants),
    )
    return (f"{module.name}: {problem}" for problem in found)


def _block_problems(source: str, begun: int, *, has_variants: bool) -> Iterator[str]:
    ended = len(_END.findall(source))
    if begun < ended or (begun > ended and not has_variants):
        yield f"{begun} procedures begin, {ended} end"
    for begin, end in BLOCKS:
        if _count(source, begin) != _count(source, end):
            yield f"{begin} without {end}"
    if '"' in source.replace('""', ""):
        yield "a text without its closing quotation mark"


def _label_problems(source: str) -> Iterator[str]:
    for label in _GOTO.findall(source):
        if not re.search(rf"^[ \t]*{label}:", source, re.MULTILINE | re.IGNORECASE):
            yield f"GoTo {label} has no label"


def _description_problems(source: str) -> Iterator[str]:
    for function, text in _DESCRIPTION.findall(source.replace("\r\n", "\n")):
        if len(text.replace('""', '"')) > LONGEST_DESCRIPTION:
            yield f"description of {function} over {LONGEST_DESCRIPTION} characters"


def _declaration_problems(module: SourceModule, source: str) -> Iterator[str]:
    is_ours = module.kind == "Module" and module.name not in WITHOUT_OPTION_EXPLICIT
    if is_ours and not _count(source, "Option Explicit"):
        yield "no Option Explicit"


def _count(source: str, start: str) -> int:
    return len(re.findall(rf"^[ \t]*{start}\b", source, re.MULTILINE | re.IGNORECASE))


def _name_problems(listed: list[Procedure], *, has_variants: bool) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for procedure in listed:
        is_property = procedure.kind.startswith("property")
        key = (procedure.name.lower(), procedure.kind if is_property else "")
        if key in seen and not has_variants:
            yield f"{procedure.name} is declared twice"
        seen.add(key)
        if _CELL.fullmatch(procedure.name):
            yield f"{procedure.name} looks like a cell reference"
        if not procedure.name.isascii():
            yield f"{procedure.name} is not an ASCII name"
        for argument in _ARGUMENT.findall(procedure.arguments):
            if argument.lower() in KEYWORDS:
                yield f"{procedure.name}: argument {argument} is a reserved word"


def _ambiguous_between(modules: Sequence[SourceModule]) -> Iterator[str]:
    homes: dict[str, set[str]] = {}
    for module in modules:
        if module.kind == "Module":
            for procedure in procedures(module.source):
                if procedure.public:
                    homes.setdefault(procedure.name.lower(), set()).add(module.name)
    for name, places in sorted(homes.items()):
        if len(places) > 1:
            yield f"public {name} stands in {', '.join(sorted(places))}"
