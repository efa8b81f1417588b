"""Amounts as people and systems write them, a whole column at once, to öre."""

import re
from collections.abc import Sequence

from xlsaddin.imports.mall import fraga

_BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}' "
_PLAIN = str.maketrans({**dict.fromkeys(_BLANKS), **dict.fromkeys("−–", "-")})
_ORDINARY = re.compile(r"[-0-9.,\n]*")
_TAIL = {sign: re.compile(rf"\d\{sign}(?:\d{{1,2}}|\d{{4,}})-?$", re.MULTILINE) for sign in ",."}
"""A decimal sign for certain: other than three digits after it."""
_THREE = re.compile(r"^-?\d{1,3}[.,]\d{3}-?$", re.MULTILINE)
_TIDY = re.compile(r"-?(?:\d{1,15}|\d{1,3}(?:T\d{3})+)(?:D\d+)?")
_ORE = 100


class Talfel(ValueError):
    """A column of amounts that cannot be read for certain; the message is a Swedish sentence.

    Attributes:
        place: the row, from 0, or None where the column is meant.
    """

    def __init__(self, text: str, place: int | None = None) -> None:
        super().__init__(text)
        self.place = place


def i_ore(texts: Sequence[str], decimaltecken: str = "") -> list[int | None]:
    """Return amounts in öre, None for a blank; a half öre is rounded to the even one.

    >>> i_ore(["1 234,50", "1.234,50-", "−7", "(12,00)", ""])
    [123450, -123450, -700, -1200, None]

    Args:
        texts: the amounts as they are written.
        decimaltecken: "," or "." where it is known.

    Raises:
        Talfel: a text is no amount, or the decimal sign cannot be told.
    """
    if not texts:
        return []
    joined = "\n".join(texts).translate(_PLAIN)
    if not _ORDINARY.fullmatch(joined):
        joined = "\n".join(map(_unwrapped, joined.split("\n")))
    sign = decimaltecken or decimal_sign(joined)
    other = "." if sign == "," else ","
    if other in joined or "--" in joined or "-\n" in joined or joined.endswith("-"):
        lines = [_tidied(it, sign, other, place) for place, it in enumerate(joined.split("\n"))]
    else:
        lines = (joined.replace(",", ".") if sign == "," else joined).split("\n")
    try:
        return [round(float(it) * _ORE) if it else None for it in lines]
    except ValueError:
        raise _fel(texts, lines) from None


def decimal_sign(joined: str) -> str:
    """Return the decimal sign of a column, its lines joined.

    Raises:
        Talfel: both signs are, or one could be but might as well part thousands.
    """
    certain = [sign for sign, tail in _TAIL.items() if sign in joined and tail.search(joined)]
    if len(certain) > 1:
        raise Talfel(
            fraga("Beloppen har både komma och punkt som decimaltecken", "Decimaltecken", ",", ".")
        )
    if certain:
        return certain[0]
    if three := _THREE.search(joined):
        vad = f"«{three[0]}» kan vara tusental eller decimaler"
        raise Talfel(fraga(vad, "Decimaltecken", ",", "."))
    return ","


def _unwrapped(text: str) -> str:
    """Return an amount without unit, with brackets as a minus."""
    text = re.sub(r"(?i)(?:kr|sek)\.?$", "", text)
    return f"-{text[1:-1]}" if text.startswith("(") and text.endswith(")") else text


def _tidied(text: str, sign: str, other: str, place: int) -> str:
    """Return an amount with a point and its minus first, or raise where it is no amount."""
    if text.endswith("-"):
        text = f"-{text[:-1]}"
    if text and not _TIDY.fullmatch(text.replace(sign, "D").replace(other, "T")):
        raise Talfel(f"«{text}» är inget belopp.", place)
    return text.replace(other, "").replace(sign, ".")


def _fel(texts: Sequence[str], lines: Sequence[str]) -> Talfel:
    for place, line in enumerate(lines):
        try:
            float(line or 0)
        except ValueError:
            return Talfel(f"«{texts[place].strip()}» är inget belopp.", place)
    raise AssertionError
