"""Check a workbook for what makes Excel offer to repair it, and no schema forbids."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.validering.bladlint import LONGEST_TEXT, Common, cell_texts, sheet_problems
from tools.validering.formellint import grammar_problems, missing_sheets
from tools.validering.paket import (
    CONTENT_TYPES,
    MAIN,
    WORKBOOK,
    XML_ENDINGS,
    Package,
)
from tools.validering.problem import UNREADABLE, BrokenError, Problems
from tools.validering.tabellint import Tables, reference_problems, table_problems

WORKBOOK_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ".xltx": "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    ".xltm": "application/vnd.ms-excel.template.macroEnabled.main+xml",
}
STYLES, STRINGS = "xl/styles.xml", "xl/sharedStrings.xml"
LONGEST_SHEET_NAME = 31
_BAD_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$|^$")
_NAME = re.compile(r"[^\W\d][\w.\\?]{0,254}|\\[\w.]*")
_CELL_LIKE = re.compile(r"[A-Za-z]{1,3}\d+|[RrCc]|[Rr]\d*[Cc]\d*")
_CHART = re.compile(r"xl/charts/chart\d+\.xml")
_CHART_FORMULA = "{http://schemas.openxmlformats.org/drawingml/2006/chart}f"


def problems(path: Path) -> list[str]:
    """Return what would make Excel repair or refuse the workbook."""
    found = Problems()
    try:
        package = Package(path)
        found += _package_problems(package)
        found += _relation_problems(package)
        found += _sheet_list_problems(package)
        found += _name_problems(package)
        found += _worksheet_problems(package)
        found += _chart_problems(package)
    except UNREADABLE as fault:
        found.append(str(fault))
    return found


def _package_problems(package: Package) -> Iterator[str]:
    lower = [name.lower() for name in package.names]
    for name in sorted({name for name in lower if lower.count(name) > 1}):
        yield f"{name}: part stands twice in the package"
    for name in package.names:
        if name.endswith(XML_ENDINGS):
            package.xml(name)
        if name != CONTENT_TYPES and not package.content_type(name):
            yield f"{name}: no content type"
    listed = [element.get("PartName") for element in package.xml(CONTENT_TYPES)]
    for part in sorted({part for part in listed if part and listed.count(part) > 1}):
        yield f"{part}: two content types"
    for part in sorted(set(package.overrides) - set(lower)):
        yield f"{part}: content type of a missing part"
    ending = package.path.suffix.lower()
    if package.content_type(WORKBOOK) != WORKBOOK_TYPES.get(ending):
        yield f"{ending} with content type {package.content_type(WORKBOOK)}"


def _relation_problems(package: Package) -> Iterator[str]:
    for name in package.names:
        folder, _, file = name.rpartition("_rels/")
        if not file.endswith(".rels"):
            continue
        part = folder + file.removesuffix(".rels")
        relations = package.relations(part)
        if len({relation.identity for relation in relations}) != len(relations):
            yield f"{name}: one relationship id used twice"
        for relation in relations:
            if not relation.external and relation.target not in package.parts:
                yield f"{name}: leads to missing part {relation.target}"


def _sheet_list_problems(package: Package) -> Iterator[str]:
    names = [sheet.name.lower() for sheet in package.sheets]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"two sheets are named {name}"
    for sheet in package.sheets:
        if len(sheet.name) > LONGEST_SHEET_NAME or _BAD_IN_SHEET_NAME.search(sheet.name):
            yield f"sheet name {sheet.name!r} is not allowed"
    if not any(sheet.visible for sheet in package.sheets):
        yield "no visible sheet"


def _name_problems(package: Package) -> Iterator[str]:
    sheets, seen = _sheet_names(package), set()
    for element in package.xml(WORKBOOK).iter(f"{MAIN}definedName"):
        name, formula = element.get("name") or "", element.text or ""
        key = (name.lower(), element.get("localSheetId"))
        if key in seen:
            yield f"defined name {name} stands twice"
        seen.add(key)
        allowed = _NAME.fullmatch(name) and not _CELL_LIKE.fullmatch(name)
        if not name.startswith("_xlnm.") and not allowed:
            yield f"defined name {name!r} is not allowed"
        for problem in grammar_problems(formula):
            yield f"defined name {name}: {problem}"
        for sheet in missing_sheets(formula, sheets):
            yield f"defined name {name}: refers to missing sheet {sheet}"


def _worksheet_problems(package: Package) -> Iterator[str]:
    common = _common(package)
    for number, text in enumerate(common.strings):
        if len(text) > LONGEST_TEXT:
            yield f"shared string {number} over {LONGEST_TEXT} characters"
    names = package.xml(WORKBOOK).iter(f"{MAIN}definedName")
    tables = Tables({(name.get("name") or "").lower() for name in names})
    worksheets = [sheet for sheet in package.sheets if sheet.is_worksheet]
    for sheet in worksheets:
        root = package.xml(sheet.part)
        for problem in sheet_problems(root, common):
            yield f"{sheet.name}: {problem}"
        cells = cell_texts(root, common.strings)
        yield from table_problems(package, sheet, root, cells, tables)
    for sheet in worksheets:
        for element in package.xml(sheet.part).iter(f"{MAIN}f"):
            for problem in reference_problems(element.text or "", tables.columns):
                yield f"{sheet.name}: {problem}"


def _common(package: Package) -> Common:
    styles = package.xml(STYLES)
    cell_styles, rule_styles = styles.find(f"{MAIN}cellXfs"), styles.find(f"{MAIN}dxfs")
    if cell_styles is None:
        raise BrokenError(f"{STYLES}: no cell styles")
    strings = []
    if STRINGS in package.parts:
        items = package.xml(STRINGS).iter(f"{MAIN}si")
        strings = ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in items]
    count = len(rule_styles) if rule_styles is not None else 0
    return Common(_sheet_names(package), strings, len(cell_styles), count)


def _chart_problems(package: Package) -> Iterator[str]:
    sheets = _sheet_names(package)
    for name in filter(_CHART.fullmatch, package.names):
        for element in package.xml(name).iter(_CHART_FORMULA):
            for sheet in missing_sheets(element.text or "", sheets):
                yield f"{name}: refers to missing sheet {sheet}"


def _sheet_names(package: Package) -> frozenset[str]:
    return frozenset(sheet.name.lower() for sheet in package.sheets)
