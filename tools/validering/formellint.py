"""Check formulas as they stand in the file: English, commas, prefixed new functions."""

import re
from collections.abc import Collection, Iterator

LONGEST_FORMULA = 8192
PAIRS = {")": "(", "]": "[", "}": "{"}
_FUTURE = """
    UNIQUE SEQUENCE LET LAMBDA XLOOKUP XMATCH TEXTJOIN CONCAT IFS SWITCH MAXIFS MINIFS IFNA
    RANDARRAY SORTBY VSTACK HSTACK TEXTSPLIT TOCOL TAKE STDEV.S FORMULATEXT DAYS
"""
PREFIXES = {
    "SORT": "_xlfn._xlws.",
    "FILTER": "_xlfn._xlws.",
    **dict.fromkeys(_FUTURE.split(), "_xlfn."),
}
_SWEDISH = """
    SUMMA OM OMFEL LETARAD LETAKOLUMN ANTAL ANTALV MEDEL SUMMA.OM SUMMA.OMF ANTAL.OM OCH ELLER
    PASSA DATUM IDAG AVRUNDA VÄNSTER HÖGER XLETAUPP
"""
SWEDISH = frozenset(_SWEDISH.split())
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_QUOTED_SHEET = re.compile(r"'(?:[^']|'')*'")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_FUNCTION = re.compile(r"(?<![\w.])([A-Za-zÅÄÖåäö_][\w.]*)\(")
_SHEET = re.compile(r"'((?:[^']|'')+)'!|(?<![\w.\]'#])([A-Za-zÅÄÖåäö_][\w.]*)!")


def formula_problems(formula: str, sheets: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with a cell's formula.

    Args:
        formula: the text between <f> and </f>.
        sheets: names of the workbook's sheets, in lower case.
    """
    if len(formula) > LONGEST_FORMULA:
        yield f"formula over {LONGEST_FORMULA} characters"
    if formula.startswith("="):
        yield "formula starts with ="
    yield from grammar_problems(formula)
    yield from _function_problems(formula)
    for sheet in missing_sheets(formula, sheets):
        yield f"refers to missing sheet {sheet}"


def grammar_problems(formula: str) -> Iterator[str]:
    """Yield unbalanced quotes and brackets, and list separators of another language.

    >>> list(grammar_problems("SUM(A1;B1)"))
    ["';' outside an array: file formulas use ','"]
    """
    bare = _QUOTED_SHEET.sub("", _TEXT.sub("", formula))
    if '"' in bare or "'" in _BRACKETS.sub("", bare):
        yield "text or sheet name without its closing quotation mark"
        return
    opened: list[str] = []
    for character in bare:
        if character in PAIRS.values():
            opened.append(character)
        elif character in PAIRS and (not opened or opened.pop() != PAIRS[character]):
            yield f"unbalanced {character}"
            return
        elif character == ";" and not {"{", "["} & set(opened):
            yield "';' outside an array: file formulas use ','"
    if opened:
        yield f"unclosed {opened[-1]}"


def missing_sheets(formula: str, sheets: Collection[str]) -> list[str]:
    """Return the sheets that a formula names and the workbook lacks, in lower case."""
    named = [
        (quoted.replace("''", "'") or plain).lower()
        for quoted, plain in _SHEET.findall(_TEXT.sub("", formula))
    ]
    return [name for name in named if name not in sheets and "[" not in name]


def _function_problems(formula: str) -> Iterator[str]:
    bare = _BRACKETS.sub("", _QUOTED_SHEET.sub("", _TEXT.sub("", formula)))
    for function in _FUNCTION.findall(bare):
        name = function.upper()
        if name in SWEDISH:
            yield f"Swedish function name {function}: the file format wants English"
        if name in PREFIXES:
            yield f"{function} must be written {PREFIXES[name]}{name}"
