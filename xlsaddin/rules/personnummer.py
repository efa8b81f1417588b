"""Personnummer and samordningsnummer: what is shaped like one, and cannot be another number."""

import datetime as dt
import re

from xlsaddin.domain.kalla import Kalla
from xlsaddin.rules.regel import regel

_STRECK = "+‐‑‒–−-"
_FORM = re.compile(
    r"(?<!\d)(?<!\d[-.,:/])"
    r"(?P<sekel>18|19|20)?(?P<ar>\d\d)(?P<manad>\d\d)(?P<dag>\d\d)"
    rf"(?P<isar>\s?[{_STRECK}]?\s?)(?P<nummer>\d{{4}})"
    rf"(?!\d|[.,:{_STRECK}]\d)"
)
_TELEFON = "070"
SAMORDNING = 60
"""What is added to the day of a samordningsnummer."""
SKOTTAR = 4
NIO, TIO, TOLV = 9, 10, 12


@regel(
    Kalla("Folkbokföringslagen (1991:481)", "18 och 18 a §§"),
    Kalla(
        "Skatteverket SKV 704",
        "kontrollsiffran",
        "Tio siffror i följd som börjar med 070 läses som ett telefonnummer.",
    ),
    lydelse=(
        "Ett personnummer är en giltig dag, eller dagen + 60 i ett samordningsnummer, och fyra "
        "siffror av vilka den sista är kontrollsiffra enligt modulus 10."
    ),
)
def innehaller_personnummer(text: str) -> bool:
    """Return whether a text holds a personnummer or a samordningsnummer, in any usual form.

    >>> innehaller_personnummer("Född 811218-9876."), innehaller_personnummer("802437-1234")
    (True, False)
    """
    return any(_ar_nummer(match) for match in _FORM.finditer(text))


def ar_personnummer(tal: float) -> bool:
    """Return whether a number is one, also one that has lost its first nought.

    >>> ar_personnummer(8112189876), ar_personnummer(8112189876.5), ar_personnummer(4510)
    (True, False, False)
    """
    if tal < 0 or tal % 1:
        return False
    siffror = str(int(tal))
    if len(siffror) == NIO:
        siffror = f"0{siffror}"
    return len(siffror) in {TIO, TOLV} and innehaller_personnummer(siffror)


def _ar_nummer(match: re.Match[str]) -> bool:
    falt = match.groupdict()
    if not falt["sekel"] and not falt["isar"] and match[0].startswith(_TELEFON):
        return False
    kort = falt["ar"] + falt["manad"] + falt["dag"] + falt["nummer"]
    return _ar_dag(falt["sekel"], *map(int, (falt["ar"], falt["manad"], falt["dag"]))) and _jamnt(
        kort
    )


def _ar_dag(sekel: str | None, ar: int, manad: int, dag: int) -> bool:
    """Tell whether a day is there: in its century, or in any that is possible."""
    helt_ar = 100 * int(sekel) + ar if sekel else (2000 if ar % SKOTTAR == 0 else 2001)
    if dag > SAMORDNING:
        dag -= SAMORDNING
    try:
        dt.date(helt_ar, manad, dag)
    except ValueError:
        return False
    return True


def _jamnt(siffror: str) -> bool:
    """Tell whether the check digit is right: every other digit doubled, its digits added."""
    summa = 0
    for place, siffra in enumerate(map(int, siffror)):
        vagd = siffra if place % 2 else 2 * siffra
        summa += vagd // 10 + vagd % 10
    return summa % 10 == 0
