"""The fields of a line in a SIE file, read strictly: texts, object lists, amounts, days."""

import datetime as dt
import re
from collections.abc import Sequence

ORE = 100
"""So many öre are a krona."""

_TOKEN = re.compile(
    r"""[ \t]*(?:
        "(?P<citat>(?:[^"\\]|\\.)*)"(?=[ \t{}]|$)
        |(?P<klammer>[{}])
        |(?P<ord>[^ \t"{}]+)(?=[ \t{}]|$)
    )""",
    re.VERBOSE,
)
_BELOPP = re.compile(r"(-?)(\d{1,12})(?:\.(\d{1,2}))?")
_LENIENT = re.compile(r'\s*(#\w+)\s+(?:"([^"]*)"|([^\s"]+))\s+"(.*)"\s*')
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")

Objektlista = tuple[str, ...]
"""Dimension and object, in turn."""
Falt = str | Objektlista


class Faltfel(ValueError):
    """A field that cannot be read; the message is the Swedish sentence of the remark.

    Attributes:
        falt: the field's name, "" when the whole line is meant.
    """

    def __init__(self, text: str, falt: str = "") -> None:
        super().__init__(text)
        self.falt = falt


def falt(line: str) -> list[Falt]:
    r"""Return the fields of a line; a brace that is left open at the end is the field "{".

    >>> falt('#TRANS 4010 {1 "10 A"} 60.00 "" "Hyra \\"A\\""')
    ['#TRANS', '4010', ('1', '10 A'), '60.00', '', 'Hyra "A"']

    Raises:
        Faltfel: a quote or a brace is not as SIE has them.
    """
    fields: list[Falt] = []
    objects: list[str] | None = None
    place, end = 0, len(line.rstrip())
    while place < end:
        token = _TOKEN.match(line, place, end)
        if token is None:
            raise Faltfel(_wrong_quote(line[place:end]))
        place = token.end()
        kind, text = token.lastgroup, token[token.lastgroup or 0]
        if kind == "citat":
            text = clean(text.replace('\\"', '"'))
        if kind != "klammer":
            (fields if objects is None else objects).append(text)
        elif text == "{" and objects is None:
            objects = []
        elif text == "}" and objects is not None:
            fields.append(tuple(objects))
            objects = None
        else:
            raise Faltfel("Klamrarna { } stämmer inte. Exportera filen igen.")
    if objects is not None:
        if objects:
            raise Faltfel("Objektlistan saknar }. Filen är avkortad eller skadad.")
        fields.append("{")
    return fields


def _wrong_quote(rest: str) -> str:
    if rest.count('"') % 2:
        return "Ett citattecken saknas. Filen är avkortad eller skadad."
    return f"Citattecknen i «{rest.strip()}» stämmer inte."


def lenient_name(line: str) -> tuple[str, str] | None:
    """Return the code and the name of a line whose name holds quotes of its own.

    >>> lenient_name('#KONTO 4020 "F"rskott"')
    ('4020', 'F"rskott')
    """
    match = _LENIENT.fullmatch(line)
    if match is None:
        return None
    return match[2] or match[3], clean(match[4].replace('\\"', '"').replace('""', '"'))


def clean(text: str) -> str:
    r"""Return a text with a blank for each run of control characters.

    >>> clean("Hyra\tlokal")
    'Hyra lokal'
    """
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def ore(text: Falt, namn: str = "belopp") -> int:
    """Return an amount in öre; SIE has a decimal point, at most two decimals and no other signs.

    >>> ore("-100.5"), ore("7")
    (-10050, 700)

    Raises:
        Faltfel: the amount is written otherwise.
    """
    match = _BELOPP.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise Faltfel(
            f"«{_shown(text)}» är inget belopp i SIE. Det ska stå som 1000.00 eller -1000.00.", namn
        )
    tal = int(match[2]) * ORE + int((match[3] or "").ljust(2, "0"))
    return -tal if match[1] else tal


def dag(text: Falt, namn: str = "datum") -> dt.date:
    """Return a day written as YYYYMMDD.

    Raises:
        Faltfel: it is no such day.
    """
    if isinstance(text, str) and len(text) == len("20230131") and text.isdecimal():
        try:
            return dt.date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            pass
    raise Faltfel(f"«{_shown(text)}» är inget datum. Det ska stå som ååååmmdd.", namn)


def sista_dag(period: Falt) -> dt.date:
    """Return the last day of a month written as YYYYMM.

    >>> sista_dag("202402")
    datetime.date(2024, 2, 29)

    Raises:
        Faltfel: it is no such month.
    """
    try:
        first = dag(f"{period}01" if isinstance(period, str) else period)
    except Faltfel as fel:
        text = f"«{_shown(period)}» är ingen period. Den ska stå som ååååmm."
        raise Faltfel(text, "period") from fel
    return (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)


def arsnummer(text: Falt) -> int:
    """Return a year's number: 0 is the file's year, -1 the one before.

    Raises:
        Faltfel: it is no such number.
    """
    if isinstance(text, str) and re.fullmatch(r"-?\d{1,2}", text):
        return int(text)
    raise Faltfel(f"«{_shown(text)}» är inget årsnummer. Det ska stå som 0 eller -1.", "årsnr")


def at(fields: Sequence[Falt], place: int) -> Falt:
    """Return a field, "" where the line has no such."""
    return fields[place] if place < len(fields) else ""


def text_at(fields: Sequence[Falt], place: int) -> str:
    """Return a field that is a text, "" where the line has no such."""
    field = at(fields, place)
    return field if isinstance(field, str) else ""


def objekt_at(fields: Sequence[Falt], place: int) -> Objektlista:
    """Return a field that is an object list.

    Raises:
        Faltfel: it is none, or one of dimension and object is missing.
    """
    field = at(fields, place)
    if not isinstance(field, tuple):
        raise Faltfel("Objektlistan { } saknas.", "objektlista")
    if len(field) % 2:
        raise Faltfel("I objektlistan ska dimension och objekt stå två och två.", "objektlista")
    return field


def _shown(field: Falt) -> str:
    return field if isinstance(field, str) else f"{{{' '.join(field)}}}"
