"""Check a workbook's VBA project: its bytes, its code names and its buttons' macros."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.validering.paket import MAIN, VBA_RELATION, WORKBOOK, Package
from tools.validering.problem import UNREADABLE, Problems
from tools.validering.vbaprojekt import SourceModule, read_modules

BASE = {
    "workbook": "0{00020819-0000-0000-C000-000000000046}",
    "sheet": "0{00020820-0000-0000-C000-000000000046}",
    "class": "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}",
}
VBA_CONTENT_TYPE = "application/vnd.ms-office.vbaProject"
_PUBLIC_SUB = re.compile(
    r"^(?:Public )?(?:Static )?Sub (\w+)\s*\(\s*\)", re.MULTILINE | re.IGNORECASE
)
_MACRO = re.compile(r"(?:\[0\]!)?(?:(\w+)\.)?(\w+)")
_MACROS_IN = {
    ".vml": re.compile(r"<x:FmlaMacro>([^<]*)</x:FmlaMacro>"),
    ".xml": re.compile(
        r'<(?:\w+:)?(?:sp|pic|cxnSp|graphicFrame|controlPr)\b[^>]*? macro="([^"]+)"'
    ),
}


def problems(path: Path) -> list[str]:
    """Return what is wrong with the workbook's VBA project; nothing when it has none to have."""
    found = Problems()
    try:
        package = Package(path)
        if path.suffix.lower() == ".xlsm":
            _check(package, found)
        else:
            found.unless(_project_part(package) is None, f"{path.suffix} with a VBA project")
    except UNREADABLE as fault:
        found.append(f"VBA project: cannot be read further: {fault}")
    return found


def modules_of(path: Path) -> list[SourceModule]:
    """Return the modules of a workbook, none when it has no VBA project.

    Raises:
        BrokenError: the project cannot be read.
    """
    package = Package(path)
    part = _project_part(package)
    return read_modules(package.parts[part], Problems()) if part else []


def _project_part(package: Package) -> str | None:
    parts = [rel.target for rel in package.relations(WORKBOOK) if rel.kind == VBA_RELATION]
    return parts[0] if parts and parts[0] in package.parts else None


def _check(package: Package, found: Problems) -> None:
    part = _project_part(package)
    if part is None:
        found.append("no VBA project")
        return
    found.unless(package.content_type(part) == VBA_CONTENT_TYPE, f"{part}: content type")
    modules = read_modules(package.parts[part], found)
    _check_code_names(package, modules, found)
    _check_macros(package, modules, found)


def _check_code_names(package: Package, modules: list[SourceModule], found: Problems) -> None:
    kinds: dict[str, str] = {}
    for owner, kind, name in _code_names(package):
        found.unless(name, f"{owner}: no code name")
        found.unless(name not in kinds, f"{owner}: code name {name} used twice")
        kinds[name] = kind
    documents = {module.name: module for module in modules if module.kind == "Document"}
    for name in sorted(set(kinds) - set(documents)):
        found.append(f"code name {name}: no document module")
    for name in sorted(set(documents) - set(kinds)):
        found.append(f"document module {name}: no sheet with that code name")
    for module in modules:
        kind = "class" if module.kind == "Class" else kinds.get(module.name, "")
        right = kind not in BASE or module.base == BASE[kind]
        found.unless(right, f"{module.name}: VB_Base is not that of a {kind}")


def _code_names(package: Package) -> Iterator[tuple[str, str, str]]:
    """Yield owner, kind and code name of the workbook and of each sheet."""
    properties = package.xml(WORKBOOK).find(f"{MAIN}workbookPr")
    name = properties.get("codeName") if properties is not None else None
    yield "workbook", "workbook", name or ""
    for sheet in package.sheets:
        properties = package.xml(sheet.part).find(f"{MAIN}sheetPr")
        name = properties.get("codeName") if properties is not None else None
        yield f"sheet {sheet.name}", "sheet" if sheet.is_worksheet else "chart", name or ""


def _check_macros(package: Package, modules: list[SourceModule], found: Problems) -> None:
    homes = _public_subs(modules)
    for part, macro in _macros(package):
        named = _MACRO.fullmatch(macro)
        places = homes.get(named[2].lower(), []) if named else []
        if named and named[1]:
            places = [place for place in places if place.lower() == named[1].lower()]
        found.unless(places, f"{part}: macro {macro} is no public Sub without arguments")
        found.unless(len(places) < 2, f"{part}: macro {macro} stands in {', '.join(places)}")  # noqa: PLR2004 - two homes are one too many


def _public_subs(modules: list[SourceModule]) -> dict[str, list[str]]:
    homes: dict[str, list[str]] = {}
    for module in modules:
        if module.kind == "Module":
            for name in _PUBLIC_SUB.findall(module.source):
                homes.setdefault(name.lower(), []).append(module.name)
    return homes


def _macros(package: Package) -> Iterator[tuple[str, str]]:
    for name, content in package.parts.items():
        pattern = _MACROS_IN.get(Path(name).suffix.lower())
        if pattern and name.startswith(("xl/drawings/", "xl/worksheets/")):
            for macro in pattern.findall(content.decode("utf-8")):
                yield name, macro
