"""Check one worksheet: order and styles of its cells, formulas, merges, rules and validations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from tools.validering.cellomrade import area, cell
from tools.validering.formellint import formula_problems, grammar_problems
from tools.validering.paket import MAIN, Element

LONGEST_TEXT = 32_767
MOST_LINKS = 65_530
LONGEST_LIST = 255
VALIDATION_LIMITS = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}


@dataclass(frozen=True, slots=True)
class Common:
    """What the sheets of a workbook share."""

    sheets: frozenset[str]
    strings: list[str]
    cell_styles: int
    rule_styles: int


def cell_texts(root: Element, strings: list[str]) -> Mapping[tuple[int, int], str]:
    """Return the shown text of each cell that has one, by row and column."""
    texts = {}
    for element in root.iter(f"{MAIN}c"):
        text = _text(element, strings)
        if text is not None:
            texts[cell(element.get("r") or "")] = text
    return texts


def sheet_problems(root: Element, common: Common) -> Iterator[str]:
    """Yield what is wrong with one worksheet, tables apart."""
    yield from _order_problems(root)
    for element in root.iter(f"{MAIN}c"):
        for problem in _cell_problems(element, common):
            yield f"{element.get('r')}: {problem}"
    merges = [merge.get("ref") or "" for merge in root.iter(f"{MAIN}mergeCell")]
    for one, other in combinations(merges, 2):
        if area(one).meets(area(other)):
            yield f"merged cells {one} and {other} overlap"
    yield from _validation_problems(root)
    yield from _rule_problems(root, common)
    if sum(1 for _ in root.iter(f"{MAIN}hyperlink")) > MOST_LINKS:
        yield f"more than {MOST_LINKS} links"


def _order_problems(root: Element) -> Iterator[str]:
    last_row = 0
    for row in root.iter(f"{MAIN}row"):
        number = int(row.get("r") or last_row + 1)
        if number <= last_row:
            yield f"row {number} out of order"
        last_row, last_column = number, 0
        for element in row.iter(f"{MAIN}c"):
            try:
                at_row, column = cell(element.get("r") or "")
            except ValueError as fault:
                yield str(fault)
                continue
            if at_row != number or column <= last_column:
                yield f"cell {element.get('r')} out of order"
            last_column = column


def _cell_problems(element: Element, common: Common) -> Iterator[str]:
    style = int(element.get("s") or 0)
    if style >= common.cell_styles:
        yield f"style {style} of {common.cell_styles}"
    value = element.findtext(f"{MAIN}v")
    if element.get("t") == "s" and int(value or 0) >= len(common.strings):
        yield f"shared string {value} of {len(common.strings)}"
    elif len(_text(element, common.strings) or "") > LONGEST_TEXT:
        yield f"text over {LONGEST_TEXT} characters"
    formula = element.findtext(f"{MAIN}f")
    if formula:
        yield from formula_problems(formula, common.sheets)
        if value is None:
            yield "formula without a stored value"


def _text(element: Element, strings: list[str]) -> str | None:
    value = element.findtext(f"{MAIN}v")
    if element.get("t") == "inlineStr":
        return "".join(part.text or "" for part in element.iter(f"{MAIN}t"))
    if element.get("t") == "s" and value is not None:
        index = int(value)
        return strings[index] if index < len(strings) else None
    return value


def _validation_problems(root: Element) -> Iterator[str]:
    for validation in root.iter(f"{MAIN}dataValidation"):
        where = f"validation of {validation.get('sqref')}"
        listed = validation.findtext(f"{MAIN}formula1") or ""
        if listed.startswith('"') and len(listed) - 2 > LONGEST_LIST:
            yield f"{where}: list of {len(listed) - 2} characters, Excel takes {LONGEST_LIST}"
        for key, limit in VALIDATION_LIMITS.items():
            if len(validation.get(key) or "") > limit:
                yield f"{where}: {key} over {limit} characters"
        for formula in validation:
            for problem in grammar_problems(formula.text or ""):
                yield f"{where}: {problem}"


def _rule_problems(root: Element, common: Common) -> Iterator[str]:
    for rule in root.iter(f"{MAIN}cfRule"):
        style = int(rule.get("dxfId") or 0)
        if rule.get("dxfId") and style >= common.rule_styles:
            yield f"conditional format: style {style} of {common.rule_styles}"
        for formula in rule.iter(f"{MAIN}formula"):
            for problem in grammar_problems(formula.text or ""):
                yield f"conditional format: {problem}"
