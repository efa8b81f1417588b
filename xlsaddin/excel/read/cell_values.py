"""What a cell holds, whatever it holds: the value that Excel shows, or why there is none."""

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from functools import cache

from xlsaddin.excel.package.opc import Element, UnexpectedXml, main
from xlsaddin.excel.package.package import Package
from xlsaddin.excel.read.date_looks import Shown, date_looks
from xlsaddin.excel.read.texts import shared_texts_of, unescaped, whole_text
from xlsaddin.tabs.values import Olaslig, RawValue

_VALUE, _INLINE = main("v"), main("is")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[Ee][-+]?\d+)?", re.ASCII)
_TRUTHS = {"1": True, "0": False, "true": True, "false": False}
_FIRST_DAY = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's days have no time zone
_DAYS = 2_958_466
_DAY_THAT_NEVER_WAS = 60
"""Excel counts 29 February 1900."""
_MILLISECONDS = 86_400_000

OMOJLIGT_TAL = Olaslig("Talet i cellen går inte att läsa. Skriv det igen.")
OMOJLIG_DAG = Olaslig(
    "Cellen har datumformat, men talet i den är inget datum. Skriv om det eller byt talformat."
)


Values = Callable[[], Callable[[Element], RawValue]]
"""Gives what gives the value of a cell, read the first time that it is asked for."""


def values_of(package: Package) -> Values:
    """Return the values of a workbook's cells."""
    return cache(lambda: _value_reader(package))


def _value_reader(package: Package) -> Callable[[Element], RawValue]:
    """Return what gives the value of a cell of this workbook."""
    looks, texts = date_looks(package), shared_texts_of(package)

    def shared(text: str, _: Element) -> RawValue:
        place = int(text)
        if not 0 <= place < len(texts):
            raise UnexpectedXml("a text that is not there")
        return texts[place]

    def number(text: str, cell: Element) -> RawValue:
        return _number(text, looks.get(cell.get("s") or ""))

    kinds: Mapping[str, Callable[[str, Element], RawValue]] = {
        "n": number,
        "s": shared,
        "str": lambda text, _: unescaped(text),
        "b": lambda text, _: _TRUTHS.get(text, OMOJLIGT_TAL),
        "d": lambda text, _: _iso_moment(text),
        "e": lambda _, __: "",
    }

    def value(cell: Element) -> RawValue:
        kind = cell.get("t", "n")
        text = ""
        for child in cell:
            if child.tag == _VALUE:
                text = child.text or ""
            elif child.tag == _INLINE and kind == "inlineStr":
                return whole_text(child)
        if not text or kind == "inlineStr":
            return ""
        if kind not in kinds:
            raise UnexpectedXml(f"a cell of the kind {kind}")
        return kinds[kind](text, cell)

    return value


def _number(text: str, shown: Shown | None) -> RawValue:
    text = text.strip()
    if not text:
        return ""
    if not _NUMBER.fullmatch(text):
        return OMOJLIGT_TAL
    number = float(text)
    if not math.isfinite(number):
        return OMOJLIGT_TAL
    return number if shown is None else _moment(number, shown)


def _moment(number: float, shown: Shown) -> RawValue:
    """Return a number as its look shows it: a day, a time, both, or a time that has passed."""
    if not 0 <= number < _DAYS or int(number) == _DAY_THAT_NEVER_WAS:
        return OMOJLIG_DAG
    if shown is Shown.ELAPSED:
        return dt.timedelta(days=number)
    days, part = divmod(number, 1)
    time = dt.timedelta(milliseconds=min(round(part * _MILLISECONDS), _MILLISECONDS - 1))
    early = 1 if days < _DAY_THAT_NEVER_WAS else 0
    moment = _FIRST_DAY + dt.timedelta(days=days + early) + time
    if number < 1:
        return moment.time()
    return moment if time else moment.date()


def _iso_moment(text: str) -> RawValue:
    """Return a day or time that is written as 2023-05-17, 2023-05-17T12:30:00Z or 12:30:00."""
    try:
        if ":" in text and "-" not in text:
            return dt.time.fromisoformat(text.removesuffix("Z"))
        moment = dt.datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return OMOJLIG_DAG
    if moment < _FIRST_DAY:
        return OMOJLIG_DAG
    return moment if moment.time() != dt.time() else moment.date()
