"""Conditional formats and validations of a user's on a report tab, where their rows are now."""

import copy
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from xlsaddin.domain.anmarkning import Anmarkning, Grad
from xlsaddin.domain.celladress import column_letters, column_number
from xlsaddin.excel.graft.cells import SHEET_ORDER
from xlsaddin.excel.graft.same_places import SamePlaces, moved
from xlsaddin.excel.package.limits import LAST_COLUMN, LAST_ROW
from xlsaddin.excel.package.opc import Element, insert_in_order, main
from xlsaddin.reports.placering import FIRST_BLOCK_ROW

_FORMATS, _RULE = main("conditionalFormatting"), main("cfRule")
_WIDE = 100
"""Columns from which an area means whole rows."""
_LAST = (LAST_ROW, LAST_COLUMN)
_VALIDATIONS = main("dataValidations")
_OF_2010 = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}"
_VALIDATION_OF_2010 = "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"
_X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
_XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
# A text, the name of another tab with its cell, a function, or a cell.
_REFERENCE = re.compile(
    r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'!\$?\w+|\w+!\$?\w+|\w+\("
    r"|(?<![\w.])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w.(])"
)


class _Area(NamedTuple):
    """An area of cells, rows and columns counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first = f"{column_letters(self.left)}{self.top}"
        last = f"{column_letters(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


class OwnRule(NamedTuple):
    """Rules for some cells, as an element of the sheet, and whether it is of 2010's kind."""

    element: Element
    is_of_2010: bool


def own_rules(sheet: Element, formats: Sequence[Element]) -> list[OwnRule]:
    """Return the rules of a report tab that the program has not drawn.

    Args:
        sheet: the tab.
        formats: the conditional looks of the workbook, in order.
    """
    rules = []
    for element in sheet.iterfind(_FORMATS):
        twin = copy.deepcopy(element)
        for rule in twin.findall(_RULE):
            if _is_drawn(rule, formats):
                twin.remove(rule)
        if twin.find(_RULE) is not None:
            rules.append(OwnRule(twin, is_of_2010=False))
    newer = sheet.iterfind(
        f"{main('extLst')}/{main('ext')}[@uri='{_OF_2010}']//{_X14}conditionalFormatting"
    )
    return rules + [OwnRule(copy.deepcopy(it), is_of_2010=True) for it in newer]


def put_rules(sheet: Element, rules: Sequence[OwnRule], places: SamePlaces) -> list[str]:
    """Put own rules into a drawn sheet, before its own; return the areas of those that are lost."""
    settled = [(rule, _settled(rule, places)) for rule in rules]
    kept = [rule for rule, is_kept in settled if is_kept]
    plain = [it.element for it in kept if not it.is_of_2010]
    own = [rule for it in plain for rule in it.findall(_RULE)]
    drawn = list(sheet.iter(_RULE))
    # The user's come first, among themselves in their order.
    own.sort(key=lambda it: int(it.get("priority") or 0))
    for number, rule in enumerate([*own, *drawn], 1):
        rule.set("priority", str(number))
    for element in reversed(plain):
        insert_in_order(sheet, element, SHEET_ORDER)
    newer = [it.element for it in kept if it.is_of_2010]
    _put_newer(sheet, newer, (_OF_2010, "conditionalFormattings"))
    return [_sqref(rule) for rule, is_kept in settled if not is_kept]


def own_validations(sheet: Element) -> list[OwnRule]:
    """Return the validations of a report tab: the program draws none."""
    newer = f"{main('extLst')}/{main('ext')}[@uri='{_VALIDATION_OF_2010}']//{_X14}dataValidation"
    plain = [
        OwnRule(copy.deepcopy(it), is_of_2010=False) for it in sheet.iterfind(f"{_VALIDATIONS}/*")
    ]
    return plain + [OwnRule(copy.deepcopy(it), is_of_2010=True) for it in sheet.iterfind(newer)]


def put_validations(sheet: Element, rules: Sequence[OwnRule], places: SamePlaces) -> list[str]:
    """Put own validations into a drawn sheet; return the areas of those that are lost."""
    settled = [(rule, _settled(rule, places)) for rule in rules]
    kept = [rule for rule, is_kept in settled if is_kept]
    plain = [it.element for it in kept if not it.is_of_2010]
    if plain:
        section = sheet.makeelement(_VALIDATIONS, {"count": str(len(plain))})
        section.extend(plain)
        insert_in_order(sheet, section, SHEET_ORDER)
    newer = [it.element for it in kept if it.is_of_2010]
    _put_newer(sheet, newer, (_VALIDATION_OF_2010, "dataValidations"))
    return [_sqref(rule) for rule, is_kept in settled if not is_kept]


_GONE = "gällde rader som inte finns längre"


def lost_rule(tab: str, areas: str, why: str = _GONE) -> Anmarkning:
    """Return what to say of a conditional format that is gone, given its areas and why."""
    sats = f"Den villkorsstyrda formateringen av {areas} {why}, och är borttagen."
    return Anmarkning(tab, None, "", sats, Grad.UPPLYSNING)


def lost_validation(tab: str, areas: str) -> Anmarkning:
    """Return what to say of a validation that is gone, given its areas."""
    sats = f"Dataverifieringen av {areas} {_GONE}, och är borttagen."
    return Anmarkning(tab, None, "", sats, Grad.UPPLYSNING)


def _put_newer(sheet: Element, elements: Sequence[Element], kind: tuple[str, str]) -> None:
    if not elements:
        return
    section = sheet.find(main("extLst"))
    if section is None:
        section = etree.SubElement(sheet, main("extLst"))
    ext = etree.SubElement(section, main("ext"), {"uri": kind[0]}, nsmap={"x14": _X14[1:-1]})
    etree.SubElement(ext, f"{_X14}{kind[1]}").extend(elements)


def _is_drawn(rule: Element, formats: Sequence[Element]) -> bool:
    """Tell whether a rule only shows some numbers otherwise, as the program's own ones do."""
    number = int(rule.get("dxfId") or -1)
    look = list(formats[number]) if 0 <= number < len(formats) else []
    formula = rule.findtext(main("formula")) or ""
    broken = rule.get("type") == "expression" and formula.startswith("ROUND(")
    nought = rule.get("type") == "cellIs" and rule.get("operator") == "between"
    return (broken or nought) and [it.tag for it in look] == [main("numFmt")]


def _sqref(rule: OwnRule) -> str:
    text = rule.element.findtext(f"{_XM}sqref") if rule.is_of_2010 else rule.element.get("sqref")
    return str(text or "")


def _settled(rule: OwnRule, places: SamePlaces) -> bool:
    """Let rules mean the cells where they are now; return whether there are any."""
    if places.unmoved:
        return True
    areas = [_area(it) for it in _sqref(rule).split()]
    now = [it for area in areas for it in _now(area, places)]
    if not now:
        return False
    way = _Way(places, areas[0], now[0])
    for formula in _formulas(rule.element):
        text = way.formula(formula.text or "")
        if text is None:
            return False
        formula.text = text
    there = " ".join(map(str, now))
    if rule.is_of_2010:
        next(rule.element.iter(f"{_XM}sqref")).text = there
    else:
        rule.element.set("sqref", there)
    return True


def _formulas(element: Element) -> Iterator[Element]:
    tags = ("formula", "formula1", "formula2")
    yield from element.iter(*map(main, tags), f"{_XM}f")


def _area(text: str) -> _Area:
    first, _, last = text.replace("$", "").partition(":")
    (top, left), (bottom, right) = _corner(first, (1, 1)), _corner(last or first, _LAST)
    return _Area(top, left, bottom, right)


def _corner(text: str, otherwise: tuple[int, int]) -> tuple[int, int]:
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    row, column = otherwise
    return int(digits or row), column_number(letters) if letters else column


def _now(area: _Area, places: SamePlaces) -> Iterator[_Area]:
    """Yield where an area is now: its rows and columns, and what is new between them."""
    columns, rows = [(area.left, area.right)], [(area.top, area.bottom)]
    if area.right - area.left < _WIDE:
        columns = moved(
            range(area.left, area.right + 1),
            lambda it: places.under(area.top, it),
            places.is_new_column,
        )
    if area.top > FIRST_BLOCK_ROW or area.bottom < max(places.old.rows, default=0):
        told = [it for it in places.old.rows if area.top <= it <= area.bottom]
        rows = moved(told or [area.top], places.row, places.is_new_row)
    for top, bottom in rows:
        for left, right in columns:
            yield _Area(top, left, bottom, right)


class _Way(NamedTuple):
    """The way of a rule's formulas, which are written for the first of its cells."""

    places: SamePlaces
    old: _Area
    new: _Area

    def formula(self, text: str) -> str | None:
        """Return a formula for the first cell of now; None when a cell in it is gone."""
        rows = [it for it in self.places.old.rows if self.places.row(it) == self.new.top]
        by_rows = (rows[0] if rows else self.old.top) - self.old.top
        gone = False

        def moved_(found: re.Match[str]) -> str:
            nonlocal gone
            if not found[2]:
                return found[0]
            row = int(found[4]) + (0 if found[3] else by_rows)
            cell = self.places.cell(row, column_number(found[2]))
            gone = gone or cell is None
            row, column = cell or (row, 1)
            return f"{found[1]}{column_letters(column)}{found[3]}{row}"

        moved_text = _REFERENCE.sub(moved_, text)
        return None if gone else moved_text
